"""When it happens: which part of each dial's range such futures share."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPen

from ui.desktop import theme
from ui.desktop.laboratory.drawing.canvas import ALIGN, Canvas, Point, width_of, write
from ui.desktop.laboratory.drawing.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from ui.shapes.found import Boxes, Cut, Scatter

HEAD, ROW, END = 30, 40, 46
AXIS, SIDE, DOT = 40, 60, 3.2


class BoxesChart(Canvas):
    """Draws the parts that are kept."""

    pressable = False

    def __init__(self) -> None:
        super().__init__("What such futures have in common")
        self.shape: Boxes | None = None

    def show_shape(self, shape: Boxes) -> None:
        """Draw others."""
        self.shape = shape
        self.setAccessibleName(shape.title)
        told = (
            f"{head}: {', '.join(_told(cut) for cut in cuts)}"
            for head, cuts in shape.groups
        )
        self.setAccessibleDescription(". ".join(told))
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        groups = self.shape.groups if self.shape else ()
        return QSize(460, max(90, sum(HEAD + ROW * len(cuts) for _, cuts in groups)))

    @override
    def draw(self, p: QPainter) -> Sequence[Point]:
        shape = self.shape
        if shape is None:
            return ()
        wide_ = float(self.width())
        if not shape.groups:
            p.setFont(theme.font(13))
            told = "No part of these ranges stands out in futures never seen before."
            write(p, QRectF(0, 10, wide_, 24), told, "text2")
            return ()
        cuts = [cut for _, each in shape.groups for cut in each]
        longest = max((width_of(cut.label, 12, 500) for cut in cuts), default=80)
        left = min(0.42 * wide_, longest + 14)
        top = 0.0
        for head, each in shape.groups:
            p.setFont(theme.font(12))
            write(p, QRectF(0, top, wide_, HEAD - 6), head, "text2")
            top += HEAD
            for cut in each:
                self._draw_cut(p, cut, left + END, wide_ - END, top)
                top += ROW
        return ()

    @staticmethod
    def _draw_cut(p: QPainter, cut: Cut, left: float, right: float, top: float) -> None:
        y = top + 12
        p.setFont(theme.font(12, 500))
        label = QRectF(0, y - 9, left - END - 8, 18)
        write(p, label, cut.label, "text", ALIGN.AlignRight)
        x = Scale(*cut.ends, left, right)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme.color("hairline"))
        p.drawRoundedRect(QRectF(left, y - 5, right - left, 10), 5, 5)
        p.setBrush(theme.color("accent"))
        a, b = x(cut.low), x(cut.high)
        p.drawRoundedRect(QRectF(a, y - 5, max(3.0, b - a), 10), 5, 5)
        p.setFont(theme.font(11))
        ends = (left - END, END - 6, cut.ends[0], ALIGN.AlignRight)
        more = (right + 6, END - 6, cut.ends[1], ALIGN.AlignLeft)
        for at, room, value, side in (ends, more):
            write(p, QRectF(at, y - 8, room, 16), cut.written(value), "text3", side)
        p.setFont(theme.font(11, 600))
        for at, value, end in ((a, cut.low, cut.ends[0]), (b, cut.high, cut.ends[1])):
            if value != end:
                where = QRectF(at - 30, y + 6, 60, 15)
                write(p, where, cut.written(value), "accent", ALIGN.AlignHCenter)


class ScatterChart(Canvas):
    """Draws every future as a dot; ``picked`` gives which future it is."""

    def __init__(self) -> None:
        super().__init__("Every future by two dials")
        self.shape: Scatter | None = None

    def show_shape(self, shape: Scatter) -> None:
        """Draw others."""
        self.shape = shape
        self.setAccessibleName(shape.title)
        self.update()

    @override
    def draw(self, p: QPainter) -> Sequence[Point]:
        shape = self.shape
        if shape is None:
            return ()
        x = Scale(*shape.ends[0], SIDE, self.width() - 16)
        y = Scale(*shape.ends[1], self.height() - AXIS, 24)
        p.setFont(theme.font(11))
        told = "Filled: it happens. Ring: it does not. Press one to open that future."
        write(p, QRectF(SIDE, 2, self.width() - SIDE, 16), told, "text2")
        self._draw_axes(p, x, y, shape)
        if shape.box is not None:
            (a, b), (c, d) = shape.box
            box = QRectF(QPointF(x(a), y(d)), QPointF(x(b), y(c)))
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(theme.color("accent_soft"))
            p.drawRect(box)
        return self._draw_dots(p, x, y, shape)

    def _draw_axes(self, p: QPainter, x: Scale, y: Scale, shape: Scatter) -> None:
        for value in x.marks(6):
            p.setPen(QPen(theme.color("hairline"), 1))
            p.drawLine(QPointF(x(value), y.last), QPointF(x(value), y.first))
            where = QRectF(x(value) - 24, y.first + 3, 48, 14)
            write(p, where, shape.written(0, value), "text2", ALIGN.AlignHCenter)
        for value in y.marks(5):
            p.setPen(QPen(theme.color("hairline"), 1))
            p.drawLine(QPointF(x.first, y(value)), QPointF(x.last, y(value)))
            where = QRectF(0, y(value) - 8, SIDE - 8, 16)
            write(p, where, shape.written(1, value), "text2", ALIGN.AlignRight)
        p.setFont(theme.font(11, 500))
        below = QRectF(x.first, y.first + 18, x.last - x.first, 16)
        write(p, below, f"→ {shape.names[0]}      ↑ {shape.names[1]}", "text")

    def _draw_dots(
        self, p: QPainter, x: Scale, y: Scale, shape: Scatter
    ) -> list[Point]:
        points = []
        ink = theme.color("accent")
        for k, (a, b) in enumerate(zip(shape.x, shape.y, strict=True)):
            at = QPointF(x(float(a)), y(float(b)))
            hit = bool(shape.hit[k])
            p.setPen(QPen(theme.color("changed") if k == self.current else ink, 1))
            p.setBrush(ink if hit else Qt.BrushStyle.NoBrush)
            size = 2 * DOT if k == self.current else DOT
            p.drawEllipse(at, size, size)
            dials = zip(shape.names, (0, 1), (float(a), float(b)), strict=True)
            says = ", ".join(f"{n} {shape.written(k_, v)}" for n, k_, v in dials)
            says += f": it {'happens' if hit else 'does not happen'}"
            points.append(Point(shape.keys[k], says, at))
        return points


def _told(cut: Cut) -> str:
    return f"{cut.label} {cut.written(cut.low)} to {cut.written(cut.high)}"
