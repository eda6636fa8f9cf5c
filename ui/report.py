"""A run told as one HTML page that needs nothing else: for reading and printing."""

from __future__ import annotations

import base64
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from simulator.definitions import STEPS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template

    from simulator.run import RunResult
    from simulator.timeline.file import Contents
    from simulator.timeline.tree import Branch


def report_page(
    contents: Contents,
    results: Mapping[Branch, RunResult],
    pictures: Mapping[str, bytes],
) -> str:
    """Tell a run and its branches: what was changed, and what came of it.

    Parameters
    ----------
    contents
        The whole file.
    results
        What came of each branch that has days.
    pictures
        SVG by name: the number of a branch, or ``branches`` for all together.
    """
    scenario = contents.scenario
    names = {branch.id: branch.name for branch in contents.tree.branches.values()}
    page: str = _template().render(
        title=scenario.title,
        text=scenario.text,
        start=scenario.start,
        seed=contents.seed,
        durand=contents.versions.get("durand", "unknown"),
        together=_embedded(pictures.get("branches")),
        branches=[
            _told(branch, result, names) | _picture(branch, pictures)
            for branch, result in results.items()
        ],
        sources=scenario.sources,
    )
    return page


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    kinds = Environment(
        loader=PackageLoader("ui", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return kinds.get_template("report.html")


def _told(
    branch: Branch, result: RunResult, names: Mapping[int, str]
) -> dict[str, Any]:
    summary = result.summary()
    totals, peak, days = summary["totals"], summary["peak_rung"], len(result.series)
    start, parent = result.scenario.start, branch.parent
    left = "" if parent is None else names.get(parent, "its parent")
    return {
        "name": branch.name,
        "note": branch.note,
        "origin": f"{left} on day {branch.forked}" if left else "",
        "days": days,
        "peak": peak,
        "peak_name": STEPS[peak],
        "attacks": totals["attacks"],
        "deaths": totals["deaths"],
        "clashes": totals["border_clashes"],
        "strikes": totals["strikes"],
        "first": start,
        "last": start + timedelta(days=days - 1),
        "digest": result.digest,
        "changes": [
            {
                "day": entry.day,
                "told": entry.change.told(),
                "author": entry.author,
                "reason": entry.reason,
            }
            for entry in branch.entries
        ],
    }


def _picture(branch: Branch, pictures: Mapping[str, bytes]) -> dict[str, Any]:
    return {"picture": _embedded(pictures.get(str(branch.id)))}


def _embedded(picture: bytes | None) -> str:
    """Give a picture as an address that holds it whole."""
    if picture is None:
        return ""
    return f"data:image/svg+xml;base64,{base64.b64encode(picture).decode()}"
