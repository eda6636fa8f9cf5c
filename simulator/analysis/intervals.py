"""How sure a figure is: 95 % intervals of shares, means and paired differences."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

type Interval = tuple[float, float]

Z95 = 1.959964
RESAMPLES = 2000


def generator(seed: int) -> np.random.Generator:
    """Make a generator for designs and resampling; the model itself draws from streams.

    The same seed gives the same designs on every machine.
    """
    return np.random.Generator(np.random.PCG64(seed))


def share_interval(hits: float, n: int) -> Interval:
    """Return Wilson's interval of a share (Wilson 1927, *JASA*).

    Parameters
    ----------
    hits
        How many of them.
    n
        Of how many; no interval narrower than everything without any.
    """
    if n == 0:
        return 0.0, 1.0
    share, z2 = hits / n, Z95 * Z95
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z95 / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def mean_interval(values: np.ndarray) -> Interval:
    """Return the interval of a mean, by its standard error; wide open for one value."""
    if len(values) < 2:
        return -np.inf, np.inf
    mean, half = values.mean(), Z95 * values.std(ddof=1) / sqrt(len(values))
    return float(mean - half), float(mean + half)


def interval_of(values: np.ndarray, odds: bool) -> Interval:
    """Return the interval of a measure's mean: of a share where it is 0 or 1."""
    if odds:
        return share_interval(float(values.sum()), len(values))
    return mean_interval(values)


def resampled(
    rows: np.ndarray,
    of: Callable[[np.ndarray], np.ndarray],
    seed: int = 1,
    resamples: int = RESAMPLES,
) -> np.ndarray:
    """Resample rows with replacement (bootstrap; Efron 1979, *Annals of Statistics*).

    Parameters
    ----------
    rows
        What is drawn anew, one row a unit, such as a luck shared by all arms.
    of
        Gives a figure, or several, of a set of rows.
    seed, resamples
        Which luck, and how often.

    Returns
    -------
    array
        The 2.5th and the 97.5th percentile of each figure, [2, figure].
    """
    drawn = generator(seed).integers(len(rows), size=(resamples, len(rows)))
    figures = np.array([of(rows[index]) for index in drawn])
    return np.asarray(np.percentile(figures, [2.5, 97.5], axis=0))
