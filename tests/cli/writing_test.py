"""Files that are written: the old ones or the new ones, whole and belonging together, whatever fails and whatever signal comes."""

import errno
import json
import os
import shutil
import signal
import stat
import subprocess
import tempfile
import time
import unittest
from concurrent.futures import ThreadPoolExecutor

from program import BARE, BINARY, VECTORS, Pipes, run

FAULTS = os.environ["COFFER_FAULTS"]
BUNDLE = os.path.join(VECTORS, "bundle", "production-wallet")
PHRASE = b"leaf lady until indicate praise final route toast cake minimum insect unknown"
QUICK = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
KINDS_OF_FILE_SYSTEM = ["", "tmpfile", "exchange", "tmpfile,exchange", "exchange,link,tmpfile", "tmpfile,noreplace", "tmpfile,exchange,noreplace"]


def contents(folder):
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def decrypt(folder, *more):
    with open(os.path.join(BUNDLE, "organization.txt"), encoding="ascii") as file:
        organization = file.read().strip()
    return ["decrypt", "--export-bundle-input", os.path.join(BUNDLE, "bundle.json"), "--encryption-key-file",
            os.path.join(BUNDLE, "encryption.key"), "--organization", organization, "--plaintext-output", os.path.join(folder, "phrase"), *more]


class Scenario:
    """A command that writes files into a folder. `before` fills the folder; `belong` checks what is there afterwards."""

    def __init__(self, name, arguments, before=(), secret=(), belong=lambda folder: True):
        self.name, self.arguments, self.before, self.secret, self.belong = name, arguments, before, secret, belong

    def prepare(self, folder):
        for arguments in self.before:
            done = run(*arguments(folder))
            assert done.status == 0, done.err

    def run(self, folder, plan=None, lacks="", mark=None, stdout=subprocess.PIPE):
        environment = {**BARE, "LD_PRELOAD": FAULTS, "COFFER_FAULT_LACKS": lacks}
        if plan:
            environment["COFFER_FAULT"] = "%d %s %d %d" % plan
            environment["COFFER_FAULT_MARK"] = mark
        return subprocess.run([BINARY, *self.arguments(folder)], stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE,
                              env=environment, timeout=60)


def key_belongs(folder):
    key = os.path.join(folder, "k.private")
    with open(os.path.join(folder, "k.public"), encoding="ascii") as file:
        public = file.read()
    with open(os.path.join(folder, "k.meta"), encoding="ascii") as file:
        return public in json.dumps(json.load(file)) and public in run("key", "public", "--curve", "p256", "--key-file", key, "--json").json.values()


def enclave_belongs(folder):
    own = contents(folder)
    with Pipes() as pipes, tempfile.TemporaryDirectory() as other:
        done = run("enclave", "new", "--dir", other, "--seed-file", pipes.add(own["quorum.private"]), pass_fds=pipes.ends)
        assert done.status == 0, done.err
        return all(own[name] == text for name, text in contents(other).items())


def generate(*more):
    return lambda folder: ["generate", "encryption-key", "--name", "k", "--dir", folder, *more]


def enclave(*more):
    return lambda folder: ["enclave", "new", "--dir", folder, *more]


def target(*more):
    return lambda folder: ["enclave", "init-import", "--dir", folder, "--organization", "o", "--user", "u", *more]


def published(*more):
    return lambda folder: target("--bundle-output", os.path.join(folder, "bundle"), *more)(folder)


def seal(folder):
    return ["encrypt", "--to", "pull-secret", "--plaintext-input", os.path.join(BUNDLE, "organization.txt"), "--encrypted-bundle-output",
            os.path.join(folder, "sealed"), "--force"]


KEY = ("k.private", "k.public", "k.meta")
SCENARIOS = [
    Scenario("new key", generate(), secret=["k.private"], belong=key_belongs),
    Scenario("key replaced", generate("--force"), [generate()], ["k.private"], key_belongs),
    Scenario("new enclave", enclave(), secret=["quorum.private"], belong=enclave_belongs),
    Scenario("enclave replaced", enclave("--force"), [enclave(), target()], ["quorum.private", "import.target"], enclave_belongs),
    Scenario("new target", published(), [enclave()], ["import.target"]),
    Scenario("target replaced, told on standard output", target("--force"), [enclave(), published()], ["import.target"]),
    Scenario("target and its bundle replaced", published("--force"), [enclave(), published()], ["import.target"]),
    Scenario("new plaintext", decrypt, secret=["phrase"]),
    Scenario("plaintext replaced", lambda folder: decrypt(folder, "--force"), [decrypt], ["phrase"]),
    Scenario("sealed message replaced", seal, [seal]),
]


