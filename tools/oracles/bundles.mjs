// Every kind of bundle: @hpke/core and OpenSSL play the enclave, the service's own package plays the client; compared with the program.
import { createECDH, createHash, createPrivateKey, randomUUID, sign } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import * as vendor from '@turnkey/crypto';
import bs58 from 'bs58';
import { ed25519 } from '@noble/curves/ed25519';

const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const info = new TextEncoder().encode('turnkey_hpke');
export const hex = (bytes) => Buffer.from(bytes).toString('hex');

export function keyPair(random) {
  const ecdh = createECDH('prime256v1');
  for (;;) {
    try {
      ecdh.setPrivateKey(random.bytes(32));
      return { privateKey: ecdh.getPrivateKey('hex').padStart(64, '0'), publicKey: ecdh.getPublicKey('hex', 'uncompressed'), ecdh };
    } catch (error) {
      if (error.code !== 'ERR_CRYPTO_INVALID_KEYTYPE' && error.code !== 'ERR_CRYPTO_ECDH_INVALID_PRIVATE_KEY') throw error;
    }
  }
}

export function signer(random) {
  const pair = keyPair(random);
  const point = Buffer.from(pair.publicKey, 'hex');
  const base64url = (bytes) => Buffer.from(bytes).toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', d: base64url(Buffer.from(pair.privateKey, 'hex')), x: base64url(point.subarray(1, 33)), y: base64url(point.subarray(33)) };
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  return { publicKey: pair.publicKey, sign: (data) => hex(sign('sha256', data, key)) };
}

export async function seal(publicKey, plaintext) {
  const recipientPublicKey = await suite.kem.deserializePublicKey(Buffer.from(publicKey, 'hex'));
  const sender = await suite.createSenderContext({ recipientPublicKey, info });
  const encapsulated = Buffer.from(sender.enc);
  const ciphertext = await sender.seal(plaintext, Buffer.concat([encapsulated, Buffer.from(publicKey, 'hex')]));
  return { encapsulated, ciphertext: Buffer.from(ciphertext) };
}

export async function open(pair, encapsulated, ciphertext) {
  const recipientKey = await suite.kem.importKey('raw', Buffer.from(pair.privateKey, 'hex'), false);
  const recipient = await suite.createRecipientContext({ recipientKey, enc: encapsulated, info });
  return Buffer.from(await recipient.open(ciphertext, Buffer.concat([encapsulated, Buffer.from(pair.publicKey, 'hex')])));
}

export function signedBundle(enclave, inner) {
  const data = Buffer.from(JSON.stringify(inner));
  return JSON.stringify({ version: 'v1.0.0', data: hex(data), dataSignature: enclave.sign(data), enclaveQuorumPublic: enclave.publicKey });
}

export function compress(publicKey) {
  return Buffer.concat([Buffer.from([2 + (publicKey[64] & 1)]), publicKey.subarray(1, 33)]);
}

export function base58check(payload) {
  const sha = (data) => createHash('sha256').update(data).digest();
  return bs58.encode(Buffer.concat([payload, sha(sha(payload)).subarray(0, 4)]));
}

const same = (got, expected) => JSON.stringify(got) === JSON.stringify(expected);

