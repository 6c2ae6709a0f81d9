#!/usr/bin/env python3
"""Reads the #includes of include/ and src/ and fails on an edge that goes up or sideways, on a third-party or system header outside
the place that is allowed to see it, and on anything but our own and standard headers in include/.

    check_layers.py [ROOT]        checks a source tree (default: the one this file is in)
    check_layers.py --self-test   plants one violation of each kind and must find every one
"""

import fnmatch
import pathlib
import re
import sys
import tempfile

import cpp_source

# Layer: the layers below it that it may include. A layer may always include itself.
BASE = {"core", "crypto", "encoding", "keys"}
LAYERS = {
    "core": set(),
    "crypto": {"core"},
    "encoding": {"core", "crypto"},
    "keys": {"core", "crypto", "encoding"},
    "hd": BASE,
    "address": BASE,
    "hpke": BASE,
    "qos": BASE,
    "bundle": BASE | {"hpke", "qos"},
    "message": BASE,
    "stamp": BASE | {"message"},
    "token": BASE,
    "webhook": BASE,
    "tx": BASE | {"message"},
    "proof": BASE | {"qos"},
    "enclave": BASE | {"hpke", "qos", "bundle", "token", "webhook"},
    # The only layer that sees paths and addresses together, and the passphrase of an opened bundle on its way to the seed.
    "wallet": BASE | {"hd", "address", "bundle"},
}
LIBRARY = set(LAYERS)
LAYERS["umbrella"] = LIBRARY
LAYERS["cli"] = LIBRARY | {"umbrella"}
# Doors for tests, in an archive of their own that is neither installed nor linked into coffer; nothing may include them.
LAYERS["testing"] = LIBRARY

# Files that stand outside a layer's folder.
SINGLE_FILES = {
    "coffer/wallet.hpp": "wallet",
    "coffer/coffer.hpp": "umbrella",
    "coffer/version.hpp": "core",
}

# The program is a user of the library like any other. Of src/ it sees its own folder, and these: early return, and plain text forms that
# would otherwise stand twice.
PUBLIC_HEADERS_ONLY = {"cli"}
FOR_ALL_OF_SRC = {
    "src/core/try.hpp", "src/core/decimal.hpp", "src/core/error_message.hpp", "src/core/utf8.hpp", "src/encoding/json.hpp", "src/encoding/json_escape.hpp",
    "src/encoding/json_writer.hpp", "src/encoding/text.hpp"
}

# Header pattern, the files that may include it, and whether it must stay in a single file.
THIRD_PARTY = [
    ("simdjson.h", "src/encoding/*.cpp", True),
    ("utf8proc.h", "src/encoding/*.cpp", True),
    ("openssl/*", "src/crypto/backend/*.cpp", False),
    ("botan/*", "src/crypto/backend/botan_*", False),
    ("sodium.h", "src/crypto/backend/*.cpp", False),
    ("sodium/*", "src/crypto/backend/*.cpp", False),
    ("secp256k1.h", "src/crypto/backend/*.cpp", False),
    ("secp256k1_*.h", "src/crypto/backend/*.cpp", False),
    ("CLI/*", "src/cli/*.cpp", True),
    ("cbor.h", "src/proof/*.cpp", True),
]

# Headers of the system, and where: the library asks it for things in src/core/system/ only, the program needs files, terminals and threads,
# kernels need intrinsics.
SYSTEM = [
    ("pthread.h", "src/core/system/*.cpp"),
    ("sys/mman.h", "src/core/system/*.cpp"),
    ("sys/random.h", "src/core/system/*.cpp"),
    ("unistd.h", "src/core/system/*.cpp"),
    ("poll.h", "src/core/system/*.cpp"),
    ("signal.h", "src/core/system/*.cpp"),
    ("immintrin.h", "src/crypto/multibuffer/*"),
    ("cpuid.h", "src/crypto/multibuffer/*"),
    ("fcntl.h", "src/cli/*"),
    ("pthread.h", "src/cli/*"),
    ("signal.h", "src/cli/*"),
    ("termios.h", "src/cli/*"),
    ("unistd.h", "src/cli/*"),
    ("sys/*.h", "src/cli/*"),
    ("pthread.h", "src/cli/process/own_stack.hpp"),
    ("cxxabi.h", "src/cli/app.cpp"),
]

