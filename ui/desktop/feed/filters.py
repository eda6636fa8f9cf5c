"""Which events the feed shows, as data: a filter is added by naming its kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from simulator.world import columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

GRAVE = 10  # dead, from which a fight is shown among the main events
FIGHTS_AT_HOME = (columns.ATTACK, columns.OPERATION, columns.RAID)
ACROSS = (
    columns.BORDER_CLASH,
    columns.STRIKE,
    columns.DRONE,
    columns.INCURSION,
    columns.LEADER_STRIKE,
    columns.FENCE_WORK,
)
DIPLOMACY = (
    columns.TALKS,
    columns.MEDIATION,
    columns.AGREEMENT,
    columns.TREATY,
    columns.CEASEFIRE,
    columns.BREACH,
    columns.RELEASE,
    columns.STATEMENT,
    columns.CLOSURE,
    columns.REOPENING,
    columns.DEPORTATION,
)


class Filter(NamedTuple):
    """A choice of events; no kinds are all kinds."""

    name: str
    tip: str
    kinds: tuple[int, ...] = ()
    from_deaths: int = 0  # of fights inside Pakistan
    decisions: bool = False  # choices instead of events


FILTERS = (
    Filter(
        "Main",
        f"All, but fights inside Pakistan only from {GRAVE} dead",
        from_deaths=GRAVE,
    ),
    Filter("The line", "Fire, strikes and raids across the line, fence", ACROSS),
    Filter("Diplomacy", "Talks, ceasefires, protests, crossings", DIPLOMACY),
    Filter("Groups", "Attacks, and what is done against them", FIGHTS_AT_HOME),
    Filter("Decisions", "What actors chose to do, with the reasons", decisions=True),
    Filter("All", "Everything that was logged"),
)


def chosen(events: np.ndarray, by: Filter) -> NDArray[np.intp]:
    """Rows that pass a filter, oldest first."""
    keep = np.ones(len(events), dtype=bool)
    if by.kinds:
        keep = np.isin(events["kind"], by.kinds)
    if by.from_deaths:
        small = events["deaths"] < by.from_deaths
        keep &= ~(small & np.isin(events["kind"], FIGHTS_AT_HOME))
    found: NDArray[np.intp] = np.flatnonzero(keep)
    return found
