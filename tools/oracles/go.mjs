// The service's own modules of Go, client and stamps: go/ speaks JSON Lines.
import { add, bytes, expectSame, keyObject, lines, text, walletObject, walletText } from './flows.mjs';
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
addModule('secret out, sealed by coffer', async (flow, random) => {
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
  const [plaintext, shown] = random.pick([[Buffer.from(wallet.text), walletObject(wallet)], [secret, keyObject(secret)]]);
  const message = await ask('client_import', { ...ownerOf(flow, flow.user), bundle: flow.init('init-import'), plaintext: hex(plaintext) });
  expectSame('import', flow.open('open-import', message), shown);
});
addModule('secret in, opened by coffer', async (flow, random) => {
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
  addModule(`${kind.replace('-secret', '')} secret, opened by coffer`, async (flow, random) => {
    const secret = random.pick([text, lines])(random, 300);
    const bundle = await ask('seal_compact', { target: flow.encryption, plaintext: hex(Buffer.from(secret)) });
    expectSame(kind, flow.open(`open-${kind}`, bundle), { kind, secret });
  });
}
addModule('session token, signed by coffer', async (flow, random) => {
  const { jwt } = flow.run('enclave', 'sign-session', { dir: flow.folder, organization: flow.organization, user: flow.user,
    'public-key': hex(compress(bytes(keyPair(random).publicKey))), expires: '1748876837000', ...(random.chance(50) && { scope: text(random, 40) }) });
  expectSame('session', await ask('verify_session', { jwt, signer: flow.signing }), 'valid');
});
for (const [curve, scheme] of [['p256', 'SIGNATURE_SCHEME_TK_API_P256'], ['secp256k1', 'SIGNATURE_SCHEME_TK_API_SECP256K1']]) {
  addModule(`stamp of ${curve === 'p256' ? 'P-256' : curve}, checked by coffer`, async (flow, random) => {
    const [content, key] = [text(random, 300), hex(random.bytes(32))];
    const stamp = await ask('stamp', { key, scheme, body: content });
    const { publicKey } = flow.run('key', 'public', { 'key-file': flow.program.file(key), curve });
    expectSame('stamp', flow.run('verify', 'stamp', { stamp, 'body-file': flow.program.file(content) }), { valid: true, scheme, publicKey });
  });
}
