"""Patterns of violence: sizes, clustering in time and space, places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.analysis.arms import Arm, Future, each, given
from simulator.analysis.bootstrap import resampled
from simulator.analysis.hindcast import COUNTABLE
from simulator.analysis.history import year_days
from simulator.analysis.patterns.rows import Found
from simulator.scenario import load_scenario
from simulator.world.atlas import load_atlas
from simulator.world.columns import ATTACK, N_PLACES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LEAST_DEATHS = 10  # of the events whose sizes are fitted; fixed, never chosen
WEEK = 7
LATER = (22, 28)  # days after, against the first week
PARTS = 40  # groups of futures that are resampled


def violence(seeds: Sequence[int], workers: int = 2) -> dict[str, Found]:
    """Measure the patterns of violence on a year from October 2025."""
    arm = given(keep_events=True)
    kept = list(each(arm, seeds, _of_future, workers))
    sizes = [one["sizes"] for one in kept]
    found = {
        "P-B1-exponent": _pooled(sizes, exponent),
        "P-B1-top-tenth": _pooled(sizes, top_tenth),
        "P-B1-median": _pooled(sizes, lambda all_: float(np.median(all_))),
        "P-B5-dispersion": _median([one["dispersion"] for one in kept]),
        "P-B5-memory": _median([one["memory"] for one in kept]),
        "P-B6-ten": _median([one["ten"] for one in kept]),
    }
    knox = np.array([one["knox"] for one in kept])
    found["P-B6-near-time"] = _mean(knox[:, 0] - knox[:, 1])
    found["P-B6-near-space"] = _mean(knox[:, 0] - knox[:, 2])
    return found


def _of_future(future: Future) -> dict[str, Any]:
    days, events = future.days, future.events
    weeks = len(days) // WEEK
    weekly = days["attacks"][: weeks * WEEK].reshape(weeks, WEEK).sum(axis=1)
    countable = events[in_pakistan(events) & (events["deaths"] > 0)]
    places = np.sort(np.bincount(countable["place"], minlength=N_PLACES))[::-1]
    return {
        "sizes": countable["deaths"].astype(float),
        "dispersion": float(weekly.var(ddof=1) / weekly.mean()),
        "memory": float(np.corrcoef(weekly[:-1], weekly[1:])[0, 1]),
        "ten": float(places[:10].sum() / places.sum()),
        "knox": knox_ratios(events[events["kind"] == ATTACK], len(days)),
    }


def in_pakistan(events: np.ndarray) -> np.ndarray:
    """Mark events of force that happened in Pakistan."""
    home = np.array([place.pakistani for place in load_atlas().places])
    marked: np.ndarray = np.isin(events["kind"], COUNTABLE) & (events["place"] >= 0)
    marked &= home[events["place"]]
    return marked


def exponent(sizes: np.ndarray) -> float:
    """Fit the exponent of a discrete power law to the sizes of ten and more.

    Maximum likelihood with a fixed least size (Clauset, Shalizi & Newman 2009).
    """
    from scipy.optimize import minimize_scalar
    from scipy.special import zeta

    large = sizes[sizes >= LEAST_DEATHS]
    logs = float(np.log(large).sum())

    def unlikely(power: float) -> float:
        return len(large) * float(np.log(zeta(power, LEAST_DEATHS))) + power * logs

    return float(minimize_scalar(unlikely, bounds=(1.2, 6.0), method="bounded").x)


def top_tenth(sizes: np.ndarray) -> float:
    """Return the share of all deaths in the deadliest tenth of events."""
    ordered = np.sort(sizes)[::-1]
    return float(ordered[: len(ordered) // 10].sum() / ordered.sum())


def knox_ratios(attacks: np.ndarray, days: int) -> tuple[float, float, float]:
    """Compare pairs of attacks that are near with what chance would give (Knox 1964).

    Returns
    -------
    tuple of float
        For pairs in one district within a week, in one district three to four weeks
        apart, and in neighbouring districts within a week: pairs found over pairs
        expected if place and time had nothing to do with each other.
    """
    counts = np.zeros((N_PLACES, days))
    np.add.at(counts, (attacks["place"], attacks["day"]), 1.0)
    same_place, near_place = np.eye(N_PLACES), neighbours()
    lags = {"week": range(1, WEEK + 1), "later": range(LATER[0], LATER[1] + 1)}
    found = []
    for near, when in (
        (same_place, "week"),
        (same_place, "later"),
        (near_place, "week"),
    ):
        seen = expected = 0.0
        for lag in lags[when]:
            early, late = counts[:, :-lag], counts[:, lag:]
            seen += float((early * (near @ late)).sum())
            # Places and days apart: what their totals alone would give.
            in_time = float((early.sum(axis=0) * late.sum(axis=0)).sum())
            a, b = early.sum(axis=1), late.sum(axis=1)
            in_space = float(a @ near @ b) / (a.sum() * b.sum())
            expected += in_time * in_space
        found.append(seen / expected if expected > 0 else 1.0)
    return found[0], found[1], found[2]


def neighbours() -> np.ndarray:
    """Return which places border each other, as 0 and 1."""
    table = np.zeros((N_PLACES, N_PLACES))
    for edge in load_atlas().neighbours:
        table[edge.a, edge.b] = table[edge.b, edge.a] = 1.0
    return table


def levels(seeds: Sequence[int], workers: int = 2) -> dict[str, Found]:
    """Measure tolls and places from August 2021 to December 2024."""
    start = load_scenario("takeover-2021").start
    first, _ = year_days(start, 2022)
    _, end = year_days(start, 2024)
    arm = Arm(scenario="takeover-2021", days=end, keep_events=True)

    def kept(future: Future) -> tuple[float, float]:
        attacks = future.events[future.events["kind"] == ATTACK]
        late = attacks[attacks["day"] >= first]
        days = future.days
        there = days["attacks_kp"].sum() + days["attacks_balochistan"].sum()
        return float(late["deaths"].mean()), float(there / days["attacks"].sum())

    tolls, shares = zip(*each(arm, seeds, kept, workers), strict=True)
    return {"deaths-per-attack": _mean(np.array(tolls)), "C4": _mean(np.array(shares))}


def _median(values: Sequence[float]) -> Found:
    middle = float(np.median(values))
    interval = resampled(list(values), lambda some: float(np.median(some)))
    return Found(value=middle, interval=interval, count=len(values))


def _mean(values: np.ndarray) -> Found:
    middle, half = values.mean(), 1.96 * values.std(ddof=1) / len(values) ** 0.5
    interval = float(middle - half), float(middle + half)
    return Found(value=float(middle), interval=interval, count=len(values))


def _pooled(groups: Sequence[np.ndarray], of: Callable[[np.ndarray], float]) -> Found:
    """Measure all events together; the interval leaves out futures, group by group."""
    parts = [np.concatenate(groups[k::PARTS]) for k in range(min(PARTS, len(groups)))]
    whole = np.concatenate(parts)
    interval = resampled(parts, lambda some: of(np.concatenate(some)), times=100)
    return Found(value=of(whole), interval=interval, count=len(whole))
