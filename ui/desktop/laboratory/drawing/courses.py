"""Settings side by side: the middle future of each, and the half around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

import numpy as np
from PySide6.QtCore import QRectF, Qt

from ui.desktop import theme
from ui.desktop.laboratory.drawing.canvas import Canvas, Point, apart, width_of
from ui.desktop.laboratory.drawing.frame import NAMED, NUMBERS, Frame, arm_pen
from ui.desktop.laboratory.drawing.scale import wide
from ui.shapes.compared import LETTERS, Courses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

FILL = 0.13
LOWER, MIDDLE, UPPER = 1, 2, 3
WIDEST_LABEL, GAP = 150, 15


class CoursesChart(Canvas):
    """Draws how something unfolds under each setting."""

    def __init__(self) -> None:
        super().__init__("Each setting: the middle future and the half around it")
        self.shape: Courses | None = None

    def show_shape(self, shape: Courses) -> None:
        """Draw another one."""
        self.shape = shape
        self.setAccessibleDescription(_told(shape))
        self.update()

    @override
    def draw(self, p: QPainter) -> Sequence[Point]:
        shape = self.shape
        if shape is None or not len(shape.days):
            return ()
        labels = [f"{LETTERS[k]}  {name}" for k, name in enumerate(shape.names)]
        margin = 10 + min(
            WIDEST_LABEL, max(width_of(one, 12, 600) for one in labels) + 6
        )
        gutter = NAMED if shape.what.ladder else NUMBERS
        ends = _ends(shape)
        frame = Frame(QRectF(self.rect()), gutter, margin, float(shape.days[-1]), ends)
        if shape.what.ladder:
            frame.draw_ladder(p)
        else:
            frame.draw_values(p)
        frame.draw_months(p, shape.start)
        self._draw_bands(p, frame, shape)
        ends_at = [frame.y(float(one[MIDDLE, -1])) for one in shape.bands]
        places = apart(ends_at, GAP, frame.box.top(), frame.box.bottom())
        p.setFont(theme.font(12, 600))
        for arm, (y, text) in enumerate(zip(places, labels, strict=True)):
            where = QRectF(frame.box.right() + 8, y - 8, margin - 10, 16)
            p.setPen(arm_pen(arm).color())
            fitting = p.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(where.width())
            )
            p.drawText(where, Qt.AlignmentFlag.AlignVCenter, fitting)
        return ()

    @staticmethod
    def _draw_bands(p: QPainter, frame: Frame, shape: Courses) -> None:
        for arm, rows in enumerate(shape.bands):
            colour = arm_pen(arm).color()
            colour.setAlphaF(FILL)
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(colour)
            p.drawPolygon(frame.band(shape.days, rows[LOWER], rows[UPPER]))
        p.setBrush(Qt.BrushStyle.NoBrush)
        for arm, rows in enumerate(shape.bands):
            p.setPen(arm_pen(arm))
            p.drawPolyline(frame.line(shape.days, rows[MIDDLE]))


def _ends(shape: Courses) -> tuple[float, float]:
    if shape.what.ladder:
        return 0.0, 8.0
    low = float(np.nanmin(shape.bands[:, LOWER]))
    high = float(np.nanmax(shape.bands[:, UPPER]))
    return wide(min(0.0, low), high)


def _told(shape: Courses) -> str:
    ends = (
        f"{LETTERS[k]}, {name}: {rows[MIDDLE, -1]:.3g} at the end"
        for k, (name, rows) in enumerate(zip(shape.names, shape.bands, strict=True))
    )
    return f"{shape.what.name}, {shape.what.unit}. {'; '.join(ends)}."
