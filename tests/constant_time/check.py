#!/usr/bin/env python3
"""Runs every flow under memcheck with its secrets marked as undefined, and judges each report by the frame that it comes from.

    check.py PROGRAM            PROGRAM is constant_time; valgrind must be on the PATH
    check.py PROGRAM --print    prints what was seen as rows for the tables, and judges nothing

Nothing may be reported in coffer's own code, but for the lengths of texts. What is known of the libraries stands in known/RELEASE/, one table
for each library: every report has its row, and every row its report, so that no new one takes an old one's place. A table is of one build of its
library; where another one is installed, and on systems without tables, only coffer's own code is judged, and the last line says NOT RUN.
Planted leaks must be found as what no row allows.
"""

import bisect
import collections
import concurrent.futures
import os
import pathlib
import platform
import re
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

KNOWN = pathlib.Path(__file__).parent / "known"

# Without chasing: memcheck otherwise joins neighbouring branches into one, and takes what the second would have computed for undefined.
# In bn_correct_top of OpenSSL 3.5 (g++ 14) that makes the length of a number undefined, and every later use of it a report.
VALGRIND = ["valgrind", "-q", "--error-limit=no", "--num-callers=60", "--leak-check=no", "--vex-guest-chase=no", "--xml=yes"]

# Stands for what valgrind puts in the place of the C library's functions, and for the C library.
C_LIBRARY = re.compile(r"/vgpreload_|/libc\.so|/ld-linux")


class Functions:
    """The functions of an ELF object by address, from its unwind table: stripped libraries have that too."""

    def __init__(self, path):
        data = pathlib.Path(path).read_bytes()
        assert data[:6] == b"\x7fELF\x02\x01", f"{path} is not a 64-bit little-endian object"
        table, = struct.unpack_from("<Q", data, 32)
        size, count = struct.unpack_from("<HH", data, 54)
        headers = [struct.unpack_from("<IIQQQQQQ", data, table + i * size) for i in range(count)]
        offset, address = next((h[2], h[3]) for h in headers if h[0] == 0x6474E550)  # PT_GNU_EH_FRAME
        assert data[offset:offset + 4] == b"\x01\x1b\x03\x3b", f"{path}: unwind table of an unknown form"
        entries, = struct.unpack_from("<I", data, offset + 8)
        self.starts, self.sizes = [], []
        for i in range(entries):
            start, description = struct.unpack_from("<ii", data, offset + 12 + 8 * i)
            self.starts.append(address + start)
            self.sizes.append(struct.unpack_from("<I", data, offset + description + 12)[0])

    def at(self, address):
        """(start, size) of the function around an address, or None."""
        i = bisect.bisect(self.starts, address) - 1
        if i >= 0 and address < self.starts[i] + self.sizes[i]:
            return self.starts[i], self.sizes[i]
        return None


def build_id(path):
    """The build id of an ELF object (its note of type 3), in hexadecimal; "" where it has none."""
    data = pathlib.Path(path).read_bytes()
    table, = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    for i in range(count):
        kind, _, offset, _, _, length = struct.unpack_from("<IIQQQQ", data, table + i * size)
        end = offset + length
        while kind == 4 and offset < end:  # PT_NOTE
            name, content, note = struct.unpack_from("<III", data, offset)
            begin = offset + 12 + (name + 3) // 4 * 4
            if note == 3 and data[offset + 12:offset + 16] == b"GNU\0":
                return data[begin:begin + content].hex()
            offset = begin + (content + 3) // 4 * 4
    return ""


