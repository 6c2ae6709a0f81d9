#!/usr/bin/env python3
"""Fails where a page of docs/ is not linked from docs/README.md, or where a Markdown file has a dead relative link or anchor, or quotes from
a file what the file does not hold (`<!-- FILE -->` before a block of code, see run_readme.py).

    check_docs.py                     checks this tree
    check_docs.py --installed PREFIX  checks the documentation that `cmake --install` put below PREFIX: a page may link only what is installed
    check_docs.py --self-test         plants each kind of fault and must find it

Anchors are those that GitHub makes out of headings. Links to other sites are not followed.
"""

import pathlib
import re
import sys
import tempfile
import urllib.parse

import run_readme

ROOT = pathlib.Path(__file__).resolve().parent.parent
INDEX = "docs/README.md"
FENCE = re.compile(r"^( *)(```+|~~~+)[^\n]*\n.*?^ *\2[`~]*[ \t]*$", re.M | re.S)
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.S)
LINK = re.compile(r"\]\(\s*<?([^()\s<>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
DEFINITION = re.compile(r"^ {0,3}\[[^\]^]+\]:\s*<?([^\s<>]+)>?", re.M)
HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.M)
NAMED = re.compile(r"<a\s+(?:id|name)=\"([^\"]+)\"")


def pages(root):
    """The Markdown files of the tree; what is hidden, built or installed by a package manager is not the project's."""
    def walk(folder):
        for path in sorted(folder.iterdir()):
            if path.name.startswith(".") or path.name in ("build", "node_modules") or path.is_symlink():
                continue
            if path.is_dir():
                yield from walk(path)
            elif path.suffix == ".md":
                yield path

    return list(walk(root))


def without_code(text):
    """The text with its code blanked; lines keep their numbers."""

    def blank(match):
        return "\n" * match.group(0).count("\n")

    return CODE.sub(blank, FENCE.sub(blank, text))


def anchors(text):
    """The anchors of a page: one for each heading, numbered where headings are equal, and those that are named in HTML."""
    found = set()
    counts = {}
    for heading in HEADING.findall(FENCE.sub("", text)):
        words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "")
        slug = re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")
        count = counts.get(slug, 0)
        counts[slug] = count + 1
        found.add(f"{slug}-{count}" if count else slug)
    return found | set(NAMED.findall(text))


def links(text):
    """[(line number, target)] of the relative links of a page."""
    bare = without_code(text)
    for pattern in (LINK, DEFINITION):
        for match in pattern.finditer(bare):
            target = match.group(1)
            if not re.match(r"[a-z][a-z0-9+.-]*:|//", target, re.I):
                yield bare.count("\n", 0, match.start()) + 1, target


def resolve(page, target):
    """The file and the anchor that `target` names on `page`."""
    path, _, anchor = target.partition("#")
    file = page if not path else page.parent / urllib.parse.unquote(path)
    return file.resolve(), urllib.parse.unquote(anchor)


def problems(root):
    root = root.resolve()
    index = root / INDEX
    linked = set()
    known = {page: page.read_text(encoding="utf-8") for page in pages(root)}
    for page, text in known.items():
        for line, target in links(text):
            file, anchor = resolve(page, target)
            where = f"{page.relative_to(root)}:{line}"
            if not file.exists() or root not in (file, *file.parents):
                yield f"{where}: {target} does not exist"
            elif anchor and (file not in known or anchor not in anchors(known[file])):
                yield f"{where}: {target}: the page has no such heading"
            elif page == index:
                linked.add(file)
        for name in run_readme.misquoted(text, root):
            yield f"{page.relative_to(root)}: what it quotes is not in {name}"
    if index not in known:
        yield f"{INDEX} does not exist"
        return
    for page in known:
        if page.parent == index.parent and page != index and page not in linked:
            yield f"{page.relative_to(root)}: not linked from {INDEX}"


def installed(prefix):
    """The folder below `prefix` that holds the documentation: the one with the index. None if there is no such folder, or more than one."""
    roots = [index.parent.parent for index in sorted(prefix.rglob(INDEX))]
    return roots[0] if len(roots) == 1 else None


