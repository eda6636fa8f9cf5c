"""The strip of a run: its steps of escalation day by day, and the changes made."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast, override

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.desktop import months, theme, words
from ui.desktop.pictures import blank, lasting

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray

    from ui.desktop.marks import Mark

TOP, THICK, SIDE = 22, 12, 8
ROUND, RING = 4, 3
STEPS = 9  # of escalation, from 0
MONTH_ROOM = 40  # px
NEAR, MOST_TOLD = 6, 6  # px from the mouse; marks told at once
INKS = {"turn": "bad", "inject": "accent", "fork": "accent", "change": "changed"}
ORDER = tuple(INKS)  # the last is drawn on top
KEY = {
    "change": "your change",
    "inject": "inject",
    "turn": "turning point",
    "fork": "branch",
}
MONTH = 28  # days that a page key goes
JANUARY = words.MONTHS[0][:3]


def paint_mark(painter: QPainter, kind: str, x: float, y: float) -> None:
    """Draw one mark: its shape says what it is, whatever the colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(INKS[kind]))
    match kind:
        case "change":
            corners = ((x, y - 5), (x + 4.5, y), (x, y + 5), (x - 4.5, y))
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        case "inject":
            painter.setBrush(theme.color("raised"))
            painter.setPen(QPen(theme.color(INKS[kind]), 1.6))
            painter.drawRect(QRectF(x - 3.6, y - 3.6, 7.2, 7.2))
        case "turn":
            painter.drawEllipse(QPointF(x, y), 3.8, 3.8)
        case _:
            painter.setPen(QPen(theme.color(INKS[kind]), 1.6))
            painter.drawLine(QPointF(x, y + 5), QPointF(x, y))
            painter.drawLine(QPointF(x, y), QPointF(x - 4, y - 4))
            painter.drawLine(QPointF(x, y), QPointF(x + 4, y - 4))


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
        self._rungs: NDArray[np.integer] = np.zeros(0, np.int8)
        self._marks: tuple[Mark, ...] = ()
        self._now = self._head = 0
        self._ground, self._ground_of = QPixmap(), cast("Hashable", None)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # It paints all of its ground: what lies below need not be painted again.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, 56)

    def set_span(self, start: date, days: int) -> None:
        """Say which days the run covers."""
        self._start, self._days = start, days
        self.update()

    def show_days(self, rungs: np.ndarray, marks: Sequence[Mark], now: int) -> None:
        """Show the days done, one step of escalation each, and where one stands."""
        self._now, self._head = now, len(rungs)
        self._marks = tuple(marks)
        self._rungs = rungs
        told = f"{len(self._marks)} marks"
        self.setAccessibleDescription(f"day {now} of {self._days}; {told}")
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
        painter.drawPixmap(0, 0, self._paint_ground())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._head:
            self._paint_lived(painter)
        self._paint_marks(painter)
        self._paint_head(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = self._band().adjusted(-RING, -RING, RING, RING)
            painter.drawRoundedRect(ring, ROUND + RING, ROUND + RING)
        painter.end()

    def _paint_ground(self) -> QPixmap:
        """Paint what is the same on every day, where it is not as it was."""
        ratio, letters = self.devicePixelRatioF(), theme.font(11).pixelSize()
        look = theme.current(), letters, ratio, self.width(), self.height()
        wanted = *look, self._start, self._days
        if wanted != self._ground_of:
            self._ground_of = wanted
            made = blank(self.size(), ratio, theme.color("panel"))
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_band(painter)
            self._paint_months(painter)
            painter.end()
            self._ground = lasting(made)
        return self._ground

    def _band(self) -> QRectF:
        return QRectF(self._x(0), TOP, self._x(self._days) - self._x(0), THICK)

    def _paint_band(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hairline"))
        painter.drawRoundedRect(self._band(), ROUND, ROUND)
        hatch = QBrush(theme.color("text3", 0.35), Qt.BrushStyle.BDiagPattern)
        painter.setBrush(hatch)
        painter.drawRoundedRect(self._band(), ROUND, ROUND)

    def _paint_lived(self, painter: QPainter) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(self._band(), ROUND, ROUND)
        painter.setClipPath(outline)
        lived = QRectF(self._x(0), TOP, self._x(self._head) - self._x(0), THICK)
        painter.drawImage(lived, self._course())
        painter.setClipping(False)

    def _course(self) -> QImage:
        """Give the days lived as an image, one pixel each in the colour of its step."""
        inks = np.array([theme.rung(step).rgb() for step in range(STEPS)], np.uint32)
        days = inks[np.clip(self._rungs, 0, STEPS - 1)].tobytes()
        count = len(self._rungs)
        return QImage(days, count, 1, 4 * count, QImage.Format.Format_RGB32).copy()

    def _paint_months(self, painter: QPainter) -> None:
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("text2"))
        wide, free = self._x(1) - self._x(0), -1.0
        metrics = QFontMetrics(painter.font())
        for day, text in months.named(self._start, self._days, wide, MONTH_ROOM):
            x = self._x(day)
            if text == JANUARY:
                year = words.year(self._start + timedelta(days=day))
                text, x = f"{text} {year}", x - 14
            if free < x < self.width() - MONTH_ROOM:
                painter.drawText(QPointF(x, TOP + THICK + 15), text)
                free = x + metrics.horizontalAdvance(text) + 4

    def _paint_marks(self, painter: QPainter) -> None:
        for mark in sorted(self._marks, key=lambda mark: ORDER.index(mark.kind)):
            paint_mark(painter, mark.kind, self._x(mark.day), TOP - 9)
        self._paint_key(painter)

    def _paint_key(self, painter: QPainter) -> None:
        """Say what the marks are, while there is room over what is to come."""
        metrics = QFontMetrics(theme.font(11))
        widths = [metrics.horizontalAdvance(text) + 26 for text in KEY.values()]
        x = self.width() - SIDE - sum(widths)
        last = max([self._head, *(mark.day for mark in self._marks)])
        if x < self._x(last) + 24:
            return
        painter.setFont(theme.font(11))
        for (kind, text), width in zip(KEY.items(), widths, strict=True):
            paint_mark(painter, kind, x + 6, TOP - 9)
            painter.setPen(theme.color("text2"))
            painter.drawText(QPointF(x + 15, TOP - 5), text)
            x += width

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            help_event = cast("QHelpEvent", event)
            QToolTip.showText(help_event.globalPos(), self.told_at(help_event.x()))
            return True
        return super().event(event)

    def told_at(self, x: float) -> str:
        """Tell the date below the mouse, and what is marked there."""
        near = [mark for mark in self._marks if abs(self._x(mark.day) - x) <= NEAR]
        at = max(0, min(self._days, self._day(x)))
        day = min(
            (mark.day for mark in near), key=lambda day: abs(day - at), default=at
        )
        told = [words.long_date(self._start + timedelta(days=day))]
        for mark in near[:MOST_TOLD]:
            date = words.short_date(self._start + timedelta(days=mark.day))
            told.append(mark.told if mark.day == day else f"{date}: {mark.told}")
        if len(near) > MOST_TOLD:
            told.append(f"and {len(near) - MOST_TOLD} more")
        return "\n".join(told)

    def _paint_head(self, painter: QPainter) -> None:
        x = self._x(self._now)
        painter.setPen(QPen(theme.color("now"), 2))
        painter.drawLine(QPointF(x, TOP - 4), QPointF(x, TOP + THICK + 3))
        painter.setPen(QPen(theme.color("panel"), 2))
        painter.setBrush(theme.color("now"))
        painter.drawRoundedRect(QRectF(x - 6, TOP - 10, 12, 12), 4, 4)
