"""20 dots: where a quantity stands at the end of the futures, each dot five of 100."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.desktop import theme

if TYPE_CHECKING:
    from collections.abc import Callable

DOTS = 20
SIDE, FOOT = 18.0, 22.0  # px at both sides, and for the ends of the line below
WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
COLUMNS = 24  # across the width: dots in one stand on each other


class Dots(QWidget):
    """A dot plot of one quantity.

    Parameters
    ----------
    name
        What it shows.
    say
        Puts a value into words.
    """

    def __init__(self, name: str, say: Callable[[float], str]) -> None:
        super().__init__()
        self._name, self._say = name, say
        self._at = np.zeros(0)
        self._now = float("nan")
        self._when = ""
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding)
        self.setMinimumHeight(72)
        self.setAccessibleName(f"{name}: 20 dots")

    def show_ends(self, ends: np.ndarray, now: float, when: str) -> None:
        """Show where the futures end, where the line stands now, and on which day."""
        places = (np.arange(DOTS) + 0.5) / DOTS
        self._at = np.quantile(ends, places) if len(ends) else np.zeros(0)
        self._now, self._when = now, when
        self.setAccessibleDescription(self.said())
        self.update()

    def said(self) -> str:
        """Say it in a sentence."""
        if not len(self._at):
            return "No futures yet"
        low, middle, high = (self._say(float(self._at[k])) for k in (1, DOTS // 2, -2))
        return f"By {self._when}: middle {middle}, 9 of 10 from {low} to {high}"

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text2"))
        foot = self.words_at()
        painter.drawText(foot, WRAPPED, self.said())
        if len(self._at):
            self._paint_dots(painter, foot.top() - FOOT)
        painter.end()

    def words_at(self) -> QRectF:
        """Tell where the sentence stands: at the foot, on as many lines as it needs."""
        box = QRectF(SIDE, 0, self.width() - 2 * SIDE, self.height())
        made = QFontMetricsF(theme.font(12))
        high = made.boundingRect(box, WRAPPED, self.said()).height()
        return box.adjusted(0, self.height() - high - 2, 0, -2)

    def _paint_dots(self, painter: QPainter, base: float) -> None:
        low, high = self._span()
        wide = self.width() - 2 * SIDE
        painter.setPen(theme.color("edge"))
        painter.drawLine(QPointF(SIDE, base), QPointF(SIDE + wide, base))
        columns = np.round((self._at - low) / (high - low) * (COLUMNS - 1)).astype(int)
        most = max(np.bincount(columns))
        size = min(wide / COLUMNS, (base - 14) / most, 18.0)
        painter.setPen(Qt.PenStyle.NoPen)
        stood = dict.fromkeys(range(COLUMNS), 0)
        for column, value in zip(columns.tolist(), self._at.tolist(), strict=True):
            stood[column] += 1
            x = SIDE + (column + 0.5) * wide / COLUMNS
            y = base - (stood[column] - 0.5) * size
            above = np.isfinite(self._now) and value > self._now
            painter.setBrush(theme.color("fan_median" if above else "fan50"))
            painter.drawEllipse(QPointF(x, y), size * 0.42, size * 0.42)
        self._paint_now(painter, low, high, base)
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font(11))
        flag = Qt.AlignmentFlag
        ends = QRectF(SIDE, base + 3, wide, 14)
        painter.drawText(ends, flag.AlignLeft, self._say(low))
        painter.drawText(ends, flag.AlignRight, self._say(high))

    def _paint_now(
        self, painter: QPainter, low: float, high: float, base: float
    ) -> None:
        if not np.isfinite(self._now):
            return
        share = (self._now - low) / (high - low) * (COLUMNS - 1) + 0.5
        x = SIDE + share * (self.width() - 2 * SIDE) / COLUMNS
        painter.setPen(theme.color("now"))
        painter.drawLine(QPointF(x, 14), QPointF(x, base))
        painter.setFont(theme.font(11, 600))
        painter.drawText(QRectF(x - 40, 0, 80, 14), Qt.AlignmentFlag.AlignCenter, "now")

    def _span(self) -> tuple[float, float]:
        known = [*self._at, *([self._now] if np.isfinite(self._now) else [])]
        low, high = float(min(known)), float(max(known))
        return (low, high) if high > low else (low - 1.0, high + 1.0)
