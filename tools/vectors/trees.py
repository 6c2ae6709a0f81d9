#!/usr/bin/env python3
"""Writes the vector files of trees: bip32/nodes.json, slip10/nodes.json, slip10/non_hardened_indices.json.

usage: trees.py INPUT_DIR

INPUT_DIR holds hd.json and ed25519_nonhardened_semantics.json: nodes on which every library that was asked agrees.
"""
import sys

from common import load, rename, write

NODE = {"seed_hex": "seed", "curve": "curve", "path": "path", "depth": "depth", "index": "child_number", "parent_fingerprint": "parent_fingerprint",
        "fingerprint": "fingerprint", "chain_code_hex": "chain_code", "private_key_hex": "private_key", "public_key_hex": "public_key",
        "xprv": "xprv", "xpub": "xpub", "tprv": "tprv", "tpub": "tpub", "edge": "note", "mnemonic": None, "language": None, "passphrase": None,
        "oracles": None}
CHILD = {"seed_hex": "seed", "parent_path": "parent_path", "parent_xpub": "parent_xpub", "relative_path": "relative_path",
         "child_xpub": "child_xpub", "child_public_key_hex": "child_public_key", "oracles": None}
# What other libraries do with a non-hardened index on ed25519, and whether it is the reading that coffer offers by name.
READINGS = {
    "force-harden: slip10 on the path with every component hardened (spec-ref)": "harden",
    "skip: slip10 on hardened components only (spec-ref)": "skip the component",
    "bip32-secp256k1 private key used as ed25519 seed (old Sollet style)": "secp256k1 key as ed25519 seed",
    "slip10 formula with HMAC data = pub33(00||A) for non-hardened (what a naive BIP32 port would do: priv = IL)": "BIP-32 formula",
    "BIP32-Ed25519 (Khovratovich/Law, Icarus master from entropy)": "BIP32-Ed25519",
}


def agreeing(records):
    return sorted({oracle for record in records for oracle in record["oracles"]})


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    data = load(sys.argv[1], "hd.json")
    secp256k1 = [n for n in data["nodes"] if n["curve"] == "secp256k1"]
    others = [n for n in data["nodes"] if n["curve"] != "secp256k1"]
    write("bip32/nodes.json", {
        "origin": [{"standard": "BIP-32, computed by independent libraries", "agreeing": agreeing(secp256k1 + data["ckdpub"])}],
        "fields": {"valid": "xprv, xpub: versions 0488ade4, 0488b21e; tprv, tpub: 04358394, 043587cf",
                   "public_derivation": "child_xpub is parent_xpub's descendant by public derivation", "invalid": "extended keys to be refused"},
        "valid": [{k: v for k, v in rename(n, NODE).items() if k != "curve"} for n in secp256k1],
        "public_derivation": [rename(n, CHILD) for n in data["ckdpub"]],
        "invalid": [{"key": r["key"], "reason": r["reason"]} | ({"note": "accepted by " + ", ".join(r["accepted_by"])} if r["accepted_by"] else {})
                    for r in data["invalid_extended_keys"]],
    })
    write("slip10/nodes.json", {
        "origin": [{"standard": "SLIP-10, computed by independent libraries", "agreeing": agreeing(others)}],
        "fields": {"valid": "public_key: 32 bytes on ed25519, 33 on p256"},
        "valid": [rename(n, NODE) for n in others],
    })
    semantics = load(sys.argv[1], "ed25519_nonhardened_semantics.json")
    cases = []
    for row in semantics["rows"]:
        keys = {READINGS[name]: key for name, key in row["results"].items() if name in READINGS}
        cases.append({"mnemonic": row["mnemonic"], "path": row["path"], "hardened": keys.pop("harden"),
                      "never": [{"reason": reading, "public_key": key} for reading, key in keys.items()]})
    write("slip10/non_hardened_indices.json", {
        "origin": [{"standard": "SLIP-10 has no non-hardened ed25519 children; what libraries nevertheless return",
                    "agreeing": ["micro-key-producer", "@trustwallet/wallet-core", "@cosmjs/crypto", "ed25519-hd-key"]}],
        "fields": {"cases": "public keys: hardened, when the caller asks to harden every component (by default the path is refused); never, what other "
                            "readings give and coffer must not"},
        "cases": cases,
    })


if __name__ == "__main__":
    main()
