#!/usr/bin/env python3
"""Writes the vector files that carry figures of published standards.

usage: standards.py INPUT_DIR

INPUT_DIR holds the collected figures (bip39.json, slip10.json, ...), each with the repository and commit that it was taken from.
"""
import ctypes
import ctypes.util
import sys

from common import load, rename, write

OUR_LANGUAGES = ("english", "japanese", "korean", "spanish", "chinese_simplified", "chinese_traditional", "french", "italian", "czech",
                 "portuguese")


def by_source(records, sources):
    """Replaces the number of the source by its standard."""
    return [{**{k: v for k, v in r.items() if k != "src"}, "source": sources[r["src"]]["standard"]} for r in records]


def bip39(directory):
    data = load(directory, "bip39.json")
    names = {"lang": "language", "entropy": "entropy", "mnemonic": "mnemonic", "passphrase": "passphrase", "seed": "seed", "xprv": "xprv",
             "src": None}
    records = [rename(r, names) for r in data["valid"]]
    foreign = [{"language": r["language"], "mnemonic": r["mnemonic"]} for r in records if r["language"] not in OUR_LANGUAGES]
    write("bip39/mnemonics.json", {
        "origin": data["sources"],
        "fields": {"valid": "mnemonic and passphrase are as published (not yet normalised); seed is 64 bytes; xprv is the BIP-32 master key",
                   "foreign": "phrases of lists that coffer does not have: refused as unknown words"},
        "valid": [r for r in records if r["language"] in OUR_LANGUAGES],
        "foreign": foreign,
    })
    write("bip39/wordlists.json", {
        "origin": [{"standard": "BIP-39 word lists", "repo": "github.com/bitcoin/bips", "path": "bip-0039/*.txt", "licence": "MIT"}],
        "fields": {"lists": "sha256 is over the NFKD words, each followed by LF; sorted: by UTF-8 bytes; unique_first4: no two words share "
                            "their first four characters"},
        "lists": [{"language": r["lang"], "words": r["words"], "sha256": r["sha256_nfkd_lf"], "sorted": r["sorted_utf8_bytes"],
                   "unique_first4": r["unique_first4"]} for r in data["wordlists"] if r["lang"] in OUR_LANGUAGES],
    })


def bip32(directory):
    data = load(directory, "bip32.json")
    names = {"tv": "vector", "seed": "seed", "path": "path", "parent": "parent", "fp_parent": "parent_fingerprint", "chain": "chain_code",
             "priv": "private_key", "pub": "public_key", "xprv": "xprv", "xpub": "xpub"}
    paths = [r["path"]["derivationPath"] for r in data["invalid_path"]]
    write("bip32/bip32.json", {
        "origin": data["sources"],
        "fields": {"valid": "test vectors 1 to 4", "invalid": "extended keys that must be refused (test vector 5 and others)"},
        "valid": [rename(r, names) for r in data["valid"]],
        "invalid": by_source(data["invalid"], data["sources"]),
        "invalid_seed": data["invalid_seed"],
        "invalid_path": [{"path": path} for path in paths if isinstance(path, str)],
    })


def bip49_84_86(directory):
    data = load(directory, "bip49_84_86.json")
    names = {"bip": "bip", "mnemonic": "mnemonic", "net": "network", "path": "path", "root_prv": "root_private", "acct_prv": "account_private",
             "acct_pub": "account_public", "xprv": "xprv", "xpub": "xpub", "wif": "wif", "priv": "private_key", "pub": "public_key",
             "internal": "internal_key", "output": "output_key", "spk": "script_pubkey", "addr": "address"}
    write("bip32/bip49_84_86.json", {
        "origin": data["sources"],
        "fields": {"valid": "root_private, account_private, account_public carry the SLIP-132 version of their BIP; xprv and xpub are those of path; "
                            "internal_key and output_key are x coordinates"},
        "valid": [rename(r, names) for r in data["valid"]],
    })


def slip10(directory):
    data = load(directory, "slip10.json")
    names = {"kind": "note", "curve": "curve", "seed": "seed", "path": "path", "fp_parent": "parent_fingerprint", "chain": "chain_code",
             "priv": "private_key", "pub": "public_key"}
    write("slip10/slip10.json", {
        "origin": data["sources"],
        "fields": {"valid": "the public key of ed25519 has the 00 prefix of the document; `derivation retry` and `seed retry` reach the rules for "
                            "invalid scalars"},
        "valid": [rename(r, names) for r in data["valid"] if r["curve"] != "curve25519"],
    })


