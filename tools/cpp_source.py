"""What the checks of this folder share: finding C++ files, blanking comments and literals, reporting."""

import pathlib
import re
import sys

SUFFIXES = {".cpp", ".hpp", ".h", ".c", ".inc"}

_TOKEN = re.compile(
    r"""(?P<raw>R"(?P<tag>[^()\\\s]{0,16})\(.*?\)(?P=tag)")"""
    r"""|(?P<string>"(?:[^"\\\n]|\\.)*")"""
    r"""|(?P<char>(?<![0-9A-Za-z_])'(?:[^'\\\n]|\\.)+')"""
    r"""|(?P<line>//[^\n]*)"""
    r"""|(?P<block>/\*.*?\*/)""",
    re.S,
)


def files(root, *folders):
    """C++ files below the folders (those that exist), as sorted paths relative to root."""
    found = []
    for folder in folders:
        base = pathlib.Path(root) / folder
        if base.is_file():
            found.append(base)
        elif base.is_dir():
            found += [path for path in base.rglob("*") if path.suffix in SUFFIXES and path.is_file()]
    return sorted(path.relative_to(root).as_posix() for path in found)


def read(root, name):
    return (pathlib.Path(root) / name).read_text(encoding="utf-8")


def code(text):
    """text with comments and the insides of literals blanked; every line and column stays where it was."""

    def blank(match):
        whole = match.group(0)
        hidden = re.sub(r"[^\n]", " ", whole)
        if match.lastgroup in ("line", "block"):
            return hidden
        return whole[0] + hidden[1:-1] + whole[-1]

    # #include "..." keeps its name: it is no literal in this sense.
    includes = {m.start(1) for m in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*("[^"\n]*")', text, re.M)}
    return _TOKEN.sub(lambda m: m.group(0) if m.start() in includes else blank(m), text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def report(tool, violations):
    """Prints `file:line: text` for each and returns the exit status."""
    for name, line, text in violations:
        print(f"{name}:{line}: {text}")
    if violations:
        print(f"{tool}: {len(violations)} violation(s)", file=sys.stderr)
        return 1
    return 0


def plant(root, tree):
    """Writes {relative path: text} below root: the little trees of the self-tests."""
    for name, text in tree.items():
        path = pathlib.Path(root) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
