"""How sure a number is: intervals by resampling, the same every time."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from simulator.compiled import wrapping
from simulator.randomness import key, stream, uniform

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

RESAMPLE = stream("analysis.resample")
TIMES = 400
SURE = 0.95
type Interval = tuple[float, float]


@cache
def _luck(count: int, times: int) -> npt.NDArray[np.float64]:
    with wrapping():
        luck = key(0, RESAMPLE, count)
        drawn = [uniform(luck, n) for n in range(count * times)]
    return np.array(drawn).reshape(times, count)


def ends(values: npt.ArrayLike, sure: float = SURE) -> Interval:
    """Return the ends of the central interval of what resampling gave."""
    found = np.asarray(values, float)
    found = found[np.isfinite(found)]
    if not len(found):
        return float("nan"), float("nan")
    tail = (1.0 - sure) / 2
    low, high = np.quantile(found, (tail, 1.0 - tail))
    return float(low), float(high)


def resampled[T](
    items: Sequence[T], of: Callable[[list[T]], float], times: int = TIMES
) -> Interval:
    """Return the 95 % interval of a number of many items, items drawn anew."""
    if not items:
        return float("nan"), float("nan")
    picks = (_luck(len(items), times) * len(items)).astype(int)
    return ends([of([items[k] for k in row]) for row in picks])


def in_blocks[T](
    items: Sequence[T], of: Callable[[list[T]], float], block: int, times: int = TIMES
) -> Interval:
    """Return the interval with neighbours drawn together (circular block bootstrap)."""
    count = len(items)
    if not count:
        return float("nan"), float("nan")
    starts = (_luck(-(-count // block), times) * count).astype(int)
    values = []
    for row in starts:
        picked = [items[(s + k) % count] for s in row for k in range(block)][:count]
        values.append(of(picked))
    return ends(values)


def share_interval(share: float, count: int) -> Interval:
    """Return Wilson's 95 % interval of a share of so many."""
    if count == 0:
        return float("nan"), float("nan")
    z = 1.96
    middle = share + z**2 / (2 * count)
    half = z * np.sqrt(share * (1 - share) / count + z**2 / (4 * count**2))
    below = 1 + z**2 / count
    return float((middle - half) / below), float((middle + half) / below)
