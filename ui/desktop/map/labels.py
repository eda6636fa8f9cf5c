"""Labels with a halo that never overlap: the less important are dropped."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF

from ui.desktop import theme
from ui.desktop.map import stamps
from ui.desktop.map.pens import pen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QFont, QPainter

    from ui.desktop.map.room import Box, Room

BESIDE, OVER = 4.0, 1.0  # pixels kept free round a label; its letters leave some, too
COARSE = 8  # pixels that widths are rounded up to: numbers change, labels stand still
SLANT = 0.75  # of the way from the point, for places at a slant
LEADING = 14.0  # pixels: a label further off has a hair to its point
# Where a label may stand, the best first: so far to the right and down of the point
# (-1, 0, 1), and moved along its own height by so many halves of it.
type Sides = tuple[tuple[float, float, float], ...]
RIGHT, LEFT, ABOVE, BELOW = (1, 0, 0), (-1, 0, 0), (0, -1, 0), (0, 1, 0)
SLANTED = (1, -1, 0), (1, 1, 0), (-1, -1, 0), (-1, 1, 0)
SIDES: Sides = (RIGHT, LEFT, ABOVE, BELOW, *SLANTED)
LEFT_FIRST: Sides = (
    LEFT,
    (-1, 0, -0.8),
    (-1, 0, 0.8),
    (1, 0, 0.8),
    (1, 0, -0.8),
    RIGHT,
    *SLANTED,
    ABOVE,
    BELOW,
)
CENTRED: Sides = ((0, 0, 0),)


@dataclass(frozen=True)
class Label:
    """A text beside a point, with a second line perhaps; the first come first."""

    text: str
    at: QPointF
    font: QFont
    colour: str = "map.label"
    second: str = ""
    offs: tuple[float, ...] = (7.0,)  # pixels from the point to the text
    sides: Sides = SIDES  # where it may stand, the best first


class Placed(NamedTuple):
    """A label that found room: where, and how its lines are set (-1: to the right)."""

    label: Label
    box: QRectF
    across: float = 0.0
    off: float = 0.0


def place(label: Label, room: Room) -> Placed | None:
    """Find room for a label: whole, else without its second line, else none."""
    for shown in (label, replace(label, second="")) if label.second else (label,):
        for box, across, off in places(shown):
            if room.fits(box, BESIDE, OVER):
                room.take_all([box])
                left, top, right, bottom = box
                there = QRectF(left, top, right - left, bottom - top)
                return Placed(shown, there, across, off)
    return None


def paint_labels(painter: QPainter, labels: Sequence[Label], room: Room) -> list[str]:
    """Write the labels that find room, in order; returns their texts."""
    found = [there for label in labels if (there := place(label, room))]
    for one in found:
        write(painter, one)
    return [one.label.text for one in found]


def places(label: Label) -> Iterator[tuple[Box, float, float]]:
    """Give boxes where a label may stand, the best first, the side, and how far off."""
    (wide, high), x, y = _size(label), label.at.x(), label.at.y()
    for off in label.offs:
        for across, down, slide in label.sides:
            away = off * SLANT if across and down else off
            left = x + across * away + (across - 1) * wide / 2
            top = y + down * away + (down + slide - 1) * high / 2
            yield (left, top, left + wide, top + high), across, off


def _size(label: Label) -> tuple[float, float]:
    first = stamps.face(label.font)
    wide, high = first.advance(label.text), first.height
    if label.second:
        small = stamps.face(theme.font(11))
        wide = max(wide, COARSE * math.ceil(small.advance(label.second) / COARSE))
        high += small.height
    return wide, high


def write(painter: QPainter, placed: Placed) -> None:
    """Write a label where it found room, with a hair to its point where that is far."""
    label, box, across, off = placed
    if off > LEADING + label.offs[0]:
        _lead(painter, label.at, box, label.offs[0])
    worn = stamps.face(label.font)
    lines = [(label.text, worn, box.top() + worn.ascent)]
    if label.second:
        small = stamps.face(theme.font(11))
        lines.append((label.second, small, box.bottom() - small.descent))
    for text, face, base in lines:
        spare = box.width() - face.advance(text)
        start = QPointF(box.left() + spare * (1 - across) / 2, base)
        stamps.draw(painter, start, text, face, label.colour)


def _lead(painter: QPainter, at: QPointF, box: QRectF, from_edge: float) -> None:
    """Draw a hair from beside a point to the nearest edge of its label."""
    x = min(max(at.x(), box.left()), box.right())
    y = min(max(at.y(), box.top() + 2), box.bottom() - 2)
    way = QLineF(at, QPointF(x, y))
    start = way.pointAt((from_edge - 2) / max(way.length(), 1.0))
    for colour, wide in (("map.halo", 3.0), ("map.label", 1.0)):
        painter.setPen(pen(theme.color(colour), wide))
        painter.drawLine(QLineF(start, way.p2()))
