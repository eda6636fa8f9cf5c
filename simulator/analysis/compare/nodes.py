"""What may differ between two futures: kinds of events, and kinds of choices."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.repertoire import repertoires
from simulator.ensemble.summary import WEEK
from simulator.tables.words import WHO
from simulator.world.columns import EVENT_KINDS

WAITING = ("hold", "steady")
# Events of force, words and work, each as it stands in a list of what happened.
PLURALS = {
    "attack": "attacks by {who}",
    "operation": "operations by {who}",
    "border_clash": "clashes on the border begun by {who}",
    "strike": "air strikes by {who}",
    "drone": "drone attacks by {who}",
    "raid": "raids by {who}",
    "incursion": "ground incursions by {who}",
    "leader_strike": "strikes at leaders by {who}",
    "splinter": "splits of the Taliban",
    "defection": "defections to ISKP",
    "fence_work": "work on the fence",
    "ceasefire": "ends of a ceasefire",
    "breach": "breaches of terms",
    "agreement": "ceasefires announced",
    "treaty": "terms signed",
    "talks": "talks begun or broken off",
    "mediation": "mediation by {who}",
    "closure": "closures of the crossings",
    "reopening": "reopenings of the crossings",
    "deportation": "drives of deportation",
    "statement": "protests and threats by {who}",
    "shock": "shocks",
    "release": "prisoners and posts handed back",
}


class Node(NamedTuple):
    """A kind of event, or a kind of choice; ``what`` numbers it."""

    choice: bool
    what: int
    actor: int

    @property
    def idle(self) -> bool:
        """Whether it is a choice to do nothing, or the words a choice is told in."""
        if not self.choice:
            return EVENT_KINDS[self.what] == "statement"
        return repertoires()[ACTOR_IDS[self.actor]][self.what].id in WAITING

    @property
    def label(self) -> str:
        """What it is, in plain words."""
        return _label(self)


@cache
def _label(node: Node) -> str:
    if node.choice:
        return repertoires()[ACTOR_IDS[node.actor]][node.what].text
    kind = EVENT_KINDS[node.what]
    who = WHO.get(node.actor, "") or "nobody in particular"
    return PLURALS.get(kind, kind.replace("_", " ")).format(who=_inside(who))


def _inside(who: str) -> str:
    """Write a name as it stands inside a sentence."""
    return who.replace("The ", "the ", 1) if who.startswith("The ") else who


def counts(
    events: np.ndarray, choices: np.ndarray | None, weeks: int
) -> dict[Node, np.ndarray]:
    """Count each kind of event and choice up to the end of each week.

    Postures that are held on, and acts of waiting, are choices like any other.

    Parameters
    ----------
    events, choices
        The log and the choices of one future, with days from 0.
    weeks
        How many weeks it has.
    """
    found: dict[Node, np.ndarray] = {}
    _count(found, events, "kind", False, weeks)
    if choices is not None:
        _count(found, choices, "action", True, weeks)
    return found


def _count(
    found: dict[Node, np.ndarray],
    rows: np.ndarray,
    what: str,
    choice: bool,
    weeks: int,
) -> None:
    week = np.minimum(rows["day"] // WEEK, weeks - 1)
    pairs = rows[what].astype(int) * 100 + rows["actor"]
    for pair in np.unique(pairs):
        number, actor = divmod(int(pair) + 1, 100)
        mine = np.bincount(week[pairs == pair], minlength=weeks)
        found[Node(choice, number, actor - 1)] = np.cumsum(mine).astype(np.int32)
