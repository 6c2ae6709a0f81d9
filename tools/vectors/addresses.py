#!/usr/bin/env python3
"""Writes vectors/address/<chain>.json and vectors/address/wallets.json.

usage: addresses.py INPUT_DIR

INPUT_DIR holds addresses.json, addresses_edge.json, invalid_addresses.json and tagged_accounts.json (tools/oracles/tagged_accounts.mjs).
Accounts of one wallet and path share their keys in one record, so that a key stands once and every address made from it beside it. Formats
for which few invalid addresses were collected get some that differ from a valid one by one change. Chains that coffer does not offer go to
address/other/.
"""
import collections
import sys

from common import CURVES, load, write

CHAINS = {
    "algorand": ["ALGORAND"],
    "aptos": ["APTOS"],
    "avalanche_x": ["AVALANCHE_X"],
    "bitcoin": [f"BITCOIN_{n}_{k}" for n in ("MAINNET", "TESTNET", "SIGNET", "REGTEST") for k in ("P2PKH", "P2SH", "P2WPKH", "P2WSH", "P2TR")],
    "bitcoin_cash": ["BITCOIN_CASH"],
    "cardano": ["CARDANO_ENTERPRISE_MAINNET", "CARDANO_ENTERPRISE_TESTNET"],
    "cosmos": ["COSMOS", "AGORIC", "AKASH", "AXELAR", "BAND", "CELESTIA", "CRYPTO_ORG", "DYDX", "JUNO", "KAVA", "KUJIRA", "NEUTRON", "NOBLE",
               "OSMOSIS", "SECRET", "STARGAZE", "STRIDE", "TERRA", "THORCHAIN"],
    "dash": ["DASH"],
    "dogecoin": ["DOGE_MAINNET", "DOGE_TESTNET"],
    "ethereum": ["ETHEREUM", "AVALANCHE_C"],
    "filecoin": ["FILECOIN_F1"],
    "hedera": ["HEDERA_ALIAS"],
    "icp": ["ICP"],
    "injective": ["INJECTIVE", "EVMOS"],
    "iota": ["IOTA"],
    "kaspa": ["KASPA"],
    "litecoin": ["LITECOIN_P2PKH", "LITECOIN_P2SH", "LITECOIN_P2WPKH"],
    "near": ["NEAR_IMPLICIT", "NEAR_PUBLIC_KEY"],
    "ravencoin": ["RAVENCOIN"],
    "raw": ["COMPRESSED", "UNCOMPRESSED"],
    "sei": ["SEI", "SEI_ED25519"],
    "solana": ["SOLANA"],
    "spark": ["SPARK_MAINNET", "SPARK_REGTEST"],
    "stacks": ["STACKS_MAINNET", "STACKS_TESTNET"],
    "stellar": ["XLM"],
    "substrate": ["POLKADOT", "KUSAMA", "SUBSTRATE_GENERIC"],
    "sui": ["SUI", "SUI_SECP256K1", "SUI_SECP256R1"],
    "tezos": ["TEZOS_TZ1", "TEZOS_TZ2", "TEZOS_TZ3"],
    "ton": ["TON_V3R2", "TON_V4R2", "TON_V5R1"],
    "tron": ["TRON"],
    "xrp": ["XRP", "XRP_ED25519"],
    "zcash": ["ZCASH_T1"],
    "other/cardano_base": ["CARDANO_BASE_MAINNET"],
    "standard/ss58_two_byte_prefix": ["SUBSTRATE_PREFIX_255"],
}
# Further rows for the same chain: another curve, or a fixed script.
RENAMED = {("SUI", "secp256k1"): "SUI_SECP256K1", ("SUI", "p256"): "SUI_SECP256R1", ("XRP", "ed25519"): "XRP_ED25519",
           ("SEI", "ed25519"): "SEI_ED25519", ("LITECOIN_P2SH_P2WPKH", "secp256k1"): "LITECOIN_P2SH"}
CHAIN_OF = {name: chain for chain, names in CHAINS.items() for name in names}

# The names of invalid_addresses.json that stand for several formats, or for a format on one curve.
GROUPS = {
    "BITCOIN_MAINNET": ([f for f in CHAINS["bitcoin"] if "_MAINNET_" in f], None),
    "BITCOIN_TESTNET": ([f for f in CHAINS["bitcoin"] if "_TESTNET_" in f or "_SIGNET_" in f], None),
    "BITCOIN_REGTEST": ([f for f in CHAINS["bitcoin"] if "_REGTEST_" in f], None),
    "TON": (CHAINS["ton"], None),
    "LITECOIN": (CHAINS["litecoin"], None),
    "CARDANO": (["CARDANO_ENTERPRISE_MAINNET"], None),
    "COMPRESSED_SECP256K1": (["COMPRESSED"], "secp256k1"),
    "COMPRESSED_ED25519": (["COMPRESSED"], "ed25519"),
    "UNCOMPRESSED_SECP256K1": (["UNCOMPRESSED"], "secp256k1"),
}
# What no library that was asked refused, decided by the outer contract of the program: strict, but no point check of a taproot program.
NOT_REJECTED = {"no 0x prefix": "invalid", "leading space": "invalid", "reserved version bit set": "invalid",
                "P2TR program that is not an x coordinate on the curve (address-level valid by BIP350; spend impossible)": "accepted"}
