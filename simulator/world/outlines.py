"""The outlines of the map: polygons and borders, decoded from the shared arcs.

A border that two outlines share is one arc, so neighbours meet vertex by vertex.
Which borders are drawn as a country's, and which as disputed, depends on the
*boundary view*, which classrooms may have to choose; the model never looks at it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.world.reading import open_files, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    type Line = npt.NDArray[np.float64]  # [point, (lon, lat)]
    type Polygon = tuple[Line, ...]  # its edge, then its holes


# On the plane of the map a degree east is this much shorter than one north.
NARROW = math.cos(math.radians(31.5))
# Turning the plane: x' = a x + c y + e, y' = b x + d y + f, as (a, b, c, d, e, f).
UNTURNED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class View(StrEnum):
    """How the borders of Kashmir are drawn."""

    DE_FACTO = "de facto"
    PAKISTAN = "as Pakistan draws it"
    INDIA = "as India draws it"
    NONE = "none beyond the border belt"


class Border(StrEnum):
    """What a border divides."""

    DURAND = "Durand Line"
    COUNTRY = "country"
    DISPUTED = "disputed"
    PROVINCE = "province"
    DISTRICT = "district"
    COAST = "coast"


@dataclass(frozen=True)
class River:
    """A river or a stretch of one; rank 0 is the largest."""

    name: str
    rank: int
    line: Line


@dataclass(frozen=True)
class Town:
    """A town with a label; ``place`` is the id of the place it lies in."""

    name: str
    lon: float
    lat: float
    people: int
    place: str


@dataclass(frozen=True)
class Neighbour:
    """A neighbouring country, or a disputed unit, with a point for its name."""

    id: str
    name: str
    lon: float
    lat: float


@dataclass(frozen=True, eq=False)
class Outlines:
    """What is drawn: polygons by id, arcs with their owners, rivers and towns."""

    frame: tuple[float, float, float, float]  # west, south, east, north
    polygons: Mapping[str, tuple[Polygon, ...]]
    arcs: tuple[Line, ...]
    owners: tuple[tuple[str, ...], ...]  # ids on the sides of each arc, one or two
    provinces: Mapping[str, str]  # id of a place -> its province
    disputed: frozenset[str]
    sectors: tuple[tuple[int, ...], ...]  # arcs of each sector of the line
    rivers: tuple[River, ...]
    towns: tuple[Town, ...]
    neighbours: tuple[Neighbour, ...]
    # The relief images cover this frame, then are turned on the plane (x, -lat).
    relief_frame: tuple[float, float, float, float]
    turn: tuple[float, float, float, float, float, float] = UNTURNED

    def country(self, key: str, view: View = View.DE_FACTO) -> str:
        """Return the country that an outline is drawn with."""
        if key in self.disputed and view is View.PAKISTAN:
            return "PAK"
        if key in self.disputed and view is View.INDIA:
            return "IND"
        return {"JKL": "IND", "KAS": "KAS"}.get(key, key[:3])

    def border(self, arc: int, view: View = View.DE_FACTO) -> Border | None:
        """Say what an arc divides in a view; None when the view leaves it out."""
        owners = self.owners[arc]
        if len(owners) == 1:
            return Border.COAST
        a, b = owners
        countries = {self.country(a, view), self.country(b, view)}
        if countries == {"AFG", "PAK"}:
            return Border.DURAND
        if view is View.NONE and (len(countries) == 2 or self.disputed & {a, b}):
            return None
        if len(countries) == 2:
            dashed = self.disputed >= {a, b} or "KAS" in countries
            return Border.DISPUTED if dashed else Border.COUNTRY
        same = self.provinces.get(a, a) == self.provinces.get(b, b)
        return Border.DISTRICT if same else Border.PROVINCE

    @cached_property
    def boxes(self) -> Mapping[str, tuple[float, float, float, float]]:
        """West, south, east, north of each outline."""
        found = {}
        for key, polygons in self.polygons.items():
            points = np.concatenate([polygon[0] for polygon in polygons])
            low, high = points.min(axis=0), points.max(axis=0)
            found[key] = (float(low[0]), float(low[1]), float(high[0]), float(high[1]))
        return found

    def at(self, lon: float, lat: float) -> str | None:
        """Return the id of the outline at a point; None at sea."""
        for key, (west, south, east, north) in self.boxes.items():
            inside = west <= lon <= east and south <= lat <= north
            if inside and self.holds(key, lon, lat):
                return key
        return None

    def holds(self, key: str, lon: float, lat: float) -> bool:
        """Whether an outline holds a point: a ray to the east crosses it oddly."""
        crossings = sum(
            _crossed(ring, lon, lat)
            for polygon in self.polygons[key]
            for ring in polygon
        )
        return crossings % 2 == 1


def _crossed(ring: Line, lon: float, lat: float) -> int:
    x, y = ring[:, 0], ring[:, 1]
    spans = (y[:-1] > lat) != (y[1:] > lat)
    x0, y0, x1, y1 = x[:-1][spans], y[:-1][spans], x[1:][spans], y[1:][spans]
    return int(np.count_nonzero(lon < x0 + (lat - y0) * (x1 - x0) / (y1 - y0)))


@cache
def load_outlines() -> Outlines:
    """Decode the outlines of the committed map; the same object every time."""
    files = open_files()
    drawn = files.map
    scale = drawn["scale"]
    arcs = _lines(drawn["arcs"], scale)
    coded = drawn["outlines"]
    return Outlines(
        frame=tuple(drawn["frame"]),
        polygons={key: _polygons(polygons, arcs) for key, polygons in coded.items()},
        arcs=arcs,
        owners=_owners(coded, len(arcs)),
        provinces={row["id"]: row["province"] for row in files.rows("places")},
        disputed=frozenset(drawn["disputed"]),
        sectors=tuple(tuple(row[4]) for row in drawn["line"]),
        rivers=_rivers(drawn["rivers"], scale),
        towns=tuple(Town(*row) for row in drawn["towns"]),
        neighbours=tuple(
            Neighbour(key, *row) for key, row in drawn["neighbours"].items()
        ),
        relief_frame=tuple(drawn["frame"]),
    )


def _lines(packed: Mapping[str, Any], scale: int) -> tuple[Line, ...]:
    points: Line = unpack(packed["points"]).reshape(-1, 2) / scale
    ends = np.cumsum(packed["counts"])[:-1]
    return tuple(np.split(points, ends))


def _rivers(packed: Mapping[str, Any], scale: int) -> tuple[River, ...]:
    courses = zip(packed["names"], _lines(packed, scale), strict=True)
    return tuple(River(name, rank, line) for (name, rank), line in courses)


def _polygons(
    coded: list[list[list[int]]], arcs: tuple[Line, ...]
) -> tuple[Polygon, ...]:
    return tuple(tuple(_ring(ring, arcs) for ring in rings) for rings in coded)


def _ring(coded: list[int], arcs: tuple[Line, ...]) -> Line:
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in coded]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def _owners(coded: Mapping[str, Any], count: int) -> tuple[tuple[str, ...], ...]:
    owners = defaultdict(set)
    for key, polygons in coded.items():
        for number in (n for rings in polygons for ring in rings for n in ring):
            owners[max(number, ~number)].add(key)
    return tuple(tuple(sorted(owners[arc])) for arc in range(count))
