"""Who stands where: counts by place, gathered into as many symbols as there is room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from simulator.world.columns import FIRST_TEAM, N_PLACES, TEAM_SLOTS
from ui.desktop import theme
from ui.desktop.map import stamps
from ui.desktop.map.symbols import ARMED, KINDS, symbol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from simulator.ensemble.futures import Start
    from simulator.world.atlas import Atlas
    from ui.desktop.map.camera import Camera
    from ui.desktop.map.room import Room

CELL = 88.0  # px: formations of one kind nearer than this share a symbol
FEW = {ARMED: 25}  # fighters, from which a group is drawn; battalions always are
STEP = (5, 10)  # what the counts of fighters are rounded to, below and above 100
SIDES, MOVEMENTS = 2, 3
GAP = 5.0  # px between a symbol and its count


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
    """One symbol on the map."""

    kind: int
    count: int
    at: QPointF


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
    """Gather formations that stand close on the screen; the largest come first."""
    window = QRectF(QPointF(0, 0), size)
    gathered: dict[tuple[int, int, int], list[tuple[int, float, float]]] = {}
    points = [camera.to_pixels(p.lon, p.lat, size) for p in atlas.places]
    for kind, row in enumerate(forces.table):
        least = FEW.get(KINDS[kind].frame, 1)
        for place in np.flatnonzero(row).tolist():
            at = points[place]
            if window.contains(at):
                cell = kind, int(at.x() // CELL), int(at.y() // CELL)
                part = int(row[place]), at.x(), at.y()
                gathered.setdefault(cell, []).append(part)
        gathered = {
            cell: parts
            for cell, parts in gathered.items()
            if cell[0] != kind or sum(part[0] for part in parts) >= least
        }
    return sorted(map(_stand, gathered.items()), key=lambda one: -one.count)


def _stand(
    item: tuple[tuple[int, int, int], list[tuple[int, float, float]]],
) -> Stand:
    (kind, _, _), parts = item
    count = sum(part[0] for part in parts)
    # The middle of the symbol's place, moved a little by kind: sides stand apart.
    x = sum(n * x for n, x, _ in parts) / count
    y = sum(n * y for n, _, y in parts) / count
    dx, dy = SHIFTS[kind]
    return Stand(kind, count, QPointF(x + dx, y + dy))


SHIFTS = ((10.0, -12.0), (-10.0, -12.0), (0.0, 13.0), (14.0, 13.0), (-14.0, 13.0))


def told(stand: Stand) -> str:
    """Write the count beside a symbol; fighters are rounded."""
    if KINDS[stand.kind].frame != ARMED:
        return f"{stand.count}"
    step = STEP[stand.count >= 100]
    return f"{round(stand.count / step) * step:,}"


def paint_forces(painter: QPainter, shown: Iterable[Stand], room: Room) -> int:
    """Draw symbols with their counts where there is room; returns how many."""
    ratio = painter.device().devicePixelRatioF()
    worn = stamps.face(theme.font(11, 600))
    drawn = 0
    for stand in shown:
        image = symbol(stand.kind, ratio)
        wide, high = image.width() / ratio, image.height() / ratio
        text = told(stand)
        long = worn.advance(text)
        whole = wide + GAP + long
        left = stand.at.x() - whole / 2
        box = QRectF(left, stand.at.y() - high / 2, whole, high)
        if not room.fits(box):
            continue
        room.take(box)
        painter.drawImage(box.topLeft(), image)
        base = stand.at.y() + worn.ascent / 2 - 1
        at = QPointF(left + wide + GAP, base)
        stamps.draw(painter, at, text, worn, "map.label")
        drawn += 1
    painter.setBrush(Qt.BrushStyle.NoBrush)
    return drawn
