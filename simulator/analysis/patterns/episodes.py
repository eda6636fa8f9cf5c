"""Patterns of crises, disputes and ceasefires, pooled over two calm beginnings.

Shares are pooled over ``takeover-2021`` and ``quiet-border``, never over a scenario
that opens inside a crisis. Crises and disputes that had not ended are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from simulator.analysis.arms import Arm, Future, each
from simulator.analysis.bootstrap import resampled
from simulator.analysis.patterns.rows import Found
from simulator.definitions.crises import crises_and_disputes
from simulator.definitions.spells import WAR_RUNG, deaths_across
from simulator.doctrine.actors import MOVEMENTS, TTP
from simulator.scenario import load_scenario
from simulator.world.columns import ATTACK, OPERATION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from simulator.definitions.crises import Episode

POOLED = ("takeover-2021", "quiet-border")
STYLES = ("facilitate", "formulate", "manipulate")
ARMED_DEATHS, YEAR = 25, 365  # deaths that make a year of armed conflict
LULL = "lull"  # days of a truce of the TTP that are left
BEFORE, LONG_BEFORE, AFTER = 14, (60, 15), 30  # days about the start of a ceasefire


@dataclass(frozen=True, eq=False, repr=False)
class Told:
    """What is kept of one future.

    Attributes
    ----------
    truces
        About each ceasefire: force a day long before, just before, and after.
    armed, calmed
        Years of armed conflict, and those of them with a ceasefire.
    """

    crises: list[Episode]
    disputes: list[Episode]
    truces: list[tuple[float, float, float]]
    armed: int
    calmed: int


def told(future: Future) -> Told:
    """Read crises, disputes and ceasefires off a future."""
    found = crises_and_disputes(future.days, future.events)
    ended = [one for one in found if one.over]
    armed, calmed = armed_years(future)
    return Told(
        [one for one in ended if one.kind == "crisis"],
        [one for one in ended if one.kind == "dispute"],
        about_truces(future.days),
        armed,
        calmed,
    )


def truce_starts(days: np.ndarray) -> list[int]:
    """Return the days on which a ceasefire came into force."""
    held = days["ceasefire"].astype(bool)
    return (np.flatnonzero(held[1:] & ~held[:-1]) + 1).tolist()


def force_a_day(days: np.ndarray) -> np.ndarray:
    """Count acts of force across the line, by day."""
    found: np.ndarray = (days["border_clashes"] + days["strikes"]).astype(float)
    return found


def about_truces(days: np.ndarray) -> list[tuple[float, float, float]]:
    """Return force a day long before, just before and after each ceasefire."""
    force = force_a_day(days)
    return [
        (
            float(force[d - LONG_BEFORE[0] : d - LONG_BEFORE[1]].mean()),
            float(force[d - BEFORE : d].mean()),
            float(force[d : d + AFTER].mean()),
        )
        for d in truce_starts(days)
        if d >= LONG_BEFORE[0] and d + AFTER <= len(days)
    ]


def armed_years(future: Future) -> tuple[int, int]:
    """Count years of armed conflict, and those with a ceasefire in them.

    A conflict-year has 25 deaths, as UCDP counts them: across the line, and with each
    armed movement. The TTP's own truces are its ceasefires.
    """
    events, days = future.events, len(future.days)
    inland = events[np.isin(events["kind"], (ATTACK, OPERATION))]
    conflicts = [(deaths_across(future.days, events), truce_starts(future.days))]
    for movement in MOVEMENTS:
        own = inland[(inland["actor"] == movement) | (inland["target"] == movement)]
        deaths = np.bincount(own["day"], own["deaths"], days)
        conflicts.append((deaths, lulls(future) if movement == TTP else []))
    armed = calmed = 0
    for deaths, starts in conflicts:
        for first in range(0, days - YEAR + 1, YEAR):
            if deaths[first : first + YEAR].sum() >= ARMED_DEATHS:
                armed += 1
                calmed += any(first <= d < first + YEAR for d in starts)
    return armed, calmed


def lulls(future: Future) -> list[int]:
    """Return the days on which a truce of the TTP began or was prolonged."""
    days = future.watched
    return (np.flatnonzero(days[1:] > days[:-1]) + 1).tolist()


def pool(seeds: Sequence[int], workers: int = 2, **options: object) -> list[Told]:
    """Simulate both scenarios on the seeds and read each future."""
    kept: list[Told] = []
    for name in POOLED:
        arm = Arm(
            scenario=name,
            days=load_scenario(name).days,
            keep_events=True,
            watch=LULL,
        )
        kept += each(replace(arm, **options), seeds, told, workers)  # type: ignore[arg-type]
    return kept


def crises_and_truces(kept: Sequence[Told]) -> dict[str, Found]:
    """Measure crises and ceasefires."""
    found = {
        "P-A1-unmediated": _share(kept, _crises(mediated=False), _agreed),
        "P-A1-mediated": _share(kept, _crises(mediated=True), _agreed),
        "P-A1-order": _order(kept),
        "P-A3": length(kept),
        "P-A3-loose": length(kept),
        "P-A4-years": _years(kept),
    }
    found["P-A4-before"] = _about(kept, lambda long, near, after: near - long)
    found["P-A4-after"] = _about(kept, lambda long, near, after: long - after)
    return found


def disputes(kept: Sequence[Told]) -> dict[str, Found]:
    """Measure disputes."""

    def all_(one: Told) -> list[Episode]:
        return one.disputes

    def war(episode: Episode) -> bool:
        return episode.peak_rung >= WAR_RUNG

    lone_wars = sum(war(d) and not d.reciprocated for t in kept for d in t.disputes)
    count = sum(len(one.disputes) for one in kept)
    lone = float(lone_wars)
    return {
        "P-B7-war": _share(kept, all_, war),
        "P-B7-both": _share(kept, all_, lambda d: d.reciprocated),
        "P-B7-stalemate": _share(kept, all_, lambda d: d.outcome == "stalemate"),
        "P-B7-negotiated": _share(kept, all_, lambda d: d.settlement == "negotiated"),
        "P-B7-war-both": Found(value=lone, interval=(lone, lone), count=count),
    }


def length(kept: Sequence[Told]) -> Found:
    """Return the median length of a crisis, in days."""
    groups = [[float(c.end - c.start + 1) for c in one.crises] for one in kept]
    return _of_groups(groups, lambda all_: float(np.median(all_)))


def longer(none: Sequence[Told], most: Sequence[Told]) -> Found:
    """Return how much longer the median crisis is with mediation at its most."""
    lengths = [
        [[float(c.end - c.start + 1) for c in one.crises] for one in kept]
        for kept in (none, most)
    ]
    pairs = list(zip(*lengths, strict=True))

    def gap(some: Sequence[tuple[list[float], list[float]]]) -> float:
        low = [x for pair in some for x in pair[0]]
        high = [x for pair in some for x in pair[1]]
        return float(np.median(high) - np.median(low)) if low and high else np.nan

    return Found(value=gap(pairs), interval=resampled(pairs, gap), count=len(pairs))


def _crises(*, mediated: bool) -> Callable[[Told], list[Episode]]:
    return lambda one: [c for c in one.crises if c.mediated == mediated]


def _agreed(episode: Episode) -> bool:
    return episode.agreement


def _share(
    kept: Sequence[Told],
    which: Callable[[Told], list[Episode]],
    is_so: Callable[[Episode], bool],
) -> Found:
    groups = [[float(is_so(episode)) for episode in which(one)] for one in kept]
    return _of_groups(groups, lambda all_: float(np.mean(all_)))


def _order(kept: Sequence[Told]) -> Found:
    """Return the smaller of the two steps between the styles of mediation."""

    def step(some: Sequence[Told]) -> float:
        shares = []
        for style in STYLES:
            agreed = [
                c.agreement for one in some for c in one.crises if c.style == style
            ]
            shares.append(float(np.mean(agreed)) if agreed else np.nan)
        return float(np.min(np.diff(shares)))

    count = sum(c.style in STYLES for one in kept for c in one.crises)
    return Found(value=step(kept), interval=resampled(list(kept), step), count=count)


def _years(kept: Sequence[Told]) -> Found:
    def share(some: Sequence[Told]) -> float:
        armed = sum(one.armed for one in some)
        return sum(one.calmed for one in some) / armed if armed else np.nan

    count = sum(one.armed for one in kept)
    return Found(value=share(kept), interval=resampled(list(kept), share), count=count)


def _about(kept: Sequence[Told], gap: Callable[[float, float, float], float]) -> Found:
    groups = [[gap(*about) for about in one.truces] for one in kept]
    return _of_groups(groups, lambda all_: float(np.mean(all_)))


def _of_groups(
    groups: Sequence[list[float]], of: Callable[[list[float]], float]
) -> Found:
    """Measure all items together; what is resampled are the futures they are of."""

    def measured(some: Sequence[list[float]]) -> float:
        items = [x for group in some for x in group]
        return of(items) if items else np.nan

    count = sum(len(group) for group in groups)
    interval = resampled(list(groups), measured)
    return Found(value=measured(groups), interval=interval, count=count)
