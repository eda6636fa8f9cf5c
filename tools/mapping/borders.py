"""Who borders whom, for how long, and the sectors of the Durand Line."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from mapping.topology import SCALE

if TYPE_CHECKING:
    import numpy.typing as npt

    from mapping.relief import Ground

KM_A_DEGREE = 111.2
SHORTEST_KM = 3.0  # neighbours that touch for less do not count as neighbours
BESIDE_KM = 12.0  # how far around the line its terrain is looked at


@dataclass(frozen=True)
class Borders:
    """The arcs of the coverage, and the outlines on their two sides."""

    arcs: list[shapely.LineString]  # in degrees
    owners: list[tuple[str, ...]]

    def between(self) -> dict[tuple[str, str], list[int]]:
        """Return the arcs between each two outlines, by their sorted ids."""
        found = defaultdict(list)
        for arc, owners in enumerate(self.owners):
            if len(owners) == 2:
                found[owners[0], owners[1]].append(arc)
        return dict(sorted(found.items()))


def trace(
    arcs: list[npt.NDArray[np.int64]], outlines: dict[str, list[list[list[int]]]]
) -> Borders:
    """Lay out the arcs in degrees and find their owners."""
    owners = defaultdict(set)
    for key, polygons in outlines.items():
        for number in (n for rings in polygons for ring in rings for n in ring):
            owners[max(number, ~number)].add(key)
    lines = [shapely.LineString(arc / SCALE) for arc in arcs]
    return Borders(lines, [tuple(sorted(owners[i])) for i in range(len(arcs))])


def km(line: shapely.LineString) -> float:
    """Length of a line in degrees, in kilometres."""
    points = shapely.get_coordinates(line)
    middle = np.radians((points[1:, 1] + points[:-1, 1]) / 2)
    east = np.diff(points[:, 0]) * np.cos(middle)
    return float(np.hypot(east, np.diff(points[:, 1])).sum() * KM_A_DEGREE)


def edges(
    borders: Borders, places: set[str], dropped: set[tuple[str, str]]
) -> list[list[Any]]:
    """List neighbouring places and how long they touch."""
    found = []
    for (a, b), arcs in borders.between().items():
        length = sum(km(borders.arcs[i]) for i in arcs)
        if {a, b} <= places and length >= SHORTEST_KM and (a, b) not in dropped:
            found.append([a, b, round(length, 1)])
    return found


def line(borders: Borders, edges: list[list[Any]], ground: Ground) -> list[list[Any]]:
    """List the sectors of the Durand Line from the north-east to the south-west.

    A row is the district, the province, kilometres, slope index, and the arcs.
    """
    between = borders.between()
    rows = []
    for afghan, pakistani, length in edges:
        if afghan[:3] == pakistani[:3]:
            continue
        arcs = between[afghan, pakistani]
        near = shapely.MultiLineString([borders.arcs[i] for i in arcs])
        rugged = ground.index(near.buffer(BESIDE_KM / KM_A_DEGREE))
        rows.append([pakistani, afghan, length, rugged, arcs])
    middle = {id(row): borders.arcs[row[4][0]].centroid for row in rows}
    tilt = math.cos(math.radians(33))
    return sorted(rows, key=lambda r: -(middle[id(r)].x * tilt + middle[id(r)].y))


def snap(
    borders: Borders, crossing: dict[str, str], sectors: list[list[Any]]
) -> tuple[list[float], float]:
    """Move a crossing to the nearest point of its sector; say how far it moved."""
    wanted = (crossing["pak_place"], crossing["afg_place"])
    arcs = next(row[4] for row in sectors if tuple(row[:2]) == wanted)
    sector = shapely.MultiLineString([borders.arcs[i] for i in arcs])
    at = shapely.Point(float(crossing["lon"]), float(crossing["lat"]))
    there = sector.interpolate(sector.project(at))
    moved = km(shapely.LineString([at, there]))
    return [round(there.x, 3), round(there.y, 3)], moved
