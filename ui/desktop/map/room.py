"""What is still free on the map, for labels and symbols that must not overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtCore import QRectF

    # Boxes in rows of left, top, right, bottom.
    type Boxes = NDArray[np.float64]

MOST = 512  # boxes there is room for at first
ENDLESS = 1e9  # px


class Room:
    """What is still free: many boxes are asked about at once, which is quick.

    Parameters
    ----------
    window
        Where labels and symbols may be; what lies outside it is not free.
    """

    def __init__(self, window: QRectF) -> None:
        left, top, right, bottom = edges(window)
        self._taken = np.empty((MOST, 4))
        self._taken[:4] = (
            (-ENDLESS, -ENDLESS, left, ENDLESS),
            (right, -ENDLESS, ENDLESS, ENDLESS),
            (-ENDLESS, -ENDLESS, ENDLESS, top),
            (-ENDLESS, bottom, ENDLESS, ENDLESS),
        )
        self._count = 4

    def take(self, *boxes: QRectF) -> None:
        """Keep boxes free."""
        if boxes:
            self.take_rows(np.array([edges(box) for box in boxes]))

    def take_rows(self, boxes: Boxes) -> None:
        """Keep many boxes free."""
        count = self._count + len(boxes)
        while count > len(self._taken):
            self._taken = np.concatenate([self._taken, self._taken])
        self._taken[self._count : count] = boxes
        self._count = count

    def free(
        self, boxes: Boxes, beside: float = 0.0, over: float = 0.0
    ) -> NDArray[np.bool_]:
        """Tell which boxes are in the window and free, with some air round them."""
        air = np.array([-beside, -over, beside, over])
        left, top, right, bottom = wanted = (boxes + air).T
        taken = self._taken[: self._count].T
        west, north = wanted[:2].min(axis=1)
        east, south = wanted[2:].max(axis=1)
        near = (taken[0] < east) & (taken[2] > west)
        near &= (taken[1] < south) & (taken[3] > north)
        close = taken[:, near]
        meets = close[0] < right[:, None]
        meets &= close[2] > left[:, None]
        meets &= close[1] < bottom[:, None]
        meets &= close[3] > top[:, None]
        found: NDArray[np.bool_] = ~meets.any(axis=1)
        return found

    def fits(self, box: QRectF) -> bool:
        """Whether one box is in the window and free."""
        return bool(self.free(np.array([edges(box)]))[0])


def edges(box: QRectF) -> tuple[float, float, float, float]:
    """Return a box as its left, top, right and bottom."""
    return box.left(), box.top(), box.right(), box.bottom()
