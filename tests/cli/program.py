"""Running the program under test, and what must hold of every run."""

import json
import os
import subprocess

BINARY = os.environ["COFFER_PROGRAM"]
VECTORS = os.environ["COFFER_VECTORS_DIR"]

# No home, no locale, nothing inherited: the program must not need any of it.
BARE = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}


class Run:
    def __init__(self, arguments, stdin=b"", environment=None, pass_fds=()):
        if isinstance(stdin, str):
            stdin = stdin.encode()
        done = subprocess.run([BINARY, *arguments], input=stdin, capture_output=True, env=environment or BARE, pass_fds=pass_fds, timeout=600)
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def error(self):
        return json.loads(self.err)["error"]


class Pipes:
    """Several secrets at once, each by a descriptor of its own: `pipes.add(text)` gives the path to name."""

    def __init__(self):
        self.ends = []

    def add(self, content):
        if isinstance(content, str):
            content = content.encode()
        end, start = os.pipe()
        os.write(start, content)
        os.close(start)
        self.ends.append(end)
        return f"/dev/fd/{end}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for end in self.ends:
            os.close(end)


def run(*arguments, stdin=b"", **more):
    return Run(arguments, stdin, **more)


def vectors(path):
    with open(os.path.join(VECTORS, path), encoding="utf-8") as file:
        return json.load(file)
