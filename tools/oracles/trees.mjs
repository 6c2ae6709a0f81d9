// Keys below a seed, by at least two implementations for each curve.
import { createECDH, createHmac } from 'node:crypto';
import { BIP32Factory } from 'bip32';
import * as tiny from 'tiny-secp256k1';
import { HDKey as ScureKey } from '@scure/bip32';
import { HDKey as Slip10Key } from 'micro-key-producer/slip10.js';
import * as ed25519HdKey from 'ed25519-hd-key';
import { p256 } from '@noble/curves/p256';
import { ripemd160 } from '@noble/hashes/legacy';
import { sha256 } from '@noble/hashes/sha2';
import { assertAgree } from './agree.mjs';

const bip32 = BIP32Factory(tiny);
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const HARDENED = 0x80000000;

export const harden = (path) => path.replace(/(\d+)'?/g, "$1'");
const indices = (path) => path.split('/').slice(1).map((c) => (c.endsWith("'") ? Number(c.slice(0, -1)) + HARDENED : Number(c)));

/// The node at `path`: {privateKey, publicKey, chainCode, parentFingerprint, depth, childNumber[, xprv, xpub]}, lower-case hex.
export class Tree {
  #seed;
  #roots;
  #cache = new Map();

  constructor(seed) {
    this.#seed = Buffer.from(seed, 'hex');
    this.#roots = { bip32: bip32.fromSeed(this.#seed), scure: ScureKey.fromMasterSeed(this.#seed), slip10: Slip10Key.fromMasterSeed(this.#seed) };
  }

  node(curve, path) {
    const key = `${curve} ${path}`;
    if (!this.#cache.has(key)) this.#cache.set(key, { secp256k1: () => this.#secp256k1(path), ed25519: () => this.#ed25519(path), p256: () => this.#p256(path) }[curve]());
    return this.#cache.get(key);
  }

  #secp256k1(path) {
    const a = path === 'm' ? this.#roots.bip32 : this.#roots.bip32.derivePath(path);
    const b = this.#roots.scure.derive(path);
    const results = {
      bip32: JSON.stringify([hex(a.privateKey), hex(a.publicKey), hex(a.chainCode), a.toBase58(), a.neutered().toBase58()]),
      '@scure/bip32': JSON.stringify([hex(b.privateKey), hex(b.publicKey), hex(b.chainCode), b.privateExtendedKey, b.publicExtendedKey]),
    };
    assertAgree(`secp256k1 ${path}`, results);
    return { privateKey: hex(a.privateKey), publicKey: hex(a.publicKey), chainCode: hex(a.chainCode), depth: a.depth, childNumber: a.index >>> 0,
      parentFingerprint: a.parentFingerprint.toString(16).padStart(8, '0'), xprv: a.toBase58(), xpub: a.neutered().toBase58() };
  }

  #ed25519(path) {
    const a = this.#roots.slip10.derive(path);
    const b = path === 'm' ? ed25519HdKey.getMasterKeyFromSeed(hex(this.#seed)) : ed25519HdKey.derivePath(path, hex(this.#seed));
    const results = {
      'micro-key-producer': JSON.stringify([hex(a.privateKey), hex(a.publicKeyRaw), hex(a.chainCode)]),
      'ed25519-hd-key': JSON.stringify([hex(b.key), hex(ed25519HdKey.getPublicKey(b.key, false)), hex(b.chainCode)]),
    };
    assertAgree(`ed25519 ${path}`, results);
    const steps = indices(path);
    return { privateKey: hex(a.privateKey), publicKey: hex(a.publicKeyRaw), chainCode: hex(a.chainCode), depth: steps.length,
      childNumber: steps.at(-1) ?? 0, parentFingerprint: (a.parentFingerprint >>> 0).toString(16).padStart(8, '0') };
  }

  // SLIP-10 on P-256 after the document, once with noble's points and once with OpenSSL's; @trustwallet/wallet-core joins in compare.mjs.
  #p256(path) {
    const nodes = { '@noble/curves': slip10P256(this.#seed, path, noblePublicKey), 'node:crypto': slip10P256(this.#seed, path, opensslPublicKey) };
    assertAgree(`p256 ${path}`, Object.fromEntries(Object.entries(nodes).map(([name, node]) => [name, JSON.stringify(node)])));
    return nodes['@noble/curves'];
  }
}

const ORDER = p256.CURVE.n;
const noblePublicKey = (secret) => hex(p256.getPublicKey(secret, true));
function opensslPublicKey(secret) {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(Buffer.from(secret, 'hex'));
  return ecdh.getPublicKey('hex', 'compressed');
}

function slip10P256(seed, path, publicKeyOf) {
  const scalar = (bytes) => BigInt('0x' + hex(bytes));
  const text = (value) => value.toString(16).padStart(64, '0');
  const hmac = (key, data) => createHmac('sha512', key).update(data).digest();
  let block = hmac('Nist256p1 seed', seed);
  while (scalar(block.subarray(0, 32)) === 0n || scalar(block.subarray(0, 32)) >= ORDER) block = hmac('Nist256p1 seed', block);
  let node = { privateKey: hex(block.subarray(0, 32)), chainCode: hex(block.subarray(32)), depth: 0, childNumber: 0, parentFingerprint: '00000000' };
  node.publicKey = publicKeyOf(node.privateKey);
  for (const index of indices(path)) {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(index);
    const data = Buffer.concat([Buffer.from(index >= HARDENED ? '00' + node.privateKey : node.publicKey, 'hex'), number]);
    block = hmac(Buffer.from(node.chainCode, 'hex'), data);
    for (;;) {
      const left = scalar(block.subarray(0, 32));
      const child = (left + BigInt('0x' + node.privateKey)) % ORDER;
      if (left < ORDER && child !== 0n) {
        const fingerprint = hex(ripemd160(sha256(Buffer.from(node.publicKey, 'hex')))).slice(0, 8);
        node = { privateKey: text(child), chainCode: hex(block.subarray(32)), depth: node.depth + 1, childNumber: index, parentFingerprint: fingerprint };
        node.publicKey = publicKeyOf(node.privateKey);
        break;
      }
      block = hmac(Buffer.from(node.chainCode, 'hex'), Buffer.concat([Buffer.from([1]), block.subarray(32), number]));
    }
  }
  return { privateKey: node.privateKey, publicKey: node.publicKey, chainCode: node.chainCode, depth: node.depth, childNumber: node.childNumber,
    parentFingerprint: node.parentFingerprint };
}
