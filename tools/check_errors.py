#!/usr/bin/env python3
"""Holds the table of errors against the sources that return them.

A code that nothing returns is not frozen by anybody's use, only by our word: it must be marked as retired. A code belongs to one domain, and is
not returned by another.

    check_errors.py              fails where a code is never used, a retired one is, or a domain's code is returned outside of it
    check_errors.py --self-test  plants each violation and must find it
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = "src/core/errors.inc"

# Codes by the beginning of their names, and the only folders that return them.
DOMAINS = {
    "usage": ("src/cli/",),
    "hpke_": ("src/hpke/", "src/bundle/sealed_message.cpp"),
    "mnemonic_": ("src/hd/",),
    "path_": ("src/hd/", "include/coffer/hd/", "src/wallet/", "src/cli/"),
    "webauthn_": ("src/stamp/",),
    "certificate_": ("src/crypto/backend/", "src/proof/"),
    "cashaddr_": ("src/address/",),
    "file_": ("src/cli/",),
    "jwt_": ("src/token/", "src/stamp/"),
}
# Codes that callers may prepare for before anything returns them.
RESERVED = ("caller_misuse",)


def rows(table):
    used = re.findall(r'^COFFER_ERROR\((\d+), (\w+), "', table, re.M)
    retired = re.findall(r"^// retired: (\d+) (\w+)$", table, re.M)
    return [(int(number), name) for number, name in used], [(int(number), name) for number, name in retired]


def faults(table, sources):
    """Yields a sentence for each; `sources` maps paths to texts."""
    living, retired = rows(table)
    if not living or table.count("COFFER_ERROR(") != len(living) + 1:
        yield f"{TABLE}: not every row was understood"
    taken = [number for number, _ in living + retired]
    for number in sorted({number for number in taken if taken.count(number) > 1}):
        yield f"{TABLE}: {number} stands twice"
    places = {}
    for path, text in sources.items():
        code = re.sub(r"//[^\n]*", "", text)
        for name in re.findall(r"\bErrc::(\w+)", code):
            places.setdefault(name, set()).add(path)
    for number, name in living:
        if name not in places and name not in RESERVED:
            yield f"{number} {name}: nothing returns it; mark it as retired"
        folders = next((folders for head, folders in DOMAINS.items() if name.startswith(head)), None)
        if folders is None and number // 100 == 7:
            folders = ("src/cli/",)
        for path in sorted(places.get(name, ())):
            if folders is not None and not path.startswith(folders):
                yield f"{path}: {name} belongs to {', '.join(folders)}"
    for number, name in retired:
        for path in sorted(places.get(name, ())):
            yield f"{path}: {name} is retired"


def read_sources():
    files = [path for folder in ("src", "include") for path in (ROOT / folder).rglob("*") if path.suffix in (".cpp", ".hpp")]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}


def self_test(table, sources):
    planted = {
        "never used": (table + 'COFFER_ERROR(999, planted_code, "x")\n', sources),
        "taken twice": (table + "// retired: 100 planted_code\n", sources),
        "retired and used": (table + "// retired: 999 planted_code\n", {**sources, "src/x.cpp": "fail(Errc::planted_code)"}),
        "of another domain": (table, {**sources, "src/address/x.cpp": "return fail(Errc::usage_value);"}),
        "in a comment only": (table + 'COFFER_ERROR(999, planted_code, "x")\n', {**sources, "src/x.cpp": "// Errc::planted_code\n"}),
    }
    for name, (changed_table, changed_sources) in planted.items():
        if len(list(faults(changed_table, changed_sources))) != 1:
            sys.exit(f"the planted violation was not found: {name}")


if __name__ == "__main__":
    table_text, all_sources = (ROOT / TABLE).read_text(encoding="utf-8"), read_sources()
    found = list(faults(table_text, all_sources))
    if found:
        sys.exit("\n".join(found))
    if sys.argv[1:] == ["--self-test"]:
        self_test(table_text, all_sources)