def hpke(directory):
    plain = ("mode", "kem_id", "kdf_id", "aead_id", "info", "ikmR", "ikmS", "ikmE", "skRm", "skSm", "skEm", "psk", "psk_id", "pkRm", "pkSm",
             "pkEm", "enc", "shared_secret", "key_schedule_context", "secret", "key", "base_nonce", "exporter_secret")
    fields = {"valid": "names as in RFC 9180 appendix A; encryptions all have the plaintext pt; every sequence number from 0 that is listed is in "
                       "order; exports are exporter_context, L, exported_value"}

    def record(r, numbered):
        assert not set(r) - set(plain) - {"pt", "enc_seq", "exports"}
        out = {name: r[name] for name in plain if name in r}
        if r["enc_seq"]:
            out["pt"] = r["pt"]
        rows = r["enc_seq"] if numbered else [[seq, *row] for seq, row in enumerate(r["enc_seq"])]
        out["encryptions"] = [{"seq": seq, "aad": aad, "nonce": nonce, "ct": ct} for seq, aad, nonce, ct in rows]
        out["exports"] = [{"context": context, "length": length, "value": value} for context, length, value in r["exports"]]
        return out

    first = load(directory, "rfc9180_p256_sha256.json")
    more = load(directory, "rfc9180_more.json")
    write("hpke/rfc9180_p256_sha256.json", {"origin": first["sources"], "fields": fields, "valid": [record(r, False) for r in first["valid"]]})
    write("hpke/rfc9180_more.json", {"origin": more["sources"], "fields": fields, "valid": [record(r, True) for r in more["valid"]]})


def encodings(directory):
    data = load(directory, "base58.json")
    write("encoding/base58.json", {"origin": data["sources"], "fields": {"valid": "hex: the bytes; base58: their only spelling"},
                                   "valid": [rename(r, {"hex": "hex", "b58": "base58"}) for r in data["valid"]]})
    data = load(directory, "bech32.json")
    names = {"enc": "encoding", "s": "hex", "text": "text", "reason": "reason", "source": "source"}
    write("encoding/bech32.json", {
        "origin": data["sources"],
        "fields": {"valid": "hex: the text's bytes; text: the same", "invalid": "hex: bytes of a text that is no such encoding (it may hold "
                                                                              "bytes above 7f)"},
        "valid": [rename(r, names) for r in by_source(data["valid"], data["sources"])],
        "invalid": [rename(r, names) for r in by_source(data["invalid"], data["sources"])],
    })
    data = load(directory, "eip55.json")
    write("address/standard/eip55.json", {"origin": data["sources"], "fields": {"valid": "correctly checksummed; flipping the case of one letter "
                                                                                        "makes it invalid"},
                                          "valid": [rename(r, {"addr": "address"}) for r in data["valid"]]})
    data = load(directory, "segwit_addr.json")
    names = {"addr": "address", "spk": "script_pubkey", "reason": "reason", "source": "source"}
    write("address/standard/segwit.json", {
        "origin": data["sources"],
        "fields": {"valid": "script_pubkey is of any witness version; coffer offers v0 and v1 of 32 bytes", "invalid": "refused by every network"},
        "valid": [rename(r, names) for r in by_source(data["valid"], data["sources"])],
        "invalid": [rename(r, names) for r in by_source(data["invalid"], data["sources"])],
    })
    data = load(directory, "bitcoin_key_io.json")
    keys = [{"text": r["s"], "private_key": r["payload"], "network": r["net"], "compressed": r["compressed"]} for r in data["valid"]
            if r["privkey"]]
    addresses = [{"text": r["s"], "script_pubkey": r["payload"], "network": r["net"], "case_flip": r["case_flip"]} for r in data["valid"]
                 if not r["privkey"]]
    write("address/standard/bitcoin_key_io.json", {
        "origin": data["sources"],
        "fields": {"addresses": "case_flip: valid with the case of every letter flipped too", "keys": "WIF", "invalid": "neither an address nor a "
                                                                                                                     "WIF key of any network"},
        "addresses": addresses, "keys": keys, "invalid": [{"text": r["s"]} for r in data["invalid"]],
    })


