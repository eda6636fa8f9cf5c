"""A hundred dots: a share of the futures, beside what it was before."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.desktop import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

COLUMNS, ROWS = 50, 2  # filled column by column, so that one tick cuts both rows
HUNDRED = COLUMNS * ROWS
HIGH, LARGEST = 13, 6.0  # px
OF_STEP = 0.74  # of the room of a dot that it fills


class Dots(QWidget):
    """A hundred dots: filled now, hollow what is gone, a tick where it was.

    Parameters
    ----------
    ink
        Token of the filled dots; a number for the colour of a step of escalation.
    """

    def __init__(self, ink: str | int = "fan_median") -> None:
        super().__init__()
        self._ink = ink
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._share = 0.0
        self._was: float | None = None

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, HIGH)

    @property
    def told(self) -> tuple[int, int]:
        """How many dots are filled, and how many are hollow."""
        filled = round(self._share * HUNDRED)
        was = filled if self._was is None else round(self._was * HUNDRED)
        return filled, max(0, was - filled)

    def show_share(self, share: float, was: float | None) -> None:
        """Show another share, and the one before it."""
        self._share, self._was = share, was
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / COLUMNS
        size = min(step * OF_STEP, LARGEST, self.height() / ROWS - 1)
        filled, gone = self.told
        for dot in range(HUNDRED):
            middle = QPointF(
                (dot // ROWS + 0.5) * step,
                self.height() * (dot % ROWS + 0.5) / ROWS,
            )
            if filled <= dot < filled + gone:
                painter.setPen(QPen(theme.color("ghost_line"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(middle, size / 2 - 0.5, size / 2 - 0.5)
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color() if dot < filled else theme.color("hairline"))
            radius = size / 2 if dot < filled else size / 3
            painter.drawEllipse(middle, radius, radius)
        self._paint_tick(painter, step)
        painter.end()

    def _color(self) -> QColor:
        ink = self._ink
        return theme.rung(ink) if isinstance(ink, int) else theme.color(ink)

    def _paint_tick(self, painter: QPainter, step: float) -> None:
        """Draw where it was, set off from dots that are filled beyond it."""
        if self._was is None:
            return
        x = round(self._was * HUNDRED / ROWS * step)
        x = min(max(x, 1), self.width() - 2)
        high = self.height()
        painter.fillRect(QRectF(x - 2, 0, 4, high), theme.color("panel"))
        painter.fillRect(QRectF(x - 1, 0, 2, high), theme.color("text2"))
