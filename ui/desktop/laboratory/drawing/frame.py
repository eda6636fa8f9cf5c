"""The frame of figures over time: a gutter with marks, months below."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from ui.desktop import months, theme, words
from ui.desktop.laboratory.drawing.canvas import ALIGN, width_of, write
from ui.desktop.laboratory.drawing.scale import Scale, written

if TYPE_CHECKING:
    import numpy as np
    from PySide6.QtGui import QPainter

FOOT, HEAD, CLEAR, SWATCH = 22, 8, 36, 7
STEPS = 9
NUMBERS, NAMED = 52, 118  # px of the gutter: for numbers, or for names of steps


class Frame:
    """Lays a figure out over time.

    Parameters
    ----------
    box
        All the room that there is.
    gutter, margin
        Px at the left and at the right.
    days
        How long the time is.
    ends
        The lowest and the highest value.
    """

    def __init__(
        self,
        box: QRectF,
        gutter: float,
        margin: float,
        days: float,
        ends: tuple[float, float],
    ) -> None:
        self.box = box.adjusted(gutter, HEAD, -margin, -FOOT)
        self.x = Scale(0.0, days, self.box.left(), self.box.right())
        self.y = Scale(*ends, self.box.bottom(), self.box.top())

    def line(self, days: np.ndarray, values: np.ndarray) -> QPolygonF:
        """Lay a course out; it may leave the frame."""
        pairs = zip(days.tolist(), values.tolist(), strict=True)
        return QPolygonF([QPointF(self.x(d), self.y.beyond(v)) for d, v in pairs])

    def band(self, days: np.ndarray, lower: np.ndarray, upper: np.ndarray) -> QPolygonF:
        """Lay out what lies between two courses."""
        return QPolygonF(
            [
                *(QPointF(self.x(d), self.y(v)) for d, v in _pairs(days, upper)),
                *(
                    QPointF(self.x(d), self.y(v))
                    for d, v in reversed(_pairs(days, lower))
                ),
            ]
        )

    def draw_values(self, p: QPainter, *, signed: bool = False) -> None:
        """Write round values at the left, with hairlines."""
        p.setFont(theme.font(11))
        most = max(2, int(self.box.height() // 40))
        for value in self.y.marks(most):
            y = self._rule(p, value, strong=signed and value == 0)
            where = QRectF(0, y - 8, self.box.left() - 8, 16)
            write(p, where, written(value, signed=signed), "text2", ALIGN.AlignRight)

    def draw_ladder(self, p: QPainter) -> None:
        """Name the steps of escalation at the left, as many as there is room for."""
        p.setFont(theme.font(11))
        room = self.box.height() / max(1.0, self.y.high - self.y.low)
        stride = 1 if room >= 15 else 2
        for step in range(int(self.y.low), int(self.y.high) + 1, stride):
            y = self._rule(p, step)
            p.setPen(theme.color("edge", 0.5))
            p.setBrush(theme.rung(step))
            right = self.box.left() - 8
            swatch = QRectF(right - SWATCH, y - SWATCH / 2, SWATCH, SWATCH)
            p.drawRoundedRect(swatch, 2, 2)
            text = f"{words.step_short(step)}  {step}"
            where = QRectF(0, y - 8, right - SWATCH - 6, 16)
            write(p, where, text, "text2", ALIGN.AlignRight)

    def draw_months(self, p: QPainter, start: date) -> None:
        """Write the months below, the first day in bold."""
        days = round(self.x.high)
        wide = self.x(1.0) - self.x(0.0)
        y = self.box.bottom() + 5
        p.setFont(theme.font(11, 600))
        first = words.short_date(start)
        taken = width_of(first, 11, 600)
        write(p, QRectF(self.box.left(), y, taken + 4, 14), first, "text")
        free = self.box.left() + taken + 10
        p.setFont(theme.font(11))
        for day, name in months.named(start, days, wide, CLEAR):
            long = width_of(name, 11)
            left = self.x(day) - long / 2
            if day and left > free and left + long < self.box.right() + 4:
                write(p, QRectF(left, y, long + 2, 14), name, "text2")
                free = left + long + 8

    def date(self, start: date, x: float) -> date:
        """Return the date at a place."""
        share = (x - self.box.left()) / max(1.0, self.box.width())
        return start + timedelta(days=round(share * self.x.high))

    def _rule(self, p: QPainter, value: float, *, strong: bool = False) -> float:
        y = self.y(value)
        p.setPen(
            QPen(theme.color("edge" if strong else "hairline"), 1.2 if strong else 1)
        )
        p.drawLine(QPointF(self.box.left(), y), QPointF(self.box.right(), y))
        return y


def arm_pen(arm: int, width: float = 2.0) -> QPen:
    """Return the pen of a setting: its colour and its dash."""
    worn = theme.tokens()[theme.current()]
    pen = QPen(QColor(worn["branch"][arm]), width)
    if dash := worn["branch_dash"][arm]:
        pen.setDashPattern([one / width for one in dash])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _pairs(days: np.ndarray, values: np.ndarray) -> list[tuple[float, float]]:
    return list(zip(days.tolist(), values.tolist(), strict=True))
