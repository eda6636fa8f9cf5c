"""Effects: paired arms that share their luck, and the difference between them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from simulator.analysis.arms import Arm, each
from simulator.analysis.measures import MEASURES, Context
from simulator.analysis.patterns.rows import Found
from simulator.ensemble.summary import QUIET_DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from simulator.analysis.arms import Change, Future
    from simulator.rules import Value

type Outcome = Callable[[Future], float]
Z95 = 1.96


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Effect:
    """One effect: what the high arm comes to above the low one.

    Attributes
    ----------
    outcome
        One number of one future.
    low, high
        What differs: dials or constants, by name.
    both
        What both arms have.
    off
        What switches the mechanism off; empty where nothing does.
    change
        Done to the low and the high arm's state on day ``at``; None for nothing.
    keep_events
        Whether the outcome reads the log.
    """

    outcome: Outcome
    low: Mapping[str, Value] = field(default_factory=dict)
    high: Mapping[str, Value] = field(default_factory=dict)
    both: Mapping[str, Value] = field(default_factory=dict)
    off: Mapping[str, Value] = field(default_factory=dict)
    change: tuple[Change | None, Change | None] = (None, None)
    at: int = 0
    days: int = 365
    scenario: str = "october-2025"
    keep_events: bool = False

    def arms(self) -> tuple[Arm, Arm]:
        """Return the low and the high arm."""
        common = Arm(
            scenario=self.scenario,
            days=self.days,
            at=self.at,
            keep_events=self.keep_events,
        )
        return tuple(  # type: ignore[return-value]
            replace(common, constants={**self.both, **held}, change=change)
            for held, change in zip((self.low, self.high), self.change, strict=True)
        )


def measure(effect: Effect, seeds: Sequence[int], workers: int = 2) -> Found:
    """Measure an effect, and the same with its mechanism off."""
    value, interval = difference(effect, seeds, workers)
    if not effect.off:
        return Found(value=value, interval=interval, count=len(seeds))
    # What is off stays off in both arms, whatever the arms move.
    without = replace(
        effect,
        low={**effect.low, **effect.off},
        high={**effect.high, **effect.off},
    )
    off, off_interval = difference(without, seeds, workers)
    return Found(
        value=value,
        interval=interval,
        count=len(seeds),
        off=off,
        off_interval=off_interval,
    )


def difference(
    effect: Effect, seeds: Sequence[int], workers: int = 2
) -> tuple[float, tuple[float, float]]:
    """Return the mean paired difference and its 95 % interval."""
    low, high = (
        np.array(list(each(arm, seeds, effect.outcome, workers)))
        for arm in effect.arms()
    )
    return paired(low, high)


def paired(low: np.ndarray, high: np.ndarray) -> tuple[float, tuple[float, float]]:
    """Return mean and 95 % interval of the differences, pair by pair."""
    gaps = high - low
    middle = float(gaps.mean())
    half = Z95 * float(gaps.std(ddof=1)) / len(gaps) ** 0.5 if len(gaps) > 1 else 0.0
    return middle, (middle - half, middle + half)


def total(column: str, first: int = 0, last: int | None = None) -> Outcome:
    """Make the outcome: the sum of a column over days."""
    return lambda future: float(future.days[column][first:last].sum(dtype=float))


def mean(column: str, first: int = 0, last: int | None = None) -> Outcome:
    """Make the outcome: the mean of a column over days."""
    return lambda future: float(future.days[column][first:last].mean(dtype=float))


def rung_days(rung: int, first: int = 30) -> Outcome:
    """Make the outcome: days a year at a step or above, from a day on."""
    return lambda future: 365.0 * float((future.days["rung"][first:] >= rung).mean())


def anew(name: str, first: int = 30) -> Outcome:
    """Make the outcome: a measure from a day on, new against the days before it."""

    def of(future: Future) -> float:
        days = future.days
        before = Context(
            days["act"][first - QUIET_DAYS : first],
            bool(days["ceasefire"][first - 1]),
            bool(days["split"][first - 1]),
        )
        return MEASURES[name].of(days[first:], before)

    return of
