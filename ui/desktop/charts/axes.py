"""Axes with shared gutters: named steps at the left, months and "now" below."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil, floor
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap

from ui.desktop import months, theme, words
from ui.desktop.charts.spec import STEPS_OF_ESCALATION
from ui.desktop.pictures import blank, lasting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ui.desktop.charts.frame import Frame

CLOSE = 13.0  # px between two numbers
BETWEEN = 4.0  # px between two months
GUTTER = 122  # px at the left of every chart: "now" then stands in one line
FOOT = 22
SLIM, ROOMY = 44, 112  # px at the right: for numbers alone, or for words
RIGHT_GUTTER = 6
MONTHS_BELOW = 4  # px between the plot and its months
CLEAR = 36  # px that a month needs
SWATCH = 7
ALIGN = Qt.AlignmentFlag


def line() -> int:
    """Return how high a line of small letters is."""
    return theme.scaled(16)


def marks(bottom: float, top: float, *, ladder: bool) -> list[tuple[float, str]]:
    """Values that are written at the left, with what is written."""
    if ladder:
        steps = range(STEPS_OF_ESCALATION)
        return [(step, f"{words.step_short(step)}  {step}") for step in steps]
    values = [bottom + (top - bottom) * k / 4 for k in range(5)]
    return [(value, f"{value:,.0f}".replace("-", "−")) for value in values]


def paint_gutter(p: QPainter, frame: Frame, *, ladder: bool) -> None:
    """Write the left axis: numbers, or the steps of escalation in their colours."""
    p.setFont(theme.font(11))
    last = float("inf")
    for value, text in marks(frame.bottom, frame.top, ladder=ladder):
        y = frame.y(value)
        if last - y < theme.scaled(CLOSE) and value != frame.bottom:
            continue  # no room: rather none than one on another
        last = y
        right = frame.box.left() - 8
        if ladder:
            right = _swatch(p, int(value), right, y)
        p.setPen(theme.color("text2"))
        where = QRectF(0, y - line() / 2, right, line())
        p.drawText(where, ALIGN.AlignRight | ALIGN.AlignVCenter, text)


def _swatch(p: QPainter, step: int, right: float, y: float) -> float:
    p.setPen(theme.color("edge", 0.5))
    p.setBrush(theme.rung(step))
    box = QRectF(right - SWATCH, y - SWATCH / 2, SWATCH, SWATCH)
    p.drawRoundedRect(box, 2, 2)
    return right - SWATCH - 6


class Months:
    """The bottom axis: months, and a dated flag where now is."""

    def __init__(self, start: date, days: int) -> None:
        self._start, self._days = start, days
        self._places: list[tuple[QRectF, str]] = []
        self._placed_for: tuple[date, QRectF, float, int] | None = None
        self._picture, self._of = QPixmap(), cast("object", None)

    def paint(self, p: QPainter, frame: Frame, now: int) -> None:
        """Write them below the plot."""
        said = words.short_date(self._start + timedelta(days=now))
        flag = self._flag(frame, now, said)
        top, high = frame.box.bottom(), line() + MONTHS_BELOW
        written, wide = self._written(p, frame), p.device().width()
        left, right = self._hidden(flag)
        first = frame.box.left()  # what is written in the gutter stays
        for start, end in ((first, left), (right, wide)):
            if end <= start:
                continue
            box = QRectF(start, 0, end - start, high)
            p.drawPixmap(QPointF(box.left(), top), written, _dense(box, written))
        p.setFont(theme.font(11, 600))
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme.color("now"))
        p.drawRoundedRect(flag, 4, 4)
        p.setPen(theme.color("panel"))
        p.drawText(flag, ALIGN.AlignCenter, said)

    def _hidden(self, flag: QRectF) -> tuple[float, float]:
        """From where to where nothing is written: no word shows in part."""
        words_there = [where for where, _ in self._places if where.intersects(flag)]
        boxes = [flag, *words_there]
        left = floor(min(box.left() for box in boxes))
        right = ceil(max(box.right() for box in boxes))
        return float(left), float(right)  # whole pixels: letters stay sharp

    def _written(self, p: QPainter, frame: Frame) -> QPixmap:
        """Write all months, once for a frame."""
        places = self._laid_out(frame)
        wide, ratio = p.device().width(), p.device().devicePixelRatioF()
        wanted = self._placed_for, theme.current(), wide, ratio
        if wanted != self._of:
            self._of = wanted
            size = QSizeF(wide, line() + MONTHS_BELOW)
            made = blank(size, ratio, theme.color("panel"))
            inner = QPainter(made)
            inner.translate(0, -frame.box.bottom())
            inner.setFont(theme.font(11))
            inner.setPen(theme.color("text2"))
            for where, text in places:
                inner.drawText(where, ALIGN.AlignLeft | ALIGN.AlignTop, text)
            inner.end()
            self._picture = lasting(made)
        return self._picture

    def _laid_out(self, frame: Frame) -> list[tuple[QRectF, str]]:
        """Place every month that lies in the frame; measured once for a frame."""
        shown = words.calendar(self._start)
        wanted = shown, frame.box, frame.days, theme.font(11).pixelSize()
        if wanted != self._placed_for:
            self._placed_for, self._places = wanted, list(self._place(frame))
        return self._places

    def _place(self, frame: Frame) -> Iterator[tuple[QRectF, str]]:
        below, right = frame.box.bottom(), frame.box.right()
        wide, made = frame.x(1) - frame.x(0), QFontMetricsF(theme.font(11))
        written = float("-inf")
        for day, text in months.named(self._start, self._days, wide, CLEAR):
            x, long = frame.x(day), made.horizontalAdvance(text)
            if x > right + long:
                break
            where = QRectF(
                x - long / 2 if day else x, below + MONTHS_BELOW, long, line()
            )
            if where.right() <= right + RIGHT_GUTTER and x - long / 2 > written:
                yield where, text
                written = where.right() + BETWEEN

    @staticmethod
    def _flag(frame: Frame, now: int, said: str) -> QRectF:
        """Where the flag stands: at now, but never over an end of the axis."""
        made = QFontMetricsF(theme.font(11, 600))
        width = made.horizontalAdvance(said) + 12
        left = frame.x(now) - width / 2
        left = min(max(left, frame.box.left()), frame.box.right() - width)
        return QRectF(left, frame.box.bottom() + MONTHS_BELOW, width, line())


def _dense(box: QRectF, picture: QPixmap) -> QRectF:
    """Give a box of a picture in its own pixels."""
    ratio = picture.devicePixelRatioF()
    return QRectF(box.topLeft() * ratio, box.size() * ratio)


def paint_ends(
    p: QPainter, frame: Frame, rows: Sequence[float], room: int, *, worded: bool
) -> None:
    """Say at the right where the futures end: 5, 25, 50, 75, 95 of 100 lie below.

    In words where they are wanted and there is room, else by three numbers.
    """
    if not rows:
        return
    if worded and room >= ROOMY:
        _write_words(p, frame, rows)
    else:
        _write_numbers(p, frame, rows, room)


def _write_numbers(p: QPainter, frame: Frame, rows: Sequence[float], room: int) -> None:
    lowest, _, middle, _, highest = rows
    taken: list[float] = []
    for value, weight, ink in (
        (middle, 600, "accent"),
        (highest, 400, "text2"),
        (lowest, 400, "text2"),
    ):
        y = frame.held(value)
        if any(abs(y - other) < theme.scaled(CLOSE) for other in taken):
            continue
        taken.append(y)
        p.setFont(theme.font(11, weight))
        p.setPen(theme.color(ink))
        wide = theme.scaled(room) - 6
        where = QRectF(frame.box.right() + 6, y - line() / 2, wide, line())
        p.drawText(where, ALIGN.AlignVCenter, _short(value))


def _write_words(p: QPainter, frame: Frame, rows: Sequence[float]) -> None:
    lowest, lower, _, upper, highest = map(frame.held, rows)
    box = frame.box
    p.setPen(theme.color("accent"))
    p.setFont(theme.font(11, 500))
    top, bottom = min(highest, lowest - 4), lowest
    x = box.right() + 6
    ends = (x - 3, top), (x, top), (x, bottom), (x - 3, bottom)
    p.drawPolyline([QPointF(*end) for end in ends])
    first = min(max(top, box.top()), box.bottom() - 72)
    _two_lines(p, x + 6, first, "9 of 10 futures", "stay in here")
    second = min(max((upper + lower) / 2 - 14, first + 36), first + box.height() - 40)
    _two_lines(p, x + 6, second, "half stay in the", "inner band")


def _two_lines(p: QPainter, x: float, y: float, one: str, two: str) -> None:
    high, wide = theme.scaled(14), theme.scaled(ROOMY)
    for place, text in enumerate((one, two)):
        p.drawText(QRectF(x, y + high * place, wide, high), ALIGN.AlignVCenter, text)


def _short(value: float) -> str:
    text = f"{value:,.0f}" if abs(value) >= 1 or not value else f"{value:.1f}"
    return text.replace("-", "−")
