// The service's own modules of Go, client and stamps: go/ speaks JSON Lines.
import { randomUUID } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519';
import { add, bytes, expectSame, keyObject, lines, solanaText, text, walletObject, walletText } from './flows.mjs';
import { compress, hex, keyPair } from './bundles.mjs';
import { Peer } from './peer.mjs';

export const modules = new Peer();
const ask = (op, members) => modules.ask(op, members);
const MODULE = 'github.com/tkhq/go-sdk/crypto';
const addModule = (name, check) => add(name, [MODULE], check, { needs: modules });
const clientOf = (flow) => ({ signer: flow.signing, organization: flow.organization, target_private: flow.client.privateKey });
const ownerOf = (flow, user) => ({ signer: flow.signing, organization: flow.organization, user });

addModule('export, sealed by coffer', async (flow, random) => {
  const plaintext = random.pick([() => Buffer.from(walletText(random).text), () => random.bytes(32)])();
  const bundle = flow.enclave('export', { target: flow.client.publicKey, organization: flow.organization, 'plaintext-input': flow.program.file(plaintext) });
  expectSame('export', await ask('client_export', { ...clientOf(flow), bundle }), hex(plaintext));
});
addModule('secret export, sealed by coffer', async (flow, random) => {
  const secret = random.pick([text, lines])(random, 300);
  const bundle = flow.enclave('export-secret', { target: flow.client.publicKey, organization: flow.organization, 'plaintext-input': flow.program.file(secret) });
  expectSame('secret', await ask('client_export', { ...clientOf(flow), bundle }), hex(Buffer.from(secret)));
});
addModule('credential, sealed by coffer', async (flow, random) => {
  const key = keyPair(random);
  const bundle = flow.call(['enclave', 'credential'], { target: flow.client.publicKey, 'key-file': flow.program.file(key.privateKey) }, { json: false });
  expectSame('credential', await ask('client_credential', { ...clientOf(flow), bundle }), key.privateKey);
});
addModule('import, opened by coffer', async (flow, random) => {
  const wallet = walletText(random);
  const secret = random.bytes(32);
  const asked = { ...ownerOf(flow, flow.user), bundle: flow.init('init-import') };
  const [message, shown] = await random.pick([
    async () => [await ask('client_import', { ...asked, plaintext: hex(Buffer.from(wallet.text)) }), walletObject(wallet)],
    async () => [await ask('client_import_key', { ...asked, key: hex(secret), format: 'HEXADECIMAL' }), keyObject(secret)],
    async () => [await ask('client_import_key', { ...asked, key: solanaText(secret), format: 'SOLANA' }), keyObject(secret)],
  ])();
  expectSame('import', flow.open('open-import', message), shown);
});
addModule('secret import, opened by coffer', async (flow, random) => {
  const secret = random.pick([text, lines])(random, 300);
  const user = random.pick([flow.user, '']);
  const bundle = flow.enclave('init-secret', { organization: flow.organization, user, force: true });
  const message = await ask('client_import', { ...ownerOf(flow, user), bundle, plaintext: hex(Buffer.from(secret)) });
  expectSame('secret', flow.open('open-secret', message), { kind: 'secret', secret });
});
addModule('one-time password, opened by coffer', async (flow, random) => {
  const [code, publicKey] = [String(100000 + random.below(900000)), hex(compress(bytes(keyPair(random).publicKey)))];
  const message = await ask('client_otp', { signer: flow.signing, bundle: flow.init('init-otp'), code, public_key: publicKey });
  expectSame('otp', flow.open('open-otp', message), { kind: 'otp', otpCode: code, publicKey });
});
for (const kind of ['on-ramp', 'pull-secret']) {
  addModule(`${kind.replace('-secret', '')} secret, sealed by coffer`, async (flow, random) => {
    const secret = random.pick([text, lines])(random, 300);
    const bundle = flow.encrypt({ to: kind, recipient: flow.client.publicKey, 'plaintext-input': flow.program.file(secret) });
    // The module opens any message of this form as a credential.
    expectSame(kind, await ask('client_credential', { ...clientOf(flow), bundle }), hex(Buffer.from(secret)));
  });
  addModule(`${kind.replace('-secret', '')} secret, opened by coffer`, async (flow, random) => {
    const secret = random.pick([text, lines])(random, 300);
    const bundle = await ask('seal_compact', { target: flow.encryption, plaintext: hex(Buffer.from(secret)) });
    expectSame(kind, flow.open(`open-${kind}`, bundle), { kind, secret });
  });
}
addModule('session token, signed by coffer', async (flow, random) => {
  const { jwt } = flow.run('enclave', 'sign-session', { dir: flow.folder, organization: flow.organization, user: flow.user,
    'public-key': hex(compress(bytes(keyPair(random).publicKey))), expires: '1748876837000',
    ...(random.chance(50) && { scope: text(random, 40) }), ...(random.chance(50) && { 'session-profile': randomUUID() }) });
  expectSame('session', await ask('verify_session', { jwt, signer: flow.signing }), 'valid');
});
function stampedBy(flow, content, key, curve) {
  const { stampHeaderValue } = flow.run('stamp', { 'body-file': flow.program.file(content), 'key-file': flow.program.file(key), curve });
  return JSON.parse(Buffer.from(stampHeaderValue, 'base64url'));
}
for (const [curve, scheme] of [['p256', 'SIGNATURE_SCHEME_TK_API_P256'], ['secp256k1', 'SIGNATURE_SCHEME_TK_API_SECP256K1']]) {
  addModule(`stamp of ${curve === 'p256' ? 'P-256' : curve}, created by coffer`, async (flow, random) => {
    const [content, key] = [text(random, 300), hex(random.bytes(32))];
    const made = stampedBy(flow, content, key, curve);
    expectSame('scheme', made.scheme, scheme);
    const verified = (body) => ask('verify_stamp', { public_key: made.publicKey, scheme, signature: made.signature, body });
    expectSame('stamp', [await verified(content), await verified(content + ' ')], ['true', 'false']);
  });
  addModule(`stamp of ${curve === 'p256' ? 'P-256' : curve}, verified by coffer`, async (flow, random) => {
    const [content, key] = [text(random, 300), hex(random.bytes(32))];
    const stamp = await ask('stamp', { key, scheme, body: content });
    const { publicKey } = flow.run('key', 'public', { 'key-file': flow.program.file(key), curve });
    expectSame('stamp', flow.run('verify', 'stamp', { stamp, 'body-file': flow.program.file(content) }), { valid: true, scheme, publicKey });
  });
}
addModule('stamp of Ed25519, created and verified by coffer', async (flow, random) => {
  const [content, seed, scheme] = [text(random, 300), random.bytes(32), 'SIGNATURE_SCHEME_TK_API_ED25519'];
  const publicKey = hex(ed25519.getPublicKey(seed));
  const stamp = await ask('stamp', { key: hex(seed) + publicKey, scheme, body: content });
  expectSame('stamp', flow.run('verify', 'stamp', { stamp, 'body-file': flow.program.file(content) }), { valid: true, scheme, publicKey });
  const members = (object) => Object.entries(object).sort();
  expectSame('stamp', members(stampedBy(flow, content, hex(seed), 'ed25519')), members(JSON.parse(Buffer.from(stamp, 'base64url'))));
});
