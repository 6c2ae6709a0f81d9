"""The line protocol of the benchmark's driver: one process per implementation, jobs run on request, CPU time of the process."""

import json
import sys
import time


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def serve(name, version, jobs):
    """jobs: {name: function of the operation's number that returns its output}"""
    say({"name": name, "version": version, "jobs": list(jobs)})
    for line in sys.stdin:
        _, job_name, milliseconds = line.split()
        job = jobs[job_name]
        output = job(0)
        operations, block, elapsed = 0, 1, 0
        start = time.process_time_ns()
        while elapsed < int(milliseconds) * 1_000_000:
            for operation in range(operations + 1, operations + block + 1):
                job(operation)
            operations += block
            elapsed = time.process_time_ns() - start
            block = max(1, 500_000 * operations // max(elapsed, 1))
        say({"job": job_name, "operations": operations, "cpu_ns": elapsed, "output": output})


def say(value):
    print(json.dumps(value), flush=True)
