// What the rows of formats are made of: the list of rows, @trustwallet/wallet-core, and how keys are given (lower-case hexadecimal).
import walletCore from '@trustwallet/wallet-core';
import { ripemd160 } from '@noble/hashes/legacy';
import { sha256 } from '@noble/hashes/sha2';
import { secp256k1 } from '@noble/curves/secp256k1';

export const core = await walletCore.initWasm();
export const hex = (bytes) => Buffer.from(bytes).toString('hex');
export const bytes = (text) => Buffer.from(text, 'hex');

export function withCore(key, type, use) {
  let publicKey = core.PublicKey.createWithData(bytes(key.publicKey), type);
  if (key.extended) {
    const extended = publicKey.uncompressed();
    publicKey.delete();
    publicKey = extended;
  }
  try {
    return use(publicKey);
  } finally {
    publicKey.delete();
  }
}

function coreAddress(key, type, coin) {
  return withCore(key, type, (publicKey) => {
    const address = core.AnyAddress.createWithPublicKey(publicKey, coin);
    try {
      return address.description();
    } finally {
      address.delete();
    }
  });
}
export const SECP = core.PublicKeyType.secp256k1;
export const ED = core.PublicKeyType.ed25519;
export const NIST = core.PublicKeyType.nist256p1;
export const coreSecp = (coin) => (key) => coreAddress(key, SECP, coin);
export const coreExtended = (coin) => (key) => coreAddress({ ...key, extended: true }, SECP, coin);
export const coreEd = (coin) => (key) => coreAddress(key, ED, coin);
export const coreVersion = (version) => (key) => withCore(key, SECP, (publicKey) => {
  const address = core.BitcoinAddress.createWithPublicKey(publicKey, version);
  try {
    return address.description();
  } finally {
    address.delete();
  }
});

export const hash160 = (key) => ripemd160(sha256(bytes(key.publicKey)));
export const uncompressed = (key) => hex(secp256k1.ProjectivePoint.fromHex(key.publicKey).toRawBytes(false));

export const rows = [];
/// add(format, curve, path, oracles, more): `path` has the slots {a} and {i}; there are at least two oracles.
export function add(format, curve, path, oracles, more = {}) {
  if (Object.keys(oracles).length < 2) throw new Error(`${format}: one oracle`);
  rows.push({ format, curve, path, oracles, service: true, ...more });
}
export const addMore = (format, curve, path, oracles, more = {}) => add(format, curve, path, oracles, { service: false, ...more });
