// Writes vectors/stamp/signed_messages.json: EIP-191, EIP-712 and EIP-7702 by ethers and viem, BIP-137 by bitcoinjs-message and by its
// definition over @noble/curves.
//
//     node signed_messages.mjs > ../../vectors/stamp/signed_messages.json
import { createRequire } from 'node:module';
import { secp256k1 } from '@noble/curves/secp256k1';
import { sha256 } from '@noble/hashes/sha256';
import { TypedDataEncoder, Wallet, hashAuthorization, hashMessage } from 'ethers';
import * as viem from 'viem';
import { hashAuthorization as viemHashAuthorization } from 'viem/experimental';
import { privateKeyToAccount } from 'viem/accounts';
import { assertAgree } from './agree.mjs';
import { Random } from './random.mjs';

const bitcoinMessage = createRequire(import.meta.url)('bitcoinjs-message');
const random = new Random('signed messages');
const plain = (hex) => hex.replace(/^0x/, '');
const randomKey = () => { const key = random.bytes(32); key[0] &= 0x7f; return key; };

// --- EIP-712 ---

const ATOMIC = ['bool', 'address', 'string', 'bytes', 'bytes1', 'bytes4', 'bytes31', 'bytes32', 'uint8', 'uint64', 'uint256', 'int8', 'int128', 'int256'];
const WORDS = ['', 'Hello, Bob!', 'Grüße', '日本語', '🔑', 'a "quoted" \\ text\n', 'x'.repeat(200)];

function randomType(structs) {
  let type = structs.length && random.chance(35) ? random.pick(structs) : random.pick(ATOMIC);
  for (let depth = random.pick([0, 0, 0, 1, 1, 2]); depth > 0; --depth) type += random.chance(30) ? `[${1 + random.below(3)}]` : '[]';
  return type;
}

// Struct types refer to earlier ones only, and their names are not in that order.
function randomTypes() {
  const names = ['Mail', 'Person', 'Asset', 'Zebra', '_Leg', 'order_1'].sort(() => random.below(3) - 1).slice(0, 1 + random.below(4));
  const types = {};
  for (const [i, name] of names.entries()) {
    types[name] = Array.from({ length: 1 + random.below(4) }, (_, k) => ({ name: `field${k}`, type: randomType(names.slice(0, i)) }));
  }
  // ethers takes the one type that no other refers to as the primary type.
  const top = names.at(-1);
  for (const [i, name] of names.slice(0, -1).entries()) types[top].push({ name: `part${i}`, type: name });
  return { types, primaryType: top };
}

function randomValue(type, types) {
  const array = type.match(/^(.*)\[(\d*)\]$/);
  if (array) return Array.from({ length: array[2] ? Number(array[2]) : random.below(4) }, () => randomValue(array[1], types));
  if (types[type]) return Object.fromEntries(types[type].map((member) => [member.name, randomValue(member.type, types)]));
  if (type === 'bool') return random.chance(50);
  if (type === 'string') return random.pick(WORDS);
  if (type === 'address') return viem.getAddress(`0x${random.bytes(20).toString('hex')}`);
  if (type === 'bytes') return `0x${random.bytes(random.below(70)).toString('hex')}`;
  const [, kind, size] = type.match(/^(bytes|uint|int)(\d+)$/);
  if (kind === 'bytes') return `0x${random.bytes(Number(size)).toString('hex')}`;
  const bits = BigInt(size) - (kind === 'int' ? 1n : 0n);
  const largest = (1n << bits) - 1n;
  const some = [0n, 1n, largest, BigInt(`0x${random.bytes(32).toString('hex')}`) % (largest + 1n)];
  const value = random.pick(some);
  return kind === 'int' && random.chance(50) ? -value - 1n : value;
}

// Each integer as a number (where JSON keeps it exact), in decimal digits or in hexadecimal ones.
function spelled(value) {
  if (Array.isArray(value)) return value.map(spelled);
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, v]) => [name, spelled(v)]));
  if (typeof value !== 'bigint') return value;
  const ways = [value.toString()];
  if (value >= 0n) ways.push(`0x${value.toString(16)}`);
  if (value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)) ways.push(Number(value));
  return random.pick(ways);
}

const DOMAIN = [['name', 'string'], ['version', 'string'], ['chainId', 'uint256'], ['verifyingContract', 'address'], ['salt', 'bytes32']];

function typedData({ types, primaryType, message, domain, declared }) {
  const domainTypes = DOMAIN.filter(([name]) => name in domain).map(([name, type]) => ({ name, type }));
  const all = { EIP712Domain: domainTypes, ...types };
  const digest = assertAgree('typed data', {
    ethers: TypedDataEncoder.hash(domain, types, message),
    viem: viem.hashTypedData({ domain, types: all, primaryType, message }),
  });
  const separator = assertAgree('domain', { ethers: TypedDataEncoder.hashDomain(domain), viem: viem.hashDomain({ domain, types: all }) });
  const encoder = TypedDataEncoder.from(types);
  const messageHash = assertAgree('struct', { ethers: encoder.hash(message), viem: viem.hashStruct({ data: message, primaryType, types: all }) });
  return {
    json: JSON.stringify({ types: declared ? all : types, primaryType, domain: spelled(domain), message: spelled(message) }),
    encoded_type: encoder.encodeType(primaryType), domain_separator: plain(separator), message_hash: plain(messageHash), digest: plain(digest),
  };
}

