#!/usr/bin/env python3
"""The floor is frozen: whoever changes it changes what everything is measured by, and says so by recording it anew.

    frozen.py --check    fails where a file of bench/floor differs from bench/floor/frozen.sha256
    frozen.py --record   writes that file
"""

import hashlib
import pathlib
import sys

FLOOR = pathlib.Path(__file__).resolve().parent.parent / "floor"
RECORD = FLOOR / "frozen.sha256"


def present():
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(FLOOR.glob("*.[ch]pp")))


def main():
    if sys.argv[1:] == ["--record"]:
        RECORD.write_text(present(), encoding="ascii")
        return 0
    if sys.argv[1:] != ["--check"]:
        print(__doc__, file=sys.stderr)
        return 2
    recorded = RECORD.read_text(encoding="ascii") if RECORD.exists() else ""
    if present() == recorded:
        return 0
    changed = {line.split()[1] for line in set(present().splitlines()) ^ set(recorded.splitlines())}
    print(f"frozen: the floor is not the one that was measured by: {', '.join(sorted(changed))}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