ALIASES = {"wallet-core": "@trustwallet/wallet-core"}
SCRIPTS = ("p2sh-", "p2wsh-")


FIELDS = {
    "valid": "wallet: number in wallets.json; effective_path: the path with every component hardened (ed25519); path_kind: default, index, "
             "account, account+index: the format's own template; sdk-*: that of the service's SDK; alternative: another reading than the "
             "default; script: template of the single-key script; tag: the account's tag; forms: every TON spelling; test_raw: of TON_V5R1, whose account on the testnet is "
             "another one",
    "accepted": "texts that one of the formats accepts", "invalid": "texts that every one of the formats refuses; error: the code's name",
}


def wallets_of(records):
    wallets = {}
    for r in records:
        key = (r["mnemonic"], r["passphrase"])
        wallet = {"language": r["language"], "mnemonic": r["mnemonic"], "passphrase": r["passphrase"], "seed": r["seed_hex"]}
        assert wallets.setdefault(key, wallet) == wallet
    return {key: {"wallet": index, **wallet} for index, (key, wallet) in enumerate(wallets.items())}


def accounts_of(records, wallets):
    accounts = {}
    for r in records:
        wallet = wallets[r["mnemonic"], r["passphrase"]]["wallet"]
        curve = CURVES.get(r["curve"], r["curve"])
        public_key = r["public_key_hex"]
        if r["format"] == "UNCOMPRESSED":
            assert public_key[:2] == "04" and len(public_key) == 130
            public_key = ("03" if int(public_key[-1], 16) & 1 else "02") + public_key[2:66]
        account = {"wallet": wallet, "curve": curve, "path": r["path"]}
        if "effective_path" in r:
            assert r["ed25519_policy"] == "force-harden"
            account["effective_path"] = r["effective_path"]
        account |= {"private_key": r["private_key_hex"], "public_key": public_key, "addresses": []}
        account = accounts.setdefault((wallet, curve, r["path"]), account)
        assert account["public_key"] == public_key and account["private_key"] == r["private_key_hex"], (account, r)
        account["addresses"].append(address_of(r))
    return list(accounts.values())


def address_of(r):
    entry = {"format": r["format"]}
    if "path_kind" in r:
        entry["path_kind"] = r["path_kind"]
    variant = r.get("variant")
    if r["format"] == "LITECOIN_P2SH":
        entry["script"] = "p2sh-p2wpkh"
    elif variant is not None and variant.startswith(SCRIPTS):
        entry["script"] = variant
        if r.get("primary") is False:
            entry["alternative"] = True
    elif variant is not None:
        entry["note"] = variant
    if CHAIN_OF[r["format"]] in ("cosmos", "injective"):
        entry["hrp"] = r["address"][: r["address"].rindex("1")]
    entry["address"] = r["address"]
    if "address_forms" in r:
        entry["forms"] = r["address_forms"]
        assert entry["forms"]["non_bounceable"] == entry["address"]
    if "edge" in r:
        entry["note"] = r["edge"]
    return entry


def checks_of(data):
    """Addresses that must be refused or accepted as they stand: chain -> list name -> records."""
    result = collections.defaultdict(lambda: {"accepted": [], "invalid": []})
    rows = [("invalid", r) for r in data["invalid"]] + [("accepted", r) for r in data["valid_controls"]]
    rows += [(NOT_REJECTED[r["reason"]], r) for r in data["not_rejected"]]
    for kind, r in rows:
        formats, curve = GROUPS.get(r["format"], ([r["format"]], None))
        record = {"formats": formats, "address": r["address"]}
        if curve is not None:
            record["curve"] = curve
        if "reason" in r:
            record["reason"] = r["reason"]
        if kind == "invalid" and r["accepted_by"]:
            record["note"] = "accepted by " + ", ".join(r["accepted_by"])
        result[CHAIN_OF[formats[0]]][kind].append(record)
    return result


# Formats whose texts are longer than their content allows to tell: a wrong character gives another valid text.
UNCHECKED = ("COMPRESSED", "UNCOMPRESSED", "SOLANA", "SUI", "SUI_SECP256K1", "SUI_SECP256R1", "APTOS", "IOTA", "NEAR_IMPLICIT", "NEAR_PUBLIC_KEY",
             "HEDERA_ALIAS")
