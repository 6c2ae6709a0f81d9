#!/usr/bin/env python3
"""Writes docs/errors.md from include/coffer/core/errors.inc.

    gen_error_table.py           writes the page
    gen_error_table.py --check   fails where the committed page is not what would be written
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = ROOT / "include/coffer/core/errors.inc"
PAGE = ROOT / "docs/errors.md"

GROUPS = {
    1: ("Text and encoding", 3),
    2: ("Wrong kind", 4),
    3: ("Keys, paths, derivation", 5),
    4: ("Authentication", 6),
    5: ("Trust", 6),
    6: ("Unsupported", 7),
    7: ("Usage of the program", 2),
    9: ("System", 8),
}

HEAD = """# Errors

Every refusal of the library is one of these codes. Names and numbers are frozen: none is ever reused or changed in meaning; new ones are
added within their group. A code comes with a position (`at`) where one makes sense, and with the static name of a field (`what`);
never with the data that was refused. The program's exit status follows from the group.

This page is written by `tools/gen_error_table.py` from `include/coffer/core/errors.inc`; do not edit it.
"""


def page():
    rows = re.findall(r'^COFFER_ERROR\((\d+), (\w+), "([^"\\]*)"\)$', TABLE.read_text(encoding="utf-8"), re.M)
    lines = TABLE.read_text(encoding="utf-8").count("\nCOFFER_ERROR(")
    assert rows and len(rows) == lines, f"{len(rows)} of {lines} rows of errors.inc were understood"
    assert all(int(number) // 100 in GROUPS for number, _, _ in rows), "a number is outside the groups"
    text = HEAD
    for group, (title, status) in GROUPS.items():
        text += f"\n## {group}xx {title} (exit status {status})\n\n| Code | Name | Meaning |\n|---|---|---|\n"
        text += "".join(f"| {number} | `{name}` | {meaning} |\n" for number, name, meaning in rows if int(number) // 100 == group)
    retired = re.findall(r"^// retired: (\d+) (\w+)$", TABLE.read_text(encoding="utf-8"), re.M)
    if retired:
        text += "\n## Retired\n\nNothing returns these any more; their numbers and names stay taken.\n\n| Code | Name |\n|---|---|\n"
        text += "".join(f"| {number} | `{name}` |\n" for number, name in retired)
    return text


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        current = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        if current != page():
            sys.exit("docs/errors.md is not what errors.inc says; run tools/gen_error_table.py")
    else:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page(), encoding="utf-8")
