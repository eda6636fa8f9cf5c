"""Where on the map the events of the last weeks are drawn.

The model knows the place of an event, not the spot. The spot is drawn by lot, near
people or posts of that place, by a luck that depends on the run's seed, the day and
the event's row on that day only: it stays where it is as long as the event does.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from simulator.world.atlas import load_atlas
from simulator.world.columns import (
    ATTACK,
    BORDER_CLASH,
    DRONE,
    INCURSION,
    LEADER_STRIKE,
    STRIKE,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

WINDOW = 28  # days
VIOLENCE = (ATTACK, BORDER_CLASH, STRIKE, DRONE, INCURSION, LEADER_STRIKE)
SPOTS_KEPT = 16_384


class Incidents(NamedTuple):
    """Events as points (longitude, latitude, dead), and sectors fought over."""

    points: tuple[tuple[float, float, float], ...]
    broken: dict[int, bool]


def recent(events: np.ndarray, day: int) -> NDArray[np.intp]:
    """Rows of the violent events in the days before ``day``."""
    lately = (events["day"] >= day - WINDOW) & (events["place"] >= 0)
    found: NDArray[np.intp] = np.flatnonzero(lately & np.isin(events["kind"], VIOLENCE))
    return found


def incidents(events: np.ndarray, day: int, seed: int) -> Incidents:
    """Draw the violent events in the days before ``day``.

    Parameters
    ----------
    events
        The log, in the order of its days.
    day
        Days done.
    seed
        The seed of the run.
    """
    rows = recent(events, day)
    firsts = np.searchsorted(events["day"], events["day"][rows])
    points, broken = [], {}
    for row, first in zip(rows.tolist(), firsts.tolist(), strict=True):
        event = events[row]
        at_line = int(event["kind"]) == BORDER_CLASH
        key = (seed, int(event["day"]), row - first)
        lon, lat, sector = _spot(key, int(event["place"]), at_line)
        points.append((lon, lat, float(event["deaths"])))
        if sector >= 0:
            broken[sector] = True
    return Incidents(tuple(points), broken)


def luck(seed: int, day: int, row: int) -> tuple[float, float, float, float]:
    """Four numbers in 0..1 of an event: a pure function of seed, day and row."""
    found = blake2b(f"spot {seed} {day} {row}".encode(), digest_size=16).digest()
    a, b, c, d = (int.from_bytes(found[at : at + 4]) / 2**32 for at in range(0, 16, 4))
    return a, b, c, d


@lru_cache(SPOTS_KEPT)
def _spot(
    key: tuple[int, int, int], place: int, at_line: bool
) -> tuple[float, float, int]:
    """Longitude, latitude, and the sector of the line for fire across it, else -1."""
    atlas = load_atlas()
    which, *rest = luck(*key)
    three = (rest[0], rest[1], rest[2])
    sectors = [one for one in atlas.sectors if place in (one.pak, one.afg)]
    if not (at_line and sectors):
        return *atlas.spots.point(place, three), -1
    ends = np.cumsum([one.km for one in sectors])
    sector = sectors[int(np.searchsorted(ends, which * ends[-1], "right"))].index
    posts = atlas.spots.on_sector(sector, place)
    return *atlas.spots.point(place, three, posts), sector
