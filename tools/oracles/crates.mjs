// The service's own crates, which have the enclave's end too: rust/ speaks JSON Lines.
import { add, bytes, expectSame, keyObject, lines, solanaText, text, walletObject, walletText } from './flows.mjs';
import { compress, hex, keyPair } from './bundles.mjs';
import { Peer } from './peer.mjs';

export const crates = new Peer();
const ask = (op, members) => crates.ask(op, members);

const targetOf = ({ privateKey, publicKey }) => ({ target_private: privateKey, target_public: publicKey });
const CRATE = 'turnkey_enclave_encrypt';
const addCrate = (name, crate, check) => add(name, [crate], check, { needs: crates });

/// An enclave of the crates', from a seed of its own.
async function theirEnclave(flow, random) {
  const seed = hex(random.bytes(32));
  const quorum = await ask('quorum_public', { seed });
  return { seed, quorum, trust: { organization: flow.organization, 'signer-quorum-key': quorum }, named: { seed, organization: flow.organization, user: flow.user } };
}
const plaintextOf = (random) => random.pick([() => {
  const wallet = walletText(random);
  return { plaintext: Buffer.from(wallet.text), shown: walletObject(wallet) };
}, () => {
  const secret = random.bytes(32);
  return { plaintext: secret, shown: keyObject(secret) };
}])();

