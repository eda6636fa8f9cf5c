"""Marks on the map: crossings, towns, incidents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from ui.desktop import theme
from ui.desktop.map.labels import LEFT_FIRST, Label, Placed, place
from ui.desktop.map.pens import pen, spot_radius
from ui.desktop.map.room import edges

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QPainter

    from simulator.world.outlines import Town
    from simulator.world.places import Crossing
    from ui.desktop.map.camera import Camera
    from ui.desktop.map.room import Room

RADIUS, GROWTH = 6.0, 3.0  # pixels; the disc of a crossing grows with its flow
NAME_OFF = (4.0, 11.0, 22.0, 36.0)  # px from the edge of a disc to its name
LESSER_FROM = 95.0  # pixels a degree, from which lesser crossings are named
MOST_TOWNS, LARGE_TOWN = 40, 500_000
TOWNS_BY_SCALE = (
    (45, 1_000_000),
    (80, 350_000),
    (130, 90_000),
    (220, 30_000),
    (9e9, 0),
)
DOT = QRectF(-4, -4, 8, 8)  # of a town, with some air


@dataclass(frozen=True)
class Gates:
    """State of the crossings: which are open, and a few words on each.

    Attributes
    ----------
    open, words
        By id: whether it is open (all are, if left out), and its state in words.
    told, why
        What a card tells beside, by id; and how it came that crossings are shut.
    """

    open: Mapping[str, bool] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    why: str = ""

    def is_open(self, crossing: Crossing) -> bool:
        """Whether a crossing is open."""
        return self.open.get(crossing.id, True)

    def says(self, crossing: Crossing) -> str:
        """Say the state in words."""
        state = "open" if self.is_open(crossing) else "shut"
        return self.words.get(crossing.id, state)


class Gate(NamedTuple):
    """A crossing on the map."""

    crossing: Crossing
    at: QPointF
    radius: float
    is_open: bool

    @property
    def box(self) -> QRectF:
        """What its disc covers."""
        reach = self.radius + 2
        return QRectF(-reach, -reach, 2 * reach, 2 * reach).translated(self.at)


class Dot(NamedTuple):
    """A town on the map with its name."""

    at: QPointF
    large: bool
    name: Placed


def gates_in_sight(
    camera: Camera, size: QSizeF, crossings: Sequence[Crossing], gates: Gates
) -> list[Gate]:
    """Find the crossings to be drawn: the lesser ones only from near."""
    near, window = camera.scale(size) >= LESSER_FROM, QRectF(QPointF(0, 0), size)
    found = []
    for crossing in crossings:
        if crossing.kind in {"minor", "informal", "on foot"} and not near:
            continue
        at = camera.to_pixels(crossing.lon, crossing.lat, size)
        radius = RADIUS + GROWTH * crossing.capacity
        gate = Gate(crossing, at, radius, gates.is_open(crossing))
        if window.intersects(gate.box):
            found.append(gate)
    return found


def place_names(
    shown: Iterable[Gate], gates: Gates, room: Room, *, brief: bool
) -> list[Placed]:
    """Find room for the names of crossings, the busiest first, each with its state.

    Where it is to be ``brief``, that a crossing is open is said by its arrow alone.
    """
    font, found = theme.font(12, 600), []
    for gate in sorted(shown, key=lambda one: -one.crossing.capacity):
        name = gate.crossing.name.split(" – ")[0]
        offs = tuple(gate.radius + off for off in NAME_OFF)
        words = "" if brief and gate.is_open else gates.says(gate.crossing)
        label = Label(name, gate.at, font, second=words, offs=offs, sides=LEFT_FIRST)
        if there := place(label, room):
            found.append(there)
    return found


def paint_gate(painter: QPainter, gate: Gate) -> None:
    """Draw a crossing: an arrow when open, a bar when shut."""
    _, at, radius, is_open = gate
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


def place_towns(
    camera: Camera, size: QSizeF, towns: Sequence[Town], room: Room, *, kept: bool
) -> list[Dot]:
    """Find room for the towns that the scale allows, the largest first.

    Those whose dots were ``kept`` free need not look for room for them.
    """
    scale, window = camera.scale(size), QRectF(QPointF(0, 0), size)
    least = next(people for most, people in TOWNS_BY_SCALE if scale < most)
    fonts, found = (theme.font(11), theme.font(12, 500)), list[Dot]()
    for town in towns:
        if town.people < least or len(found) >= MOST_TOWNS:
            continue
        at = camera.to_pixels(town.lon, town.lat, size)
        dot = edges(DOT.translated(at))
        if not window.contains(at) or not (kept or room.fits(dot)):
            continue
        large = town.people >= LARGE_TOWN
        if name := place(Label(town.name, at, fonts[large], offs=(8.0,)), room):
            room.take_all([dot])
            found.append(Dot(at, large, name))
    return found


def keep_dots(camera: Camera, size: QSizeF, towns: Iterable[Town], room: Room) -> None:
    """Let nothing cover the dots of the towns that are named before any other."""
    ats = (camera.to_pixels(town.lon, town.lat, size) for town in towns)
    room.take(*(DOT.translated(at) for at in ats))


def paint_dot(painter: QPainter, dot: Dot) -> None:
    """Draw the dot of a town."""
    radius = 2.8 if dot.large else 2.0
    painter.setPen(pen(theme.color("map.label"), 1.2))
    painter.setBrush(theme.color("map.halo"))
    painter.drawEllipse(dot.at, radius, radius)


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
