// Every sealed flow both ways: one end is the program's, the other the service's own packages (or, where these have none, what is named).
import { createDecipheriv, createECDH, createHmac } from 'node:crypto';
import * as vendor from '@turnkey/crypto';
import { ApiKeyStamper, SignatureFormat } from '@turnkey/api-key-stamper';
import bs58 from 'bs58';
import { ed25519 } from '@noble/curves/ed25519';
import { base58check, compress, hex, keyPair, open } from './bundles.mjs';
import { randomWallet } from './wallets.mjs';

const VENDOR = '@turnkey/crypto';
const HPKE = '@hpke/core';
export const bytes = (text) => Buffer.from(text, 'hex');

export const kinds = {};
/// add(name, oracles, check): `check(flow, random)` throws where the ends differ. `needs` is what must be running.
export function add(name, oracles, check, more = {}) {
  kinds[`${name} / ${oracles.join(', ')}`] = { name, oracles, check, ...more };
}

export function expectSame(what, got, expected) {
  const plain = (value) => (Buffer.isBuffer(value) || value instanceof Uint8Array ? hex(value) : JSON.stringify(value));
  if (plain(got) !== plain(expected)) throw new Error(`${what}: another result`);
}

/// The ciphertext of a ClientSendMsg, opened by two implementations.
async function openMessage(json, privateKey) {
  const { encappedPublic, ciphertext } = JSON.parse(json);
  const peer = Buffer.from(vendor.hpkeDecrypt({ ciphertextBuf: bytes(ciphertext), encappedKeyBuf: bytes(encappedPublic), receiverPriv: privateKey }));
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(bytes(privateKey));
  const second = await open({ privateKey, publicKey: ecdh.getPublicKey('hex') }, bytes(encappedPublic), bytes(ciphertext));
  expectSame('the oracles', peer, second);
  return peer;
}

/// A message for `publicKey`, sealed by the service's package: {encapsulated, ciphertext}.
function vendorSeal(plaintext, publicKey) {
  const { encappedPublic, ciphertext } = JSON.parse(vendor.formatHpkeBuf(vendor.hpkeEncrypt({ plainTextBuf: plaintext, targetKeyBuf: bytes(publicKey) })));
  return { encappedPublic, ciphertext };
}

/// A bundle signed by the service's stamper with an enclave's key.
async function vendorExport(flow, random, plaintext) {
  const enclave = keyPair(random);
  const stamper = new ApiKeyStamper({ apiPublicKey: hex(compress(bytes(enclave.publicKey))), apiPrivateKey: enclave.privateKey,
    runtimeOverride: random.pick(['node', 'purejs']) });
  const data = JSON.stringify({ ...vendorSeal(plaintext, flow.client.publicKey), organizationId: flow.organization });
  const dataSignature = await stamper.sign(data, SignatureFormat.Der);
  const bundle = JSON.stringify({ version: 'v1.0.0', data: hex(Buffer.from(data)), dataSignature, enclaveQuorumPublic: enclave.publicKey });
  return { bundle, trust: { organization: flow.organization, 'signer-quorum-key': enclave.publicKey } };
}

const vendorTrust = (flow) => ({ organizationId: flow.organization, dangerouslyOverrideSignerPublicKey: flow.signing });

const ALPHABET = [...'abcXYZ019 -_/+=.,:"\\{}éßżΩ漢字カナ한🔑'];
export function text(random, most) {
  let made = random.pick([...'abc漢🔑']);
  const length = random.below(most);
  for (let i = 0; i < length; ++i) made += random.pick(ALPHABET);
  return made + random.pick([...'xyz']);
}

/// Text of several lines, up to nine kilobytes: what Docker keeps of a login, a PEM text, or anything.
export function lines(random) {
  return random.pick([
    () => JSON.stringify({ auths: { 'ghcr.io': { auth: random.bytes(30 + random.below(6000)).toString('base64') } }, credsStore: text(random, 20) }, null, '\t'),
    () => `-----BEGIN PRIVATE KEY-----\n${random.bytes(48 + random.below(1500)).toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END PRIVATE KEY-----`,
    () => Array.from({ length: 2 + random.below(20) }, () => text(random, 200)).join(random.pick(['\n', '\r\n', '\n\n'])),
  ])();
}

