"""Labels with a halo that never overlap: the less important are dropped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from ui.desktop import theme
from ui.desktop.map import stamps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QPainter

    from ui.desktop.map.room import Room
    from ui.desktop.map.stamps import Face

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


def paint_labels(painter: QPainter, labels: Sequence[Label], room: Room) -> list[str]:
    """Write the labels that find room, in order; returns their texts."""
    written = []
    small = stamps.face(theme.font(11))
    for label in labels:
        box = _box(label, small)
        sides = ("middle",) if label.centred else label.sides
        there = _first([_moved(box, label, side) for side in sides], room)
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


def _box(label: Label, small: Face) -> QRectF:
    first = stamps.face(label.font)
    wide, high = first.advance(label.text), first.height
    if label.second:
        wide = max(wide, small.advance(label.second))
        high += small.height
    return QRectF(0, 0, wide, high)


def _moved(box: QRectF, label: Label, side: str) -> QRectF:
    at, wide, high = label.at, box.width(), box.height()
    match side:
        case "middle":
            corner = QPointF(-wide / 2, -high / 2)
        case "right":
            corner = QPointF(label.off, -high / 2)
        case "left":
            corner = QPointF(-label.off - wide, -high / 2)
        case "upper right":
            corner = QPointF(label.off, 1 - high)
        case "lower right":
            corner = QPointF(label.off, -1)
        case "above":
            corner = QPointF(-wide / 2, -label.off - high)
        case _:
            corner = QPointF(-wide / 2, label.off)
    return box.translated(at + corner)


def _write(painter: QPainter, label: Label, box: QRectF, small: Face) -> None:
    first = stamps.face(label.font)
    left = label.at.x() > box.center().x() and not label.centred
    for text, worn, base in (
        (label.text, first, box.top() + first.ascent),
        (label.second, small, box.bottom() - small.descent),
    ):
        if text:
            start = box.right() - worn.advance(text) if left else box.left()
            stamps.draw(painter, QPointF(start, base), text, worn, label.colour)
