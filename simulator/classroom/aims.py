"""Aims of the seats: how they stand, and which futures are good or bad for a seat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from simulator.analysis.measures import MEASURES
from simulator.classroom.roles import role

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from simulator.analysis.measures import Context
    from simulator.classroom.roles import Aim

UPWARD = ("above", "at least")


@dataclass(frozen=True, slots=True)
class AimResult:
    """How an aim of a seat came out.

    Attributes
    ----------
    value, than
        The measure of the class's line, and what it was compared with.
    odds
        Share of the futures in which the model plays everybody that meet it too.
    """

    aim: Aim
    value: float
    than: float
    met: bool
    odds: float


def measured(aim: Aim, rows: np.ndarray, context: Context) -> float:
    """Measure what an aim speaks of on some days."""
    return MEASURES[aim.measure].of(rows, context)


def target(
    aim: Aim, rows: np.ndarray, usual: Sequence[np.ndarray], context: Context
) -> float:
    """Give what an aim is compared with.

    Parameters
    ----------
    aim
        The aim.
    rows
        Days of the line; its first day says where things stood at the start.
    usual
        Days of the futures in which the model plays everybody.
    context
        What stood before the first day.
    """
    if aim.than == "start":
        return measured(aim, rows[:1], context)
    if aim.than == "usual":
        return float(np.median([measured(aim, days, context) for days in usual]))
    return float(aim.than)


def holds(aim: Aim, value: float, than: float) -> bool:
    """Whether a value meets an aim."""
    match aim.comparison:
        case "below":
            return value < than
        case "above":
            return value > than
        case "at most":
            return value <= than
        case _:
            return value >= than


def results(
    seat: str, rows: np.ndarray, usual: Sequence[np.ndarray], context: Context
) -> tuple[AimResult, ...]:
    """Say how every aim of a seat came out on the days of the line."""
    found = []
    for aim in role(seat).aims:
        than = target(aim, rows, usual, context)
        value = measured(aim, rows, context)
        met = [holds(aim, measured(aim, days, context), than) for days in usual]
        odds = float(np.mean(met)) if met else float("nan")
        found.append(AimResult(aim, value, than, holds(aim, value, than), odds))
    return tuple(found)


def scores(
    seat: str, futures: Sequence[np.ndarray], context: Context
) -> npt.NDArray[np.float64]:
    """Rank futures by a seat's aims: 0 the worst for it, 1 the best.

    Each aim ranks them by its measure; ties share their rank, and the mean over the
    aims is the score. Nothing is summed that has another unit.
    """
    ranks = []
    for aim in role(seat).aims:
        values = np.array([measured(aim, days, context) for days in futures])
        values = values if aim.comparison in UPWARD else -values
        ranks.append(_ranked(values))
    return np.asarray(np.mean(ranks, axis=0))


def _ranked(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    if len(values) < 2:
        return np.zeros(len(values))
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    below = np.concatenate([[0], np.cumsum(count)[:-1]])
    middle = below + (count - 1) / 2
    return np.asarray(middle[place] / (len(values) - 1))