// A phrase as somebody might have typed it, with a passphrase now and then.
export function walletText(random) {
  const wallet = randomWallet(random);
  return wallet.passphrase !== '' && random.chance(40) ? { text: `${wallet.mnemonic}\n${wallet.passphrase}`, ...wallet } : { text: wallet.mnemonic, ...wallet, passphrase: '' };
}
export const walletObject = ({ mnemonic, passphrase }) => ({ kind: 'mnemonic', mnemonic, ...(passphrase !== '' && { passphrase }) });
export const keyObject = (secret) => ({ kind: 'private_key', format: 'hexadecimal', privateKey: hex(secret) });
export const solanaText = (secret) => bs58.encode(Buffer.concat([secret, ed25519.getPublicKey(secret)]));

// Out of the enclave.
const exportOptions = (flow, plaintext) => ({ target: flow.client.publicKey, organization: flow.organization, 'plaintext-input': flow.program.file(plaintext) });

add('export of a mnemonic, sealed by coffer', [VENDOR, HPKE], async (flow, random) => {
  const wallet = walletText(random);
  const bundle = flow.enclave('export', exportOptions(flow, wallet.text + '\n'));
  const opened = await vendor.decryptExportBundle({ exportBundle: bundle, embeddedKey: flow.client.privateKey, ...vendorTrust(flow), returnMnemonic: false });
  expectSame('export', bytes(opened), Buffer.from(wallet.text));
  const { encappedPublic, ciphertext } = JSON.parse(bytes(JSON.parse(bundle).data));
  expectSame('export', await open(flow.client, bytes(encappedPublic), bytes(ciphertext)), Buffer.from(wallet.text));
  expectSame('export', flow.decrypt('export', bundle, flow.trust), walletObject(wallet));
});
add('export of a mnemonic, opened by coffer', [VENDOR, '@turnkey/api-key-stamper'], async (flow, random) => {
  const wallet = walletText(random);
  const { bundle, trust } = await vendorExport(flow, random, Buffer.from(wallet.text));
  expectSame('export', flow.decrypt('export', bundle, trust), walletObject(wallet));
});
add('export of a private key, sealed by coffer', [VENDOR], async (flow, random) => {
  const secret = random.bytes(32);
  const given = random.pick([[secret, {}], [hex(secret) + '\n', { 'key-format': 'hexadecimal' }], [solanaText(secret), { 'key-format': 'solana' }]]);
  const bundle = flow.enclave('export', { ...exportOptions(flow, given[0]), ...given[1] });
  for (const [keyFormat, expected] of [['HEXADECIMAL', hex(secret)], ['SOLANA', solanaText(secret)]]) {
    expectSame('export', await vendor.decryptExportBundle({ exportBundle: bundle, embeddedKey: flow.client.privateKey, ...vendorTrust(flow), keyFormat, returnMnemonic: false }), expected);
  }
});
add('export of a private key, opened by coffer', [VENDOR, '@turnkey/api-key-stamper'], async (flow, random) => {
  const secret = random.bytes(32);
  const { bundle, trust } = await vendorExport(flow, random, secret);
  expectSame('export', flow.decrypt('export', bundle, { ...trust, 'key-format': 'hexadecimal' }), keyObject(secret));
  expectSame('export', flow.decrypt('export', bundle, { ...trust, 'key-format': 'solana' }).privateKey, solanaText(secret));
});
add('export tampered with, refused by both', [VENDOR], async (flow, random) => {
  const bundle = JSON.parse(flow.enclave('export', exportOptions(flow, random.bytes(32))));
  const member = random.pick(['data', 'dataSignature', 'enclaveQuorumPublic']);
  const at = member === 'dataSignature' ? 8 + random.below(bundle[member].length - 8) : random.below(bundle[member].length);
  const digit = ((parseInt(bundle[member][at], 16) + 1 + random.below(15)) % 16).toString(16);
  bundle[member] = bundle[member].slice(0, at) + digit + bundle[member].slice(at + 1);
  const exportBundle = JSON.stringify(bundle);
  const peer = await vendor.decryptExportBundle({ exportBundle, embeddedKey: flow.client.privateKey, ...vendorTrust(flow), returnMnemonic: false }).catch(() => undefined);
  expectSame('the oracle refuses', peer, undefined);
  const { status } = flow.program.run(['decrypt', '--export-bundle-input', flow.program.file(exportBundle), '--encryption-key-file', flow.program.file(flow.client.privateKey),
    '--organization', flow.organization, '--signer-quorum-key', flow.signing]);
  if (![3, 5, 6].includes(status)) throw new Error(`tampered with ${member} at ${at}: ${status}`);
});
add('secret export, sealed by coffer', [VENDOR], async (flow, random) => {
  const secret = random.pick([text, lines])(random, 400);
  const secretPayload = flow.enclave('export-secret', exportOptions(flow, secret + '\n'));
  expectSame('secret', await vendor.decryptSecretBundle({ secretPayload, embeddedPrivateKey: flow.client.privateKey, ...vendorTrust(flow) }), secret);
});
add('secret export, opened by coffer', [VENDOR, '@turnkey/api-key-stamper'], async (flow, random) => {
  const secret = random.pick([text, lines])(random, 400);
  const { bundle, trust } = await vendorExport(flow, random, Buffer.from(secret));
  expectSame('secret', flow.decrypt('secret', bundle, trust), { kind: 'secret', secret });
});
add('credential, sealed by coffer', [VENDOR], async (flow, random) => {
  const key = keyPair(random);
  const bundle = flow.call(['enclave', 'credential'], { target: flow.client.publicKey, 'key-file': flow.program.file(key.privateKey) }, { json: false });
  expectSame('credential', vendor.decryptCredentialBundle(bundle, flow.client.privateKey), key.privateKey);
});
add('credential, opened by coffer', [VENDOR], async (flow, random) => {
  const key = keyPair(random);
  const bundle = base58check(Buffer.from(vendor.hpkeEncrypt({ plainTextBuf: bytes(key.privateKey), targetKeyBuf: bytes(flow.client.publicKey) })));
  expectSame('credential', flow.decrypt('credential', bundle), { kind: 'credential', privateKey: key.privateKey, publicKey: hex(compress(bytes(key.publicKey))) });
});

