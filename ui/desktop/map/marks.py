"""Marks on the map: crossings, towns, the names of lands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from ui.desktop import theme
from ui.desktop.map.labels import LEFT_FIRST, Label, paint_labels
from ui.desktop.map.pens import pen, spot_radius

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QSizeF

    from simulator.world.outlines import Town
    from simulator.world.places import Crossing
    from ui.desktop.map.camera import Camera
    from ui.desktop.map.room import Room

RADIUS, GROWTH = 6.0, 3.0  # pixels; the disc of a crossing grows with its flow
LESSER_FROM = 95.0  # pixels a degree, from which lesser crossings are named
MOST_TOWNS = 40
TOWNS_BY_SCALE = (
    (45, 1_000_000),
    (80, 350_000),
    (130, 90_000),
    (220, 30_000),
    (9e9, 0),
)
SPACING = 4.0


@dataclass(frozen=True)
class Gates:
    """State of the crossings: which are open, and a few words on each."""

    open: Mapping[str, bool] = field(
        default_factory=dict
    )  # by id; all open if left out
    words: Mapping[str, str] = field(default_factory=dict)

    def is_open(self, crossing: Crossing) -> bool:
        """Whether a crossing is open."""
        return self.open.get(crossing.id, True)

    def says(self, crossing: Crossing) -> str:
        """Say the state in words."""
        state = "open" if self.is_open(crossing) else "shut"
        return self.words.get(crossing.id, state)


@dataclass(frozen=True)
class LandName:
    """The name of a land and where it may stand, the best point first."""

    name: str
    points: tuple[tuple[float, float], ...]
    large: bool


def paint_crossings(
    painter: QPainter,
    camera: Camera,
    size: QSizeF,
    crossings: Sequence[Crossing],
    gates: Gates,
    room: Room,
) -> list[Label]:
    """Draw the crossings: an arrow when open, a bar when shut; returns their labels."""
    labels = []
    near = camera.scale(size) >= LESSER_FROM
    for crossing in crossings:
        at = camera.to_pixels(crossing.lon, crossing.lat, size)
        if crossing.kind in {"minor", "informal", "on foot"} and not near:
            continue
        radius = RADIUS + GROWTH * crossing.capacity
        _disc(painter, at, radius, is_open=gates.is_open(crossing))
        edge = radius + 2
        room.take(QRectF(at.x() - edge, at.y() - edge, 2 * edge, 2 * edge))
        words = gates.says(crossing)
        name = crossing.name.split(" – ")[0]
        font = theme.font(12, 600)
        off = radius + 4
        labels.append(Label(name, at, font, second=words, off=off, sides=LEFT_FIRST))
    return labels


def _disc(painter: QPainter, at: QPointF, radius: float, *, is_open: bool) -> None:
    ground = theme.color("good") if is_open else theme.color("map.durand")
    painter.setPen(pen(theme.color("map.casing"), 2))
    painter.setBrush(ground)
    painter.drawEllipse(at, radius, radius)
    painter.setPen(pen(theme.color("map.casing"), 1.8))
    reach = radius * 0.45
    painter.drawLine(at - QPointF(reach, 0), at + QPointF(reach, 0))
    if is_open:
        tip = at + QPointF(reach, 0)
        barb = reach * 0.75
        painter.drawLine(tip, tip + QPointF(-barb, -barb))
        painter.drawLine(tip, tip + QPointF(-barb, barb))


def paint_towns(
    painter: QPainter,
    camera: Camera,
    size: QSizeF,
    towns: Sequence[Town],
    room: Room,
) -> None:
    """Dot and name the towns that the scale has room for, the largest first."""
    scale = camera.scale(size)
    least = next(people for most, people in TOWNS_BY_SCALE if scale < most)
    window = QRectF(QPointF(0, 0), size)
    shown = 0
    for town in towns:
        if town.people < least or shown >= MOST_TOWNS:
            continue
        at = camera.to_pixels(town.lon, town.lat, size)
        if not window.contains(at):
            continue
        large = town.people >= 500_000
        font = theme.font(12 if large else 11, 500 if large else 400)
        if not room.fits(QRectF(at.x() - 3, at.y() - 3, 6, 6)):
            continue
        if paint_labels(painter, [Label(town.name, at, font, off=6)], room):
            shown += 1
            radius = 2.8 if large else 2.0
            room.take(QRectF(at.x() - 3, at.y() - 3, 6, 6))
            painter.setPen(pen(theme.color("map.label"), 1.2))
            painter.setBrush(theme.color("map.halo"))
            painter.drawEllipse(at, radius, radius)


def paint_lands(
    painter: QPainter,
    camera: Camera,
    size: QSizeF,
    names: Sequence[LandName],
    room: Room,
) -> None:
    """Write the names of lands in the atlas's letters, where there is room."""
    for land in names:
        font = theme.font(20 if land.large else 13, atlas=True)
        spacing = SPACING * (1.6 if land.large else 1.0)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
        for lon, lat in land.points:
            at = camera.to_pixels(lon, lat, size)
            label = Label(
                land.name.upper(), at, font, colour="map.label2", centred=True
            )
            if paint_labels(painter, [label], room):
                break


def paint_spots(
    painter: QPainter,
    camera: Camera,
    size: QSizeF,
    incidents: Sequence[tuple[float, float, float]],
) -> None:
    """Draw incidents as discs, the largest below; each is longitude, latitude, dead."""
    painter.setPen(pen(theme.color("map.casing"), 1.2))
    painter.setBrush(theme.color("map.breach", 0.78))
    for lon, lat, deaths in sorted(incidents, key=lambda one: -one[2]):
        radius = spot_radius(deaths)
        painter.drawEllipse(camera.to_pixels(lon, lat, size), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
