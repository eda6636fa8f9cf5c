"""Where dials are set: grids, and points spread over the ranges.

Grids take every combination of levels. Latin hypercubes (McKay, Beckman & Conover 1979,
*Technometrics*) put one point into each of n slices of every dial, by
`scipy.stats.qmc`.
"""

from __future__ import annotations

from importlib import import_module
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from simulator.analysis.experiments.points import Point
from simulator.analysis.intervals import generator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

type Ranges = Mapping[str, Sequence[float]]


def levels_of(span: Sequence[float], levels: int) -> list[float]:
    """Return the levels of a dial: those listed, or so many even ones of a range."""
    if len(span) > 2:
        return [float(one) for one in span]
    return [float(one) for one in np.linspace(span[0], span[1], levels)]


def grid(dials: Ranges, levels: int) -> list[Point]:
    """Set the dials at every combination of their levels, the last varying fastest."""
    each = [levels_of(span, levels) for span in dials.values()]
    return [Point(dict(zip(dials, values, strict=True))) for values in product(*each)]


def grid_size(dials: Ranges, levels: int) -> int:
    """Count the points of a grid without making them."""
    size = 1
    for span in dials.values():
        size *= len(span) if len(span) > 2 else levels
    return size


def latin(dials: Ranges, points: int, seed: int) -> np.ndarray:
    """Spread points over the ranges, [point, dial]."""
    qmc = import_module("scipy.stats.qmc")
    sampler = qmc.LatinHypercube(len(dials), rng=generator(seed))
    low, high = np.array(list(dials.values()), float).T
    return np.asarray(low + (high - low) * sampler.random(points))


def as_points(dials: Ranges, design: np.ndarray) -> list[Point]:
    """Turn rows of a design [point, dial] into points."""
    return [Point(dict(zip(dials, row, strict=True))) for row in design.tolist()]
