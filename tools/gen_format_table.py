#!/usr/bin/env python3
"""Writes docs/formats.md from include/coffer/address/registry.inc and the chain names in src/address/registry.cpp.

    gen_format_table.py           writes the page
    gen_format_table.py --check   fails where the committed page is not what would be written
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = ROOT / "include/coffer/address/registry.inc"
NAMES = ROOT / "src/address/registry.cpp"
PAGE = ROOT / "docs/formats.md"

HEAD = """# Address formats

Every format is one row of `include/coffer/address/registry.inc`; how one is added is in [adding-an-address.md](adding-an-address.md). A format is
given by its name or by the service's (`ADDRESS_FORMAT_` and the name in capitals, with underscores), in any case, with or without that prefix.

In paths `{a}` is the account and `{i}` the index. **H**: Ed25519 has hardened derivation only (SLIP-10), so every component of that path is
hardened, and the result says which path was derived. Further columns are in `coffer formats --json`.

Single-key P2SH and P2WSH addresses commit to a script that their text does not show. The table names each row's default; `--script` chooses
another: `p2sh-p2wpkh`, `p2sh-p2pkh`, `p2sh-p2pk`, `p2sh-multisig-1of1`, `p2wsh-p2pk`, `p2wsh-p2pkh`, `p2wsh-multisig-1of1`. What the service itself
wraps in these two formats is not published; compare before you send.

TON addresses are written `UQ…`: not bounceable, main network, url-safe base64. `--ton` chooses among `bounceable`, `testnet`, `raw` and
`standard-base64`. One account has many texts: compare what they decode to, never the texts.

`COSMOS`, `SEI` and their relatives take `--hrp` for any other chain with the same accounts.

This page is written by `tools/gen_format_table.py`; do not edit it.
"""

CURVE = {"secp256k1": "secp256k1", "p256": "P-256", "ed25519": "Ed25519"}


def value(row, member, default=""):
    found = re.search(r'\.%s = "([^"]*)"' % member, row)
    return found.group(1) if found else default


def rows():
    text = TABLE.read_text(encoding="utf-8")
    parts = re.split(r"^COFFER_ADDRESS_FORMAT\(", text, flags=re.M)[1:]
    for part in parts:
        number, _, shape = re.match(r"(\d+), (\w+), (\w+),", part).groups()
        paths = re.findall(r'\{?(secp256k1|p256|ed25519), "(m/[^"]+)"(, true)?', part[part.index(".paths"):])
        assert paths, part
        script = re.search(r"\.script = ScriptTemplate::(\w+)", part)
        network = re.search(r"\.network = Network::(\w+)", part)
        yield {
            "number": int(number), "name": value(part, "name"), "service": value(part, "service_name"), "family": value(part, "family"),
            "standard": value(part, "standard"), "example": value(part, "example"), "vectors": value(part, "vectors"),
            "network": network.group(1) if network else "", "shape": shape, "paths": paths,
            "script": script.group(1).replace("_", "-") if script else "",
        }


def chain_names():
    body = re.search(r"constexpr ChainName chains\[\] = \{(.*?)\n\};", NAMES.read_text(encoding="utf-8"), re.S).group(1)
    names = re.findall(r'\{"([^"]+)", AddressFormat::(\w+)\}', body)
    assert names and len(names) == body.count("{")
    return names


def table(some):
    text = "| Format | Number | Curve | Default path | Standard | Vectors |\n|---|---|---|---|---|---|\n"
    for row in some:
        curves = "<br>".join(CURVE[curve] for curve, _, _ in row["paths"])
        paths = "<br>".join(f"`{path}`{' H' if harden else ''}" for _, path, harden in row["paths"])
        script = f"; `{row['script']}`" if row["script"] else ""
        text += f"| `{row['name']}` | {row['number']} | {curves} | {paths} | {row['standard']}{script} | `{row['vectors']}` |\n"
    return text


def examples(some):
    return "".join(f"- `{row['name']}`: `{row['example']}`\n" for row in some)


def page():
    everything = list(rows())
    service = [row for row in everything if row["service"]]
    others = [row for row in everything if not row["service"]]
    assert all(row["service"] == "ADDRESS_FORMAT_" + row["name"].upper().replace("-", "_") for row in service)
    text = HEAD
    text += f"\n## The service's formats ({len(service)})\n\n" + table(service)
    text += f"\n## Further formats ({len(others)})\n\n" + table(others)
    by_format = {}
    for name, target in chain_names():
        by_format.setdefault(target, []).append(name)
    text += "\n## Chains by name\n\nChains whose addresses and default path are another chain's:\n\n"
    text += "".join(f"- `{target}`: {', '.join(f'`{name}`' for name in names)}\n" for target, names in by_format.items())
    text += "\n## Examples\n\n" + examples(everything)
    return text


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        current = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        if current != page():
            sys.exit("docs/formats.md is not what registry.inc says; run tools/gen_format_table.py")
    else:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page(), encoding="utf-8")
