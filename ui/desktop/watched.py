"""What the panels read of a session: a few snapshots, each put in place whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.choices import no_choices
from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.repertoire import repertoires
from simulator.tables.reasons import moves

if TYPE_CHECKING:
    from simulator.ensemble.futures import Start


WEEK = 7
NONE_KEPT = no_choices()


def decisions_of(session: Any) -> np.ndarray:
    """Every choice before the day where one stands; none where none are kept."""
    kept: np.ndarray | None = getattr(session, "decisions", None)
    if kept is None:
        return NONE_KEPT
    view = getattr(session, "view", None)
    return kept[: np.searchsorted(kept["day"], view.day)] if view else kept


def gravest(session: Any, day: int) -> Any:
    """Return the gravest move that was chosen in the week up to a day; None for none.

    Of several as grave the latest counts, and acts before postures.
    """
    choices = decisions_of(session)
    rows = moves(choices)
    near = rows[(choices["day"][rows] <= day) & (choices["day"][rows] > day - WEEK)]
    if not len(near):
        return None

    def weight(row: int) -> tuple[int, int]:
        choice = choices[row]
        action = repertoires()[ACTOR_IDS[choice["actor"]]][choice["action"]]
        return action.rung, int(choice["day"])

    return choices[max(near.tolist(), key=weight)]


def last_grave(session: Any, day: int) -> Any:
    """Return the gravest move of the last week up to a day in which there was one."""
    for near in range(day, -WEEK, -WEEK):
        choice = gravest(session, near)
        if choice is not None:
            return choice
    return None


def state_of(session: Any) -> Start | None:
    """Give a copy of the whole state as it stands; None before there is one."""
    kept: Start | None = getattr(session, "kept", None)
    return kept if hasattr(kept, "world") else None
