"""How futures end under each setting: so many of so many, a mark a setting."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ui.desktop import theme
from ui.desktop.laboratory.drawing.canvas import ALIGN, Canvas, Point, width_of, write
from ui.desktop.laboratory.drawing.frame import arm_pen
from ui.desktop.laboratory.drawing.scale import Scale, wide, written
from ui.shapes.compared import LETTERS, Endings

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW, ROOMY, FOOT, RIGHT, MARK = 28, 46.0, 18, 40, 5.0


class Dumbbells(Canvas):
    """Draws the ends; the second setting of the difference can be chosen."""

    def __init__(self) -> None:
        super().__init__("Where the futures end")
        self.shape: Endings | None = None
        self.arm = 1

    def show_shape(self, shape: Endings, arm: int) -> None:
        """Draw another one, with the difference of a setting from the first."""
        self.shape, self.arm = shape, arm
        told = (
            f"{label}: " + ", ".join(f"{LETTERS[k]} {n}" for k, n in enumerate(column))
            for label, column in zip(shape.labels, shape.counts.T.tolist(), strict=True)
        )
        self.setAccessibleDescription(f"Of {shape.n}. {'; '.join(told)}.")
        self.updateGeometry()
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        rows = len(self.shape.labels) if self.shape else 4
        return QSize(260, 22 * rows + FOOT)

    @override
    def sizeHint(self) -> QSize:
        rows = len(self.shape.labels) if self.shape else 4
        return QSize(420, ROW * rows + FOOT)

    @override
    def draw(self, p: QPainter) -> Sequence[Point]:
        shape = self.shape
        if shape is None or not shape.labels:
            return ()
        left = min(0.42 * self.width(), max(width_of(t, 12) for t in shape.labels) + 22)
        high = wide(0.0, float(shape.counts.max()))[1]
        x = Scale(0.0, high, left, self.width() - RIGHT - 22)
        bottom = self.height() - FOOT
        row = min(ROOMY, bottom / len(shape.labels))
        self._draw_frame(p, x, row * len(shape.labels))
        for place, label in enumerate(shape.labels):
            y = row * (place + 0.5)
            p.setFont(theme.font(12))
            write(p, QRectF(0, y - 9, left - 18, 18), label, "text")
            self._draw_row(p, x, y, shape.counts[:, place])
        return ()

    def _draw_frame(self, p: QPainter, x: Scale, bottom: float) -> None:
        p.setFont(theme.font(11))
        for value in x.marks(5):
            if value != int(value):
                continue
            at = x(value)
            p.setPen(QPen(theme.color("hairline"), 1))
            p.drawLine(QPointF(at, 0), QPointF(at, bottom))
            where = QRectF(at - 20, bottom + 1, 40, FOOT - 2)
            write(p, where, written(value), "text2", ALIGN.AlignHCenter)

    def _draw_row(self, p: QPainter, x: Scale, y: float, counts: np.ndarray) -> None:
        places = [x(float(count)) for count in counts]
        p.setPen(QPen(theme.color("edge"), 1.4))
        p.drawLine(QPointF(min(places), y), QPointF(max(places), y))
        for arm, at in enumerate(places):
            draw_mark(p, arm, QPointF(at, y))
        p.setFont(theme.font(11, 600))
        low, high = int(np.argmin(places)), int(np.argmax(places))
        if low != high:
            self._number(p, counts, low, QRectF(places[low] - 38, y - 8, 30, 16))
        where = QRectF(places[high] + 8, y - 8, 30, 16)
        self._number(p, counts, high, where, ALIGN.AlignLeft)
        gap = int(counts[self.arm] - counts[0])
        text = f"+{gap}" if gap > 0 else str(gap).replace("-", "−")
        where = QRectF(self.width() - RIGHT, y - 8, RIGHT - 2, 16)
        write(p, where, text, "text", ALIGN.AlignRight)

    @staticmethod
    def _number(
        p: QPainter,
        counts: np.ndarray,
        arm: int,
        where: QRectF,
        align: Qt.AlignmentFlag = ALIGN.AlignRight,
    ) -> None:
        p.setPen(arm_pen(arm).color())
        p.drawText(where, align | ALIGN.AlignVCenter, str(int(counts[arm])))


def draw_mark(p: QPainter, arm: int, at: QPointF) -> None:
    """Draw the mark of a setting: a disc, a ring, a square, a diamond."""
    colour = arm_pen(arm).color()
    p.setPen(QPen(colour, 2))
    p.setBrush(colour if arm == 0 else theme.color("panel"))
    if arm < 2:
        p.drawEllipse(at, MARK, MARK)
    elif arm == 2:
        p.drawRect(QRectF(at.x() - 4, at.y() - 4, 8, 8))
    else:
        x, y = at.x(), at.y()
        corners = (x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)
        p.drawPolygon(QPolygonF([QPointF(*one) for one in corners]))
