#!/usr/bin/env python3
"""Fails on constructs that coffer does not use: what leaks secrets, what depends on locale, environment or clock, weak randomness,
calls known to be broken, exceptions, unfinished work. Comments and literals do not count, except for the marks of unfinished work.

    check_forbidden.py [ROOT]        checks a source tree (default: the one this file is in)
    check_forbidden.py --self-test   plants every construct and must find each
"""

import fnmatch
import pathlib
import re
import sys
import tempfile

import cpp_source

LIBRARY = ["include/*", "src/*"]
PROGRAM = ["src/cli/*"]
EVERYTHING = ["include/*", "src/*", "tests/*", "fuzz/*", "bench/*", "examples/*"]

# The layers in which `.reveal` may be written, each with its reason; one search for it lists where secret bytes leave their type.
# Not in this list: address, proof, wallet.hpp. An address is made of a public key.
REVEAL = {
    "core": "the secret types themselves",
    "encoding": "constant-time codecs and scanners of secret text",
    "crypto": "primitives over secrets",
    "keys": "key arithmetic and key texts",
    "hd": "seeds and private nodes",
    "hpke": "shared secrets and key schedules",
    "qos": "quorum keys, envelopes and shares",
    "bundle": "plaintexts",
    "message": "signing keys",
    "stamp": "signing keys",
    "tx": "signing keys",
    "enclave": "the other end of a bundle",
    "cli": "the program shows secrets where it exists to show them",
}


def may_reveal(name):
    inside = name.removeprefix("include/coffer/").removeprefix("src/")
    return inside == name or inside.split("/")[0] in REVEAL


class Rule:
    def __init__(self, pattern, why, *planted, where=LIBRARY, but=(), raw=False):
        self.raw = raw  # literals count
        self.pattern = re.compile(pattern, re.M)
        self.why = why
        self.where = where
        self.but = but
        self.planted = planted

    def covers(self, name):
        return any(fnmatch.fnmatch(name, p) for p in self.where) and not any(fnmatch.fnmatch(name, p) for p in self.but)


# A call of a free function of the C library: not a member, not a name of ours in a namespace (std:: and :: count as the library's).
def c_function(names):
    return rf"(?:(?<![\w.>:])|\bstd::|(?<!\w)::)(?:{names})\s*\("


# Names too common to be refused as such (a writer has `open`, a policy has `time`): with `::` they are the C library's. The header
# list of check_layers.py and the symbols that check_symbols.py reads leave no other way to them.
def qualified(names):
    return rf"(?:\bstd|(?<![\w>]))::(?:{names})\s*\("


