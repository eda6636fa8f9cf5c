"""Negotiation: treaties as objects, from the draft to the signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from simulator.classroom.record import TreatyStep
from simulator.classroom.terms import TOPICS
from simulator.errors import DurandError, InputError, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.classroom.record import Deed, Phase
    from simulator.classroom.setup import ClassSetup
    from simulator.classroom.state import ClassState, Treaty

type Step = Literal["proposed", "signed", "published", "withdrawn"]


class Negotiation:
    """What a game offers to those who negotiate; a part of `Game`."""

    @property
    def state(self) -> ClassState:
        """Where the class stands."""
        raise NotImplementedError

    @property
    def setup(self) -> ClassSetup:
        """How the class was set up."""
        raise NotImplementedError

    def need(self, *phases: Phase) -> None:
        """Refuse what does not belong to the phase that is on."""
        raise NotImplementedError

    def do(self, deed: Deed) -> None:
        """Record a deed and take it into the state."""
        raise NotImplementedError

    def draft(self, seat: str, topics: Sequence[str], text: str = "") -> int:
        """Draft a treaty and give its number; only its author sees it yet.

        Raises
        ------
        InputError
            When a topic is not known, or there is none.
        """
        self.need("brief", "orders", "talks")
        self.setup.of(seat)
        problems = [
            Problem("treaty", "topic", topic, ", ".join(TOPICS), nearest(topic, TOPICS))
            for topic in topics
            if topic not in TOPICS
        ]
        if not topics:
            problems.append(Problem("treaty", "topics", None, ", ".join(TOPICS)))
        if problems:
            raise InputError(*problems)
        number = len(self.state.treaties) + 1
        self.do(
            TreatyStep(
                turn=self.state.turn,
                treaty=number,
                step="drafted",
                seat=seat,
                topics=tuple(topics),
                text=text.strip(),
            )
        )
        return number

    def propose(self, number: int, seat: str) -> None:
        """Put a draft before the others; only its author can."""
        treaty = self._treaty(number)
        if treaty.by != seat or treaty.state != "drafted":
            msg = f"Only its author can propose treaty {number}, while it is a draft."
            raise DurandError(msg)
        self._step(number, "proposed", seat)

    def sign(self, number: int, seat: str) -> None:
        """Sign a treaty that was proposed; it binds once both sides have signed."""
        self.setup.of(seat)
        treaty = self._treaty(number)
        if treaty.state not in ("proposed", "signed", "published"):
            msg = f"Treaty {number} is {treaty.state}: only what is proposed is signed."
            raise DurandError(msg)
        if seat in treaty.signed:
            msg = f"This seat has signed treaty {number} already."
            raise DurandError(msg)
        self._step(number, "signed", seat)

    def publish(self, number: int, seat: str) -> None:
        """Publish a treaty that somebody has signed: the projector shows it."""
        treaty = self._treaty(number)
        if seat not in treaty.signed:
            msg = f"Only those who signed treaty {number} can publish it."
            raise DurandError(msg)
        self._step(number, "published", seat)

    def withdraw(self, number: int, seat: str) -> None:
        """Withdraw a treaty that does not bind yet; only its author can."""
        treaty = self._treaty(number)
        if treaty.by != seat or treaty.in_force_from:
            msg = f"Only its author can withdraw treaty {number}, before it binds."
            raise DurandError(msg)
        self._step(number, "withdrawn", seat)

    def _treaty(self, number: int) -> Treaty:
        self.need("brief", "orders", "talks")
        known = self.state.treaties
        if number not in known:
            allowed = ", ".join(map(str, known)) or "none is drafted yet"
            raise InputError(Problem("treaty", "number", number, allowed))
        return known[number]

    def _step(self, number: int, step: Step, seat: str) -> None:
        turn = self.state.turn
        self.do(TreatyStep(turn=turn, treaty=number, step=step, seat=seat))
