"""The strip of a run: its steps of escalation day by day, and the changes made."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.desktop import months, theme, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

TOP, THICK, SIDE = 22, 12, 8
MONTH_ROOM = 40  # px
MONTH = 28  # days that a page key goes
JANUARY = words.MONTHS[0][:3]


class TimeStrip(QWidget):
    """What was lived through in colour, what is to come hatched.

    Any day that was lived can be gone back to, by mouse or by keys.
    """

    sought = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("The run so far")
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.setFixedHeight(56)
        self._start, self._days = date.min, 1
        self._edges: tuple[tuple[int, int, int], ...] = ()
        self._changes: tuple[int, ...] = ()
        self._now = self._head = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, 56)

    def set_span(self, start: date, days: int) -> None:
        """Say which days the run covers."""
        self._start, self._days = start, days
        self.update()

    def show_days(self, rungs: np.ndarray, changes: Sequence[int], now: int) -> None:
        """Show the days done, one step of escalation each, and where one stands."""
        self._now, self._head = now, len(rungs)
        self._changes = tuple(changes)
        jumps = [0, *((rungs[1:] != rungs[:-1]).nonzero()[0] + 1), self._head]
        runs = pairwise(jumps) if self._head else ()
        self._edges = tuple((int(a), int(b), int(rungs[a])) for a, b in runs)
        told = f"{len(self._changes)} days with changes"
        self.setAccessibleDescription(f"{self._now} of {self._days} days; {told}")
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._seek(self._day(event.position().x()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(self._day(event.position().x()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = {
            Qt.Key.Key_Left: self._now - 1,
            Qt.Key.Key_Right: self._now + 1,
            Qt.Key.Key_PageDown: self._now - MONTH,
            Qt.Key.Key_PageUp: self._now + MONTH,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._head,
        }.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self._seek(wanted)

    def _seek(self, day: int) -> None:
        day = max(0, min(day, self._head))
        if day != self._now:
            self._now = day  # at once; the run follows within a moment
            self.update()
            self.sought.emit(day)

    def _day(self, x: float) -> int:
        room = max(1, self.width() - 2 * SIDE)
        return round((x - SIDE) / room * self._days)

    def _x(self, day: float) -> float:
        return SIDE + (self.width() - 2 * SIDE) * day / self._days

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_band(painter)
        self._paint_months(painter)
        self._paint_changes(painter)
        self._paint_head(painter)
        painter.end()

    def _paint_band(self, painter: QPainter) -> None:
        band = QRectF(self._x(0), TOP, self._x(self._days) - self._x(0), THICK)
        outline = QPainterPath()
        outline.addRoundedRect(band, 4, 4)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(band, theme.color("hairline"))
        hatch = QBrush(theme.color("text3", 0.35), Qt.BrushStyle.BDiagPattern)
        painter.fillRect(band, hatch)
        for first, last, step in self._edges:
            width = self._x(last) - self._x(first) + 0.5
            lived = QRectF(self._x(first), TOP, width, THICK)
            painter.fillRect(lived, theme.rung(step))
        painter.restore()

    def _paint_months(self, painter: QPainter) -> None:
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("text2"))
        wide = self._x(1) - self._x(0)
        for day, text in months.named(self._start, self._days, wide, MONTH_ROOM):
            x = self._x(day)
            if text == JANUARY:
                text, x = f"{text} {(self._start + timedelta(days=day)).year}", x - 14
            if x < self.width() - MONTH_ROOM:
                painter.drawText(QPointF(x, TOP + THICK + 15), text)

    def _paint_changes(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("changed"))
        y = TOP - 9
        for day in self._changes:
            x = self._x(day)
            corners = ((x, y - 5), (x + 4.5, y), (x, y + 5), (x - 4.5, y))
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

    def _paint_head(self, painter: QPainter) -> None:
        x = self._x(self._now)
        painter.setPen(QPen(theme.color("now"), 2))
        painter.drawLine(QPointF(x, TOP - 4), QPointF(x, TOP + THICK + 3))
        painter.setPen(QPen(theme.color("panel"), 2))
        painter.setBrush(theme.color("now"))
        painter.drawRoundedRect(QRectF(x - 6, TOP - 10, 12, 12), 4, 4)
