// Trust Wallet Core, C++ compiled to WebAssembly. Its wallet object derives from the seed on every call, so that only the cold jobs are like for like.
import core from '@trustwallet/wallet-core';

export const packages = ['@trustwallet/wallet-core'];

export async function jobs(inputs) {
    const {AnyAddress, CoinType, HDWallet} = await core.initWasm();
    const wallet = HDWallet.createWithMnemonic(inputs.phrase, '');
    const derived = (coin, path) => {
        const key = wallet.getKey(coin, path);
        const address = AnyAddress.createWithPublicKey(coin === CoinType.solana ? key.getPublicKeyEd25519() : key.getPublicKeySecp256k1(false), coin);
        const text = address.description();
        address.delete();
        key.delete();
        return text;
    };
    return {
        phrase_seed: {
            run: () => {
                const made = HDWallet.createWithMnemonic(inputs.phrase, '');
                const seed = Buffer.from(made.seed()).toString('hex');
                made.delete();
                return seed;
            },
        },
        eth_cold: {run: () => derived(CoinType.ethereum, "m/44'/60'/0'/0/0")},
        sol_cold: {run: (i) => derived(CoinType.solana, `m/44'/501'/${inputs.index_base + i}'/0'`)},
    };
}
