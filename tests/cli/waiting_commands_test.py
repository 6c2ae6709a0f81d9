"""Every command that holds a secret, at each place where it waits: for a writer that opens an input, for the rest of the input, for the
reader of its results or of its error. Secrets lie only in pages that are locked and excluded from core dumps, and never on the dead part of
a stack. The commands and options come from the program itself; a command without a row fails."""

import concurrent.futures
import fcntl
import functools
import os
import re
import subprocess
import tempfile
import time
import unittest

from process_memory import Memory, readable, wait_until_asleep
from program import BARE, BINARY, run
from waiting_commands import (PUBLIC_COMMANDS, PUBLIC_INPUTS, all_cases, enclaves, keys, mnemonics, opened, sealed, signatures, trees)

COMMANDS_AT_ONCE = 6
SANITIZED = "ASAN_OPTIONS" in os.environ or "TSAN_OPTIONS" in os.environ

OPTION = (r"complete -c coffer -n '__fish_seen_subcommand_from ([^;']+)(?:; and __fish_seen_subcommand_from ([^']+))?'"
          r" -l (\S+)( -r -F)?")


@functools.cache
def paths_of_commands():
    """The commands of the program, each with its options that name a file or a folder: from the completion script of a shell."""
    commands = {}
    for line in run("completion", "fish").out.decode().splitlines():
        taken = re.match(OPTION, line)
        if taken:
            paths = commands.setdefault(" ".join(filter(None, taken.group(1, 2))), set())
            if taken.group(4):
                paths.add(taken.group(3))
    return commands


class Rows(unittest.TestCase):
    """The rows are all that the program has."""

    def test_each_command_is_public_or_has_rows(self):
        overview = set(re.findall(r"^  (\S.*?)(?:  |$)", run("--help").out.decode(), re.MULTILINE))
        self.assertEqual(set(paths_of_commands()), overview)
        self.assertEqual(overview, PUBLIC_COMMANDS | {case.command for case in all_cases()})
        self.assertEqual(PUBLIC_COMMANDS & {case.command for case in all_cases()}, set())

    def test_each_file_is_given(self):
        for command, paths in paths_of_commands().items():
            if command in PUBLIC_COMMANDS:
                self.assertLessEqual(paths, PUBLIC_INPUTS, command)
            else:
                given = set().union(*(case.options() for case in all_cases() if case.command == command))
                self.assertEqual(paths - given, set(), command)

    def test_inputs_are_secret_unless_they_are_said_to_be_public(self):
        for case in all_cases():
            for given in case.inputs:
                self.assertEqual(not given.secrets, given.name in PUBLIC_INPUTS, (case.command, given.name))
                self.assertTrue(not given.secrets or case.readable() & set(given.secrets), (str(case), given.name))
            self.assertTrue(case.secrets or case.learn, str(case))


class FullPipe:
    """A pipe that takes nothing until it is read."""

    def __init__(self):
        self.end, self.start = os.pipe()
        fcntl.fcntl(self.start, fcntl.F_SETPIPE_SZ, 4096)
        self.filling = os.write(self.start, bytes(fcntl.fcntl(self.start, fcntl.F_GETPIPE_SZ)))

    def close_start(self):
        if self.start is not None:
            os.close(self.start)
            self.start = None

    def rest(self):
        self.close_start()
        with os.fdopen(os.dup(self.end), "rb") as file:
            return file.read()[self.filling:]

    def close(self):
        self.close_start()
        os.close(self.end)


