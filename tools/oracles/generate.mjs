// Writes cases as JSON Lines, one wallet a line: node generate.mjs --seed TEXT [--wallets 1000] [--accounts 2] [--nodes 3] > cases.jsonl
import { parseArgs } from 'node:util';
import { Random } from './random.mjs';
import { walletCase } from './cases.mjs';

const { values } = parseArgs({ options: { seed: { type: 'string' }, wallets: { type: 'string', default: '1000' }, accounts: { type: 'string', default: '2' },
  nodes: { type: 'string', default: '3' } } });
if (values.seed === undefined) throw new Error('--seed TEXT is needed');
const random = new Random(values.seed);
for (let i = 0; i < Number(values.wallets); ++i) {
  const wallet = await walletCase(random, Number(values.accounts), Number(values.nodes));
  if (!process.stdout.write(JSON.stringify(wallet) + '\n')) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
process.stdout.end(() => process.exit(0));
