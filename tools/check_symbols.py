#!/usr/bin/env python3
"""Reads the symbols of libcoffer.a with objdump and fails on
- a call to something the library must not use (weak randomness, environment, locale, clock, files, printing), whatever the source says;
- mutable global state other than the named pieces;
- a test-only door (..._for_testing), or code of the enclave's end, in the shipped archive.

    check_symbols.py LIBRARY
    check_symbols.py --self-test [COMPILER]   compiles one of each and must find it
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

BANNED = {
    "weak randomness": "rand srand rand_r random srandom drand48 lrand48 _ZNSt13random_device",
    "environment": "getenv secure_getenv setenv putenv",
    "locale": "setlocale newlocale uselocale localeconv tolower toupper isalpha isdigit isspace isalnum __ctype_b_loc __ctype_tolower_loc "
    "__ctype_toupper_loc strtol strtoul strtoll strtoull __isoc23_strtol strtod atoi atol sscanf __isoc99_sscanf _ZNSt6locale",
    "clock": "time clock gettimeofday clock_gettime localtime gmtime nanosleep _ZNSt6chrono3_V212",
    "files, network, processes": "fopen fopen64 open open64 openat creat read write socket connect popen system execve fork dlopen "
    "_ZNSt14basic_ifstream _ZNSt14basic_ofstream _ZNSt10filesystem",
    "printing": "printf fprintf __printf_chk __fprintf_chk puts fputs putchar perror syslog _ZSt4cout _ZSt4cerr _ZSt4clog _ZNSo _ZNSolsE",
    "unbounded C functions": "strcpy strcat sprintf gets strtok memcmp bcmp",
    "broken or misused library calls": "EVP_Cipher sodium_malloc sodium_allocarray OPENSSL_secure_malloc crypto_sign_ed25519_detached_prehash",
}
EXACT = {name: kind for kind, names in BANNED.items() for name in names.split() if not name.startswith("_Z")}
PREFIXES = {name: kind for kind, names in BANNED.items() for name in names.split() if name.startswith("_Z")}

# GCC and clang turn std::equal and == over byte ranges into memcmp or bcmp. On public data that is right, and check_forbidden.py
# keeps secrets out of such comparisons.
COMPILER_MAY_CALL = {"memcmp", "bcmp"}

# (object file, symbol): why it may be used there.
ALLOWED = {
    ("linux.cpp.o", "write"): "the last line of a process that broke a contract (abort_with)",
}

# The only mutable state of the process, as regular expressions over demangled names.
STATE = {
    r"coffer::core::(?:\(anonymous namespace\)::)?.*[Aa]rena": "the arena of secret bytes",
    r"coffer::core::page_size\(\)::size": "const, built once",
    r"coffer::init\(\)::built|coffer::backend::\w+::.*::(?:built|initialised|no_memory|failed)": "the runtime, const, built once; what stands for it where it could not be built",
    r"coffer::library_versions\(\)::versions|coffer::self_test\(\)::outcomes": "reports about the runtime, const, built once",
    r"coffer::backend::secp256k1::.*::context_memory": "where the runtime's secp256k1 context lies",
    r"coffer::backend::openssl::p256::.*::keys": "which OpenSSL key object is the thread's; it is emptied after each use",
    r"coffer::backend::openssl::p256::.*::rooms": "which working memory for public points and numbers is the thread's",
    r"coffer::bundle::Fields::read\(.*\)::parsers": "which parser of bundles, which are public, is the thread's",
    r"coffer::crypto::hmac<.*>\(.*\)::unkeyed": "the state of HMAC with the empty key, const, built once",
    r"coffer::.*master_node_of<.*>\(.*\)::hmac": "the state of HMAC with a curve's name as the key, const, built once",
    r"coffer::hd::WordTable::of\(coffer::Language\)::tables": "word lists in order of search, const, built once",
    r"coffer::.*tap_tweak\(.*\)::hash": "the midstate of a tagged hash, const, built once",
    r"coffer::bundle::.*channel_keys\(.*\)::context": "hashes of constants of the protocol, const, built once",
    r"coffer::bundle::(?:TrustAnchors::production\(\)::anchors|production_recipient\(.*\)::keys)": "constants of the protocol, const, built once",
    r"guard variable for coffer::": "once-flags of the above",
    r"DW\.ref\.|\.L|\.str|__gcov|__asan|__odr_asan|__profc": "of the compiler",
}

# g++ 12 puts a constexpr table into writable memory where its type was deduced from a list: constexpr std::array rows{Row{...}}.
CTAD_HINT = " (if it is constexpr, spell its type: std::to_array<Row>({...}))"

ENTRY = re.compile(r"^[0-9a-f]+ (.{7}) (\S+)\s+([0-9a-f]+)\s+(?:\.hidden )?(.*)$")


def entries(library):
    """(object file, flags, section, size, demangled name, mangled name) of every symbol."""
    plain = objdump("--syms", library)
    demangled = objdump("--syms", "--demangle", library)
    member = ""
    for raw, line in zip(plain, demangled):
        if ":     file format" in line:
            member = line.split(":")[0]
        found, mangled = ENTRY.match(line), ENTRY.match(raw)
        if found and mangled:
            yield member, found.group(1), found.group(2), int(found.group(3), 16), found.group(4), mangled.group(4)


def objdump(*arguments):
    run = subprocess.run([os.environ.get("OBJDUMP", "objdump"), *arguments], check=True, capture_output=True, text=True, env=os.environ | {"LC_ALL": "C"})
    return run.stdout.splitlines()


def violations(library):
    found = set()
    for member, flags, section, size, name, mangled in entries(library):
        if section == "*UND*":
            kind = EXACT.get(mangled) if mangled not in COMPILER_MAY_CALL and (member, mangled) not in ALLOWED else None
            kind = kind or next((kind for prefix, kind in PREFIXES.items() if mangled.startswith(prefix)), None)
            if kind:
                found.add(f"{member}: uses {name} ({kind})")
        writable = re.match(r"\.(?:data|bss|tdata|tbss)(?:\.|$)", section) and not section.startswith(".data.rel.ro")
        if writable and size and "d" not in flags and not any(re.match(state, name) for state in STATE):
            hint = CTAD_HINT if section.startswith(".data.rel") else ""
            found.add(f"{member}: mutable global state: {name}{hint}")
        if "_for_testing" in name:
            found.add(f"{member}: test-only door: {name}")
        if "coffer::enclave::" in name:
            found.add(f"{member}: the enclave's end: {name}")
    return sorted(found)


CLEAN = """
#include <array>
#include <string>
extern const std::array<int, 3> table;
const std::array<int, 3> table{1, 2, 3};
int size(const std::string& s) { return static_cast<int>(s.size()) + table[1]; }
"""
CTAD_HINT_WORDS = "spell its type"
PLANTED = [
    ("#include <cstdlib>\nint f() { return std::rand(); }", "weak randomness"),
    ("#include <random>\nunsigned f() { return std::random_device{}(); }", "weak randomness"),
    ("#include <cstdlib>\nconst char* f() { return std::getenv(\"X\"); }", "environment"),
    ("#include <cctype>\nint f(int c) { return std::tolower(c); }", "locale"),
    ("#include <ctime>\nlong f() { return std::time(nullptr); }", "clock"),
    ("#include <chrono>\nlong f() { return std::chrono::steady_clock::now().time_since_epoch().count(); }", "clock"),
    ("#include <fcntl.h>\nint f() { return ::open(\"x\", 0); }", "files"),
    ("#include <unistd.h>\nlong f() { return ::write(2, \"x\", 1); }", "files"),
    ("#include <iostream>\nvoid f() { std::cout << 1; }", "printing"),
    ("#include <cstdio>\nvoid f(int x) { std::printf(\"%d\", x); }", "printing"),
    ("extern \"C\" int EVP_Cipher(void*);\nint f() { return EVP_Cipher(nullptr); }", "broken"),
    ("int counter;\nint f() { return ++counter; }", "mutable global state: counter"),
    ("namespace { int hidden = 4; }\nint f() { return ++hidden; }", "mutable global state"),
    ("int f() { static int calls = 7; return ++calls; }", "mutable global state"),
    # Writable for every compiler; g++ 12 makes the same of a constexpr one.
    ("#include <array>\n#include <string_view>\nstd::array rows{std::string_view(\"a\"), std::string_view(\"b\")};\n"
     "const void* f(int i) { return &rows[i]; }", CTAD_HINT_WORDS),
    ("thread_local int depth;\nint f() { return ++depth; }", "mutable global state: depth"),
    ("int seal_for_testing() { return 1; }", "test-only door"),
    ("namespace coffer::enclave { int seal() { return 1; } }", "the enclave's end"),
    ("namespace coffer::enclave { int seal(); }\nint f() { return coffer::enclave::seal(); }", "the enclave's end"),
]


def self_test(compiler):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder)

        def build(text, member="probe.o"):
            (path / "probe.cpp").write_text(text, encoding="ascii")
            subprocess.run([compiler, "-std=c++20", "-O2", "-fPIC", "-c", "probe.cpp", "-o", member], check=True, cwd=folder)
            (path / "probe.a").unlink(missing_ok=True)
            subprocess.run(["ar", "rcs", "probe.a", member], check=True, cwd=folder)
            return violations(str(path / "probe.a"))

        assert build(CLEAN) == [], f"the clean library is refused: {build(CLEAN)}"
        last_line = "#include <unistd.h>\nlong f() { return ::write(2, \"x\", 1); }"
        assert build(last_line, "linux.cpp.o") == [], f"the last line is refused: {build(last_line, 'linux.cpp.o')}"
        for text, words in PLANTED:
            if words == CTAD_HINT_WORDS and "clang" in compiler:
                words = "mutable global state: rows"  # clang has no section of its own for tables of addresses
            found = build(text)
            assert any(words in line for line in found), f"expected '{words}' in {found} for\n{text}"
    print(f"check_symbols: {len(PLANTED)} planted violations found")
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--self-test"]:
        sys.exit(self_test(sys.argv[2] if len(sys.argv) > 2 else "c++"))
    problems = violations(sys.argv[1])
    print("\n".join(problems), end="\n" if problems else "")
    sys.exit(1 if problems else 0)
