#!/usr/bin/env python3
"""Holds the tests of tests/states against the headers. Fails where

- a class of include/ holds a secret (a member, a base, or what such a one holds) and has no row in tests/states/types_of_*.cpp;
- a class of src/ holds a secret and declares its own moving or copying, so that the secret types no longer do it for it;
- a class of include/ has a private member that a move empties (a vector, a string, a pointer that owns) outside MoveChecked, and is
  neither copied only nor listed below;
- a public function of include/ takes an enumeration and is not named in tests/states/enum_test.cpp.

    check_states.py [ROOT]        checks a source tree (default: the one this file is in)
    check_states.py --self-test   plants one of each and must find every one
"""

import pathlib
import re
import sys
import tempfile

import cpp_source

# The roots of all secrets.
SECRETS = {"SecretArray", "SecretBytes", "SecretText"}

# Classes that a move may leave empty: what is empty here claims nothing.
MAY_BE_EMPTY = {
    "rlp::Writer": "a writer that has written nothing",
    "protobuf::Writer": "a writer that has written nothing",
    "json::BasicWriter": "a writer that has written nothing; its secret output checks for itself",
    "json::Parser": "a parser without buffers makes new ones",
    "MoveChecked": "the check itself",
    "Result": "its value checks for itself",
}
EMPTIED_BY_MOVING = re.compile(r"\bstd::(?:vector|string|unique_ptr|shared_ptr|map|deque|function)\b")

# What looks at an object and owns nothing, as an argument of a template.
POINTER_TO_CONST = re.compile(r"\bconst\s+[\w:]+(?:<[^<>]*>)?\s*\*(?=\s*[,>])")

# Templates that hold what their argument is.
BY_ARGUMENT = {"json::BasicWriter", "hpke::Auth"}

# Functions that only hand an enumeration on to one that is named, or take it from a row of a table.
NEED_NO_TEST = {
    "hpke::detail::row_of": "called by Suite::Suite alone",
    "fail": "a code that does not exist is the library's own fault",
    "error_name": "tested with all numbers in tests/core/error_test.cpp",
}


class Class:
    def __init__(self, name, bases):
        self.name = name
        self.bases = bases
        self.members = []   # (access, statement)
        self.functions = []  # (access, statement)


