"""CART: the futures parted by one dial after another, until the parts differ most.

Classification trees of Breiman et al. (1984), by scikit-learn.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.analysis.experiments.prim import Box, box_of
from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALLEST = 0.05  # share of the futures in the smallest leaf


def need_sklearn() -> None:
    """Say what is missing where scikit-learn is not installed.

    Raises
    ------
    DurandError
        When it is not.
    """
    if find_spec("sklearn") is None:
        msg = "This needs scikit-learn: install durand[analysis]."
        raise DurandError(msg)


def leaves(x: np.ndarray, y: np.ndarray, whole: np.ndarray, most: int) -> list[Box]:
    """Part the futures into at most so many boxes, the densest first.

    Parameters
    ----------
    x
        Points, [future, dial].
    y
        Whether each has the outcome.
    whole
        The ranges of the dials, [dial, 2].
    most
        How many leaves the tree may have.
    """
    need_sklearn()
    classifier = import_module("sklearn.tree").DecisionTreeClassifier
    smallest = max(1, int(SMALLEST * len(x)))
    tree = classifier(max_leaf_nodes=most, min_samples_leaf=smallest, random_state=1)
    tree.fit(x, y)
    boxes = [box_of(limits, x, y) for limits in _parts(tree.tree_, 0, whole)]
    return sorted(boxes, key=lambda box: -box.density)


def _parts(tree: Any, node: int, limits: np.ndarray) -> Iterator[np.ndarray]:
    dial = int(tree.feature[node])
    if dial < 0:
        yield limits
        return
    cut = float(tree.threshold[node])
    below, above = limits.copy(), limits.copy()
    below[dial, 1], above[dial, 0] = cut, np.nextafter(cut, np.inf)
    yield from _parts(tree, int(tree.children_left[node]), below)
    yield from _parts(tree, int(tree.children_right[node]), above)
