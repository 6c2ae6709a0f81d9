#!/usr/bin/env python3
"""Writes vectors/address/<chain>.json and vectors/address/wallets.json.

usage: addresses.py INPUT_DIR

INPUT_DIR holds addresses.json, addresses_edge.json and invalid_addresses.json. Accounts of one wallet and path share their keys in one
record, so that a key stands once and every address made from it beside it. Chains that coffer does not offer go to address/other/.
"""
import collections
import sys

from common import CURVES, load, write

CHAINS = {
    "aptos": ["APTOS"],
    "bitcoin": [f"BITCOIN_{n}_{k}" for n in ("MAINNET", "TESTNET", "SIGNET", "REGTEST") for k in ("P2PKH", "P2SH", "P2WPKH", "P2WSH", "P2TR")],
    "bitcoin_cash": ["BITCOIN_CASH"],
    "cosmos": ["COSMOS", "AGORIC", "AKASH", "AXELAR", "BAND", "CELESTIA", "CRYPTO_ORG", "DYDX", "JUNO", "KAVA", "KUJIRA", "NEUTRON", "NOBLE",
               "OSMOSIS", "SECRET", "STARGAZE", "STRIDE", "TERRA", "THORCHAIN"],
    "dogecoin": ["DOGE_MAINNET", "DOGE_TESTNET"],
    "ethereum": ["ETHEREUM", "AVALANCHE_C"],
    "injective": ["INJECTIVE", "EVMOS"],
    "litecoin": ["LITECOIN_P2PKH", "LITECOIN_P2SH_P2WPKH", "LITECOIN_P2WPKH"],
    "raw": ["COMPRESSED", "UNCOMPRESSED"],
    "sei": ["SEI"],
    "solana": ["SOLANA"],
    "spark": ["SPARK_MAINNET", "SPARK_REGTEST"],
    "stellar": ["XLM"],
    "sui": ["SUI"],
    "ton": ["TON_V3R2", "TON_V4R2", "TON_V5R1"],
    "tron": ["TRON"],
    "xrp": ["XRP"],
    "other/algorand": ["ALGORAND"],
    "other/avalanche_x": ["AVALANCHE_X"],
    "other/cardano": ["CARDANO_BASE_MAINNET", "CARDANO_ENTERPRISE_MAINNET", "CARDANO_ENTERPRISE_TESTNET"],
    "other/dash": ["DASH"],
    "other/filecoin": ["FILECOIN_F1"],
    "other/hedera": ["HEDERA_ALIAS"],
    "other/icp": ["ICP"],
    "other/iota": ["IOTA"],
    "other/kaspa": ["KASPA"],
    "other/near": ["NEAR_IMPLICIT", "NEAR_PUBLIC_KEY"],
    "other/ravencoin": ["RAVENCOIN"],
    "other/stacks": ["STACKS_MAINNET", "STACKS_TESTNET"],
    "other/substrate": ["POLKADOT", "KUSAMA", "SUBSTRATE_GENERIC", "SUBSTRATE_PREFIX_255"],
    "other/tezos": ["TEZOS_TZ1", "TEZOS_TZ2", "TEZOS_TZ3"],
    "other/zcash": ["ZCASH_T1"],
}
CHAIN_OF = {name: chain for chain, names in CHAINS.items() for name in names}

# The names of invalid_addresses.json that stand for several formats, or for a format on one curve.
GROUPS = {
    "BITCOIN_MAINNET": ([f for f in CHAINS["bitcoin"] if "_MAINNET_" in f], None),
    "BITCOIN_TESTNET": ([f for f in CHAINS["bitcoin"] if "_TESTNET_" in f or "_SIGNET_" in f], None),
    "BITCOIN_REGTEST": ([f for f in CHAINS["bitcoin"] if "_REGTEST_" in f], None),
    "TON": (CHAINS["ton"], None),
    "LITECOIN": (CHAINS["litecoin"], None),
    "CARDANO": (["CARDANO_ENTERPRISE_MAINNET", "CARDANO_BASE_MAINNET"], None),
    "COMPRESSED_SECP256K1": (["COMPRESSED"], "secp256k1"),
    "COMPRESSED_ED25519": (["COMPRESSED"], "ed25519"),
    "UNCOMPRESSED_SECP256K1": (["UNCOMPRESSED"], "secp256k1"),
}
# What no library that was asked refused, decided by the outer contract of the program: strict, but no point check of a taproot program.
NOT_REJECTED = {"no 0x prefix": "invalid", "leading space": "invalid", "reserved version bit set": "invalid",
                "P2TR program that is not an x coordinate on the curve (address-level valid by BIP350; spend impossible)": "accepted"}
ALIASES = {"wallet-core": "@trustwallet/wallet-core"}
SCRIPTS = ("p2sh-", "p2wsh-")


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
    if variant is not None and variant.startswith(SCRIPTS):
        entry["script"] = variant
        if r.get("primary") is False:
            entry["alternative"] = True
    elif variant == "ed25519-tendermint":
        entry["alternative"] = True
        entry["note"] = variant
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
        write(f"address/{chain}.json", {
            "origin": origin_of(mine, data["meta"]["npm_versions"]),
            "fields": {
                "valid": "wallet: number in wallets.json; effective_path: the path with every component hardened (ed25519); path_kind: default, index, "
                         "account, account+index: the format's own template; sdk-*: that of the service's SDK; alternative: another reading than the "
                         "default; script: template of the single-key script; forms: every TON spelling",
                "accepted": "texts that one of the formats accepts", "invalid": "texts that every one of the formats refuses; error: the code's name",
            },
            "valid": accounts, "accepted": checks[chain]["accepted"], "invalid": checks[chain]["invalid"],
        })
    assert written == len(records), (written, len(records))


if __name__ == "__main__":
    main()