// Into the enclave.
const owner = (flow) => ({ ...flow.trust, user: flow.user });
const vendorOwner = (flow) => ({ ...vendorTrust(flow), userId: flow.user });

add('import of a mnemonic, sealed by coffer', [VENDOR, HPKE], async (flow, random) => {
  const wallet = walletText(random);
  const target = flow.init('init-import');
  const message = flow.encrypt({ ...owner(flow), 'import-bundle-input': flow.program.file(target), 'plaintext-input': flow.program.file(wallet.mnemonic + '\n'),
    ...(wallet.passphrase !== '' && { 'passphrase-input': flow.program.file(wallet.passphrase) }) });
  const expected = wallet.passphrase === '' ? wallet.mnemonic : `${wallet.mnemonic}\n--PASS--\n${wallet.passphrase}`;
  expectSame('import', await openMessage(message, flow.state('import.target')), Buffer.from(expected));
  expectSame('import', flow.open('open-import', message), walletObject(wallet));
});
add('import of a mnemonic, opened by coffer', [VENDOR], async (flow, random) => {
  const { mnemonic } = walletText(random);
  const message = await vendor.encryptWalletToBundle({ mnemonic, importBundle: flow.init('init-import'), ...vendorOwner(flow) });
  expectSame('import', flow.open('open-import', message), { kind: 'mnemonic', mnemonic });
});
add('import of a private key, sealed by coffer', [VENDOR, HPKE], async (flow, random) => {
  const secret = random.bytes(32);
  const [format, plaintext] = random.pick([['hexadecimal', hex(secret)], ['solana', solanaText(secret)]]);
  const message = flow.encrypt({ ...owner(flow), 'import-bundle-input': flow.program.file(flow.init('init-import')), 'plaintext-input': flow.program.file(plaintext), 'key-format': format });
  expectSame('import', await openMessage(message, flow.state('import.target')), secret);
});
add('import of a private key, opened by coffer', [VENDOR], async (flow, random) => {
  const secret = random.bytes(32);
  const [keyFormat, privateKey] = random.pick([['HEXADECIMAL', hex(secret)], ['HEXADECIMAL', '0x' + hex(secret)], ['SOLANA', solanaText(secret)]]);
  const message = await vendor.encryptPrivateKeyToBundle({ privateKey, keyFormat, importBundle: flow.init('init-import'), ...vendorOwner(flow) });
  expectSame('import', flow.open('open-import', message), keyObject(secret));
});
add('secret import, sealed by coffer', [VENDOR, HPKE], async (flow, random) => {
  const binary = () => Buffer.concat([random.bytes(1 + random.below(300)), Buffer.from('.')]);
  const secret = random.pick([() => Buffer.from(text(random, 400)), () => Buffer.from(lines(random)), binary])();
  const message = flow.encrypt({ ...flow.trust, 'secret-target-input': flow.program.file(flow.init('init-secret')), 'plaintext-input': flow.program.file(secret) });
  expectSame('secret', await openMessage(message, flow.state('secret.target')), secret);
});
add('secret import, opened by coffer', [VENDOR], async (flow, random) => {
  const plaintext = random.pick([text, lines])(random, 400);
  const { secretPayload } = await vendor.encryptSecretToBundle({ plaintext, ingressTargetBundle: flow.init('init-secret'), ...vendorTrust(flow) });
  expectSame('secret', flow.open('open-secret', secretPayload), { kind: 'secret', secret: plaintext });
});

