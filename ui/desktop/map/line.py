"""The Durand Line: ink on a casing, ticks where it is fenced."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt

from ui.desktop import theme
from ui.desktop.map.paths import paths
from ui.desktop.map.pens import pen, width
from ui.desktop.map.room import Room

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QPainter, QPainterPath

    from simulator.world.outlines import Outlines
    from ui.desktop.map.camera import Camera

TICK_EVERY, TICK_HALF, TICK_WIDE = 9.0, 3.2, 1.1  # pixels
BROKEN = (2.2, 1.6)  # dashes, in pen widths
BESIDE, NEAR = 8.0, 5.0  # pixels: between the spots kept free of labels, half of one


@dataclass(frozen=True, eq=False)
class Course:
    """The line in pixels, made once for a camera.

    Attributes
    ----------
    paths
        Its sectors by number, and last what lies between them.
    ticks
        By sector, the places along it where a tick stands when it is fenced: how far
        along (0 to 1) and the tick.
    room
        What is free beside it.
    """

    paths: tuple[QPainterPath, ...]
    ticks: tuple[tuple[tuple[float, QLineF], ...], ...]
    room: Room


def paint_line(
    painter: QPainter,
    camera: Camera,
    size: QSizeF,
    drawn: Outlines,
    fence: Sequence[float],
    broken: Mapping[int, bool],
) -> None:
    """Draw the line by its sectors: fenced in part or whole, broken, or open."""
    course = _course(camera, size.width(), size.height(), drawn)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.color("map.casing"), width("durand_casing")))
    for path in course.paths:
        painter.drawPath(path)
    ink, ticks = theme.color("map.durand"), []
    painter.setPen(pen(ink, width("durand")))
    for number, path in enumerate(course.paths):
        if not broken.get(number):
            painter.drawPath(path)
            fenced = fence[number] if number < len(fence) else 1.0
            ticks += [tick for at, tick in course.ticks[number] if at <= fenced]
    painter.setPen(pen(ink, TICK_WIDE))
    painter.drawLines(ticks)
    painter.setPen(pen(theme.color("map.breach"), width("durand"), BROKEN))
    for number, path in enumerate(course.paths):
        if broken.get(number):
            painter.drawPath(path)


def room_beside(camera: Camera, size: QSizeF, drawn: Outlines) -> Room:
    """Return what is free beside the line and its fence, which nothing may cover."""
    return _course(camera, size.width(), size.height(), drawn).room


@lru_cache(maxsize=2)
def _course(camera: Camera, wide: float, high: float, drawn: Outlines) -> Course:
    size, made = QSizeF(wide, high), paths(drawn)
    whole = camera.transform(size)
    sectors = tuple(whole.map(path) for path in (*made.sectors, made.between))
    room = _room(sectors, QRectF(QPointF(0, 0), size))
    return Course(sectors, tuple(map(_ticks, sectors)), room)


def _ticks(path: QPainterPath) -> tuple[tuple[float, QLineF], ...]:
    """Set ticks across a sector, from its start."""
    ticks = []
    for polygon in path.toSubpathPolygons():
        points = polygon.toList()
        length = sum(QLineF(a, b).length() for a, b in itertools.pairwise(points))
        at, walked = TICK_EVERY / 2, 0.0
        for a, b in itertools.pairwise(points):
            step = QLineF(a, b).length()
            while at <= walked + step:
                ticks.append((at / length, _across(a, b, (at - walked) / step)))
                at += TICK_EVERY
            walked += step
    return tuple(ticks)


def _across(a: QPointF, b: QPointF, share: float) -> QLineF:
    dx, dy = b.x() - a.x(), b.y() - a.y()
    long = math.hypot(dx, dy)
    middle = a + (b - a) * share
    half = QPointF(-dy / long, dx / long) * TICK_HALF
    return QLineF(middle - half, middle + half)


def _room(sectors: Iterable[QPainterPath], window: QRectF) -> Room:
    room, near = Room(window), window.adjusted(-NEAR, -NEAR, NEAR, NEAR)
    for course in sectors:
        steps = max(1, int(course.length() / BESIDE))
        for step in range(steps + 1):
            at = course.pointAtPercent(step / steps)
            if near.contains(at):
                x, y = at.x(), at.y()
                room.take_all([(x - NEAR, y - NEAR, x + NEAR, y + NEAR)])
    return room