RULES = [
    Rule(c_function("rand|srand|rand_r|srandom|drand48|lrand48|arc4random")
         + r"|(?<![\w.>:])random\s*\(\s*\)|\b(?:mt19937(?:_64)?|random_device|default_random_engine|minstd_rand0?|ranlux\w+)\b"
         + r"|#\s*include\s*<random>",
         "randomness comes from crypto/random.hpp only",
         "std::mt19937_64 engine(7);", "int x = rand();", "x = std::rand ();", "#include <random>"),
    Rule(r"\bEVP_Cipher\s*\(",
         "EVP_Cipher skips checks (CVE-2026-75803); use EVP_DecryptUpdate and EVP_DecryptFinal_ex",
         "EVP_Cipher(ctx, out, in, n);"),
    Rule(c_function("memcmp|bcmp|timingsafe_bcmp"),
         "compare secrets with ct_equal, public data with std::equal",
         "if (memcmp(a, b, 32) == 0) return;", "x = std::memcmp(a, b, 32);"),
    Rule(r"reveal(?:_mut)?\(\)(?:\.(?!(?:size|empty|data)\b)\w+(?:\([^()]*\))?)*\s*[=!]="
         + r"|[=!]=\s*\w+(?:\.\w+)*\.reveal(?:_mut)?\(\)(?!\.(?:size|empty|data)\b)"
         + r"|\b(?:equal|lexicographical_compare|mismatch)\s*\([^;]*reveal",
         "secrets are compared with ct_equal",
         "return a.reveal() == b.reveal();", "if (known != seed.reveal()) return;", "return std::ranges::equal(a.reveal(), b);",
         # published answers; names of members
         but=["src/crypto/self_test.cpp", "src/encoding/secret_json.cpp"]),
    Rule(c_function("getenv|secure_getenv|setenv|putenv|unsetenv"),
         "the library reads no environment",
         'const char* home = std::getenv("HOME");', "getenv(x);", but=PROGRAM),
    Rule(c_function("setlocale|newlocale|uselocale|localeconv|nl_langinfo")
         + r"|\bstd::locale\b|#\s*include\s*<(?:locale|clocale|codecvt|regex)>",
         "results depend on no locale",
         "#include <locale>", 'setlocale(LC_ALL, "");', "std::locale::global(x);"),
    Rule(qualified("time|clock") + "|" + c_function("gettimeofday|clock_gettime|localtime|gmtime|mktime|strftime|usleep|nanosleep")
         + r"|\b(?:system_clock|steady_clock|high_resolution_clock|sleep_for|sleep_until)\b|#\s*include\s*<(?:ctime|time\.h)>",
         "time is an argument",
         "auto now = std::chrono::system_clock::now();", "auto now = ::time(nullptr);", "clock_gettime(0, &t);", but=PROGRAM),
    Rule(qualified("open|creat|socket|connect|system|fork") + "|" + c_function("fopen|fdopen|freopen|openat|popen|execve?|dlopen")
         + r"|\bstd::(?:basic_)?[io]?fstream\b|\bstd::filesystem\b|#\s*include\s*<(?:fstream|filesystem)>",
         "the library opens no file, socket or process",
         "std::ifstream file(name);", "int fd = ::open(name, 0);", "#include <filesystem>", but=PROGRAM),
    Rule(r"\bstd::(?:cout|cerr|clog|cin|wcout|wcerr)\b|\bstd::w?[io]*(?:string)?stream\b"
         + r"|#\s*include\s*<(?:iostream|ostream|istream|sstream|iomanip|cstdio|stdio\.h|print|syncstream)>|"
         + c_function("printf|fprintf|dprintf|puts|fputs|putchar|perror|syslog"),
         "the library prints nothing",
         'std::cerr << "key";', "#include <sstream>", "std::printf(x);", "std::ostringstream out;", but=PROGRAM),
    Rule(r"\boperator\s*<<\s*\(",
         "no type of the library prints itself but Error, which holds no data",
         "Stream& operator<<(Stream& out, const Key& key);", but=PROGRAM + ["include/coffer/core/error.hpp"]),
    Rule(r"\bthrow\b(?!\s+std::bad_alloc\b)",
         "errors are values; only memory exhaustion is thrown",
         'if (bad) throw std::runtime_error("bad");', "throw;"),
    Rule(c_function("isalpha|isdigit|isalnum|isspace|isupper|islower|isxdigit|isprint|ispunct|tolower|toupper|towlower|towupper|strtol|strtoul|"
                    "strtoll|strtoull|strtod|strtof|atoi|atol|atoll|atof|sscanf|strcoll|strxfrm|stoi|stol|stoll|stoul|stoull|stof|stod")
         + r"|#\s*include\s*<(?:cctype|ctype\.h|cwctype)>",
         "depends on the locale or accepts too much; write the ASCII check or parser that is meant",
         "const auto n = std::stoul(text);", "if (isspace(c)) continue;", "c = ::tolower(c);", "#include <cctype>"),
    Rule(c_function("strcpy|strncpy|strcat|strncat|sprintf|vsprintf|gets|alloca|strtok|setjmp|longjmp"),
         "unbounded or stateful C function",
         "std::strcpy(to, from);", "alloca(7);", where=EVERYTHING),
    Rule(r"\b(?:sodium_malloc|sodium_allocarray|sodium_mlock|OPENSSL_secure_malloc)\s*\(",
         "secrets live in the arena (core/secret.hpp)",
         "void* p = sodium_malloc(32);"),
    Rule(r"(?<![\w.>:])assert\s*\(|#\s*include\s*<cassert>",
         "COFFER_INVARIANT does not vanish in release builds",
         "assert(x);"),
    Rule(r"\b(?:nlohmann|rapidjson)\b",
         "JSON is read by encoding/json only",
         "nlohmann::json j;", where=EVERYTHING),
    Rule(r"\bconstexpr\s+std::array\s+\w+\s*(?:=\s*)?\{",
         "g++ 12 puts such a table into writable memory; write constexpr auto name = std::to_array<Row>({...})",
         "constexpr std::array rows{Row{1}, Row{2}};", "static constexpr std::array rows = {1, 2};", but=PROGRAM),
    Rule(r'\bGTEST_SKIP\b(?!\(\) << "NOT RUN: )|\bDISABLED_',
         'a test runs, or says "NOT RUN: " and which right or file the machine lacks',
         "GTEST_SKIP();", 'GTEST_SKIP() << "later";', "TEST(A, DISABLED_b) {}", where=["tests/*"], raw=True),
    Rule(r"\busing\s+namespace\b",
         "no namespace is opened in a header",
         "using namespace std;", where=["include/*", "src/*.hpp"]),
]

# Marks of unfinished work count in comments too.
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME)\b")

SECRET_NAME = re.compile(r"\b(\w*(?:secret|seed|mnemonic|passphrase|priv)\w*)\s*\(")
PLAIN_CONTAINER = re.compile(r"\bstd::string\b|\bstd::(?:basic_string|vector)\s*<\s*(?:std::)?(?:u8|uint8_t|byte|char|unsigned char)\b")
CONTROL = {"if", "while", "for", "switch", "return", "static_assert"}


