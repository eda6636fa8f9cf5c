"""The six dials of the first screen: how much each moves, from one end to the other.

Directions were fixed beforehand: mediation, pressure and a crisis mechanism lower the
odds, a sanctuary raises them; ties of the ISI and open crossings go either way. Counted
in ``october-2025`` from day 30, and in ``takeover-2021``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.analysis.arms import Arm, Future, each
from simulator.analysis.measures import CALM, MEASURES
from simulator.analysis.patterns.effects import anew, paired, rung_days
from simulator.analysis.patterns.rows import Found, bands, meets
from simulator.mechanisms import DIALS
from simulator.scenario import load_scenario

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

YEAR = 365
FIRST = 30
OCTOBER, TAKEOVER = "october-2025", "takeover-2021"
HEADLINE = tuple(name for name, dial in DIALS.items() if dial.headline)


def _in_october(future: Future) -> tuple[float, float]:
    return anew("reach_6", FIRST)(future), rung_days(5, FIRST)(future)


def _in_takeover(future: Future) -> tuple[float, float]:
    """Return the share of years with a new strike, and days a year at step five."""
    days = future.days
    years = range(0, len(days) - YEAR + 1, YEAR)
    reached = [MEASURES["reach_6"].of(days[y : y + YEAR], CALM) for y in years]
    return float(np.mean(reached)), rung_days(5, 0)(future)


def effects(
    dial: str, seeds: Sequence[int], workers: int = 2
) -> dict[str, dict[str, Any]]:
    """Measure a dial from its low to its high end, in both scenarios."""
    low, high = DIALS[dial].low, DIALS[dial].high
    found: dict[str, dict[str, Any]] = {}
    for name, kept in ((OCTOBER, _in_october), (TAKEOVER, _in_takeover)):
        days = FIRST + YEAR if name == OCTOBER else load_scenario(name).days
        ends = [
            np.array(
                list(
                    each(
                        Arm(scenario=name, days=days, dials={dial: end}),
                        seeds,
                        kept,
                        workers,
                    )
                )
            )
            for end in (low, high)
        ]
        found[name] = {
            "dial": dial,
            "scenario": name,
            "low": low,
            "high": high,
            **_pair("odds", ends[0][:, 0], ends[1][:, 0]),
            **_pair("rung_days", ends[0][:, 1], ends[1][:, 1]),
        }
    return found


def _pair(name: str, low: np.ndarray, high: np.ndarray) -> dict[str, Any]:
    value, interval = paired(low, high)
    return {
        name: [float(low.mean()), float(high.mean())],
        f"{name}_effect": value,
        f"{name}_interval": list(interval),
    }


def rows(found: Mapping[str, Mapping[str, Any]], count: int) -> dict[str, Found]:
    """Return the two rows of a dial: of October 2025, or of the long run.

    Asked is an effect here or there: October's is told unless only the other meets
    the band.
    """
    rows_ = {}
    for row, what in (("HD", "odds"), ("HR", "rung_days")):
        told = [_found(one, what, count) for one in found.values()]
        dial = next(iter(found.values()))["dial"]
        band = bands()[f"{row}-{dial}"]
        good = [one for one in told if meets(band, one.value, one.interval)]
        rows_[band.id] = (good or told)[0]
    return rows_


def _found(one: Mapping[str, Any], what: str, count: int) -> Found:
    low, high = one[f"{what}_interval"]
    return Found(value=one[f"{what}_effect"], interval=(low, high), count=count)
