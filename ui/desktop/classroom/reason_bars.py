"""Reasons as bars: how much more, or less, often a result comes where something was."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.desktop import theme
from ui.desktop.widgets.basics import column, label, row

if TYPE_CHECKING:
    from simulator.classroom.reasons import Reason

HIGH, NUMBER = 14, 34.0
ALIGN = Qt.AlignmentFlag


class _Bar(QWidget):
    """One bar: orange to the right for more often, teal to the left for less."""

    def __init__(self, change: float) -> None:
        super().__init__()
        self._change = change
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.setFixedHeight(HIGH)
        self.setMinimumWidth(120)

    @override
    def sizeHint(self) -> QSize:
        return QSize(150, HIGH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.width() / 2
        length = self._change * (middle - NUMBER)
        more = self._change > 0
        box = QRectF(min(middle, middle + length), 2, abs(length), HIGH - 4)
        painter.fillRect(box, theme.color("changed" if more else "accent"))
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.drawLine(QPointF(middle, 0), QPointF(middle, HIGH))
        painter.setFont(theme.font(11, 500))
        painter.setPen(theme.color("text"))
        text = f"{round(100 * self._change):+d}".replace("-", "−")
        if more:
            at = QRectF(box.right() + 4, 0, NUMBER, HIGH)
            painter.drawText(at, ALIGN.AlignLeft | ALIGN.AlignVCenter, text)
        else:
            at = QRectF(box.left() - 4 - NUMBER, 0, NUMBER, HIGH)
            painter.drawText(at, ALIGN.AlignRight | ALIGN.AlignVCenter, text)
        painter.end()


class ReasonRow(QWidget):
    """One reason: what went before, in words, and by how much it moved the result."""

    def __init__(self, reason: Reason) -> None:
        super().__init__()
        box = column(self, 0, 1)
        box.addWidget(label(reason.what, 12, 500, wrap=True))
        line = row(6)
        with_it, without = (
            round(100 * reason.share_with),
            round(100 * reason.share_without),
        )
        line.addWidget(_Bar(reason.share_with - reason.share_without), 1)
        box.addLayout(line)
        told = f"{with_it} of 100 where it came first, {without} elsewhere"
        self.setToolTip(told)
        self.setAccessibleName(f"{reason.what}: {told}")
        box.addWidget(label(told, 11, 400, "second", wrap=True))
