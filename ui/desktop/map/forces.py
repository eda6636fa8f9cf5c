"""Who stands where: counts by place, gathered into as many symbols as there is room."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF

from simulator.world.columns import FIRST_TEAM, N_PLACES, TEAM_SLOTS
from ui.desktop import theme
from ui.desktop.map import stamps
from ui.desktop.map.camera import plane
from ui.desktop.map.key import ROOMY
from ui.desktop.map.symbols import ARMED, KINDS, symbol, symbol_size

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from simulator.ensemble.futures import Start
    from simulator.world.atlas import Atlas
    from ui.desktop.map.camera import Camera
    from ui.desktop.map.ground import Seen
    from ui.desktop.map.room import Room

CELL, COARSE = 100.0, 150.0  # px: nearer formations of a kind share a symbol
JOINED = 240.0  # px, within which those without room of their own are counted
STILL = 8.0  # px, to which the middle of those gathered is rounded
BATTALION_MEN = 10  # fighters that a battalion is as worth showing as
FEW = {ARMED: 25}  # fighters, from which a group is drawn; battalions always are
STEP = (5, 10)  # what the counts of fighters are rounded to, below and above 100
SIDES, MOVEMENTS = 2, 3
GAP = 4.0  # px between a symbol and its count
BESIDE, OVER = 8.0, 2.0  # px to what is next to it: no count is taken for another's
# Symbols of kinds stand apart; where there is no room, some way round that.
SHIFTS = ((10.0, -12.0), (-10.0, -12.0), (0.0, 13.0), (14.0, 13.0), (-14.0, 13.0))


def _ring(far: float, number: int) -> list[tuple[float, float]]:
    """Give points round nought, first above, then by turns to both sides."""
    turns = sorted(range(number), key=lambda n: (min(n, number - n), n))
    angles = [2 * math.pi * turn / number for turn in turns]
    return [(far * math.sin(one), -far * math.cos(one)) for one in angles]


# Where a symbol may stand, the best first; far off only what matters much.
NEAR = [(0.0, 0.0), *_ring(15.0, 8)], _ring(30.0, 12)
RINGS = *NEAR, _ring(45.0, 12), _ring(60.0, 16), _ring(75.0, 20)
MUCH = 8  # doublings from which a stand matters much


@dataclass(frozen=True, slots=True)
class Forces:
    """Formations by kind (in the order of ``KINDS``) and place, as bytes of counts."""

    counts: bytes

    @property
    def table(self) -> np.ndarray:
        """Counts [kind, place]: battalions of both sides, fighters of the movements."""
        return np.frombuffer(self.counts, np.int32).reshape(len(KINDS), N_PLACES)


@dataclass(frozen=True, slots=True)
class Stand:
    """One symbol on the map: so many of a kind, of one side of the line.

    Attributes
    ----------
    parts
        Places by index, each with how many stand there.
    owner
        Whose ground they stand on.
    """

    kind: int
    count: int
    at: QPointF
    parts: tuple[tuple[int, int], ...] = ()
    owner: str = ""


class Posted(NamedTuple):
    """A stand that found room: its whole box, and whether the count is to the left."""

    stand: Stand
    box: QRectF
    left: bool


def forces_of(start: Start) -> Forces:
    """Count who stands where in a state."""
    world, land = start.world[0], start.land[0]
    table = np.zeros((len(KINDS), N_PLACES), np.int32)
    for side in range(SIDES):
        at = world.battalion_at[land.battalion_side == side]
        table[side] = np.bincount(at[at >= 0], minlength=N_PLACES)
    for movement in range(MOVEMENTS):
        first = FIRST_TEAM[movement]
        mine = slice(first, first + TEAM_SLOTS[movement])
        at, men = world.team_at[mine], world.team_men[mine]
        alive = at >= 0
        counted = np.bincount(at[alive], men[alive], minlength=N_PLACES)
        table[SIDES + movement] = counted.astype(np.int32)
    return Forces(table.tobytes())


def stands(forces: Forces, atlas: Atlas, camera: Camera, size: QSizeF) -> list[Stand]:
    """Gather formations that stand close on the screen; the largest come first.

    What is gathered does not depend on where the map was dragged to, and their order
    changes only when a count has grown or shrunk a lot: symbols should stand still.
    """
    window, scale = QRectF(QPointF(0, 0), size), camera.scale(size)
    corner = camera.transform(size).map(QPointF(0, 0))
    side = CELL if size.width() >= ROOMY else COARSE
    cells: dict[tuple[int, str, int, int], list[tuple[int, int]]] = {}
    counts = forces.table
    rows, columns = np.nonzero(counts)
    number = counts[rows, columns].tolist()
    for kind, place, men in zip(rows.tolist(), columns.tolist(), number, strict=True):
        x, y = _planes(atlas)[place]
        cell = int(x * scale // side), int(y * scale // side)
        owner = atlas.places[place].country
        cells.setdefault((kind, owner, *cell), []).append((place, men))
    gathered = []
    for (kind, owner, _, _), parts in cells.items():
        count = sum(men for _, men in parts)
        if count >= FEW.get(KINDS[kind].frame, 1):
            at = _middle(parts, count, scale, atlas) + corner
            if window.contains(at):
                gathered.append(Stand(kind, count, at, tuple(parts), owner))
    return sorted(gathered, key=lambda one: -_weight(one))


def _middle(
    parts: list[tuple[int, int]], count: int, scale: float, atlas: Atlas
) -> QPointF:
    """Middle of those gathered, to some pixels: it should not creep day by day."""
    planes, step = _planes(atlas), scale / count / STILL
    x = sum(men * planes[place][0] for place, men in parts) * step
    y = sum(men * planes[place][1] for place, men in parts) * step
    return QPointF(STILL * round(x), STILL * round(y))


@lru_cache(maxsize=2)  # the land and its twin
def _planes(atlas: Atlas) -> list[tuple[float, float]]:
    """Where places are on the plane of the map."""
    return [plane(place.lon, place.lat).toTuple() for place in atlas.places]


def _weight(stand: Stand) -> int:
    """Weigh a stand in doublings, a battalion as so many fighters."""
    each = 1 if KINDS[stand.kind].frame == ARMED else BATTALION_MEN
    return (stand.count * each).bit_length()


def told(stand: Stand) -> str:
    """Write the count beside a symbol; fighters are rounded."""
    if KINDS[stand.kind].frame != ARMED:
        return f"{stand.count}"
    step = STEP[stand.count >= 100]
    return f"{round(stand.count / step) * step:,}"


def post(shown: Iterable[Stand], room: Room, seen: Seen) -> list[Posted]:
    """Find room for symbols with their counts, on the ground where they stand.

    What finds none is counted with the nearest of its kind on the same ground.
    """
    found: list[Posted] = []
    for stand in shown:
        if posted := _post(stand, room, seen):
            found.append(posted)
            continue
        alike = [
            (_apart(one.stand, stand), number)
            for number, one in enumerate(found)
            if (one.stand.kind, one.stand.owner) == (stand.kind, stand.owner)
        ]
        if alike and min(alike)[0] <= JOINED:
            number = min(alike)[1]
            one = found[number]
            found[number] = one._replace(stand=_joined(one.stand, stand))
    return found


def _post(stand: Stand, room: Room, seen: Seen) -> Posted | None:
    half, shift = symbol_size(stand.kind) / 2, SHIFTS[stand.kind]
    x, y = stand.at.x() + shift[0], stand.at.y() + shift[1]
    wide, high = half.width(), half.height()
    # As wide as the widest figures, so that a change of count moves nothing.
    text = GAP + _worn().advance("0" * len(told(stand)))
    for ring in RINGS if _weight(stand) >= MUCH else NEAR:
        frames = [
            (x + dx - wide, y + dy - high, x + dx + wide, y + dy + high)
            for dx, dy in ring
            if stand.owner in {"", seen.owner(x + dx, y + dy)}
        ]
        free = [frame for frame in frames if room.fits(frame, BESIDE, OVER)]
        for at_left, (left, top, right, bottom) in product((False, True), free):
            start, end = (left - text, right) if at_left else (left, right + text)
            if room.fits((start, top, end, bottom), BESIDE, OVER):
                box = QRectF(start, top, end - start, bottom - top)
                room.take(box)
                return Posted(stand, box, at_left)
    return None


def _apart(one: Stand, other: Stand) -> float:
    return QLineF(one.at, other.at).length()


def _joined(one: Stand, other: Stand) -> Stand:
    parts = (*one.parts, *other.parts)
    return replace(one, count=one.count + other.count, parts=parts)


def _worn() -> stamps.Face:
    return stamps.face(theme.font(11, 600))


def paint_posts(painter: QPainter, posted: Iterable[Posted]) -> None:
    """Draw symbols with their counts."""
    ratio, worn = painter.device().devicePixelRatioF(), _worn()
    for stand, box, left in posted:
        image, text = symbol(stand.kind, ratio), told(stand)
        wide = image.width() / ratio
        start = box.right() - wide if left else box.left()
        painter.drawImage(QPointF(start, box.top()), image)
        beside = start - GAP - worn.advance(text) if left else start + wide + GAP
        base = box.center().y() + worn.ascent / 2 - 1
        stamps.draw(painter, QPointF(beside, base), text, worn, "map.label")
