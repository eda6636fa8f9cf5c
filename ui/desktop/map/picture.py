"""What the map shows at one moment, and how each of its layers is painted.

A picture is a value: it can be painted in any thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF

from ui.desktop import theme
from ui.desktop.map import key, land, line, marks
from ui.desktop.map.forces import paint_forces, stands
from ui.desktop.map.labels import paint_labels
from ui.desktop.map.room import Room

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from PySide6.QtGui import QPainter

    from ui.desktop.map.camera import Camera
    from ui.desktop.map.scene import Land, Scene

ROOMY = 640  # pixels; a smaller map keeps its key short
PRINT = 20.0  # pixels of the small print at the foot


class Sheet(NamedTuple):
    """One layer of a picture: its name, what it shows, and what paints it."""

    name: str
    content: Hashable
    paint: Callable[[QPainter], None]


@dataclass(frozen=True, eq=False)
class Picture:
    """The land and what is on it, as it is looked at.

    Attributes
    ----------
    window, ratio
        Size in pixels of the screen, and how dense those of the device are.
    reserved
        Boxes that something lies over.
    """

    land: Land
    scene: Scene
    camera: Camera
    window: QSize
    ratio: float
    reserved: tuple[QRectF, ...] = ()

    @property
    def size(self) -> QSizeF:
        """Size in pixels of the screen."""
        return QSizeF(self.window)

    @property
    def view(self) -> Hashable:
        """How it is looked at: what was painted for another view cannot be shown."""
        size = self.window.width(), self.window.height()
        letters = theme.font(11).pixelSize()
        look = theme.current(), letters, self.scene.view, id(self.land)
        return self.camera, size, self.ratio, look

    def sheets(self) -> Iterator[Sheet]:
        """Give the layers, the lowest first."""
        scene = self.scene
        shading, gates = scene.shading, scene.gates
        yield Sheet("land", shading and shading.classes(), self._paint_land)
        yield Sheet("over", None, self._paint_over)
        broken = tuple(sorted(scene.broken.items()))
        yield Sheet("line", (broken, scene.fence), self._paint_line)
        words = (tuple(gates.open.items()), tuple(gates.words.items()))
        titled = shading and (shading.title, tuple(shading.breaks))
        taken = tuple((box.x(), box.width(), box.height()) for box in self.reserved)
        told = words, titled, scene.forces, taken
        yield Sheet("labels", told, self._paint_labels)

    def _paint_land(self, painter: QPainter) -> None:
        scene, colours = self.scene, {}
        if scene.shading is not None:
            places = (place.id for place in self.land.atlas.places)
            colours = dict(zip(places, scene.shading.colours(), strict=True))
        outlines = self.land.outlines
        land.paint_land(painter, self.camera, self.size, outlines, colours, scene.view)

    def _paint_over(self, painter: QPainter) -> None:
        drawn = self.land.outlines
        land.paint_over(painter, self.camera, self.size, drawn, self.scene.view)

    def _paint_line(self, painter: QPainter) -> None:
        known = [sector.fence_2024 for sector in self.land.atlas.sectors]
        fence, broken = self.scene.fence or known, self.scene.broken
        drawn = self.land.outlines
        line.paint_line(painter, self.camera, self.size, drawn, fence, broken)

    def _paint_labels(self, painter: QPainter) -> None:
        size, camera, scene = self.size, self.camera, self.scene
        words = self.land.line_words if size.width() >= ROOMY else ()
        forces = scene.forces is not None
        box = key.key_box(size, scene.shading, words, forces=forces)
        room, towns = self._room(box), self.land.towns
        chief, others = towns[: self.land.chief], towns[self.land.chief :]
        for town in chief:
            at = camera.to_pixels(town.lon, town.lat, size)
            room.avoid(QRectF(-5, -5, 10, 10).translated(at))
        gates = self.land.atlas.crossings
        named = marks.paint_crossings(painter, camera, size, gates, scene.gates, room)
        paint_labels(painter, named, room)
        marks.paint_lands(painter, camera, size, self.land.lands, room)
        marks.paint_towns(painter, camera, size, chief, room)
        if scene.forces is not None:
            shown = stands(scene.forces, self.land.atlas, camera, size)
            paint_forces(painter, shown, room)
        marks.paint_towns(painter, camera, size, others, room)
        if not box.isEmpty():
            key.paint_key(painter, box, scene.shading, words, forces=forces)
        key.paint_scale(painter, size, camera.scale(size))
        key.paint_print(painter, size, self.land.print)

    def _room(self, box: QRectF) -> Room:
        """Give the room for labels: not over the key, the scale, or what lies above."""
        size = self.size
        window = QRectF(QPointF(0, 0), QSizeF(size.width(), size.height() - PRINT))
        room = Room(window)
        for taken in (box, key.scale_box(size), *self.reserved):
            room.take(taken)
        for spot in line.line_spots(self.camera, size, self.land.outlines):
            room.avoid(spot)
        return room