const code = (random) => Array.from({ length: 6 + random.below(4) }, () => random.pick([...'0123456789ABCDEFXYZ'])).join('');
const login = (random) => hex(compress(bytes(keyPair(random).publicKey)));

add('one-time password, sealed by coffer', [VENDOR, HPKE], async (flow, random) => {
  const [otp_code, public_key] = [code(random), login(random)];
  const message = flow.encrypt({ 'signer-quorum-key': flow.signing, 'otp-target-input': flow.program.file(flow.init('init-otp')), 'otp-code-file': flow.program.file(otp_code), 'public-key': public_key });
  expectSame('otp', await openMessage(message, flow.state('otp.target')), Buffer.from(JSON.stringify({ otp_code, public_key })));
});
add('one-time password, opened by coffer', [VENDOR], async (flow, random) => {
  const [otpCode, publicKey] = [code(random), login(random)];
  const message = await vendor.encryptOtpCodeToBundle(otpCode, flow.init('init-otp'), publicKey, flow.signing);
  expectSame('otp', flow.open('open-otp', message), { kind: 'otp', otpCode, publicKey });
});

// To the enclave's published key.
for (const kind of ['on-ramp', 'pull-secret']) {
  add(`${kind.replace('-secret', '')} secret, sealed by coffer`, [VENDOR], async (flow, random) => {
    const secret = random.pick([text, lines])(random, 300);
    const recipient = keyPair(random);
    const given = random.pick([recipient.publicKey, hex(compress(bytes(recipient.publicKey)))]);
    const bundle = flow.encrypt({ to: kind, recipient: given, 'plaintext-input': flow.program.file(secret + '\n') });
    // The service's package opens any message of this shape as a credential.
    expectSame(kind, bytes(vendor.decryptCredentialBundle(bundle, recipient.privateKey)), Buffer.from(secret));
  });
  add(`${kind.replace('-secret', '')} secret, opened by coffer`, [VENDOR], async (flow, random) => {
    const secret = random.pick([text, lines])(random, 300);
    const bundle = vendor.encryptOnRampSecret(secret, hex(compress(bytes(flow.encryption))));
    expectSame(kind, flow.open(`open-${kind}`, bundle), { kind, secret });
  });
}

/// The quorum envelope by its definition over OpenSSL: the service's package only seals it.
function openEnvelope(envelope, pair) {
  const [nonce, ephemeral, length, ciphertext] = [envelope.subarray(0, 12), envelope.subarray(12, 77), envelope.readUInt32LE(77), envelope.subarray(81)];
  expectSame('length', length, ciphertext.length);
  const recipient = bytes(pair.publicKey);
  const preimage = Buffer.concat([ephemeral, recipient, pair.ecdh.computeSecret(ephemeral)]);
  const key = createHmac('sha512', preimage).update('qos_encryption_hmac_message').digest().subarray(0, 32);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAAD(Buffer.concat([ephemeral, Buffer.from([65]), recipient, Buffer.from([65])]));
  decipher.setAuthTag(ciphertext.subarray(-16));
  return Buffer.concat([decipher.update(ciphertext.subarray(0, -16)), decipher.final()]);
}
add('OAuth 2.0 client secret, sealed by coffer', ['the definition over node:crypto'], async (flow, random) => {
  const secret = random.pick([text, lines])(random, 400);
  const recipient = keyPair(random);
  const envelope = flow.encrypt({ to: 'oauth2-client-secret', recipient: recipient.publicKey, 'plaintext-input': flow.program.file(secret + '\n') });
  expectSame('oauth2', openEnvelope(bytes(envelope), recipient), Buffer.from(secret));
});
add('OAuth 2.0 client secret, opened by coffer', [VENDOR], async (flow, random) => {
  const secret = random.pick([text, lines])(random, 400);
  expectSame('oauth2', flow.open('open-oauth2-client-secret', await vendor.encryptOauth2ClientSecret(secret, flow.encryption)), { kind: 'oauth2-client-secret', secret });
});
add('quorum envelope, opened by coffer', [VENDOR], async (flow, random) => {
  const secret = Buffer.concat([Buffer.from([0xff]), random.bytes(random.below(500))]);
  const envelope = await vendor.quorumKeyEncrypt(bytes(flow.encryption), secret);
  expectSame('envelope', flow.open('open-oauth2-client-secret', hex(envelope)).secretHex, hex(secret));
});
