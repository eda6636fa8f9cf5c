"""Treaties of a class: what signed terms do to the world, who breaks them, who would.

A treaty binds by the model's own terms (`simulator.pacts`) from the morning of the turn
in which a team of each side has signed. A breach is found in what happened in a turn:
where the model detected it, and where what the terms forbid was done in the open.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from simulator.classroom.cards import card_of
from simulator.classroom.roles import role
from simulator.doctrine.actors import ACTOR_IDS
from simulator.timeline.changes import SIGNED
from simulator.world.columns import (
    BORDER_CLASH,
    BREACH,
    CEASEFIRE_TERM,
    CLOSURE,
    DRONE,
    INCURSION,
    LEADER_STRIKE,
    STRIKE,
)
from simulator.world.columns import TOPICS as MODEL_TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy as np

    from simulator.classroom.cards import Card
    from simulator.classroom.state import ClassState, Treaty

# What terms can be about, as it is said, and what it asks of those who sign.
TOPICS: Mapping[str, str] = SIGNED
ASKS: Mapping[str, str] = MappingProxyType(
    {
        "ceasefire": "fire stops at once; heavy fire breaks it",
        "ttp": "Kabul promises to hold the TTP back; attacks that go on break it",
        "line": "incidents are settled by rules; heavy fire across the line breaks it",
        "trade": "crossings open and stay open; shutting them breaks it",
    }
)
PAKISTANI, AFGHAN = ("pakistan-army", "islamabad"), ("kandahar", "haqqani-network")
MEDIATORS = ("mediators", "china")
HEAVY = 4  # step from which force breaks a ceasefire, and rules for the line
FORCE = (BORDER_CLASH, STRIKE, DRONE, LEADER_STRIKE, INCURSION)
# Orders that break terms whatever their step, and who answers for a side.
FORBIDDEN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "ceasefire": frozenset(),
        "line": frozenset(),
        "trade": frozenset({"close_crossings"}),
        "ttp": frozenset({"tolerate", "shelter"}),
    }
)
ON_THE_LINE = ("ceasefire", "line")


def binds(treaty: Treaty) -> bool:
    """Whether both sides of the line have signed."""
    signed = set(treaty.signed)
    return bool(signed & set(PAKISTANI)) and bool(signed & set(AFGHAN))


def in_force(state: ClassState, turn: int) -> Iterator[Treaty]:
    """Give the treaties that bind in a turn and were not broken before."""
    for treaty in state.treaties.values():
        if 0 < treaty.in_force_from <= turn and not treaty.breached_by:
            yield treaty


def signed_in(state: ClassState, turn: int) -> Iterator[Treaty]:
    """Give the treaties that came into force in a turn."""
    for treaty in state.treaties.values():
        if treaty.in_force_from == turn:
            yield treaty


def mediated(treaty: Treaty) -> bool:
    """Whether a mediator has put its name under it too."""
    return bool(set(treaty.signed) & set(MEDIATORS))


@dataclass(frozen=True, slots=True)
class Warned:
    """An order that would break a treaty in force.

    Attributes
    ----------
    order
        The order, in words.
    topic
        What of the treaty it would break.
    """

    treaty: int
    seat: str
    order: str
    topic: str


def would_break(state: ClassState, turn: int) -> tuple[Warned, ...]:
    """Find the orders of a turn that would break what binds their own side."""
    found = []
    for treaty in in_force(state, turn):
        for side in (PAKISTANI, AFGHAN):
            for seat in side:
                if seat not in state.by:
                    continue
                for order in state.orders(turn, seat):
                    card = card_of(seat, order.actor, order.action)
                    topic = _broken_by(card, treaty.topics)
                    if topic:
                        found.append(Warned(treaty.number, seat, card.text, topic))
    return tuple(found)


def _broken_by(card: Card, topics: tuple[str, ...]) -> str:
    for topic in topics:
        heavy = topic in ON_THE_LINE and card.rung >= HEAVY
        if heavy or card.action in FORBIDDEN[topic]:
            return topic
    return ""


def breaches(state: ClassState, events: np.ndarray) -> list[tuple[Treaty, str]]:
    """Find who broke the terms in force, by what happened in a turn."""
    found = []
    for treaty in in_force(state, state.turn):
        for event in events:
            seat = _breaker(treaty, event)
            if seat is not None:
                found.append((treaty, seat))
                break
    return found


def _breaker(treaty: Treaty, event: np.void) -> str | None:
    kind, actor = int(event["kind"]), ACTOR_IDS[int(event["actor"])]
    for topic in treaty.topics:
        if kind == BREACH:
            broken = bool(int(event["detail"]) & _bit(topic))
        elif topic in ON_THE_LINE:
            broken = kind in FORCE and int(event["rung"]) >= HEAVY
        else:
            broken = topic == "trade" and kind == CLOSURE
        if broken and (seat := _answers(treaty, actor)) is not None:
            return seat
    return None


def _bit(topic: str) -> int:
    if topic == "ceasefire":
        return CEASEFIRE_TERM
    return 1 << MODEL_TOPICS.index(topic)


def _answers(treaty: Treaty, actor: str) -> str | None:
    """Say which of those who signed answers for an actor: itself, or its side."""
    own = [seat for seat in treaty.signed if actor in role(seat).actors]
    if own:
        return own[0]
    for side in (PAKISTANI, AFGHAN):
        if any(actor in role(seat).actors for seat in side):
            return next((seat for seat in treaty.signed if seat in side), None)
    return None
