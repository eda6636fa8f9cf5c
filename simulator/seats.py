"""Played seats: whom a person plays, what they may order, and the orders given.

A played actor makes no choice of its own. What a person orders for it is carried out on
the coming day by the code that carries out the model's own choices, as far as it may
still be done when its turn comes; all other luck stays the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.deciding import conditions
from simulator.doctrine.actors import ACTOR_IDS, KABUL, PAKISTAN
from simulator.doctrine.repertoire import SLOTS, repertoires
from simulator.errors import InputError, Problem, nearest
from simulator.mechanisms.rounds import asked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from simulator.world.columns import Record

ACT, POSTURE = SLOTS


class Seats:
    """What a run offers to those who play its actors; a part of `Run`."""

    @property
    def world(self) -> Record:
        """The state."""
        raise NotImplementedError

    @property
    def rules(self) -> Record:
        """The numbers of the rules."""
        raise NotImplementedError

    @property
    def played(self) -> tuple[str, ...]:
        """The actors that are played, by id."""
        return tuple(
            a for a, on in zip(ACTOR_IDS, self.world.played, strict=True) if on
        )

    def play(self, actors: Iterable[str]) -> None:
        """Let people decide for some actors, from the coming day on.

        What the model offered for a side until then binds nobody who takes it over.

        Raises
        ------
        InputError
            When an actor is unknown or decides nothing; nothing is changed then.
        """
        taken = _known(actors)
        for side in (PAKISTAN, KABUL):
            if not asked(self.world, side):
                self.world.mandate[side] = 0
        for actor in taken:
            self.world.played[actor] = 1

    def hand_back(self, actors: Iterable[str]) -> None:
        """Let the model decide again for some actors; orders not done are dropped.

        Raises
        ------
        InputError
            When an actor is unknown or decides nothing; nothing is changed then.
        """
        for actor in _known(actors):
            self.world.played[actor] = self.world.wanted[actor] = 0

    def order(self, actor: str, action: str) -> None:
        """Have a played actor do something on the coming day.

        Several orders may be given for one day; the same one twice is one.

        Raises
        ------
        InputError
            When the actor is unknown or not played, or the action is not one that it
            may take now.
        """
        (number,) = _known([actor])
        if not self.world.played[number]:
            played = ", ".join(self.played) or "an actor that is played; none is"
            raise InputError(Problem("order", "actor", actor, played))
        allowed = self.allowed(actor)
        if action not in allowed:
            hint = nearest(action, allowed)
            raise InputError(
                Problem("order", f"{actor}'s action", action, ", ".join(allowed), hint)
            )
        self.world.wanted[number] |= 1 << _names(actor).index(action)

    def orders(self, actor: str) -> tuple[str, ...]:
        """Return what was ordered for an actor and is not done yet."""
        (number,) = _known([actor])
        wanted = int(self.world.wanted[number])
        return tuple(a for x, a in enumerate(_names(actor)) if wanted >> x & 1)

    def allowed(self, actor: str) -> tuple[str, ...]:
        """Return the actions that an actor may take now, by id.

        Of its acts those that the state allows, of its postures those not held.

        Raises
        ------
        InputError
            When the actor is unknown or decides nothing.
        """
        (number,) = _known([actor])
        may = conditions.may(self.world, self.rules, number)
        held = int(self.world.posture[number])
        return tuple(
            action.id
            for x, action in enumerate(repertoires()[actor])
            if (x != held if action.slot == POSTURE else x == 0 or may >> x & 1)
        )


def _names(actor: str) -> list[str]:
    return [action.id for action in repertoires()[actor]]


def _known(actors: Iterable[str]) -> list[int]:
    """Return the rows of actors that decide something."""
    wanted, deciding = list(actors), list(repertoires())
    problems = [
        Problem("seats", "actor", a, ", ".join(deciding), nearest(str(a), deciding))
        for a in wanted
        if a not in deciding
    ]
    if problems:
        raise InputError(*problems)
    return [ACTOR_IDS.index(actor) for actor in wanted]
