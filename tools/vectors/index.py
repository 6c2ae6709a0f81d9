#!/usr/bin/env python3
"""Checks the form of every vector file and writes the table of vectors/README.md.

usage: index.py [--check]

--check writes nothing and fails if the table is out of date. A file must be an object whose members are `origin`, `about`, `fields` and
lists of records, one record a line, at most 1,500,000 bytes. Some test must name it, or walk its folder (WALKED); UNREAD lists the files
that wait for their code.
"""
import json
import sys

from common import DESCRIPTIVE, ROOT, VECTORS, compact

START, END = "<!-- table: tools/vectors/index.py -->\n", "<!-- end of table -->\n"
LIMIT = 1_500_000
READERS = ("tests", "fuzz")
# Folders whose every file is read by a test, each with the name of the function that lists them.
WALKED = {"address": "address_vector_files"}
UNREAD = {
    "address/other/cardano_base.json": "Cardano base addresses need BIP32-Ed25519 keys, which coffer does not derive",
}


def check(path, text):
    assert len(text.encode()) <= LIMIT, f"{path}: larger than {LIMIT} bytes"
    data = json.loads(text)
    assert isinstance(data, dict) and isinstance(data.get("origin"), list) and data["origin"], f"{path}: no origin"
    lines = set(text.split("\n"))
    for name, value in data.items():
        if name in DESCRIPTIVE:
            continue
        assert isinstance(value, list), f"{path}: {name} is no list"
        for record in value:
            assert compact(record) in lines or compact(record) + "," in lines, f"{path}: {name}: not one record a line"
    return data


def row(path, data):
    lists = ", ".join(f"{len(value)} {name}" for name, value in data.items() if name not in DESCRIPTIVE)
    origins = []
    for entry in data["origin"]:
        where = entry.get("repo", "")
        if "commit" in entry:
            where += "@" + entry["commit"][:12]
        if "path" in entry:
            where += ": " + entry["path"]
        origins.append("; ".join(part for part in (entry.get("standard", ""), where, entry.get("licence", "")) if part))
    return f"| `{path}` | {lists} | {' / '.join(origins)} |".replace("\n", " ")


def readers():
    files = [f for folder in READERS for f in (ROOT / folder).rglob("*") if f.suffix in (".cpp", ".hpp", ".inc", ".py", ".h", ".c")]
    return "\n".join(f.read_text(encoding="utf-8") for f in files)


def main():
    code = readers()
    rows = ["| File | Records | Origin, licence |", "|---|---|---|"]
    for file in sorted(VECTORS.rglob("*.json")):
        if file.parent.name in ("production-wallet", "production-import"):
            continue
        path = file.relative_to(VECTORS).as_posix()
        walked = WALKED.get(file.parent.relative_to(VECTORS).as_posix())
        assert path in code or path in UNREAD or (walked and walked in code), f"{path}: no test reads it"
        rows.append(row(path, check(path, file.read_text(encoding="utf-8"))))
    readme = VECTORS / "README.md"
    text = readme.read_text(encoding="utf-8")
    head, rest = text.split(START)
    _, tail = rest.split(END)
    updated = head + START + "\n".join(rows) + "\n" + END + tail
    if "--check" not in sys.argv:
        readme.write_text(updated, encoding="utf-8")
    elif updated != text:
        sys.exit("vectors/README.md: the table is out of date; run tools/vectors/index.py")


if __name__ == "__main__":
    main()
