"""Where in a place things happen: near towns, posts, crossings, in the valleys."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.world.reading import unpack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from simulator.world.places import Place

KM_A_DEGREE = 111.2


class SpotKind(IntEnum):
    """What is at a spot."""

    TOWN = 0
    VALLEY = 1
    POST = 2
    CROSSING = 3


# Where the points of each kind are from: keys of the atlas's sources.
SOURCES = {
    SpotKind.TOWN: "towns",
    SpotKind.VALLEY: "spots-filled",
    SpotKind.POST: "posts-assumed",
    SpotKind.CROSSING: "crossing-place",
}


@dataclass(frozen=True, eq=False)
class Spots:
    """The spots of all places in one run of rows, place after place.

    The spots of place p are the rows from ``first[p]`` up to ``first[p + 1]``. A disc
    of ``reach_km`` around a spot lies wholly in its place.
    """

    first: npt.NDArray[np.int32]
    lon: npt.NDArray[np.float64]
    lat: npt.NDArray[np.float64]
    weight: npt.NDArray[np.float64]  # adds up to 1 in each place
    reach_km: npt.NDArray[np.float64]
    kind: npt.NDArray[np.int8]
    sector: npt.NDArray[np.int16]  # of a post or a crossing, else -1

    def of(self, place: int, kind: SpotKind | None = None) -> npt.NDArray[np.intp]:
        """Return the rows of a place, or only those of one kind."""
        start, stop = int(self.first[place]), int(self.first[place + 1])
        rows: npt.NDArray[np.intp] = np.arange(start, stop, dtype=np.intp)
        if kind is None:
            return rows
        chosen: npt.NDArray[np.intp] = rows[self.kind[rows] == kind]
        return chosen

    def on_sector(self, sector: int, place: int) -> npt.NDArray[np.intp]:
        """Return the posts and crossings of a place on a sector of the line."""
        rows = self.of(place)
        chosen: npt.NDArray[np.intp] = rows[self.sector[rows] == sector]
        return chosen

    def point(
        self,
        place: int,
        luck: tuple[float, float, float],
        rows: npt.NDArray[np.intp] | None = None,
    ) -> tuple[float, float]:
        """Choose a point inside a place, near people or posts.

        ``luck`` are three numbers in 0..1, drawn by the caller: which spot, in which
        direction, how far. ``rows`` narrows the choice, to a sector's posts say.
        """
        return self.around(self.chosen(place, luck[0], rows), *luck[1:])

    def chosen(
        self, place: int, luck: float, rows: npt.NDArray[np.intp] | None = None
    ) -> int:
        """Choose a spot of a place by a number in 0..1; returns its row."""
        rows = self.of(place) if rows is None or not len(rows) else rows
        shares = np.cumsum(self.weight[rows])
        return int(rows[min(np.searchsorted(shares, luck * shares[-1]), len(rows) - 1)])

    def around(self, row: int, direction: float, far: float) -> tuple[float, float]:
        """Return a point within the reach of a spot, by two numbers in 0..1."""
        turn, away = math.tau * direction, self.reach_km[row] * math.sqrt(far)
        north = away * math.sin(turn) / KM_A_DEGREE
        narrow = math.cos(math.radians(self.lat[row])) * KM_A_DEGREE
        east = away * math.cos(turn) / narrow
        return float(self.lon[row] + east), float(self.lat[row] + north)


# The map file keeps whole numbers: so many of each column make one.
UNITS = np.array([[1000.0], [1000.0], [10_000.0], [10.0], [1.0], [1.0]])


def read_spots(drawn: Mapping[str, Any], places: Sequence[Place]) -> Spots:
    """Lay out the spots of the map file; they are in the order of the places."""
    counts = np.array([drawn["counts"][place.id] for place in places])
    table = unpack(drawn["columns"]).reshape(len(UNITS), -1) / UNITS
    first = np.concatenate([[0], np.cumsum(counts)])
    totals = np.add.reduceat(table[2], first[:-1])
    return Spots(
        first=first.astype(np.int32),
        lon=table[0],
        lat=table[1],
        weight=table[2] / np.repeat(totals, counts),
        reach_km=table[3],
        kind=table[4].astype(np.int8),
        sector=table[5].astype(np.int16),
    )
