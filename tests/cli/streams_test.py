"""Long lists: in pieces, into closed pipes, interrupted, in bounded memory."""

import os
import random
import resource
import signal
import subprocess
import time
import unittest

from program import BARE, BINARY, run

# m/44'/60'/0' of the phrase "abandon ... about".
XPUB = "xpub6DCoCpSuQZB2jawqnGMEPS63ePKWkwWPH4TU45Q7LPXWuNd8TMtVxRrgjtEshuqpK3mdhaWHPFsBngh5GFZaM6si3yZdUsT8ddYM3PwnATt"
HEADER = b"index,addressFormat,path,effectivePath,publicKey,address\n"
ENDLESS = 2_000_000_000
SANITIZED = "ASAN_OPTIONS" in os.environ or "TSAN_OPTIONS" in os.environ


def derive(start, count, *more):
    done = run("derive", "--xpub", XPUB, "--format", "ethereum", "--start", str(start), "--count", str(count), *more)
    assert done.status == 0, done.err
    return done.out


def begin(*more, stdout=subprocess.PIPE):
    arguments = [BINARY, "derive", "--xpub", XPUB, "--format", "ethereum", "--count", str(ENDLESS), *more]
    return subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, env=BARE)


class Pieces(unittest.TestCase):
    forms = {"csv": ["--output", "csv"], "json": ["--json"], "text": []}

    def test_pieces_are_the_whole(self):
        whole = {form: derive(17, 2600, *options) for form, options in self.forms.items()}
        chance = random.Random(1)
        for form, options in self.forms.items():
            for _ in range(4):
                cuts = [0, *sorted(chance.sample(range(1, 2600), chance.randrange(1, 5))), 2600]
                pieces = b""
                for low, high in zip(cuts, cuts[1:]):
                    header = ["--no-header"] if form == "csv" and low != 0 else []
                    pieces += derive(17 + low, high - low, *options, *header, "--threads", str(chance.randrange(1, 5)))
                self.assertEqual(pieces, whole[form], (form, cuts))

    def test_header(self):
        self.assertTrue(derive(0, 3, "--output", "csv").startswith(HEADER))
        self.assertEqual(derive(0, 3, "--output", "csv"), HEADER + derive(0, 3, "--output", "csv", "--no-header"))
        for form in ("json", "text"):
            refused = run("derive", "--xpub", XPUB, "--format", "ethereum", "--no-header", "--output", form)
            self.assertEqual((refused.status, refused.out), (2, b""))

    def test_every_line_is_the_one_asked_for_alone(self):
        lines = derive(5, 700, "--output", "csv", "--no-header", "--threads", "3").splitlines(keepends=True)
        for at in (0, 1, 15, 16, 31, 32, 511, 512, 513, 699):
            self.assertEqual(lines[at], derive(5 + at, 1, "--output", "csv", "--no-header"))

    def test_the_last_indices(self):
        last = derive(2**31 - 3, 3, "--json").splitlines()
        self.assertEqual(len(last), 3)
        self.assertIn(b"/2147483647\"", last[2])
        past = run("derive", "--xpub", XPUB, "--format", "ethereum", "--start", str(2**31 - 3), "--count", "4", "--json")
        self.assertEqual((past.status, past.out, past.error["name"]), (5, b"", "path_index_range"))


class Pipes(unittest.TestCase):
    def test_closed_pipe(self):
        for options in (["--output", "csv"], ["--json"], ["--threads", "1"]):
            with begin(*options) as process:
                self.assertTrue(process.stdout.readline().endswith(b"\n"))
                process.stdout.close()
                self.assertEqual(process.stderr.read(), b"")
                self.assertEqual(process.wait(60), 141)

    def test_pipe_that_was_never_read(self):
        reader, writer = os.pipe()
        os.close(reader)
        for arguments in (["--version"], ["--help"], ["formats"], ["derive", "--xpub", XPUB, "--format", "ethereum"]):
            done = subprocess.run([BINARY, *arguments], stdout=writer, stderr=subprocess.PIPE, env=BARE, timeout=60)
            self.assertEqual((done.returncode, done.stderr), (141, b""), arguments)
        os.close(writer)

    def test_full_device(self):
        with open("/dev/full", "wb") as full, begin("--json", stdout=full) as process:
            error = process.stderr.read()
            self.assertEqual(process.wait(60), 8)
            self.assertEqual(error.count(b"\n"), 1)
            self.assertIn(b"file_write", error)


