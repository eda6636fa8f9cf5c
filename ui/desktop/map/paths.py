"""Paths of the map's outlines and borders, made once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QPainterPath, QPolygonF

from simulator.world.outlines import Border, Outlines, View
from ui.desktop.map.camera import plane

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    type Line = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Paths:
    """Outlines by id and rivers, in the plane of the map."""

    outlines: Mapping[str, QPainterPath]
    rivers: tuple[tuple[int, QPainterPath], ...]  # rank, course
    sectors: tuple[QPainterPath, ...]  # of the Durand Line, by number
    between: QPainterPath  # stretches of the line too short to be a sector


@cache
def paths(drawn: Outlines) -> Paths:
    """Make the paths of the outlines."""
    return Paths(
        {key: area(polygons) for key, polygons in drawn.polygons.items()},
        tuple((river.rank, courses([river.line])) for river in drawn.rivers),
        tuple(joined([drawn.arcs[i] for i in arcs]) for arcs in drawn.sectors),
        joined(_between(drawn)),
    )


def _between(drawn: Outlines) -> list[Line]:
    """Find the arcs of the line that belong to no sector."""
    in_sectors = {arc for arcs in drawn.sectors for arc in arcs}
    sides = {"AFG", "PAK"}
    return [
        drawn.arcs[arc]
        for arc, owners in enumerate(drawn.owners)
        if {owner[:3] for owner in owners} == sides and arc not in in_sectors
    ]


@cache
def borders(drawn: Outlines, view: View) -> Mapping[Border, QPainterPath]:
    """Gather the borders of each kind in a boundary view."""
    kinds: dict[Border, list[Line]] = {kind: [] for kind in Border}
    for number, arc in enumerate(drawn.arcs):
        kind = drawn.border(number, view)
        if kind is not None:
            kinds[kind].append(arc)
    made = {kind: courses(arcs) for kind, arcs in kinds.items()}
    return made | {Border.DISPUTED: joined(kinds[Border.DISPUTED])}


def polygon(line: Line) -> QPolygonF:
    """Put a line of degrees on the plane."""
    flat = QPolygonF()
    for lon, lat in line.tolist():
        flat.append(plane(lon, lat))
    return flat


def area(polygons: tuple[tuple[Line, ...], ...]) -> QPainterPath:
    """Make one path of polygons with their holes."""
    path = QPainterPath()
    for rings in polygons:
        for ring in rings:
            path.addPolygon(polygon(ring))
    return path


def courses(lines: Iterable[Line]) -> QPainterPath:
    """Make one path of lines."""
    path = QPainterPath()
    for line in lines:
        path.addPolygon(polygon(line))
    return path


def joined(lines: list[Line]) -> QPainterPath:
    """Make one path of lines, chained where an end meets a start."""
    return courses(chained(lines))


def chained(lines: list[Line]) -> list[Line]:
    """Join lines end to end where only two meet, so that dashes run on."""
    left = [*lines]
    found: list[Line] = []
    while left:
        line = left.pop()
        grown = True
        while grown:
            grown = False
            for i, other in enumerate(left):
                if (longer := _linked(line, other)) is not None:
                    line, grown = longer, True
                    left.pop(i)
                    break
        found.append(line)
    return found


def _linked(line: Line, other: Line) -> Line | None:
    for one in (line, line[::-1]):
        for two in (other, other[::-1]):
            if np.array_equal(one[-1], two[0]):
                return np.concatenate([one, two[1:]])
    return None
