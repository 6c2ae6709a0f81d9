"""Memory that runs out and stays so: the right result, or exit status 8 and one line that says it, and no file half done; whatever the limit
of the stack."""

import json
import os
import signal
import subprocess
import tempfile
import unittest

from program import BARE, BINARY, run

FAULTS = os.environ["COFFER_FAULTS"]
SANITIZED = "ASAN_OPTIONS" in os.environ or "TSAN_OPTIONS" in os.environ
XPUB = "xpub6DCoCpSuQZB2jawqnGMEPS63ePKWkwWPH4TU45Q7LPXWuNd8TMtVxRrgjtEshuqpK3mdhaWHPFsBngh5GFZaM6si3yZdUsT8ddYM3PwnATt"
DERIVE = ["derive", "--xpub", XPUB, "--format", "ethereum", "--count", "1200", "--output", "csv"]
ENOUGH = 200_000


@unittest.skipIf(SANITIZED, "a sanitizer has an allocator of its own")
class Exhausted(unittest.TestCase):
    """Every allocation fails from the Nth on: for each of the first, then for larger and larger N, until there is enough."""

    def sweep(self, arguments, expected, check=lambda done: None):
        count, refused = 1, 0
        while True:
            environment = {**BARE, "LD_PRELOAD": FAULTS, "COFFER_FAULT_MEMORY": str(count)}
            done = subprocess.run([BINARY, *arguments], stdin=subprocess.DEVNULL, capture_output=True, env=environment, timeout=60)
            check(done)
            if done.returncode == expected:
                break
            self.assertEqual((done.returncode, done.stdout), (8, b""), (count, done.stderr))
            if "--json" in arguments:
                error = json.loads(done.stderr)["error"]
                self.assertEqual((error["code"], error["name"]), (900, "out_of_memory"), count)
            else:
                self.assertEqual(done.stderr, b"coffer: cannot allocate memory [out_of_memory]\n", count)
            refused += 1
            count += 1 + count // 25
            self.assertLess(count, ENOUGH)
        self.assertGreater(refused, 3)
        return done

    def test_texts_and_lists(self):
        for arguments, expected in ((["--version"], 0), ([*DERIVE, "--threads", "1"], 0), ([*DERIVE, "--threads", "2"], 0),
                                    (["mnemonic", "new", "--json"], 0), (["address", "check", "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyv", "--json"], 3)):
            with self.subTest(arguments=arguments):
                done = self.sweep(arguments, expected)
                if "new" not in arguments:
                    self.assertEqual((done.stdout, done.stderr), (run(*arguments).out, run(*arguments).err))

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            arguments = ["generate", "api-key", "--curve", "ed25519", "--name", "k", "--dir", folder, "--json"]
            names = {"k.private", "k.public", "k.meta"}
            self.sweep(arguments, 0, lambda done: self.assertEqual(set(os.listdir(folder)), names if done.returncode == 0 else set()))
            before = self.contents(folder)

            def check(done):
                if done.returncode == 0:
                    self.assertEqual(json.loads(done.stdout)["publicKey"].encode(), self.contents(folder)["k.public"])
                else:
                    self.assertEqual(self.contents(folder), before)

            self.sweep([*arguments, "--force"], 0, check)

    @staticmethod
    def contents(folder):
        found = {}
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), "rb") as file:
                found[name] = file.read()
        return found


class SmallStack(unittest.TestCase):
    def test_stack_of_64_kilobytes(self):
        for threads in ("1", "2", "64"):
            with self.subTest(threads=threads):
                arguments = [*DERIVE, "--threads", threads]
                done = subprocess.run(["bash", "-c", 'ulimit -s 64; exec "$0" "$@"', BINARY, *arguments], env=BARE, capture_output=True, timeout=60)
                self.assertEqual((done.returncode, done.stdout), (0, run(*arguments).out), done.stderr)

    @unittest.skipIf(SANITIZED, "a sanitizer reserves terabytes of addresses before main")
    def test_no_room_for_a_stack(self):
        # So little that the system cannot even load the program (127), or the program says it; no signal.
        for kilobytes in range(16_000, 80_000, 4_000):
            done = subprocess.run(["bash", "-c", f'ulimit -v {kilobytes}; exec "$0" "$@"', BINARY, *DERIVE, "--threads", "2"], env=BARE,
                                  capture_output=True, timeout=60)
            self.assertIn(done.returncode, (0, 8, 126, 127), (kilobytes, signal.strsignal(-done.returncode) if done.returncode < 0 else "", done.stderr))


if __name__ == "__main__":
    unittest.main()
