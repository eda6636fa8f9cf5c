"""Axes with shared gutters: named steps at the left, months and "now" below."""

from __future__ import annotations

from datetime import date, timedelta
from typing import override

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.desktop import months, theme, words
from ui.desktop.charts.spec import STEPS_OF_ESCALATION

GUTTER = 122  # px at the left of every chart: "now" then stands in one line
FOOT = 22
RIGHT_GUTTER = 16
CLEAR = 36  # px that a month needs
SWATCH = 7
ALIGN = Qt.AlignmentFlag


class Gutter(pg.AxisItem):
    """The left axis: numbers, or the steps of escalation with name and colour."""

    def __init__(self, *, ladder: bool) -> None:
        super().__init__("left")
        self._ladder = ladder
        self.setWidth(GUTTER)

    def marks(self) -> list[tuple[float, str]]:
        """Values that are written, with what is written."""
        low, high = self.range
        if self._ladder:
            steps = range(STEPS_OF_ESCALATION)
            return [(step, f"{words.step_short(step)}  {step}") for step in steps]
        top = 20 * round(high / 20)
        return [(top * k / 4, f"{top * k / 4:,.0f}") for k in range(5) if low <= top]

    @override
    def paint(self, p: QPainter, *unused: object) -> None:
        low, high = self.range
        box = self.rect()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setFont(theme.font(11))
        last = float("inf")
        for value, text in self.marks():
            y = box.bottom() - (value - low) / (high - low) * box.height()
            if last - y < 13 and value:  # no room: rather none than one on another
                continue
            last = y
            right = box.right() - 8
            if self._ladder:
                right = self._swatch(p, int(value), right, y)
            p.setPen(theme.color("text2"))
            where = QRectF(0, y - 8, right, 16)
            p.drawText(where, ALIGN.AlignRight | ALIGN.AlignVCenter, text)

    @staticmethod
    def _swatch(p: QPainter, step: int, right: float, y: float) -> float:
        p.setPen(theme.color("edge", 0.5))
        p.setBrush(theme.rung(step))
        box = QRectF(right - SWATCH, y - SWATCH / 2, SWATCH, SWATCH)
        p.drawRoundedRect(box, 2, 2)
        return right - SWATCH - 6


class Months(pg.AxisItem):
    """The bottom axis: months, and a dated flag where now is."""

    def __init__(self, start: date, days: int) -> None:
        super().__init__("bottom")
        self.setHeight(FOOT)
        self._start, self._days = start, days
        self._now = 0

    def set_now(self, day: int) -> None:
        """Move the flag."""
        if day != self._now:
            self._now = day
            self.update()

    def _x(self, day: float) -> float:
        low, high = self.range
        box = self.rect()
        return float(box.left() + (day - low) / (high - low) * box.width())

    @override
    def paint(self, p: QPainter, *unused: object) -> None:
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setFont(theme.font(11))
        p.setPen(theme.color("text2"))
        flag = self._flag()
        right = self.rect().right() + RIGHT_GUTTER
        wide = self._x(1) - self._x(0)
        for day, text in months.named(self._start, self._days, wide, CLEAR):
            x = self._x(day)
            side = ALIGN.AlignHCenter if day else ALIGN.AlignLeft
            where = QRectF(x - 20 if day else x, 4, 40, 16)
            free = not where.intersects(flag) and where.right() <= right
            if free:
                p.drawText(where, side | ALIGN.AlignTop, text)
        p.setFont(theme.font(11, 600))
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme.color("now"))
        p.drawRoundedRect(flag, 4, 4)
        p.setPen(theme.color("panel"))
        p.drawText(flag, ALIGN.AlignCenter, self._date())

    def _date(self) -> str:
        return words.short_date(self._start + timedelta(days=self._now))

    def _flag(self) -> QRectF:
        """Where the flag stands: at now, but never over an end of the axis."""
        made = QFontMetricsF(theme.font(11, 600))
        width = made.horizontalAdvance(self._date()) + 12
        left = self._x(self._now) - width / 2
        left = min(max(left, self.rect().left()), self.rect().right() - width)
        return QRectF(left, 4, width, 16)
