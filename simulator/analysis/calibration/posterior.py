"""From what is not ruled out to a sample of what fits, and the reference among it.

Approximate Bayesian computation by rejection: each particle is one history with its own
factors, its own draw of the other constants and its own luck; kept are those nearest to
what was reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.analysis.calibration.matching import Emulator, on_scale, unit
from simulator.analysis.calibration.targets import targets

if TYPE_CHECKING:
    import numpy.typing as npt

    type Numbers = npt.NDArray[np.float64]


def distances(runs: Numbers, emulator: Emulator) -> Numbers:
    """Return how far each run is from what was reported, all targets together.

    In standard deviations of report and luck, squared and averaged over the targets.
    """
    reported = np.array([float(t.scaled(t.value)) for t in targets()])
    errors = np.array([t.error for t in targets()])
    gaps = (on_scale(runs) - reported) ** 2 / (errors**2 + emulator.luck)
    return np.asarray(gaps.mean(axis=1))


def nearest(distance: Numbers, count: int) -> npt.NDArray[np.int64]:
    """Return the nearest runs, nearest first."""
    return np.argsort(distance, kind="stable")[:count]


def central(factors: Numbers) -> npt.NDArray[np.int64]:
    """Return the rows by how central they are, the medoid first.

    The medoid has the least summed distance to all others.
    """
    x = unit(factors)
    gaps = np.sqrt(((x[:, None, :] - x[None, :, :]) ** 2).sum(axis=2))
    return np.argsort(gaps.sum(axis=1), kind="stable")


def learnt(prior: Numbers, posterior: Numbers) -> Numbers:
    """Return how much narrower each parameter has become: 0 not at all, 1 wholly."""
    before, after = unit(prior).std(axis=0), unit(posterior).std(axis=0)
    return np.asarray(np.clip(1.0 - after / before, 0.0, 1.0))
