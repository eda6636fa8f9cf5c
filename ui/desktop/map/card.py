"""The card of the place under the pointer: its outline, its name, three figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.desktop import theme
from ui.desktop.map.paths import paths
from ui.desktop.map.pens import pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSizeF

    from simulator.world.outlines import Outlines
    from ui.desktop.map.camera import Camera

HISTORY = "Click for what happened here"
WIDE, ROW, HEAD, AWAY = 248.0, 18.0, 34.0, 26.0


def paint_outline(
    painter: QPainter, camera: Camera, size: QSizeF, drawn: Outlines, key: str
) -> None:
    """Draw round the place under the pointer."""
    path = camera.transform(size).map(paths(drawn).outlines[key])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, wide in (("map.casing", 4.5), ("accent", 2.2)):
        painter.setPen(pen(theme.color(colour), wide))
        painter.drawPath(path)


def paint_card(
    painter: QPainter,
    size: QSizeF,
    pointer: QPointF,
    title: tuple[str, str],
    facts: Sequence[tuple[str, str]],
) -> QRectF:
    """Draw the card beside the pointer, inside the window; returns its box."""
    high = HEAD + ROW * (len(facts) + 1) + 4
    left = pointer.x() + AWAY
    if left + WIDE > size.width() - 8:
        left = pointer.x() - AWAY - WIDE
    top = min(max(pointer.y() - high - AWAY, 8), size.height() - high - 8)
    box = QRectF(max(left, 8), top, WIDE, high)
    painter.setPen(pen(theme.color("hairline"), 1))
    painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(box, 8, 8)
    inner = box.adjusted(12, 8, -12, -8)
    head = QRectF(inner.left(), inner.top(), inner.width(), 18)
    _pair(painter, head, title, (13, 600, "text"), (11, 400, "text2"))
    for number, fact in enumerate(facts):
        row = QRectF(inner.left(), box.top() + HEAD + ROW * number, inner.width(), ROW)
        _pair(painter, row, fact, (12, 400, "text2"), (12, 500, "text"))
    below = inner.adjusted(0, box.height() - 16 - ROW, 0, 0)
    painter.setFont(theme.font(11))
    painter.setPen(theme.color("accent"))
    painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, HISTORY)
    return box


def _pair(
    painter: QPainter,
    row: QRectF,
    texts: tuple[str, str],
    left: tuple[int, int, str],
    right: tuple[int, int, str],
) -> None:
    """Write two texts of (size, weight, colour) at the ends of a row."""
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(theme.font(right[0], right[1]))
    used = QFontMetricsF(painter.font()).horizontalAdvance(texts[1]) + 8
    painter.setPen(theme.color(right[2]))
    painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, texts[1])
    font = theme.font(left[0], left[1])
    painter.setFont(font)
    painter.setPen(theme.color(left[2]))
    room = max(row.width() - used, 20.0)
    short = QFontMetricsF(font).elidedText(texts[0], Qt.TextElideMode.ElideRight, room)
    painter.drawText(row, middle | Qt.AlignmentFlag.AlignLeft, short)
