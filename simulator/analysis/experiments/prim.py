"""PRIM: the box of dial settings in which an outcome is most frequent.

The patient rule induction method (Friedman & Fisher 1999, *Statistics and Computing*)
as scenario discovery uses it (Bryant & Lempert 2010, *Technological Forecasting and
Social Change*): thin slices are peeled off the side that raises the density most for
what it costs (the mean gained by future lost, as in Kwakkel & Jaxa-Rozen 2016), and
pasted back where that raises it again. Each step is a box on the way from everything to
a core; which of them is told is a choice between coverage and density.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

SLICE = 0.05  # of the box, peeled or pasted at a time
LEAST_MASS = 0.05  # of all futures, below which nothing is peeled any more
CHANCE = 0.05  # a limit that luck alone explains as well is let go


@dataclass(frozen=True, eq=False, repr=False)
class Box:
    """A box, and what it holds of the futures that it was found with.

    Attributes
    ----------
    limits
        Lowest and highest value of each dial, [dial, 2].
    density, coverage, mass
        Share of its futures with the outcome; share of the outcome's futures that are
        in it; share of all futures that are.
    """

    limits: np.ndarray
    density: float
    coverage: float
    mass: float

    def inside(self, x: np.ndarray) -> np.ndarray:
        """Mark the points that are in the box, its sides included."""
        low, high = self.limits.T
        return np.asarray(((x >= low) & (x <= high)).all(axis=1))


def box_of(limits: np.ndarray, x: np.ndarray, y: np.ndarray) -> Box:
    """Count what is in a box.

    Parameters
    ----------
    limits
        Of the box, [dial, 2].
    x
        Points, [future, dial].
    y
        Whether each has the outcome.
    """
    inside = Box(limits, 0.0, 0.0, 0.0).inside(x)
    held = int(y[inside].sum())
    density = held / int(inside.sum()) if inside.any() else 0.0
    return Box(limits, density, held / max(1, int(y.sum())), float(inside.mean()))


def around(x: np.ndarray) -> np.ndarray:
    """Return the limits that hold all points, [dial, 2]."""
    return np.stack([x.min(axis=0), x.max(axis=0)], axis=1)


def trajectory(x: np.ndarray, y: np.ndarray, whole: np.ndarray) -> list[Box]:
    """Peel from everything inward, then paste; every box on the way, the first all.

    Parameters
    ----------
    x
        Points, [future, dial].
    y
        Whether each future has the outcome.
    whole
        The ranges of the dials, [dial, 2].
    """
    boxes = [box_of(whole, x, y)]
    for moves in (_peels, _pastes):
        while (found := _best(boxes[-1], moves(boxes[-1], x, whole), x, y)) is not None:
            boxes.append(found)
    return boxes


def _best(
    box: Box, moves: Iterator[np.ndarray], x: np.ndarray, y: np.ndarray
) -> Box | None:
    """Take the move that gains most density a future, or none where none gains any."""
    held = int(box.inside(x).sum())
    best, found = 0.0, None
    for limits in moves:
        now = Box(limits, 0.0, 0.0, 0.0).inside(x)
        count = int(now.sum())
        if count == held or count < LEAST_MASS * len(x):
            continue
        gain = (float(y[now].mean()) - box.density) / abs(held - count)
        if gain > best:
            best, found = gain, limits
    return None if found is None else box_of(found, x, y)


def _moved(box: Box, dial: int, side: int, value: float) -> np.ndarray:
    limits = box.limits.copy()
    limits[dial, side] = value
    return limits


def _peels(box: Box, x: np.ndarray, _: np.ndarray) -> Iterator[np.ndarray]:
    """Give the boxes that are left when a slice is cut off each side."""
    held = x[box.inside(x)]
    cut = max(1, int(SLICE * len(held)))
    for dial, column in enumerate(np.sort(held, axis=0).T):
        if len(column) > cut:
            yield _moved(box, dial, 0, (column[cut - 1] + column[cut]) / 2)
            yield _moved(box, dial, 1, (column[-cut] + column[-cut - 1]) / 2)


def _pastes(box: Box, x: np.ndarray, whole: np.ndarray) -> Iterator[np.ndarray]:
    """Give the boxes with a slice more on each side that was cut."""
    add = max(1, int(SLICE * int(box.inside(x).sum())))
    for dial, side in np.argwhere(box.limits != whole).tolist():
        open_box = Box(_moved(box, dial, side, whole[dial, side]), 0.0, 0.0, 0.0)
        beyond = x[open_box.inside(x) & ~box.inside(x), dial]
        column = np.sort(beyond) if side else -np.sort(-beyond)
        if len(column) > add:
            yield _moved(box, dial, side, (column[add - 1] + column[add]) / 2)
        else:
            yield open_box.limits


def chosen(boxes: list[Box], coverage: float) -> int:
    """Choose the densest box that still covers so much of the outcome."""
    fit = [k for k, box in enumerate(boxes) if box.coverage >= coverage]
    return max(fit, key=lambda k: (boxes[k].density, boxes[k].mass), default=0)


def by_chance(box: Box, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Test each limit: how likely luck alone gives the density it gained.

    A one-sided binomial test against the box without that limit (the quasi-p-value of
    Bryant & Lempert 2010).

    Returns
    -------
    array
        Probability by limit, [dial, 2]; 1 where the limit cuts nothing off.
    """
    binom = import_module("scipy.stats").binom

    inside = box.inside(x)
    held, hits = int(inside.sum()), int(y[inside].sum())
    chance = np.ones_like(box.limits)
    for dial in range(len(box.limits)):
        for side, edge in ((0, -np.inf), (1, np.inf)):
            without = Box(_moved(box, dial, side, edge), 0.0, 0.0, 0.0).inside(x)
            if int(without.sum()) > held:
                chance[dial, side] = binom.sf(hits - 1, held, y[without].mean())
    return chance


def pruned(box: Box, x: np.ndarray, y: np.ndarray, whole: np.ndarray) -> Box:
    """Let go, one by one, of the limits that luck alone explains as well."""
    while True:
        chance = np.where(box.limits != whole, by_chance(box, x, y), 0.0)
        dial, side = np.unravel_index(int(chance.argmax()), chance.shape)
        if chance[dial, side] <= CHANCE:
            return box
        box = box_of(_moved(box, int(dial), int(side), whole[dial, side]), x, y)
