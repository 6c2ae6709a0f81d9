// Transactions by independent packages: vectors, and comparison with the program.
//
//     node transactions.mjs vectors ethereum > ../../vectors/tx/ethereum.json
//     node transactions.mjs compare --program ../../build/release/coffer [--count 1000] [--seed transactions] [--only tron]
//
// A chain is a module with `origin`, `fields`, `published` and `random(random)`, each of whose records has the transaction unsigned and
// signed, its key, its digests, and what must be shown of it.
import { parseArgs } from 'node:util';
import { Program } from './program.mjs';
import { Random } from './random.mjs';
import * as ethereum from './transactions_ethereum.mjs';
import * as solana from './transactions_solana.mjs';
import * as tron from './transactions_tron.mjs';

const CHAINS = { ethereum, solana, tron };
const VECTORS = 60;

async function vectors(name) {
  const chain = CHAINS[name];
  const random = new Random(`transactions/${name}`);
  const records = await chain.published();
  for (let i = 0; i < VECTORS; ++i) records.push(await chain.random(random));
  const lines = records.map((record) => JSON.stringify(record)).join(',\n');
  const origin = chain.origin.map((entry) => JSON.stringify(entry)).join(',\n');
  process.stdout.write(`{\n"origin":[\n${origin}\n],\n"fields":${JSON.stringify(chain.fields)},\n"valid":[\n${lines}\n]\n}\n`);
}

function differences(record, answers) {
  const wrong = [];
  // Of an object, the members that are wanted; of a list, all.
  const part = (got, wanted) => {
    if (Array.isArray(wanted)) return Array.isArray(got) && got.length === wanted.length ? wanted.map((item, i) => part(got[i], item)) : got;
    if (wanted === null || typeof wanted !== 'object') return got;
    return Object.fromEntries(Object.keys(wanted).map((name) => [name, part(got?.[name], wanted[name])]));
  };
  const check = (name, got, wanted) => { if (JSON.stringify(part(got, wanted)) !== JSON.stringify(wanted)) wrong.push({ name, got, wanted }); };
  const { shown, hashed, signed } = answers;
  check('signed', signed.signedTransaction, record.signed);
  for (const [name, value] of Object.entries(record.digests)) check(name, hashed[name], value);
  for (const [name, value] of Object.entries(record.show)) check(name, shown[name], value);
  return wrong;
}

async function compare({ program, count, seed, only }) {
  const coffer = new Program(program);
  for (const [name, chain] of Object.entries(CHAINS).filter(([one]) => !only || one === only)) {
    const random = new Random(`${seed}/${name}`);
    const kinds = {};
    for (let i = 0; i < count; ++i) {
      const record = await chain.random(random);
      const run = (verb, text, ...more) => {
        const done = coffer.run(['tx', verb, '--chain', name, '--transaction-file', coffer.file(text), ...more]);
        if (done.status !== 0) throw new Error(`${name} ${verb}: ${done.error} ${JSON.stringify(record)}`);
        return done.objects[0];
      };
      const wrong = differences(record, {
        signed: run('sign', record.unsigned, '--key-file', coffer.file(record.private_key)),
        hashed: run('hash', record.signed), shown: run('show', record.signed),
      });
      if (wrong.length) throw new Error(`${name}: ${JSON.stringify(wrong)}\n${JSON.stringify(record)}`);
      kinds[record.kind] = (kinds[record.kind] ?? 0) + 1;
    }
    for (const [kind, number] of Object.entries(kinds).sort()) console.log(`| ${name}: ${kind} | ${number} | ${number} | ${chain.packages} |`);
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { program: { type: 'string' }, count: { type: 'string', default: '1000' }, seed: { type: 'string', default: 'transactions' }, only: { type: 'string' } },
});
if (positionals[0] === 'vectors') await vectors(positionals[1]);
else await compare({ ...values, count: Number(values.count) });
