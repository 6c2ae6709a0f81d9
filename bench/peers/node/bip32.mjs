// bip32 and bitcoinjs-lib on tiny-secp256k1, which is libsecp256k1 compiled to WebAssembly.
import {BIP32Factory} from 'bip32';
import {mnemonicToSeedSync} from 'bip39';
import * as bitcoin from 'bitcoinjs-lib';
import * as ecc from 'tiny-secp256k1';

export const packages = ['bip32', 'bip39', 'bitcoinjs-lib', 'tiny-secp256k1'];

export function jobs(inputs) {
    bitcoin.initEccLib(ecc);
    const bip32 = BIP32Factory(ecc);
    const segwit = bip32.fromBase58(inputs.p2wpkh_account_xpub);
    const taproot = bip32.fromBase58(inputs.p2tr_account_xpub);
    const index = (operation) => inputs.index_base + operation;
    return {
        phrase_seed: {run: () => mnemonicToSeedSync(inputs.phrase).toString('hex')},
        p2wpkh_xpub: {run: (i) => bitcoin.payments.p2wpkh({pubkey: segwit.derive(index(i)).publicKey}).address},
        p2tr_xpub: {run: (i) => bitcoin.payments.p2tr({internalPubkey: taproot.derive(index(i)).publicKey.subarray(1)}).address},
    };
}