class Run:
    """A command on its way: `waiting` is the input that comes by a pipe with a name, if one does."""

    def __init__(self, test, case, waiting):
        self.test, self.case = test, case
        self.folder = tempfile.mkdtemp(dir=test.place)
        os.mkdir(self.folder + "/own")
        self.pipe = FullPipe()
        self.fifo = None
        files = []
        for number, given in enumerate(case.inputs):
            path = f"{self.folder}/input{number}" if given.option else f"{self.folder}/own/{given.name}"
            if given is waiting:
                self.fifo = path
                os.mkfifo(path)
            else:
                with open(path, "wb") as file:
                    file.write(given.content)
            files += ["--" + given.name, path] if given.option else []
        filled = {"{folder}": self.folder + "/own", "{pipe}": f"/dev/fd/{self.pipe.start}"}
        arguments = [filled.get(word, word) for word in case.arguments]
        command = [BINARY, *case.command.split(), *arguments, *files]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self.pipe.start, stderr=self.pipe.start,
                                        pass_fds=[self.pipe.start], env=BARE)
        self.pipe.close_start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.pipe.close()

    def look(self, stage):
        wait_until_asleep(self.process.pid, calls=3, pause=0.005)
        memory = Memory(self.process.pid)
        return memory, self.search(memory, self.case.secrets, stage)

    def search(self, memory, secrets, stage):
        held, leaks = memory.search(secrets)
        self.test.assertEqual(leaks[:5], [], (str(self.case), stage))
        return held

    def open(self):
        """The end of the pipe that the program waits for."""
        deadline = time.monotonic() + 20
        while True:
            try:
                return os.open(self.fifo, os.O_WRONLY | os.O_NONBLOCK)
            except OSError:
                if time.monotonic() > deadline:
                    self.process.kill()
                    self.test.fail((str(self.case), self.pipe.rest()))
                time.sleep(0.005)

    def end(self):
        output = self.pipe.rest()
        return self.process.wait(60), output


@unittest.skipIf(SANITIZED, "a sanitizer keeps copies of its own")
@unittest.skipUnless(readable(), "memory of others is read by root only")
class Waiting(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.place = holder.name

    def waits_for(self, case, given):
        """The program waits for an input, for its rest, and for the reader of the results. Returns the secrets that were seen."""
        with Run(self, case, given) as started:
            seen = started.look(f"nobody opens {given.name}")[1]
            end = started.open()
            try:
                os.write(end, given.content[:-1])
                seen |= started.look(f"more of {given.name}")[1]
                os.write(end, given.content[-1:])
            finally:
                os.close(end)
            return seen | self.waits_for_reader(started)

    def waits_for_reader(self, started):
        memory, seen = started.look("nobody reads")
        status, output = started.end()
        self.assertEqual(status, 6 if started.case.command == "match" else 0, (str(started.case), output))
        if started.case.learn:
            made = started.case.learn(started.folder + "/own", output)
            seen |= started.search(memory, made, "nobody reads")
        return seen

    def waits_after_failure(self, case):
        """The last input ends before it begins, and nobody reads the error."""
        with Run(self, case, case.inputs[-1]) as started:
            os.close(started.open())
            started.look("nobody reads the error")
            started.end()

    def waits(self, case):
        """The command at each place where it waits."""
        seen = set()
        for given in case.inputs:
            seen |= self.waits_for(case, given)
        if case.inputs:
            self.waits_after_failure(case)
        else:
            with Run(self, case, None) as started:
                self.waits_for_reader(started)
        # A secret that is never seen where it may lie would not be seen elsewhere either.
        self.assertEqual(case.readable() - seen, set())

    def walk(self, rows):
        """Several commands at once, as the test mostly waits until they sleep."""
        with concurrent.futures.ThreadPoolExecutor(COMMANDS_AT_ONCE) as pool:
            walked = [(case, pool.submit(self.waits, case)) for case in rows()]
            for case, done in walked:
                with self.subTest(str(case)):
                    done.result()

    def test_mnemonics(self):
        self.walk(mnemonics)

    def test_trees(self):
        self.walk(trees)

    def test_keys(self):
        self.walk(keys)

    def test_signatures(self):
        self.walk(signatures)

    def test_opened(self):
        self.walk(opened)

    def test_sealed(self):
        self.walk(sealed)

    def test_enclaves(self):
        self.walk(enclaves)


if __name__ == "__main__":
    unittest.main()
