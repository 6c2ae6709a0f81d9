// @scure, on @noble: the audited JavaScript.
import {HDKey as Slip10} from 'micro-key-producer/slip10.js';
import {HDKey} from '@scure/bip32';
import {mnemonicToSeedSync} from '@scure/bip39';
import {p2tr, p2wpkh} from '@scure/btc-signer';
import bs58 from 'bs58';

export const packages = ['@scure/bip32', '@scure/bip39', '@scure/btc-signer', 'micro-key-producer'];

export function jobs(inputs) {
    const segwit = HDKey.fromExtendedKey(inputs.p2wpkh_account_xpub);
    const taproot = HDKey.fromExtendedKey(inputs.p2tr_account_xpub);
    const seed = Buffer.from(inputs.seed, 'hex');
    const index = (operation) => inputs.index_base + operation;
    return {
        phrase_seed: {run: () => Buffer.from(mnemonicToSeedSync(inputs.phrase)).toString('hex')},
        p2wpkh_xpub: {run: (i) => p2wpkh(segwit.deriveChild(index(i)).publicKey).address},
        p2tr_xpub: {run: (i) => p2tr(taproot.deriveChild(index(i)).publicKey.subarray(1)).address},
        sol_cold: {run: (i) => bs58.encode(Slip10.fromMasterSeed(seed).derive(`m/44'/501'/${index(i)}'/0'`).publicKeyRaw)},
    };
}
