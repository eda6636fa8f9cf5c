"""The line of what happened, drawn in short pieces.

One antialiased path wider than a pixel takes up to seconds on noisy data, and loose
segments show knots where they meet; pieces of some points are fast and look whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPen

    from ui.desktop.charts.frame import Frame

PIECE = 24  # points


def paint_line(
    painter: QPainter, frame: Frame, x: np.ndarray, y: np.ndarray, pen: QPen
) -> None:
    """Draw a polyline through points; those without a value are left out."""
    known = np.isfinite(y)
    x, y = x[known], y[known]
    painter.setPen(pen)
    for first in range(0, max(0, len(x) - 1), PIECE):
        piece = slice(first, first + PIECE + 1)
        painter.drawPolyline(frame.polygon(x[piece], y[piece]))