class Interruptions(unittest.TestCase):
    def test_whole_lines_from_the_first_on(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            for options in (["--output", "csv", "--threads", "2"], ["--json", "--threads", "1"]):
                with begin(*options) as process:
                    out = process.stdout.read(100_000)
                    process.send_signal(number)
                    out += process.stdout.read()
                    self.assertEqual(process.stderr.read(), b"")
                    self.assertEqual(process.wait(60), -number)
                self.assertTrue(out.endswith(b"\n"))
                lines = out.removeprefix(HEADER).count(b"\n")
                self.assertTrue(out.endswith(derive(lines - 20, 20, *options).removeprefix(HEADER)))

    def test_the_second_of_a_pair_changes_nothing(self):
        with begin("--json", "--threads", "2") as process:
            out = process.stdout.read(10_000)
            process.send_signal(signal.SIGTERM)
            process.send_signal(signal.SIGINT)
            out += process.stdout.read()
            self.assertIn(process.wait(60), (-signal.SIGTERM, -signal.SIGINT))
        self.assertTrue(out.endswith(b"}\n"))

    def test_switched_off_stays_off(self):
        def deaf():
            signal.signal(signal.SIGHUP, signal.SIG_IGN)

        done = subprocess.Popen([BINARY, "derive", "--xpub", XPUB, "--format", "ethereum", "--count", str(ENDLESS)], stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL, env=BARE, preexec_fn=deaf)
        with done as process:
            process.stdout.read(1000)
            process.send_signal(signal.SIGHUP)
            self.assertEqual(len(process.stdout.read(3_000_000)), 3_000_000)
            process.stdout.close()
            self.assertEqual(process.wait(60), 141)


class ManyPhrases(unittest.TestCase):
    PHRASE = "abandon " * 11 + "about"

    def begin(self, *arguments):
        self.source = subprocess.Popen(["yes", self.PHRASE], stdout=subprocess.PIPE)
        self.addCleanup(self.source.wait)
        process = subprocess.Popen([BINARY, *arguments, "--mnemonics-file", "-"], stdin=self.source.stdout, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=BARE)
        self.source.stdout.close()
        return process

    def test_interrupted_while_it_waits_for_more(self):
        for arguments in (["mnemonic", "seed", "--mnemonics-file", "-"], ["derive", "--format", "ethereum", "--mnemonics-file", "-"],
                          ["derive", "--format", "ethereum", "--mnemonic-file", "-"]):
            process = subprocess.Popen([BINARY, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE, env=BARE)
            with process:
                process.stdin.write((self.PHRASE + "\n").encode())
                process.stdin.flush()
                time.sleep(1)
                process.send_signal(signal.SIGINT)
                self.assertEqual(process.wait(60), -signal.SIGINT)
                self.assertEqual((process.stdout.read(), process.stderr.read()), (b"", b""))

    def test_interrupted_at_a_whole_line(self):
        for arguments in (["mnemonic", "seed"], ["derive", "--format", "ethereum", "--json"]):
            with self.begin(*arguments) as process:
                out = process.stdout.read(100_000)
                process.send_signal(signal.SIGTERM)
                out += process.stdout.read()
                self.assertEqual(process.stderr.read(), b"")
                self.assertEqual(process.wait(60), -signal.SIGTERM)
            lines = out.splitlines(keepends=True)
            self.assertTrue(out.endswith(b"\n"))
            self.assertEqual(lines[-1].replace(b'"phrase":%d,' % (len(lines) - 1), b'"phrase":0,'), lines[0])

    def test_closed_pipe(self):
        with self.begin("mnemonic", "seed") as process:
            process.stdout.readline()
            process.stdout.close()
            self.assertEqual(process.wait(60), 141)

    @unittest.skipIf(SANITIZED, "a sanitizer needs memory of its own")
    def test_bounded_memory(self):
        for threads in ("1", "1024"):
            with self.begin("derive", "--format", "ethereum", "--json", "--threads", threads) as process:
                process.stdout.read(1_500_000)
                self.assertLess(Memory.peak(process.pid), 64 << 10, threads)
                process.stdout.close()
                self.assertEqual(process.wait(60), 141)


@unittest.skipIf(SANITIZED, "a sanitizer needs memory of its own")
class Memory(unittest.TestCase):
    def test_bounded_whatever_the_count_and_the_threads(self):
        for threads in ("1", "2", "1024"):
            with begin("--json", "--threads", threads) as process:
                process.stdout.read(8_000_000)
                used = -1
                while used != self.peak(process.pid):  # until all wait for the reader
                    used = self.peak(process.pid)
                    time.sleep(0.5)
                process.stdout.close()
                self.assertEqual(process.wait(60), 141)
            self.assertLess(used, 64 << 10, threads)

    def test_threads_have_stacks_whatever_the_limit_says(self):
        def small_stack():
            resource.setrlimit(resource.RLIMIT_STACK, (64 << 10, 64 << 10))

        arguments = [BINARY, "derive", "--xpub", XPUB, "--format", "ethereum", "--count", "2600", "--output", "csv", "--threads", "2"]
        done = subprocess.run(arguments, capture_output=True, env=BARE, preexec_fn=small_stack, timeout=600)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual(done.stdout, derive(0, 2600, "--output", "csv"))

    @staticmethod
    def peak(pid):
        with open(f"/proc/{pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


if __name__ == "__main__":
    unittest.main()
