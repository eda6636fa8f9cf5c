"""Patterns that no single pair of arms shows: sanctuary, strikes, fence, factions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from simulator.analysis.arms import Arm, each, given
from simulator.analysis.bootstrap import resampled, share_interval
from simulator.analysis.patterns.effects import anew, difference, paired, total
from simulator.analysis.patterns.rows import Found
from simulator.analysis.patterns.signs import (
    SIGNS,
    STRIKE_DAY,
    after_strike,
    off,
    scaled,
)
from simulator.scenario import load_scenario
from simulator.start import lie_of_the_land
from simulator.world.columns import ATTACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.analysis.arms import Change, Future
    from simulator.rules import Value
    from simulator.world.columns import Record

THREE_YEARS = 1095
HOT, FORCE = 4, 4  # step of escalation, and act level
PARITY = (0.1, 0.8, 1.6, 12.0)  # Haqqani power over Kandahar's, two of them near 1
CLOSED_DAYS, MONTH, LATE = 60, 30, 45
type Measured = dict[str, Found]


def sanctuary(seeds: Sequence[int], workers: int = 2) -> Measured:
    """Compare three years with and without a sanctuary, pair by pair."""
    arm = given(days=THREE_YEARS)

    def kept(future: Future) -> tuple[float, float]:
        fighters = future.days["ttp_fighters"]
        small = np.flatnonzero(fighters <= fighters[0] / 2)
        halved = float(small[0]) if len(small) else float(THREE_YEARS)
        return float(future.days["attacks"].sum()), halved

    usual, closed = (
        np.array(list(each(replace(arm, constants=held), seeds, kept, workers)))
        for held in ({}, off("C6"))
    )
    return {
        "C6-attacks": _share(closed[:, 0] < usual[:, 0]),
        "C6-strength": _share(closed[:, 1] < usual[:, 1]),
    }


def strikes(seeds: Sequence[int], workers: int = 2) -> Measured:
    """Measure what is left of a strike in weeks nine to twelve, and its harm."""
    late = total("attacks", STRIKE_DAY + 57, STRIKE_DAY + 85)
    effect = after_strike(late)
    usual = np.array(list(each(effect.arms()[0], seeds, late, workers))).mean()
    gap, (low, high) = difference(effect, seeds, workers)
    harm = SIGNS["C9-harm"]
    without = replace(harm, off={}, low={"strike_harm": 0.0}, high={"strike_harm": 0.0})
    whole, interval = difference(replace(harm, off={}), seeds, workers)
    bare, _ = difference(without, seeds, workers)
    caused = whole - bare
    count = len(seeds)
    return {
        "P-C2": Found(
            value=gap / usual, interval=(low / usual, high / usual), count=count
        ),
        "P-C5": Found(
            value=caused, interval=(interval[0] - bare, interval[1] - bare), count=count
        ),
    }


def splits(seeds: Sequence[int], workers: int = 2) -> Measured:
    """Measure splits of the Taliban by the ratio of power; more frequent to be seen."""

    def at(power: float) -> np.ndarray:
        held: dict[str, Value] = {"split_rate": 0.5, "haqqani_power": power}
        last = each(
            given(constants=held), seeds, lambda f: float(f.days["split"][-1]), workers
        )
        return np.array(list(last))

    low, near, over, high = map(at, PARITY)
    best = near if near.mean() >= over.mean() else over
    gaps = [paired(end, best) for end in (low, high)]
    value, interval = min(gaps, key=lambda gap: gap[0])
    return {"P-D4": Found(value=value, interval=interval, count=len(seeds))}


def substitution(seeds: Sequence[int], workers: int = 2) -> Measured:
    """Measure force in the next six days at hot steps, with talks and without."""

    def kept(future: Future) -> tuple[float, float, float, float]:
        days = future.days
        ahead = np.stack([days["act"][k : len(days) - 6 + k] for k in range(1, 7)])
        force = (ahead >= FORCE).any(axis=0)
        hot = (days["rung"] >= HOT)[:-6]
        talking = (days["talks"] > 0)[:-6]
        return (
            float((force & hot & talking).sum()),
            float((hot & talking).sum()),
            float((force & hot & ~talking).sum()),
            float((hot & ~talking).sum()),
        )

    def gap(some: Sequence[tuple[float, float, float, float]]) -> float:
        a, b, c, d = np.sum(some, axis=0)
        return float(a / b - c / d) if b and d else np.nan

    found = list(each(given(), seeds, kept, workers))
    return {
        "C16": Found(value=gap(found), interval=resampled(found, gap), count=len(found))
    }


def words(seeds: Sequence[int], workers: int = 2) -> Measured:
    """Measure pressure in words alone: with no leverage behind it."""
    effect = SIGNS["C17"]
    bare = replace(
        effect,
        low={**effect.low, **off("C17")},
        high={**effect.high, **off("C17")},
        off={},
    )
    value, interval = difference(bare, seeds, workers)
    return {"C17-words": Found(value=value, interval=interval, count=len(seeds))}


def closure(seeds: Sequence[int], workers: int = 2) -> Measured:
    """Measure what closed crossings cost by the day, at first and later."""

    def shut(world: Record, _rules: Record) -> None:
        world.shut[:] = 1

    def kept(future: Future) -> tuple[float, float]:
        cost = np.where(
            future.days["crossings_open"] == 0, future.days["cost_usd_m"], np.nan
        )
        early, late = cost[:MONTH], cost[LATE:]
        seen = np.isfinite(early).any() and np.isfinite(late).any()
        return (np.nanmean(early), np.nanmean(late)) if seen else (np.nan, np.nan)

    arm = given(days=CLOSED_DAYS, change=shut)
    early, late = np.array(list(each(arm, seeds, kept, workers))).T
    seen = np.isfinite(early)
    early, late = early[seen], late[seen]
    value, interval = paired(np.zeros(len(early)), early)
    gap, gap_interval = paired(early, late)
    count = len(early)
    return {
        "P-C9": Found(value=value, interval=interval, count=count),
        "C18-diverts": Found(value=gap, interval=gap_interval, count=count),
    }


def odds(seeds: Sequence[int], workers: int = 2) -> Measured:
    """Measure what may come anew within 200 days, counted from day 30."""
    arm = given(days=230)

    def reached(future: Future) -> tuple[float, float]:
        return anew("new_ceasefire")(future), anew("reach_6")(future)

    truce, strike = np.array(list(each(arm, seeds, reached, workers))).T
    return {"O-ceasefire": _share(truce > 0), "O-strikes": _share(strike > 0)}


def disputes_by_attacks(seeds: Sequence[int], workers: int = 2) -> Measured:
    """Measure disputes a year under many attacks and under few."""
    from simulator.definitions.crises import dispute_spells

    days = THREE_YEARS

    def kept(future: Future) -> float:
        return 365.0 * len(dispute_spells(future.days, future.events)) / days

    arm = Arm(scenario="quiet-border", days=days, keep_events=True)
    low, high = (
        np.array(
            list(
                each(
                    replace(arm, constants=scaled("attack_rate", factor)),
                    seeds,
                    kept,
                    workers,
                )
            )
        )
        for factor in (0.5, 1.5)
    )
    value, interval = paired(low, high)
    return {"P-B7-attacks": Found(value=value, interval=interval, count=len(seeds))}


def _share(is_so: np.ndarray) -> Found:
    share = float(is_so.mean())
    interval = share_interval(share, len(is_so))
    return Found(value=share, interval=interval, count=len(is_so))


def fence(seeds: Sequence[int], workers: int = 2) -> Measured:
    """Measure attacks in flat and in rugged border districts, fenced and not."""
    land = lie_of_the_land(load_scenario("october-2025").start)[0]
    rugged = land.pair_rugged >= np.median(land.pair_rugged)
    hard = np.unique(land.pair_pak[rugged])
    flat = np.setdiff1d(land.pair_pak, hard)

    def built(share: float) -> Change:
        def build(world: Record, _rules: Record) -> None:
            world.fence[:] = share

        return build

    def kept(future: Future) -> tuple[float, float]:
        attacks = future.events[future.events["kind"] == ATTACK]
        return tuple(  # type: ignore[return-value]
            float(np.isin(attacks["place"], there).sum()) for there in (flat, hard)
        )

    def change(some: Sequence[tuple[np.ndarray, np.ndarray]], place: int) -> float:
        none, whole = (np.sum([pair[k][place] for pair in some]) for k in (0, 1))
        return float(whole / none - 1.0) if none else np.nan

    arm = given(keep_events=True)
    none, whole = (
        np.array(list(each(replace(arm, change=built(share)), seeds, kept, workers)))
        for share in (0.0, 1.0)
    )
    pairs = list(zip(none, whole, strict=True))
    return {
        id_: Found(
            value=change(pairs, place),
            interval=resampled(pairs, lambda some, p=place: change(some, p)),  # type: ignore[misc]
            count=len(pairs),
        )
        for place, id_ in enumerate(("P-C6-policed", "P-C6-rugged"))
    }
