#!/usr/bin/env python3
"""Runs the benchmark that scripts/bench.sh has built: see bench/README.md and docs/performance.md. Python's standard library only."""

import argparse
import json
import pathlib
import sys

import chart
import goals
import machine
import program
import report
from implementation import Absent, Broken
from measure import Measurement, Mismatch

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
INPUTS = "bench/inputs.json"
LOADED = 0.5  # load average beyond which elapsed and even processor time are not to be trusted
# What the README shows.
README_JOBS = ("phrase_seed", "phrase_seed_batch", "eth_xpub", "eth_private", "export_open", "stamp")


def peer_commands():
    """name -> command of every peer that bench/peers/ knows, installed or not."""
    commands = {}
    for listing in sorted(ROOT.glob("bench/peers/*/implementations")):
        for name in listing.read_text(encoding="utf-8").split():
            commands[name] = [str(listing.parent / "run"), name, INPUTS]
    return commands


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True, help="folder of the build")
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--milliseconds", type=int, default=40)
    parser.add_argument("--starts", type=int, default=3)
    parser.add_argument("--longest", type=int, default=1_000_000, help="longest list that the program derives")
    parser.add_argument("--only", help="comma-separated peers (none: no peer)")
    parser.add_argument("--smoke", action="store_true", help="compare outputs of floor and coffer, run one short round, judge nothing")
    parser.add_argument("--no-report", action="store_true", help="print only: leave results, pages and chart alone")
    return parser.parse_args()


def smoke(commands):
    measurement = Measurement({name: commands[name] for name in ("floor", "coffer")}, 1, 2, 1, None)
    measurement.run()
    print(f"  {len(measurement.jobs_measured())} jobs ran; a smoke run judges no times")
    return 0


def measure(options, commands):
    cpu = machine.last_cpu()
    before, stolen = machine.load(), machine.stolen_ticks()
    if before > LOADED:
        print(f"  warning: load {before:.2f}; the machine should be idle")
    if cpu is None:
        print("  warning: no taskset; the processes are not pinned to one processor")
    measurement = Measurement(commands, options.rounds, options.milliseconds, options.starts, cpu)
    measurement.run()
    thorough = options.starts > 1
    built = str(pathlib.Path(options.build) / "coffer")
    with open(ROOT / INPUTS, encoding="utf-8") as file:
        inputs = json.load(file)
    threads = program.thread_scaling(commands["coffer"], built, inputs["eth_account_xpub"], 15 if thorough else 3, 300, 50_000)
    each = min(measurement.nanoseconds(job, "coffer")["median"] for job in ("eth_xpub", "eth_xpub_batch") if "coffer" in measurement.names_of(job))
    of_program = program.measure_program(built, inputs, each / 1000, options.longest, 41 if thorough else 11)
    described = machine.describe()
    described.update(load_before=before, load_after=machine.load(), stolen_ticks=machine.stolen_ticks() - stolen)
    return measurement, threads, of_program, described


def result_of(options, measurement, threads, of_program, described, rows, program_rows):
    return {
        "machine": described, "commit": machine.commit(str(ROOT)),
        "settings": {"rounds": options.rounds, "milliseconds": options.milliseconds, "starts": options.starts},
        "versions": measurement.versions, "absent": measurement.absent, "memory_mib": measurement.memory,
        "compared": measurement.compared,
        "jobs": {job: {name: {"ns": measurement.nanoseconds(job, name), "by_floor": measurement.ratio(job, name, job, "floor")}
                       for name in measurement.names_of(job)} for job in measurement.jobs_measured()},
        "goals": rows, "threads": threads, "program": of_program,
        "program_goals": [{"title": title, "value": value, "goal": limit, "met": met} for title, value, limit, met in program_rows],
    }


def rounded(value):
    """Five figures are more than the measurement is worth."""
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return [rounded(item) for item in value] if isinstance(value, (list, tuple)) else value


def readme_table(rows, measurement, machine_line):
    by_job = {row["job"]: row for row in rows if "ours_ns" in row}
    lines = ["| | coffer | raw libraries | fastest peer | JavaScript |", "|---|---:|---:|---:|---:|"]
    for job in README_JOBS:
        row = by_job.get(job)
        if row:
            peer = row.get("peer")
            fastest = f"{report.time_text(peer['ns']['median'])} ({peer['name']})" if peer else ""
            base = job.replace("_batch", "")
            script = next((name for name in chart.SCRIPTS if name in measurement.names_of(base)), None)
            slow = f"{report.time_text(measurement.nanoseconds(base, script)['median'])} ({script.removeprefix('node-')})" if script else ""
            lines.append(f"| {row['title']} | {report.time_text(row['ours_ns']['median'])} | {report.time_text(row['floor_ns']['median'])} | "
                         f"{fastest} | {slow} |")
    return "\n".join(lines + ["", machine_line])


def write(result, measurement, rows, program_rows):
    with open(ROOT / "bench/results.json", "w", encoding="utf-8") as file:
        json.dump(rounded(result), file, indent=1, ensure_ascii=False)
        file.write("\n")
    (ROOT / "docs/speed.svg").write_text(chart.svg(measurement), encoding="utf-8")
    page = ROOT / "docs/performance.md"
    report.write_between(page, "goals", report.machine_text(result) + "\n\n" + report.markdown(report.goal_rows(rows)))
    report.write_between(page, "program", report.program_markdown(program_rows, result["program"]))
    report.write_between(page, "everyone", report.everyone(measurement) + "\n\n" + report.versions_markdown(result))
    report.write_between(ROOT / "README.md", "speed",
                         readme_table(rows, measurement, f"Measured on {result['machine']['processor']}, one core, {result['machine']['system']}."))


def main():
    options = arguments()
    commands = {name: [str(pathlib.Path(options.build) / "bench" / f"bench_{name}"), INPUTS] for name in ("floor", "coffer")}
    if options.smoke:
        return smoke(commands)
    peers = peer_commands()
    if options.only is not None:
        wanted = [] if options.only == "none" else options.only.split(",")
        peers = {name: command for name, command in peers.items() if name in wanted}
    commands.update(peers)

    measurement, threads, of_program, described = measure(options, commands)
    with open(ROOT / "bench/goals.json", encoding="utf-8") as file:
        wanted = json.load(file)
    rows = [goals.judge_job(goal, measurement, machine.cpu_flags()) for goal in wanted["jobs"]]
    program_rows = goals.judge_program(wanted, threads, of_program)
    result = result_of(options, measurement, threads, of_program, described, rows, program_rows)
    if not options.no_report:
        write(result, measurement, rows, program_rows)

    print("\n" + report.terminal(report.goal_rows(rows)) + "\n")
    for title, value, limit, met in program_rows:
        print(f"{title}: {value} ({limit}: {'met' if met else 'MISSED'})")
    for name, reason in measurement.absent.items():
        print(f"absent: {name}: {reason}")
    missed = goals.missed(rows, program_rows)
    for line in missed:
        print(f"MISSED  {line}")
    return 1 if missed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (Mismatch, Broken, Absent) as error:
        print(f"bench: {error}", file=sys.stderr)
        sys.exit(2)
