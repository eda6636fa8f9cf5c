"""The line of what happened: kept as a picture, to which new days are added.

One antialiased path wider than a pixel takes up to seconds on noisy data, and loose
segments show knots where they meet; pieces of some points are fast and look whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap

from ui.desktop.pictures import blank

if TYPE_CHECKING:
    from PySide6.QtGui import QPen

    from ui.desktop.charts.frame import Frame

PIECE = 24  # points


class DrawnLine:
    """A line through points, of which only what is new is drawn while it grows.

    Attributes
    ----------
    drawn
        Points drawn into the picture in all, for those who measure.
    """

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._of: tuple[Frame, QPen, QSize, float] | None = None
        self._x = self._y = np.empty(0)
        self.drawn = 0

    def paint(
        self, painter: QPainter, frame: Frame, x: np.ndarray, y: np.ndarray, pen: QPen
    ) -> None:
        """Draw the line; points without a value are left out."""
        known = np.isfinite(y)
        x, y = x[known], y[known]
        # The newest point is not settled: a stair that goes on moves it.
        self._settle(painter, (frame, pen), x[:-1], y[:-1])
        painter.drawPixmap(0, 0, self._picture)
        paint_points(painter, frame, x[-2:], y[-2:], pen)

    def _settle(
        self,
        painter: QPainter,
        look: tuple[Frame, QPen],
        x: np.ndarray,
        y: np.ndarray,
    ) -> None:
        """Bring the picture up to date; anew where it is not what it has begun."""
        device = painter.device()
        size, ratio = QSize(device.width(), device.height()), device.devicePixelRatioF()
        wanted, done = (*look, size, ratio), len(self._x)
        same = np.array_equal(x[:done], self._x) and np.array_equal(y[:done], self._y)
        if wanted != self._of or not same:
            self._of, done = wanted, 0
            self._picture = blank(size, ratio)
        if done < len(x):
            self._add(*look, x[max(0, done - 1) :], y[max(0, done - 1) :])
        self._x, self._y = x, y

    def _add(self, frame: Frame, pen: QPen, x: np.ndarray, y: np.ndarray) -> None:
        self.drawn += len(x)
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(frame.box)
        paint_points(painter, frame, x, y, pen)
        painter.end()


def paint_points(
    painter: QPainter, frame: Frame, x: np.ndarray, y: np.ndarray, pen: QPen
) -> None:
    """Draw a polyline through points that all have a value."""
    painter.setPen(pen)
    for first in range(0, max(0, len(x) - 1), PIECE):
        piece = slice(first, first + PIECE + 1)
        painter.drawPolyline(frame.polygon(x[piece], y[piece]))
