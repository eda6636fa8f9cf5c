"""Force to and fro: whether each side answers the other, and whether that dies out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.analysis.bootstrap import resampled
from simulator.analysis.patterns.rows import Found
from simulator.definitions.spells import across
from simulator.doctrine.actors import KANDAHAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.analysis.arms import Future

WEEK = 7
GIVES_WAY_DAYS = 28
STRIKE_RUNG = 5
PARTS = 40
ISLAMABAD, KABUL = 0, 1
type Moments = tuple[np.ndarray, np.ndarray]


def weekly_force(future: Future) -> np.ndarray:
    """Count acts of force by side and week: Islamabad's, then Kabul's."""
    force = across(future.events)
    weeks = len(future.days) // WEEK
    by_kabul = force["actor"] == KANDAHAR
    return np.array(
        [
            np.bincount(force["day"][side] // WEEK, minlength=weeks)[:weeks]
            for side in (~by_kabul, by_kabul)
        ],
        float,
    )


def moments(future: Future) -> Moments:
    """Return what a regression of a week's force on the last week's needs.

    Each future's own mean is taken out, so that only its ups and downs count.
    """
    force = weekly_force(future)
    now, before = force[:, 1:], force[:, :-1]
    now = now - now.mean(axis=1, keepdims=True)
    before = before - before.mean(axis=1, keepdims=True)
    return before @ before.T, now @ before.T


def gave_way(future: Future) -> tuple[int, int]:
    """Count Islamabad's strikes, and those that Kabul did not answer for four weeks."""
    force = across(future.events)
    by_kabul = np.sort(force["day"][force["actor"] == KANDAHAR])
    struck = np.unique(
        force["day"][(force["actor"] != KANDAHAR) & (force["rung"] >= 5)]
    )
    struck = struck[struck + GIVES_WAY_DAYS < len(future.days)]
    nexts = np.searchsorted(by_kabul, struck, side="right")
    answered = [
        n < len(by_kabul) and by_kabul[n] <= day + GIVES_WAY_DAYS
        for n, day in zip(nexts, struck, strict=True)
    ]
    return len(struck), len(struck) - sum(answered)


def answers(kept: Sequence[tuple[Moments, tuple[int, int]]]) -> dict[str, Found]:
    """Measure a first-order vector autoregression of weekly force, and giving way."""
    sums = [pair for pair, _ in kept]
    parts = [sums[k::PARTS] for k in range(min(PARTS, len(sums)))]

    def fitted(some: Sequence[Sequence[Moments]]) -> np.ndarray:
        pairs = [pair for part in some for pair in part]
        square = np.sum([a for a, _ in pairs], axis=0)
        cross = np.sum([b for _, b in pairs], axis=0)
        solved: np.ndarray = cross @ np.linalg.pinv(square)
        return solved

    def entry(row: int, column: int) -> Found:
        def one(some: Sequence[Sequence[Moments]]) -> float:
            return float(fitted(some)[row, column])

        return Found(value=one(parts), interval=resampled(parts, one), count=len(sums))

    def root(some: Sequence[Sequence[Moments]]) -> float:
        return float(np.abs(np.linalg.eigvals(fitted(some))).max())

    stable = Found(value=root(parts), interval=resampled(parts, root), count=len(sums))
    return {
        "P-B8-kabul": entry(KABUL, ISLAMABAD),
        "P-B8-islamabad": entry(ISLAMABAD, KABUL),
        "P-B8-stable": stable,
        "P-B8-gives-way": _giving_way([counts for _, counts in kept]),
    }


def _giving_way(kept: Sequence[tuple[int, int]]) -> Found:
    def share(some: Sequence[tuple[int, int]]) -> float:
        strikes = sum(struck for struck, _ in some)
        return sum(quiet for _, quiet in some) / strikes if strikes else np.nan

    count = sum(struck for struck, _ in kept)
    return Found(value=share(kept), interval=resampled(list(kept), share), count=count)
