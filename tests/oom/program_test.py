"""The program when memory fails: each allocation of each command is refused once, and once with all later ones. What must come is what
comes with memory, or nothing on standard output, an error on standard error and status 8.

KNOWN: OpenSSL 3.5 makes two locks at the first call of a process. If it has no memory for one of them, its report of the error waits for the
same initialisation, for ever. No caller can prevent that.

By default a sample, within about half a minute; all of them with COFFER_OOM_FULL=1. An argument names the commands to run whole.
"""

import concurrent.futures
import functools
import json
import os
import signal
import struct
import subprocess
import sys
import tempfile
import time

BINARY = os.environ["COFFER_PROGRAM"]
VECTORS = os.environ["COFFER_VECTORS_DIR"]
PRELOAD = os.environ["COFFER_OOM_PRELOAD"]
FULL = os.environ.get("COFFER_OOM_FULL") == "1"
SAMPLED_SECONDS = 30
AT_LEAST = 12  # runs of each command, however little time there is
HANGS_AFTER_SECONDS = 60  # a run takes less than one, and ten on a busy machine

PHRASE = b"abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about\n"
XPUB = "xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V"
KEY = b"0101010101010101010101010101010101010101010101010101010101010101\n"
WALLET = os.path.join(VECTORS, "bundle", "production-wallet")


def wallet(name):
    return os.path.join(WALLET, name)


def organization():
    with open(wallet("organization.txt"), encoding="ascii") as file:
        return file.read().strip()


# Name, arguments, standard input, status with memory.
COMMANDS = [
    ("formats", ["formats"], b"", 0),
    ("derive", ["derive", "--mnemonic-file", "-", "--format", "ethereum,solana,bitcoin-mainnet-p2tr"], PHRASE, 0),
    ("derive p256", ["derive", "--mnemonic-file", "-", "--format", "compressed", "--curve", "p256", "--json"], PHRASE, 0),
    ("derive xpub", ["derive", "--xpub", XPUB, "--format", "ethereum", "--count", "40", "--threads", "2"], b"", 0),
    ("node", ["node", "--mnemonic-file", "-", "--path", "m/44'/60'/0'"], PHRASE, 0),
    ("mnemonic check", ["mnemonic", "check", "--mnemonic-file", "-"], PHRASE, 0),
    ("mnemonic seed", ["mnemonic", "seed", "--mnemonic-file", "-"], PHRASE, 0),
    ("address check", ["address", "check", "0x9858EfFD232B4033E47d90003D41EC34EcaEda94"], b"", 0),
    ("address check refused", ["address", "check", "0x9858EfFD232B4033E47d90003D41EC34EcaEdA94"], b"", 3),
    ("key public", ["key", "public", "--curve", "p256", "--key-file", "-"], KEY, 0),
    ("key convert", ["key", "convert", "--curve", "p256", "--from", "hexadecimal", "--to", "pkcs8", "--key-file", "-"], KEY, 0),
    (
        "decrypt",
        ["decrypt", "--export-bundle-input", wallet("bundle.json"), "--encryption-key-file", wallet("encryption.key"), "--organization", organization()],
        b"",
        0,
    ),
    (
        "decrypt for another",
        ["decrypt", "--export-bundle-input", wallet("bundle.json"), "--encryption-key-file", wallet("encryption.key"), "--organization", "another"],
        b"",
        6,
    ),
    ("usage", ["derive", "--nonsense"], b"", 2),
]


class Outcome:
    def __init__(self, arguments, stdin, allocation=None, later=False, counter=None):
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "LD_PRELOAD": PRELOAD}
        if allocation is not None:
            environment["COFFER_OOM_AT"] = str(allocation)
        if later:
            environment["COFFER_OOM_LATER"] = "1"
        if counter:
            environment["COFFER_OOM_COUNT"] = counter
        self.hangs = False
        try:
            done = subprocess.run([BINARY, *arguments], input=stdin, capture_output=True, env=environment, timeout=HANGS_AFTER_SECONDS)
            self.status, self.out, self.err = done.returncode, done.stdout, done.stderr
        except subprocess.TimeoutExpired as stopped:
            self.hangs = True
            self.status, self.out, self.err = "hangs", stopped.stdout or b"", stopped.stderr or b""

    def could_not(self):
        # OpenSSL 3.5 ends the process itself where it has no memory for what it keeps of a thread, and says so.
        if self.status == -signal.SIGABRT and self.out == b"" and b"OpenSSL internal error: assertion failed" in self.err:
            return True
        is_error = self.err.startswith((b"coffer: ", b'{"error":')) and self.err.endswith(b"\n") and self.err.count(b"\n") == 1
        return self.status == 8 and self.out == b"" and is_error

    def same(self, other):
        return (self.status, self.out) == (other.status, other.out) and (self.err != b"") == (other.err != b"")


@functools.cache
def openssl_hangs():
    said = subprocess.run([BINARY, "--version", "--json"], capture_output=True, check=True, timeout=HANGS_AFTER_SECONDS).stdout
    return any(library["name"] == "openssl" and library["version"].startswith("3.5.") for library in json.loads(said)["libraries"])


def spread(count):
    step = max(1, int(count * 0.6180339887))
    while any(step % d == 0 and count % d == 0 for d in range(2, min(step, count) + 1)):
        step += 1
    return [(i * step) % count for i in range(count)]


def sweep(name, arguments, stdin, status, seconds):
    """Returns how many allocations there are, how many runs there were, and what was wrong."""
    with tempfile.NamedTemporaryFile() as counter:
        right = Outcome(arguments, stdin, counter=counter.name)
        asked = struct.unpack("=Q", counter.read(8))[0]
    if right.status != status:
        return asked, 0, [f"with memory its status is {right.status}: {right.err!r}"]
    end = time.monotonic() + seconds
    wrong, hangs, runs = [], set(), 0
    for choice in spread(2 * asked):
        if runs >= AT_LEAST and time.monotonic() > end:
            break
        allocation, later = choice // 2, choice % 2 == 1
        got = Outcome(arguments, stdin, allocation, later)
        runs += 1
        if got.hangs and got.out == b"" and openssl_hangs():
            hangs.add(allocation)
        elif not got.could_not() and not got.same(right):
            wrong.append(f"allocation {allocation}{' and all later' if later else ''}: status {got.status}, {got.out[:80]!r}, {got.err[:120]!r}")
    if hangs and max(hangs) - min(hangs) > 1:
        wrong.append(f"it hangs at the allocations {sorted(hangs)}, of which only two neighbours can be OpenSSL's locks")
    elif hangs:
        print(f"{name}: KNOWN: OpenSSL hangs at {sorted(hangs)}")
    return asked, runs, wrong


def main():
    chosen = [command for command in COMMANDS if len(sys.argv) < 2 or command[0].startswith(sys.argv[1])]
    whole = FULL or len(sys.argv) > 1
    seconds = 1e9 if whole else 2 * SAMPLED_SECONDS / len(chosen)
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        swept = pool.map(lambda command: sweep(*command, seconds), chosen)
        for (name, *_), (asked, runs, wrong) in zip(chosen, swept):
            print(f"{name}: {asked} allocations, {runs} runs, {len(wrong)} wrong")
            for what in wrong[:8]:
                print(f"    {what}")
            failures += len(wrong)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
