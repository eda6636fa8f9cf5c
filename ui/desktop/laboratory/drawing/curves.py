"""What dials do over their ranges: a small figure a dial, all on one height."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from simulator.analysis.experiments.wording import dial_number, number
from ui.desktop import theme
from ui.desktop.laboratory.drawing.canvas import ALIGN, Canvas, Point, write
from ui.desktop.laboratory.drawing.scale import Scale, wide, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from ui.shapes.found import Curve, Curves

LEFT, TOP, FOOT, GAP = 50, 22, 36, 22
MOST_ACROSS = 3


class CurvesChart(Canvas):
    """Draws curves; ``picked`` gives a dial and its value at a level."""

    def __init__(self) -> None:
        super().__init__("What dials do over their ranges")
        self.shape: Curves | None = None

    def show_shape(self, shape: Curves) -> None:
        """Draw others."""
        self.shape = shape
        self.setAccessibleName(shape.title)
        self.update()

    @override
    def draw(self, p: QPainter) -> Sequence[Point]:
        shape = self.shape
        if shape is None or not shape.curves:
            return ()
        every = [one for c in shape.curves for one in (c.low, c.high, c.mean)]
        values = np.concatenate(every)
        values = values[np.isfinite(values)]
        low, high = float(values.min(initial=0.0)), float(values.max(initial=0.0))
        across = min(MOST_ACROSS, len(shape.curves))
        down = -(-len(shape.curves) // across)
        wide_ = (self.width() - LEFT) / across
        tall = (self.height() - 18) / down
        p.setFont(theme.font(11))
        head = QRectF(0, 0, self.width(), 16)
        write(p, head, f"{shape.counts}. Bands: 95 of 100 sure.", "text2")
        points: list[Point] = []
        for k, curve in enumerate(shape.curves):
            left = LEFT + wide_ * (k % across)
            top = 18 + tall * (k // across)
            box = QRectF(left, top + TOP, wide_ - GAP, tall - TOP - FOOT)
            y = Scale(*wide(low, high), box.bottom(), box.top())
            points += self._draw_curve(p, box, y, curve, first=k % across == 0)
        return points

    def _draw_curve(
        self, p: QPainter, box: QRectF, y: Scale, curve: Curve, *, first: bool
    ) -> list[Point]:
        p.setFont(theme.font(11))
        for value in y.marks(4):
            p.setPen(QPen(theme.color("hairline"), 1))
            p.drawLine(QPointF(box.left(), y(value)), QPointF(box.right(), y(value)))
            if first:
                where = QRectF(0, y(value) - 8, box.left() - 8, 16)
                write(p, where, written(value), "text2", ALIGN.AlignRight)
        x = Scale(float(curve.x[0]), float(curve.x[-1]), box.left(), box.right())
        at = [QPointF(x(a), y(b)) for a, b in _pairs(curve.x, curve.mean)]
        low = [QPointF(x(a), y(b)) for a, b in _pairs(curve.x, curve.low)]
        high = [QPointF(x(a), y(b)) for a, b in _pairs(curve.x, curve.high)]
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme.color("fan90"))
        p.drawPolygon(QPolygonF([*high, *low[::-1]]))
        p.setPen(QPen(theme.color("accent"), 2))
        p.setBrush(theme.color("accent"))
        p.drawPolyline(QPolygonF(at))
        for one in at:
            p.drawEllipse(one, 3.4, 3.4)
        p.setFont(theme.font(11, 600))
        for one, value in ((at[0], curve.mean[0]), (at[-1], curve.mean[-1])):
            where = QRectF(one.x() - 26, one.y() - 20, 52, 14)
            write(p, where, number(float(value)), "text", ALIGN.AlignHCenter)
        p.setFont(theme.font(11))
        for end, side in (
            (0, ALIGN.AlignLeft),
            (-1, ALIGN.AlignRight),
        ):
            where = QRectF(box.left(), box.bottom() + 3, box.width(), 14)
            told = dial_number(curve.dial, float(curve.x[end]))
            write(p, where, told, "text2", side)
        p.setFont(theme.font(12, 500))
        below = QRectF(box.left(), box.bottom() + 17, box.width(), 16)
        write(p, below, curve.label, "text", ALIGN.AlignHCenter)
        return [
            Point(
                (curve.dial, float(a)),
                f"{curve.label} at {dial_number(curve.dial, a)}: {number(b)}",
                place,
            )
            for place, (a, b) in zip(at, _pairs(curve.x, curve.mean), strict=True)
        ]


def _pairs(x: np.ndarray, y: np.ndarray) -> list[tuple[float, float]]:
    return list(zip(x.tolist(), np.nan_to_num(y).tolist(), strict=True))
