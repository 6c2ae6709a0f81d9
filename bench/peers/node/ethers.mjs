import {computeAddress, HDNodeWallet, Mnemonic} from 'ethers';

export const packages = ['ethers'];

export function jobs(inputs) {
    const account = HDNodeWallet.fromExtendedKey(inputs.eth_account_xprv);
    const watched = HDNodeWallet.fromExtendedKey(inputs.eth_account_xpub);
    const index = (operation) => inputs.index_base + operation;
    return {
        phrase_seed: {run: () => Mnemonic.fromPhrase(inputs.phrase).computeSeed().slice(2)},
        eth_private: {run: (i) => account.deriveChild(index(i)).address},
        eth_xpub: {run: (i) => computeAddress(watched.deriveChild(index(i)).publicKey)},
        eth_cold: {run: () => HDNodeWallet.fromSeed(`0x${inputs.seed}`).derivePath("m/44'/60'/0'/0/0").address},
    };
}
