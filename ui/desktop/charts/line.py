"""The line of what happened, drawn in short pieces.

One antialiased path wider than a pixel takes up to seconds on noisy data, and loose
segments show knots where they meet; pieces of some points are fast and look whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, override

import numpy as np
import pyqtgraph as pg
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtGui import QPainter, QPen

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

PIECE = 24  # points


class Line(pg.GraphicsObject):
    """A polyline in data coordinates.

    Parameters
    ----------
    bounds
        Where it can ever be drawn.
    """

    def __init__(self, bounds: QRectF) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._bounds = bounds
        self._x = self._y = np.empty(0)
        self._pen = QPen()

    def set_bounds(self, bounds: QRectF) -> None:
        """Say anew where it can be drawn."""
        self.prepareGeometryChange()
        self._bounds = bounds

    def set_data(self, x: np.ndarray, y: np.ndarray) -> None:
        """Show other points; those without a value are left out."""
        known = np.isfinite(y)
        self._x, self._y = x[known], y[known]
        self.update()

    def set_pen(self, pen: QPen) -> None:
        """Draw with another pen."""
        pen.setCosmetic(True)
        self._pen = pen
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        return self._bounds

    @override
    def paint(self, painter: QPainter, *unused: object) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        for first in range(0, max(0, len(self._x) - 1), PIECE):
            piece = slice(first, first + PIECE + 1)
            points = arrayToQPolygonF(self._x[piece], self._y[piece])
            painter.drawPolyline(points)