class Run:
    """One flow under memcheck: the reports as (object, chain); object is "" in coffer's own code."""

    functions = {}  # by path, shared by all runs

    def __init__(self, program, flow):
        self.flow, self.reports, self.bases = flow, collections.Counter(), {}
        with tempfile.TemporaryDirectory() as folder:
            log = os.path.join(folder, "log.xml")
            run = subprocess.run([*VALGRIND, f"--xml-file={log}", program, flow], capture_output=True, text=True)
            lines = run.stdout.splitlines()
            # valgrind 3.19 gives up on debug data of DWARF 5, and says it went well: so the last line is asked for.
            last = re.fullmatch(r"ran (\S+) reports=(\d+)", lines[-1]) if lines else None
            self.ran = run.returncode == 0 and bool(last) and last.group(1) == flow
            if not self.ran:
                return
            for line in lines:
                word = line.split(" ")
                if word[0] == "object":
                    self.bases[os.path.realpath(word[2] if len(word) > 2 and word[2] else program)] = int(word[1], 16)
            self.program = os.path.realpath(program)
            told = xml.etree.ElementTree.parse(log)
            times = {pair.findtext("unique"): int(pair.findtext("count")) for pair in told.findall("errorcounts")[-1]}
            for error in told.findall("error"):
                self.reports[self.signature(error.find("stack"))] += times[error.findtext("unique")]
            self.ran = self.reports.total() == int(last.group(2))

    def signature(self, stack):
        """The frames from the report outwards, up to the first of coffer's own; names of the library's inside, where there are any."""
        chain, owner = [], ""
        for frame in stack.findall("frame"):
            path = os.path.realpath(frame.findtext("obj") or "")
            if path == self.program:
                if not chain:
                    return "", frame.findtext("fn") or "?"
                break
            if C_LIBRARY.search(path):
                chain.append((frame.findtext("fn") or "?").split("@")[0])
                continue
            owner = path
            chain.append(self.name(path, int(frame.findtext("ip"), 16), frame.findtext("fn"), innermost=not chain))
        return (os.path.basename(owner) if owner else ""), " < ".join(chain)

    def name(self, path, instruction, exported, innermost):
        if path not in Run.functions:
            Run.functions[path] = Functions(path)
        address = instruction - self.bases[path]
        found = Run.functions[path].at(address if innermost else address - 1)
        if found is None:
            return f"@{address:x}"
        start, size = found
        name = exported.split("@")[0] if exported else f"#{size:x}"
        return f"{name}+{address - start:x}" if innermost else name


class Table:
    """What is known of one library: each chain with its reason, and the flows in which it is reported.

    Lines of a table, beside comments:
        object NAME             the file that holds the library
        build ID                the build id of that file
        function SIZE NAME      the name of a function inside the library, which is known by its size in bytes (hexadecimal) alone
        reason WORD TEXT        why a report cannot show a secret
        WORD CHAIN              a report: its frames from the inside out, the first with its place in the function
            FLOW*TIMES...       where it is seen, and how often; FLOW? where the number is another in each run, or none

    The number is there since memcheck takes reports for one whose first four frames agree, and tells the rest of the first.
    """

    def __init__(self, path):
        self.path, self.object, self.build, self.names, self.reasons = path, None, None, {}, {}
        self.rows = {}
        chain = None
        for number, line in enumerate(path.read_text(encoding="ascii").splitlines(), 1):
            words = [] if line.startswith("# ") or line == "#" else line.split()
            if not words:
                continue
            if line[0] == " ":
                for word in words:
                    flow, _, times = word.rstrip("?").partition("*")
                    assert (flow, chain) not in self.rows, f"{path}:{number}: a second time: {word}"
                    self.rows[flow, chain] = int(times) if times else 0 if word.endswith("?") else 1
            elif words[0] == "object":
                self.object = words[1]
            elif words[0] == "build":
                self.build = words[1]
            elif words[0] == "function":
                self.names["#" + words[1]] = words[2]
            elif words[0] == "reason":
                self.reasons[words[1]] = " ".join(words[2:])
            else:
                assert words[0] in self.reasons, f"{path}:{number}: no such reason: {words[0]}"
                chain = " ".join(words[1:])

    def named(self, chain):
        """The chain with this table's names in the place of sizes."""
        return re.sub(r"#[0-9a-f]+", lambda found: self.names.get(found.group(), found.group()), chain)


def release():
    values = {}
    try:
        for line in pathlib.Path("/etc/os-release").read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            values[name] = value.strip('"')
    except OSError:
        pass
    return f"{values.get('ID', '')}-{values.get('VERSION_ID', '')}-{platform.machine()}"


def tables_of(folder):
    """Tables by the name of their object."""
    return {table.object: table for table in map(Table, sorted(folder.glob("*.txt")))}


def named_reports(run, tables):
    """The run's reports, with the names that the tables have for the insides of libraries."""
    for (owner, chain), times in sorted(run.reports.items()):
        yield owner, tables[owner].named(chain) if owner in (tables or {}) else chain, times


