"""bip_utils, whose secp256k1 is coincurve (libsecp256k1)."""

import importlib.metadata

from bip_utils import Bip32KeyIndex, Bip32Slip10Ed25519, Bip32Slip10Secp256k1, Bip39SeedGenerator, EthAddrEncoder, P2TRAddrEncoder, P2WPKHAddrEncoder, SolAddrEncoder


def jobs(inputs):
    first = inputs["index_base"]
    seed = bytes.fromhex(inputs["seed"])
    private = Bip32Slip10Secp256k1.FromExtendedKey(inputs["eth_account_xprv"])
    ethereum = Bip32Slip10Secp256k1.FromExtendedKey(inputs["eth_account_xpub"])
    segwit = Bip32Slip10Secp256k1.FromExtendedKey(inputs["p2wpkh_account_xpub"])
    taproot = Bip32Slip10Secp256k1.FromExtendedKey(inputs["p2tr_account_xpub"])

    def key(node):
        return node.PublicKey().KeyObject()

    def sol_cold(operation):
        node = Bip32Slip10Ed25519.FromSeed(seed)
        for number in (44, 501, first + operation, 0):
            node = node.ChildKey(Bip32KeyIndex.HardenIndex(number))
        return SolAddrEncoder.EncodeKey(key(node))

    return {
        "phrase_seed": lambda _: Bip39SeedGenerator(inputs["phrase"]).Generate("").hex(),
        "eth_private": lambda operation: EthAddrEncoder.EncodeKey(key(private.ChildKey(first + operation))),
        "eth_cold": lambda _: EthAddrEncoder.EncodeKey(key(Bip32Slip10Secp256k1.FromSeedAndPath(seed, "m/44'/60'/0'/0/0"))),
        "eth_xpub": lambda operation: EthAddrEncoder.EncodeKey(key(ethereum.ChildKey(first + operation))),
        "p2wpkh_xpub": lambda operation: P2WPKHAddrEncoder.EncodeKey(key(segwit.ChildKey(first + operation)), hrp="bc"),
        "p2tr_xpub": lambda operation: P2TRAddrEncoder.EncodeKey(key(taproot.ChildKey(first + operation)), hrp="bc"),
        "sol_cold": sol_cold,
    }


def version():
    return f"bip_utils {importlib.metadata.version('bip_utils')}, coincurve {importlib.metadata.version('coincurve')}"
