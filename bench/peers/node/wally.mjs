// libwally compiled to WebAssembly.
import wally from 'wallycore';

export const packages = ['wallycore'];

export function jobs(inputs) {
    const segwit = wally.bip32_key_from_base58(inputs.p2wpkh_account_xpub);
    const taproot = wally.bip32_key_from_base58(inputs.p2tr_account_xpub);
    const child = (parent, operation) => wally.bip32_key_from_parent(parent, inputs.index_base + operation, wally.BIP32_FLAG_KEY_PUBLIC);
    return {
        phrase_seed: {run: () => wally.bip39_mnemonic_to_seed512(inputs.phrase, '').toString('hex')},
        p2wpkh_xpub: {
            run: (i) => {
                const key = child(segwit, i);
                const address = wally.bip32_key_to_addr_segwit(key, 'bc', 0);
                wally.bip32_key_free(key);
                return address;
            },
        },
        p2tr_xpub: {
            run: (i) => {
                const key = child(taproot, i);
                const tweaked = wally.ec_public_key_bip341_tweak(wally.bip32_key_get_pub_key(key), null, 0);
                wally.bip32_key_free(key);
                return wally.addr_segwit_from_bytes(Buffer.concat([Buffer.from([0x51, 0x20]), tweaked.subarray(1)]), 'bc', 0);
            },
        },
    };
}
