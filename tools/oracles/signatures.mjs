// Stamps of every scheme both ways, and what the service signs, against its own packages.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { createPrivateKey, randomUUID, sign as opensslSign } from 'node:crypto';
import * as vendor from '@turnkey/crypto';
import { ApiKeyStamper } from '@turnkey/api-key-stamper';
import { WalletStamper, WalletType } from '@turnkey/wallet-stamper';
import { ed25519 } from '@noble/curves/ed25519';
import { secp256k1 } from '@noble/curves/secp256k1';
import { sha256 } from '@noble/hashes/sha2';
import { hashMessage, recoverPublicKey } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { compress, hex, keyPair } from './bundles.mjs';
import { add, bytes, expectSame, lines, text } from './flows.mjs';

const VENDOR = '@turnkey/crypto';
const NAME = { p256: 'SIGNATURE_SCHEME_TK_API_P256', secp256k1: 'SIGNATURE_SCHEME_TK_API_SECP256K1', eip191: 'SIGNATURE_SCHEME_TK_API_SECP256K1_EIP191',
  ed25519: 'SIGNATURE_SCHEME_TK_API_ED25519' };
const signingKey = (random) => hex(compress(bytes(keyPair(random).publicKey)));
const decode = (value) => JSON.parse(Buffer.from(value, 'base64url'));
const body = (random) => random.pick([() => JSON.stringify({ type: 'ACTIVITY', organizationId: randomUUID(), parameters: { name: text(random, 60) } }), () => text(random, 300)])();

function stampedBy(flow, content, curve, key, more = {}) {
  return flow.run('stamp', { 'body-file': flow.program.file(content), 'key-file': flow.program.file(key), curve, ...more });
}
function verifiedBy(flow, stamp, content) {
  return flow.run('verify', 'stamp', { stamp, 'body-file': flow.program.file(content) });
}

add('stamp of P-256, created by coffer', [VENDOR], async (flow, random) => {
  const [content, key] = [body(random), keyPair(random)];
  const { stampHeaderName, stampHeaderValue } = stampedBy(flow, content, 'p256', key.privateKey, random.chance(50) ? { deterministic: true } : {});
  const stamp = decode(stampHeaderValue);
  expectSame('stamp', [stampHeaderName, stamp.scheme, stamp.publicKey], ['X-Stamp', NAME.p256, hex(compress(bytes(key.publicKey)))]);
  expectSame('stamp', await vendor.verifyStampSignature(stamp.publicKey, stamp.signature, content), true);
});
for (const runtime of ['node', 'purejs']) {
  add(`stamp of P-256 (${runtime}), verified by coffer`, ['@turnkey/api-key-stamper'], async (flow, random) => {
    const [content, key] = [body(random), keyPair(random)];
    const apiPublicKey = hex(compress(bytes(key.publicKey)));
    const { stampHeaderValue } = await new ApiKeyStamper({ apiPublicKey, apiPrivateKey: key.privateKey, runtimeOverride: runtime }).stamp(content);
    expectSame('stamp', verifiedBy(flow, stampHeaderValue, content), { valid: true, scheme: NAME.p256, publicKey: apiPublicKey });
    if (runtime === 'purejs') expectSame('RFC 6979', decode(stampedBy(flow, content, 'p256', key.privateKey, { deterministic: true }).stampHeaderValue), decode(stampHeaderValue));
  });
}

