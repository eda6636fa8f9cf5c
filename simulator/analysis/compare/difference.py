"""What differs between two arms, luck by luck, and how surely.

Every difference is taken within a luck, so that what both arms owe to their luck drops
out. Bands are of 90 %.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from simulator.definitions.outcome import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.analysis.compare.sample import Sample

Z90 = 1.644854
EXACT = 1e-12  # what two equal floats may differ by, relatively


@dataclass(frozen=True)
class Difference:
    """How one measure differs between the second and the first arm.

    Attributes
    ----------
    first, second
        Its mean in either arm; of odds, a share of futures.
    mean, low, high
        The mean difference within a luck, and the 90 % band of that mean.
    spread
        Where 9 of 10 differences within a luck lie, and the middle one.
    more, less
        The share of lucks in which the second arm has more, and less.
    size
        The mean difference in standard deviations of the futures, which makes
        measures of different units comparable.
    factor
        How many times as many futures it would take, were luck not shared, for a
        band as narrow.
    lucks
        Lucks that ended in both arms.
    """

    measure: str
    first: float
    second: float
    mean: float
    low: float
    high: float
    spread: tuple[float, float, float]
    more: float
    less: float
    size: float
    factor: float
    lucks: int

    @property
    def clear(self) -> bool:
        """Whether the band leaves no difference out."""
        return self.low > 0.0 or self.high < 0.0

    @property
    def win(self) -> float:
        """P(second > first) of one luck, equal ones counted half."""
        return self.more + 0.5 * (1.0 - self.more - self.less)


def difference(name: str, first: np.ndarray, second: np.ndarray) -> Difference:
    """Compare one measure's values, luck by luck.

    Parameters
    ----------
    name
        Of the measure.
    first, second
        Its values by luck; lucks that failed in either arm are left out.
    """
    both = np.isfinite(first) & np.isfinite(second)
    a, b = first[both], second[both]
    gap = b - a
    mean, half = float(gap.mean()), Z90 * _deviation(gap) / sqrt(len(gap))
    apart = a.var() + b.var()
    spread = sqrt(apart / 2.0)
    low, middle, high = np.quantile(gap, (0.05, 0.5, 0.95))
    return Difference(
        measure=name,
        first=float(a.mean()),
        second=float(b.mean()),
        mean=mean,
        low=mean - half,
        high=mean + half,
        spread=(float(low), float(middle), float(high)),
        more=float((gap > 0).mean()),
        less=float((gap < 0).mean()),
        size=mean / spread if spread > EXACT else 0.0,
        factor=float(apart / gap.var()) if gap.var() > EXACT * apart else np.inf,
        lucks=len(gap),
    )


def _deviation(values: np.ndarray) -> float:
    return float(values.std(ddof=1)) if len(values) > 1 else np.inf


def ranked(sample: Sample, arm: int) -> list[Difference]:
    """Give every measure's difference from the first arm, the largest first."""
    found = [
        difference(name, values[0], values[arm])
        for name, values in sample.values.items()
    ]
    return sorted(found, key=lambda one: (not one.clear, -abs(one.size)))


def endings(sample: Sample) -> dict[str, list[float]]:
    """Give the share of each ending, arm by arm, over the lucks that ended in all."""
    whole = (sample.endings != "").all(axis=0)
    return {
        name: (sample.endings[:, whole] == name).mean(axis=1).tolist()
        for name in OUTCOMES
    }


@dataclass(frozen=True, eq=False, repr=False)
class Course:
    """How the difference of a weekly column unfolds.

    Attributes
    ----------
    mean, low, high
        The mean difference of each week, and its 90 % band, [week].
    spread
        The 5th, 25th, 50th, 75th and 95th percentile of the differences within a
        luck, [quantile, week].
    """

    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray
    spread: np.ndarray


def courses(sample: Sample, arm: int) -> Mapping[str, Course]:
    """Give how the difference from the first arm unfolds, by weekly column."""
    found = {}
    for name, rows in sample.weeks.items():
        gap = rows[arm] - rows[0]
        gap = gap[np.isfinite(gap).all(axis=1)]
        mean = gap.mean(axis=0)
        wide = gap.std(axis=0, ddof=1) if len(gap) > 1 else np.full(len(mean), np.inf)
        half = Z90 * wide / sqrt(len(gap))
        spread = np.quantile(gap, (0.05, 0.25, 0.5, 0.75, 0.95), axis=0)
        found[name] = Course(mean, mean - half, mean + half, spread)
    return found