/// exportBundle: sealed and signed by the oracles, opened by the program and by the service's package.
async function exportBundle(program, random, wallet) {
  const enclave = signer(random);
  const target = keyPair(random);
  const organization = randomUUID();
  const kind = random.pick(['mnemonic', 'mnemonic', 'hexadecimal', 'solana']);
  const phrase = wallet.mnemonic.normalize('NFKD');
  const secret = random.bytes(32);
  const plaintext = kind === 'mnemonic' ? Buffer.from(phrase) : secret;
  const { encapsulated, ciphertext } = await seal(target.publicKey, plaintext);
  const bundle = signedBundle(enclave, { encappedPublic: hex(encapsulated), ciphertext: hex(ciphertext), organizationId: organization });
  const solana = bs58.encode(Buffer.concat([secret, ed25519.getPublicKey(secret)]));
  const expected = { mnemonic: { kind: 'mnemonic', mnemonic: phrase }, hexadecimal: { kind: 'private_key', format: 'hexadecimal', privateKey: hex(secret) },
    solana: { kind: 'private_key', format: 'solana', privateKey: solana } }[kind];
  const peer = await vendor.decryptExportBundle({ exportBundle: bundle, organizationId: organization, embeddedKey: target.privateKey,
    dangerouslyOverrideSignerPublicKey: enclave.publicKey, returnMnemonic: false, keyFormat: kind === 'solana' ? 'SOLANA' : 'HEXADECIMAL' });
  if (peer !== (kind === 'solana' ? solana : hex(plaintext))) throw new Error('the oracles disagree on an export bundle');
  const { objects, error } = program.run(['decrypt', '--export-bundle-input', program.file(bundle), '--encryption-key-file', program.file(target.privateKey + '\n'),
    '--organization', organization, '--signer-quorum-key', enclave.publicKey, '--key-format', kind]);
  return same(objects[0], expected) ? undefined : `export ${kind}: ${error ?? 'another result'}`;
}

/// credentialBundle: sealed by the oracles, opened by the program and by the service's package.
async function credentialBundle(program, random) {
  const target = keyPair(random);
  const credential = keyPair(random);
  const { encapsulated, ciphertext } = await seal(target.publicKey, Buffer.from(credential.privateKey, 'hex'));
  const bundle = base58check(Buffer.concat([compress(encapsulated), ciphertext]));
  if (vendor.decryptCredentialBundle(bundle, target.privateKey) !== credential.privateKey) throw new Error('the oracles disagree on a credential bundle');
  const { objects, error } = program.run(['decrypt', '--credential-bundle-input', program.file(bundle), '--encryption-key-file', program.file(target.privateKey)]);
  const expected = { kind: 'credential', privateKey: credential.privateKey, publicKey: hex(compress(Buffer.from(credential.publicKey, 'hex'))) };
  return same(objects[0], expected) ? undefined : `credential: ${error ?? 'another result'}`;
}

/// importBundle: the target signed by the oracles, sealed by the program, opened by @hpke/core and by the service's package.
async function importBundle(program, random, wallet) {
  const enclave = signer(random);
  const target = keyPair(random);
  const organization = randomUUID();
  const user = randomUUID();
  const bundle = signedBundle(enclave, { targetPublic: target.publicKey, organizationId: organization, userId: user });
  const kind = random.pick(['mnemonic', 'mnemonic', 'hexadecimal', 'solana']);
  const phrase = wallet.mnemonic.normalize('NFKD');
  const secret = random.bytes(32);
  const text = { mnemonic: phrase, hexadecimal: hex(secret), solana: bs58.encode(Buffer.concat([secret, ed25519.getPublicKey(secret)])) }[kind];
  const { text: sealed, status, error } = program.run(['encrypt', '--import-bundle-input', program.file(bundle), '--plaintext-input', program.file(text + '\n'),
    '--organization', organization, '--user', user, '--signer-quorum-key', enclave.publicKey, '--key-format', kind], { json: false });
  if (status !== 0) return `import ${kind}: ${error}`;
  const { encappedPublic, ciphertext } = JSON.parse(sealed);
  const encapsulated = Buffer.from(encappedPublic, 'hex');
  const opened = await open(target, encapsulated, Buffer.from(ciphertext, 'hex'));
  const peer = vendor.hpkeDecrypt({ ciphertextBuf: Buffer.from(ciphertext, 'hex'), encappedKeyBuf: encapsulated, receiverPriv: target.privateKey });
  const expected = kind === 'mnemonic' ? Buffer.from(phrase) : secret;
  return opened.equals(expected) && Buffer.from(peer).equals(expected) ? undefined : `import ${kind}: another plaintext`;
}

export const bundleKinds = {
  'export bundle': { check: exportBundle, oracles: ['@hpke/core', '@turnkey/crypto'] },
  'import bundle': { check: importBundle, oracles: ['@hpke/core', '@turnkey/crypto'] },
  'credential bundle': { check: credentialBundle, oracles: ['@hpke/core', '@turnkey/crypto'] },
};