def keys(directory):
    data = load(directory, "nist_ecdsa_p256.json")
    write("keys/ecdsa_p256_nist.json", {
        "origin": data["sources"],
        "fields": {"signatures": "SHA-256 of msg, secret d, nonce k", "public_keys": "whether (qx, qy) is a valid public key"},
        "signatures": data["siggen"],
        "public_keys": [{"qx": r["qx"], "qy": r["qy"], "valid": r["ok"], "reason": r["why"]} for r in data["pkv"]],
    })
    data = load(directory, "rfc6979.json")
    names = {"curve": "curve", "hash": "hash", "priv": "private_key", "msg_text": "message", "k": "nonce", "r": "r", "s": "s", "s_low": "s_low",
             "note": "note"}
    write("keys/rfc6979.json", {"origin": data["sources"], "fields": {"valid": "message is UTF-8 text; s_low: s as signed with the low-s rule"},
                                "valid": [rename(r, names) for r in data["valid"]]})
    data = load(directory, "bip341.json")
    write("keys/taproot.json", {
        "origin": data["sources"],
        "fields": {"outputs": "x coordinates; merkle_root may be empty", "key_paths": "witness: 64-byte signature of sighash by tweaked_private_key, "
                                                                                      "and the hash type where it is not 0"},
        "outputs": [rename(r, {"internal": "internal_key", "merkle_root": "merkle_root", "tweak": "tweak", "output": "output_key",
                               "spk": "script_pubkey", "addr": "address"}) for r in data["scriptpubkey"]],
        "key_paths": [rename(r, {"priv": "private_key", "internal": "internal_key", "merkle_root": "merkle_root", "tweak": "tweak",
                                 "tweaked_priv": "tweaked_private_key", "sighash": "sighash", "hash_type": "hash_type", "witness": "witness"})
                      for r in data["keypath"]],
    })
    verdict = "accept: the verdict of libsodium 1.0.18, which is ours (RFC 8032 leaves these cases open, save the non-canonical ones)"
    data = load(directory, "cctv_ed25519.json")
    records = [{"public_key": r["key"], "signature": r["sig"], "message": r["msg"], "flags": r["flags"] or [],
                "accept": ed25519_accepts(r["key"], r["sig"], r["msg"].encode())} for r in data["valid"]]
    assert sum(r["accept"] for r in records) == 43
    write("keys/ed25519_cctv.json", {"origin": data["sources"], "fields": {"cases": f"message is text; {verdict}"}, "cases": records})
    data = load(directory, "ed25519_speccheck.json")
    write("keys/ed25519_speccheck.json", {
        "origin": data["sources"], "fields": {"cases": verdict},
        "cases": [{"id": str(r["n"]), "public_key": r["pub"], "signature": r["sig"], "message": r["msg"],
                   "accept": ed25519_accepts(r["pub"], r["sig"], bytes.fromhex(r["msg"]))} for r in data["valid"]],
    })
    records = load(directory, "private_key_formats.json")
    names = {"key_format": "format", "encoded": "encoded", "private_key_hex": "private_key", "public_key_hex": "public_key",
             "compressed": "compressed", "sources": None, "public_key_matches_private": None}
    write("keys/formats.json", {
        "origin": [{"standard": "private key texts", "repo": "github.com/tkhq/frames", "path": "import and export tests",
                    "licence": "not recorded; only the values are taken",
                    "computed_with": ["wif", "@mysten/sui", "bs58", "@solana/web3.js"]}],
        "fields": {"valid": "encoded: the text; compressed: of WIF; public_key: the second half of a Solana key"},
        "valid": [rename(r, names) for r in records],
    })


def ed25519_accepts(public_key, signature, message):
    sodium = ctypes.CDLL(ctypes.util.find_library("sodium"))
    assert sodium.sodium_init() >= 0
    length = ctypes.c_ulonglong(len(message))
    return sodium.crypto_sign_ed25519_verify_detached(bytes.fromhex(signature), message, length, bytes.fromhex(public_key)) == 0


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for convert in (bip39, bip32, bip49_84_86, slip10, hpke, encodings, keys):
        convert(sys.argv[1])


if __name__ == "__main__":
    main()
