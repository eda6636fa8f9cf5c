"""How good a forecast was: scores of a predictive distribution against what came.

A forecast is a sample of what might come, each member with a weight. The scores are
those of the VIEWS prediction challenge 2023/24 (Hegre et al.; ``prio-data/
prediction_competition_2023``): CRPS (Gneiting & Raftery 2007), the ignorance score on
fixed bins with one pseudo-count a bin, and the interval score of Gneiting & Raftery.
Smaller is better for each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

type Numbers = npt.NDArray[np.float64]

# Edges of the bins of VIEWS, and a last bin for what is beyond.
BIN_EDGES = (0.0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5, np.inf)
DRAWS = 1000  # members of a forecast in the challenge; the pseudo-counts are for these
LEVEL = 0.9


@dataclass(frozen=True, eq=False, repr=False)
class Forecast:
    """What might come: values, and how much each counts.

    Attributes
    ----------
    values, weights
        Arrays [member]; weights are positive or 0 and add up to 1.
    """

    values: Numbers
    weights: Numbers

    @classmethod
    def of(
        cls, values: npt.ArrayLike, weights: npt.ArrayLike | None = None
    ) -> Forecast:
        """Make a forecast; without weights every member counts the same.

        Raises
        ------
        ValueError
            When there is no value, a weight is below 0, or all are 0.
        """
        found = np.asarray(values, float)
        counts = np.ones(len(found)) if weights is None else np.asarray(weights, float)
        if not len(found) or len(counts) != len(found):
            msg = "a forecast needs values, and a weight for each"
            raise ValueError(msg)
        if counts.min() < 0.0 or counts.sum() <= 0.0:
            msg = "weights are 0 or more, and not all 0"
            raise ValueError(msg)
        order = np.argsort(found, kind="stable")
        return cls(found[order], counts[order] / counts.sum())

    @property
    def mean(self) -> float:
        """The expected value."""
        return float(self.values @ self.weights)

    def quantile(self, share: float) -> float:
        """Return the smallest value that at least this share lies at or below."""
        reached = np.cumsum(self.weights) >= share - 1e-12
        return float(self.values[int(np.argmax(reached)) if reached.any() else -1])

    def interval(self, level: float = LEVEL) -> tuple[float, float]:
        """Return the central interval that holds this share."""
        tail = (1.0 - level) / 2
        return self.quantile(tail), self.quantile(1.0 - tail)


def crps(forecast: Forecast, came: float) -> float:
    """Continuous ranked probability score, in the unit of what is forecast.

    The integral of the squared gap between the forecast's distribution function and
    the step at what came; of a sure forecast the absolute error.
    """
    edges = np.concatenate([forecast.values, [came]])
    order = np.argsort(edges, kind="stable")
    steps = np.concatenate([forecast.weights, [0.0]])[order]
    edges = edges[order]
    below = np.minimum(np.cumsum(steps), 1.0)[:-1]
    passed = (edges[:-1] >= came).astype(float)
    return float(((below - passed) ** 2 * np.diff(edges)).sum())


def ignorance(forecast: Forecast, came: float) -> float:
    """Ignorance score in bits: minus the log of the chance given to what came's bin."""
    edges = np.array(BIN_EDGES)
    counts = np.histogram(forecast.values, edges, weights=forecast.weights)[0]
    chances = (counts * DRAWS + 1.0) / (DRAWS + len(counts))
    found = min(int(np.searchsorted(edges, came, side="right")) - 1, len(counts) - 1)
    return float(-np.log2(chances[found]))


def interval_score(forecast: Forecast, came: float, level: float = LEVEL) -> float:
    """Interval score: the width, and a fine for what came outside."""
    low, high = forecast.interval(level)
    missed = max(low - came, 0.0) + max(came - high, 0.0)
    return high - low + 2.0 / (1.0 - level) * missed


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One forecast of one month, scored.

    Attributes
    ----------
    origin, target
        Months, counted from the first: when it was made, and what for.
    came, low, high
        What was reported, and the ends of the 90 % interval.
    """

    origin: int
    target: int
    came: float
    low: float
    high: float
    mean: float
    crps: float
    ignorance: float
    interval_score: float

    @property
    def inside(self) -> bool:
        """Whether what came lay in the interval."""
        return self.low <= self.came <= self.high


def scored(forecast: Forecast, came: float, origin: int, target: int) -> Scored:
    """Score one forecast by all scores."""
    low, high = forecast.interval()
    return Scored(
        origin=origin,
        target=target,
        came=came,
        low=low,
        high=high,
        mean=forecast.mean,
        crps=crps(forecast, came),
        ignorance=ignorance(forecast, came),
        interval_score=interval_score(forecast, came),
    )
