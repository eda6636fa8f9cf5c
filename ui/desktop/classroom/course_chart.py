"""The class's line inside the lines it could have been, as a chart of the window.

Back to front: grid, the model alone (sand, dashed), the class's orders with other luck
(teal bands), the line, its turning points, and everything named where it ends.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, override

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.classroom.debrief import course
from ui.desktop import theme, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.classroom.debrief import Debrief

LEFT, RIGHT, TOP, FOOT = 128.0, 148.0, 12.0, 40.0
LOW, HIGH = -0.15, 8.15
DISC = 9.0
HALO = 4.0
ALIGN = Qt.AlignmentFlag
BANDS = ((0, 4, "fan90"), (1, 3, "fan50"))
AT = (0.05, 0.25, 0.5, 0.75, 0.95)


class CourseChart(QWidget):
    """Step of escalation day by day: the class, its other luck, the model alone."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding)
        self.setMinimumHeight(190)
        self.setAccessibleName("Your line, and the lines it could have been")
        self._debrief: Debrief | None = None
        self._line = np.zeros(0)
        self._own = self._model = np.zeros((5, 0))

    @override
    def sizeHint(self) -> QSize:
        return QSize(840, 300)

    def show_debrief(self, debrief: Debrief) -> None:
        """Show another class."""
        self._debrief = debrief
        self._line = course(debrief.rows)
        self._own = np.quantile(course(debrief.own), AT, axis=0)
        self._model = np.quantile(course(debrief.model), AT, axis=0)
        self.setAccessibleDescription(self.said())
        self.update()

    def said(self) -> str:
        """Say in a sentence where the lines end."""
        if not len(self._line):
            return ""
        low, high = self._own[0, -1], self._own[4, -1]
        return (
            f"Your class ends at step {self._line[-1]:.1f}; 9 of 10 futures with your "
            f"orders end between {low:.1f} and {high:.1f}; the middle with the model "
            f"at every seat is {self._model[2, -1]:.1f}."
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._debrief is not None and len(self._line):
            self._grid(painter)
            self._lines(painter)
            self._turns(painter, self._debrief)
            self._points(painter, self._debrief)
            self._names(painter)
        painter.end()

    # Where things are.

    def _x(self, day: float) -> float:
        wide = self.width() - LEFT - RIGHT
        return LEFT + day / max(1, len(self._line) - 1) * wide

    def _y(self, step: float) -> float:
        high = self.height() - TOP - FOOT
        return TOP + (HIGH - step) / (HIGH - LOW) * high

    def _path(self, values: Sequence[float] | np.ndarray) -> list[QPointF]:
        return [QPointF(self._x(d), self._y(float(v))) for d, v in enumerate(values)]

    # What is drawn, from the back to the front.

    def _grid(self, painter: QPainter) -> None:
        painter.setFont(theme.font(11))
        apart = self._y(0) - self._y(1)
        every = 1 if apart >= 13 else 2
        for step in range(0, 9, every):
            y = self._y(step)
            painter.setPen(QPen(theme.color("hairline"), 1))
            painter.drawLine(QPointF(LEFT, y), QPointF(self.width() - RIGHT, y))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.rung(step))
            painter.drawRoundedRect(QRectF(LEFT - 14, y - 4, 8, 8), 2, 2)
            painter.setPen(theme.color("text2"))
            text = f"{words.step_short(step)}  {step}"
            box = QRectF(0, y - 9, LEFT - 20, 18)
            painter.drawText(box, ALIGN.AlignRight | ALIGN.AlignVCenter, text)

    def _lines(self, painter: QPainter) -> None:
        self._band(painter, self._model, 0, 4, "ghost_fill")
        for low, high, key in BANDS:
            self._band(painter, self._own, low, high, key)
        dashed = QPen(theme.color("ghost_line"), 1.2, Qt.PenStyle.DashLine)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for row, width in ((0, 1.0), (4, 1.0), (2, 1.8)):
            dashed.setWidthF(width)
            painter.setPen(dashed)
            painter.drawPolyline(QPolygonF(self._path(self._model[row])))
        painter.setPen(QPen(theme.color("fan_median"), 1.4))
        painter.drawPolyline(QPolygonF(self._path(self._own[2])))
        painter.setPen(QPen(theme.color("panel"), 5))
        line = QPolygonF(self._path(self._line))
        painter.drawPolyline(line)
        painter.setPen(QPen(theme.color("line"), 2.4))
        painter.drawPolyline(line)

    def _band(
        self, painter: QPainter, rows: np.ndarray, low: int, high: int, key: str
    ) -> None:
        edge = self._path(rows[low]) + self._path(rows[high])[::-1]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(key))
        painter.drawPolygon(QPolygonF(edge))

    def _turns(self, painter: QPainter, debrief: Debrief) -> None:
        base = self.height() - FOOT + 4
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.drawLine(QPointF(LEFT, base), QPointF(self.width() - RIGHT, base))
        for turn in debrief.turns:
            first, last = turn.day, turn.day + debrief.turn_days
            left, right = self._x(first), self._x(min(last, len(self._line) - 1))
            painter.setPen(QPen(theme.color("edge"), 1))
            for x in (left, right):
                painter.drawLine(QPointF(x, base), QPointF(x, base + 5))
            box = QRectF(left, base + 3, right - left, 16)
            painter.setFont(theme.font(12, 500))
            painter.setPen(theme.color("text"))
            painter.drawText(box, ALIGN.AlignCenter, f"turn {turn.number}")
            painter.setFont(theme.font(11))
            painter.setPen(theme.color("text2"))
            box.translate(0, 15)
            painter.drawText(box, ALIGN.AlignCenter, span(debrief, first, last - 1))

    def _points(self, painter: QPainter, debrief: Debrief) -> None:
        seen: dict[int, int] = {}
        discs = []
        for number, point in enumerate(debrief.turning, start=1):
            beside = seen.get(point.day, 0)
            seen[point.day] = beside + 1
            day = min(point.day, len(self._line) - 1)
            shift = DISC + beside * 2.4 * DISC
            at = QPointF(self._x(day) + shift, self._y(float(self._line[day])))
            discs.append((number, point.title, at))
        taken = [QRectF(a.x() - DISC, a.y() - DISC, 18, 18) for *_, a in discs]
        for number, title, at in discs:
            self._word(painter, title, at, taken)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("line"))
            painter.drawEllipse(at, DISC, DISC)
            painter.setPen(theme.color("panel"))
            painter.setFont(theme.font(11, 600))
            box = QRectF(at.x() - DISC, at.y() - DISC, 2 * DISC, 2 * DISC)
            painter.drawText(box, ALIGN.AlignCenter, str(number))

    def _word(
        self, painter: QPainter, title: str, at: QPointF, taken: list[QRectF]
    ) -> None:
        """Write what a point was, where there is room; the cards say it too."""
        font = theme.font(12, 600)
        wide = QFontMetricsF(font).horizontalAdvance(title)
        left = min(at.x() - DISC, self.width() - RIGHT - wide - 4)
        for down in (-DISC - 20, DISC + 3, -DISC - 38, DISC + 20):
            box = QRectF(max(LEFT + 4, left), at.y() + down, wide, 17)
            inside = box.top() > TOP - 6 and box.bottom() < self.height() - FOOT
            if inside and not any(box.intersects(other) for other in taken):
                taken.append(box)
                self._haloed(painter, box, title, font)
                return

    def _haloed(self, painter: QPainter, box: QRectF, text: str, font: object) -> None:
        path = QPainterPath()
        path.addText(box.left(), box.bottom() - 4, font, text)  # type: ignore[call-overload]
        painter.setPen(QPen(theme.color("panel"), HALO))
        painter.drawPath(path)
        painter.fillPath(path, theme.color("text"))

    def _names(self, painter: QPainter) -> None:
        """Name the line, the bands and the model where they end."""
        right = self.width() - RIGHT + 8
        low, high = self._y(self._own[0, -1]), self._y(self._own[4, -1])
        painter.setPen(QPen(theme.color("accent"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        bracket = [(right, high), (right + 5, high), (right + 5, low), (right, low)]
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in bracket]))
        names = [
            ("your class", self._y(float(self._line[-1])), "text", 600, 1),
            ("the model alone", self._y(float(self._model[2, -1])), "text2", 500, 1),
            (
                "your orders, other luck:\n9 of 10 in here",
                (low + high) / 2,
                "accent",
                500,
                2,
            ),
        ]
        placed = _apart([(y, 15.0 * lines) for _, y, _, _, lines in names])
        for (text, _, key, weight, lines), y in zip(names, placed, strict=True):
            painter.setPen(theme.color(key))
            painter.setFont(theme.font(11, weight))
            box = QRectF(right + 10, y - 7.5 * lines, RIGHT - 18, 15 * lines)
            painter.drawText(box, ALIGN.AlignLeft | ALIGN.AlignVCenter, text)


def _apart(wanted: list[tuple[float, float]]) -> list[float]:
    """Push the middles of labels apart, so that none stands on another."""
    order = sorted(range(len(wanted)), key=lambda n: wanted[n][0])
    found = [y for y, _ in wanted]
    for _ in range(20):
        for one, other in pairwise(order):
            need = (wanted[one][1] + wanted[other][1]) / 2 + 1
            short = need - (found[other] - found[one])
            if short > 0:
                found[one] -= short / 2
                found[other] += short / 2
    return found


def span(debrief: Debrief, first: int, last: int) -> str:
    """Say from when to when: dates, or days where the class has no real ones."""
    if debrief.start is None:
        return f"days {first + 1}–{last + 1}"
    begin, end = (debrief.start + timedelta(days=day) for day in (first, last))
    if begin.month == end.month:
        return f"{begin.day}–{words.short_date(end)}"
    return f"{words.short_date(begin)} – {words.short_date(end)}"
