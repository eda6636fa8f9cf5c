"""What is still free on the map, for labels and symbols that must not overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

MOST = 256  # boxes there is room for at first


class Boxes:
    """Boxes, and whether another meets any of them: as arrays, for there are many."""

    def __init__(self) -> None:
        self._edges = np.empty((4, MOST))  # left, right, top, bottom
        self._count = 0

    def add(self, box: QRectF) -> None:
        """Take in a box."""
        if self._count == self._edges.shape[1]:
            self._edges = np.concatenate([self._edges, self._edges], axis=1)
        edges = box.left(), box.right(), box.top(), box.bottom()
        self._edges[:, self._count] = edges
        self._count += 1

    def meets(self, box: QRectF) -> bool:
        """Whether a box overlaps any that was taken in."""
        left, right, top, bottom = self._edges[:, : self._count]
        over = (left < box.right()) & (right > box.left())
        over &= (top < box.bottom()) & (bottom > box.top())
        return bool(over.any())


class Room:
    """What is still free on the map."""

    def __init__(self, window: QRectF) -> None:
        self._window = window
        self._taken, self._avoided = Boxes(), Boxes()

    def take(self, box: QRectF) -> None:
        """Keep a box free of labels."""
        self._taken.add(box)

    def avoid(self, box: QRectF) -> None:
        """Keep a box free where a label can go elsewhere."""
        self._avoided.add(box)

    def is_clear(self, box: QRectF) -> bool:
        """Whether a free box also keeps off what is best kept free."""
        return self.fits(box) and not self._avoided.meets(box)

    def fits(self, box: QRectF) -> bool:
        """Whether a box is in the window and free."""
        return self._window.contains(box) and not self._taken.meets(box)
