"""Re-weighting runs by what was known: filtering, not fitting.

A run counts the more, the nearer its months were to the reported ones. Months long gone
may count less (a discounted likelihood: West & Harrison 1997); how much, and how sharp
the weights may get, was chosen by the scores on targets of 2023 alone. Weights are
tempered so that never fewer than a set share of the runs counts. Nothing of a run is
changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

type Numbers = npt.NDArray[np.float64]

# Log scatter of a month about its level: variance over mean of 2 to 7 at 30 to 80
# attacks a month (UCDP and PICSS series of Pakistan).
SCATTER = 0.28
FORGET = 1.0  # what a month still counts a month later: nothing is forgotten
LEAST_SHARE = 0.03  # of the runs that must count


def log_likelihood(runs: Numbers, known: Mapping[int, float], origin: int) -> Numbers:
    """Say how near each run was to what was known at the end of a month.

    Parameters
    ----------
    runs
        Attacks by run and month.
    known
        Reported attacks by month; those after ``origin`` are not looked at.
    origin
        The month at whose end the forecast is made.
    """
    total = np.zeros(len(runs))
    for month, attacks in known.items():
        if month <= origin:
            gap = np.log((attacks + 0.5) / (runs[:, month] + 0.5)) / SCATTER
            total -= 0.5 * FORGET ** (origin - month) * gap**2
    return total


def effective(weights: Numbers) -> float:
    """Return how many runs count, as if the others did not (Kish)."""
    return float(weights.sum() ** 2 / (weights**2).sum())


def tempered(likelihood: Numbers, least_share: float = LEAST_SHARE) -> Numbers:
    """Turn log likelihoods into weights; flatter where too few runs would count."""
    least = min(len(likelihood), max(1.0, least_share * len(likelihood)))
    low, high = 0.0, 1.0
    if effective(_weights(likelihood, high)) >= least:
        return _weights(likelihood, high)
    for _ in range(40):
        middle = (low + high) / 2
        if effective(_weights(likelihood, middle)) >= least:
            low = middle
        else:
            high = middle
    return _weights(likelihood, low)


def _weights(likelihood: Numbers, power: float) -> Numbers:
    grown = np.exp(power * (likelihood - likelihood.max()))
    return np.asarray(grown / grown.sum())


def weights(runs: Numbers, known: Mapping[int, float], origin: int) -> Numbers:
    """Weigh runs by what was known at the end of a month; they add up to 1."""
    return tempered(log_likelihood(runs, known, origin))
