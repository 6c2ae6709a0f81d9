// Holds the program's two ends against the service's own packages: node compare_flows.mjs --program PATH [--seed TEXT] [--rounds 1000] [--kinds WORD]
// Prints a table in Markdown; exits 1 if anything differs.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Flow } from './flow.mjs';
import { kinds } from './flows.mjs';
import { notes } from './signatures.mjs';
import { Program } from './program.mjs';
import { Random } from './random.mjs';
import { Tally } from './tally.mjs';

const { values } = parseArgs({ options: { program: { type: 'string' }, seed: { type: 'string', default: 'coffer' }, rounds: { type: 'string', default: '1000' },
  kinds: { type: 'string', default: '' } } });
if (values.program === undefined) throw new Error('--program PATH is needed');
const program = new Program(values.program);
const random = new Random(values.seed);
const tally = new Tally();
const chosen = Object.entries(kinds).filter(([name]) => name.includes(values.kinds));

for (let i = 0; i < Number(values.rounds); ++i) {
  const flow = new Flow(program, random);
  for (const [name, { oracles, check }] of chosen) {
    const complaint = await check(flow, random).then(() => undefined, (error) => error.stack);
    tally.count(name, oracles, complaint === undefined, `round ${i}: ${complaint}`);
  }
  program.forget();
}
program.close();

console.log(tally.table());
const { compared, agreeing } = tally.sums();
console.log(`\n${agreeing} of ${compared} agree (${values.rounds} rounds, seed "${values.seed}"); ${notes.nonCanonical} stamps of Ethereum wallets had DER that is not canonical.`);
const version = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;
console.log(`\n${['@turnkey/crypto', '@turnkey/api-key-stamper', '@turnkey/wallet-stamper', '@hpke/core', '@noble/curves', 'viem'].map((name) => `${name} ${version(name)}`).join(', ')}, node ${process.versions.node}.`);
process.exit(compared === agreeing ? 0 : 1);
