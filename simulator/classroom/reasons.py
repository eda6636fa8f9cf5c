"""Why a result came in some futures of a turn and not in others.

Of everything that can happen in the first half of a turn, that is told whose coming
parts the futures with the result most clearly from those without it. It is an
association among futures that differ by luck alone, so what comes first is at least
no effect of the result.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from simulator.doctrine.actors import NONE
from simulator.tables.words import WHO
from simulator.world.columns import EVENT_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from simulator.classroom.futures import Tomorrow

TOLD = 3
LEAST_FUTURES = 8  # with and without it, for a reason to be told
LEAST_LIFT = 0.1  # between the shares with and without it
LARGE_TOLL = 10

type Happening = tuple[str, int, bool]  # kind, actor, with a large toll

WHAT = {
    "attack": "attacks",
    "operation": "operations at home",
    "border_clash": "firing on the line",
    "strike": "air strikes",
    "drone": "drones",
    "raid": "raids",
    "incursion": "forces across the line",
    "leader_strike": "a strike on a leader",
    "splinter": "a split",
    "defection": "fighters who change sides",
    "fence_work": "work on the fence",
    "ceasefire": "news of a ceasefire",
    "breach": "a breach of terms",
    "agreement": "an agreement",
    "treaty": "a treaty",
    "talks": "a round of talks",
    "mediation": "mediation",
    "closure": "closed crossings",
    "reopening": "opened crossings",
    "deportation": "deportations",
    "statement": "strong words",
    "shock": "news that outrages",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that went before a result.

    Attributes
    ----------
    what
        In plain words.
    share_with, share_without
        Share of futures with the result, where it came first and where it did not.
    count
        Futures in which it came.
    """

    what: str
    share_with: float
    share_without: float
    count: int


def reasons(
    futures: Sequence[Tomorrow], came: npt.NDArray[np.bool_]
) -> tuple[Reason, ...]:
    """Tell the happenings that part futures with a result from those without."""
    seen = [_first_half(future) for future in futures]
    found = []
    for what in sorted(set().union(*seen)):
        marks = np.array([what in one for one in seen])
        if min(marks.sum(), (~marks).sum()) < LEAST_FUTURES:
            continue
        with_it, without = float(came[marks].mean()), float(came[~marks].mean())
        if abs(with_it - without) >= LEAST_LIFT:
            found.append(Reason(_told(what), with_it, without, int(marks.sum())))
    found.sort(key=lambda r: abs(r.share_with - r.share_without), reverse=True)
    return tuple(found[:TOLD])


def _first_half(future: Tomorrow) -> set[Happening]:
    rows = future.rows
    middle = rows["day"][0] + len(rows) // 2
    early = future.events[future.events["day"] < middle]
    return {
        (EVENT_KINDS[kind], int(actor), bool(deaths >= LARGE_TOLL))
        for kind, actor, deaths in zip(
            early["kind"], early["actor"], early["deaths"], strict=True
        )
    }


def _told(happening: Happening) -> str:
    kind, actor, large = happening
    who = WHO.get(actor, "") if actor != NONE else ""
    what = WHAT.get(kind, kind.replace("_", " "))
    toll = " with ten dead or more" if large else ""
    return f"{who}: {what}{toll}" if who else f"{what[0].upper()}{what[1:]}{toll}"
