"""Forecasts that know only the series: what the model has to beat.

The benchmarks of VIEWS and two more: the last value with Poisson scatter, the last
twelve months resampled, a negative binomial with their mean and variance, and an
autoregression of the logarithms. Each is given as evenly spaced quantiles of its
distribution, so that nothing is drawn and the same months give the same forecast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.analysis.scores import Forecast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

type Months = Mapping[int, float]  # attacks by month, counted from the first

MEMBERS = 1000
YEAR = 12
MOST_PERSISTENT = 0.98  # an autoregression that does not explode
FEWEST_PAIRS = 3


def _even() -> npt.NDArray[np.float64]:
    return (np.arange(MEMBERS) + 0.5) / MEMBERS


def known(months: Months, origin: int) -> dict[int, float]:
    """Return the months that were known at the end of one."""
    return {month: months[month] for month in sorted(months) if month <= origin}


def last_year(months: Months, origin: int) -> list[float]:
    """Return what was reported in the last twelve months; some may be missing."""
    return [months[m] for m in range(origin - YEAR + 1, origin + 1) if m in months]


def last_value(months: Months, origin: int, _ahead: int) -> Forecast:
    """Poisson scatter about the last month."""
    from scipy.stats import poisson

    seen = known(months, origin)
    return Forecast.of(poisson.ppf(_even(), seen[max(seen)]))


def last_twelve(months: Months, origin: int, _ahead: int) -> Forecast:
    """One of the last twelve months again."""
    return Forecast.of(last_year(months, origin))


def negative_binomial(months: Months, origin: int, _ahead: int) -> Forecast:
    """Negative binomial with mean and variance of the last twelve months.

    Where they scatter no more than Poisson, Poisson.
    """
    from scipy.stats import nbinom, poisson

    seen = np.array(last_year(months, origin))
    mean, variance = seen.mean(), seen.var(ddof=1) if len(seen) > 1 else 0.0
    if variance <= mean:
        return Forecast.of(poisson.ppf(_even(), mean))
    return Forecast.of(
        nbinom.ppf(_even(), mean**2 / (variance - mean), mean / variance)
    )


def log_autoregression(months: Months, origin: int, ahead: int) -> Forecast:
    """First-order autoregression of log(1 + attacks), fitted on all months known."""
    from scipy.stats import norm

    seen = {m: float(np.log1p(v)) for m, v in known(months, origin).items()}
    pairs = [(seen[m], seen[m + 1]) for m in seen if m + 1 in seen]
    keep, level, spread = _fitted(pairs, list(seen.values()))
    last = max(seen)
    steps = origin - last + ahead
    mean = level + keep**steps * (seen[last] - level)
    scatter = spread * np.sqrt(sum(keep ** (2 * k) for k in range(steps)))
    drawn = np.expm1(norm.ppf(_even(), mean, scatter))
    return Forecast.of(np.maximum(np.round(drawn), 0.0))


def _fitted(
    pairs: Sequence[tuple[float, float]], values: Sequence[float]
) -> tuple[float, float, float]:
    """Fit by least squares: what is kept from month to month, level, scatter."""
    level = float(np.mean(values))
    if len(pairs) < FEWEST_PAIRS:
        return 0.0, level, float(np.std(values))
    x, y = np.array(pairs).T
    varied = ((x - x.mean()) ** 2).sum()
    slope = ((x - x.mean()) * (y - y.mean())).sum() / varied if varied > 0 else 0.0
    keep = float(np.clip(slope, 0.0, MOST_PERSISTENT))
    level = float((y.mean() - keep * x.mean()) / (1.0 - keep))
    left = y - level - keep * (x - level)
    return keep, level, float(np.sqrt((left**2).sum() / max(len(pairs) - 2, 1)))


BASELINES: Mapping[str, Callable[[Months, int, int], Forecast]] = {
    "last value": last_value,
    "last twelve months": last_twelve,
    "negative binomial": negative_binomial,
    "log AR(1)": log_autoregression,
}
BY_LEAD = ("log AR(1)",)  # the others foretell the same however far ahead
