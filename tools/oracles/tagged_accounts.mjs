// Writes tagged_accounts.json, an input of tools/vectors/addresses.py: XRP X-addresses (XLS-5) and Stellar muxed accounts (SEP-23), each by
// the chain's own package and by its definition over other packages' primitives.
//
// usage: node tagged_accounts.mjs OUTPUT_DIR
import { readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import * as codec from 'ripple-address-codec';
import * as ripple from 'ripple-keypairs';
import { Account, Keypair, MuxedAccount, StrKey } from '@stellar/stellar-sdk';
import { base32nopad, base58xrp } from '@scure/base';
import { secp256k1 } from '@noble/curves/secp256k1';
import { ed25519 } from '@noble/curves/ed25519';
import { ripemd160 } from '@noble/hashes/legacy';
import { sha256 } from '@noble/hashes/sha2';

const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url)));
const versions = (...names) => Object.fromEntries(names.map((name) => [name, dependencies[name]]));
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const scalar = (label, i) => createHash('sha256').update(`coffer ${label} ${i}`).digest();
const checked = (body) => base58xrp.encode(Buffer.concat([body, Buffer.from(sha256(sha256(body))).subarray(0, 4)]));

function agree(a, b) {
  if (a !== b) throw new Error(`${a} is not ${b}`);
  return a;
}

function xBody(prefix, account, flag, tag, reserved = 0) {
  const tail = Buffer.alloc(9);
  tail[0] = flag;
  tail.writeUInt32LE(tag, 1);
  tail.writeUInt32LE(reserved, 5);
  return Buffer.concat([Buffer.from(prefix, 'hex'), account, tail]);
}

function xAddresses() {
  const valid = [];
  const invalid = [];
  const tags = [null, 0, 1, 12345, 2147483648, 4294967295];
  tags.forEach((tag, i) => {
    const publicKey = secp256k1.getPublicKey(scalar('xrp', i), true);
    const classic = ripple.deriveAddress(hex(publicKey).toUpperCase());
    const account = Buffer.from(ripemd160(sha256(publicKey)));
    for (const [format, prefix, test] of [['XRP_X_MAINNET', '0544', false], ['XRP_X_TESTNET', '0493', true]]) {
      const address = agree(codec.classicAddressToXAddress(classic, tag ?? false, test),
                            checked(xBody(prefix, account, tag === null ? 0 : 1, tag ?? 0)));
      valid.push({ format, curve: 'secp256k1', public_key: hex(publicKey), ...(tag === null ? {} : { tag: String(tag) }), address });
    }
  });
  const account = Buffer.from(ripemd160(sha256(secp256k1.getPublicKey(scalar('xrp', 0), true))));
  for (const [reason, body] of [
    ['flag 2 (kept for 64-bit tags)', xBody('0544', account, 2, 1)],
    ['flag ff', xBody('0544', account, 0xff, 1)],
    ['a tag without the flag', xBody('0544', account, 0, 1)],
    ['upper half of the tag not zero', xBody('0544', account, 1, 1, 1)],
    ['20-byte account only', Buffer.concat([Buffer.from('0544', 'hex'), account])],
    ['one byte more', Buffer.concat([xBody('0544', account, 1, 1), Buffer.alloc(1)])],
    ['version bytes 0545', xBody('0545', account, 0, 0)],
    ['classic address', Buffer.concat([Buffer.alloc(1), account])],
    ['test network', xBody('0493', account, 0, 0)],
  ]) {
    invalid.push({ formats: ['XRP_X_MAINNET'], address: checked(body), reason });
  }
  invalid.push({ formats: ['XRP_X_TESTNET'], address: checked(xBody('0544', account, 0, 0)), reason: 'main network' });
  for (const record of invalid) {
    let accepted = true;
    try { accepted = codec.xAddressToClassicAddress(record.address).test === record.formats[0].endsWith('TESTNET'); } catch { accepted = false; }
    if (accepted) record.note = 'accepted by ripple-address-codec';
  }
  return { valid, invalid, computed_with: versions('ripple-address-codec', 'ripple-keypairs', '@scure/base', '@noble/hashes') };
}

function crc16(bytes) {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let i = 0; i < 8; i++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}

function strkey(body, bigEndian = false) {
  const sum = Buffer.alloc(2);
  if (bigEndian) sum.writeUInt16BE(crc16(body)); else sum.writeUInt16LE(crc16(body));
  return base32nopad.encode(Buffer.concat([body, sum]));
}

function muxedBody(lead, key, id) {
  const tail = Buffer.alloc(8);
  tail.writeBigUInt64BE(id);
  return Buffer.concat([Buffer.from([lead]), key, tail]);
}

function muxedAccounts() {
  const valid = [];
  const ids = [0n, 1n, 1234n, 4294967296n, 9223372036854775808n, 18446744073709551615n];
  ids.forEach((id, i) => {
    const key = Buffer.from(ed25519.getPublicKey(scalar('stellar', i)));
    const account = new Account(StrKey.encodeEd25519PublicKey(key), '0');
    const address = agree(new MuxedAccount(account, id.toString()).accountId(), strkey(muxedBody(0x60, key, id)));
    valid.push({ format: 'STELLAR_MUXED', curve: 'ed25519', public_key: hex(key), tag: id.toString(), address });
  });
  const key = Buffer.from(ed25519.getPublicKey(scalar('stellar', 0)));
  const good = strkey(muxedBody(0x60, key, 5n));
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const invalid = [
    ['CRC16 big-endian', strkey(muxedBody(0x60, key, 5n), true)],
    ['algorithm bits not zero', strkey(muxedBody(0x61, key, 5n))],
    ['version byte of a contract', strkey(muxedBody(0x10, key, 5n))],
    ['account G...', Keypair.fromRawEd25519Seed(scalar('stellar', 0)).publicKey()],
    ['seven-byte id', strkey(muxedBody(0x60, key, 5n).subarray(0, 40))],
    ['nine-byte id', strkey(Buffer.concat([muxedBody(0x60, key, 5n), Buffer.alloc(1)]))],
    ['unused bit of the last character set', good.slice(0, -1) + letters[letters.indexOf(good.at(-1)) | 1]],
    ['padding', good + '='],
    ['lower case', good.toLowerCase()],
  ].map(([reason, address]) => ({ formats: ['STELLAR_MUXED'], address, reason }));
  for (const record of invalid) {
    if (StrKey.isValidMed25519PublicKey(record.address)) record.note = 'accepted by @stellar/stellar-sdk';
  }
  return { valid, invalid, computed_with: versions('@stellar/stellar-sdk', '@scure/base') };
}

const output = { xrp_x: xAddresses(), stellar_muxed: muxedAccounts() };
writeFileSync(`${process.argv[2]}/tagged_accounts.json`, JSON.stringify(output, null, 1) + '\n');
