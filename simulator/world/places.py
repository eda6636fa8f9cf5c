"""What the land is made of: places, crossings, the line, routes, havens, garrisons.

Plain records, filled from ``scenarios/map`` and ``scenarios/evidence`` by
`simulator.world.atlas`. Every figure says where it is from: a record's ``sources``
give, for each of its fields, the key of a `Source`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, override

if TYPE_CHECKING:
    from collections.abc import Mapping


FENCE_KNOWN = (date(2021, 6, 30), date(2024, 12, 31))


class Mark(StrEnum):
    """How far a figure is to be trusted."""

    SOURCED = "sourced"
    ESTIMATE = "estimate"
    ASSUMPTION = "assumption"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure is from, and how far to trust it."""

    key: str
    mark: Mark
    text: str

    @override
    def __str__(self) -> str:
        """Say it in one line, the mark first unless it is plainly sourced."""
        return self.text if self.mark is Mark.SOURCED else f"{self.mark}: {self.text}"


@dataclass(frozen=True, slots=True)
class Place:
    """A Pakistani district or an Afghan province.

    ``lon`` and ``lat`` are a point inside it, for a label; events happen at its
    spots (`Atlas.spots`). ``ruggedness`` is 0 for a plain, 1 for the steepest place.
    """

    index: int
    id: str
    name: str
    holds: str  # what else it takes in, where the map is older than the offices
    country: str  # "PAK" or "AFG"
    province: str
    belt: str  # "border", "inner", "rear" or "capital"
    population: int
    area_km2: float
    lon: float
    lat: float
    height_m: int
    ruggedness: float
    faction: str  # "kandahar", "haqqani" or "mixed" in Afghanistan, else ""
    faction_detail: str
    haqqani_share: float  # of local commanders; 0 in Pakistan
    militants: str
    former_agency: bool  # a tribal agency until 2018
    sources: Mapping[str, str]  # field -> key of a source

    @property
    def pakistani(self) -> bool:
        """Whether it is administered by Pakistan."""
        return self.country == "PAK"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Two places that share a border; ``a`` and ``b`` index `Atlas.places`, a < b."""

    a: int
    b: int
    km: float
    crosses_line: bool


@dataclass(frozen=True, slots=True)
class Sector:
    """A stretch of the Durand Line between a district and a province."""

    index: int
    pak: int  # index of the district
    afg: int  # index of the province
    km: float  # as drawn; generalised, do not quote
    terrain: str  # "desert or plain", "hills" or "mountains"
    ruggedness: float
    fence_2021: float  # share fenced, 0..1, June 2021
    fence_2024: float  # December 2024
    verdict: str  # why the pair is taken as neighbours
    sources: Mapping[str, str]

    def fenced(self, day: date) -> float:
        """Share fenced on a day: a straight line between the two known dates."""
        since = (day - FENCE_KNOWN[0]) / (FENCE_KNOWN[1] - FENCE_KNOWN[0])
        share = min(max(since, 0.0), 1.0)
        return self.fence_2021 + share * (self.fence_2024 - self.fence_2021)


@dataclass(frozen=True, slots=True)
class Crossing:
    """A gate in the line, with what passes on a usual open day."""

    index: int
    id: str
    name: str
    pak: int
    afg: int
    lon: float
    lat: float
    kind: str  # "trade and people", "trade", "minor", "informal" or "on foot"
    capacity: float  # of Torkham's, 0..1
    people_a_day: int
    goods_usd_a_day: int
    sector: int  # index in `Atlas.sectors`
    confidence: str
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sanctuary:
    """Fighters of a movement across the line at a date, and in which provinces."""

    movement: str
    date: date
    low: int
    high: int
    shares: Mapping[int, float]  # place index -> share, adding up to 1
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Garrison:
    """Formations that stand in a place at the start."""

    place: int
    force: str  # "pakistan", "taliban-border" or "taliban-army"
    units: float  # battalions or wings, a density
    people_a_unit: int
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Corridor:
    """A road, line or pipe that runs through places and perhaps a crossing."""

    id: str
    name: str
    kind: str
    route: tuple[int, ...]
    crossing: str  # id, or "" when it meets none
    cost_usd_m: float | None
    what: str
    sources: Mapping[str, str]
