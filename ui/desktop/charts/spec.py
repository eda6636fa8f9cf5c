"""What each chart shows, as data: a chart is added by naming an observable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ui.desktop import words

type Reading = Callable[[np.ndarray], np.ndarray]
WEEK = 7
STEPS_OF_ESCALATION = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSpec:
    """One chart.

    Attributes
    ----------
    read
        From the days done to one number a day.
    column, scale
        The weekly column of the futures, and what it is multiplied by.
    tops
        Upper ends that the vertical range may take; it only ever moves up.
    stairs
        Whether the value holds all day and then jumps.
    say
        A value in words, for the head of the chart.
    ladder
        Whether the axis names the steps of escalation.
    """

    name: str
    unit: str
    read: Reading
    tops: tuple[float, ...]
    column: str
    scale: float = 1.0
    say: Callable[[float], str]
    stairs: bool = False
    ladder: bool = False
    stretch: int = 10


def weekly(daily: np.ndarray) -> np.ndarray:
    """Sum of the last seven days on each day; NaN before a week is full."""
    total = np.cumsum(daily, dtype=float)
    sums = np.full(len(daily), np.nan)
    sums[WEEK - 1 :] = total[WEEK - 1 :]
    sums[WEEK:] -= total[:-WEEK]
    return sums


def _step(value: float) -> str:
    return f"{value:.0f}  {words.step_name(int(value))}"


def _count(value: float) -> str:
    return "in its first week" if np.isnan(value) else f"{value:.0f}"


def _of_100(value: float) -> str:
    return f"{value:.0f} of 100"


CHARTS = (
    ChartSpec(
        name="Escalation",
        unit="step 0 to 8, highest of 7 days",
        read=lambda rows: rows["rung"].astype(float),
        tops=(8.0,),
        column="rung",
        say=_step,
        stairs=True,
        ladder=True,
        stretch=17,
    ),
    ChartSpec(
        name="Attacks a week",
        unit="by the TTP, Baloch groups and ISKP",
        read=lambda rows: weekly(rows["attacks"]),
        column="attacks",
        tops=(20.0, 40.0, 60.0, 80.0, 120.0, 160.0, 240.0, 400.0, 800.0),
        say=_count,
    ),
    ChartSpec(
        name="Taliban unity",
        unit="of 100",
        read=lambda rows: rows["cohesion"] * 100,
        tops=(100.0,),
        column="cohesion",
        scale=100.0,
        say=_of_100,
    ),
)
