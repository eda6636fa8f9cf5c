"""Those who sit at the seats: orders handed in, PINs, handing over, coming late."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from simulator.classroom.cards import card_of, check_sheet
from simulator.classroom.floor import Floor
from simulator.classroom.pins import fits, hashed
from simulator.classroom.record import (
    CardOrder,
    HandedOver,
    PinSet,
    Ruled,
    Seated,
    Submitted,
)
from simulator.classroom.roles import role
from simulator.classroom.setup import MOST_STUDENTS, WHY_OPEN, guarded
from simulator.errors import DurandError, InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from simulator.classroom.adjudication import Fan

LONGEST_NAME = 60
TRIES = 5  # wrong PINs in a row, after which a seat is shut


class Seating(Floor):
    """What a game offers to those at the seats; a part of `Game`."""

    _fan: Fan | None

    def __init__(self) -> None:
        self.wrong_pins: Counter[str] = Counter()

    def submit(
        self,
        seat: str,
        orders: Sequence[CardOrder],
        free: str = "",
        pin: str | None = None,
    ) -> None:
        """Hand in the orders of a seat; a second sheet takes the place of the first.

        Parameters
        ----------
        seat, orders
            Who orders what, by cards.
        free
            What it orders in its own words, for the umpire.
        pin
            What was typed at the hot seat; None when the facilitator types a slip.

        Raises
        ------
        InputError
            With everything that is wrong: cards, means, contradictions, PIN.
        DurandError
            When orders are not open (any more).
        """
        state = self.state
        if state.turn and state.phase in ("talks", "adjudication", "reveal"):
            msg = (
                f"The orders of turn {state.turn} are closed, so this sheet came too "
                "late and was not taken. The umpire can still rule on it as a free "
                "order, or it waits for the next turn."
            )
            raise DurandError(msg)
        self.need("brief", "orders")
        self._check_pin(seat, pin)
        if state.by.get(seat) != "people":
            allowed = ", ".join(state.played)
            raise InputError(Problem("orders", "seat", seat, allowed))
        run = self.world.timeline.run
        means = state.means(state.turn, seat)
        problems = check_sheet(seat, orders, means, run)
        if problems:
            raise InputError(*problems)
        sheet = Submitted(
            turn=state.turn, seat=seat, orders=tuple(orders), free=free.strip()
        )
        self.do(sheet)

    def unlock(self, seat: str, pin: str) -> None:
        """Let a seat see its own view.

        Raises
        ------
        InputError
            When the PIN is wrong; it is not told.
        """
        self._check_pin(seat, pin)

    def _check_pin(self, seat: str, pin: str | None) -> None:
        self.setup.of(seat)
        kept = self.state.pins[seat]
        if pin is None or not kept:
            return
        if self.wrong_pins[seat] >= TRIES:
            msg = (
                f"{TRIES} wrong PINs at {role(seat).short}: the seat is shut until the "
                "facilitator gives it another PIN."
            )
            raise DurandError(msg)
        if not fits(pin, kept):
            self.wrong_pins[seat] += 1
            allowed = "the PIN of this seat; the facilitator can set another one"
            raise InputError(Problem(role(seat).short, "PIN", "••••", allowed))
        self.wrong_pins[seat] = 0

    def set_pin(self, seat: str, pin: str) -> None:
        """Give a seat another PIN; only its hash is recorded.

        Raises
        ------
        InputError
            When it is no PIN, or the class has no such seat.
        """
        self.setup.of(seat)
        try:
            kept = hashed(pin)
        except ValueError as error:
            problem = Problem(role(seat).short, "PIN", "••••", str(error))
            raise InputError(problem) from error
        self.do(PinSet(seat=seat, pin=kept))
        self.wrong_pins[seat] = 0

    def seat_students(self, seat: str, names: Iterable[str]) -> None:
        """Say who sits at a seat from now on: somebody came late, or changed over.

        Raises
        ------
        InputError
            When they are too many, or a name is too long.
        """
        self.setup.of(seat)
        given = tuple(name.strip() for name in names if name.strip())
        if len(given) > MOST_STUDENTS or any(
            len(name) > LONGEST_NAME for name in given
        ):
            allowed = f"up to {MOST_STUDENTS} names of up to {LONGEST_NAME} letters"
            told = ", ".join(given)
            raise InputError(Problem(role(seat).short, "students", told, allowed))
        if given != self.state.students[seat]:
            self.do(Seated(seat=seat, students=given))

    def rule(self, seat: str, order: CardOrder | None, reason: str = "") -> None:
        """Rule on the free order of a seat: as an action of its, or as no action.

        Raises
        ------
        InputError
            When the action is none of the seat's.
        """
        self.need("orders", "talks", "adjudication")
        if order is not None:
            card_of(seat, order.actor, order.action)
        turn = self.state.turn
        self.do(Ruled(turn=turn, seat=seat, order=order, reason=reason))
        self._fan = None

    def hand_over(self, seat: str, by: str, reason: str = "") -> None:
        """Give a seat to the model, or to people, from this turn's result on.

        Parameters
        ----------
        seat, by
            Which seat; ``people`` or ``model``.
        reason
            Why; asked for where the seat is guarded and goes to people.

        Raises
        ------
        InputError
            When there is no such seat, or the reason is missing.
        DurandError
            When it would be too late, or nobody would be left to play.
        """
        self.setup.of(seat)
        if by not in ("people", "model"):
            raise InputError(Problem("hand over", "by", by, "people, model"))
        if self.state.ended:
            msg = "This class has ended; its seats stand as they are."
            raise DurandError(msg)
        if self.state.phase == "adjudication" and self._fan is not None:
            msg = "The futures of this turn are drawn; hand over after the reveal."
            raise DurandError(msg)
        if by == self.state.by[seat]:
            return
        if by == "people" and guarded(seat) and not reason.strip():
            raise InputError(Problem(role(seat).short, "reason", None, WHY_OPEN))
        if by == "model" and self.state.played == (seat,):
            msg = "This is the last seat that people play; open another one first."
            raise DurandError(msg)
        now: Literal["people", "model"] = "people" if by == "people" else "model"
        self.do(HandedOver(seat=seat, by=now, reason=reason.strip()))
