"""What the map shows at one moment, and how each of its layers is painted.

A picture is a value: it can be painted in any thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt

from ui.desktop import theme
from ui.desktop.map import key, land, line
from ui.desktop.map.placing import paint_marks, place_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from PySide6.QtGui import QPainter

    from ui.desktop.map.camera import Camera
    from ui.desktop.map.placing import Marks
    from ui.desktop.map.scene import Land, Scene


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
        shading = scene.shading
        yield Sheet("land", shading and shading.classes(), self._paint_land)
        yield Sheet("over", None, self._paint_over)
        broken = tuple(sorted(scene.broken.items()))
        yield Sheet("line", (broken, scene.fence), self._paint_line)
        yield Sheet("labels", self.told, self._paint_labels)

    @property
    def told(self) -> Hashable:
        """What names and symbols say, and what they must leave free."""
        scene = self.scene
        shading, gates = scene.shading, scene.gates
        words = (tuple(gates.open.items()), tuple(gates.words.items()))
        titled = shading and (shading.title, tuple(shading.breaks))
        taken = tuple((box.x(), box.width(), box.height()) for box in self.reserved)
        return words, titled, scene.forces, taken

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

    @property
    def key_box(self) -> QRectF:
        """Where the key is; empty where there is no room for one."""
        shading, forces = self.scene.shading, self.scene.forces is not None
        return key.key_box(self.size, shading, self._line_words, forces=forces)

    def marks(self) -> Marks:
        """Find room for names and symbols: not over the key, or what lies above."""
        taken = (self.key_box, *self.reserved)
        return place_marks(self.land, self.scene, self.camera, self.size, taken)

    @property
    def _line_words(self) -> tuple[str, ...]:
        return self.land.line_words if self.size.width() >= key.ROOMY else ()

    def _paint_labels(self, painter: QPainter) -> None:
        size, scene, box = self.size, self.scene, self.key_box
        paint_marks(painter, self.marks())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not box.isEmpty():
            forces = scene.forces is not None
            key.paint_key(painter, box, scene.shading, self._line_words, forces=forces)
        key.paint_scale(painter, size, self.camera.scale(size))
        key.paint_print(painter, size, self.land.print)
