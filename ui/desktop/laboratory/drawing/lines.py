"""How figures settle as samples are added: a line a dial, the largest named."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from ui.desktop import theme
from ui.desktop.laboratory.drawing.canvas import ALIGN, Canvas, Point, apart, write
from ui.desktop.laboratory.drawing.frame import arm_pen
from ui.desktop.laboratory.drawing.scale import Scale, wide, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from ui.shapes.found import Lines

LEFT, RIGHT, TOP, FOOT, GAP = 48, 190, 10, 36, 15
FILL, BANDED = 0.12, 2


class LinesChart(Canvas):
    """Draws how figures settle."""

    pressable = False

    def __init__(self) -> None:
        super().__init__("How the figures settle")
        self.shape: Lines | None = None

    def show_shape(self, shape: Lines) -> None:
        """Draw another one."""
        self.shape = shape
        self.setAccessibleName(shape.title)
        self.update()

    @override
    def draw(self, p: QPainter) -> Sequence[Point]:
        shape = self.shape
        if shape is None or len(shape.x) < 1:
            return ()
        first, last = log2(shape.x[0]), log2(shape.x[-1])
        bottom = self.height() - FOOT
        x = Scale(first, max(last, first + 0.1), LEFT, self.width() - RIGHT)
        high = float((shape.y + shape.half).max()) if shape.y.size else 1.0
        y = Scale(*wide(0.0, high), bottom, TOP)
        p.setFont(theme.font(11))
        for value in y.marks(5):
            p.setPen(QPen(theme.color("hairline"), 1))
            p.drawLine(QPointF(LEFT, y(value)), QPointF(x.last, y(value)))
            where = QRectF(0, y(value) - 8, LEFT - 8, 16)
            write(p, where, written(value), "text2", ALIGN.AlignRight)
        for samples in shape.x:
            where = QRectF(x(log2(samples)) - 24, bottom + 4, 48, 14)
            write(p, where, written(float(samples)), "text2", ALIGN.AlignHCenter)
        told = f"samples; {shape.counts}. Bands of the first two: 95 of 100 sure"
        write(p, QRectF(LEFT, bottom + 19, self.width() - LEFT, 15), told, "text2")
        self._draw_lines(p, x, y, shape)
        return ()

    @staticmethod
    def _draw_lines(p: QPainter, x: Scale, y: Scale, shape: Lines) -> None:
        at = [x(log2(one)) for one in shape.x]
        named = len(shape.named)
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(theme.color("edge", 0.5), 1))
        for row in shape.y[named:]:
            p.drawPolyline(_line(at, [y(float(v)) for v in row]))
        for k in range(min(BANDED, named)):
            colour = arm_pen(k).color()
            colour.setAlphaF(FILL)
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(colour)
            upper = [y(float(v)) for v in shape.y[k] + shape.half[k]]
            lower = [y(float(v)) for v in shape.y[k] - shape.half[k]]
            p.drawPolygon(_line([*at, *at[::-1]], [*upper, *lower[::-1]]))
        p.setBrush(Qt.BrushStyle.NoBrush)
        ends = [y(float(row[-1])) for row in shape.y[:named]]
        places = apart(ends, GAP, TOP, y.first)
        p.setFont(theme.font(11, 500))
        for k, (place, name) in enumerate(zip(places, shape.named, strict=True)):
            p.setPen(arm_pen(k))
            p.drawPolyline(_line(at, [y(float(v)) for v in shape.y[k]]))
            where = QRectF(at[-1] + 8, place - 8, RIGHT - 10, 16)
            p.drawText(where, ALIGN.AlignVCenter, name)


def _line(xs: Sequence[float], ys: Sequence[float]) -> QPolygonF:
    return QPolygonF([QPointF(a, b) for a, b in zip(xs, ys, strict=True)])
