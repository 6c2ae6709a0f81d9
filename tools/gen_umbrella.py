#!/usr/bin/env python3
"""Writes include/coffer/coffer.hpp: every public header but wallet.hpp, which is another such list, and the enclave's, which is another
library.

    gen_umbrella.py           writes the header
    gen_umbrella.py --check   fails where the committed header is not what would be written
"""

import pathlib
import sys

INCLUDE = pathlib.Path(__file__).resolve().parent.parent / "include"
UMBRELLA = INCLUDE / "coffer/coffer.hpp"
LISTS = {"coffer/coffer.hpp", "coffer/wallet.hpp"}


def header():
    names = sorted(path.relative_to(INCLUDE).as_posix() for path in INCLUDE.rglob("*.hpp"))
    return "// All public headers; written by tools/gen_umbrella.py.\n#pragma once\n\n" + "".join(
        f'#include "{name}"\n' for name in names if name not in LISTS and not name.startswith("coffer/enclave/")
    )


if __name__ == "__main__":
    if sys.argv[1:] != ["--check"]:
        UMBRELLA.write_text(header(), encoding="utf-8")
    elif UMBRELLA.read_text(encoding="utf-8") != header():
        sys.exit("coffer.hpp does not list the public headers; run tools/gen_umbrella.py")
