#!/usr/bin/env python3
"""Tests of the driver with implementations that are made up: what must stop it does, and its arithmetic is right."""

import os
import sys
import tempfile

import chart
import goals
import report
from implementation import Broken
from measure import Measurement, Mismatch, median_and_quartiles

# Speaks the protocol: jobs "a" (an output) and "r" (random); takes `speed` ns an operation.
FAKE = """
import json, sys
speed, output, sample, dies = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4] == "dies"
print(json.dumps({"name": "fake", "version": "1", "jobs": ["a", "r"]}), flush=True)
for number, line in enumerate(sys.stdin):
    words = line.split()
    if dies and number >= 3: sys.exit("it has had enough")
    if words[0] == "CHECK":
        print(json.dumps({"job": words[1], "check": "ok" if words[2] == "good" else "bad sample"}), flush=True)
    else:
        answer = {"job": words[1], "operations": 10, "cpu_ns": 10 * speed, "output": output if words[1] == "a" else None}
        if words[1] == "r": answer["sample"] = sample
        print(json.dumps(answer), flush=True)
"""


def fake(speed, output="right", sample="good", dies="lives"):
    return [sys.executable, "-c", FAKE, str(speed), output, sample, dies]


def measured(commands, rounds=2, starts=2):
    measurement = Measurement(commands, rounds, 1, starts, None, say=lambda text: None)
    measurement.run()
    return measurement


def raises(kind, words, action):
    try:
        action()
    except kind as error:
        assert words in str(error), f"{error} does not say {words!r}"
        return
    raise AssertionError(f"nothing stopped it: {words}")


def test_comparison():
    both = {"floor": fake(100), "coffer": fake(110)}
    raises(Mismatch, "a: other says 'wrong'", lambda: measured(both | {"other": fake(100, output="wrong")}))
    raises(Mismatch, "bad sample", lambda: measured(both | {"other": fake(100, sample="poor")}))
    raises(Mismatch, "a: coffer says", lambda: measured({"floor": fake(100), "coffer": fake(90, output="wrong")}))
    raises(Broken, "it has had enough", lambda: measured({"floor": fake(100), "coffer": fake(90, dies="dies")}))
    measurement = measured(both | {"missing": [sys.executable, "-c", "import sys; sys.exit('not installed')"], "mortal": fake(50, dies="dies")})
    assert measurement.absent["missing"] == "not installed" and "had enough" in measurement.absent["mortal"], measurement.absent
    assert measurement.names_of("a") == ["floor", "coffer"] and sorted(measurement.compared) == ["a", "r"]


def test_judgement():
    measurement = measured({"floor": fake(100), "coffer": fake(104), "fast": fake(156), "slow": fake(10400)})
    goal = {"id": "x", "title": "x", "job": "a", "must": {"floor": 1.05, "peer": 1.4, "slow": 50}, "stretch": {"peer": 2}}
    row = goals.judge_job(goal, measurement, set())
    assert abs(row["floor_ratio"]["median"] - 1.04) < 1e-9 and row["peer"]["name"] == "fast"
    assert [c["met"] for c in row["criteria"]] == [True, True, True, False] and not goals.missed([row], [])
    strict = goals.judge_job(dict(goal, must={"floor": 1.03, "peer": 1.6, "nobody": 2}), measurement, set())
    assert [c["met"] for c in strict["criteria"]] == [False, False, None, False] and len(goals.missed([strict], [])) == 2
    absent = goals.judge_job(dict(goal, job="b"), measurement, set())
    assert goals.missed([absent], []) == ["x: coffer does not offer b"]
    assert "skipped" in goals.judge_job(dict(goal, needs="avx9"), measurement, set())
    assert "skipped" in goals.judge_job(dict(goal, unless="avx2"), measurement, {"avx2"})
    assert goals.missed([], [("t", "2", "<= 1", False)]) == ["t: 2, <= 1"]
    table = report.goal_rows([row, strict, absent])
    assert "**missed**" in report.markdown(table) and "not offered" in report.terminal(table) and report.everyone(measurement)


def test_pages():
    assert median_and_quartiles([4, 1, 3, 2, 5]) == {"median": 3, "q1": 2, "q3": 4}
    assert [report.time_text(ns) for ns in (120, 17_840, 999_900, 6_458_700)] == ["120 ns", "17.8 µs", "1 ms", "6.46 ms"]
    assert report.replace_between("x\n<!-- m:begin -->\nold\n<!-- m:end -->\ny", "m", "new\n") == "x\n<!-- m:begin -->\nnew\n<!-- m:end -->\ny"
    raises(ValueError, "no markers", lambda: report.replace_between("", "m", ""))
    chart.ROWS = [("a", "a < b")]
    drawn = chart.svg(measured({"floor": fake(100), "coffer": fake(104), "fast": fake(156), "node-vendor": fake(10400)}))
    assert "a &lt; b" in drawn and "fast 1.50×" in drawn and "node-vendor 100×" in drawn and drawn.count("<circle") == 8


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as elsewhere:
        os.chdir(elsewhere)
        test_comparison()
        test_judgement()
        test_pages()
    print("driver: comparison, judgement and pages hold")
