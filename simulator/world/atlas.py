"""The atlas: the real land the model stands on, read once from the shipped files.

``load_atlas()`` joins the map (``scenarios/map/map.json``: points, areas, borders,
outlines) with the tables (``scenarios/evidence/*.csv``: people, factions, crossings,
past violence, garrisons). Places are in the order of their ids, for ever: Afghan
provinces first, then Pakistani districts. Nothing here needs Qt or a geometry library.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.errors import InputError, Problem, nearest
from simulator.world import reading
from simulator.world.ground import pull
from simulator.world.spots import Spots, read_spots

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from simulator.world.places import (
        Corridor,
        Crossing,
        Garrison,
        Neighbours,
        Place,
        Sanctuary,
        Sector,
        Source,
    )

MOVEMENTS = ("ttp", "baloch", "iskp")
YEARS = ("2007-2014", "2015-2017", "2018-2021")
LINE_KM = 2611  # published; the drawn line is generalised and shorter

type Counts = npt.NDArray[np.int64]
type Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Atlas:
    """Places, their neighbours, the line, its gates, and who stands where."""

    places: tuple[Place, ...]
    neighbours: tuple[Neighbours, ...]
    sectors: tuple[Sector, ...]
    crossings: tuple[Crossing, ...]
    sanctuaries: tuple[Sanctuary, ...]
    garrisons: tuple[Garrison, ...]
    corridors: tuple[Corridor, ...]
    sources: Mapping[str, Source]
    # Past violence, [movement, years, place]: movements, then "other" as fourth row.
    past_events: Counts
    past_deaths: Counts
    # Where each movement tends to be in Pakistan, [movement, place], rows add up to 1.
    pull: Numbers
    spots: Spots
    _index: Mapping[str, int] = field(repr=False)

    def index(self, place: str) -> int:
        """Return the index of a place by its id ("PAK.khyber") or its name."""
        found = self._index.get(_folded(place))
        if found is None:
            names = [known.name for known in self.places]
            allowed = "a district of Pakistan or a province of Afghanistan"
            raise InputError(
                Problem("place", "name", place, allowed, nearest(place, names))
            )
        return found

    def indexed(self) -> Atlas:
        """Return the same atlas, found by the names its places have now."""
        ids = {_folded(place.id): place.index for place in self.places}
        names = {_folded(place.name): place.index for place in reversed(self.places)}
        return replace(self, _index=names | ids)

    def place(self, place: str) -> Place:
        """Return a place by its id or its name."""
        return self.places[self.index(place)]

    def crossing(self, name: str) -> Crossing:
        """Return a crossing by its id ("torkham")."""
        return next(c for c in self.crossings if c.id == name)

    def source(self, key: str) -> Source:
        """Return the source that a record names by its key."""
        return self.sources[key]

    def sanctuary(self, movement: str, day: date) -> Sanctuary:
        """Return the last statement on a movement's havens, or else its first."""
        known = [s for s in self.sanctuaries if s.movement == movement]
        before = [s for s in known if s.date <= day]
        return before[-1] if before else known[0]

    def garrison(self, force: str) -> Numbers:
        """Return the units of a force by place."""
        units = np.zeros(len(self.places))
        for stand in self.garrisons:
            if stand.force == force:
                units[stand.place] += stand.units
        return units


def _folded(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")


@cache
def load_atlas() -> Atlas:
    """Read the atlas; the same object every time."""
    files = reading.open_files()
    places = reading.places(files)
    at = {place.id: place.index for place in places}
    sectors = reading.sectors(files, at)
    events, deaths = reading.past_violence(files, at, MOVEMENTS, YEARS)
    return Atlas(
        places=places,
        neighbours=reading.neighbours(files, at),
        sectors=sectors,
        crossings=reading.crossings(files, at, sectors),
        sanctuaries=reading.sanctuaries(files, at),
        garrisons=reading.garrisons(files, at),
        corridors=reading.corridors(files, at),
        sources=reading.sources(files),
        past_events=events,
        past_deaths=deaths,
        pull=pull(files, places, events),
        spots=read_spots(files.map["spots"], places),
        _index={},
    ).indexed()
