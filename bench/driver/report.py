"""The report: tables in Markdown, between markers in a page, and the same on the terminal."""

import re


def time_text(nanoseconds):
    """Three figures, in the unit that fits."""
    for unit, size in (("ms", 1e6), ("µs", 1e3)):
        value = nanoseconds / size
        if value >= 0.9995:
            return f"{value:.3g} {unit}" if value < 999.5 else f"{value:.0f} {unit}"
    return f"{nanoseconds:.0f} ns"


def factor(value):
    return f"{value:.3f}" if value < 1.1 else f"{value:.2f}" if value < 10 else f"{value:.0f}"


def quartiles(ratio):
    return f"{factor(ratio['median'])} ({factor(ratio['q1'])}–{factor(ratio['q3'])})"


def criterion_text(criterion):
    sign = "≤" if criterion["what"] == "floor" else "≥"
    name = {"floor": "floor", "peer": "peer"}.get(criterion["what"], criterion["what"])
    verdict = {True: "met", False: "**missed**" if criterion["kind"] == "must" else "not reached", None: "nothing to compare with"}[criterion["met"]]
    value = "" if criterion["value"] is None or criterion["what"] in ("floor", "peer") else f" ({factor(criterion['value'])})"
    return f"{name} {sign} {criterion['limit']:g}: {verdict}{value}"


def goal_rows(rows):
    """Cells of the table of goals, the first row being the heading."""
    table = [["Job", "coffer", "floor", "coffer / floor", "fastest peer", "peer / coffer", "must", "stretch"]]
    for row in rows:
        if "skipped" in row or row.get("missing"):
            table.append([row["title"], row.get("skipped") or "not offered", "", "", "", "", "", ""])
            continue
        peer = row.get("peer")
        table.append([
            row["title"], time_text(row["ours_ns"]["median"]), time_text(row["floor_ns"]["median"]), quartiles(row["floor_ratio"]),
            f"{peer['name']} {time_text(peer['ns']['median'])}" if peer else "none", quartiles(peer["ratio"]) if peer else "",
            "; ".join(criterion_text(c) for c in row["criteria"] if c["kind"] == "must"),
            "; ".join(criterion_text(c) for c in row["criteria"] if c["kind"] == "stretch"),
        ])
    return table


def markdown(table):
    lines = ["| " + " | ".join(table[0]) + " |", "|---" + "|---:" * 3 + "|---" + "|---:" + "|---" * (len(table[0]) - 6) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in table[1:]])


def terminal(table):
    """Columns without the remarks on stretch goals, which the page has."""
    table = [[cell.replace("**", "") for cell in row[:-1]] for row in table]
    widths = [max(len(row[i]) for row in table) for i in range(len(table[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in table)


def everyone(measurement):
    """One table for each job: all implementations, the fastest first."""
    parts = []
    for job in measurement.jobs_measured():
        names = sorted(measurement.names_of(job), key=lambda name: measurement.nanoseconds(job, name)["median"])
        lines = [f"**`{job}`**", "", "| Implementation | median | relative to the floor (quartiles) |", "|---|---:|---:|"]
        for name in names:
            lines.append(f"| {name} | {time_text(measurement.nanoseconds(job, name)['median'])} | "
                         f"{quartiles(measurement.ratio(job, name, job, 'floor'))} |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def machine_text(result):
    machine, settings = result["machine"], result["settings"]
    return (f"{machine['processor']}, {machine['processors']} processors ({', '.join(machine['vector_units'])}); {machine['system']}, "
            f"Linux {machine['kernel']}. Commit {result['commit']}. {settings['starts']} starts of {settings['rounds']} rounds of "
            f"{settings['milliseconds']} ms; load before {machine['load_before']:.2f}, after {machine['load_after']:.2f}"
            + (f"; clock ticks taken by the hypervisor: {machine['stolen_ticks']}" if machine["stolen_ticks"] else "") + ".")


def program_markdown(program_rows, program):
    lines = ["| Measure | Value | Goal | |", "|---|---:|---:|---|"]
    lines += [f"| {title} | {value} | {limit.replace('<=', '≤').replace('>=', '≥')} | {'met' if met else '**missed**'} |"
              for title, value, limit, met in program_rows]
    if program:
        lines += ["", "| Addresses of one xpub, one thread, CSV | elapsed | processor time per address | peak memory |", "|---:|---:|---:|---:|"]
        lines += [f"| {row['count']:,} | {row['wall_s']:.3f} s | {row['cpu_us_each']:.2f} µs | {row['memory_mib']:.1f} MiB |"
                  for row in program["lists"]]
    return "\n".join(lines)


def versions_markdown(result):
    lines = ["| Implementation | Versions | peak memory |", "|---|---|---:|"]
    for name, version in result["versions"].items():
        if name in result["absent"]:
            continue
        memory = result["memory_mib"].get(name)
        lines.append(f"| {name} | {version} | {f'{memory:.0f} MiB' if memory else ''} |")
    lines += [f"| {name} | absent: {reason} | |" for name, reason in result["absent"].items()]
    return "\n".join(lines)


def replace_between(text, marker, body):
    """`text` with what stands between <!-- marker:begin --> and <!-- marker:end --> replaced."""
    pattern = re.compile(rf"(<!-- {marker}:begin -->\n).*?(<!-- {marker}:end -->)", re.S)
    if not pattern.search(text):
        raise ValueError(f"no markers {marker}")
    return pattern.sub(lambda match: match.group(1) + body.rstrip() + "\n" + match.group(2), text)


def write_between(path, marker, body):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(replace_between(text, marker, body))
