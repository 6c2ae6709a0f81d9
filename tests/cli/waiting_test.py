"""While the program waits, no secret lies in its memory but in pages that are locked and kept out of core dumps, and none on the dead part
of a stack. Its memory is read from outside. Here: lists and batches; waiting_commands_test.py has every command."""

import os
import subprocess
import sys
import tempfile
import time
import unittest

from process_memory import Memory, readable, wait_until_asleep
from program import BARE, BINARY, VECTORS, run

PHRASE = "leaf lady until indicate praise final route toast cake minimum insect unknown"
KEY = bytes.fromhex("4f8c1d2e3b5a6978d196a5b4c3d2e1f01b1e0d3c4b72a9788996c5b4a3d2e7f1")
BUNDLE = os.path.join(VECTORS, "bundle", "production-wallet")
SANITIZED = "ASAN_OPTIONS" in os.environ or "TSAN_OPTIONS" in os.environ


def content(name):
    with open(os.path.join(BUNDLE, name), "rb") as file:
        return file.read().strip()


@unittest.skipIf(SANITIZED, "a sanitizer keeps copies of its own")
@unittest.skipUnless(readable(), "memory of others is read by root only")
class Waiting(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.addCleanup(self.place.cleanup)
        self.fifos = 0

    def file(self, text):
        self.fifos += 1
        path = os.path.join(self.place.name, f"file{self.fifos}")
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return path

    def fifo(self):
        self.fifos += 1
        path = os.path.join(self.place.name, f"fifo{self.fifos}")
        os.mkfifo(path)
        return path

    def opened(self, process, fifo):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and process.poll() is None:
            try:
                return os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
            except OSError:
                time.sleep(0.01)
        self.fail(process.stderr.read())

    def look(self, process, secrets):
        wait_until_asleep(process.pid)
        self.assertIsNone(process.poll(), process.args)
        held, leaks = Memory(process.pid).search(secrets)
        self.assertEqual(leaks[:5], [], process.args)
        # Had nothing been found at all, the search or the scenario would be wrong.
        self.assertTrue(held, process.args)

    def begin(self, arguments):
        process = subprocess.Popen([BINARY, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=BARE)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    # The program waits for somebody to open a pipe, for its first line, and for more after `lines`.
    def waits_for_fifo(self, arguments, secrets, lines=b"", later=()):
        fifo = self.fifo()
        process = self.begin([*arguments, fifo])
        self.look(process, secrets)
        end = self.opened(process, fifo)
        self.addCleanup(os.close, end)
        self.look(process, secrets)
        if lines:
            os.write(end, lines)
            self.look(process, (*secrets, *later))

    # The program waits for the reader of its output.
    def waits_for_reader(self, arguments, secrets):
        self.look(self.begin(arguments), secrets)

    def test_bundles(self):
        key = bytes.fromhex(content("encryption.key").decode())
        arguments = ["decrypt", "--encryption-key-file", os.path.join(BUNDLE, "encryption.key"), "--organization", content("organization.txt").decode(),
                     "--export-bundles-input"]
        bundle = content("bundle.json") + b"\n"
        for threads in ("1", "2"):
            self.waits_for_fifo([*arguments[:-1], "--threads", threads, arguments[-1]], [key], bundle * 20, [PHRASE])

    def test_credentials(self):
        key = self.file(KEY.hex())
        public = run("key", "public", "--curve", "p256", "--key-file", key, "--json").json["publicKey"]
        other = bytes(byte ^ 0x35 for byte in KEY)
        bundle = run("enclave", "credential", "--target", public, "--key-file", self.file(other.hex())).out
        self.waits_for_fifo(["decrypt", "--encryption-key-file", key, "--credential-bundles-input"], [KEY], bundle * 20, [other])

    def test_stamps(self):
        for curve in ("p256", "secp256k1", "ed25519"):
            for threads in ("1", "2"):
                with self.subTest(curve=curve, threads=threads):
                    arguments = ["stamp", "--key-file", self.file(KEY.hex()), "--curve", curve, "--threads", threads, "--bodies-file"]
                    self.waits_for_fifo(arguments, [KEY], b"{}\n" * 100)

    def test_many_phrases(self):
        passphrase = "correct horse battery staple in the rain"
        seed = bytes.fromhex(run("mnemonic", "seed", "--mnemonic-file", self.file(PHRASE), "--passphrase-file", self.file(passphrase), "--json").json["seed"])
        for command in (["mnemonic", "seed"], ["derive", "--format", "ethereum,solana,bitcoin-mainnet-p2tr"]):
            for threads in ("1", "2"):
                with self.subTest(command=command, threads=threads):
                    arguments = [*command, "--passphrase-file", self.file(passphrase), "--threads", threads, "--mnemonics-file"]
                    self.waits_for_fifo(arguments, [passphrase], (PHRASE + "\n").encode() * 200, [PHRASE, seed])

    def test_second_secret(self):
        for arguments in (
                ["derive", "--format", "ethereum", "--mnemonic-file", self.file(PHRASE), "--passphrase-file"],
                ["mnemonic", "seed", "--mnemonic-file", self.file(PHRASE), "--passphrase-file"],
                ["node", "--path", "m/0", "--mnemonic-file", self.file(PHRASE), "--passphrase-file"],
        ):
            with self.subTest(arguments=arguments[0]):
                self.waits_for_fifo(arguments, [PHRASE])

    def test_long_lists(self):
        seed = bytes.fromhex(run("mnemonic", "seed", "--mnemonic-file", self.file(PHRASE), "--json").json["seed"])
        account, parent = (run("node", "--mnemonic-file", self.file(PHRASE), "--path", path, "--show-private", "--json").json
                           for path in ("m/44'/60'/0'", "m/44'/60'/0'/0"))
        nodes = [bytes.fromhex(node[name]) for node in (account, parent) for name in ("privateKey", "chainCode")]
        for source, secrets in ((["--mnemonic-file", self.file(PHRASE)], [PHRASE, seed, *nodes]),
                                (["--seed-file", self.file(seed.hex())], [seed, *nodes]),
                                (["--xprv-file", self.file(account["xprv"])], [account["xprv"], *nodes])):
            for threads in ("1", "2"):
                for more in ([], ["--show-private"])[: int(threads)]:
                    with self.subTest(source=source[0], threads=threads, more=more):
                        self.waits_for_reader(["derive", *source, "--format", "ethereum", "--count", "1000000000", "--json", "--threads", threads, *more], secrets)

    def test_many_phrases_nobody_reads(self):
        seed = bytes.fromhex(run("mnemonic", "seed", "--mnemonic-file", self.file(PHRASE), "--json").json["seed"])
        phrases = self.file((PHRASE + "\n") * 20000)
        for command in (["mnemonic", "seed"], ["derive", "--format", "ethereum"]):
            for threads in ("1", "2"):
                with self.subTest(command=command, threads=threads):
                    self.waits_for_reader([*command, "--mnemonics-file", phrases, "--threads", threads], [seed, PHRASE])


class Control(unittest.TestCase):
    def test_planted_secrets_are_found(self):
        # On the heap of another program, of which none is locked.
        script = "import sys; kept = bytes.fromhex(sys.stdin.readline()); print(len(kept), flush=True); sys.stdin.read()"
        with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            process.stdin.write(KEY.hex().encode() + b"\n")
            process.stdin.flush()
            process.stdout.readline()
            held, leaks = Memory(process.pid).search([KEY])
            process.kill()
        self.assertTrue(any(KEY[:8] == leak[-1] for leak in leaks))
        self.assertTrue(any(KEY.hex().encode()[:16] == leak[-1] for leak in leaks))
        self.assertEqual(held, set())


if __name__ == "__main__":
    unittest.main()
