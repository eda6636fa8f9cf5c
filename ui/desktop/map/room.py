"""What is still free on the map, for labels and symbols that must not overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRectF

type Box = tuple[float, float, float, float]  # left, top, right, bottom

FINE = 0.5  # points a pixel


class Room:
    """What is still free: a number for each row of points, with a bit for each point.

    Asked some thousand times a picture, this is quicker than any array.

    Parameters
    ----------
    window
        Where labels and symbols may be; what lies outside it is not free.
    """

    def __init__(self, window: QRectF) -> None:
        self._window = edges(window)
        self._rows = [0] * (int(self._window[3] * FINE) + 1)

    def copy(self, window: QRectF) -> Room:
        """Return another in which the same is taken, in a window that may be lower."""
        made = Room(window)
        made._rows = self._rows[: len(made._rows)]
        return made

    def take(self, *boxes: QRectF) -> None:
        """Keep boxes free."""
        self.take_all(edges(box) for box in boxes)

    def take_all(self, boxes: Iterable[Box]) -> None:
        """Keep boxes free, given by their edges."""
        rows = self._rows
        for left, top, right, bottom in boxes:
            if right >= 0 and bottom >= 0:
                bits = _bits(left, right)
                for row in range(_first(top), min(int(bottom * FINE) + 1, len(rows))):
                    rows[row] |= bits

    def fits(self, box: Box, beside: float = 0.0, over: float = 0.0) -> bool:
        """Whether a box is in the window and free, with some pixels of air round it."""
        left, top, right, bottom = box
        west, north, east, south = self._window
        if left < west or right > east or top < north or bottom > south:
            return False
        bits = _bits(left - beside, right + beside)
        first, last = _first(top - over), int((bottom + over) * FINE) + 1
        for row in self._rows[first:last]:  # noqa: SIM110 - any() is half as quick
            if row & bits:
                return False
        return True


def edges(box: QRectF) -> Box:
    """Return a box as its left, top, right and bottom."""
    return box.left(), box.top(), box.right(), box.bottom()


def _first(pixel: float) -> int:
    return int(pixel * FINE) if pixel > 0 else 0


def _bits(left: float, right: float) -> int:
    return (1 << int(right * FINE) + 1) - (1 << _first(left))
