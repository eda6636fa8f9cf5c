"""Treaties of a class: what signed terms do to the world, and who broke them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.classroom.roles import role
from simulator.doctrine.actors import ACTOR_IDS
from simulator.world.columns import BORDER_CLASH, CLOSURE, INCURSION, STRIKE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.classroom.state import ClassState, Treaty
    from simulator.situation import InjectKind

# What terms can be about, as it is said.
TOPICS = {
    "ceasefire": "a ceasefire",
    "trade": "open crossings",
}
BRINGS: dict[str, InjectKind] = {"ceasefire": "ceasefire", "trade": "reopening"}
PAKISTANI, AFGHAN = ("pakistan-army", "islamabad"), ("kandahar", "haqqani-network")
BREAKS = {"ceasefire": (BORDER_CLASH, STRIKE, INCURSION), "trade": (CLOSURE,)}


def binds(treaty: Treaty) -> bool:
    """Whether both sides of the line have signed."""
    signed = set(treaty.signed)
    return bool(signed & set(PAKISTANI)) and bool(signed & set(AFGHAN))


def signed_this_turn(state: ClassState, turn: int) -> Iterator[tuple[InjectKind, str]]:
    """Give what the treaties that came into force in a turn bring about, in words."""
    for treaty in state.treaties.values():
        if treaty.in_force_from != turn:
            continue
        for topic in treaty.topics:
            yield BRINGS[topic], f"Treaty {treaty.number}: {TOPICS[topic]}"


def breaches(state: ClassState, events: np.ndarray) -> list[tuple[Treaty, str]]:
    """Find who broke the terms in force, by what happened in a turn."""
    found = []
    for treaty in state.treaties.values():
        if not treaty.in_force_from or treaty.breached_by:
            continue
        kinds = [kind for topic in treaty.topics for kind in BREAKS[topic]]
        for event in events[np.isin(events["kind"], kinds)]:
            actor = ACTOR_IDS[int(event["actor"])]
            seat = next((s for s in treaty.signed if actor in role(s).actors), None)
            if seat is not None:
                found.append((treaty, seat))
                break
    return found
