#!/usr/bin/env python3
"""Reads linked programs and libraries with readelf and fails unless they are hardened. A program: bound at start (BIND_NOW), full RELRO, no
executable stack or writable code, position independent, stack canaries, fortified calls, no search path of its own. An archive:
whatever its processor has against forged jumps and returns, in each object of it; a linked program does not show that, since it is marked
only where the system's startup code is too. Any processor's files can be read on any machine.

    check_hardening.py FILE...
    check_hardening.py --self-test [COMPILER]   makes files with one protection taken away each, and must miss it
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile


def readelf(*arguments):
    return subprocess.run(["readelf", "--wide", *arguments], check=True, capture_output=True, text=True, env=os.environ | {"LC_ALL": "C"}).stdout


# By processor, as readelf names it: the mark that each object must carry, and the flags that set it and take it away. Processors that are
# not named have none.
BRANCHES = {
    "Advanced Micro Devices X86-64": ("x86 feature: IBT, SHSTK", "-fcf-protection=full", "-fcf-protection=none"),
    "AArch64": ("AArch64 feature: BTI, PAC", "-mbranch-protection=standard", "-mbranch-protection=none"),
}


def branches_of(header):
    return BRANCHES.get(re.search(r"Machine:\s+(.*?)\s*$", header, re.M).group(1))


def archive_violations(archive):
    found = []
    members = re.split(r"^File: (?=.*\)$)", readelf("--file-header", "--notes", archive), flags=re.M)[1:]
    for text in members:
        member = re.match(r".*\((.*)\)$", text, re.M).group(1)
        branches = branches_of(text)
        if branches and branches[0] not in text:
            found.append(f"{member}: jumps and returns are not protected ({branches[1]})")
    return found if members else ["archive without objects"]


def violations(name):
    with open(name, "rb") as file:
        return archive_violations(name) if file.read(8) == b"!<arch>\n" else program_violations(name)


def program_violations(program):
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
        def pack(*flags):
            object_file, archive = str(pathlib.Path(folder) / "probe.o"), str(pathlib.Path(folder) / "probe.a")
            subprocess.run([compiler, "-x", "c", *GOOD[:5], *flags, "-c", str(source), "-o", object_file], check=True, capture_output=True)
            pathlib.Path(archive).unlink(missing_ok=True)
            subprocess.run(["ar", "rcs", archive, object_file], check=True, capture_output=True)
            return violations(archive), branches_of(readelf("--file-header", object_file))

        _, branches = pack()
        if branches:
            _, protected, bare = branches
            assert pack(protected)[0] == [], f"the hardened archive is refused: {pack(protected)[0]}"
            assert "probe.o: jumps" in "".join(pack(bare)[0]), f"{bare}: expected 'not protected', found {pack(bare)[0]}"
    print(f"check_hardening: {len(WEAKENED) + bool(branches)} weakened files found")
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
