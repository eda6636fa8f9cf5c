"""The names of the lands in the atlas's letters, where there is room for them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QFont

from ui.desktop import theme
from ui.desktop.map.ground import ground
from ui.desktop.map.labels import BESIDE, CENTRED, OVER, Label, Placed, place, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.world.outlines import Outlines
    from ui.desktop.map.camera import Camera
    from ui.desktop.map.room import Room

# Sizes of letters and the space between them, the best first.
LARGE = ((20, 6.4), (16, 4.4), (13, 2.6), (11, 1.2))
SMALL = ((13, 4.0),)
STRIDE, MOST = 28, 240  # pixels between points that are tried, and how many


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
    spots = [camera.to_pixels(*point, size).toTuple() for point in land.points]
    if land.large:
        spots += _inside(camera, size.width(), size.height(), drawn, land.key)
    for letters, spacing in LARGE if land.large else SMALL:
        font = theme.font(letters, atlas=True)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
        label = Label(land.name.upper(), QPointF(), font, "map.label2", sides=CENTRED)
        (left, top, right, bottom), *_ = next(places(label))
        for x, y in spots:
            box = left + x, top + y, right + x, bottom + y
            own = not land.large or seen.holds(box, land.key)
            if own and room.fits(box, BESIDE, OVER):
                return place(replace(label, at=QPointF(x, y)), room)
    return None


@lru_cache(maxsize=4)
def _inside(
    camera: Camera, wide: float, high: float, drawn: Outlines, key: str
) -> Sequence[tuple[float, float]]:
    """Points of the window on the ground of a land, from the middle of them out."""
    size = QSizeF(wide, high)
    xs, ys = range(STRIDE, int(wide), STRIDE), range(STRIDE, int(high), STRIDE)
    seen = ground(drawn).seen(camera, size)
    spots = product(xs, ys)
    found = [at for at in spots if seen.owner(*at) == key]
    if not found:
        return []
    middle = [sum(way) / len(found) for way in zip(*found, strict=True)]
    return sorted(found, key=lambda at: math.dist(at, middle))[:MOST]