addCrate('quorum key from a master seed', 'qos_p256', async (flow, random) => {
  expectSame('quorum', await ask('quorum_public', { seed: flow.state('quorum.private') }), flow.quorum);
});
addCrate('export, sealed by coffer', CRATE, async (flow, random) => {
  const { plaintext } = plaintextOf(random);
  const bundle = flow.enclave('export', { target: flow.client.publicKey, organization: flow.organization, 'plaintext-input': flow.program.file(plaintext) });
  expectSame('export', await ask('client_export', { quorum: flow.quorum, ...targetOf(flow.client), bundle, organization: flow.organization }), hex(plaintext));
});
addCrate('export, opened by coffer', CRATE, async (flow, random) => {
  const { plaintext, shown } = plaintextOf(random);
  const enclave = await theirEnclave(flow, random);
  const bundle = await ask('enclave_export', { ...enclave.named, target: flow.client.publicKey, plaintext: hex(plaintext) });
  expectSame('export', flow.decrypt('export', bundle, enclave.trust), shown);
});
addCrate('secret export, sealed by coffer', CRATE, async (flow, random) => {
  const secret = random.pick([text, lines])(random, 300);
  const bundle = flow.enclave('export-secret', { target: flow.client.publicKey, organization: flow.organization, 'plaintext-input': flow.program.file(secret) });
  expectSame('secret', await ask('client_export', { quorum: flow.quorum, ...targetOf(flow.client), bundle, organization: flow.organization }), hex(Buffer.from(secret)));
});
addCrate('secret export, opened by coffer', CRATE, async (flow, random) => {
  const secret = random.pick([text, lines])(random, 300);
  const enclave = await theirEnclave(flow, random);
  const bundle = await ask('enclave_export', { ...enclave.named, target: flow.client.publicKey, plaintext: hex(Buffer.from(secret)) });
  expectSame('secret', flow.decrypt('secret', bundle, enclave.trust), { kind: 'secret', secret });
});
addCrate('import, sealed by coffer', CRATE, async (flow, random) => {
  const enclave = await theirEnclave(flow, random);
  const own = targetOf(keyPair(random));
  const target = await ask('enclave_target', { ...enclave.named, ...own });
  const wallet = walletText(random);
  const secret = random.bytes(32);
  const [format, given, expected] = random.pick([['mnemonic', wallet.mnemonic, Buffer.from(wallet.mnemonic)], ['hexadecimal', hex(secret), secret], ['solana', solanaText(secret), secret]]);
  const message = flow.encrypt({ ...enclave.trust, user: flow.user, 'import-bundle-input': flow.program.file(target), 'plaintext-input': flow.program.file(given), 'key-format': format });
  expectSame('import', await ask('enclave_open', { ...enclave.named, ...own, message }), hex(expected));
});
addCrate('import, opened by coffer', CRATE, async (flow, random) => {
  const { plaintext, shown } = plaintextOf(random);
  const bundle = flow.init('init-import');
  const message = await ask('client_import', { quorum: flow.quorum, bundle, organization: flow.organization, user: flow.user, plaintext: hex(plaintext) });
  expectSame('import', flow.open('open-import', message), shown);
});
addCrate('secret import, sealed by coffer', CRATE, async (flow, random) => {
  const secret = random.pick([text, lines])(random, 300);
  const enclave = await theirEnclave(flow, random);
  const own = targetOf(keyPair(random));
  const target = await ask('enclave_target', { ...enclave.named, ...own });
  const message = flow.encrypt({ ...enclave.trust, 'secret-target-input': flow.program.file(target), 'plaintext-input': flow.program.file(secret) });
  expectSame('secret', await ask('enclave_open', { ...enclave.named, ...own, message }), hex(Buffer.from(secret)));
});
addCrate('secret import, opened by coffer', CRATE, async (flow, random) => {
  const secret = random.pick([text, lines])(random, 300);
  const bundle = flow.init('init-secret');
  const message = await ask('client_import', { quorum: flow.quorum, bundle, organization: flow.organization, user: flow.user, plaintext: hex(Buffer.from(secret)) });
  expectSame('secret', flow.open('open-secret', message), { kind: 'secret', secret });
});
addCrate('secret import without a user, opened by coffer', CRATE, async (flow, random) => {
  const secret = random.pick([text, lines])(random, 300);
  const bundle = flow.enclave('init-secret', { organization: flow.organization, force: true, ...(random.chance(50) && { user: '' }) });
  const message = await ask('client_secret', { quorum: flow.quorum, bundle, organization: flow.organization, secret });
  expectSame('secret', flow.open('open-secret', message), { kind: 'secret', secret });
});
for (const kind of ['on-ramp', 'pull-secret']) {
  addCrate(`${kind.replace('-secret', '')} secret, sealed by coffer`, CRATE, async (flow, random) => {
    const secret = random.pick([text, lines])(random, 300);
    const bundle = flow.encrypt({ to: kind, recipient: flow.client.publicKey, 'plaintext-input': flow.program.file(secret) });
    // The crate opens any message of this form as a credential.
    expectSame(kind, await ask('client_credential', { quorum: flow.quorum, ...targetOf(flow.client), bundle }), hex(Buffer.from(secret)));
  });
  addCrate(`${kind.replace('-secret', '')} secret, opened by coffer`, CRATE, async (flow, random) => {
    const secret = random.pick([text, lines])(random, 300);
    const bundle = await ask('enclave_credential', { target: flow.encryption, plaintext: hex(Buffer.from(secret)) });
    expectSame(kind, flow.open(`open-${kind}`, bundle), { kind, secret });
  });
}
addCrate('credential, sealed by coffer', CRATE, async (flow, random) => {
  const key = keyPair(random);
  const bundle = flow.call(['enclave', 'credential'], { target: flow.client.publicKey, 'key-file': flow.program.file(key.privateKey) }, { json: false });
  expectSame('credential', await ask('client_credential', { quorum: flow.quorum, ...targetOf(flow.client), bundle }), key.privateKey);
});
addCrate('credential, opened by coffer', CRATE, async (flow, random) => {
  const key = keyPair(random);
  const bundle = await ask('enclave_credential', { target: flow.client.publicKey, plaintext: key.privateKey });
  expectSame('credential', flow.decrypt('credential', bundle), { kind: 'credential', privateKey: key.privateKey, publicKey: hex(compress(bytes(key.publicKey))) });
});
addCrate('quorum envelope, sealed by coffer', 'qos_p256', async (flow, random) => {
  const secret = random.pick([text, lines])(random, 400);
  const enclave = await theirEnclave(flow, random);
  const envelope = flow.encrypt({ to: 'oauth2-client-secret', recipient: enclave.quorum.slice(0, 130), 'plaintext-input': flow.program.file(secret) });
  expectSame('envelope', await ask('quorum_open', { seed: enclave.seed, envelope }), hex(Buffer.from(secret)));
});
addCrate('quorum envelope, opened by coffer', 'qos_p256', async (flow, random) => {
  const secret = random.pick([text, lines])(random, 400);
  const envelope = await ask('quorum_seal', { quorum: flow.quorum, plaintext: hex(Buffer.from(secret)) });
  expectSame('envelope', flow.open('open-oauth2-client-secret', envelope).secret, secret);
});
for (const curve of ['p256', 'secp256k1']) {
  // The crate signs by RFC 6979 and verifies no stamps, so the program's stamp must be the same.
  addCrate(`stamp of ${curve === 'p256' ? 'P-256' : curve}, created by coffer`, 'turnkey_api_key_stamper', async (flow, random) => {
    const [content, key] = [text(random, 300), hex(random.bytes(32))];
    const files = { 'body-file': flow.program.file(content), 'key-file': flow.program.file(key) };
    const made = flow.run('stamp', { ...files, curve, ...(curve === 'p256' && { deterministic: true }) });
    const members = (stamp) => Object.entries(JSON.parse(Buffer.from(stamp, 'base64url'))).sort();
    expectSame('stamp', members(made.stampHeaderValue), members(await ask(`stamp_${curve}`, { key, body: content })));
  });
  addCrate(`stamp of ${curve === 'p256' ? 'P-256' : curve}, verified by coffer`, 'turnkey_api_key_stamper', async (flow, random) => {
    const [content, key] = [text(random, 300), hex(random.bytes(32))];
    const stamp = await ask(`stamp_${curve}`, { key, body: content });
    const { publicKey } = flow.run('key', 'public', { 'key-file': flow.program.file(key), curve });
    expectSame('stamp', flow.run('verify', 'stamp', { stamp, 'body-file': flow.program.file(content) }), { valid: true, scheme: `SIGNATURE_SCHEME_TK_API_${curve.toUpperCase()}`, publicKey });
  });
}
