// Compares the program with the oracles: node compare.mjs --program PATH [--seed TEXT] [--wallets 1000] [--bundles 100]
// Prints a table in Markdown; exits 1 if anything differs.
import { parseArgs } from 'node:util';
import { Random } from './random.mjs';
import { walletCase } from './cases.mjs';
import { label, rows as allRows } from './formats.mjs';
import { bundleKinds } from './bundles.mjs';
import { Program } from './program.mjs';
import { assertAgree } from './agree.mjs';
import { Tally } from './tally.mjs';

const { values } = parseArgs({ options: { program: { type: 'string' }, seed: { type: 'string', default: 'coffer' }, wallets: { type: 'string', default: '1000' },
  bundles: { type: 'string', default: '100' } } });
if (values.program === undefined) throw new Error('--program PATH is needed');
const program = new Program(values.program);
const random = new Random(values.seed);
const CURVES = { secp256k1: 'CURVE_SECP256K1', ed25519: 'CURVE_ED25519', p256: 'CURVE_P256' };
const nameOf = (format) => format.toLowerCase().replaceAll('_', '-');

const offered = new Map(program.run(['formats']).objects.map(({ name, curves }) => [name, curves]));
const rows = allRows.filter((row) => offered.get(nameOf(row.format))?.includes(CURVES[row.curve]));
const covered = new Set(rows.map((row) => nameOf(row.format)));
const tally = new Tally();
const count = (...row) => tally.count(...row);

function compareAccounts(wallet, source) {
  const accounts = wallet.accounts.map(({ format, curve, path, options }) => ({ curve: CURVES[curve], pathFormat: 'PATH_FORMAT_BIP32', path,
    addressFormat: nameOf(format), ...(options && { options }) }));
  const { objects, error } = program.run(['derive', ...source, '--accounts', program.file(JSON.stringify(accounts)), '--soft-ed25519', 'harden', '--show-private']);
  wallet.accounts.forEach((expected, i) => {
    const got = objects[i] ?? {};
    const agrees = ['address', 'publicKey', 'privateKey', 'path', 'effectivePath'].every((name) => got[name] === expected[name]);
    const row = rows.find((r) => r.format === expected.format && r.curve === expected.curve && JSON.stringify(r.options) === JSON.stringify(expected.options));
    count(label(row), expected.oracles, agrees, `${expected.path}: ${error ?? `${got.address}, expected ${expected.address}`}`);
  });
}

function compareNodes(wallet, source) {
  const oracles = { secp256k1: ['bip32', '@scure/bip32', '@trustwallet/wallet-core'], ed25519: ['micro-key-producer', 'ed25519-hd-key', '@trustwallet/wallet-core'],
    p256: ['SLIP-10 over @noble/curves', 'SLIP-10 over node:crypto', '@trustwallet/wallet-core'] };
  for (const node of wallet.nodes) {
    const { objects, error } = program.run(['node', ...source, '--curve', node.curve, '--path', node.path, '--show-private']);
    const names = Object.keys(node).filter((name) => name !== 'curve');
    const wrong = names.filter((name) => objects[0]?.[name] !== node[name]);
    count(`node on ${node.curve}`, oracles[node.curve], wrong.length === 0, `${node.path}: ${error ?? wrong.join(', ')}`);
  }
}

/// Addresses as text: what the oracles made is accepted, and made again from its key; addresses with a tag are made from a key.
async function compareTexts(wallet) {
  const account = random.pick(wallet.accounts.filter((a) => a.options?.hrp === undefined));
  const format = nameOf(account.format);
  const curve = ['--curve', account.curve];
  const checked = program.run(['address', 'check', '--format', format, ...curve, '--', account.address]);
  count('address check', ['those of the format'], checked.objects[0]?.valid === true, `${format} ${account.address}: ${checked.error}`);
  if (account.options === undefined) {
    const made = program.run(['address', 'encode', '--format', format, ...curve, '--public-key', account.publicKey]);
    count('address encode', ['those of the format'], made.objects[0]?.address === account.address, `${format} ${account.publicKey}: ${made.error}`);
  }
  for (const row of rows.filter((r) => r.tag !== undefined)) {
    const key = random.pick(wallet.accounts.filter((other) => other.curve === row.curve));
    const tag = random.pick([0, 1, 0xffffffff, random.below(0x100000000)]);
    const results = {};
    for (const [name, oracle] of Object.entries(row.oracles)) results[name] = await oracle(key, tag);
    const address = assertAgree(`${row.format} with a tag`, results);
    const made = program.run(['address', 'encode', '--format', nameOf(row.format), '--public-key', key.publicKey, '--tag', String(tag)]);
    count(`${label(row)} with a tag`, Object.keys(results), made.objects[0]?.address === address, `${key.publicKey} ${tag}: ${made.error ?? made.objects[0]?.address}`);
  }
}

for (let i = 0; i < Number(values.wallets); ++i) {
  const wallet = await walletCase(random, 2, 1, rows);
  const source = ['--mnemonic-file', program.file(wallet.mnemonic), '--passphrase-file', program.file(wallet.passphrase)];
  const { objects, error } = program.run(['mnemonic', 'seed', ...source]);
  count('seed', ['bip39', 'node:crypto'], objects[0]?.seed === wallet.seed, error ?? wallet.language);
  compareAccounts(wallet, source);
  compareNodes(wallet, source);
  await compareTexts(wallet);
  if (i < Number(values.bundles)) {
    for (const [name, { check, oracles }] of Object.entries(bundleKinds)) {
      const complaint = await check(program, random, wallet);
      count(name, oracles, complaint === undefined, complaint);
    }
  }
  program.forget();
}
program.close();

console.log(tally.table());
const { compared, agreeing } = tally.sums();
console.log(`\n${agreeing} of ${compared} agree (${values.wallets} wallets, seed "${values.seed}").`);
const uncovered = [...offered.keys()].filter((name) => !covered.has(name));
if (uncovered.length > 0) console.log(`\nNot compared here (tests and vectors cover them): ${uncovered.join(', ')}.`);
process.exit(compared === agreeing ? 0 : 1);
