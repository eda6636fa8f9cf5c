"""Where on the map the events of the last weeks are drawn.

They stand on the points that `events.csv` has; on the twin of the land, where those
are after it was mirrored and turned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from simulator.tables.whereabouts import whereabouts
from simulator.world.columns import (
    ATTACK,
    BORDER_CLASH,
    DRONE,
    INCURSION,
    LEADER_STRIKE,
    STRIKE,
)
from simulator.world.twin import turned_point

if TYPE_CHECKING:
    from numpy.typing import NDArray

WINDOW = 28  # days
VIOLENCE = (ATTACK, BORDER_CLASH, STRIKE, DRONE, INCURSION, LEADER_STRIKE)


class Incidents(NamedTuple):
    """Events as points (longitude, latitude, dead), and sectors fought over."""

    points: tuple[tuple[float, float, float], ...]
    broken: dict[int, bool]


def recent(events: np.ndarray, day: int) -> NDArray[np.intp]:
    """Rows of the violent events in the days before ``day``."""
    lately = (events["day"] >= day - WINDOW) & (events["place"] >= 0)
    found: NDArray[np.intp] = np.flatnonzero(lately & np.isin(events["kind"], VIOLENCE))
    return found


def incidents(
    events: np.ndarray, day: int, seed: int, *, twin: bool = False
) -> Incidents:
    """Draw the violent events in the days before ``day``.

    Parameters
    ----------
    events
        The log, in the order of its days.
    day
        Days done.
    seed
        The seed of the run.
    twin
        Whether they are drawn on the fictional twin.
    """
    points, broken = [], {}
    for event in events[recent(events, day)]:
        lon, lat, sector = whereabouts(event, seed)
        if sector >= 0:
            broken[sector] = True
        if twin:
            lon, lat = turned_point(lon, lat)
        points.append((lon, lat, float(event["deaths"])))
    return Incidents(tuple(points), broken)
