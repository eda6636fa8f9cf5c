"""A scenario as a card: a picture of its map, its situation, its length, its seats."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.desktop import icons, theme
from ui.desktop.widgets.basics import enter_presses

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QImage, QKeyEvent

    from ui.desktop.cards import Card

ROUND, MARGIN = 12.0, 16.0
TALL, PICTURE = 1.06, 0.54  # height and height of the picture, of the width
LEAST, MOST = 250, 430
WRAP = int(Qt.TextFlag.TextWordWrap)
TITLE_LINES, LINES = 2, 4  # of the title and of the situation, at most
ABOVE, BETWEEN, BELOW = 12, 4, 50  # px around title and situation; the last has a foot
TIP = 84  # letters of a line of the tooltip


class ScenarioCard(QAbstractButton):
    """One card; a click, Enter or Space opens its scenario.

    Parameters
    ----------
    card
        What it tells.
    badge
        What is said on its picture, such as where a newcomer should start.
    """

    opened = Signal(str)

    def __init__(self, card: Card, *, badge: str = "") -> None:
        super().__init__()
        self.card, self._badge = card, badge
        self.picture: QImage | None = None
        self.setObjectName(card.name)
        self.setEnabled(bool(card.name))
        self.setText(card.title)
        self.setAccessibleName(card.title)
        about = f"{card.sentence} {card.length}"
        if card.name:
            about = f"{about}, {card.seats}. {card.who}"
        self.setAccessibleDescription(f"{badge}. {about}" if badge else about)
        whole = (fill(part, TIP) for part in (card.text, card.who) if part)
        self.setToolTip("\n\n".join(whole))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.setMinimumWidth(LEAST)
        self.clicked.connect(self._open)

    def show_picture(self, image: QImage | None) -> None:
        """Show another picture of the map."""
        self.picture = image
        self.update()

    @property
    def picture_size(self) -> QSize:
        """How large the picture is drawn."""
        return QSize(self.width(), round(self.width() * PICTURE))

    @override
    def sizeHint(self) -> QSize:
        return QSize(MOST, round(MOST * TALL))

    @override
    def heightForWidth(self, width: int) -> int:
        wide = width - 2 - 2 * MARGIN
        title = _height(self.card.title, _title(), wide, TITLE_LINES)
        told = _height(self.card.sentence, _body(), wide, LINES)
        around = ABOVE + BETWEEN + theme.scaled(BELOW)
        return round(width * PICTURE + title + told) + around

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.opened.emit(self.card.name)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        down, outline = self.isDown(), QPainterPath()
        outline.addRoundedRect(box, ROUND, ROUND)
        painter.fillPath(outline, theme.color("accent_soft" if down else "raised"))
        painter.save()
        painter.setClipPath(outline)
        self._paint_picture(painter, box)
        painter.restore()
        self._paint_words(painter, box)
        ringed = down or self.hasFocus()
        edge = "focus" if ringed else "edge" if self.underMouse() else "hairline"
        painter.setPen(QPen(theme.color(edge), 2 if ringed else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        painter.end()

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        there = QRectF(box.left(), box.top(), box.width(), self.width() * PICTURE)
        painter.fillRect(there, theme.color("map.neighbour"))
        if self.picture:
            painter.drawImage(there, self.picture)
        if self._badge:
            self._paint_badge(painter, there)
        painter.setPen(QPen(theme.color("hairline"), 1))
        painter.drawLine(there.bottomLeft(), there.bottomRight())

    def _paint_badge(self, painter: QPainter, there: QRectF) -> None:
        text, face = self._badge, theme.font(12, 600)
        wide = QFontMetricsF(face).horizontalAdvance(text) + 22
        box = QRectF(there.left() + 14, there.top() + 14, wide, 25)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(box, 12.5, 12.5)
        painter.setPen(theme.color("on_accent"))
        painter.setFont(face)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        left, wide = box.left() + MARGIN, box.width() - 2 * MARGIN
        top = box.top() + self.width() * PICTURE + ABOVE
        ink = "text" if self.isEnabled() else "text3"
        for text, face, key, most in (
            (self.card.title, _title(), ink, TITLE_LINES),
            (self.card.sentence, _body(), "text2", LINES),
        ):
            room = QRectF(left, top, wide, _height(text, face, wide, most))
            painter.setFont(face)
            painter.setPen(theme.color(key))
            painter.drawText(room, WRAP, _fitting(text, face, room))
            top = room.bottom() + BETWEEN
        self._paint_foot(painter, box)

    def _paint_foot(self, painter: QPainter, box: QRectF) -> None:
        line = QRectF(
            box.left() + MARGIN, box.bottom() - theme.scaled(36), box.width(), 28
        )
        small, middle = theme.font(12), Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        painter.setPen(theme.color("text2"))
        x = line.left()
        for drawing, text in (("clock", self.card.length), ("person", self.card.seats)):
            mark = icons.icon(drawing, "text2", 15).pixmap(QSize(15, 15), 2)
            painter.drawPixmap(QRectF(x, line.top() + 6, 15, 15).toRect(), mark)
            painter.drawText(QRectF(x + 20, line.top(), 120, 28), middle, text)
            x += 20 + QFontMetricsF(small).horizontalAdvance(text) + 16
        if self.isEnabled():
            painter.setFont(theme.font(13, 600))
            painter.setPen(theme.color("accent"))
            run = QRectF(box.right() - MARGIN - 60, line.top(), 60, 28)
            painter.drawText(run, middle | Qt.AlignmentFlag.AlignRight, "Run ›")


def _title() -> QFont:
    return theme.font(17, 600, atlas=True)


def _body() -> QFont:
    return theme.font(13)


def _height(text: str, face: QFont, wide: float, most: int) -> float:
    """Return how high a text stands when it is wrapped, in so many lines at most."""
    measure = QFontMetricsF(face)
    whole = measure.boundingRect(QRectF(0, 0, wide, 10_000), WRAP, text).height()
    return min(whole, most * measure.lineSpacing()) + 1


def _fitting(text: str, face: QFont, room: QRectF) -> str:
    """Cut a text so that its wrapped lines fit, ending in an ellipsis.

    A word that is wider than a line is cut by itself.
    """
    measure, side = QFontMetricsF(face), Qt.TextElideMode.ElideRight
    wide = QRectF(0, 0, room.width(), 10_000)
    if any(measure.horizontalAdvance(word) > room.width() for word in text.split()):
        each = (measure.elidedText(one, side, room.width()) for one in text.split())
        text = " ".join(each)
    if measure.boundingRect(wide, WRAP, text).height() <= room.height():
        return text
    words = text.split()
    while words:
        words.pop()
        cut = " ".join(words).rstrip(",;:") + "…"
        if measure.boundingRect(wide, WRAP, cut).height() <= room.height():
            return cut
    return ""