ENOUGH_INVALID = 10


def one_change(address, checked):
    """Texts that differ from a valid address by one change and are not valid."""
    middle = len(address) // 2
    while address[middle] == address[middle + 1]:
        middle += 1
    yield " " + address, "leading space"
    yield address + " ", "trailing space"
    yield address + "\n", "trailing line break"
    if checked or "0x" in address[:2] or address.islower():  # a shorter number in base58 may have as many bytes
        yield address[:-1], "truncated"
    yield address + address[-1], "one character too many"
    yield address[:middle] + "*" + address[middle + 1:], "foreign character"
    if checked:
        yield address[1:], "without its first character"
        yield address[:middle] + address[middle + 1] + address[middle] + address[middle + 2:], "two characters swapped"
        yield address[:middle] + address[middle + 1:], "one character left out"
        yield address[:middle] + address[middle] + address[middle:], "one character doubled"
        last = next(c for c in reversed(address) if c != address[-1] and (c.isdigit() or c.islower() == address[-1].islower()))
        yield address[:-1] + last, "last character changed"
    letters = [i for i, c in enumerate(address) if c.isalpha() and i > middle]
    if letters and (checked or address[letters[0]].islower() and "0x" in address[:2]):
        yield address[: letters[0]] + address[letters[0]].swapcase() + address[letters[0] + 1:], "case of one letter changed"


def derived_invalid(name, accounts, collected):
    """One-change neighbours of the first address of a format for which too few were collected."""
    if sum(name in record["formats"] for record in collected) >= ENOUGH_INVALID:
        return []
    address = next(entry["address"] for account in accounts for entry in account["addresses"] if entry["format"] == name)
    known = {record["address"] for record in collected}
    return [{"formats": [name], "address": text, "reason": reason, "note": "one change to a valid address"}
            for text, reason in one_change(address, name not in UNCHECKED) if text not in known]


def origin_of(records, versions):
    """Which independent libraries agreed on each format's addresses, and in which version."""
    oracles = {}
    for r in records:
        name = r["format"] + ("/" + r["variant"] if r.get("variant", "").startswith(SCRIPTS) else "")
        oracles[name] = [o for o in oracles.get(name, r["oracles"]) if o in r["oracles"]]
    packages = {part for names in oracles.values() for o in names for part in o.split("(")[0].split("+")}
    named = sorted({ALIASES.get(p, p) for p in packages} & set(versions))
    return [{"standard": "addresses computed by independent npm packages, which all agree; `spec-ref` is an independent reference",
             "computed_with": {p: versions[p] for p in named}, "agreeing": oracles}]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    data = load(sys.argv[1], "addresses.json")
    edge = load(sys.argv[1], "addresses_edge.json")
    checks = checks_of(load(sys.argv[1], "invalid_addresses.json"))
    records = data["vectors"] + edge
    for r in records:
        r["format"] = RENAMED.get((r["format"], CURVES.get(r["curve"], r["curve"])), r["format"])
    wallets = wallets_of(records)
    write("address/wallets.json", {
        "origin": [{"standard": "BIP-39", "computed_with": data["meta"]["seed_oracles"]}],
        "fields": {"wallets": "the phrases behind the other files of this folder, by number; mnemonic and passphrase are not normalised"},
        "wallets": list(wallets.values()),
    })
    written = 0
    for chain, names in CHAINS.items():
        mine = [r for r in records if r["format"] in names]
        accounts = accounts_of(mine, wallets)
        written += sum(len(a["addresses"]) for a in accounts)
        content = {"origin": origin_of(mine, data["meta"]["npm_versions"]), "fields": FIELDS, "valid": accounts}
        if "/" not in chain:
            invalid = checks[chain]["invalid"]
            for name in names:
                if name != "AVALANCHE_C":  # another name of ETHEREUM
                    invalid = invalid + derived_invalid(name, accounts, invalid)
            content |= {"accepted": checks[chain]["accepted"], "invalid": invalid}
        write(f"address/{chain}.json", content)
    assert written == len(records), (written, len(records))
    for chain, figures in load(sys.argv[1], "tagged_accounts.json").items():
        accounts = [{"curve": r["curve"], "public_key": r["public_key"],
                     "addresses": [{name: r[name] for name in ("format", "tag", "address") if name in r}]} for r in figures["valid"]]
        invalid = figures["invalid"]
        for name in sorted({r["format"] for r in figures["valid"]}):
            invalid = invalid + derived_invalid(name, accounts, invalid)
        write(f"address/{chain}.json", {
            "origin": [{"standard": "addresses computed by the chain's package, and by its definition over other packages",
                        "computed_with": figures["computed_with"]}],
            "fields": FIELDS, "valid": accounts, "accepted": [], "invalid": invalid,
        })


if __name__ == "__main__":
    main()
