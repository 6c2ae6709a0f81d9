#!/usr/bin/env python3
"""Reads a linked program with readelf and fails unless it is hardened: bound at start (BIND_NOW), full RELRO, no executable stack or
writable code, position independent, stack canaries, fortified calls, no search path of its own.

    check_hardening.py PROGRAM...
    check_hardening.py --self-test [COMPILER]   links programs with one protection taken away each, and must miss it
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile


def readelf(*arguments):
    return subprocess.run(["readelf", "--wide", *arguments], check=True, capture_output=True, text=True, env=os.environ | {"LC_ALL": "C"}).stdout


def violations(program):
    header = readelf("--file-header", program)
    segments = readelf("--program-headers", program)
    dynamic = readelf("--dynamic", program)
    symbols = readelf("--dyn-syms", program)
    flags = " ".join(re.findall(r"\((?:FLAGS|FLAGS_1)\)\s*(.*)", dynamic))
    stack = re.search(r"^\s*GNU_STACK\b.*?\s(R[W ][E ])\s+0x", segments, re.M)
    loads = re.findall(r"^\s*LOAD\b.*?\s(R[W ][E ])\s+0x", segments, re.M)
    checks = [
        ("bound lazily: secrets spill to the stack (link with -z now)", "BIND_NOW" in flags or re.search(r"\bNOW\b", flags)),
        ("no RELRO segment (link with -z relro)", "GNU_RELRO" in segments),
        ("executable stack", stack is not None and "E" not in stack.group(1)),
        ("a segment is both writable and executable", loads and not any("W" in load and "E" in load for load in loads)),
        ("not position independent", re.search(r"Type:\s+DYN", header) and "PIE" in flags),
        ("relocations in code (TEXTREL)", "TEXTREL" not in dynamic),
        ("no stack canary (-fstack-protector-strong)", "__stack_chk_fail" in symbols),
        ("no fortified call (_FORTIFY_SOURCE with optimisation)", re.search(r"\b__\w+_chk\b", symbols)),
        ("search path for libraries (RPATH, RUNPATH)", not re.search(r"\((?:RPATH|RUNPATH)\)", dynamic)),
    ]
    return [text for text, held in checks if not held]


PROBE = """
#include <stdio.h>
#include <string.h>
#ifdef WRITABLE_CODE
__asm__(".pushsection .wx,\\"awx\\",@progbits\\n.byte 1\\n.popsection");
#endif
void take(char*);
int main(int argc, char** argv) {
    char text[64];
    memcpy(text, argv[0], (size_t)argc);
    take(text);
    return puts(text) < 0;
}
void take(char* p) { __asm__ volatile("" : : "r"(p) : "memory"); }
"""
GOOD = ["-O2", "-U_FORTIFY_SOURCE", "-D_FORTIFY_SOURCE=3", "-fstack-protector-strong", "-fPIE", "-pie", "-Wl,-z,relro,-z,now,-z,noexecstack"]
WEAKENED = [
    (["-Wl,-z,lazy"], "bound lazily"),
    (["-Wl,-z,norelro"], "no RELRO"),
    (["-Wl,-z,execstack"], "executable stack"),
    (["-DWRITABLE_CODE"], "writable and executable"),
    (["-fno-pie", "-no-pie"], "not position independent"),
    (["-fno-stack-protector"], "no stack canary"),
    (["-U_FORTIFY_SOURCE"], "no fortified call"),
    (["-Wl,-rpath,/opt/lib"], "search path"),
]


def self_test(compiler):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "probe.c"
        source.write_text(PROBE, encoding="ascii")

        def build(*flags):
            program = str(pathlib.Path(folder) / "probe")
            subprocess.run([compiler, "-x", "c", *GOOD, *flags, str(source), "-o", program], check=True, capture_output=True)
            return violations(program)

        assert build() == [], f"the hardened program is refused: {build()}"
        for flags, words in WEAKENED:
            found = build(*flags)
            assert any(words in text for text in found), f"{flags}: expected '{words}', found {found}"
    print(f"check_hardening: {len(WEAKENED)} weakened programs found")
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--self-test"]:
        sys.exit(self_test(sys.argv[2] if len(sys.argv) > 2 else "cc"))
    failed = False
    for name in sys.argv[1:]:
        for text in violations(name):
            failed = True
            print(f"{name}: {text}")
    sys.exit(1 if failed or len(sys.argv) == 1 else 0)
