"""A hundred dots: a share of the futures, beside what it was before.

Where there is no room for dots that can be told apart, it is a bar of that length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.desktop import theme
from ui.desktop.pictures import blank, lasting

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

COLUMNS, ROWS = 50, 2  # filled column by column, so that one tick cuts both rows
HUNDRED = COLUMNS * ROWS
HIGH, LARGEST = 13, 6.0  # px
OF_STEP = 0.74  # of the room of a dot that it fills
LEAST = 3.0  # px; smaller dots would run into two lines
BAR = 7  # px, height


class Dots(QWidget):
    """A hundred dots, or a bar: filled now, hollow what is gone, a tick where it was.

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
        self._painted_for: object = None
        self._painted = QPixmap(), QPixmap(), QPixmap()

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

    @property
    def dotted(self) -> bool:
        """Whether there is room for dots; else it is a bar."""
        return self.width() / COLUMNS * OF_STEP >= LEAST

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.dotted:
            self._paint_dots(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.dotted:
            self._paint_bar(painter)
        self._paint_tick(painter, self.width() / COLUMNS)
        painter.end()

    def _paint_dots(self, painter: QPainter) -> None:
        filled, gone = self.told
        full, hollow, empty = self._pictures()
        _paint_between(painter, empty, filled + gone, HUNDRED)
        _paint_between(painter, hollow, filled, filled + gone)
        _paint_between(painter, full, 0, filled)

    def _paint_bar(self, painter: QPainter) -> None:
        """Draw a bar of the share, hollow to where it was, in a groove of the whole."""
        filled, gone = self.told
        top, now = (self.height() - BAR) // 2, self._long(filled)
        painter.fillRect(0, top, self.width(), BAR, theme.color("hairline"))
        if gone:
            left = QRectF(now, top, self._long(filled + gone) - now, BAR)
            painter.fillRect(left, theme.color("ghost_line"))
            painter.fillRect(left.adjusted(0, 1, -1, -1), theme.color("panel"))
        painter.fillRect(0, top, now, BAR, self._color())

    def _long(self, dots: int) -> int:
        """Return how long a bar of so many is: never none, nor all, unless they are."""
        if dots in (0, HUNDRED):
            return self.width() * dots // HUNDRED
        return min(max(1, round(dots * self.width() / HUNDRED)), self.width() - 1)

    def _pictures(self) -> tuple[QPixmap, QPixmap, QPixmap]:
        """Give all dots filled, all hollow, and all empty: each painted but once."""
        ratio = self.devicePixelRatioF()
        wanted = theme.current(), self.size().toTuple(), ratio
        if wanted != self._painted_for:
            self._painted_for = wanted
            step = self.width() / COLUMNS
            size = min(step * OF_STEP, LARGEST, self.height() / ROWS - 1)
            edge = QPen(theme.color("ghost_line"), 1)
            nothing, no = Qt.BrushStyle.NoBrush, Qt.PenStyle.NoPen
            self._painted = (
                self._picture(no, self._color(), size / 2),
                self._picture(edge, nothing, size / 2 - 0.5),
                self._picture(no, theme.color("hairline"), size / 3),
            )
        return self._painted

    def _picture(
        self, pen: QPen | Qt.PenStyle, brush: QColor | Qt.BrushStyle, radius: float
    ) -> QPixmap:
        """Paint a hundred dots that are alike."""
        made = blank(self.size(), self.devicePixelRatioF())
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(brush)
        step, high = self.width() / COLUMNS, self.height() / ROWS
        for dot in range(HUNDRED):
            column, line = divmod(dot, ROWS)
            middle = QPointF((column + 0.5) * step, (line + 0.5) * high)
            painter.drawEllipse(middle, radius, radius)
        painter.end()
        return lasting(made)

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


def _paint_between(painter: QPainter, dots: QPixmap, first: int, last: int) -> None:
    """Paint some dots of a picture of all of them: from the first to before the last.

    Whole columns at once; a column of which not all is wanted, dot by dot.
    """
    wide = dots.width() / dots.devicePixelRatioF() / COLUMNS
    high = dots.height() / dots.devicePixelRatioF() / ROWS
    begun, ended = -(-first // ROWS), last // ROWS
    boxes = [
        QRectF(dot // ROWS * wide, dot % ROWS * high, wide, high)
        for dot in range(first, last)
        if not begun <= dot // ROWS < ended
    ]
    if begun < ended:
        boxes.append(QRectF(begun * wide, 0, (ended - begun) * wide, high * ROWS))
    for box in boxes:
        painter.setClipRect(box)
        painter.drawPixmap(0, 0, dots)
    painter.setClipping(False)
