"""The names of the lands in the atlas's letters, where there is room for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QFont

from ui.desktop import theme
from ui.desktop.map.ground import ground
from ui.desktop.map.labels import BESIDE, CENTRED, OVER, Label, Placed, place, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from simulator.world.outlines import Outlines
    from ui.desktop.map.camera import Camera
    from ui.desktop.map.room import Room

# Sizes of letters and the space between them, the best first.
LARGE = ((20, 6.4), (16, 4.4), (13, 2.6), (11, 1.2))
SMALL = ((13, 4.0),)
STRIDE, MOST = 28.0, 240  # pixels between points that are tried, and how many


@dataclass(frozen=True)
class LandName:
    """The name of a land and where it may stand, the best point first.

    Attributes
    ----------
    key
        Id of the land, where its name must lie inside it; empty for neighbours.
    """

    name: str
    points: tuple[tuple[float, float], ...]
    key: str = ""

    @property
    def large(self) -> bool:
        """Whether the map is of this land."""
        return bool(self.key)


def place_lands(
    camera: Camera,
    size: QSizeF,
    names: Sequence[LandName],
    drawn: Outlines,
    room: Room,
) -> list[Placed]:
    """Find room for the names: those of the two lands anywhere on their ground."""
    return [
        there for name in names if (there := _place(name, camera, size, drawn, room))
    ]


def _place(
    land: LandName, camera: Camera, size: QSizeF, drawn: Outlines, room: Room
) -> Placed | None:
    seen = ground(drawn).seen(camera, size)
    known = [camera.to_pixels(*point, size) for point in land.points]
    spots = np.array([(at.x(), at.y()) for at in known])
    if land.large:
        inside = _inside(camera, size.width(), size.height(), drawn, land.key)
        spots = np.concatenate([spots, inside])
    for letters, spacing in LARGE if land.large else SMALL:
        font = theme.font(letters, atlas=True)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
        label = Label(land.name.upper(), QPointF(), font, "map.label2", sides=CENTRED)
        boxes = np.tile(spots, 2) + places(label)[0]
        for found in np.flatnonzero(room.free(boxes, BESIDE, OVER)).tolist():
            if not land.large or seen.holds(boxes[found].tolist(), land.key):
                return place(replace(label, at=QPointF(*spots[found].tolist())), room)
    return None


@lru_cache(maxsize=4)
def _inside(
    camera: Camera, wide: float, high: float, drawn: Outlines, key: str
) -> NDArray[np.float64]:
    """Points of the window on the ground of a land, from the middle of them out."""
    size = QSizeF(wide, high)
    xs, ys = np.arange(STRIDE, wide, STRIDE), np.arange(STRIDE, high, STRIDE)
    seen = ground(drawn).seen(camera, size)
    spots = product(xs.tolist(), ys.tolist())
    found = np.array([at for at in spots if seen.owner(*at) == key]).reshape(-1, 2)
    if len(found):
        far = np.hypot(*(found - found.mean(axis=0)).T)
        found = found[np.argsort(far, kind="stable")][:MOST]
    return found
