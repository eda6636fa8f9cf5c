"""The Durand Line: ink on a casing, ticks where it is fenced."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt

from ui.desktop import theme
from ui.desktop.map.paths import paths
from ui.desktop.map.pens import pen, width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QPainter, QPainterPath

    from simulator.world.outlines import Outlines
    from ui.desktop.map.camera import Camera

TICK_EVERY, TICK_HALF, TICK_WIDE = 9.0, 3.2, 1.1  # pixels
BROKEN = (2.2, 1.6)  # dashes, in pen widths
BESIDE, NEAR = 12.0, 4.0  # pixels: between the spots labels avoid, half of one


def paint_line(
    painter: QPainter,
    camera: Camera,
    size: QSizeF,
    drawn: Outlines,
    fence: Sequence[float],
    broken: Mapping[int, bool],
) -> None:
    """Draw the line by its sectors: fenced in part or whole, broken, or open."""
    whole = camera.transform(size)
    made = paths(drawn)
    sectors = [whole.map(path) for path in (*made.sectors, made.between)]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.color("map.casing"), width("durand_casing")))
    for path in sectors:
        painter.drawPath(path)
    for number, path in enumerate(sectors):
        if broken.get(number):
            colour = theme.color("map.breach")
            painter.setPen(pen(colour, width("durand"), BROKEN))
            painter.drawPath(path)
            continue
        painter.setPen(pen(theme.color("map.durand"), width("durand")))
        painter.drawPath(path)
        painter.setPen(pen(theme.color("map.durand"), TICK_WIDE))
        fenced = fence[number] if number < len(fence) else 1.0
        painter.drawLines(_ticks(path, fenced))


def _ticks(path: QPainterPath, fenced: float) -> list[QLineF]:
    """Set ticks across the fenced share of a sector, from its start."""
    ticks = []
    for polygon in path.toSubpathPolygons():
        points = polygon.toList()
        length = sum(QLineF(a, b).length() for a, b in itertools.pairwise(points))
        at, walked = TICK_EVERY / 2, 0.0
        for a, b in itertools.pairwise(points):
            step = QLineF(a, b).length()
            while at <= walked + step and at <= fenced * length:
                ticks.append(_across(a, b, (at - walked) / step))
                at += TICK_EVERY
            walked += step
    return ticks


def _across(a: QPointF, b: QPointF, share: float) -> QLineF:
    dx, dy = b.x() - a.x(), b.y() - a.y()
    long = math.hypot(dx, dy)
    middle = a + (b - a) * share
    half = QPointF(-dy / long, dx / long) * TICK_HALF
    return QLineF(middle - half, middle + half)


def line_spots(camera: Camera, size: QSizeF, drawn: Outlines) -> list[QRectF]:
    """Small boxes along the line, which labels had better avoid."""
    whole = camera.transform(size)
    window = QRectF(QPointF(0, 0), size)
    boxes = []
    for path in paths(drawn).sectors:
        course = whole.map(path)
        steps = max(1, int(course.length() / BESIDE))
        for step in range(steps + 1):
            at = course.pointAtPercent(step / steps)
            box = QRectF(-NEAR, -NEAR, 2 * NEAR, 2 * NEAR).translated(at)
            if window.intersects(box):
                boxes.append(box)
    return boxes