const mail = {
  types: {
    Person: [{ name: 'name', type: 'string' }, { name: 'wallet', type: 'address' }],
    Mail: [{ name: 'from', type: 'Person' }, { name: 'to', type: 'Person' }, { name: 'contents', type: 'string' }],
  },
  primaryType: 'Mail',
  domain: { name: 'Ether Mail', version: '1', chainId: 1n, verifyingContract: '0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC' },
  message: {
    from: { name: 'Cow', wallet: '0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826' },
    to: { name: 'Bob', wallet: '0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB' },
    contents: 'Hello, Bob!',
  },
  declared: true,
};

const typed = [{ note: 'the example of EIP-712', ...typedData(mail) }];
for (let i = 0; i < 120; ++i) {
  const { types, primaryType } = randomTypes();
  const domain = Object.fromEntries(DOMAIN.filter(() => random.chance(60)).map(([name, type]) => [name, randomValue(type, {})]));
  if ('chainId' in domain) domain.chainId %= 1n << 50n;  // viem takes the chain as a number
  typed.push(typedData({ types, primaryType, domain, message: randomValue(primaryType, types), declared: random.chance(50) }));
}

// --- EIP-191 ---

const personal = [];
for (const message of [Buffer.alloc(0), Buffer.from('Hello World'), ...Array.from({ length: 14 }, () => random.bytes(random.pick([1, 9, 10, 99, 100, 300])))]) {
  const key = randomKey();
  const secret = `0x${key.toString('hex')}`;
  const raw = `0x${message.toString('hex')}`;
  const digest = assertAgree('personal message', { ethers: hashMessage(message), viem: viem.hashMessage({ raw }) });
  const signature = assertAgree('personal signature', {
    ethers: await new Wallet(secret).signMessage(message), viem: await privateKeyToAccount(secret).signMessage({ message: { raw } }),
  });
  personal.push({ private_key: key.toString('hex'), message: message.toString('hex'), digest: plain(digest), signature: plain(signature) });
}

// --- EIP-7702 ---

const authorizations = [];
for (let i = 0; i < 20; ++i) {
  const address = viem.getAddress(`0x${random.bytes(20).toString('hex')}`);
  const chainId = random.pick([0, 1, 10, 127, 128, 8453, 2 ** 31, Number.MAX_SAFE_INTEGER]);
  const nonce = random.pick([0, 1, 127, 128, 255, 256, 2 ** 40, Number.MAX_SAFE_INTEGER]);
  const digest = assertAgree('authorization', {
    ethers: hashAuthorization({ address, chainId, nonce }), viem: viemHashAuthorization({ address, chainId, nonce }),
  });
  const spelling = random.pick([(n) => n, (n) => String(n), (n) => `0x${n.toString(16)}`]);
  authorizations.push({ json: JSON.stringify({ address, chainId: spelling(chainId), nonce: spelling(nonce) }), digest: plain(digest) });
}

// --- BIP-137 ---

const KINDS = [['p2pkh_uncompressed', 0], ['p2pkh', 1], ['p2sh_p2wpkh', 2], ['p2wpkh', 3]];

function byDefinition(message, key, kind) {
  const size = message.length;
  const length = size < 253 ? Buffer.from([size]) : Buffer.from([253, size & 255, size >> 8]);
  const digest = sha256(sha256(Buffer.concat([Buffer.from('\x18Bitcoin Signed Message:\n'), length, message])));
  const signature = secp256k1.sign(digest, key);
  return Buffer.concat([Buffer.from([27 + 4 * kind + signature.recovery]), signature.toCompactRawBytes()]).toString('base64');
}

const bitcoin = [];
for (let i = 0; i < 24; ++i) {
  const key = randomKey();
  const message = random.bytes(random.pick([0, 1, 20, 252, 253, 300]));
  const [address, kind] = KINDS[i % 4];
  const options = { 2: { segwitType: 'p2sh(p2wpkh)' }, 3: { segwitType: 'p2wpkh' } }[kind];
  const text = assertAgree('bitcoin message', {
    'bitcoinjs-message': bitcoinMessage.sign(message, key, kind !== 0, options).toString('base64'), definition: byDefinition(message, key, kind),
  });
  bitcoin.push({ private_key: key.toString('hex'), message: message.toString('hex'), address, signature: text });
}

const lists = { typed_data: typed, personal_messages: personal, authorizations, bitcoin_messages: bitcoin };
const origin = [
  { standard: 'EIP-712', repo: 'github.com/ethereum/EIPs', path: 'EIPS/eip-712.md', licence: 'CC0; the example\'s values' },
  { standard: 'EIP-191, EIP-712, EIP-7702', computed_with: ['ethers 6.17.0', 'viem 2.38.0'] },
  { standard: 'BIP-137', computed_with: ['bitcoinjs-message 2.2.0', '@noble/curves 1.9.7'] },
];
const fields = {
  typed_data: 'json: what a wallet is given; encoded_type: of the primary type', personal_messages: 'signature: r, s, v',
  authorizations: 'json: the tuple', bitcoin_messages: 'address: what the signature speaks for; signature: base64',
};
const body = Object.entries(lists).map(([name, list]) => `${JSON.stringify(name)}:[\n${list.map((r) => JSON.stringify(r)).join(',\n')}\n]`);
process.stdout.write(`{\n"origin":[\n${origin.map((o) => JSON.stringify(o)).join(',\n')}\n],\n"fields":${JSON.stringify(fields)},\n${body.join(',\n')}\n}\n`);
