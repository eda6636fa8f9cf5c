"""The difference between two settings, pair by pair; a pair can be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from simulator.analysis.experiments.wording import number
from ui.desktop import theme
from ui.desktop.laboratory.drawing.canvas import (
    ALIGN,
    NOWHERE,
    Canvas,
    Point,
    write,
)
from ui.desktop.laboratory.drawing.frame import NAMED, NUMBERS, Frame
from ui.desktop.laboratory.drawing.scale import wide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.shapes.compared import Gap

MARGIN = 118
LOWEST, LOWER, MIDDLE, UPPER, HIGHEST = range(5)
FAINTLY = 0.17
NEAR = 9.0  # px between the pointer and a pair


class GapChart(Canvas):
    """Draws a difference; ``picked`` gives the luck of a pair."""

    def __init__(self) -> None:
        super().__init__("The difference, pair by pair")
        self.shape: Gap | None = None
        self._frame: Frame | None = None

    def show_shape(self, shape: Gap) -> None:
        """Draw another one."""
        self.shape = shape
        self.current = NOWHERE
        middle = number(float(shape.bands[MIDDLE, -1])) if len(shape.days) else "none"
        first, second = shape.letters
        told = f"{shape.what.name}, {second} minus {first}; middle pair at the end"
        self.setAccessibleDescription(f"{told} {middle}. {shape.n} pairs.")
        self.update()

    @override
    def draw(self, p: QPainter) -> Sequence[Point]:
        shape = self.shape
        if shape is None or not len(shape.days):
            return ()
        gutter = NAMED if shape.what.ladder else NUMBERS + 34
        ends = _ends(shape)
        days = float(shape.days[-1])
        frame = Frame(QRectF(self.rect()), gutter, MARGIN, days, ends)
        self._frame = frame
        p.setPen(Qt.PenStyle.NoPen)
        for key, lower, upper in (("fan90", LOWEST, HIGHEST), ("fan50", LOWER, UPPER)):
            p.setBrush(theme.color(key))
            rows = shape.bands[lower], shape.bands[upper]
            p.drawPolygon(frame.band(shape.days, *rows))
        frame.draw_values(p, signed=True)
        frame.draw_months(p, shape.start)
        self._draw_pairs(p, frame, shape)
        p.setPen(QPen(theme.color("fan_median"), 2))
        p.drawPolyline(frame.line(shape.days, shape.bands[MIDDLE]))
        self._draw_words(p, frame, shape)
        return self._places(frame, shape)

    def _draw_pairs(self, p: QPainter, frame: Frame, shape: Gap) -> None:
        p.save()
        p.setClipRect(frame.box.adjusted(0, -2, 0, 2))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(theme.color("fan_run", FAINTLY), 1))
        for row in shape.pairs:
            p.drawPolyline(frame.line(shape.days, row))
        if 0 <= self.current < len(shape.pairs):
            p.setPen(QPen(theme.color("changed"), 2))
            p.drawPolyline(frame.line(shape.days, shape.pairs[self.current]))
        p.restore()

    def _places(self, frame: Frame, shape: Gap) -> list[Point]:
        first, second = shape.letters
        return [
            Point(
                luck,
                f"Pair {luck + 1}: {number(float(row.mean()))} on average, "
                f"{number(float(row[-1]))} at the end. "
                f"Press to open {first} or {second}.",
                QPointF(frame.x(float(shape.days[-1])), frame.y(float(row[-1]))),
            )
            for luck, row in zip(shape.lucks, shape.pairs, strict=True)
        ]

    @override
    def nearest(self, at: QPointF) -> int:
        shape, frame = self.shape, self._frame
        if shape is None or frame is None or not frame.box.contains(at):
            return NOWHERE
        share = (at.x() - frame.box.left()) / frame.box.width()
        week = int(np.clip(round(share * len(shape.days)) - 1, 0, len(shape.days) - 1))
        away = [abs(frame.y(float(row[week])) - at.y()) for row in shape.pairs]
        best = int(np.argmin(away)) if away else NOWHERE
        return best if away and away[best] <= NEAR else NOWHERE

    @staticmethod
    def _draw_words(p: QPainter, frame: Frame, shape: Gap) -> None:
        _first, second = shape.letters
        box, x = frame.box, frame.box.right() + 6
        high, low = ("higher", "calmer") if shape.what.ladder else ("higher", "lower")
        p.setFont(theme.font(11))
        left = QRectF(0, box.top() - 1, box.left() - 48, 16)
        if frame.y.high > 0:
            write(p, left, f"{second} {high}", "text2", ALIGN.AlignRight)
        if frame.y.low < 0:
            left.moveTop(box.bottom() - 15)
            write(p, left, f"{second} {low}", "text2", ALIGN.AlignRight)
        rows = [frame.y(float(one)) for one in shape.bands[:, -1]]
        p.setPen(theme.color("accent"))
        top, bottom = rows[HIGHEST], max(rows[LOWEST], rows[HIGHEST] + 4)
        ends = (x - 3, top), (x, top), (x, bottom), (x - 3, bottom)
        p.drawPolyline([QPointF(*one) for one in ends])
        middle = number(float(shape.bands[MIDDLE, -1]))
        if not middle.startswith(("−", "0")) or middle.startswith("0."):
            middle = f"+{middle}"
        p.setFont(theme.font(11, 600))
        y = min(max(rows[MIDDLE], box.top() + 8), box.bottom() - 44)
        write(
            p, QRectF(x + 6, y - 8, MARGIN - 12, 16), f"middle pair {middle}", "accent"
        )
        p.setFont(theme.font(11))
        y = min(max(bottom - 22, y + 22), box.bottom() - 14)
        for line, text in enumerate(("9 of 10 pairs", "fall in here")):
            where = QRectF(x + 6, y - 8 + 14 * line, MARGIN - 12, 14)
            write(p, where, text, "accent")


def _ends(shape: Gap) -> tuple[float, float]:
    low = min(0.0, float(np.nanmin(shape.bands[LOWEST])))
    high = max(0.0, float(np.nanmax(shape.bands[HIGHEST])))
    if low == high == 0.0:
        return -1.0, 1.0
    return wide(low, high)