def balanced(text, start):
    """Offset after the parenthesis that closes the one at start."""
    depth = 0
    for offset in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[offset], 0)
        if depth == 0:
            return offset + 1
    return len(text)


def plain_secret_signatures(text):
    """Signatures of functions named after a secret that take or return std::string or a byte vector."""
    for match in SECRET_NAME.finditer(text):
        begin = max((text.rfind(mark, 0, match.start()) for mark in ";{}#"), default=-1) + 1
        before = text[begin : match.start()]
        # A declaration has a type before the name and no operator or open parenthesis.
        if not before.strip() or re.search(r"[=(.]|->|\breturn\b", before):
            continue
        signature = before + text[match.start() : balanced(text, match.end() - 1)]
        if PLAIN_CONTAINER.search(signature):
            yield match.start(), f"{match.group(1)} holds a secret in std::string or std::vector; use SecretText, SecretBytes or SecretArray"


def check_file(name, raw):
    found = []
    text = cpp_source.code(raw)
    for rule in RULES:
        if rule.covers(name):
            found += [(name, cpp_source.line_of(text, m.start()), rule.why) for m in rule.pattern.finditer(raw if rule.raw else text)]
    for match in UNFINISHED.finditer(raw):
        found.append((name, cpp_source.line_of(raw, match.start()), "unfinished work belongs in the tracker"))
    if not may_reveal(name):
        for match in re.finditer(r"[.>]\s*reveal(?:_mut)?\b", text):
            found.append((name, cpp_source.line_of(text, match.start()), "secrets are not revealed in this layer"))
    if any(fnmatch.fnmatch(name, place) for place in LIBRARY):
        found += [(name, cpp_source.line_of(text, offset), why) for offset, why in plain_secret_signatures(text)]
    if name.endswith(".hpp") and "#pragma once" not in raw:
        found.append((name, 1, "header without #pragma once"))
    return sorted(set(found))


def violations(root):
    found = []
    for name in cpp_source.files(root, "include", "src", "tests", "fuzz", "bench", "examples"):
        found += check_file(name, cpp_source.read(root, name))
    return found


CLEAN = """#pragma once
// rand(), memcmp(a, b), std::string and getenv("HOME") are only mentioned here; "throw" too.
namespace coffer {
constexpr const char* text = "printf(strtol) throw TO" "DO";
Result<SecretArray<64>> to_seed(const Mnemonic& mnemonic, const SecretText& passphrase);
Result<std::string> encode(const PublicKey& key);
std::string_view mnemonic_language_name(Language language);
/* GTEST_SKIP() << "NOT RUN: no right to lock memory"; */
bool same = a.reveal().size() == 32 && address == other;
int operand(int random_index, Clock& clock) { return clock.time(random_index); }
Status random(MutBytes out);
void grow() { throw std::bad_alloc(); }
const auto label = std::string(mnemonic_text(4));
}
"""

# (file, text) that must be refused beside what the rules plant for themselves.
PLANTED = [
    ("src/hd/a.cpp", "std::string mnemonic_to_text(const Mnemonic& m);"),
    ("src/hd/b.cpp", "Status parse_seed(const std::vector<u8>& seed);"),
    ("src/hd/c.cpp", "[[nodiscard]] std::vector<std::uint8_t>\nprivate_key_bytes(int x);"),
    ("src/hd/d.cpp", "Status open_secret(Bytes data,\n                   std::string& out);"),
    ("src/address/e.cpp", "const Bytes b = key.reveal();"),
    ("include/coffer/wallet.hpp", "#pragma once\nauto b = seed->reveal();"),
    ("src/hd/f.cpp", "// TO" "DO: later"),
    ("tests/g.cpp", "/* FIX" "ME */"),
    ("src/hd/h.hpp", "int x;"),
    ("src/hd/i.cpp", "return std::equal(x.begin(), x.end(), y.reveal().begin());"),
]


def self_test():
    assert check_file("src/hd/clean.hpp", CLEAN) == [], check_file("src/hd/clean.hpp", CLEAN)
    planted = PLANTED + [
        (rule.where[0].replace("*", "coffer/core/x.hpp"), f"#pragma once\nvoid f() {{\n{text}\n}}\n") for rule in RULES for text in rule.planted
    ]
    with tempfile.TemporaryDirectory() as root:
        for name, text in planted:
            cpp_source.plant(root, {name: text})
            assert len(violations(root)) == 1, f"expected one violation: {text!r} in {name}: {violations(root)}"
            (pathlib.Path(root) / name).unlink()
    print(f"check_forbidden: {len(planted)} planted violations found")
    return 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test())
    source_root = sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent
    sys.exit(cpp_source.report("check_forbidden", violations(source_root)))