class Source:
    """The classes, enumerations and functions of one file, found by their braces."""

    def __init__(self, text):
        code = re.sub(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*", "", cpp_source.code(text), flags=re.M)
        self.code = code
        self.classes = []
        self.enums = []
        self.aliases = []    # (qualified name, right side)
        self.functions = []  # (scope, access, statement)
        self.at = 0
        self.scope([], None, "public")

    def skip_braces(self):
        depth = 0
        while self.at < len(self.code):
            if self.code[self.at] == "{":
                depth += 1
            elif self.code[self.at] == "}":
                depth -= 1
                if depth == 0:
                    self.at += 1
                    return
            self.at += 1

    def scope(self, path, owner, access):
        statement = ""
        while self.at < len(self.code):
            char = self.code[self.at]
            if char == "}":
                self.at += 1
                return
            if char == ";":
                self.at += 1
                self.statement(path, owner, access, statement)
                statement = ""
                continue
            if char == ":" and owner and re.search(r"(?:^|\s)(public|private|protected)\s*$", statement):
                access = statement.split()[-1]
                statement = ""
                self.at += 1
                continue
            if char != "{":
                statement += char
                self.at += 1
                continue
            head = " ".join(statement.split())
            space = re.match(r"(?:inline )?namespace\s*([\w:]*)$", head)
            kind = re.search(r"(?:^|[>)\s])(?:class|struct|union)\s+(?:\[\[[^\]]*\]\]\s*)?([\w:]+)\s*(?:final\s*)?(?::\s*([^(){}]*))?$", head)
            if space:
                self.at += 1
                self.scope(path + [part for part in space.group(1).split("::") if part], None, "public")
                statement = ""
            elif re.search(r"\benum\s+(?:class\s+)?\w", head):
                self.enums.append(re.search(r"\benum\s+(?:class\s+)?(\w+)", head).group(1))
                self.skip_braces()
                statement = ""
            elif kind:
                made = Class("::".join(path + [kind.group(1)]), kind.group(2) or "")
                made.access = access
                self.classes.append(made)
                self.at += 1
                self.scope(path + kind.group(1).split("::"), made, "private" if re.search(r"\bclass\s+(?:\[\[.*\]\]\s*)?[\w:]+\s*(?:final\s*)?(?::[^(){}]*)?$", head) else "public")
                statement = ""
            else:
                function = "(" in head and "=" not in re.sub(r"\([^()]*\)", "", head.replace("operator=", ""))
                self.skip_braces()
                if function and not re.match(r"\s*(?:,|:)", self.code[self.at:]):
                    self.statement(path, owner, access, statement)
                    statement = ""

    def statement(self, path, owner, access, statement):
        words = " ".join(statement.split()).replace("decltype(auto)", "auto")
        if not words or words.startswith(("friend ", "static_assert", "extern template")):
            return
        alias = re.match(r"(?:template\s*<.*>\s*)?using\s+(\w+)\s*=\s*(.*)$", words)
        if alias:
            self.aliases.append(("::".join(path + [alias.group(1)]), alias.group(2)))
            return
        if words.startswith("using "):
            return
        # What parentheses stand in: a function, unless they belong to an initialiser.
        before = re.split(r"\s=\s", words)[0]
        if "(" in re.sub(r"<[^<>]*(?:<[^<>]*>[^<>]*)*>", "", re.sub(r"\brequires\s*\([^()]*\)", "", before)):
            self.functions.append((path, access, words))
            if owner:
                owner.functions.append((access, words))
        elif owner and not re.search(r"\b(?:static|constexpr|typedef)\b", words):
            owner.members.append((access, words))


class Tree:
    def __init__(self, root):
        self.root = root
        self.sources = {name: Source(cpp_source.read(root, name)) for name in cpp_source.files(root, "include", "src") if not name.endswith(".inc")}
        self.classes = {}
        self.where = {}
        for file, source in self.sources.items():
            for made in source.classes:
                name = made.name.removeprefix("coffer::")
                self.classes.setdefault(name, made)
                self.where.setdefault(name, file)
        self.aliases = {name.removeprefix("coffer::"): right for source in self.sources.values() for name, right in source.aliases}
        self.enums = {enum for name, source in self.sources.items() if name.startswith("include/") for enum in source.enums}

    def resolve(self, scope, token):
        """The known class or alias that `token` names inside `scope`, or None."""
        token = token.removeprefix("coffer::")
        parts = scope.split("::") if scope else []
        for depth in range(len(parts), -1, -1):
            name = "::".join(parts[:depth] + [token])
            if name in self.classes or name in self.aliases:
                return name
        return None

    def holders(self):
        """Every class and alias that holds a secret."""
        holders = set(SECRETS)
        # A pointer to a base may own what is derived from it.
        derived = {}
        for name, made in self.classes.items():
            for base in re.findall(r"[\w:]+", made.bases):
                found = self.resolve(name, base)
                if found:
                    derived.setdefault(found, []).append(name)
        grown = True
        while grown:
            grown = False
            for name, made in self.classes.items():
                if name in holders:
                    continue
                texts = [re.sub(r"\b\w+\s*(?:=.*)?$", "", POINTER_TO_CONST.sub("", member)) for _, member in made.members if not re.search(r"[*&]\s*\w+\s*(?:=.*)?$", member)]
                held = any(self.resolve(name, token) in holders for text in texts + [made.bases] for token in re.findall(r"[\w:]+", text))
                if held or any(child in holders for child in derived.get(name, [])):
                    holders.add(name)
                    grown = True
            for name, right in self.aliases.items():
                if name not in holders and any(self.resolve(name, token) in holders for token in re.findall(r"[\w:]+", right)):
                    if not right.startswith(("Result<", "std::span", "Parts")):
                        holders.add(name)
                        grown = True
        return {name for name in holders if name in self.classes}


def moves_by_itself(made):
    own = made.name.split("::")[-1]
    pattern = re.compile(rf"(?:\b{own}\s*\(\s*(?:const\s+)?{own}\s*(?:<[^<>]*>)?\s*&&?|operator=\s*\()")
    return any(pattern.search(words) and "= delete" not in words and "= default" not in words for _, words in made.functions)


def copied_only(made):
    own = made.name.split("::")[-1]
    declared = " ; ".join(words for _, words in made.functions)
    return re.search(rf"\b{own}\s*\(\s*const {own}\s*&\s*\)", declared) and not re.search(rf"\b{own}\s*\(\s*{own}\s*&&", declared)


def check(root):
    violations = []
    tree = Tree(root)
    rows = set()
    enum_test = ""
    for name in cpp_source.files(root, "tests/states"):
        text = cpp_source.read(root, name)
        if "/types_of_" in name:
            rows |= set(re.findall(r'\badd_type<(?:[^;"]*?)>\(\s*types,\s*"([^"]+)"', text))
        if name.endswith("enum_test.cpp"):
            enum_test = text
    holders = tree.holders()
    for name in sorted(holders):
        made, file = tree.classes[name], tree.where[name]
        public = file.startswith("include/")
        # What only its owner can name is asked through its owner.
        nested_private = made.access != "public"
        if public and name not in rows and not nested_private:
            violations.append((file, 1, f"{name} holds a secret and has no row in tests/states"))
        if not public and moves_by_itself(made):
            violations.append((file, 1, f"{name} holds a secret and moves it by itself"))
    for name in sorted(rows - holders - set(tree.aliases) - BY_ARGUMENT):
        violations.append(("tests/states", 1, f"{name} is in the list, and holds no secret that could be found"))
    for name, made in sorted(tree.classes.items()):
        file = tree.where[name]
        if not file.startswith("include/") or name in MAY_BE_EMPTY or made.access != "public" or copied_only(made):
            continue
        for access, member in made.members:
            if access != "public" and EMPTIED_BY_MOVING.search(re.sub(r"\bMoveChecked<.*>", "", member)):
                violations.append((file, 1, f"{name} may be moved from, and {member.split()[-1]} is then empty: MoveChecked"))
    for file, source in tree.sources.items():
        if not file.startswith("include/"):
            continue
        for path, access, words in source.functions:
            call = re.search(r"(operator\(\)|operator\S+|~?\w+)\s*\((.*)\)", words)
            if access != "public" or not call:
                continue
            taken = [enum for enum in tree.enums if enum != "Errc" and re.search(rf"\b{enum}>?&?\s+\w+\s*(?:[,)=]|$)", call.group(2) + ")")]
            # An enumeration and a struct may have the same name: base58::Alphabet is none of base64's.
            if "Alphabet" in taken and "const Alphabet&" in words:
                taken.remove("Alphabet")
            first = words.split("(")[0].split()[-1].split("::")[-1]
            name = "::".join(part for part in path + [first] if part != "coffer")
            if taken and name not in NEED_NO_TEST and f'"{name}"' not in enum_test:
                violations.append((file, 1, f"{name} takes an enumeration and is not in tests/states/enum_test.cpp"))
    return cpp_source.report("check_states.py", violations)


PLANTED = {
    "include/coffer/core/secret.hpp": "namespace coffer { class SecretBytes { int a_; }; }",
    "include/coffer/a.hpp": """
        namespace coffer::a {
        enum class Choice : u8 { one, two };
        class Direct { SecretBytes bytes_; };
        class Looks { std::variant<const Direct*, const Result<Direct>*> direct_; };
        class LooksAndHolds { std::pair<const Direct*, Direct> direct_; };
        class Through { std::optional<Direct> direct_{}; };
        struct Derived : Direct {};
        class Pimpl { struct State; std::unique_ptr<State> state_; };
        class Emptied { public: int all() const; private: std::vector<u8> rules_; };
        class Copied { public: Copied(const Copied&) = default; private: std::vector<u8> rules_; };
        class Checked { MoveChecked<std::vector<u8>> rules_; };
        [[nodiscard]] Result<int> chosen(int a, Choice choice = Choice::one) noexcept;
        }""",
    "src/a.cpp": """
        namespace coffer::a {
        struct Pimpl::State { Direct direct; };
        class Mover { public: Mover(Mover&& other) noexcept : bytes_(0) {} SecretBytes bytes_; };
        }""",
    "tests/states/types_of_a.cpp": 'add_type<Gone>(types, "a::Gone", Place::arena, {});',
    "tests/states/enum_test.cpp": "",
}
EXPECTED = ["a::Direct holds", "a::LooksAndHolds holds", "a::Through holds", "a::Derived holds", "a::Pimpl holds", "SecretBytes holds", "a::Mover holds",
            "a::Gone is in the list", "a::Emptied may be moved", "a::Pimpl may be moved", "a::chosen takes"]


def self_test():
    import contextlib
    import io

    with tempfile.TemporaryDirectory() as folder:
        cpp_source.plant(folder, PLANTED)
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
            check(folder)
        lines = said.getvalue().splitlines()
        missed = [text for text in EXPECTED if not any(text in line for line in lines)]
        extra = [line for line in lines if not any(text in line for text in EXPECTED)]
        for text in missed:
            print(f"not found: {text}")
        for line in extra:
            print(f"found without reason: {line}")
        return 1 if missed or extra else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test())
    sys.exit(check(pathlib.Path(sys.argv[1]) if sys.argv[1:] else pathlib.Path(__file__).resolve().parent.parent))
