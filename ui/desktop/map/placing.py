"""Where every name and symbol stands: never over another, nor over the line.

What is placed first keeps its place: crossings, then chief towns, the names of the
lands, formations, other towns. What finds no room is left out. Nothing is remembered:
the same scene, looked at in the same way, is always placed alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF

from ui.desktop.map import forces, key, labels, lands, line, marks
from ui.desktop.map.ground import ground

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QPainter

    from ui.desktop.map.camera import Camera
    from ui.desktop.map.scene import Land, Scene

FOOT = 20.0  # pixels of the small print at the foot


class Marks(NamedTuple):
    """All names and symbols on the map."""

    gates: list[marks.Gate]
    names: list[labels.Placed]  # of crossings and lands
    towns: list[marks.Dot]
    posted: list[forces.Posted]


def place_marks(
    land: Land, scene: Scene, camera: Camera, size: QSizeF, taken: Iterable[QRectF]
) -> Marks:
    """Find room for the names and symbols of a scene; ``taken`` is covered already."""
    window = QRectF(0, 0, size.width(), size.height() - FOOT)
    room = line.room_beside(camera, size, land.outlines).copy(window)
    room.take(*taken, key.scale_box(size))
    chief, others = land.towns[: land.chief], land.towns[land.chief :]
    marks.keep_dots(camera, size, chief, room)
    shown = marks.gates_in_sight(camera, size, land.atlas.crossings, scene.gates)
    room.take(*(gate.box for gate in shown))
    brief = size.width() < key.ROOMY
    names = marks.place_names(shown, scene.gates, room, brief=brief)
    towns = marks.place_towns(camera, size, chief, room, kept=True)
    names += lands.place_lands(camera, size, land.lands, land.outlines, room)
    posted = []
    if scene.forces is not None:
        standing = forces.stands(scene.forces, land.atlas, camera, size)
        posted = forces.post(standing, room, ground(land.outlines).seen(camera, size))
    towns += marks.place_towns(camera, size, others, room, kept=False)
    return Marks(shown, names, towns, posted)


def paint_marks(painter: QPainter, placed: Marks) -> None:
    """Draw the symbols, then what is written."""
    for gate in placed.gates:
        marks.paint_gate(painter, gate)
    for dot in placed.towns:
        marks.paint_dot(painter, dot)
    forces.paint_posts(painter, placed.posted)
    for name in (*placed.names, *(dot.name for dot in placed.towns)):
        labels.write(painter, name)
