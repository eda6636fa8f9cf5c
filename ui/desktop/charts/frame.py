"""From days and values to pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF
from shiboken6 import Shiboken

if TYPE_CHECKING:
    from numpy.typing import NDArray

MARGIN = 0.04  # of the range, above and below
POINT = 16  # bytes


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a chart draws, and what its edges stand for.

    Attributes
    ----------
    box
        The pixels of the plot.
    days
        The day at its right edge; the left one is day 0.
    bottom, top
        The values between which marks are written; a little air lies beyond them.
    """

    box: QRectF
    days: float
    bottom: float
    top: float

    def x(self, day: float) -> float:
        """Pixel of a day."""
        return self.box.left() + day / self.days * self.box.width()

    def y(self, value: float) -> float:
        """Pixel of a value."""
        air = (self.top - self.bottom) * MARGIN
        share = (value - self.bottom + air) / (self.top - self.bottom + 2 * air)
        return self.box.bottom() - share * self.box.height()

    def held(self, value: float) -> float:
        """Pixel of a value, at the edge of the plot if it lies beyond."""
        return min(max(self.y(value), self.box.top()), self.box.bottom())

    def day(self, x: float) -> float:
        """Day at a pixel."""
        return (x - self.box.left()) / max(self.box.width(), 1.0) * self.days

    def at(self, day: float, value: float) -> QPointF:
        """Point of a value on a day."""
        return QPointF(self.x(day), self.y(value))

    def polygon(self, days: NDArray[Any], values: NDArray[Any]) -> QPolygonF:
        """Points of values over days, filled in as one block of numbers."""
        made = QPolygonF()
        made.resize(len(days))
        if len(days):
            block, box, foot = _block(made), self.box, self.y(0.0)
            block[:, 0] = days * (box.width() / self.days) + box.left()
            block[:, 1] = values * (self.y(1.0) - foot) + foot
        return made


def _block(polygon: QPolygonF) -> NDArray[np.float64]:
    """Give the points of a polygon as an array that can be written to."""
    pointer: Any = Shiboken.VoidPtr  # its stub knows no size
    held = pointer(polygon.data(), polygon.size() * POINT, True)
    block: NDArray[np.float64] = np.frombuffer(held, np.float64)
    return block.reshape(-1, 2)
