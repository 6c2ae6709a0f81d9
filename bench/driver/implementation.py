"""An implementation as a process: the driver's side of the conversation that bench/README.md describes."""

import json
import queue
import subprocess
import threading


class Absent(Exception):
    """It did not even greet: not installed."""


class Broken(Exception):
    """It greeted, and then did not answer as it must."""


def peak_memory_mib(pid):
    """The most memory that the process had so far; None where the system does not tell."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) / 1024
    except OSError:
        pass
    return None


class Implementation:
    def __init__(self, command, name, cpu=None, greeting_seconds=60, answer_seconds=60):
        self.name, self.answer_seconds = name, answer_seconds
        pinned = ["taskset", "-c", str(cpu)] if cpu is not None else []
        self.process = subprocess.Popen(pinned + command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.lines, self.complaints = queue.Queue(), []
        threading.Thread(target=self._read, daemon=True).start()
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        try:
            greeting = self._answer(greeting_seconds)
        except Broken as error:
            self.close()
            raise Absent(self.complaints[-1] if self.complaints else str(error)) from error
        self.version, self.jobs = greeting["version"], greeting["jobs"]
        self.threaded = greeting.get("threaded", [])

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def _listen(self):
        for line in self.process.stderr:
            self.complaints = self.complaints[-9:] + [line.strip()]

    def _answer(self, seconds):
        try:
            line = self.lines.get(timeout=seconds)
        except queue.Empty:
            raise Broken(f"{self.name}: no answer within {seconds} s") from None
        if line is None:
            self.listener.join(timeout=10)  # what it said last may still be on its way
            raise Broken(f"{self.name} ended: {self.complaints[-1] if self.complaints else 'it said nothing'}")
        try:
            answer = json.loads(line)
        except ValueError:
            raise Broken(f"{self.name}: not JSON: {line[:200]!r}") from None
        if "error" in answer:
            raise Broken(f"{self.name}: {answer['error']}")
        return answer

    def ask(self, request):
        try:
            self.process.stdin.write(request + "\n")
            self.process.stdin.flush()
        except OSError as error:
            raise Broken(f"{self.name}: {error}") from None
        answer = self._answer(self.answer_seconds)
        if answer.get("job") != request.split()[1]:
            raise Broken(f"{self.name}: answered another job")
        return answer

    def run(self, job, milliseconds):
        """The answer, with nanoseconds an operation added."""
        answer = self.ask(f"RUN {job} {milliseconds}")
        if answer["operations"] <= 0 or answer["cpu_ns"] <= 0:
            raise Broken(f"{self.name}: {job} took no time")
        answer["ns"] = answer["cpu_ns"] / answer["operations"]
        return answer

    def threads(self, job, count, milliseconds):
        """Operations a second of elapsed time."""
        answer = self.ask(f"THREADS {job} {count} {milliseconds}")
        return answer["operations"] / answer["wall_ns"] * 1e9

    def peak_memory_mib(self):
        return peak_memory_mib(self.process.pid)

    def close(self):
        """Ends by the end of its input; by force where it does not."""
        try:
            self.process.stdin.close()
        except OSError:
            pass
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
