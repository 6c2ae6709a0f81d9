"""The memory of a program that waits, read from outside: where its secrets lie."""

import array
import base64
import functools
import os
import re
import time

PAGE = 4096


def pieces(secret, size, step=1):
    return {secret[at:at + size] for at in range(0, len(secret) - size + 1, step)}


def base64_pieces(secret):
    """Of base64 text with the secret in it, whatever stands before: the characters that only the secret decides, of both alphabets."""
    found = set()
    for before in range(3):
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            text = encode(bytes(before) + secret)
            found |= pieces(text[(before * 4 + 2) // 3:(before + len(secret)) * 4 // 3], 12, 4)
    return found


@functools.cache
def traces(secret):
    """What must not be found: eight bytes in a row of a binary secret, in either order, of its hexadecimal text sixteen, of its base64 text
    twelve; of a text so many that they are no word of a list."""
    if isinstance(secret, str):
        return pieces(secret.encode(), 18)
    return pieces(secret, 8) | pieces(secret[::-1], 8) | pieces(secret.hex().encode(), 16) | base64_pieces(secret)


class Mapping:
    def __init__(self, header):
        addresses, self.rights, _, _, _, *name = header.split(None, 5)
        self.begin, self.end = (int(address, 16) for address in addresses.split("-"))
        self.name = name[0].strip() if name else "anonymous"
        self.safe = False


def mappings(pid):
    found = []
    with open(f"/proc/{pid}/smaps", encoding="utf-8") as file:
        for line in file:
            if re.match(r"[0-9a-f]+-[0-9a-f]+ ", line):
                found.append(Mapping(line))
            elif line.startswith("VmFlags:"):
                flags = line.split()[1:]
                found[-1].safe = "lo" in flags and "dd" in flags
    return [mapping for mapping in found if mapping.rights.startswith("rw")]


def each_thread(pid, name):
    """Yields what /proc tells under this name of every thread, and nothing of one that ends meanwhile."""
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{task}/{name}", encoding="ascii") as file:
                yield file.read()
        except (FileNotFoundError, ProcessLookupError):
            pass


def asleep(pid):
    states = [stat.rpartition(")")[2].split()[0] for stat in each_thread(pid, "stat")]
    assert states and states[0] not in "ZX", "it has ended"  # the first is the program's own
    return all(state == "S" for state in states)


def wait_until_asleep(pid, calls=5, pause=0.02):
    """All threads sleep, and have slept for a while."""
    quiet = 0
    deadline = time.monotonic() + 60
    while quiet < calls:
        quiet = quiet + 1 if asleep(pid) else 0
        assert time.monotonic() < deadline
        time.sleep(pause)


def stack_pointers(pid):
    found = []
    for syscall in each_thread(pid, "syscall"):
        words = syscall.split()
        found.extend(int(word, 16) for word in words[-2:-1])  # none while it runs
    return found


class Part:
    """Neighbouring pages that are not empty, of one mapping."""

    def __init__(self, mapping, offset, data, live):
        self.mapping, self.offset, self.data = mapping, offset, data
        self.live = live - offset  # what lies before is the dead part of a stack

    def words(self, wanted):
        """Of these numbers of four bytes, those that stand at a multiple of four."""
        return wanted.intersection(array.array("I", self.data))

    def places(self, needle):
        at = self.data.find(needle)
        while at >= 0:
            yield at
            at = self.data.find(needle, at + 1)


class Memory:
    """What is written in the memory of a program that sleeps."""

    def __init__(self, pid):
        self.parts = []
        pointers = stack_pointers(pid)
        with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
            for mapping in mappings(pid):
                memory.seek(mapping.begin)
                live = min((pointer - mapping.begin for pointer in pointers if mapping.begin <= pointer < mapping.end), default=0)
                self.add(mapping, memory.read(mapping.end - mapping.begin), live)

    def add(self, mapping, data, live):
        begin, empty = None, bytes(PAGE)
        for at in range(0, len(data) + 1, PAGE):
            written = at < len(data) and data[at:at + PAGE] != empty
            if written and begin is None:
                begin = at
            elif not written and begin is not None:
                self.parts.append(Part(mapping, begin, data[begin:at], live))
                begin = None

    def search(self, secrets):
        """Returns the secrets that lie in safe pages and not on the dead part of a stack, and all other places."""
        held, leaks = set(), []
        # Wherever a needle stands, one of its first four words of four bytes is at a multiple of four. So one look at each place tells
        # which needles to search for, however many there are.
        needles = {}
        for secret in secrets:
            for needle in traces(secret):
                for word in array.array("I", b"".join(needle[shift:shift + 4] for shift in range(4))):
                    needles.setdefault(word, set()).add((secret, needle))
        wanted = set(needles)
        for part in self.parts:
            for secret, needle in set().union(*(needles[word] for word in part.words(wanted))):
                for at in part.places(needle):
                    if at >= part.live and part.mapping.safe:
                        held.add(secret)
                        continue
                    where = "dead stack" if at < part.live else part.mapping.rights
                    leaks.append((part.mapping.name, where, hex(part.offset + at), needle))
        return held, leaks


def readable():
    """Whether a test may read the memory of a child that is not dumpable."""
    return os.geteuid() == 0
