"""Axes with shared gutters: named steps at the left, months and "now" below."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, override

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.desktop import months, theme, words
from ui.desktop.charts.spec import STEPS_OF_ESCALATION

if TYPE_CHECKING:
    from collections.abc import Sequence

CLOSE = 13.0  # px between two numbers
BETWEEN = 4.0  # px between two months
GUTTER = 122  # px at the left of every chart: "now" then stands in one line
FOOT = 22
SLIM, ROOMY = 44, 112  # px at the right: for numbers alone, or for words
RIGHT_GUTTER = 6
CLEAR = 36  # px that a month needs
SWATCH = 7
ALIGN = Qt.AlignmentFlag


class Gutter(pg.AxisItem):
    """The left axis: numbers, or the steps of escalation with name and colour."""

    def __init__(self, *, ladder: bool) -> None:
        super().__init__("left")
        self._ladder = ladder
        self._ends = 0.0, 1.0
        self.setWidth(GUTTER)

    def set_ends(self, bottom: float, top: float) -> None:
        """Say between which values marks are written."""
        self._ends = bottom, top

    def marks(self) -> list[tuple[float, str]]:
        """Values that are written, with what is written."""
        if self._ladder:
            steps = range(STEPS_OF_ESCALATION)
            return [(step, f"{words.step_short(step)}  {step}") for step in steps]
        bottom, top = self._ends
        values = [bottom + (top - bottom) * k / 4 for k in range(5)]
        return [(value, f"{value:,.0f}".replace("-", "−")) for value in values]

    @override
    def paint(self, p: QPainter, *unused: object) -> None:
        low, high = self.range
        box = self.rect()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setFont(theme.font(11))
        last = float("inf")
        for value, text in self.marks():
            y = box.bottom() - (value - low) / (high - low) * box.height()
            if (
                last - y < 13 and value != low
            ):  # no room: rather none than one on another
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
        made, written = QFontMetricsF(theme.font(11)), float("-inf")
        for day, text in months.named(self._start, self._days, wide, CLEAR):
            x, long = self._x(day), made.horizontalAdvance(text)
            where = QRectF(x - long / 2 if day else x, 4, long, 16)
            free = not where.intersects(flag) and where.right() <= right
            if free and where.left() > written + BETWEEN:
                p.drawText(where, ALIGN.AlignLeft | ALIGN.AlignTop, text)
                written = where.right()
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


class Ends(pg.AxisItem):
    """Where the futures end: three numbers, or in the first chart what bands mean."""

    def __init__(self, *, worded: bool) -> None:
        super().__init__("right")
        self._worded = worded
        self._rows: tuple[float, ...] = ()  # 5, 25, 50, 75, 95 of 100 below
        self._wide = SLIM
        self.set_wide(SLIM)

    def set_wide(self, wide: int) -> None:
        """Take so many pixels."""
        self._wide = wide
        self.setWidth(wide)

    def show_ends(self, rows: Sequence[float]) -> None:
        """Show the values that the bands end with; none where there are no futures."""
        rows = tuple(map(float, rows))
        if rows != self._rows:
            self._rows = rows
            self.update()

    @override
    def paint(self, p: QPainter, *unused: object) -> None:
        if not self._rows:
            return
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._worded and self._wide >= ROOMY:
            self._write_words(p)
        else:
            self._write_numbers(p)

    def _y(self, value: float) -> float:
        low, high = self.range
        box = self.rect()
        inside = (min(max(value, low), high) - low) / (high - low)
        return float(box.bottom() - inside * box.height())

    def _write_numbers(self, p: QPainter) -> None:
        lowest, _, middle, _, highest = self._rows
        taken: list[float] = []
        for value, weight, ink in (
            (middle, 600, "accent"),
            (highest, 400, "text2"),
            (lowest, 400, "text2"),
        ):
            y = self._y(value)
            if any(abs(y - other) < CLOSE for other in taken):
                continue
            taken.append(y)
            p.setFont(theme.font(11, weight))
            p.setPen(theme.color(ink))
            where = QRectF(self.rect().left() + 6, y - 8, self._wide - 6, 16)
            p.drawText(where, ALIGN.AlignVCenter, _short(value))

    def _write_words(self, p: QPainter) -> None:
        lowest, lower, _, upper, highest = map(self._y, self._rows)
        left = self.rect().left()
        p.setPen(theme.color("accent"))
        p.setFont(theme.font(11, 500))
        top, bottom = min(highest, lowest - 4), lowest
        x = left + 6
        ends = (x - 3, top), (x, top), (x, bottom), (x - 3, bottom)
        p.drawPolyline([QPointF(*end) for end in ends])
        room = self.rect().bottom() - self.rect().top()
        first = min(max(top, self.rect().top()), self.rect().top() + room - 72)
        self._two_lines(p, x + 6, first, "9 of 10 futures", "stay in here")
        second = min(max((upper + lower) / 2 - 14, first + 36), first + room - 40)
        self._two_lines(p, x + 6, second, "half stay in the", "darker band")

    @staticmethod
    def _two_lines(p: QPainter, x: float, y: float, one: str, two: str) -> None:
        for place, text in enumerate((one, two)):
            p.drawText(QRectF(x, y + 14 * place, ROOMY, 14), ALIGN.AlignVCenter, text)


def _short(value: float) -> str:
    text = f"{value:,.0f}" if abs(value) >= 1 or not value else f"{value:.1f}"
    return text.replace("-", "−")
