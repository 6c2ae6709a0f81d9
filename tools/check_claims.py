#!/usr/bin/env python3
"""Fails where docs/claims.md names a test, a check or a file that does not exist, or states a claim without one.

    check_claims.py              checks docs/claims.md of this tree
    check_claims.py --self-test  plants a missing test of each kind and must find it
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CPP_TEST = re.compile(r"^(?:TEST|TEST_F|TEST_P|TYPED_TEST|RC_GTEST_PROP|RC_GTEST_FIXTURE_PROP)\(\s*(\w+),\s*(\w+)", re.M)
PYTHON_TEST = re.compile(r"def test_(\w+)\(")
ROW = re.compile(r"^\| (?!Claim \|)([^|]*[^|\s-][^|]*) \| ([^|]*) \|$", re.M)


def known_tests(root):
    suites, programs = {}, {}
    for path in (root / "tests").rglob("*.cpp"):
        for suite, test in CPP_TEST.findall(path.read_text(encoding="utf-8")):
            suites.setdefault(suite, set()).add(test)
    for path in (root / "tests" / "cli").glob("*_test.py"):
        programs[path.name] = set(PYTHON_TEST.findall(path.read_text(encoding="utf-8")))
    return suites, programs


def exists(name, root, suites, programs):
    if "/" in name:
        return (root / name).exists()
    if ":" in name:
        file, test = name.split(":", 1)
        return test in programs.get(file, ())
    suite, _, test = name.partition(".")
    return suite in suites if test == "*" else test in suites.get(suite, ())


def problems(text, root):
    suites, programs = known_tests(root)
    rows = ROW.findall(text)
    if not rows:
        yield "no claim was found"
    for claim, holders in rows:
        names = re.findall(r"`([^`]+)`", holders)
        if not names:
            yield f"nothing holds: {claim}"
        for name in names:
            if not exists(name, root, suites, programs):
                yield f"{name} does not exist, which is to hold: {claim}"


def self_test():
    planted = {
        "| a claim | `NoSuite.NoTest` |": "NoSuite.NoTest",
        "| a claim | `ErrorTable.NoTest` |": "ErrorTable.NoTest",
        "| a claim | `NoSuite.*` |": "NoSuite.*",
        "| a claim | `tx_test.py:no_test` |": "tx_test.py:no_test",
        "| a claim | `tools/no_tool.py` |": "tools/no_tool.py",
        "| a claim | words only |": "nothing holds",
        "no table": "no claim",
    }
    for text, words in planted.items():
        found = list(problems(text + "\n", ROOT))
        assert len(found) == 1 and words in found[0], (text, found)
    assert not list(problems("| a claim | `ErrorTable.*` `tools/check_claims.py` |\n", ROOT))
    print(f"check_claims: {len(planted)} planted faults found")
    return 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    found = list(problems((ROOT / "docs" / "claims.md").read_text(encoding="utf-8"), ROOT))
    for problem in found:
        print(f"docs/claims.md: {problem}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
