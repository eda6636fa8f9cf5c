"""The strip of a hundred futures: best, most likely, worst, and the roll on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.desktop import theme

if TYPE_CHECKING:
    from simulator.classroom.adjudication import Three

NAMES = ("best", "most likely", "worst")
INKS = ("good", "accent", "bad")
FLAG, BAND, FOOT = 26.0, 16.0, 20.0
GAP = 2.0
ALIGN = Qt.AlignmentFlag


class RollStrip(QWidget):
    """A hundred futures in a row, by what they are most like; a flag at the roll."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.setFixedHeight(int(FLAG + BAND + FOOT))
        self.setAccessibleName("The roll among the futures of this turn")
        self._three: Three | None = None

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, int(FLAG + BAND + FOOT))

    def show_three(self, three: Three) -> None:
        """Show those of another turn, or by the aims of another seat."""
        self._three = three
        self.setAccessibleDescription(self.said())
        self.update()

    def said(self) -> str:
        """Say where the roll lies."""
        if self._three is None:
            return ""
        parts = [
            f"{name} {count}"
            for name, count in zip(NAMES, self._three.counts, strict=True)
        ]
        drawn = f"roll {self.number}: like the {NAMES[self._three.kind]}"
        return f"Of 100 futures: {', '.join(parts)}; {drawn}"

    @property
    def number(self) -> int:
        """The place of the roll, 1 to 100."""
        return 0 if self._three is None else min(100, int(self._three.roll * 100) + 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._three is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, first = 0.0, 1
        three = self._three
        for name, ink, share, count in zip(
            NAMES, INKS, three.shares, three.counts, strict=True
        ):
            wide = share * self.width()
            if count > 0:
                box = QRectF(left, FLAG, max(2.0, wide - GAP), BAND)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color(ink))
                painter.drawRoundedRect(box, 3, 3)
                last = first + count - 1
                self._word(painter, box, f"{name}: {first}–{last}")
                first = last + 1
            left += wide
        self._flag(painter)
        painter.end()

    def _word(self, painter: QPainter, box: QRectF, text: str) -> None:
        font = theme.font(12)
        wide = QFontMetricsF(font).horizontalAdvance(text)
        if wide > box.width() and box.left() + wide > self.width():
            return
        painter.setFont(font)
        painter.setPen(theme.color("text2"))
        at = QRectF(box.left(), box.bottom() + 2, max(box.width(), wide), FOOT - 2)
        painter.drawText(at, ALIGN.AlignLeft | ALIGN.AlignVCenter, text)

    def _flag(self, painter: QPainter) -> None:
        assert self._three is not None
        x = self._three.roll * self.width()
        text = f"Roll {self.number}: {NAMES[self._three.kind]}"
        font = theme.font(12, 600)
        wide = QFontMetricsF(font).horizontalAdvance(text) + 18
        start = min(max(0.0, x - wide / 2), self.width() - wide)
        painter.setPen(QPen(theme.color("panel"), 5))
        painter.drawLine(QPointF(x, FLAG - 4), QPointF(x, FLAG + BAND + 3))
        painter.setPen(QPen(theme.color("now"), 2))
        painter.drawLine(QPointF(x, FLAG - 4), QPointF(x, FLAG + BAND + 3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("now"))
        painter.drawRoundedRect(QRectF(start, 0, wide, FLAG - 6), 5, 5)
        tip = [QPointF(x - 4, FLAG - 7), QPointF(x + 4, FLAG - 7), QPointF(x, FLAG - 2)]
        painter.drawPolygon(QPolygonF(tip))
        painter.setFont(font)
        painter.setPen(theme.color("panel"))
        painter.drawText(QRectF(start, 0, wide, FLAG - 6), ALIGN.AlignCenter, text)
