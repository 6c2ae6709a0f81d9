"""Outputs compared, then interleaved rounds: every job is asked of every implementation in turn, and what counts is the ratio within a round."""

import statistics

from implementation import Absent, Broken, Implementation


class Mismatch(Exception):
    """Two implementations gave different outputs: nothing is timed."""


def median_and_quartiles(values):
    values = sorted(values)
    if len(values) == 1:
        return {"median": values[0], "q1": values[0], "q3": values[0]}
    q1, median, q3 = statistics.quantiles(values, n=4, method="inclusive")
    return {"median": median, "q1": q1, "q3": q3}


class Measurement:
    """commands: name -> command line. `floor` and `coffer` must run; peers that do not are named as absent, with the reason."""

    def __init__(self, commands, rounds, milliseconds, restarts, cpu, say=print):
        self.commands, self.rounds, self.milliseconds, self.restarts, self.cpu, self.say = commands, rounds, milliseconds, restarts, cpu, say
        self.absent, self.versions, self.jobs, self.memory = {}, {}, {}, {}
        self.compared = {}  # job -> names whose output or sample was found right
        # samples[restart][job][name]: nanoseconds an operation, one for each round
        self.samples = []

    def _start(self):
        running = {}
        for name, command in self.commands.items():
            if name in self.absent:
                continue
            try:
                running[name] = Implementation(command, name, self.cpu)
                self.versions[name], self.jobs[name] = running[name].version, running[name].jobs
            except (Absent, OSError) as reason:
                if name in ("floor", "coffer"):
                    raise
                self.absent[name] = str(reason)
        return running

    def _drop(self, running, name, reason):
        if name in ("floor", "coffer"):
            raise Broken(str(reason))
        self.say(f"  left out: {reason}")
        self.absent[name] = str(reason)
        running.pop(name).close()

    def compare(self, running):
        """Every job of every implementation against the floor. A peer that cannot do its job is left out; one that does it otherwise stops all."""
        floor = running["floor"]
        expected = {job: floor.run(job, 1)["output"] for job in floor.jobs}
        for name in list(running):
            for job in running[name].jobs:
                if job not in expected:
                    raise Mismatch(f"{name} offers a job that the floor does not know: {job}")
                try:
                    answer = running[name].run(job, 1)
                except Broken as reason:
                    self._drop(running, name, reason)
                    break
                self._require_right(floor, name, job, answer, expected[job])
                self.compared.setdefault(job, []).append(name)

    def _require_right(self, floor, name, job, answer, expected):
        if expected is not None:
            if answer["output"] != expected:
                raise Mismatch(f"{job}: {name} says {answer['output']!r}, the floor {expected!r}")
        elif answer.get("sample") is not None:
            verdict = floor.ask(f"CHECK {job} {answer['sample']}")["check"]
            if verdict != "ok":
                raise Mismatch(f"{job}: the floor does not accept what {name} made: {verdict}")
        elif answer.get("check") != "ok":
            raise Mismatch(f"{job}: {name} shows nothing that could be checked")

    def _round(self, running, number, into):
        names = list(running) if number % 2 == 0 else list(reversed(list(running)))
        for job in running["floor"].jobs:
            for name in names:
                if name not in running or job not in running[name].jobs:
                    continue
                try:
                    into.setdefault(job, {}).setdefault(name, []).append(running[name].run(job, self.milliseconds)["ns"])
                except Broken as reason:
                    self._drop(running, name, reason)

    def run(self):
        for restart in range(self.restarts):
            running = self._start()
            try:
                if restart == 0:
                    self.compare(running)
                    self.say(f"  outputs of {len(running)} implementations agree in {len(self.compared)} jobs")
                taken = {}
                for number in range(self.rounds):
                    self._round(running, number, taken)
                self.samples.append(taken)
                for name, implementation in running.items():
                    peak = implementation.peak_memory_mib()
                    if peak is not None:
                        self.memory[name] = max(peak, self.memory.get(name, 0))
                self.say(f"  start {restart + 1} of {self.restarts}: {self.rounds} rounds of {self.milliseconds} ms")
            finally:
                for implementation in running.values():
                    implementation.close()

    def jobs_measured(self):
        return list(self.samples[0])

    def names_of(self, job):
        """Those that did the job in every start, to the end."""
        return [name for name in self.samples[0].get(job, {})
                if name not in self.absent and all(name in taken.get(job, {}) for taken in self.samples)]

    def nanoseconds(self, job, name):
        """Median over the starts of the median over the rounds; quartiles of all rounds."""
        return self._combined([taken[job][name] for taken in self.samples])

    def ratio(self, job, name, other_job, other_name):
        """The first by the second, round by round."""
        starts = []
        for taken in self.samples:
            starts.append([a / b for a, b in zip(taken[job][name], taken[other_job][other_name])])
        return self._combined(starts)

    @staticmethod
    def _combined(starts):
        result = median_and_quartiles([value for start in starts for value in start])
        result["starts"] = [statistics.median(start) for start in starts]
        result["median"] = statistics.median(result["starts"])
        return result
