// Ethereum's transactions by ethers and viem.
import { Interface, Transaction, Wallet, formatEther, getAddress, keccak256 } from 'ethers';
import * as viem from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { assertAgree } from './agree.mjs';

export const packages = 'ethers, viem';
export const origin = [
  { standard: 'EIP-155', repo: 'github.com/ethereum/EIPs', path: 'EIPS/eip-155.md', licence: 'CC0; the example\'s values' },
  { standard: 'EIP-2930, EIP-1559, EIP-4844, EIP-7702', computed_with: ['ethers 6.17.0', 'viem 2.38.0'] },
];
export const fields = {
  valid: 'unsigned, signed: hex; digests and show: lines that must be printed; authorities: of EIP-7702, in order; access_list: [address, number of keys]',
};

const METHODS = [
  'transfer(address to,uint256 amount)', 'transferFrom(address from,address to,uint256 amountOrId)', 'approve(address spender,uint256 amountOrId)',
  'setApprovalForAll(address operator,bool approved)', 'safeTransferFrom(address from,address to,uint256 id)',
  'safeTransferFrom(address from,address to,uint256 id,bytes data)', 'safeTransferFrom(address from,address to,uint256 id,uint256 amount,bytes data)',
  'safeBatchTransferFrom(address from,address to,uint256[] ids,uint256[] amounts,bytes data)', 'multicall(bytes[] calls)',
  'permit(address owner,address spender,uint256 amount,uint256 deadline,uint8 v,bytes32 r,bytes32 s)', 'deposit()', 'withdraw(uint256 amount)',
  'swapExactTokensForTokens(uint256 amountIn,uint256 amountOutMin,address[] path,address to,uint256 deadline)',
  'execute(bytes commands,bytes[] inputs,uint256 deadline)', 'approve(address token,address spender,uint160 amount,uint48 expiration)',
];
const COINS = { 1: ['Ethereum mainnet', 'ETH'], 10: ['OP Mainnet', 'ETH'], 56: ['BNB Smart Chain', 'BNB'], 137: ['Polygon', 'POL'], 8453: ['Base', 'ETH'], 11155111: ['Sepolia testnet', 'ETH'] };
const MAX = (1n << 256n) - 1n;

const hex = (bytes) => `0x${bytes.toString('hex')}`;
const plain = (text) => text.replace(/^0x/, '');
const address = (random) => getAddress(hex(random.bytes(20)));
const number = (random, bytes) => BigInt(hex(random.bytes(1 + random.below(bytes))));
const scalar = (random) => { const key = random.bytes(32); key[0] &= 0x7f; return hex(key); };

function argument(type, random) {
  if (type.endsWith('[]')) return Array.from({ length: random.below(4) }, () => argument(type.slice(0, -2), random));
  if (type === 'address') return address(random);
  if (type === 'bool') return random.chance(50);
  if (type === 'bytes') return hex(random.bytes(random.below(70)));
  if (type.startsWith('bytes')) return hex(random.bytes(Number(type.slice(5))));
  const bits = BigInt(type.slice(4));
  return random.pick([0n, 1n, (1n << bits) - 1n, number(random, 32) % (1n << bits)]);
}

function text(type, value) {
  if (Array.isArray(value)) return `[${value.map((item) => text(type.slice(0, -2), item)).join(', ')}]`;
  return type === 'uint256' && value === MAX ? `${value} (the largest number: no limit)` : String(value);
}

// A call of a known method, of an unknown one, or bytes too few for either.
function callData(random) {
  if (random.chance(20)) return { data: '0x', show: {} };
  if (random.chance(15)) {
    const data = Buffer.concat([Buffer.from('00c0ffee', 'hex'), random.bytes(random.below(80))]);
    return { data: hex(data), show: { method: 'not known', selector: '0x00c0ffee', dataLength: String(data.length) } };
  }
  const contract = new Interface([`function ${random.pick(METHODS)}`]);
  const [method] = contract.fragments;
  const values = method.inputs.map((input) => argument(input.type, random));
  const data = assertAgree('call', {
    ethers: contract.encodeFunctionData(method, values),
    viem: viem.encodeFunctionData({ abi: viem.parseAbi([method.format('full')]), functionName: method.name, args: values }),
  });
  const show = { method: method.format('sighash'), selector: method.selector, dataLength: String((data.length - 2) / 2) };
  if (values.length) show.arguments = method.inputs.map((input, i) => ({ name: input.name, value: text(input.type, values[i]) }));
  return { data, show };
}

async function authorization(random) {
  const key = scalar(random);
  const chainId = random.pick([0, 1, 10, Number.MAX_SAFE_INTEGER]);
  const nonce = random.pick([0, 1, 127, 128, 2 ** 40]);
  const target = random.chance(20) ? `0x${'00'.repeat(20)}` : address(random);
  const made = await new Wallet(key).authorize({ address: target, chainId: BigInt(chainId), nonce: BigInt(nonce) });
  const again = await privateKeyToAccount(key).signAuthorization({ address: target, chainId, nonce });
  assertAgree('authorization', { ethers: made.signature.r + made.signature.s, viem: again.r + again.s });
  return { ethers: made, viem: { address: target, chainId, nonce, r: again.r, s: again.s, yParity: again.yParity }, authority: new Wallet(key).address };
}

