"""Memory of the program, seen from outside: no core, and nothing for other processes of the same user."""

import os
import resource
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

from program import BARE, BINARY

NOBODY = 65534


def unlimited_cores():
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    except ValueError:  # the hard limit is lower
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


class Waiting:
    """A process that waits for its standard input, as an ordinary user."""

    def __init__(self, *command, folder):
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=BARE,
                                        cwd=folder, preexec_fn=unlimited_cores, **user)

    def __enter__(self):
        self.process.stdin.write(b"a")
        self.process.stdin.flush()
        # Until the program itself runs, and has had the time for its first calls.
        deadline = time.monotonic() + 60
        while "S" not in self.status("State") and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.2)
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()

    def status(self, name):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            return next(line for line in file if line.startswith(name + ":"))

    def core_limit(self):
        with open(f"/proc/{self.process.pid}/limits", encoding="ascii") as file:
            return next(line for line in file if line.startswith("Max core file size")).split()[4:6]

    def owner_of_memory(self):
        return os.stat(f"/proc/{self.process.pid}/mem").st_uid


class Dumps(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        os.chmod(self.folder, 0o755)
        # Where another user can run it.
        self.program = shutil.copy(BINARY, os.path.join(self.folder, "coffer"))

    def test_the_program_leaves_no_core_and_shows_its_memory_to_nobody(self):
        with Waiting(self.program, "mnemonic", "check", "--mnemonic-file", "-", folder=self.folder) as waiting:
            self.assertEqual(waiting.core_limit(), ["0", "0"])
            self.assertEqual(waiting.owner_of_memory(), 0, "an undumpable process belongs to root")
            waiting.process.send_signal(signal.SIGABRT)
            waiting.process.wait(60)
            self.assertEqual(waiting.process.returncode, -signal.SIGABRT)
        self.assertEqual(os.listdir(self.folder), ["coffer"])

    def test_the_probe_would_see_it(self):
        with Waiting("/bin/cat", folder=self.folder) as waiting:
            own = NOBODY if os.geteuid() == 0 else os.geteuid()
            self.assertEqual(waiting.owner_of_memory(), own)

    def test_descriptors_can_still_be_named(self):
        end, start = os.pipe()
        os.write(start, b"abandon " * 11 + b"about")
        os.close(start)
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        done = subprocess.run([self.program, "mnemonic", "check", "--mnemonic-file", f"/dev/fd/{end}"], capture_output=True, env=BARE,
                              pass_fds=(end,), timeout=60, **user)
        os.close(end)
        self.assertEqual((done.returncode, done.stderr), (0, b""))


if __name__ == "__main__":
    unittest.main()
