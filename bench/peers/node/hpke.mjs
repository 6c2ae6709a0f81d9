// @hpke/core on WebCrypto; its keys stay imported.
import {Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256} from '@hpke/core';

export const packages = ['@hpke/core'];

export async function jobs(inputs) {
    const bytes = (hex) => Uint8Array.from(Buffer.from(hex, 'hex')).buffer;
    const hex = (buffer) => Buffer.from(buffer).toString('hex');
    const suite = new CipherSuite({kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm()});
    const {hpke} = inputs;
    const [info, aad, enc, ciphertext, plaintext] = [hpke.info, hpke.aad, hpke.encapsulated_key, hpke.ciphertext, hpke.plaintext].map(bytes);
    const recipientKey = await suite.kem.importKey('raw', bytes(hpke.private_key), false);
    const recipientPublicKey = await suite.kem.importKey('raw', bytes(hpke.public_key), true);
    const publicBytes = Buffer.from(hpke.public_key, 'hex');
    return {
        hpke_open: {
            run: async () => {
                const context = await suite.createRecipientContext({recipientKey, enc, info});
                return hex(await context.open(ciphertext, aad));
            },
        },
        hpke_seal: {
            random: true,
            run: async () => {
                const context = await suite.createSenderContext({recipientPublicKey, info});
                const sealed = await context.seal(plaintext, Buffer.concat([Buffer.from(context.enc), publicBytes]));
                return `${hex(context.enc)}:${hex(sealed)}`;
            },
        },
    };
}