add('stamp of secp256k1, created by coffer', ['@noble/curves'], async (flow, random) => {
  const [content, key] = [body(random), secp256k1.utils.normPrivateKeyToScalar(random.bytes(32)).toString(16).padStart(64, '0')];
  const stamp = decode(stampedBy(flow, content, 'secp256k1', key, { scheme: NAME.secp256k1 }).stampHeaderValue);
  expectSame('stamp', [stamp.scheme, stamp.publicKey], [NAME.secp256k1, hex(secp256k1.getPublicKey(key))]);
  expectSame('stamp', secp256k1.verify(secp256k1.Signature.fromDER(stamp.signature), sha256(Buffer.from(content)), stamp.publicKey), true);
});
add('stamp of secp256k1, verified by coffer', ['@noble/curves'], async (flow, random) => {
  const [content, key] = [body(random), random.bytes(32)];
  const publicKey = hex(secp256k1.getPublicKey(key));
  const signature = secp256k1.sign(sha256(Buffer.from(content)), key, { lowS: random.chance(50) }).toDERHex();
  const stamp = Buffer.from(JSON.stringify({ publicKey, scheme: NAME.secp256k1, signature })).toString('base64url');
  expectSame('stamp', verifiedBy(flow, stamp, content), { valid: true, scheme: NAME.secp256k1, publicKey });
});

add('stamp of an Ethereum wallet, created by coffer', ['viem'], async (flow, random) => {
  const [content, key] = [body(random), hex(random.bytes(32))];
  const stamp = decode(stampedBy(flow, content, 'secp256k1', key, { scheme: NAME.eip191 }).stampHeaderValue);
  const { r, s } = secp256k1.Signature.fromDER(stamp.signature);
  const compact = [r, s].map((part) => part.toString(16).padStart(64, '0')).join('');
  const candidates = await Promise.all(['1b', '1c'].map((v) => recoverPublicKey({ hash: hashMessage(content), signature: `0x${compact}${v}` })));
  const publicKeys = candidates.map((point) => hex(compress(bytes(point.slice(2)))));
  expectSame('stamp', [stamp.scheme, stamp.publicKey, publicKeys.includes(stamp.publicKey)], [NAME.eip191, hex(secp256k1.getPublicKey(key)), true]);
});
/// The service's package writes integers of a signature without dropping leading zeros: such DER is not canonical.
const canonical = (der) => secp256k1.Signature.fromDER(der).toDERHex() === der;
function readable(der) {
  try {
    return canonical(der);
  } catch {
    return false;
  }
}
export const notes = { nonCanonical: 0 };
add('stamp of an Ethereum wallet, verified by coffer', ['@turnkey/wallet-stamper', 'viem'], async (flow, random) => {
  const [content, key] = [body(random), random.bytes(32)];
  const account = privateKeyToAccount(`0x${hex(key)}`);
  const wallet = { type: WalletType.Ethereum, signMessage: (message) => account.signMessage({ message }), getPublicKey: () => hex(secp256k1.getPublicKey(key)) };
  const { stampHeaderValue } = await new WalletStamper(wallet).stamp(content);
  const { signature } = decode(stampHeaderValue);
  if (readable(signature)) {
    expectSame('stamp', verifiedBy(flow, stampHeaderValue, content), { valid: true, scheme: NAME.eip191, publicKey: hex(secp256k1.getPublicKey(key)) });
    return;
  }
  notes.nonCanonical += 1;
  const { status } = flow.program.run(['verify', 'stamp', '--stamp', stampHeaderValue, '--body-file', flow.program.file(content)]);
  expectSame('DER that is not canonical', status, 3);
});

add('stamp of Ed25519, created by coffer', ['@noble/curves'], async (flow, random) => {
  const [content, key] = [body(random), random.bytes(32)];
  const stamp = decode(stampedBy(flow, content, 'ed25519', hex(key)).stampHeaderValue);
  expectSame('stamp', stamp, { publicKey: hex(ed25519.getPublicKey(key)), scheme: NAME.ed25519, signature: hex(ed25519.sign(Buffer.from(content), key)) });
});
add('stamp of a Solana wallet, verified by coffer', ['@turnkey/wallet-stamper', '@noble/curves'], async (flow, random) => {
  const [content, key] = [body(random), random.bytes(32)];
  const publicKey = hex(ed25519.getPublicKey(key));
  const wallet = { type: WalletType.Solana, signMessage: async (message) => hex(ed25519.sign(Buffer.from(message), key)), getPublicKey: async () => publicKey };
  const { stampHeaderValue } = await new WalletStamper(wallet).stamp(content);
  expectSame('stamp', verifiedBy(flow, stampHeaderValue, content), { valid: true, scheme: NAME.ed25519, publicKey });
});

