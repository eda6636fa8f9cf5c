"""Rows of the table that come from the hindcast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.analysis.hindcast import MODEL
from simulator.analysis.history import HELD_OUT
from simulator.analysis.patterns.rows import Found

if TYPE_CHECKING:
    from collections.abc import Mapping

FORETOLD = HELD_OUT - 1  # the origin at the end of the last fitted month
TWELVE, BINOMIAL = "last twelve months", "negative binomial"


def rows(told: Mapping[str, Any]) -> dict[str, Found]:
    """Return the rows of a report of the hindcast."""
    every, late = told["scores"]["all"], told["scores"]["2024"]
    model, count = every[MODEL], every[MODEL]["n"]
    coverage = model["coverage"]
    ahead = [one for one in told["forecasts"] if one["origin"] == FORETOLD]
    inside = sum(one["low"] <= one["came"] <= one["high"] for one in ahead)
    return {
        "H-band-2024": _count(_inside(told["months"], "2024")),
        "H-ahead-2024": _count(inside, len(ahead)),
        "H-deaths": _count(_inside(told["years"], "20"), len(told["years"])),
        "P-F2": Found(
            value=coverage, interval=tuple(model["coverage_interval"]), count=count
        ),
        "H-width": _exact(model["width"] / every[BINOMIAL]["width"], count),
        "P-F1": _exact(1.0 - model["crps"] / every[TWELVE]["crps"], count),
        "P-F1-stretch": _exact(1.0 - model["crps"] / every[BINOMIAL]["crps"], count),
        "P-F3": _exact(late[MODEL]["ignorance"], late[MODEL]["n"]),
    }


def _inside(bands: list[Mapping[str, Any]], years: str) -> int:
    """Count what was reported inside the 90 % band."""
    return sum(
        one["low"] <= one["reported"] <= one["high"]
        for one in bands
        if str(one.get("month", one.get("year"))).startswith(years)
        and one["reported"] is not None
    )


def _count(found: int, of: int = 12) -> Found:
    return _exact(float(found), of)


def _exact(value: float, count: int) -> Found:
    return Found(value=value, interval=(value, value), count=count)
