"""Labels with a halo that never overlap: the less important are dropped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath

from ui.desktop import theme
from ui.desktop.map.pens import pen

if TYPE_CHECKING:
    from collections.abc import Sequence

HALO = 3.2
GAP = 2.0  # pixels kept free round a label
SIDES = ("right", "left", "above", "below")
LEFT_FIRST = ("left", "upper right", "lower right", "right", "above", "below")


@dataclass(frozen=True)
class Label:
    """A text beside a point, with a second line perhaps; the first come first."""

    text: str
    at: QPointF
    font: QFont
    colour: str = "map.label"
    second: str = ""
    off: float = 7.0  # pixels from the point to the text
    centred: bool = False  # on the point, instead of beside it
    sides: tuple[str, ...] = SIDES  # where it may stand, the best first


class Room:
    """What is still free on the map."""

    def __init__(self, window: QRectF) -> None:
        self._window = window
        self._taken: list[QRectF] = []
        self._avoided: list[QRectF] = []

    def take(self, box: QRectF) -> None:
        """Keep a box free of labels."""
        self._taken.append(box)

    def avoid(self, box: QRectF) -> None:
        """Keep a box free where a label can go elsewhere."""
        self._avoided.append(box)

    def is_clear(self, box: QRectF) -> bool:
        """Whether a free box also keeps off what is best kept free."""
        return self.fits(box) and not any(
            box.intersects(other) for other in self._avoided
        )

    def fits(self, box: QRectF) -> bool:
        """Whether a box is in the window and free."""
        return self._window.contains(box) and not any(
            box.intersects(other) for other in self._taken
        )


def paint_labels(painter: QPainter, labels: Sequence[Label], room: Room) -> list[str]:
    """Write the labels that find room, in order; returns their texts."""
    written = []
    small = theme.font(11)
    for label in labels:
        box = _box(label, small)
        sides = ("middle",) if label.centred else label.sides
        places = [_moved(box, label, side) for side in sides]
        there = _first(places, room)
        if there is not None:
            room.take(there)
            _write(painter, label, there, small)
            written.append(label.text)
    return written


def _first(places: Sequence[QRectF], room: Room) -> QRectF | None:
    """Choose the first place that is clear, or else the first that is free."""
    for good in (room.is_clear, room.fits):
        for place in places:
            if good(place.adjusted(-GAP, -GAP, GAP, GAP)):
                return place
    return None


def _box(label: Label, small: QFont) -> QRectF:
    first, second = QFontMetricsF(label.font), QFontMetricsF(small)
    wide = first.horizontalAdvance(label.text)
    high = first.height()
    if label.second:
        wide = max(wide, second.horizontalAdvance(label.second))
        high += second.height()
    return QRectF(0, 0, wide, high)


def _moved(box: QRectF, label: Label, side: str) -> QRectF:
    at, wide, high = label.at, box.width(), box.height()
    corner = {
        "middle": QPointF(-wide / 2, -high / 2),
        "right": QPointF(label.off, -high / 2),
        "left": QPointF(-label.off - wide, -high / 2),
        "upper right": QPointF(label.off, 1 - high),
        "lower right": QPointF(label.off, -1),
        "above": QPointF(-wide / 2, -label.off - high),
        "below": QPointF(-wide / 2, label.off),
    }[side]
    return box.translated(at + corner)


def _write(painter: QPainter, label: Label, box: QRectF, small: QFont) -> None:
    first = QFontMetricsF(label.font)
    left = label.at.x() > box.center().x() and not label.centred
    for text, font, base in (
        (label.text, label.font, box.top() + first.ascent()),
        (label.second, small, box.bottom() - QFontMetricsF(small).descent()),
    ):
        if text:
            wide = QFontMetricsF(font).horizontalAdvance(text)
            start = box.right() - wide if left else box.left()
            halo_text(painter, QPointF(start, base), text, font, label.colour)


def halo_text(
    painter: QPainter, at: QPointF, text: str, font: QFont, colour: str
) -> None:
    """Write a text with a halo, from its left end on its base line."""
    path = QPainterPath()
    path.addText(at, font, text)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.color("map.halo", 0.85), HALO))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(colour))
    painter.drawPath(path)
