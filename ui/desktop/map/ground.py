"""Whose ground a point is on, looked up: for names that must lie inside their land."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from simulator.world.outlines import NARROW
from ui.desktop.map.camera import plane
from ui.desktop.map.paths import paths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from PySide6.QtCore import QSizeF

    from simulator.world.outlines import Outlines
    from ui.desktop.map.camera import Camera

FINE = 20.0  # points a degree of latitude
OWNERS = ("", "AFG", "PAK")  # by the value of a point


@dataclass(frozen=True, eq=False)
class Ground:
    """Points of the land in rows from the north, each with the number of its owner."""

    owners: NDArray[np.uint8]
    west: float  # on the plane
    north: float

    def seen(self, camera: Camera, size: QSizeF) -> Seen:
        """Return it as it lies on the screen."""
        corner = camera.transform(size).map(QPointF(self.west, self.north))
        return Seen(self.owners, corner.x(), corner.y(), FINE / camera.scale(size))


@dataclass(frozen=True, eq=False)
class Seen:
    """The ground under pixels of the screen."""

    owners: NDArray[np.uint8]
    left: float
    top: float
    fine: float  # points a pixel

    def owner(self, x: float, y: float) -> str:
        """Whose ground a pixel is on: AFG, PAK, or neither's."""
        column, row = int((x - self.left) * self.fine), int((y - self.top) * self.fine)
        high, wide = self.owners.shape
        known = 0 <= row < high and 0 <= column < wide
        return OWNERS[self.owners[row, column]] if known else ""

    def holds(self, box: Iterable[float], owner: str) -> bool:
        """Whether a box (left, top, right, bottom) is on the ground of one owner."""
        left, top, right, bottom = box
        rows = self._between(top - self.top, bottom - self.top)
        columns = self._between(left - self.left, right - self.left)
        part = self.owners[rows, columns]
        return part.size > 0 and bool((part == OWNERS.index(owner)).all())

    def _between(self, first: float, last: float) -> slice:
        return slice(max(int(first * self.fine), 0), int(last * self.fine) + 1)


@lru_cache(maxsize=2)  # the land and its twin
def ground(drawn: Outlines) -> Ground:
    """Look at whose ground every point of the map is."""
    west, south, east, north = drawn.frame
    corner = plane(west, north)
    wide = round((east - west) * NARROW * FINE)
    image = QImage(wide, round((north - south) * FINE), QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    moved = QTransform.fromTranslate(-corner.x(), -corner.y())
    painter.setTransform(moved * QTransform.fromScale(FINE, FINE))
    painter.setPen(Qt.PenStyle.NoPen)
    for key, path in paths(drawn).outlines.items():
        owner = drawn.country(key)
        if owner in OWNERS[1:]:
            value = OWNERS.index(owner)
            painter.setBrush(QColor(value, value, value))
            painter.drawPath(path)
    painter.end()
    bits = np.frombuffer(image.constBits(), np.uint8)
    owners = bits.reshape(image.height(), image.bytesPerLine())[:, :wide].copy()
    return Ground(owners, corner.x(), corner.y())
