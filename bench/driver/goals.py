"""Judges measurements by bench/goals.json: ratios to the floor (at most) and to peers (at least)."""


def applies(goal, flags):
    return (not goal.get("needs") or goal["needs"] in flags) and goal.get("unless") not in flags


def fastest_peer(measurement, jobs, ours):
    """(name, job) of the peer with the greatest lead or the least lag, by the median of the per-round ratios."""
    best = None
    for job in jobs:
        for name in measurement.names_of(job):
            if name in ("floor", "coffer"):
                continue
            ratio = measurement.ratio(job, name, ours, "coffer")
            if best is None or ratio["median"] < best[2]["median"]:
                best = (name, job, ratio)
    return best


def judge_job(goal, measurement, flags):
    """A row of the report. A criterion is met, missed, or None where there is nothing to compare with."""
    job = goal["job"]
    row = {"id": goal["id"], "title": goal["title"], "job": job, "criteria": []}
    if not applies(goal, flags):
        return dict(row, skipped=f"this processor {'has' if goal.get('unless') in flags else 'lacks'} {goal.get('unless') or goal['needs']}")
    if "coffer" not in measurement.names_of(job):
        return dict(row, missing=True, criteria=[{"kind": kind, "what": "job", "limit": 1, "value": None, "met": None}
                                                 for kind in ("must", "stretch") if goal.get(kind)])
    floor_job = goal.get("floor_job", job)
    row["ours_ns"] = measurement.nanoseconds(job, "coffer")
    row["floor_ns"] = measurement.nanoseconds(floor_job, "floor")
    row["floor_ratio"] = measurement.ratio(job, "coffer", floor_job, "floor")
    against = goal.get("against", [job])
    best = fastest_peer(measurement, against, job)
    if best:
        row["peer"] = {"name": best[0], "job": best[1], "ratio": best[2], "ns": measurement.nanoseconds(best[1], best[0])}
    for kind in ("must", "stretch"):
        for what, limit in goal.get(kind, {}).items():
            row["criteria"].append(judge_criterion(kind, what, limit, row, measurement, against))
    return row


def judge_criterion(kind, what, limit, row, measurement, against):
    result = {"kind": kind, "what": what, "limit": limit, "value": None, "met": None}
    if what == "floor":
        result["value"] = row["floor_ratio"]["median"]
        result["met"] = result["value"] <= limit
        return result
    if what == "peer":
        ratio = row["peer"]["ratio"] if "peer" in row else None
    else:
        ratios = [measurement.ratio(job, what, row["job"], "coffer") for job in against if what in measurement.names_of(job)]
        ratio = min(ratios, key=lambda r: r["median"]) if ratios else None
    if ratio:
        result["value"] = ratio["median"]
        result["met"] = result["value"] >= limit
    return result


def judge_program(goals, threads, program):
    """(title, value as text, limit as text, met) of what is not a ratio of jobs."""
    rows = [(f"{job}: speedup with two threads", f"{ratio['median']:.3f}", f">= {goals['threads']['must']}",
             ratio["median"] >= goals["threads"]["must"])
            for job, ratio in threads.items()]
    limits = goals["program"]
    if program:
        start, memory, share = program["start_ms"]["median"], program["memory_mib"], program["formatting_share"]
        rows.append(("program start to the first address of a mnemonic", f"{start:.1f} ms", f"<= {limits['start_ms']} ms",
                     start <= limits["start_ms"]))
        rows.append(("peak memory for the longest list", f"{memory:.0f} MiB", f"<= {limits['memory_mib']} MiB", memory <= limits["memory_mib"]))
        rows.append(("share of reading, formatting and writing in `derive`", f"{100 * share:.1f} %", f"<= {100 * limits['formatting_share']:.0f} %",
                     share <= limits["formatting_share"]))
        spread = program["linear_spread"]
        rows.append(("spread of the time per address, from 10^4 addresses to the longest list", f"{100 * spread:.1f} %",
                     f"<= {100 * limits['linear_within']:.0f} %", spread <= limits["linear_within"]))
    return rows


def missed(rows, program_rows):
    """The musts that were missed; a must whose job coffer does not offer is one."""
    found = []
    for row in rows:
        if row.get("missing") and any(c["kind"] == "must" for c in row["criteria"]):
            found.append(f"{row['title']}: coffer does not offer {row['job']}")
        found += [f"{row['title']}: {c['what']} {c['value']:.3g}, {'at most' if c['what'] == 'floor' else 'at least'} {c['limit']:g}"
                  for c in row["criteria"] if c["kind"] == "must" and c["met"] is False]
    return found + [f"{title}: {value}, {limit}" for title, value, limit, met in program_rows if not met]
