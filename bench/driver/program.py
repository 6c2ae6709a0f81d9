"""What is measured of the program itself, and by elapsed time: threads, start, memory, long lists."""

import os
import statistics
import tempfile
import time

from implementation import Implementation, peak_memory_mib
from measure import median_and_quartiles


def thread_scaling(command, program, xpub, rounds, milliseconds, count):
    """Ratio of two threads' throughput to one's, in alternating rounds: of batches in the library, and of a long list of the program."""
    if (os.cpu_count() or 1) < 2:
        return {}
    ratios = {}
    server = Implementation(command, "coffer")
    try:
        for job in server.threaded:
            ratios[job] = median_and_quartiles([server.threads(job, 2, milliseconds) / server.threads(job, 1, milliseconds)
                                                for _ in range(rounds)])
    finally:
        server.close()
    ratios[f"coffer derive --count {count}"] = median_and_quartiles([
        run_program(derive_list(program, xpub, count, 1))[0] / run_program(derive_list(program, xpub, count, 2))[0] for _ in range(rounds)])
    return ratios


def derive_list(program, xpub, count, threads):
    return [program, "derive", "--xpub", xpub, "--format", "ethereum", "--start", "0", "--count", str(count), "--output", "csv",
            "--threads", str(threads), "--quiet"]


def run_program(arguments):
    """(elapsed seconds, processor seconds) of one run whose output is thrown away."""
    started, pid = start_program(arguments)
    return ended(arguments, started, os.wait4(pid, 0))


def watch_program(arguments):
    """As run_program, and peak MiB. ru_maxrss would not do: it begins with what the parent had when it started the program."""
    started, pid = start_program(arguments)
    peak = 0
    while not (result := os.wait4(pid, os.WNOHANG))[0]:
        peak = peak_memory_mib(pid) or peak
        time.sleep(0.001)
    return *ended(arguments, started, result), peak


def start_program(arguments):
    actions = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    return time.perf_counter(), os.posix_spawn(arguments[0], arguments, {}, file_actions=actions)


def ended(arguments, started, result):
    elapsed = time.perf_counter() - started
    _, status, usage = result
    if status != 0:
        raise RuntimeError(f"{' '.join(arguments)}: wait status {status}")
    return elapsed, usage.ru_utime + usage.ru_stime


def start_times(program, phrase, runs):
    """Milliseconds from the start of the program to its end, of which the first address is the only output."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(phrase)
        file.flush()
        command = [program, "derive", "--mnemonic-file", file.name, "--format", "ethereum"]
        return median_and_quartiles([1000 * run_program(command)[0] for _ in range(runs)])


def long_lists(program, xpub, longest):
    """One row for each power of ten; the shorter ones are repeated and the median is taken."""
    rows, count = [], 1000
    while count <= longest:
        command = derive_list(program, xpub, count, 1)
        runs = [watch_program(command) for _ in range(max(1, min(9, 100_000 // count)))]
        rows.append({"count": count, "cpu_us_each": statistics.median(run[1] for run in runs) / count * 1e6,
                     "wall_s": statistics.median(run[0] for run in runs), "memory_mib": max(run[2] for run in runs)})
        count *= 10
    return rows


def measure_program(program, inputs, library_us, longest, runs):
    """library_us is what the library takes for one address of the list."""
    start = start_times(program, inputs["phrase"], runs)
    lists = long_lists(program, inputs["eth_account_xpub"], longest)
    # Of one long run, less what the program needs to start.
    each = lists[-1]["cpu_us_each"]
    long_enough = [row["cpu_us_each"] for row in lists if row["count"] >= 10_000]
    return {"start_ms": start, "lists": lists, "memory_mib": lists[-1]["memory_mib"],
            "formatting_share": max(0.0, 1 - library_us / each), "linear_spread": max(long_enough) / min(long_enough) - 1}