def unknown(run, tables, text=False):
    """Complaints about the run's reports that no row knows. `tables` is None where the system has none; in coffer's own code the length
    of a `text` may show."""
    for owner, chain, times in named_reports(run, tables):
        if not owner and not text:
            yield f"{run.flow}: reported in coffer's own code, or in the C library as called by it: {chain}"
        elif owner and tables is not None:
            known = tables[owner].rows.get((run.flow, chain)) if owner in tables else None
            if known is None:
                yield f"{run.flow}: not in the table of {owner}: {chain} ({times})"
            elif known not in (0, times):
                yield f"{run.flow}: {times} times, and {known} in the table of {owner}: {chain}"


def stale(runs, tables):
    """Complaints about rows that no run has reported."""
    seen = {(owner, run.flow, chain) for run in runs for owner, chain, _ in named_reports(run, tables)}
    for owner, table in (tables or {}).items():
        for (flow, chain), times in table.rows.items():
            if times and (owner, flow, chain) not in seen:
                yield f"{flow}: in the table of {owner}, and not reported any more: {chain}"


def is_found(leak, tables):
    """Whether a planted leak is reported where no flow may be."""
    for owner, chain, _ in named_reports(leak, tables):
        if not owner or (owner in (tables or {}) and chain not in {known for _, known in tables[owner].rows}):
            return True
    return False


def other_builds(run, tables):
    """Libraries that are loaded in another build than the one that their table is of."""
    paths = {os.path.basename(path): path for path in run.bases}
    return [table.object for table in tables.values() if table.object in paths and build_id(paths[table.object]) != table.build]


def unfound_plants(runs, tables):
    """Each row is taken away once, and one is added: the judgement must see both."""
    for owner, table in tables.items():
        rows = table.rows
        for row in [key for key, times in rows.items() if times]:
            table.rows = {key: times for key, times in rows.items() if key != row}
            if not any(any(unknown(run, tables)) for run in runs if run.flow == row[0]):
                yield f"{owner}: without its row this is not missed: {row}"
        table.rows = rows | {(runs[0].flow, "no_such_function+1"): 1}
        if not any(stale(runs, tables)):
            yield f"{owner}: a row without a report is not missed"
        table.rows = rows


def print_rows(runs, tables):
    flows = {}
    for run in runs:
        for owner, chain, times in named_reports(run, tables):
            flows.setdefault((owner, chain), []).append(f"{run.flow}*{times}" if times > 1 else run.flow)
    for (owner, chain), names in sorted(flows.items()):
        print(f"{owner or 'coffer'}  {chain}\n    {' '.join(names)}")


def main():
    program = sys.argv[1]
    kinds = {"flow": [], "text": [], "leak": []}
    for line in subprocess.run([program], check=True, capture_output=True, text=True).stdout.splitlines():
        kind, name = line.split()
        kinds[kind].append(name)
    folder = KNOWN / release()
    tables = tables_of(folder) if folder.is_dir() else None
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        runs = list(pool.map(lambda flow: Run(program, flow), kinds["flow"] + kinds["text"] + kinds["leak"]))
    not_run = f"no tables for {release()}" if tables is None else ""
    others = other_builds(runs[0], tables) if tables is not None else []
    if others and sys.argv[2:] != ["--print"]:
        tables, not_run = None, f"other builds than those of the tables: {' '.join(others)}"
    complaints = [f"{run.flow}: did not run" for run in runs if not run.ran]
    leaks = [run for run in runs if run.flow in kinds["leak"]]
    flows = [run for run in runs if run.flow not in kinds["leak"]]
    if sys.argv[2:] == ["--print"]:
        print_rows(flows, tables)
        return 1 if complaints else 0
    for run in flows:
        complaints += unknown(run, tables, text=run.flow in kinds["text"])
    if not complaints:
        complaints += stale(flows, tables)
    if tables is not None:
        complaints += [f"{run.flow}: the planted leak was not found" for run in leaks if not is_found(run, tables)]
    elif not any(is_found(run, tables) for run in leaks):
        complaints.append("no planted leak was found")
    if not complaints and tables is not None:
        complaints += unfound_plants(flows, tables)
    print("\n".join(complaints), end="\n" if complaints else "")
    rows = sum(len(table.rows) for table in tables.values()) if tables is not None else 0
    print(f"{len(flows)} flows, {len(leaks)} planted leaks, {rows} known reports: {len(complaints)} wrong")
    if not complaints and not_run:
        print(f"NOT RUN: constant time inside the libraries: {not_run}")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
