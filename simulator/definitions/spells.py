"""Days and stretches of days: what crises, disputes and outcomes are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.world.columns import (
    BORDER_CLASH,
    DRONE,
    INCURSION,
    LEADER_STRIKE,
    STRIKE,
)

if TYPE_CHECKING:
    import numpy.typing as npt

type Days = npt.NDArray[np.bool_]
type Spell = tuple[int, int]  # first and last day

ACROSS_THE_LINE = (BORDER_CLASH, STRIKE, DRONE, INCURSION, LEADER_STRIKE)
WAR_RUNG = 8
WAR_DAYS, WAR_SPAN, WAR_PAIRS, WAR_DEATHS, YEAR = 10, 14, 3, 1000, 365


def spells(marked: Days, gap: int) -> list[Spell]:
    """Join marked days into spells; ``gap`` days without a mark part two of them."""
    found: list[Spell] = []
    for day in np.flatnonzero(marked).tolist():
        if found and day - found[-1][1] <= gap:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def within(marked: npt.NDArray[Any], span: int) -> npt.NDArray[np.int64]:
    """Sum the last ``span`` days of each day, today among them."""
    summed = np.cumsum(np.concatenate([np.zeros(span, np.int64), marked]))
    return summed[span:] - summed[:-span]


def across(events: np.ndarray) -> np.ndarray:
    """Give the events of force across the line."""
    found: np.ndarray = events[np.isin(events["kind"], ACROSS_THE_LINE)]
    return found


def deaths_across(series: np.ndarray, events: np.ndarray) -> npt.NDArray[np.int64]:
    """Count the dead of each day in fighting across the line."""
    return _dead_of(across(events), len(series))


def _dead_of(force: np.ndarray, days: int) -> npt.NDArray[np.int64]:
    return np.bincount(force["day"], force["deaths"], days).astype(np.int64)


def heartlands_struck(events: np.ndarray, day: int) -> bool:
    """Whether both sides have struck the other's heartland up to a day."""
    inland = events[(events["rung"] == 6) & (events["day"] <= day)]
    return len(set(inland["actor"].tolist())) == 2


def war_days(series: np.ndarray, events: np.ndarray) -> Days:
    """Mark the days of full-scale war (rung 8).

    Fighting on at least 10 of the last 14 days in at least 3 border places, each side
    having struck the other's heartland; or 1,000 deaths across the line in 12 months.
    """
    force = across(events)
    yearly = within(_dead_of(force, len(series)), YEAR)
    # The model marks such days itself; this also reads a series that has no marks.
    war: Days = (yearly >= WAR_DEATHS) | (series["act"] >= WAR_RUNG)
    if not heartlands_struck(events, len(series)):
        return war  # however wide the fighting was
    busy = within(np.isin(np.arange(len(series)), force["day"]), WAR_SPAN) >= WAR_DAYS
    for day in np.flatnonzero(busy & ~war).tolist():
        recent = force[(force["day"] > day - WAR_SPAN) & (force["day"] <= day)]
        wide = len(set(recent["place"].tolist())) >= WAR_PAIRS
        war[day] = wide and heartlands_struck(events, day)
    return war


def peak_rung(series: np.ndarray, events: np.ndarray) -> int:
    """Give the highest act level from day 0 on: what stood before does not count."""
    if war_days(series, events).any():
        return WAR_RUNG
    return int(series["act"].max(initial=0))
