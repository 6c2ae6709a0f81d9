// Writes the first account of every format of the service, in the form in which the service lists accounts: node accounts.mjs < PHRASE.
// Paths of Ed25519 keys are the effective ones, every component hardened.
import crypto from 'node:crypto';
import fs from 'node:fs';
import { Tree, harden } from './trees.mjs';
import { rows } from './formats.mjs';
import { assertAgree } from './agree.mjs';
import { defaultPath } from './cases.mjs';

const phrase = fs.readFileSync(0, 'utf8').trim();
const tree = new Tree(crypto.pbkdf2Sync(phrase.normalize('NFKD'), 'mnemonic', 2048, 64, 'sha512').toString('hex'));
const accounts = [];
for (const row of rows) {
  if (!row.service || row.options) continue;
  const path = row.curve === 'ed25519' ? harden(defaultPath(row)) : defaultPath(row);
  const key = tree.node(row.curve, path);
  const results = {};
  for (const [name, oracle] of Object.entries(row.oracles)) results[name] = await oracle(key);
  const curve = row.curve === 'p256' ? 'CURVE_P256' : `CURVE_${row.curve.toUpperCase()}`;
  accounts.push({ curve, pathFormat: 'PATH_FORMAT_BIP32', path, addressFormat: `ADDRESS_FORMAT_${row.format}`, address: assertAgree(row.format, results) });
}
process.stdout.write(`{"accounts":[\n${accounts.map((account) => JSON.stringify(account)).join(',\n')}\n]}\n`);
process.exit(0);
