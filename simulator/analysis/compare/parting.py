"""Where two futures with the same luck part: the first choice or event that differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from simulator.analysis.compare.nodes import Node

if TYPE_CHECKING:
    from simulator.ensemble.runner import CaseOutcome

EVENT_COLUMNS = ("day", "kind", "actor", "target", "place")
CHOICE_COLUMNS = ("day", "actor", "action")


@dataclass(frozen=True)
class Parting:
    """The first difference of a pair.

    Attributes
    ----------
    day
        On which day.
    ours, theirs
        What the second future has there and the first has not, and the other way
        round; None where there is nothing.
    """

    day: int
    ours: Node | None
    theirs: Node | None


def parting(first: CaseOutcome, second: CaseOutcome) -> Parting | None:
    """Find where a pair parts; None when nothing that is logged ever differs.

    A choice goes before an event of the same day: it is told of by the event.
    """
    found = []
    if first.decisions is not None and second.decisions is not None:
        found.append(_first(first.decisions, second.decisions, choice=True))
    if first.events is not None and second.events is not None:
        found.append(_first(first.events, second.events, choice=False))
    partings = [one for one in found if one is not None]
    return min(partings, key=lambda one: one.day, default=None)


def _first(a: np.ndarray, b: np.ndarray, *, choice: bool) -> Parting | None:
    columns = CHOICE_COLUMNS if choice else EVENT_COLUMNS
    both = min(len(a), len(b))
    same = np.ones(both, bool)
    for column in columns:
        same &= a[column][:both] == b[column][:both]
    row = int(np.argmin(same)) if not same.all() else both
    rest = [table[row] if row < len(table) else None for table in (a, b)]
    days = [int(one["day"]) for one in rest if one is not None]
    if not days:
        return None
    day = min(days)
    what = "action" if choice else "kind"
    theirs, ours = (
        Node(choice, int(one[what]), int(one["actor"]))
        if one is not None and one["day"] == day
        else None
        for one in rest
    )
    return Parting(day, ours, theirs)