const KINDS = ['legacy without chain', 'legacy', 'EIP-2930', 'EIP-1559', 'EIP-4844', 'EIP-7702'];
const VIEM_TYPES = ['legacy', 'legacy', 'eip2930', 'eip1559', 'eip4844', 'eip7702'];

export async function random(random) {
  const index = random.below(KINDS.length);
  const kind = KINDS[index];
  const key = scalar(random);
  const chainId = index === 0 ? undefined : random.pick([1, 10, 56, 137, 8453, 11155111, 999999999, 2 ** 45]);
  const nonce = random.pick([0, 1, 9, 127, 128, 255, 256, 2 ** 40]);
  const gas = random.pick([21000n, 0n, 30000000n, number(random, 7)]);
  const creates = index < 4 && random.chance(10);
  const to = creates ? undefined : address(random);
  const value = random.pick([0n, 1n, 10n ** 18n, 1500000000000000000n, number(random, 12), number(random, 32)]);
  const call = callData(random);
  const tx = { to, value, data: call.data, nonce, chainId };
  let price = number(random, 8);
  if (index < 3) {
    tx.gasPrice = price;
  } else {
    tx.maxFeePerGas = price;
    tx.maxPriorityFeePerGas = random.pick([0n, price, price / 2n]);
  }
  const accessList = index < 2 ? [] : Array.from({ length: random.pick([0, 0, 1, 3]) }, () => (
    { address: address(random), storageKeys: Array.from({ length: random.below(4) }, () => hex(random.bytes(32))) }));
  if (index >= 2) tx.accessList = accessList;
  let fee = price * gas;
  const authorizations = [];
  const ofEthers = { ...tx, gasLimit: gas, type: [0, 0, 1, 2, 3, 4][index] };
  const ofViem = { ...tx, gas, type: VIEM_TYPES[index] };
  if (kind === 'EIP-4844') {
    const hashes = Array.from({ length: 1 + random.below(6) }, () => `0x01${random.bytes(31).toString('hex')}`);
    const blobPrice = number(random, 6);
    Object.assign(ofEthers, { blobVersionedHashes: hashes, maxFeePerBlobGas: blobPrice });
    Object.assign(ofViem, { blobVersionedHashes: hashes, maxFeePerBlobGas: blobPrice });
    fee += blobPrice * BigInt(hashes.length) * 131072n;
  }
  if (kind === 'EIP-7702') {
    for (let i = 1 + random.below(3); i > 0; --i) authorizations.push(await authorization(random));
    ofEthers.authorizationList = authorizations.map((a) => a.ethers);
    ofViem.authorizationList = authorizations.map((a) => a.viem);
  }

  const built = Transaction.from(ofEthers);
  const unsigned = assertAgree('unsigned', { ethers: built.unsignedSerialized, viem: viem.serializeTransaction(ofViem) });
  const signed = assertAgree('signed', { ethers: await new Wallet(key).signTransaction(ofEthers), viem: await privateKeyToAccount(key).signTransaction(ofViem) });
  const read = Transaction.from(signed);
  const [network, coin] = chainId === undefined ? ['every chain (no chain id: anybody can repeat it elsewhere)', 'ETH'] : COINS[chainId] ?? [`chain ${chainId}`, 'of the chain\'s coin'];
  const inCoin = (wei) => `${formatEther(wei).replace(/\.0$/, '')} ${coin}`;
  const show = {
    type: index < 2 ? 'legacy' : kind, network, from: read.from, to: read.to ?? 'none: a contract is created', value: inCoin(value), valueWei: String(value),
    fee: `at most ${inCoin(fee)}`, feeWei: String(fee), nonce: String(nonce), gasLimit: String(gas), signed: 'yes',
    ...(creates ? (call.data === '0x' ? { dataLength: '0' } : { dataLength: call.show.dataLength }) : call.show),
  };
  if (chainId !== undefined) show.chainId = String(chainId);
  return {
    kind, private_key: plain(key), unsigned: plain(unsigned), signed: plain(signed),
    digests: { signingHash: built.unsignedHash, hash: assertAgree('hash', { ethers: read.hash, viem: viem.keccak256(signed) }), from: read.from }, show,
    access_list: accessList.map((entry) => [entry.address, entry.storageKeys.length]), authorities: authorizations.map((a) => a.authority),
  };
}

// The example of EIP-155: its figures are compared with, not taken from, the packages.
export async function published() {
  const key = '46'.repeat(32);
  const tx = { type: 0, nonce: 9, gasPrice: 20n * 10n ** 9n, gasLimit: 21000n, to: `0x${'35'.repeat(20)}`, value: 10n ** 18n, data: '0x', chainId: 1n };
  const signed = assertAgree('EIP-155', {
    document: '0xf86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83',
    ethers: await new Wallet(`0x${key}`).signTransaction(tx),
  });
  const signingHash = assertAgree('EIP-155 hash', {
    document: '0xdaf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53', ethers: Transaction.from(tx).unsignedHash,
  });
  return [{
    note: 'the example of EIP-155', kind: 'legacy', private_key: key, unsigned: 'ec098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a764000080018080',
    signed: plain(signed), digests: { signingHash, hash: keccak256(signed), from: new Wallet(`0x${key}`).address },
    show: { type: 'legacy', network: 'Ethereum mainnet', chainId: '1', value: '1 ETH', valueWei: '1000000000000000000', fee: 'at most 0.00042 ETH', nonce: '9', gasPrice: '20 gwei' },
    access_list: [], authorities: [],
  }];
}
