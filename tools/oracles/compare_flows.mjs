// Holds the program's two ends against the service's own packages: node compare_flows.mjs --program PATH [--seed TEXT] [--rounds 1000] [--kinds PATTERN] [--crates PATH]
// --crates: the program of rust/, made by `cargo build --release` there.
// Prints a table in Markdown; exits 1 if anything differs.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Flow } from './flow.mjs';
import { kinds } from './flows.mjs';
import { startCrates } from './crates.mjs';
import { notes } from './signatures.mjs';
import { Program } from './program.mjs';
import { Random } from './random.mjs';
import { Tally } from './tally.mjs';

const { values } = parseArgs({ options: { program: { type: 'string' }, seed: { type: 'string', default: 'coffer' }, rounds: { type: 'string', default: '1000' },
  kinds: { type: 'string', default: '' }, crates: { type: 'string' } } });
if (values.program === undefined) throw new Error('--program PATH is needed');
const program = new Program(values.program);
const random = new Random(values.seed);
const tally = new Tally();
const stopCrates = values.crates === undefined ? () => {} : startCrates(values.crates);
const chosen = Object.entries(kinds).filter(([key, { needs }]) => new RegExp(values.kinds).test(key) && (needs === undefined || values.crates !== undefined));

for (let i = 0; i < Number(values.rounds); ++i) {
  const flow = new Flow(program, random);
  for (const [, { name, oracles, check }] of chosen) {
    const complaint = await check(flow, random).then(() => undefined, (error) => error.stack);
    tally.count(name, oracles, complaint === undefined, `round ${i}: ${complaint}`);
  }
  program.forget();
}
program.close();
stopCrates();

console.log(tally.table());
const { compared, agreeing } = tally.sums();
console.log(`\n${agreeing} of ${compared} agree (${values.rounds} rounds, seed "${values.seed}"); ${notes.nonCanonical} stamps of Ethereum wallets had DER that is not canonical.`);

const beside = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const packages = ['@turnkey/crypto', '@turnkey/api-key-stamper', '@turnkey/wallet-stamper', '@hpke/core', '@noble/curves', 'viem'];
const versions = packages.map((name) => `${name} ${JSON.parse(beside(`node_modules/${name}/package.json`)).version}`);
const crates = values.crates === undefined ? [] : [...beside('rust/Cargo.toml').matchAll(/^((?:turnkey|qos)\w+) = "=(.+)"$/gm)].map(([, name, version]) => `${name} ${version}`);
console.log(`\n${[...versions, ...crates].join(', ')}, node ${process.versions.node}.`);
process.exit(compared === agreeing ? 0 : 1);
