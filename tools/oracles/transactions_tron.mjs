// Tron's transactions by tronweb, their bytes again by the definition of Protocol Buffers, their signatures again by ethers.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { Interface, SigningKey, computeAddress } from 'ethers';
import { assertAgree } from './agree.mjs';

const { TronWeb, utils } = createRequire(import.meta.url)('tronweb');

export const packages = 'tronweb, the format by its definition, ethers';
export const origin = [
  { standard: 'Tron transactions', computed_with: ['tronweb 6.5.1', 'ethers 6.17.0', 'node:crypto'] },
];
export const fields = {
  valid: 'unsigned: raw data alone, in hex; signed: the transaction with the owner\'s signature; digests and show: lines that must be printed',
};

const hex = (bytes) => Buffer.from(bytes).toString('hex');
const account = (random) => `41${hex(random.bytes(20))}`;
const text = (address) => TronWeb.address.fromHex(address);
const number = (random) => random.pick([1, 127, 128, 1000000, 1500000, Number.MAX_SAFE_INTEGER, 1 + random.below(2 ** 40)]);
const trx = (sun) => `${(BigInt(sun) / 1000000n)}.${String(BigInt(sun) % 1000000n).padStart(6, '0')}`.replace(/\.?0+$/, '') + ' TRX';
const RESOURCES = [['BANDWIDTH', 'bandwidth'], ['ENERGY', 'energy'], ['TRON_POWER', 'Tron power']];

// --- Protocol Buffers by definition: [number, value], of which numbers are varints, and texts are bytes in hex. ---

function varint(value) {
  const bytes = [];
  for (let rest = BigInt(value); ; rest >>= 7n) {
    if (rest < 128n) return [...bytes, Number(rest)];
    bytes.push(Number(rest & 127n) | 128);
  }
}

function message(...fields) {
  const bytes = fields.flatMap(([field, value]) => {
    if (typeof value === 'boolean') value = Number(value);
    if (typeof value === 'number') return value === 0 ? [] : [...varint(field << 3), ...varint(value)];
    const content = Buffer.from(value, 'hex');
    return content.length === 0 ? [] : [...varint(field << 3 | 2), ...varint(content.length), ...content];
  });
  return hex(bytes);
}

// Each maker gives type number, name, the value as tronweb's JSON has it, the message by definition, and what must be said of it.
const CALLS = new Interface(['function transfer(address to,uint256 amount)', 'function approve(address spender,uint256 amountOrId)']);

const MAKERS = [
  (random, owner) => {
    const [to, amount] = [account(random), number(random)];
    return [1, 'TransferContract', { owner_address: owner, to_address: to, amount }, message([1, owner], [2, to], [3, amount]),
      { action: 'transfer TRX', to: text(to), value: trx(amount), valueSun: String(amount) }];
  },
  (random, owner) => {
    const [to, amount, id] = [account(random), number(random), String(1000001 + random.below(5000))];
    const name = hex(Buffer.from(id));
    return [2, 'TransferAssetContract', { owner_address: owner, to_address: to, amount, asset_name: name }, message([1, name], [2, owner], [3, to], [4, amount]),
      { action: 'transfer a TRC-10 token', to: text(to), token: id, amount: String(amount) }];
  },
  (random, owner) => {
    const contract = account(random);
    const value = random.pick([0, 0, number(random)]);
    const method = random.pick(['transfer', 'approve']);
    const other = account(random);
    const amount = BigInt(`0x${hex(random.bytes(1 + random.below(16)))}`);
    const data = CALLS.encodeFunctionData(method, [`0x${other.slice(2)}`, amount]).slice(2);
    return [31, 'TriggerSmartContract', { owner_address: owner, contract_address: contract, call_value: value, data },
      message([1, owner], [2, contract], [3, value], [4, data]),
      { action: 'call a contract', to: text(contract), value: trx(value), valueSun: String(value), method: `${method}(address,uint256)`,
        arguments: [{ name: method === 'transfer' ? 'to' : 'spender', value: text(other) }, { name: method === 'transfer' ? 'amount' : 'amountOrId', value: String(amount) }],
        dataLength: '68' }];
  },
  (random, owner) => {
    const votes = Array.from({ length: 1 + random.below(3) }, () => [account(random), 1 + random.below(10000)]);
    return [4, 'VoteWitnessContract', { owner_address: owner, votes: votes.map(([vote_address, vote_count]) => ({ vote_address, vote_count })) },
      message([1, owner], ...votes.map(([witness, count]) => [2, message([1, witness], [2, count])])),
      { action: 'vote for witnesses', votes: votes.map(([witness, count]) => ({ witness: text(witness), count: String(count) })) }];
  },
  (random, owner) => {
    const name = random.pick(['alice', 'Grüße', 'bell\u0007']);
    return [10, 'AccountUpdateContract', { owner_address: owner, account_name: hex(Buffer.from(name)) }, message([1, hex(Buffer.from(name))], [2, owner]),
      { action: 'name the account', name: name.replace('\u0007', '\\x07') }];
  },
  (random, owner) => {
    const made = account(random);
    return [0, 'AccountCreateContract', { owner_address: owner, account_address: made }, message([1, owner], [2, made]), { action: 'activate an account', account: text(made) }];
  },
  (random, owner) => [13, 'WithdrawBalanceContract', { owner_address: owner }, message([1, owner]), { action: 'withdraw rewards' }],
  (random, owner) => {
    const [amount, kind] = [number(random), random.below(3)];
    return [54, 'FreezeBalanceV2Contract', { owner_address: owner, frozen_balance: amount, resource: RESOURCES[kind][0] }, message([1, owner], [2, amount], [3, kind]),
      { action: 'stake TRX', value: trx(amount), resource: RESOURCES[kind][1] }];
  },
  (random, owner) => {
    const [amount, kind] = [number(random), random.below(3)];
    return [55, 'UnfreezeBalanceV2Contract', { owner_address: owner, unfreeze_balance: amount, resource: RESOURCES[kind][0] }, message([1, owner], [2, amount], [3, kind]),
      { action: 'unstake TRX', value: trx(amount), resource: RESOURCES[kind][1] }];
  },
  (random, owner) => [56, 'WithdrawExpireUnfreezeContract', { owner_address: owner }, message([1, owner]), { action: 'withdraw unstaked TRX' }],
  (random, owner) => [59, 'CancelAllUnfreezeV2Contract', { owner_address: owner }, message([1, owner]), { action: 'cancel all unstaking' }],
  (random, owner) => {
    const [amount, kind, to, lock] = [number(random), random.below(2), account(random), random.chance(50)];
    const period = lock ? random.below(86400) : 0;
    return [57, 'DelegateResourceContract', { owner_address: owner, balance: amount, resource: RESOURCES[kind][0], receiver_address: to, lock, lock_period: period },
      message([1, owner], [2, kind], [3, amount], [4, to], [5, lock], [6, period]),
      { action: 'lend resources to another account', to: text(to), value: trx(amount), resource: RESOURCES[kind][1], locked: lock ? 'yes' : 'no' }];
  },
  (random, owner) => {
    const [amount, kind, to] = [number(random), random.below(2), account(random)];
    return [58, 'UnDelegateResourceContract', { owner_address: owner, balance: amount, resource: RESOURCES[kind][0], receiver_address: to },
      message([1, owner], [2, kind], [3, amount], [4, to]), { action: 'take lent resources back', to: text(to), value: trx(amount) }];
  },
  (random, owner) => {
    const [amount, kind, days] = [number(random), random.below(2), 3];
    return [11, 'FreezeBalanceContract', { owner_address: owner, frozen_balance: amount, frozen_duration: days, resource: RESOURCES[kind][0] },
      message([1, owner], [2, amount], [3, days], [10, kind]), { action: 'stake TRX (before version 2)', value: trx(amount), days: '3', resource: RESOURCES[kind][1] }];
  },
  (random, owner) => {
    const [kind, to] = [random.below(2), account(random)];
    return [12, 'UnfreezeBalanceContract', { owner_address: owner, resource: RESOURCES[kind][0], receiver_address: to }, message([1, owner], [10, kind], [15, to]),
      { action: 'unstake TRX (before version 2)', resource: RESOURCES[kind][1], receiver: text(to) }];
  },
];

