"""The chart: times relative to coffer's, on a logarithmic axis, readable on a light and on a dark page."""

import math
from xml.sax.saxutils import escape

ROWS = [("phrase_seed", "mnemonic → seed"), ("eth_private", "node → Ethereum"), ("eth_xpub", "xpub → Ethereum"), ("p2tr_xpub", "xpub → P2TR"),
        ("sol_cold", "seed → Solana"), ("export_open", "open export bundle"), ("import_seal", "seal import bundle"),
        ("credential_open", "open credential"), ("stamp", "stamp a request")]

# What stands for JavaScript: the service's own packages where they do the job.
SCRIPTS = ("node-vendor", "node-ethers", "node-scure")

STYLE = """
  text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328; }
  .small { font-size: 11px; } .axis { stroke: #8c959f; stroke-width: 1; opacity: .35; }
  .coffer { fill: #0969da; stroke: #0969da; } .floor { fill: #57606a; stroke: #57606a; }
  .peer { fill: #bf8700; stroke: #bf8700; } .script { fill: #cf222e; stroke: #cf222e; } .line { opacity: .4; stroke-width: 2; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .coffer { fill: #58a6ff; stroke: #58a6ff; } .floor { fill: #9da7b3; stroke: #9da7b3; }
    .peer { fill: #e3b341; stroke: #e3b341; } .script { fill: #ff7b72; stroke: #ff7b72; }
  }
"""

LEFT, WIDTH, TOP, STEP = 165, 560, 62, 34


def points_of(measurement, job):
    """(class, label, time relative to coffer's) of each point in a row."""
    script = next((name for name in SCRIPTS if name in measurement.names_of(job)), None)
    points = [("coffer", "coffer", 1.0), ("floor", "floor", measurement.ratio(job, "floor", job, "coffer")["median"])]
    peers = [(measurement.ratio(job, name, job, "coffer")["median"], name) for name in measurement.names_of(job)
             if name not in ("floor", "coffer", script)]
    if peers:
        ratio, name = min(peers)
        points.append(("peer", name, ratio))
    if script:
        points.append(("script", script, measurement.ratio(job, script, job, "coffer")["median"]))
    return points


def svg(measurement):
    rows = [(job, title) for job, title in ROWS if "coffer" in measurement.names_of(job)]
    points = {job: points_of(measurement, job) for job, _ in rows}
    greatest = max(ratio for row in points.values() for _, _, ratio in row)
    least = min(ratio for row in points.values() for _, _, ratio in row)
    low, high = math.floor(math.log10(least) * 10 - 0.5) / 10, max(0.5, math.log10(greatest) + 0.12)

    def x(ratio):
        return LEFT + WIDTH * (math.log10(ratio) - low) / (high - low)

    height = TOP + STEP * len(rows) + 30
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 45} {height}" role="img">',
           "<title>Time of each job relative to coffer's time, logarithmic</title>", f"<style>{STYLE}</style>",
           '<text x="8" y="20" font-weight="600">Time of one operation relative to coffer’s time (logarithmic; further right is slower)</text>']
    legend = [("coffer", "coffer"), ("floor", "raw libraries"), ("peer", "fastest peer"), ("script", "JavaScript")]
    at = 8
    for kind, text in legend:
        out.append(f'<circle class="{kind}" cx="{at + 5}" cy="38" r="5"/><text class="small" x="{at + 15}" y="42">{escape(text)}</text>')
        at += 34 + 5.7 * len(text)
    bottom = TOP + STEP * len(rows) - 8
    for mark in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
        if low <= math.log10(mark) <= high:
            out.append(f'<line class="axis" x1="{x(mark):.1f}" x2="{x(mark):.1f}" y1="{TOP - 6}" y2="{bottom}"/>'
                       f'<text class="small" x="{x(mark):.1f}" y="{bottom + 18}" text-anchor="middle">{mark}×</text>')
    for number, (job, title) in enumerate(rows):
        y = TOP + STEP * number + 12
        out.append(f'<text x="8" y="{y + 4}">{escape(title)}</text>')
        slowest = max(ratio for _, _, ratio in points[job])
        out.append(f'<line class="coffer line" x1="{x(1):.1f}" x2="{x(slowest):.1f}" y1="{y}" y2="{y}"/>')
        # Draw the floor first, so that coffer's point stays visible where both are equally fast.
        for kind, name, ratio in sorted(points[job], key=lambda point: point[0] != "floor"):
            radius = 7 if kind == "floor" else 5
            out.append(f'<circle class="{kind}" cx="{x(ratio):.1f}" cy="{y}" r="{radius}"><title>{escape(name)}: {ratio:.2f}</title></circle>')
            if kind in ("peer", "script"):
                text = f"{name} {ratio:.2f}×" if ratio < 10 else f"{name} {ratio:.0f}×"
                end = x(ratio) > LEFT + 0.75 * WIDTH
                # Below the line if it would overlap the label before it.
                below = any(other == "peer" and kind == "script" and abs(x(ratio) - x(by)) < 130 for other, _, by in points[job])
                out.append(f'<text class="small" x="{x(ratio) + (-8 if end else 8):.1f}" y="{y + (15 if below else -6)}"'
                           f' text-anchor="{"end" if end else "start"}">{escape(text)}</text>')
    return "\n".join(out + ["</svg>"]) + "\n"
