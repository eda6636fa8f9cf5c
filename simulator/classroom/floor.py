"""What is said, expected and brought in: communiqués, predictions, injects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.classroom.injects import check_injects
from simulator.classroom.record import InjectStep, Predicted, Prepared, Said
from simulator.classroom.results import result
from simulator.classroom.table import Negotiation
from simulator.errors import DurandError, InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from simulator.classroom.injects import ClassInject
    from simulator.classroom.world import ClassWorld


class Floor(Negotiation):
    """What a game offers to those who speak; a part of `Game`."""

    world: ClassWorld

    def say(self, seat: str, text: str, to: Iterable[str] = ()) -> None:
        """Publish a communiqué, or send it to some seats only.

        Raises
        ------
        InputError
            When it is empty, or a seat is not in the class.
        """
        self.need("brief", "orders", "talks")
        self.setup.of(seat)
        for other in to:
            self.setup.of(other)
        if not text.strip():
            raise InputError(Problem("communiqué", "text", text, "some words"))
        turn = self.state.turn
        self.do(Said(turn=turn, seat=seat, text=text.strip(), to=tuple(to)))

    def prepare(self, inject: ClassInject) -> None:
        """Write an inject, or one anew that was not fired yet.

        Raises
        ------
        InputError
            When its condition or its seats are none.
        DurandError
            When it has been fired, or the class is over.
        """
        state = self.state
        if state.ended:
            msg = "This class has ended; its injects stand as they are."
            raise DurandError(msg)
        step = state.injects.get(inject.id)
        if step is not None and step.step == "fired":
            msg = f"“{inject.title}” has been fired; write a new one instead."
            raise DurandError(msg)
        problems = check_injects([inject])
        if problems:
            raise InputError(*problems)
        self.do(Prepared(inject=inject))

    def predict(self, seat: str, question: str, percent: int) -> None:
        """Note how likely a seat holds a result to be, before the reveal."""
        self.need("orders", "talks", "adjudication")
        result(question)
        self.setup.of(seat)
        if not 0 <= percent <= 100:
            raise InputError(Problem("prediction", "percent", percent, "0 to 100"))
        turn = self.state.turn
        self.do(Predicted(turn=turn, seat=seat, question=question, percent=percent))

    def due_injects(self) -> tuple[ClassInject, ...]:
        """Return the injects that are due and neither fired, skipped nor put off."""
        state = self.state
        week = self.world.week()
        return tuple(
            inject
            for inject in state.prepared.values()
            if inject.due(state.turn, self.world.date, week)
            and self._open(inject.id, state.turn)
        )

    def _open(self, inject: str, turn: int) -> bool:
        step = self.state.injects.get(inject)
        if step is None:
            return True
        return step.step == "delayed" and step.until is not None and turn >= step.until

    def inject(self, id_: str, step: str, until: int | None = None) -> None:
        """Fire, skip or delay an inject.

        Raises
        ------
        InputError
            When there is no such inject, or no such step.
        """
        self.need("brief", "orders", "talks")
        known = list(self.state.prepared)
        if id_ not in known:
            raise InputError(Problem("injects", "id", id_, ", ".join(known) or "none"))
        match step:
            case "fire":
                done = InjectStep(turn=self.state.turn, inject=id_, step="fired")
            case "skip":
                done = InjectStep(turn=self.state.turn, inject=id_, step="skipped")
            case "delay":
                later = until or self.state.turn + 1
                done = InjectStep(
                    turn=self.state.turn, inject=id_, step="delayed", until=later
                )
            case _:
                allowed = "fire, skip, delay"
                raise InputError(Problem("injects", "step", step, allowed))
        self.do(done)