export async function random(random) {
  const key = random.bytes(32);
  key[0] &= 0x7f;
  const owner = `41${computeAddress(`0x${hex(key)}`).slice(2).toLowerCase()}`;
  const [number_, name, value, parameter, said] = random.pick(MAKERS)(random, owner);
  const timestamp = 1500000000000 + random.below(2 ** 39);
  const expiration = timestamp + 60000;
  const memo = random.chance(30) ? random.pick(['hello', 'Grüße', '\u001b[31m']) : '';
  const limit = name === 'TriggerSmartContract' ? number(random) : 0;
  const [block, hash] = [hex(random.bytes(2)), hex(random.bytes(8))];
  const transaction = {
    visible: false,
    raw_data: {
      contract: [{ type: name, parameter: { value, type_url: `type.googleapis.com/protocol.${name}` } }],
      ref_block_bytes: block, ref_block_hash: hash, timestamp, expiration, data: hex(Buffer.from(memo)) || undefined, fee_limit: limit || undefined,
    },
  };
  const built = utils.transaction.txJsonToPb(transaction);
  const contract = message([1, number_], [2, message([1, hex(Buffer.from(`type.googleapis.com/protocol.${name}`))], [2, parameter])]);
  const raw = assertAgree('raw data', {
    tronweb: utils.transaction.txPbToRawDataHex(built).toLowerCase(),
    definition: message([1, block], [4, hash], [8, expiration], [10, hex(Buffer.from(memo))], [11, contract], [14, timestamp], [18, limit]),
  });
  const id = assertAgree('id', {
    tronweb: utils.transaction.txPbToTxID(built).replace(/^0x/, ''), node: createHash('sha256').update(Buffer.from(raw, 'hex')).digest('hex'),
  });
  const other = new SigningKey(key).sign(`0x${id}`);
  const signature = assertAgree('signature', {
    tronweb: utils.crypto.signTransaction(hex(key), { txID: id }).signature[0].toLowerCase(),
    ethers: other.r.slice(2) + other.s.slice(2) + other.v.toString(16),
  });
  built.addSignature(Uint8Array.from(Buffer.from(signature, 'hex')));
  const signed = assertAgree('transaction', { tronweb: hex(built.serializeBinary()), definition: message([1, raw], [2, signature]) });
  const at = (ms) => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  const show = { type: name, from: text(owner), ...said, feeLimitSun: String(limit), created: at(timestamp), expires: at(expiration), signed: 'yes', signers: [{ account: text(owner) }] };
  if (memo) show.memo = memo.replace('\u001b', '\\x1b');
  if (limit) show.fee = `energy: at most ${trx(limit)}; bandwidth on top`;
  return { kind: name, private_key: hex(key), unsigned: raw, signed, digests: { txID: id, signers: [{ account: text(owner) }] }, show };
}

export async function published() {
  return [];
}