/// The body and the stamp that reach a server when a shell runs the program's curl command.
async function sentByCurl(flow, content, key) {
  const sent = {};
  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part)).on('end', () => {
      Object.assign(sent, { body: Buffer.concat(parts), stamp: request.headers['x-stamp'] });
      response.end();
    });
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const host = `127.0.0.1:${server.address().port}`;
  const { curlCommand } = flow.run('request', { 'no-post': true, host, path: '/p', 'body-file': flow.program.file(content), 'key-file': flow.program.file(key) });
  await new Promise((done) => execFile('sh', ['-c', curlCommand.replace(`'https://${host}/p'`, `-s 'http://${host}/p'`)], done));
  server.close();
  return sent;
}
add('request, sent with the curl command of coffer', ['curl'], async (flow, random) => {
  const content = random.pick(['', '', '@', "@'", '@/etc/hostname']) + random.pick([body, lines])(random);
  const sent = await sentByCurl(flow, content, keyPair(random).privateKey);
  expectSame('body', sent.body, Buffer.from(content));
  expectSame('stamp', verifiedBy(flow, sent.stamp, content).valid, true);
});

add('activity fingerprint', [VENDOR], async (flow, random) => {
  const content = body(random);
  expectSame('fingerprint', flow.run('fingerprint', { 'body-file': flow.program.file(content) }).fingerprint, vendor.computeActivityFingerprint(content));
});

// What the service signs: made by the program, judged by the service's package.
add('session token, signed by coffer', [VENDOR], async (flow, random) => {
  const limits = { ...(random.chance(50) && { scope: text(random, 40) }), ...(random.chance(50) && { 'session-profile': randomUUID() }) };
  const { jwt } = flow.run('enclave', 'sign-session', { dir: flow.folder, organization: flow.organization, user: flow.user, 'public-key': signingKey(random), expires: '1748876837000', ...limits });
  expectSame('session', await vendor.verifySessionJwtSignature(jwt, flow.signing), true);
  const { scope, session_profile_id } = JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url'));
  expectSame('session', [scope, session_profile_id], [limits.scope, limits['session-profile']]);
});
add('one-time password token, signed by coffer', [VENDOR], async (flow, random) => {
  const claims = { id: randomUUID(), contact: `${hex(random.bytes(4))}@example.com`, organization: flow.organization, 'public-key': signingKey(random), expires: String(Date.now() + 3600000) };
  const { jwt } = flow.run('enclave', 'sign-otp-token', { dir: flow.folder, ...claims });
  const read = await vendor.verifyOtpVerificationToken(jwt, flow.signing);
  expectSame('token', [read.id, read.contact, read.organization_id, read.public_key, read.exp], [claims.id, claims.contact, claims.organization, claims['public-key'], claims.expires]);
});
add('webhook, signed by coffer', [VENDOR], async (flow, random) => {
  const [content, key, timestampMs] = [body(random), random.bytes(32), 1700000000000 + random.below(1e9)];
  const headers = flow.run('enclave', 'sign-webhook', { 'key-file': flow.program.file(hex(key)), 'key-id': 'k1', 'event-id': 'e1', now: String(timestampMs), 'body-file': flow.program.file(content) });
  const peer = vendor.verifyTurnkeyWebhookSignature({ headers, body: content, verificationKeys: [{ keyId: 'k1', publicKey: hex(ed25519.getPublicKey(key)) }], maxTimestampAgeMs: 1, nowMs: timestampMs });
  expectSame('webhook', peer, { ok: true, eventId: 'e1', keyId: 'k1', timestampMs });
});

