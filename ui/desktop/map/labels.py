"""Labels with a halo that never overlap: the less important are dropped."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF

from ui.desktop import theme
from ui.desktop.map import stamps
from ui.desktop.map.pens import pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QPainter

    from ui.desktop.map.room import Boxes, Room

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
        boxes = places(shown)
        free = room.free(boxes, BESIDE, OVER)
        first = int(free.argmax())
        if free[first]:
            left, top, right, bottom = boxes[first].tolist()
            box = QRectF(left, top, right - left, bottom - top)
            room.take(box)
            far, side = divmod(first, len(shown.sides))
            return Placed(shown, box, shown.sides[side][0], shown.offs[far])
    return None


def paint_labels(painter: QPainter, labels: Sequence[Label], room: Room) -> list[str]:
    """Write the labels that find room, in order; returns their texts."""
    found = [there for label in labels if (there := place(label, room))]
    for one in found:
        write(painter, one)
    return [one.label.text for one in found]


def places(label: Label) -> Boxes:
    """Give the boxes where a label may stand, the best first."""
    (wide, high), at = _size(label), (label.at.x(), label.at.y())
    away, across, down = _shape(label.sides, label.offs)
    return away + wide * across + high * down + (*at, *at)


@lru_cache(maxsize=32)
def _shape(sides: Sides, offs: tuple[float, ...]) -> tuple[Boxes, Boxes, Boxes]:
    """Give the edges of boxes for no text, and how its width and height move them."""
    x, y, slide = np.array(sides * len(offs), float).T
    off = np.repeat(offs, len(sides)) * np.where((x != 0) & (y != 0), SLANT, 1.0)
    none, middle = np.zeros(len(x)), y + slide
    return (
        np.stack([x * off, y * off] * 2, axis=1),
        np.stack([x - 1, none, x + 1, none], axis=1) / 2,
        np.stack([none, middle - 1, none, middle + 1], axis=1) / 2,
    )


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
