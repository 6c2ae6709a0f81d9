"""What the measurements were made on, and whether it was quiet."""

import os
import platform
import shutil
import subprocess


def _lines(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().splitlines()
    except OSError:
        return []


def cpu_flags():
    for line in _lines("/proc/cpuinfo"):
        if line.startswith("flags"):
            return set(line.split(":", 1)[1].split())
    return set()


def describe():
    model = next((line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    system = next((line.split("=", 1)[1].strip('"') for line in _lines("/etc/os-release") if line.startswith("PRETTY_NAME=")), platform.system())
    return {"processor": model, "processors": os.cpu_count(), "system": system, "kernel": platform.release().split("-")[0],
            "vector_units": sorted(cpu_flags() & {"sha_ni", "avx2", "avx512f", "avx512vl", "avx512ifma", "vaes"})}


def load():
    return os.getloadavg()[0]


def stolen_ticks():
    """Ticks in which the hypervisor gave the processors to others."""
    for line in _lines("/proc/stat"):
        if line.startswith("cpu "):
            return int(line.split()[8])
    return 0


def last_cpu():
    """The processor to pin to: the last one that this process may use, where taskset is at hand."""
    return max(os.sched_getaffinity(0)) if shutil.which("taskset") else None


def commit(root):
    def git(*arguments):
        return subprocess.run(["git", "-C", root, *arguments], capture_output=True, text=True, check=False).stdout.strip()

    # What the benchmark itself writes does not make the tree another one.
    changed = git("status", "--porcelain", "--untracked-files=no", "--", ".", ":!bench/results.json", ":!docs", ":!README.md")
    return git("rev-parse", "--short=12", "HEAD") + (" with changes" if changed else "")
