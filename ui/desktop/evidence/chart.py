"""The months of history inside what the model gives, as one painted widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.desktop import theme, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPaintEvent

LEFT, RIGHT, TOP, BOTTOM = 44, 12, 12, 26
DOT = 3.0
STEPS = (0, 25, 50, 100, 150, 200, 300, 500)
HELD_OUT = "2024-01"


class HistoryChart(QWidget):
    """Attacks a month: two bands, the median, and what was reported.

    Parameters
    ----------
    months
        Rows of the hindcast, each with its month, bands and what was reported.
    """

    def __init__(self, months: Sequence[Mapping[str, Any]]) -> None:
        super().__init__()
        self._months = months
        self._most = 1.08 * max(row["high"] for row in months)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.setAccessibleName("Attacks a month, reported and in the model")
        inside = sum(
            row["low"] <= row["reported"] <= row["high"]
            for row in months
            if row["reported"] is not None
        )
        seen = sum(row["reported"] is not None for row in months)
        told = f"{inside} of {seen} reported months lie where 9 of 10 runs lie"
        self.setAccessibleDescription(told)
        self.setToolTip(told)

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 260)

    def _at(self, number: float, value: float) -> QPointF:
        wide = self.width() - LEFT - RIGHT
        high = self.height() - TOP - BOTTOM
        x = LEFT + wide * number / max(1, len(self._months) - 1)
        return QPointF(x, TOP + high * (1.0 - value / self._most))

    def _band(self, low: str, high: str) -> QPolygonF:
        numbered = list(enumerate(self._months))
        upper = [self._at(k, row[high]) for k, row in numbered]
        lower = [self._at(k, row[low]) for k, row in reversed(numbered)]
        return QPolygonF(upper + lower)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11))
        self._paint_held_out(painter)
        self._paint_frame(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        for low, high, key in (
            ("low", "high", "fan90"),
            ("quarter", "three_quarters", "fan50"),
        ):
            painter.setBrush(theme.color(key))
            painter.drawPolygon(self._band(low, high))
        painter.setPen(QPen(theme.color("fan_median"), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = [self._at(k, row["median"]) for k, row in enumerate(self._months)]
        painter.drawPolyline(QPolygonF(middle))
        self._paint_reported(painter)
        painter.end()

    def _paint_held_out(self, painter: QPainter) -> None:
        """Lay sand under the months that were never fitted."""
        found = [k for k, row in enumerate(self._months) if row["month"] == HELD_OUT]
        if found:
            left, right = self._at(found[0], 0), self._at(len(self._months) - 1, 0)
            ground = QRectF(left.x(), TOP, right.x() - left.x(), left.y() - TOP)
            painter.fillRect(ground, theme.color("ghost_fill"))

    def _paint_frame(self, painter: QPainter) -> None:
        line, ink = theme.color("hairline"), theme.color("text2")
        for value in (step for step in STEPS if step < self._most):
            at = self._at(0, value)
            painter.setPen(QPen(line, 1))
            painter.drawLine(at, self._at(len(self._months) - 1, value))
            painter.setPen(ink)
            where = QRectF(0, at.y() - 9, LEFT - 8, 18)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(where, right, str(value))
        for k, row in enumerate(self._months):
            if not row["month"].endswith("-01"):
                continue
            x = self._at(k, 0).x()
            painter.setPen(QPen(line, 1))
            painter.drawLine(QPointF(x, TOP), self._at(k, 0))
            painter.setPen(ink)
            text = words.shown(f"January {row['month'][:4]}").split()[-1]
            if row["month"] == HELD_OUT:
                text += ", never fitted"
            painter.drawText(QPointF(x + 4, self.height() - 8), text)

    def _paint_reported(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.color("panel"), 1))
        painter.setBrush(theme.color("text"))
        for k, row in enumerate(self._months):
            if row["reported"] is not None:
                painter.drawEllipse(self._at(k, row["reported"]), DOT, DOT)
