// The service's own package of Python, which stamps requests: python/ speaks JSON Lines.
import { add, bytes, expectSame, text } from './flows.mjs';
import { compress, hex, keyPair } from './bundles.mjs';
import { Peer } from './peer.mjs';

export const interpreter = new Peer();

add('stamp of P-256, checked by coffer', ['turnkey-api-key-stamper'], async (flow, random) => {
  const [content, key] = [text(random, 300), keyPair(random)];
  const publicKey = hex(compress(bytes(key.publicKey)));
  const header = await interpreter.ask('stamp', { public_key: publicKey, key: key.privateKey, body: content });
  const [name, stamp] = header.split(': ');
  expectSame('name', name, 'X-Stamp');
  expectSame('stamp', flow.run('verify', 'stamp', { stamp, 'body-file': flow.program.file(content) }), { valid: true, scheme: 'SIGNATURE_SCHEME_TK_API_P256', publicKey });
}, { needs: interpreter });
