// Compares the program, as client and as enclave, with the service's own packages:
//
//     node compare_flows.mjs --program PATH [--seed TEXT] [--rounds 1000] [--kinds PATTERN] [--crates PATH] [--go PATH] [--python PATH]
//
// --kinds: a regular expression for "row / packages". --crates: the program of rust/. --go: the program of go/. --python: an interpreter
// with the packages of python/requirements.txt. Prints a table in Markdown; exits 1 if anything differs.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Flow } from './flow.mjs';
import { kinds } from './flows.mjs';
import { crates } from './crates.mjs';
import { modules } from './go.mjs';
import { interpreter } from './python.mjs';
import { notes } from './signatures.mjs';
import { Program } from './program.mjs';
import { Random } from './random.mjs';
import { Tally } from './tally.mjs';

const { values } = parseArgs({ options: { program: { type: 'string' }, seed: { type: 'string', default: 'coffer' }, rounds: { type: 'string', default: '1000' },
  kinds: { type: 'string', default: '' }, crates: { type: 'string' }, go: { type: 'string' }, python: { type: 'string' } } });
if (values.program === undefined) throw new Error('--program PATH is needed');
const program = new Program(values.program);
const random = new Random(values.seed);
const tally = new Tally();
const beside = (path) => new URL(path, import.meta.url);
if (values.crates !== undefined) crates.start(values.crates);
if (values.go !== undefined) modules.start(values.go);
if (values.python !== undefined) interpreter.start(values.python, [beside('python/oracle.py').pathname]);
const chosen = Object.entries(kinds).filter(([key, { needs }]) => new RegExp(values.kinds).test(key) && (needs === undefined || needs.started));

for (let i = 0; i < Number(values.rounds); ++i) {
  const flow = new Flow(program, random);
  for (const [, { name, oracles, check }] of chosen) {
    const complaint = await check(flow, random).then(() => undefined, (error) => error.stack);
    tally.count(name, oracles, complaint === undefined, `round ${i}: ${complaint}`);
  }
  program.forget();
}
program.close();
for (const peer of [crates, modules, interpreter]) peer.stop();

console.log(tally.table());
const { compared, agreeing } = tally.sums();
console.log(`\n${agreeing} of ${compared} agree (${values.rounds} rounds, seed "${values.seed}"); ${notes.nonCanonical} stamps of Ethereum wallets had non-canonical DER.`);

const read = (path) => readFileSync(beside(path), 'utf8');
const packages = ['@turnkey/crypto', '@turnkey/api-key-stamper', '@turnkey/wallet-stamper', '@hpke/core', '@noble/curves', 'viem'];
const versions = packages.map((name) => `${name} ${JSON.parse(read(`node_modules/${name}/package.json`)).version}`);
const pinned = [[crates, 'rust/Cargo.toml', /^((?:turnkey|qos)\w+) = "=(.+)"$/gm], [modules, 'go/go.mod', /^\t(github\.com\/tkhq\S+) (v\S+)$/gm],
  [interpreter, 'python/requirements.txt', /^(\S+)==(\S+)$/gm]];
const others = pinned.filter(([peer]) => peer.started).flatMap(([, path, pattern]) => [...read(path).matchAll(pattern)].map(([, name, version]) => `${name} ${version}`));
console.log(`\n${[...versions, ...others].join(', ')}, node ${process.versions.node}.`);
process.exit(compared === agreeing ? 0 : 1);
