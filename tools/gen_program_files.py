#!/usr/bin/env python3
"""gen_program_files.py PROGRAM [--check]: writes share/ (manual page, shell completions) as the program prints them; --check compares only."""

import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FILES = {
    "coffer.1": ["manual"],
    "coffer.bash": ["completion", "bash"],
    "_coffer": ["completion", "zsh"],
    "coffer.fish": ["completion", "fish"],
}


def main():
    program, check = sys.argv[1], "--check" in sys.argv[2:]
    stale = []
    for name, arguments in FILES.items():
        path = os.path.join(ROOT, "share", name)
        made = subprocess.run([program, *arguments], check=True, capture_output=True).stdout
        if not check:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(made)
        elif not os.path.exists(path) or open(path, "rb").read() != made:
            stale.append("share/" + name)
    if stale:
        sys.exit("not as the program prints them; run tools/gen_program_files.py build/release/coffer: " + ", ".join(stale))


if __name__ == "__main__":
    main()
