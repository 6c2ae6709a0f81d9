// Solana's transactions by @solana/web3.js and @solana/spl-token, their bytes again by the definition of the format.
import { createPrivateKey, sign } from 'node:crypto';
import * as spl from '@solana/spl-token';
import * as web3 from '@solana/web3.js';
import bs58 from 'bs58';
import { assertAgree } from './agree.mjs';

export const packages = '@solana/web3.js, the format by its definition over node:crypto';
export const origin = [
  { standard: 'Solana transactions, legacy and version 0', computed_with: ['@solana/web3.js 1.99.0', '@solana/spl-token 0.4.14', 'node:crypto'] },
];
export const fields = {
  valid: 'unsigned: with empty slots, and hex; message: alone; signed: with the slot of private_key (a seed) filled; digests and show: lines that must be printed; other signers have signed already',
};

const MEMO = new web3.PublicKey('MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr');
const account = (random) => web3.Keypair.fromSeed(random.bytes(32)).publicKey;
const number = (random) => random.pick([0n, 1n, 5000n, 10n ** 9n, 1500000000n, (1n << 53n) - 1n, BigInt(`0x${random.bytes(1 + random.below(6)).toString('hex')}`)]);

function sol(lamports) {
  const digits = String(lamports).padStart(10, '0');
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`.replace(/\.?0+$/, '') + ' SOL';
}

// Each maker gives an instruction and what must be said of it.
const MAKERS = [
  (random, payer) => {
    const [to, lamports] = [account(random), number(random)];
    return [web3.SystemProgram.transfer({ fromPubkey: payer, toPubkey: to, lamports }),
      { program: 'System', action: 'transfer', from: String(payer), to: String(to), value: sol(lamports), lamports: String(lamports) }];
  },
  (random, payer) => {
    const [made, owner, lamports, space] = [random.peer(), account(random), number(random), random.below(10000)];
    return [web3.SystemProgram.createAccount({ fromPubkey: payer, newAccountPubkey: made, lamports: Number(lamports), space, programId: owner }),
      { program: 'System', action: 'create account', from: String(payer), newAccount: String(made), value: sol(lamports), space: String(space), owner: String(owner) }];
  },
  (random, payer) => {
    const [nonce] = [account(random)];
    return [web3.SystemProgram.nonceAdvance({ noncePubkey: nonce, authorizedPubkey: payer }),
      { program: 'System', action: 'use a durable nonce', nonceAccount: String(nonce), authority: String(payer) }];
  },
  (random, payer) => {
    const [from, to, amount] = [account(random), account(random), number(random)];
    return [spl.createTransferInstruction(from, to, payer, amount),
      { program: 'Token', action: 'transfer tokens', source: String(from), destination: String(to), authority: String(payer), amount: String(amount) }];
  },
  (random, payer) => {
    const [from, mint, to, amount, decimals] = [account(random), account(random), account(random), number(random), random.below(20)];
    const newer = random.chance(30);
    return [spl.createTransferCheckedInstruction(from, mint, to, payer, amount, decimals, [], newer ? spl.TOKEN_2022_PROGRAM_ID : undefined),
      { program: newer ? 'Token-2022' : 'Token', action: 'transfer tokens', source: String(from), mint: String(mint), destination: String(to),
        authority: String(payer), amount: String(amount), decimals: String(decimals) }];
  },
  (random, payer) => {
    const [from, delegate, amount] = [account(random), account(random), number(random)];
    return [spl.createApproveInstruction(from, delegate, payer, amount),
      { program: 'Token', action: 'let another account spend tokens', source: String(from), delegate: String(delegate), amount: String(amount) }];
  },
  (random, payer) => {
    const [from, next] = [account(random), random.chance(50) ? account(random) : null];
    return [spl.createSetAuthorityInstruction(from, payer, spl.AuthorityType.AccountOwner, next),
      { program: 'Token', action: 'change an authority', account: String(from), authority: String(payer), authorityType: '2', newAuthority: next ? String(next) : 'none' }];
  },
  (random, payer) => {
    const [from, to] = [account(random), account(random)];
    return [spl.createCloseAccountInstruction(from, to, payer),
      { program: 'Token', action: 'close token account', account: String(from), destination: String(to), authority: String(payer) }];
  },
  (random, payer) => {
    const [owner, mint] = [account(random), account(random)];
    const made = spl.getAssociatedTokenAddressSync(mint, owner);
    const again = random.chance(50);
    return [(again ? spl.createAssociatedTokenAccountIdempotentInstruction : spl.createAssociatedTokenAccountInstruction)(payer, made, owner, mint),
      { program: 'Associated Token Account', action: `create associated token account${again ? ', if there is none' : ''}`, payer: String(payer),
        account: String(made), owner: String(owner), mint: String(mint) }];
  },
  (random, payer) => {
    const text = random.pick(['', 'hello', 'Grüße 日本語', 'order 7\n', '\u001b[2J', 'a\\b', '\u202e']);
    const shown = [...text].map((c) => (c === '\\' ? '\\\\' : c < ' ' || c === '\u202e' ? [...Buffer.from(c)].map((b) => `\\x${b.toString(16).padStart(2, '0')}`).join('') : c)).join('');
    return [new web3.TransactionInstruction({ programId: MEMO, keys: [], data: Buffer.from(text) }), { program: 'Memo', action: 'memo', text: shown }];
  },
  (random, payer) => {
    const program = account(random);
    const accounts = Array.from({ length: random.below(4) }, () => ({ pubkey: account(random), isSigner: false, isWritable: random.chance(50) }));
    const data = random.bytes(random.below(40));
    const said = { program: String(program), action: 'not known', data: data.toString('hex') };
    if (accounts.length) said.accounts = accounts.map((one) => ({ account: String(one.pubkey) }));
    return [new web3.TransactionInstruction({ programId: program, keys: accounts, data }), said];
  },
];

const compact = (value) => (value < 0x80 ? [value] : [value & 0x7f | 0x80, value >> 7]);

// The message from its parsed form, as the documents have the format.
function byDefinition(message) {
  const legacy = message.version === 'legacy';
  const list = (items, write) => [...compact(items.length), ...items.flatMap(write)];
  const header = message.header;
  const keys = legacy ? message.accountKeys : message.staticAccountKeys;
  return Buffer.from([
    ...(legacy ? [] : [0x80]), header.numRequiredSignatures, header.numReadonlySignedAccounts, header.numReadonlyUnsignedAccounts,
    ...list(keys, (key) => [...key.toBytes()]), ...bs58.decode(message.recentBlockhash),
    ...list(message.compiledInstructions, (one) => [one.programIdIndex, ...list([...one.accountKeyIndexes], (i) => [i]), ...list([...one.data], (b) => [b])]),
    ...(legacy ? [] : list(message.addressTableLookups, (one) => [...one.accountKey.toBytes(), ...list([...one.writableIndexes], (i) => [i]), ...list([...one.readonlyIndexes], (i) => [i])])),
  ]);
}

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const signature = (seed, message) => sign(null, message, createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' }));

export async function random(source) {
  const seed = source.bytes(32);
  const payer = web3.Keypair.fromSeed(seed);
  const peers = [];
  const random = Object.assign(Object.create(source), {
    bytes: (n) => source.bytes(n), below: (n) => source.below(n), pick: (list) => source.pick(list), chance: (percent) => source.chance(percent),
    peer: () => { const pair = web3.Keypair.fromSeed(source.bytes(32)); peers.push(pair); return pair.publicKey; },
  });
  const instructions = [];
  const said = [];
  let price = 0n, units;
  if (source.chance(50)) {
    [price, units] = [number(random) % (1n << 40n), source.pick([undefined, 1, 200000, 1400000])];
    instructions.push(web3.ComputeBudgetProgram.setComputeUnitPrice({ microLamports: price }));
    said.push({ program: 'Compute Budget', action: 'set the price of a compute unit', microLamportsPerUnit: String(price) });
    if (units !== undefined) {
      instructions.push(web3.ComputeBudgetProgram.setComputeUnitLimit({ units }));
      said.push({ program: 'Compute Budget', action: 'limit compute units', units: String(units) });
    }
  }
  for (let i = 1 + source.below(3); i > 0; --i) {
    const [instruction, words] = source.pick(MAKERS)(random, payer.publicKey);
    instructions.push(instruction);
    said.push(words);
  }
  const recentBlockhash = bs58.encode(source.bytes(32));
  const version0 = source.chance(60);
  const build = new web3.TransactionMessage({ payerKey: payer.publicKey, recentBlockhash, instructions });
  const tables = [];
  if (version0 && source.chance(60)) {
    // A table that holds the accounts of the last instruction that neither sign nor run.
    const addresses = instructions.at(-1).keys.filter((key) => !key.isSigner).map((key) => key.pubkey);
    tables.push(new web3.AddressLookupTableAccount({ key: account(random), state: { addresses: [account(random), ...addresses], deactivationSlot: 0n, lastExtendedSlot: 0, lastExtendedSlotStartIndex: 0 } }));
  }
  const message = version0 ? build.compileToV0Message(tables) : build.compileToLegacyMessage();
  const bytes = assertAgree('message', { web3: Buffer.from(message.serialize()).toString('hex'), definition: byDefinition(message).toString('hex') });
  const lookups = version0 ? message.addressTableLookups : [];
  const transaction = new web3.VersionedTransaction(message);
  if (peers.length) transaction.sign(peers);
  const unsigned = Buffer.from(transaction.serialize());
  transaction.sign([payer]);
  const own = bs58.encode(assertAgree('signature', {
    web3: Buffer.from(transaction.signatures[0]).toString('hex'), node: signature(seed, Buffer.from(bytes, 'hex')).toString('hex'),
  }).match(/../g).map((digits) => parseInt(digits, 16)));

  // Accounts that the message leaves to a table cannot be named.
  const named = new Set((version0 ? message.staticAccountKeys : message.accountKeys).map(String));
  const places = new Map();
  for (const lookup of lookups) {
    for (const index of [...lookup.writableIndexes, ...lookup.readonlyIndexes]) {
      places.set(String(tables[0].state.addresses[index]), `entry ${index} of table ${lookup.accountKey}`);
    }
  }
  const place = (words) => Object.fromEntries(Object.entries(words).map(([name, value]) => {
    if (Array.isArray(value)) return [name, value.map(place)];
    const isArgument = words.program === 'System' && name === 'owner' || name === 'newAuthority';
    return [name, !isArgument && !named.has(value) && places.has(value) ? places.get(value) : value];
  }));

  const signers = 1 + peers.length;
  const limit = BigInt(Math.min(1400000, units ?? 200000 * instructions.length));
  const fee = 5000n * BigInt(signers) + (price * limit + 999999n) / 1000000n;
  const show = {
    type: version0 ? 'version 0' : 'legacy', network: 'not said by the bytes', feePayer: String(payer.publicKey), fee: `at most ${sol(fee)}`, feeLamports: String(fee), recentBlockhash,
    instructions: said.map(place), signed: 'yes',
  };
  if (lookups.length) {
    show.addressTables = lookups.map((one) => ({ table: String(one.accountKey), writable: String(one.writableIndexes.length), readonly: String(one.readonlyIndexes.length) }));
  }
  return {
    kind: `${show.type}${lookups.length ? ' with tables' : ''}${peers.length ? ', several signers' : ''}`, private_key: seed.toString('hex'), unsigned: unsigned.toString('hex'),
    message: bytes, signed: Buffer.from(transaction.serialize()).toString('hex'), digests: { message: bytes, signature: own }, show,
  };
}

export async function published() {
  return [];
}