// And made by OpenSSL, judged by the program and by the service's package.
function token(random, header, claims, hashes) {
  const key = keyPair(random);
  const point = bytes(key.publicKey);
  const part = (data) => Buffer.from(data).toString('base64url');
  const privateKey = createPrivateKey({ key: { kty: 'EC', crv: 'P-256', d: part(bytes(key.privateKey)), x: part(point.subarray(1, 33)), y: part(point.subarray(33)) }, format: 'jwk' });
  const signed = `${part(JSON.stringify(header))}.${part(JSON.stringify(claims))}`;
  const data = hashes === 2 ? sha256(Buffer.from(signed)) : Buffer.from(signed);
  return { jwt: `${signed}.${part(opensslSign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }))}`, publicKey: key.publicKey };
}

add('session token, verified by coffer', [VENDOR, 'node:crypto'], async (flow, random) => {
  const exp = 1748876837 + random.below(1e9);
  const claims = { exp, public_key: signingKey(random), session_type: random.pick(['SESSION_TYPE_READ_WRITE', 'SESSION_TYPE_READ_ONLY']), user_id: randomUUID(), organization_id: randomUUID(),
    ...(random.chance(50) && { scope: text(random, 40) }), ...(random.chance(50) && { session_profile_id: randomUUID() }) };
  const { jwt, publicKey } = token(random, { alg: 'ES256', typ: 'JWT' }, claims, 2);
  expectSame('session', await vendor.verifySessionJwtSignature(jwt, publicKey), true);
  expectSame('session', flow.run('verify', 'session', { 'jwt-file': flow.program.file(jwt), 'notarizer-key': publicKey, now: String((exp - 1) * 1000) }), { valid: true, ...claims });
});
add('one-time password token, verified by coffer', [VENDOR, 'node:crypto'], async (flow, random) => {
  const exp = String(Date.now() + 3600000 + random.below(1e9));
  const claims = { exp, id: randomUUID(), verification_type: 'OTP_TYPE_EMAIL', contact: 'user@example.com', organization_id: randomUUID(), public_key: signingKey(random) };
  const { jwt, publicKey } = token(random, { typ: 'JWT', alg: 'ES256' }, claims, 1);
  expectSame('token', await vendor.verifyOtpVerificationToken(jwt, publicKey), claims);
  expectSame('token', flow.run('verify', 'otp-token', { 'jwt-file': flow.program.file(jwt), 'signer-key': publicKey }), { valid: true, ...claims });
});
add('webhook, verified by coffer', [VENDOR, '@noble/curves'], async (flow, random) => {
  const [content, key, keyId, eventId, timestampMs] = [body(random), random.bytes(32), `key-${random.below(100)}`, `evt_${hex(random.bytes(8))}`, 1700000000000 + random.below(1e9)];
  const touched = random.chance(30);
  const input = Buffer.from(`v1.ed25519.${keyId}.${timestampMs}.${eventId}.${content}${touched ? ' ' : ''}`);
  const headers = { 'x-turnkey-timestamp': String(timestampMs), 'x-turnkey-event-id': eventId, 'x-turnkey-signature-key-id': keyId, 'x-turnkey-signature-algorithm': 'ed25519',
    'x-turnkey-signature-version': 'v1', 'x-turnkey-signature': hex(ed25519.sign(input, key)) };
  const verificationKeys = [{ keyId, publicKey: hex(ed25519.getPublicKey(key)), ...(random.chance(50) && { algorithm: 'ed25519' }) }];
  const nowMs = timestampMs + random.below(600000) - 300000;
  const peer = vendor.verifyTurnkeyWebhookSignature({ headers, body: content, verificationKeys, maxTimestampAgeMs: 200000, nowMs });
  const { status, objects } = flow.program.run(['verify', 'webhook', '--headers-file', flow.program.file(JSON.stringify(headers)), '--body-file', flow.program.file(content),
    '--keys-file', flow.program.file(JSON.stringify(verificationKeys)), '--max-age-ms', '200000', '--now', String(nowMs)]);
  expectSame('webhook', peer.ok ? [0, { valid: true, eventId, keyId, timestampMs }] : [6], peer.ok ? [status, objects[0]] : [status]);
});
