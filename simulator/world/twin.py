"""The fictional twin: the same world, mirrored and turned, under invented names.

For classrooms where the real places would hurt. Indexes, neighbours, people and
ground are the same, so a run comes out bit for bit the same; only names and points
differ. The plane is mirrored east to west, then turned by `TURN` about the middle.
"""

from __future__ import annotations

import csv
import math
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from simulator.world.atlas import load_atlas
from simulator.world.outlines import NARROW, Neighbour, Outlines, Town, load_outlines
from simulator.world.reading import DATA

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from simulator.world.atlas import Atlas
    from simulator.world.places import Place
    from simulator.world.spots import Spots

MIDDLE = (69.5, 31.5)  # longitude, latitude that stays in place
TURN = math.radians(60)  # counter-clockwise, after mirroring; the light stays above

type Points = npt.NDArray[np.float64]
type Names = Mapping[tuple[str, str], str]


@cache
def twin_names() -> Names:
    """Return the invented names by kind and real name or id."""
    with (DATA / "map" / "twin_names.csv").open(encoding="utf-8", newline="") as file:
        return {(r["kind"], r["real"]): r["name"] for r in csv.DictReader(file)}


def turned(points: Points) -> Points:
    """Move points [.., (lon, lat)] of the real land to the twin's."""
    east = -(points[..., 0] - MIDDLE[0]) * NARROW
    north = points[..., 1] - MIDDLE[1]
    cos, sin = math.cos(TURN), math.sin(TURN)
    lon = MIDDLE[0] + (cos * east - sin * north) / NARROW
    lat = MIDDLE[1] + sin * east + cos * north
    moved: Points = np.stack([lon, lat], axis=-1)
    return moved


def turned_point(lon: float, lat: float) -> tuple[float, float]:
    """Move a point of the real land to the twin's."""
    there = turned(np.array([lon, lat]))
    return float(there[0]), float(there[1])


@cache
def twin_atlas() -> Atlas:
    """Return the atlas of the twin: same indexes, own names and points."""
    real, names = load_atlas(), twin_names()
    crossings = []
    for gate in real.crossings:
        lon, lat = turned_point(gate.lon, gate.lat)
        name = names["crossing", gate.id]
        crossings.append(replace(gate, name=name, lon=lon, lat=lat))
    return replace(
        real,
        places=tuple(_place(place, names) for place in real.places),
        crossings=tuple(crossings),
        spots=_spots(real.spots),
        corridors=tuple(
            replace(c, name=f"Route {n}", what="")
            for n, c in enumerate(real.corridors, start=1)
        ),
    ).indexed()


def _place(place: Place, names: Names) -> Place:
    lon, lat = turned_point(place.lon, place.lat)
    name = names["place", place.id]
    return replace(
        place,
        name=name,
        holds="",
        province=names.get(("province", place.province), name),
        faction_detail="",
        lon=lon,
        lat=lat,
    )


def _spots(real: Spots) -> Spots:
    there = turned(np.stack([real.lon, real.lat], axis=1))
    # A disc is drawn by the scale of its own latitude: keep the safe reach.
    reach = real.reach_km * np.minimum(1.0, _squeeze(real.lat, there[:, 1]))
    return replace(real, lon=there[:, 0], lat=there[:, 1], reach_km=reach)


def _squeeze(before: Points, after: Points) -> Points:
    """Shrink reaches so that a disc stays inside a place drawn on the same plane."""
    shrunk: Points = np.minimum(
        np.cos(np.radians(after)) / NARROW, NARROW / np.cos(np.radians(before))
    )
    return 0.9 * shrunk


@cache
def twin_outlines() -> Outlines:
    """Return the outlines of the twin."""
    real, names = load_outlines(), twin_names()
    flat = turned(_corners(real.frame))
    low, high = flat.min(axis=0), flat.max(axis=0)
    return replace(
        real,
        frame=(float(low[0]), float(low[1]), float(high[0]), float(high[1])),
        polygons={
            key: tuple(tuple(turned(ring) for ring in rings) for rings in polygons)
            for key, polygons in real.polygons.items()
        },
        arcs=tuple(turned(arc) for arc in real.arcs),
        rivers=tuple(
            replace(r, name=names["river", r.name], line=turned(r.line))
            for r in real.rivers
        ),
        towns=_towns(real, names),
        neighbours=tuple(_neighbour(n, names) for n in real.neighbours),
        disputed=frozenset(),  # an invented land has no Kashmir
        turn=_turn(),
    )


def _corners(frame: tuple[float, float, float, float]) -> Points:
    west, south, east, north = frame
    return np.array([[west, south], [east, south], [east, north], [west, north]])


def _towns(real: Outlines, names: Names) -> tuple[Town, ...]:
    """Keep the first town of each place, under the place's own name."""
    found: dict[str, Town] = {}
    for town in real.towns:
        if town.place not in found:
            lon, lat = turned_point(town.lon, town.lat)
            name = names["place", town.place]
            found[town.place] = replace(town, name=name, lon=lon, lat=lat)
    return tuple(found.values())


def _neighbour(real: Neighbour, names: Names) -> Neighbour:
    lon, lat = turned_point(real.lon, real.lat)
    return replace(real, name=names["neighbour", real.id], lon=lon, lat=lat)


def _turn() -> tuple[float, float, float, float, float, float]:
    """Return the same movement on the plane (x = lon * NARROW, y = -lat)."""
    x0, y0 = MIDDLE[0] * NARROW, -MIDDLE[1]
    cos, sin = math.cos(TURN), math.sin(TURN)
    # x' - x0 = -cos (x - x0) + sin (y - y0);  y' - y0 = sin (x - x0) + cos (y - y0)
    a, c, b, d = -cos, sin, sin, cos
    return a, b, c, d, x0 - a * x0 - c * y0, y0 - b * x0 - d * y0