def installed_problems(prefix):
    root = installed(prefix)
    if root is None:
        yield f"{prefix}: expected exactly one installed {INDEX}"
    else:
        yield from problems(root)


def write(root, files):
    for name, text in files.items():
        if text is not None:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")


def self_test():
    good = {
        "README.md": "# Name\n\n[index](docs/README.md) [there](docs/a.md#two-words-1) [source](src) [site](https://example.org/x#y)\n",
        "docs/README.md": "# Index\n\n[a](a.md), [b](b.md#a_b-c-d \"title\"), [up](../README.md#name), ![chart](chart.svg), [c][c] [q](quote.md)\n\n[c]: c.md\n",
        "docs/a.md": "## Two words\n\n## Two *words*\n\n`[code](nowhere.md)`\n\n```md\n[code](nowhere.md)\n# No heading\n```\n[own](#two-words)\n",
        "docs/b.md": "# `a_b`: c-d!\n",
        "docs/c.md": "Text.\n",
        "docs/chart.svg": "",
        "docs/quote.md": "<!-- src/a.cpp -->\n```cpp\nreturn 1;\n```\n",
        "src/a.cpp": "int f() {\n    return 1;\n}\n",
        "build/left.md": "[built](nowhere.md)\n",
    }
    planted = [
        ({"docs/d.md": "Text.\n"}, "docs/d.md: not linked"),
        ({"docs/c.md": "[x](nowhere.md)\n"}, "docs/c.md:1: nowhere.md does not exist"),
        ({"docs/c.md": "one\n\n[x]: nowhere.md\n"}, "docs/c.md:3: nowhere.md does not exist"),
        ({"docs/c.md": "![x](nowhere.svg)\n"}, "nowhere.svg does not exist"),
        ({"docs/c.md": "[x](../../outside.md)\n"}, "outside.md does not exist"),
        ({"docs/c.md": "[x](#nowhere)\n"}, "docs/c.md:1: #nowhere: the page has no such heading"),
        ({"docs/c.md": "[x](a.md#no-heading)\n"}, "a.md#no-heading: the page has no such heading"),
        ({"docs/c.md": "[x](a.md#two-words-2)\n"}, "a.md#two-words-2: the page has no such heading"),
        ({"docs/c.md": "[x](../src/a.cpp#l1)\n"}, "a.cpp#l1: the page has no such heading"),
        ({"README.md": "[x](docs/nowhere.md)\n"}, "README.md:1: docs/nowhere.md does not exist"),
        ({"src/notes.md": "```\ncode\n```\n\n[x](nowhere.md)\n"}, "src/notes.md:5: nowhere.md does not exist"),
        ({"src/a.cpp": "int f() {\n    return 2;\n}\n"}, "docs/quote.md: what it quotes is not in src/a.cpp"),
        ({"docs/README.md": None}, "docs/README.md does not exist"),
    ]
    for change, words in [({}, None)] + planted:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            write(root, good | change)
            found = list(problems(root))
            assert (not found) if words is None else any(words in problem for problem in found), (change, found)
    # An installed tree lacks the sources: a link to them is dead there, although it works in the repository.
    folder_of = "share/doc/name/"
    placed = {folder_of + name: text for name, text in good.items() if not name.startswith("build/")}
    missing = [
        ({}, None),
        ({folder_of + "docs/a.md": None}, "a.md#two-words-1 does not exist"),
        ({folder_of + "src/a.cpp": None}, "README.md:3: src does not exist"),
        ({folder_of + "docs/README.md": None}, "expected exactly one installed"),
        ({"share/doc/other/docs/README.md": "# Index\n"}, "expected exactly one installed"),
    ]
    for change, words in missing:
        with tempfile.TemporaryDirectory() as folder:
            prefix = pathlib.Path(folder)
            write(prefix, placed | change)
            found = list(installed_problems(prefix))
            assert (not found) if words is None else any(words in problem for problem in found), (change, found)
    print(f"check_docs: {len(planted) + len(missing) - 1} planted faults found")
    return 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    if sys.argv[1:2] == ["--installed"]:
        found = list(installed_problems(pathlib.Path(sys.argv[2])))
    else:
        found = list(problems(ROOT))
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