# Standard headers that need something of the system, and where else they may stand.
THREADS = ["src/core/system.hpp", "src/core/system/*.cpp", "src/cli/*"]
OF_THREADS = {"barrier", "condition_variable", "future", "latch", "mutex", "semaphore", "shared_mutex", "stop_token", "thread"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>|(\S.*))', re.M)
STANDARD = re.compile(r"[a-z_0-9]+$|(?:stdint|stddef|stdbool|string)\.h$")


def layer_of(name):
    """Layer of a file, given as include/coffer/... or src/...; None where it is in none."""
    inside = name.removeprefix("include/").removeprefix("src/")
    if inside in SINGLE_FILES:
        return SINGLE_FILES[inside]
    parts = inside.removeprefix("coffer/").split("/")
    if len(parts) == 1:
        return pathlib.PurePosixPath(parts[0]).stem if pathlib.PurePosixPath(parts[0]).stem in LAYERS else None
    return parts[0] if parts[0] in LAYERS else None


def check_angle(name, header, users):
    for pattern, where, single in THIRD_PARTY:
        if fnmatch.fnmatch(header, pattern):
            if not fnmatch.fnmatch(name, where):
                return f"third-party header <{header}> is for {where} only"
            if single:
                library = pattern.split("/")[0]
                owner = users.setdefault(library, name)
                if owner != name:
                    return f"<{header}> belongs in one file, and {owner} has it"
            return None
    if header in OF_THREADS and not any(fnmatch.fnmatch(name, where) for where in THREADS):
        return f"<{header}> needs a system with threads: core/system.hpp has them"
    if STANDARD.match(header):
        return None
    if any(fnmatch.fnmatch(header, pattern) and fnmatch.fnmatch(name, where) for pattern, where in SYSTEM):
        return None
    return f"header <{header}> is not on the list of what {name.split('/')[0]}/ may include"


def check_quoted(root, name, header):
    layer = layer_of(name)
    target = f"include/{header}" if header.startswith("coffer/") else f"src/{header}"
    if not (pathlib.Path(root) / target).is_file():
        return f'"{header}" is no file of include/ or src/; write "coffer/LAYER/..." or "LAYER/..."'
    if name.startswith("include/") and target.startswith("src/") and target not in FOR_ALL_OF_SRC:
        return f'public header includes the private "{header}"'
    other = layer_of(target)
    if other is None:
        return f'"{header}" is in no known layer'
    if other == layer:
        return None
    if other not in LAYERS[layer]:
        return f"{layer} must not include {other} ({header})"
    if layer in PUBLIC_HEADERS_ONLY and target.startswith("src/") and target not in FOR_ALL_OF_SRC:
        return f'{layer} sees public headers only, not "{header}"'
    return None


def violations(root):
    found, users = [], {}
    for name in cpp_source.files(root, "include", "src"):
        if layer_of(name) is None:
            found.append((name, 1, "file is in no known layer"))
            continue
        text = cpp_source.code(cpp_source.read(root, name))
        for match in INCLUDE.finditer(text):
            quoted, angle, other = match.groups()
            if quoted is not None:
                problem = check_quoted(root, name, quoted)
            elif angle is not None:
                problem = check_angle(name, angle, users)
            else:
                problem = f"computed #include {other}"
            if problem:
                found.append((name, cpp_source.line_of(text, match.start()), problem))
    return found


