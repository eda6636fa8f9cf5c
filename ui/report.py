"""A run told as one HTML page that needs nothing else: for reading and printing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from simulator.definitions import STEPS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.run import RunResult
    from simulator.timeline.file import Contents
    from simulator.timeline.tree import Branch

WIDTH, HEIGHT = 720, 120
CHARTS = (("rung", "Step of escalation, 0 to 8", 8.0), ("attacks", "Attacks a week", 0))
STYLE = """
body { font: 15px/1.5 Georgia, serif; max-width: 760px; margin: 2em auto;
  padding: 0 1em; color: #1b2530; background: #fff; }
h1, h2 { font-weight: 600; } figure { margin: 1em 0; } svg { width: 100%; }
figcaption, .quiet { color: #48535f; font-size: 13px; }
table { border-collapse: collapse; } td, th { padding: 2px 12px 2px 0;
  text-align: left; vertical-align: top; }
"""


def report_page(contents: Contents, results: Mapping[Branch, RunResult]) -> str:
    """Tell a run and its branches: what was changed, and what came of it."""
    scenario = contents.scenario
    body = [
        f"<h1>{escape(scenario.title)}</h1>",
        f"<p>{escape(scenario.text)}</p>",
        '<p class="quiet">One course of events in a model, not a forecast: another '
        f"luck gives another course. From {scenario.start}; luck {contents.seed}; "
        f"Durand {escape(contents.versions.get('durand', 'unknown'))}.</p>",
        *(_branch(branch, result) for branch, result in results.items()),
        "<h2>Sources of the scenario</h2><ul>",
        *(f"<li>{escape(source)}</li>" for source in scenario.sources),
        "</ul>",
    ]
    title = escape(scenario.title)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{STYLE}</style></head>\n<body>\n"
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _branch(branch: Branch, result: RunResult) -> str:
    totals, peak = result.summary()["totals"], result.summary()["peak_rung"]
    origin = f"Forked on day {branch.forked}. " if branch.parent is not None else ""
    parts = [
        f"<h2>{escape(branch.name)}</h2>",
        f"<p>{escape(branch.note)}</p>" if branch.note else "",
        f"<p>{origin}{len(result.series)} days; highest step {peak} of 8, "
        f"{escape(STEPS[peak])}; {totals['attacks']} attacks, {totals['deaths']} "
        f"deaths, {totals['border_clashes']} border clashes, {totals['strikes']} "
        "strikes.</p>",
        _changes(branch),
        *(_chart(result, *chart) for chart in CHARTS),
        f'<p class="quiet">Digest {result.digest}</p>',
    ]
    return "\n".join(parts)


def _changes(branch: Branch) -> str:
    if not branch.entries:
        return "<p>Nothing was changed.</p>"
    rows = [
        f"<tr><td>{entry.day}</td><td>{escape(entry.change.told())}</td>"
        f"<td>{escape(entry.author)}</td><td>{escape(entry.reason)}</td></tr>"
        for entry in branch.entries
    ]
    head = "<tr><th>Day</th><th>Change</th><th>By</th><th>Reason</th></tr>"
    return f"<table>{head}{''.join(rows)}</table>"


def _chart(result: RunResult, column: str, label: str, top: float) -> str:
    weeks = result.weeks
    values = [float(week[column]) for week in weeks]
    high = top or max([1.0, *values])
    step = WIDTH / max(1, len(values))
    points = " ".join(
        f"{step * (i + 0.5):.1f},{HEIGHT - value / high * HEIGHT:.1f}"
        for i, value in enumerate(values)
    )
    caption = f"{label}; from {weeks[0]['date']} to {weeks[-1]['date']}, top {high:g}"
    return (
        f'<figure><svg viewBox="0 -2 {WIDTH} {HEIGHT + 4}" role="img" '
        f'aria-label="{caption}"><path d="M0 {HEIGHT}H{WIDTH}" stroke="#8c867a"/>'
        f'<polyline points="{points}" fill="none" stroke="#0e5a78" stroke-width="2"/>'
        f"</svg><figcaption>{caption}</figcaption></figure>"
    )
