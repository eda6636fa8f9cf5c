"""History matching: which factors are ruled out, wave by wave (McCulloch et al. 2022).

A wave simulates points of what is not yet ruled out, fits an emulator (a quadratic in
the logarithms of the factors) to each target, and rules out every point whose
implausibility exceeds 3 for any: the distance between reported and emulated in
standard deviations of report, luck of one history, and emulator together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from simulator.analysis.calibration.space import cube, parameters
from simulator.analysis.calibration.targets import targets

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

type Numbers = npt.NDArray[np.float64]

CUT = 3.0
RIDGE = 1e-6
CANDIDATES = 2**19
CHUNKS = 64
FEWEST = 400  # points of a wave


def unit(factors: Numbers) -> Numbers:
    """Put factors on −1 to 1, by their logarithms."""
    low = np.log([p.low for p in parameters()])
    high = np.log([p.high for p in parameters()])
    return np.asarray(2.0 * (np.log(factors) - low) / (high - low) - 1.0)


def terms(factors: Numbers) -> Numbers:
    """Return the terms of a quadratic: [point, term]."""
    x = unit(factors)
    first, second = np.triu_indices(x.shape[1])
    return np.concatenate([np.ones((len(x), 1)), x, x[:, first] * x[:, second]], axis=1)


@dataclass(frozen=True, eq=False, repr=False)
class Emulator:
    """What a wave knows of the model: a quadratic for each target.

    Attributes
    ----------
    weights
        [term, target].
    luck
        Variance between runs of one point, by target.
    unsure
        Variance of the emulator's own error, by target.
    """

    weights: Numbers
    luck: Numbers
    unsure: Numbers

    def predict(self, factors: Numbers) -> Numbers:
        """Return expected summaries on the scale of the targets: [point, target]."""
        return np.asarray(terms(factors) @ self.weights)

    def implausibility(self, factors: Numbers) -> Numbers:
        """Return the implausibility of each point, by target."""
        reported = np.array([float(t.scaled(t.value)) for t in targets()])
        errors = np.array([t.error for t in targets()])
        spread = np.sqrt(errors**2 + self.luck + self.unsure)
        return np.asarray(np.abs(self.predict(factors) - reported) / spread)


def on_scale(runs: Numbers) -> Numbers:
    """Put summaries on the scale of their targets: [..., target]."""
    columns = [t.scaled(runs[..., k]) for k, t in enumerate(targets())]
    return np.stack(columns, axis=-1)


def fit(factors: Numbers, runs: Numbers) -> Emulator:
    """Fit an emulator to the runs of some points.

    Parameters
    ----------
    factors
        [point, parameter].
    runs
        Summaries, [point, seed, target].
    """
    values = on_scale(runs)
    means = values.mean(axis=1)
    x = terms(factors)
    square = x.T @ x + RIDGE * len(x) * np.eye(x.shape[1])
    weights = np.linalg.solve(square, x.T @ means)
    luck = values.var(axis=1, ddof=1).mean(axis=0)
    free = max(len(x) - x.shape[1], 1)
    left = ((means - x @ weights) ** 2).sum(axis=0) / free
    unsure = np.maximum(left - luck / runs.shape[1], 0.02 * left)
    return Emulator(weights, luck, unsure)


def plausible(
    emulators: Sequence[Emulator], count: int, wave: int
) -> tuple[Numbers, float]:
    """Return points that no wave rules out, and the share of space that they are of.

    Where too few are left to draw from, the least implausible ones.
    """
    kept: list[Numbers] = []
    worst: list[Numbers] = []
    tried = cube(CANDIDATES, wave)
    for chunk in np.array_split(tried, CHUNKS):
        every = [e.implausibility(chunk).max(axis=1) for e in emulators]
        most: Numbers = np.max(every, axis=0)
        worst.append(most)
        kept.append(np.asarray(chunk[most < CUT]))
    found = np.concatenate(kept)
    share = len(found) / len(tried)
    if len(found) < FEWEST:
        order = np.argsort(np.concatenate(worst), kind="stable")
        return tried[order[: min(count, FEWEST)]], share
    even = np.linspace(0, len(found) - 1, min(count, len(found))).astype(int)
    return found[even], share


def constrains(factors: Numbers, runs: Numbers) -> Numbers:
    """Return correlations of parameters with targets: [parameter, target]."""
    x, y = unit(factors), on_scale(runs).mean(axis=1)
    x, y = (z - z.mean(axis=0) for z in (x, y))
    scale = np.outer(np.sqrt((x**2).sum(axis=0)), np.sqrt((y**2).sum(axis=0)))
    return np.asarray(x.T @ y / np.maximum(scale, 1e-12))
