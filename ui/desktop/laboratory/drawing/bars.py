"""Bars with whiskers, a label at the left and words at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPen

from ui.desktop import theme, words
from ui.desktop.laboratory.drawing.canvas import ALIGN, Canvas, Point, width_of, write
from ui.desktop.laboratory.drawing.scale import Scale, wide, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from ui.shapes.bars import Bar, Bars

ROW, THIN, HEAD, FOOT = 60.0, 20.0, 18, 34
LEAST_LABEL, MOST_LABEL, LINES = 90, 0.36, 30.0


class BarsChart(Canvas):
    """Draws bars; ``picked`` gives the key of one."""

    def __init__(self) -> None:
        super().__init__("Bars")
        self.shape: Bars | None = None

    def show_shape(self, shape: Bars) -> None:
        """Draw others."""
        self.shape = shape
        self.setAccessibleName(shape.title)
        told = "; ".join(f"{bar.label}: {bar.told}" for bar in shape.rows)
        self.setAccessibleDescription(f"{told}. {shape.counts}.")
        self.setMinimumHeight(int(HEAD + FOOT + THIN * len(shape.rows)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        rows = len(self.shape.rows) if self.shape else 6
        return QSize(520, int(HEAD + FOOT + 32 * rows))

    @override
    def draw(self, p: QPainter) -> Sequence[Point]:
        shape = self.shape
        if shape is None or not shape.rows:
            return ()
        whole = float(self.width())
        longest = max(width_of(bar.label, 12, 500) for bar in shape.rows) + 14
        left = max(LEAST_LABEL, min(MOST_LABEL * whole, longest))
        told = max(width_of(bar.told, 11) for bar in shape.rows) + 14
        right = whole - min(told, 0.38 * whole)
        low = min(0.0, *(min(b.low, b.begin, b.end) for b in shape.rows))
        high = max(*(max(b.high, b.end, b.floor or 0.0) for b in shape.rows), 1e-9)
        x = Scale(*wide(low, high), left, right)
        room = (self.height() - HEAD - FOOT) / len(shape.rows)
        row = min(ROW, room)
        bottom = HEAD + row * len(shape.rows)
        p.setFont(theme.font(11))
        write(p, QRectF(0, 0, whole, HEAD - 3), shape.hint, "text2")
        self._draw_axis(p, x, bottom, shape.counts)
        return [
            self._draw_bar(p, x, HEAD + row * k, row, bar, k)
            for k, bar in enumerate(shape.rows)
        ]

    def _draw_axis(self, p: QPainter, x: Scale, bottom: float, counts: str) -> None:
        p.setFont(theme.font(11))
        for value in x.marks(6):
            at = x(value)
            p.setPen(QPen(theme.color("edge" if value == 0 else "hairline"), 1))
            p.drawLine(QPointF(at, HEAD), QPointF(at, bottom))
            where = QRectF(at - 30, bottom + 1, 60, 14)
            write(p, where, written(value), "text2", ALIGN.AlignHCenter)
        where = QRectF(x.first, bottom + 15, self.width() - x.first, 16)
        write(p, where, counts, "text2")

    def _draw_bar(
        self, p: QPainter, x: Scale, top: float, row: float, bar: Bar, place: int
    ) -> Point:
        y, thick = top + row / 2, min(24.0, 0.5 * row)
        self._draw_label(p, QRectF(0, top, x.first - 10, row), bar.label, place)
        first, last = sorted((x(bar.begin), x(bar.end)))
        box = QRectF(first, y - thick / 2, max(1.0, last - first), thick)
        ink = theme.color("ghost_line" if bar.quiet else "accent")
        p.setPen(QPen(ink, 1.2))
        fill = theme.color("ghost_fill") if bar.quiet else ink
        p.setBrush(fill if bar.sure else Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(box, 2, 2)
        edge = x(bar.end)
        if bar.high > bar.low:
            p.setPen(QPen(theme.color("text"), 1.2))
            a, b = x(bar.low), x(bar.high)
            edge = max(edge, b)
            p.drawLine(QPointF(a, y), QPointF(b, y))
            for at in (a, b):
                p.drawLine(QPointF(at, y - 3), QPointF(at, y + 3))
        if bar.floor:
            p.setPen(QPen(theme.color("changed"), 2))
            at = x(bar.floor)
            high = min(14.0, row * 0.4)
            p.drawLine(QPointF(at, y - high), QPointF(at, y + high))
            edge = max(edge, at)
        p.setFont(theme.font(11))
        where = QRectF(edge + 6, y - 8, max(10.0, self.width() - edge - 8), 16)
        write(p, where, bar.told, "text")
        return Point(bar.key, f"{bar.label}: {bar.told}", QPointF(last, y))

    def _draw_label(self, p: QPainter, box: QRectF, text: str, place: int) -> None:
        """Write a label, a long one in several lines where there is room."""
        weight = 600 if place == self.current else 500
        if width_of(text, 12, weight) <= box.width() or box.height() < LINES:
            p.setFont(theme.font(12, weight))
            middle = QRectF(0, box.center().y() - 9, box.width(), 18)
            write(p, middle, text, "text", ALIGN.AlignRight)
            return
        p.setFont(theme.font(11, weight))
        p.setPen(theme.color("text"))
        wrapped = Qt.TextFlag.TextWordWrap.value | ALIGN.AlignRight.value
        p.drawText(box, wrapped | ALIGN.AlignVCenter.value, words.shown(text))

    @override
    def nearest(self, at: QPointF) -> int:
        shape = self.shape
        if shape is None or not shape.rows:
            return -1
        row = min(ROW, (self.height() - HEAD - FOOT) / len(shape.rows))
        number = int((at.y() - HEAD) // row)
        return number if at.y() >= HEAD and number < len(shape.rows) else -1
