// What Node itself offers: OpenSSL behind node:crypto.
import {createPrivateKey, pbkdf2Sync, sign} from 'node:crypto';

export const packages = [];

export function jobs(inputs) {
    const {private_key, public_key, body} = inputs.stamp;
    // PKCS #8 of a P-256 key without its public half (RFC 5958, RFC 5915).
    const der = Buffer.from(`3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420${private_key}`, 'hex');
    const key = createPrivateKey({key: der, format: 'der', type: 'pkcs8'});
    const bytes = Buffer.from(body);
    return {
        phrase_seed: {
            run: () => pbkdf2Sync(inputs.phrase.normalize('NFKD'), 'mnemonic', 2048, 64, 'sha512').toString('hex'),
        },
        stamp: {
            random: true,
            run: () => {
                const signature = sign('sha256', bytes, key).toString('hex');
                return Buffer.from(JSON.stringify({publicKey: public_key, scheme: 'SIGNATURE_SCHEME_TK_API_P256', signature})).toString('base64url');
            },
        },
    };
}
