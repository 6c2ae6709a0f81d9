#!/usr/bin/env python3
"""Runs the examples of a Markdown page and compares what they print with what the page shows.

Every fenced block marked `console` is run in the repository's root, one bash for each command, with build/release first on PATH:

    $ a command            (lines that end in a backslash go on)
    the output expected    (standard output and standard error together; a line `...` stands for any number of lines,
                            `...` inside a line for any text in it)

A command that fails must say so: its block's last line is then `[exit status N]`.

A block that follows a line `<!-- FILE -->` must stand in that file as it is, indentation apart.

    run_readme.py PAGE...
    run_readme.py --session PAGE  all commands of the page in one bash, in an empty folder, in which `vectors` and `examples` are links
                                  to the repository's where a command names them; COFFER_PROGRAM may name the program
    run_readme.py --update PAGE   writes the real output into the page, where it holds no `...`
    run_readme.py --self-test
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


QUOTE = re.compile(r"^<!-- (\S+) -->\n```\w*\n(.*?)^```$", re.M | re.S)


def misquoted(text, root):
    """Files that do not hold what the page quotes from them."""

    def flat(lines):
        return "\n".join(line.strip() for line in lines.splitlines())

    def content(name):
        return (root / name).read_text(encoding="utf-8") if (root / name).is_file() else ""

    return [name for name, quote in QUOTE.findall(text) if flat(quote) not in flat(content(name))]


def steps(block):
    """[(command, expected lines)] of one block."""
    found = []
    lines = iter(block.splitlines())
    for line in lines:
        if line.startswith("$ "):
            command = line[2:]
            while command.endswith("\\"):
                command += "\n" + next(lines)
            found.append((command, []))
        else:
            assert found, f"output before any command: {line}"
            found[-1][1].append(line)
    return found


def run(command):
    environment = os.environ | {"PATH": f"{ROOT}/build/release:{os.environ.get('PATH', '')}", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=900, check=False)
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return lines + ([f"[exit status {done.returncode}]"] if done.returncode else [])


def matches(expected, actual):
    """Whether actual lines fit the expected ones, where `...` stands for anything."""

    def line_pattern(line):
        return ".*".join(re.escape(part) for part in line.split("...")) + "\n"

    pattern = "".join("(?:.*\n)*" if line == "..." else line_pattern(line) for line in expected)
    return re.fullmatch(pattern, "".join(line + "\n" for line in actual)) is not None


def check(page, root=ROOT):
    failures = 0
    count = 0
    text = page.read_text(encoding="utf-8")
    for name in misquoted(text, root):
        failures += 1
        count += 1
        print(f"{page.name}: what it quotes does not stand in {name}")
    for block in BLOCK.findall(text):
        for command, expected in steps(block):
            count += 1
            actual = run(command)
            while expected and not expected[-1]:
                expected.pop()
            if not matches(expected, actual):
                failures += 1
                print(f"{page.name}: $ {command}\n--- shown\n" + "\n".join(expected) + "\n--- printed\n" + "\n".join(actual) + "\n")
    print(f"{page.name}: {count - failures} of {count} examples print what the page shows")
    return failures == 0 and count > 0


def run_session(commands):
    """What each of `commands` prints in one bash, in an empty folder."""
    mark = f"--- {os.urandom(8).hex()} "
    script = "".join(f"{{ {command}\n}} 2>&1; printf '%s%d\\n' '{mark}' $?\n" for command in commands)
    program = pathlib.Path(os.environ.get("COFFER_PROGRAM", ROOT / "build/release/coffer"))
    environment = os.environ | {"PATH": f"{program.parent}:{os.environ.get('PATH', '')}", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    with tempfile.TemporaryDirectory() as folder:
        for name in ("vectors", "examples"):
            if f"{name}/" in script:
                (pathlib.Path(folder) / name).symlink_to(ROOT / name)
        done = subprocess.run(["bash", "-c", script], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=900, check=False)
    outputs = [[]]
    for line in done.stdout.splitlines():
        text, ended, status = line.partition(mark)
        if text.rstrip() or not ended:
            outputs[-1].append(text.rstrip())
        if ended:
            outputs[-1] += [f"[exit status {status}]"] if status != "0" else []
            outputs.append([])
    return outputs


def check_session(page):
    examples = [step for block in BLOCK.findall(page.read_text(encoding="utf-8")) for step in steps(block)]
    outputs = run_session([command for command, _ in examples])
    assert len(outputs) == len(examples) + 1, "the session ended early"
    failures = [(command, expected, actual) for (command, expected), actual in zip(examples, outputs) if not matches(expected, actual)]
    for command, expected, actual in failures:
        print(f"{page.name}: $ {command}\n--- shown\n" + "\n".join(expected) + "\n--- printed\n" + "\n".join(actual) + "\n")
    print(f"{page.name}: {len(examples) - len(failures)} of {len(examples)} examples print what the page shows")
    return not failures and bool(examples)


def update(page):
    def fresh(match):
        text = "```console\n"
        for command, expected in steps(match.group(1)):
            keep = any("..." in line for line in expected)
            text += f"$ {command}\n" + "".join(line + "\n" for line in (expected if keep else run(command)))
        return text + "```"

    page.write_text(BLOCK.sub(fresh, page.read_text(encoding="utf-8")), encoding="utf-8")


def self_test():
    pages = [
        ("$ echo a; echo b\na\nb\n", True),
        ("$ echo a\nb\n", False),
        ("$ echo a\n", False),
        ("$ true\n$ echo one \\\n  two\none two\n", True),
        ("$ seq 9\n1\n...\n9\n", True),
        ("$ seq 9\n1\n...\n8\n", False),
        ("$ echo it took 7 s\nit took ... s\n", True),
        ("$ echo 'a.b'\na.c\n", False),
        ("$ exit 3\n[exit status 3]\n", True),
        ("$ exit 3\n", False),
        ("$ echo no >&2\nno\n", True),
    ]
    for text, good in pages:
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder) / "page.md"
            page.write_text(f"Words.\n\n```console\n{text}```\n\n```cpp\n$ not run\n```\n", encoding="utf-8")
            assert check(page) == good, text
    for text, good in [
        ("$ a=1; echo x > file\n$ echo $a; cat file\n1\nx\n$ cd .\n$ (exit 3)\n[exit status 3]\n", True),
        ("$ a=1\n$ echo $a\n2\n", False),
        ("$ ls\n", True),
        ("$ ls -d vectors/bip39\nvectors/bip39\n", True),
        ("$ (exit 3)\n", False),
    ]:
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder) / "page.md"
            page.write_text(f"Words.\n\n```console\n{text}```\n", encoding="utf-8")
            assert check_session(page) == good, text
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "page.md"
        page.write_text("no example\n", encoding="utf-8")
        assert not check(page), "a page without examples must not pass"
        (page.parent / "a.cpp").write_text("int f() {\n    return 1;\n}\n", encoding="utf-8")
        for quote, good in (("return 1;\n}\n", True), ("return 2;\n", False)):
            page.write_text(f"<!-- a.cpp -->\n```cpp\n{quote}```\n\n```console\n$ true\n```\n", encoding="utf-8")
            assert check(page, page.parent) == good, quote
    return 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test())
    if sys.argv[1:2] == ["--session"]:
        sys.exit(0 if check_session(pathlib.Path(sys.argv[2])) else 1)
    if sys.argv[1:2] == ["--update"]:
        update(pathlib.Path(sys.argv[2]))
        sys.exit(0)
    sys.exit(0 if all([check(pathlib.Path(name)) for name in sys.argv[1:]]) else 1)