class Harm(unittest.TestCase):
    """Every call that changes files fails once, or is interrupted, for every command that writes files."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(dir=QUICK)
        self.addCleanup(shutil.rmtree, self.folder)

    # Runs with one fault at the Nth call; False when the command makes fewer calls.
    def struck(self, scenario, start, plan, lacks, stdout=subprocess.PIPE):
        place = tempfile.mkdtemp(dir=self.folder)
        folder, mark = os.path.join(place, "d"), os.path.join(place, "mark")
        shutil.copytree(start, folder)
        before = contents(folder)
        done = scenario.run(folder, plan, lacks, mark, stdout)
        after = contents(folder)
        struck = os.path.exists(mark)
        self.judge(scenario, folder, plan, lacks, before, after, done, struck)
        shutil.rmtree(place)
        return struck

    def judge(self, scenario, folder, plan, lacks, before, after, done, struck):
        told = (scenario.name, plan, lacks, done.returncode, done.stderr, sorted(after))
        number = plan[3]
        if not struck:
            self.assertEqual(done.returncode, 0, told)
        elif number and number != signal.SIGKILL:
            self.assertEqual(done.returncode, -number, told)
        elif number == 0 and done.returncode != 0:
            self.assertEqual(done.returncode, 8, told)
            self.assertEqual((done.stdout or b"", done.stderr.count(b"\n")), (b"", 1), told)
        beside = [name for name in after if ".coffer-" in name]
        whole = after == before
        if number == signal.SIGKILL:
            # Nothing is undone then, but no secret is lost: the old one is in its place or beside it, or the new one is in its place.
            for name in scenario.secret:
                if name in before and name != "import.target":
                    self.assertTrue(before[name] in after.values() or name in after, told)
            return
        if done.returncode == 0:
            self.assertTrue(scenario.belong(folder), told)
            # A file that cannot be removed is all that may be left; it is no reason to fail.
            self.assertTrue(not beside or (struck and plan[2] != 0), told)
        elif plan[1] == "unlink" and plan[2] != 0:
            pass  # the way back is shut, too
        else:
            self.assertTrue(whole or (number != 0 and not beside and after.keys() >= before.keys() - {"import.target"} and scenario.belong(folder)), told)

    def sweep(self, scenario, calls, lacks=""):
        start = tempfile.mkdtemp(dir=self.folder)
        scenario.prepare(start)

        def strike(kind):
            call, error, number = kind
            count = 1
            while self.struck(scenario, start, (count, call, error, number), lacks):
                count += 1
            return kind, count - 1

        with ThreadPoolExecutor(4) as pool:
            counts = dict(pool.map(strike, calls))
        for kind, count in counts.items():
            if kind[0] == "any":
                self.assertGreater(count, 4, (scenario.name, kind))
        return counts

    def test_every_command(self):
        for scenario in SCENARIOS:
            with self.subTest(scenario.name):
                self.sweep(scenario, [("any", errno.EIO, 0), ("any", 0, signal.SIGTERM), ("any", 0, signal.SIGKILL)])

    def test_every_kind_of_file_system(self):
        for scenario in SCENARIOS[:2]:
            for lacks in KINDS_OF_FILE_SYSTEM:
                with self.subTest(scenario.name, lacks=lacks):
                    if "noreplace" in lacks and "link" in lacks:
                        continue
                    self.sweep(scenario, [("any", errno.ENOSPC, 0), ("any", 0, signal.SIGINT)], lacks)

    def test_every_signal(self):
        for number in (signal.SIGHUP, signal.SIGQUIT, signal.SIGALRM, signal.SIGUSR1, signal.SIGXCPU):
            with self.subTest(number=number):
                self.sweep(SCENARIOS[1], [("rename", 0, number), ("fsync", 0, number)])


class Places(unittest.TestCase):
    """Folders and targets that do not let files be written or replaced."""

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def refused_whole(self, arguments, folder=None, **more):
        folder = folder or self.folder
        before = contents(folder)
        done = subprocess.run(arguments, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, env=BARE, timeout=60,
                              **{"stdout": subprocess.PIPE, **more})
        self.assertEqual((done.returncode, done.stdout or b"", done.stderr.count(b"\n")), (8, b"", 1), done.stderr)
        self.assertEqual(contents(folder), before)
        return done.stderr

    @unittest.skipUnless(os.geteuid() == 0, "needs a second user")
    def test_sticky_folder_with_somebody_elses_file(self):
        # Each of the three files in turn belongs to somebody else, who alone may replace it.
        program = os.path.join(self.folder, "coffer")
        shutil.copy(BINARY, program)
        os.chmod(self.folder, 0o755)
        for foreign in KEY:
            place = os.path.join(self.folder, foreign)
            os.mkdir(place)
            os.chmod(place, 0o1777)
            self.assertEqual(run(*generate()(place)).status, 0)
            for name in KEY:
                if name != foreign:
                    os.chown(os.path.join(place, name), 65534, 65534)
            self.refused_whole(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", program, *generate("--force")(place)], place)

    @unittest.skipUnless(os.geteuid() == 0, "needs a second user")
    def test_folder_that_may_not_be_written(self):
        program = os.path.join(self.folder, "coffer")
        shutil.copy(BINARY, program)
        os.chmod(self.folder, 0o755)
        place = os.path.join(self.folder, "place")
        self.assertEqual(run(*generate()(place)).status, 0)
        os.chmod(place, 0o755)
        self.refused_whole(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", program, *generate("--force")(place)], place)

    def test_limit_of_file_size(self):
        for scenario in (SCENARIOS[1], SCENARIOS[3], SCENARIOS[6], SCENARIOS[8]):
            place = os.path.join(self.folder, scenario.name)
            os.mkdir(place)
            scenario.prepare(place)
            self.refused_whole(["bash", "-c", 'ulimit -f 0; exec "$0" "$@"', BINARY, *scenario.arguments(place)], place)

    def test_standard_output_that_is_full(self):
        for scenario in (SCENARIOS[0], SCENARIOS[1], SCENARIOS[2], SCENARIOS[3], SCENARIOS[5]):
            place = os.path.join(self.folder, scenario.name)
            os.mkdir(place)
            scenario.prepare(place)
            with open("/dev/full", "wb") as full:
                self.refused_whole([BINARY, *scenario.arguments(place)], place, stdout=full)
            with open("/dev/full", "wb") as full:
                self.refused_whole([BINARY, *target("--force", "--bundle-output", "-")(self.enclave())], stdout=full)

    def enclave(self):
        place = os.path.join(self.folder, "enclave")
        if not os.path.exists(place):
            self.assertEqual(run(*enclave()(place)).status, 0)
            self.assertEqual(run(*target()(place)).status, 0)
        return place

    def test_standard_output_that_nobody_reads(self):
        # The pipe is full, so the program waits in its write, its files in their places: a signal undoes that.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            for arguments in (generate("--force")(self.folder), target("--force")(self.enclave())):
                if "generate" in arguments:
                    self.assertEqual(run(*arguments).status, 0)
                before = contents(self.folder)
                reader, writer = os.pipe()
                os.set_blocking(writer, False)
                try:
                    while True:
                        os.write(writer, bytes(4096))
                except BlockingIOError:
                    os.set_blocking(writer, True)
                process = subprocess.Popen([BINARY, *arguments], stdout=writer, stderr=subprocess.PIPE, env=BARE)
                with process:
                    while contents(self.folder).keys() == before.keys():
                        time.sleep(0.01)
                    for _ in range(2):
                        process.send_signal(number)
                        time.sleep(0.05)
                    self.assertEqual((process.wait(60), process.stderr.read()), (-number, b""))
                os.close(writer)
                os.close(reader)
                self.assertEqual(contents(self.folder), before)

    def test_what_a_killed_run_left_is_in_nobodys_way(self):
        # The process id comes again in every container.
        script = 'for n in 0 1 2; do echo left > "$1/.coffer-$$-$n"; done; exec "$0" "${@:2}"'
        for _ in range(2):
            done = subprocess.run(["bash", "-c", script, BINARY, self.folder, *generate("--force")(self.folder)], env=BARE, capture_output=True, timeout=60)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(sorted(name for name in os.listdir(self.folder) if not name.startswith(".")), sorted(KEY))
            self.assertTrue(all(text == b"left\n" for name, text in contents(self.folder).items() if name.startswith(".")))

    def test_two_files_of_one_name(self):
        place = self.enclave()
        for path in (os.path.join(place, "import.target"), os.path.join(place, "..", "enclave", "import.target")):
            before = contents(place)
            done = run(*target("--force", "--bundle-output", path, "--json")(place))
            self.assertEqual((done.status, done.error["name"]), (2, "usage_conflict"))
            self.assertEqual(contents(place), before)

    def test_standard_output_by_its_names(self):
        expected = PHRASE
        for path in ("-", "/dev/stdout", "/dev/fd/1"):
            done = run(*decrypt(self.folder)[:-1], path)
            self.assertEqual((done.status, done.out), (0, expected), done.err)

    def test_links_stay(self):
        # A second name keeps the old content; a symbolic link is never written through.
        old, second, link = (os.path.join(self.folder, name) for name in ("phrase", "second", "link"))
        with open(old, "w", encoding="ascii") as file:
            file.write("old")
        os.link(old, second)
        os.symlink(old, link)
        self.assertEqual(run(*decrypt(self.folder, "--force")).status, 0)
        self.assertEqual({name: text for name, text in contents(self.folder).items() if name != "link"}, {"phrase": PHRASE, "second": b"old"})
        self.refused_whole([BINARY, *decrypt(self.folder)[:-1], link, "--force"])

    def test_modes_whatever_the_mask(self):
        for mask in ("000", "077", "777"):
            place = os.path.join(self.folder, mask)
            os.mkdir(place)
            script = f'umask {mask}; exec "$0" "$@"'
            done = subprocess.run(["bash", "-c", script, BINARY, *generate()(place)], env=BARE, capture_output=True, timeout=60)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual([stat.S_IMODE(os.stat(os.path.join(place, name)).st_mode) for name in KEY], [0o600, 0o644, 0o644])


if __name__ == "__main__":
    unittest.main()