CLEAN = {
    "include/coffer/core/bytes.hpp": "#include <span>\n#include <cstdint>\n",
    "include/coffer/core/error.hpp": '#include "coffer/core/bytes.hpp"\n',
    "include/coffer/encoding/hex.hpp": "#include <string>\n",
    "include/coffer/hd/path.hpp": '#include "coffer/core/bytes.hpp"\n',
    "include/coffer/address/address.hpp": '#include "coffer/keys/public_key.hpp"\n',
    "include/coffer/keys/public_key.hpp": '#include "coffer/core/bytes.hpp"\n',
    "include/coffer/bundle/export.hpp": '#include "coffer/core/bytes.hpp"\n',
    "include/coffer/wallet.hpp": '#include "coffer/hd/path.hpp"\n#include "coffer/address/address.hpp"\n',
    "include/coffer/coffer.hpp": '#include "coffer/wallet.hpp"\n#include "coffer/bundle/export.hpp"\n',
    "src/core/system.hpp": "#include <mutex>\n",
    "src/core/system/linux.cpp": '#include <sys/mman.h>\n#include "core/system.hpp"\n',
    "src/core/arena.cpp": '#include "core/system.hpp"\n',
    "src/crypto/backend/sodium.hpp": '#include "coffer/core/bytes.hpp"\n',
    "src/crypto/backend/sodium.cpp": '#include <sodium.h>\n#include "crypto/backend/sodium.hpp"\n',
    "src/keys/ed25519.cpp": '#include "crypto/backend/sodium.hpp"\n// #include "coffer/hd/path.hpp" is only a comment\n',
    "src/hd/bip32.cpp": '#include "coffer/keys/public_key.hpp"\n#include "coffer/hd/path.hpp"\n',
    "src/encoding/json.cpp": "#include <simdjson.h>\n",
    "src/cli/main.cpp": '#include <CLI/CLI.hpp>\n#include <unistd.h>\n#include "coffer/coffer.hpp"\n#include "cli/output/output.hpp"\n',
    "src/cli/output/output.hpp": "#include <string>\n",
}

# (planted file, its text, words of the complaint)
PLANTED = [
    ("src/core/up.cpp", '#include "coffer/keys/public_key.hpp"\n', "core must not include keys"),
    ("src/crypto/up.cpp", '#include "coffer/encoding/hex.hpp"\n', "crypto must not include encoding"),
    ("src/address/side.cpp", '#include "coffer/hd/path.hpp"\n', "address must not include hd"),
    ("src/hd/side.cpp", '#include "coffer/address/address.hpp"\n', "hd must not include address"),
    ("src/bundle/side.cpp", '  #  include "coffer/hd/path.hpp"\n', "bundle must not include hd"),
    ("src/keys/all.cpp", '#include "coffer/coffer.hpp"\n', "keys must not include umbrella"),
    ("include/coffer/keys/public_key.hpp", '#include "coffer/wallet.hpp"\n', "keys must not include wallet"),
    ("include/coffer/core/error.hpp", "#include <openssl/evp.h>\n", "third-party header <openssl/evp.h>"),
    ("include/coffer/keys/public_key.hpp", '#include "crypto/backend/sodium.hpp"\n', "public header includes the private"),
    ("src/keys/direct.cpp", "#include <secp256k1_ecdh.h>\n", "third-party header <secp256k1_ecdh.h>"),
    ("src/crypto/backend/botan.hpp", "#include <botan/hash.h>\n", "third-party header <botan/hash.h>"),
    ("src/encoding/second.cpp", "#include <simdjson.h>\n", "belongs in one file"),
    ("src/cli/second.cpp", "#include <CLI/App.hpp>\n", "belongs in one file"),
    ("src/cli/private.cpp", '#include "crypto/backend/sodium.hpp"\n', "cli sees public headers only"),
    ("src/hd/page.cpp", "#include <sys/mman.h>\n", "header <sys/mman.h> is not on the list"),
    ("src/core/arena.cpp", "#include <pthread.h>\n", "header <pthread.h> is not on the list"),
    ("src/hd/lock.hpp", "#include <mutex>\n", "needs a system with threads"),
    ("src/hd/boost.cpp", "#include <boost/any.hpp>\n", "header <boost/any.hpp> is not on the list"),
    ("src/hd/near.cpp", '#include "path.hpp"\n', "is no file of include/ or src/"),
    ("src/hd/macro.cpp", "#include HEADER\n", "computed #include"),
    ("src/misc/lost.cpp", "int x;\n", "file is in no known layer"),
]


def self_test():
    with tempfile.TemporaryDirectory() as root:
        cpp_source.plant(root, CLEAN)
        assert violations(root) == [], f"the clean tree is refused: {violations(root)}"
    for name, text, words in PLANTED:
        with tempfile.TemporaryDirectory() as root:
            cpp_source.plant(root, CLEAN | {name: text})
            found = violations(root)
            assert len(found) == 1 and words in found[0][2], f"{name}: expected one '{words}', found {found}"
    print(f"check_layers: {len(PLANTED)} planted violations found")
    return 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test())
    source_root = sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent
    sys.exit(cpp_source.report("check_layers", violations(source_root)))
