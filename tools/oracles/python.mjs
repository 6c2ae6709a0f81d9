// The service's own package of Python, which stamps requests: python/ speaks JSON Lines.
import { add, bytes, expectSame, text } from './flows.mjs';
import { compress, hex, keyPair } from './bundles.mjs';
import { Peer } from './peer.mjs';

export const interpreter = new Peer();

add('stamp of P-256, verified by coffer', ['turnkey-api-key-stamper'], async (flow, random) => {
  const [content, key] = [text(random, 300), keyPair(random)];
  const publicKey = hex(compress(bytes(key.publicKey)));
  const header = await interpreter.ask('stamp', { public_key: publicKey, key: key.privateKey, body: content });
  const [name, stamp] = header.split(': ');
  expectSame('name', name, 'X-Stamp');
  expectSame('stamp', flow.run('verify', 'stamp', { stamp, 'body-file': flow.program.file(content) }), { valid: true, scheme: 'SIGNATURE_SCHEME_TK_API_P256', publicKey });
}, { needs: interpreter });
// The package verifies no stamps; the library that it signs with does.
add('stamp of P-256, created by coffer', ['cryptography'], async (flow, random) => {
  const [content, key] = [text(random, 300), keyPair(random).privateKey];
  const files = { 'body-file': flow.program.file(content), 'key-file': flow.program.file(key) };
  const { stampHeaderValue } = flow.run('stamp', { ...files, curve: 'p256' });
  const verified = (body) => interpreter.ask('verify', { stamp: stampHeaderValue, body });
  expectSame('stamp', [await verified(content), await verified(content + ' ')], ['valid', 'invalid']);
}, { needs: interpreter });
