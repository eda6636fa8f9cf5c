"""The card of what is under the pointer: its outline, its name, some figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.desktop import theme, words
from ui.desktop.map.paths import paths
from ui.desktop.map.pens import pen

if TYPE_CHECKING:
    from PySide6.QtCore import QSizeF

    from simulator.world.outlines import Outlines
    from ui.desktop.map.camera import Camera
    from ui.desktop.map.pointing import Card

WIDE, ROW, HEAD, AWAY, EDGE = 264.0, 18.0, 34.0, 30.0, 8.0


def paint_outline(
    painter: QPainter, camera: Camera, size: QSizeF, drawn: Outlines, key: str
) -> QRectF:
    """Draw round the place under the pointer; returns what it covers."""
    path = camera.transform(size).map(paths(drawn).outlines[key])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, wide in (("map.casing", 4.5), ("accent", 2.2)):
        painter.setPen(pen(theme.color(colour), wide))
        painter.drawPath(path)
    return path.boundingRect()


def paint_ring(painter: QPainter, box: QRectF) -> QRectF:
    """Draw round a symbol under the pointer; returns what the ring takes."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ring = box.adjusted(-3, -3, 3, 3)
    for colour, wide in (("map.casing", 4.5), ("accent", 2.0)):
        painter.setPen(pen(theme.color(colour), wide))
        painter.drawRoundedRect(ring, 6, 6)
    return ring


def paint_card(
    painter: QPainter, room: QRectF, target: QRectF, around: QRectF, card: Card
) -> QRectF:
    """Draw a card beside what it tells of, with a leader to it; returns its box.

    Parameters
    ----------
    painter, room
        What is painted on, and where the card may be.
    target
        The symbol that is told of, or an empty box at the point that is.
    around
        What the card should not cover.
    card
        What it says.
    """
    lines = len(card.rows) + bool(card.foot)
    high = theme.scaled(HEAD + ROW * lines + 4)
    box = _beside(room, target.center(), around, theme.scaled(WIDE), high)
    _lead(painter, target, box)
    painter.setPen(pen(theme.color("hairline"), 1))
    painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(box, 8, 8)
    inner, row = box.adjusted(12, 0, -12, 0), theme.scaled(ROW)
    head = QRectF(inner.left(), box.top() + 8, inner.width(), row)
    _pair(painter, head, card.title, (13, 600, "text"), (11, 400, "text2"))
    top = box.top() + theme.scaled(HEAD)
    for fact in card.rows:
        there = QRectF(inner.left(), top, inner.width(), row)
        _pair(painter, there, fact, (12, 400, "text2"), (12, 500, "text"))
        top += row
    if card.foot:
        there = QRectF(inner.left(), top, inner.width(), row)
        _pair(painter, there, (card.foot, ""), (11, 400, "accent"), (11, 400, "text2"))
    return box


def _beside(
    room: QRectF, at: QPointF, around: QRectF, wide: float, high: float
) -> QRectF:
    """Find where a card covers least of what it tells of: the middle corner first."""
    window = room.adjusted(EDGE, EDGE, -EDGE, -EDGE)
    near = QRectF(at, at).adjusted(-AWAY, -AWAY, AWAY, AWAY)
    for kept in (around.intersected(window).adjusted(-12, -12, 12, 12), near):
        left, right = kept.left() - wide, kept.right()
        above, below = kept.top() - high, kept.bottom()
        level = min(max(at.y() - high / 2, window.top()), window.bottom() - high)
        middle = min(max(at.x() - wide / 2, window.left()), window.right() - wide)
        corners = (right, above), (left, above), (right, below), (left, below)
        sides = (right, level), (left, level), (middle, above), (middle, below)
        for x, y in (*corners, *sides):
            box = QRectF(x, y, wide, high)
            if window.contains(box):
                return box
    x = min(max(at.x() + AWAY, window.left()), window.right() - wide)
    y = min(max(at.y() - high - AWAY, window.top()), window.bottom() - high)
    return QRectF(x, y, wide, high)


def _lead(painter: QPainter, target: QRectF, box: QRectF) -> None:
    """Draw a line from a card to the point or the symbol that it tells of."""
    start = _nearest(box.adjusted(8, 8, -8, -8), target.center())
    end = _nearest(target, start)
    for colour, wide in (("map.casing", 4.0), ("accent", 1.4)):
        painter.setPen(pen(theme.color(colour), wide))
        painter.drawLine(QLineF(start, end))
    if target.isEmpty():
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(end, 2.4, 2.4)


def _nearest(box: QRectF, to: QPointF) -> QPointF:
    x = min(max(to.x(), box.left()), box.right())
    return QPointF(x, min(max(to.y(), box.top()), box.bottom()))


def _pair(
    painter: QPainter,
    row: QRectF,
    texts: tuple[str, str],
    left: tuple[int, int, str],
    right: tuple[int, int, str],
) -> None:
    """Write two texts of (size, weight, colour) at the ends of a row."""
    middle = Qt.AlignmentFlag.AlignVCenter
    first, last = map(words.shown, texts)
    painter.setFont(theme.font(right[0], right[1]))
    used = QFontMetricsF(painter.font()).horizontalAdvance(last) + 8
    painter.setPen(theme.color(right[2]))
    painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, last)
    font = theme.font(left[0], left[1])
    painter.setFont(font)
    painter.setPen(theme.color(left[2]))
    room = max(row.width() - used * bool(last), 20.0)
    short = QFontMetricsF(font).elidedText(first, Qt.TextElideMode.ElideRight, room)
    painter.drawText(row, middle | Qt.AlignmentFlag.AlignLeft, short)
