// Holds the oracles against vectors/address: node check_vectors.mjs. Both were computed by such packages, at different times and versions.
import { readFileSync, readdirSync } from 'node:fs';
import { rows } from './formats.mjs';

const folder = new URL('../../vectors/address/', import.meta.url);
const counts = {};
let wrong = 0;
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'wallets.json')) {
  for (const account of JSON.parse(readFileSync(new URL(file, folder), 'utf8')).valid) {
    for (const expected of account.addresses) {
      const script = expected.alternative ? expected.script : undefined;
      const row = rows.find((r) => r.format === expected.format && r.options?.hrp === undefined && r.curve === account.curve && r.options?.script === script && r.options?.ton === undefined);
      if (row === undefined) continue;
      const key = { publicKey: account.public_key, privateKey: account.private_key };
      for (const [name, oracle] of Object.entries(row.oracles)) {
        const address = await oracle(key, expected.tag);
        counts[expected.format] = (counts[expected.format] ?? 0) + 1;
        if (address !== expected.address) {
          ++wrong;
          console.error(`${file} ${expected.format} ${account.path}: ${name} gives ${address}, the vector says ${expected.address}`);
        }
      }
    }
  }
}
console.log(`${Object.values(counts).reduce((a, b) => a + b, 0)} comparisons in ${Object.keys(counts).length} formats, ${wrong} differ`);
process.exit(wrong === 0 ? 0 : 1);
