"""Where in its place an event happened: one point for tables and maps alike.

The model knows the place of an event, not the spot. The spot is drawn by luck of its
own, near people or posts of that place; nothing is drawn from the streams of the
model.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from simulator import randomness
from simulator.compiled import wrapping
from simulator.world.atlas import load_atlas
from simulator.world.columns import BORDER_CLASH, FENCE_WORK
from simulator.world.spots import SpotKind

SPOT = randomness.stream("tables.spot")
AT_THE_LINE = (BORDER_CLASH, FENCE_WORK)
A_CELL, AN_EVENT = 0, 1  # whose point it is
KEPT = 16_384  # points; some years of a busy run


class Whereabouts(NamedTuple):
    """A point, and the sector of the line it lies on: −1 away from the line."""

    lon: float
    lat: float
    sector: int


NOWHERE = Whereabouts(0.0, 0.0, -1)


def whereabouts(event: Any, seed: int) -> Whereabouts:
    """Give an event a point in its place; zeros where it has no place.

    A pure function of the seed and of the cell and its place, so that a cell strikes
    from one point as long as it stays; of the event's number where it was no cell.

    Parameters
    ----------
    event
        A row with the columns of ``EVENT``.
    seed
        The seed of the run.
    """
    place, unit = int(event["place"]), int(event["unit"])
    if place < 0:
        return NOWHERE
    whose, number = (AN_EVENT, int(event["id"])) if unit < 0 else (A_CELL, unit)
    return _drawn(seed, place, whose, number, int(event["kind"]) in AT_THE_LINE)


@lru_cache(KEPT)
def _drawn(
    seed: int, place: int, whose: int, number: int, at_line: bool
) -> Whereabouts:
    spots = load_atlas().spots
    with wrapping():
        own = randomness.subkey(randomness.key(seed, SPOT, whose), number)
        turn = tuple(randomness.uniform(own, 3 * place + k) for k in range(3))
    rows = spots.of(place, SpotKind.POST) if at_line else None
    row = spots.chosen(place, turn[0], rows)
    lon, lat = spots.around(row, turn[1], turn[2])
    sector = int(spots.sector[row]) if at_line else -1
    return Whereabouts(round(lon, 5), round(lat, 5), sector)
