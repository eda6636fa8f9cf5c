"""Where futures end, as fifty dots on the steps, and a rule where the class ended."""

from __future__ import annotations

from typing import override

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.definitions import STEPS
from ui.desktop import theme

DOTS = 50
PALE = 0.42  # of the ink, where a future ends higher than the class
SIDE, FOOT, TOP = 12.0, 18.0, 14.0
ACROSS = 5  # dots side by side on one step
ALIGN = Qt.AlignmentFlag


class EndingDots(QWidget):
    """Fifty dots, each two of 100 futures, on the step at which they end.

    Parameters
    ----------
    name
        Whose futures they are.
    ink
        Token of the dots; those that end higher than the class are paler.
    """

    def __init__(self, name: str, ink: str) -> None:
        super().__init__()
        self._name, self._ink = name, ink
        self._counts = np.zeros(len(STEPS), int)
        self._you = 0
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding)
        self.setMinimumHeight(66)
        self.setAccessibleName(f"{name}: where 50 of the futures end")

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, 96)

    def show_ends(self, ends: np.ndarray, you: int) -> None:
        """Show where futures end, and where the class did."""
        places = np.sort(ends)[
            np.floor((np.arange(DOTS) + 0.5) / DOTS * len(ends)).astype(int)
        ]
        self._counts = np.bincount(places.astype(int), minlength=len(STEPS))
        self._you = you
        told = [f"step {k}: {2 * n} of 100" for k, n in enumerate(self._counts) if n]
        self.setAccessibleDescription("; ".join(told))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column = (self.width() - 2 * SIDE) / len(STEPS)
        base = self.height() - FOOT
        rows = max(1, -(-int(self._counts.max()) // ACROSS))
        size = max(2.0, min((base - TOP) / rows, column / (ACROSS + 0.6), 13.0))
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.drawLine(QPointF(SIDE, base), QPointF(self.width() - SIDE, base))
        painter.setFont(theme.font(11))
        for step, count in enumerate(self._counts):
            middle = SIDE + (step + 0.5) * column
            painter.setPen(theme.color("text2"))
            box = QRectF(middle - column / 2, base + 2, column, FOOT - 2)
            painter.drawText(box, ALIGN.AlignCenter, str(step))
            painter.setPen(Qt.PenStyle.NoPen)
            alpha = 1.0 if step <= self._you else PALE
            painter.setBrush(theme.color(self._ink, alpha))
            for dot in range(int(count)):
                left = middle + (dot % ACROSS - ACROSS / 2) * size
                top = base - (dot // ACROSS + 1) * size
                painter.drawEllipse(QRectF(left + 0.6, top, size - 1.2, size - 1.2))
        you = SIDE + (self._you + 1) * column
        painter.setPen(QPen(theme.color("text"), 2))
        painter.drawLine(QPointF(you, 2), QPointF(you, base))
        painter.setFont(theme.font(11, 600))
        painter.drawText(QRectF(you + 5, 0, 60, 14), ALIGN.AlignLeft, "you")
        painter.end()
