"""What the facilitator does at the desk: each deed done, or told why not."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simulator.classroom.pins import DIGITS
from simulator.classroom.roles import role
from simulator.classroom.terms import would_break
from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from simulator.classroom.game import Game
    from simulator.classroom.injects import ClassInject
    from simulator.classroom.record import CardOrder


class Deeds(QWidget):
    """What can be done to a class; a part of `Desk`."""

    failed = Signal(str, str)
    noted = Signal(str)

    game: Game

    def refresh(self) -> None:
        """Show the class as it stands."""
        raise NotImplementedError

    def tell(self, sentence: str) -> None:
        """Say in passing what was done."""
        raise NotImplementedError

    def do(self, deed: Callable[[], object], told: str = "") -> bool:
        """Do something to the game; tell why where it cannot be done."""
        try:
            deed()
        except DurandError as error:
            self.failed.emit(str(error), "")
            self.refresh()
            return False
        if told:
            self.tell(told)
        self.refresh()
        return True

    def next_phase(self) -> None:
        """Go on to the next phase; say which orders would break a treaty."""
        state = self.game.state
        warned = would_break(state, state.turn) if state.phase == "orders" else ()
        told = "; ".join(
            f"{role(one.seat).short} would break treaty {one.treaty}" for one in warned
        )
        self.do(self.game.go_on, told)

    def hand_in(self, seat: str, orders: Sequence[CardOrder], free: str) -> bool:
        """Take a slip; True when it was taken."""
        again = (self.game.state.turn, seat) in self.game.state.sheets
        told = f"Orders of {role(seat).short} are in"
        if again:
            told += ", in place of the first ones"
        return self.do(partial(self.game.submit, seat, orders, free), told)

    def rule(self, seat: str, order: CardOrder | None, why: str) -> None:
        """Rule on a free order."""
        self.do(partial(self.game.rule, seat, order, why), "Ruled")

    def hand_over(self, seat: str, reason: str = "") -> None:
        """Give a seat to the model, or to a team."""
        by = "people" if self.game.state.by[seat] == "model" else "model"
        told = f"{role(seat).short} is now played by {by}"
        self.do(partial(self.game.hand_over, seat, by, reason), told)

    def sit(self, seat: str, names: Iterable[str]) -> None:
        """Say who sits at a seat now."""
        told = f"{role(seat).short}: names changed"
        self.do(partial(self.game.seat_students, seat, tuple(names)), told)

    def give_pin(self, seat: str) -> str:
        """Give a seat another PIN, and say it: once, to the facilitator."""
        pin = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
        told = f"{role(seat).short} has another PIN: {pin}. Tell it to that team alone."
        return pin if self.do(partial(self.game.set_pin, seat, pin), told) else ""

    def bring_in(self, key: str) -> None:
        """Fire, delay or skip an inject."""
        step, _, inject = key.partition(":")
        done = {
            "fire": "is in",
            "delay": "waits for the next turn",
            "skip": "is left out",
        }
        told = f"“{self.game.state.prepared[inject].title}” {done[step]}"
        self.do(partial(self.game.inject, inject, step), told)

    def prepare(self, inject: ClassInject) -> None:
        """Keep an inject that was written."""
        self.do(partial(self.game.prepare, inject), f"“{inject.title}” is prepared")

    def publish(self, seat: str, text: str, to: Iterable[str] = ()) -> bool:
        """Publish a communiqué, or send a letter; True when it went out."""
        readers = tuple(to)
        told = "The letter is with them" if readers else "Published"
        return self.do(partial(self.game.say, seat, text, readers), told)

    def draft(self, seat: str, topics: list[str], text: str) -> bool:
        """Draft a treaty; True when it is one."""
        told = f"Drafted by {role(seat).short}: only they see it yet"
        return self.do(partial(self.game.draft, seat, topics, text), told)

    def step_treaty(self, key: str) -> None:
        """Propose, sign, publish or withdraw a treaty."""
        step, number, seat = key.split(":")
        does = {
            "propose": self.game.propose,
            "sign": self.game.sign,
            "publish": self.game.publish,
            "withdraw": self.game.withdraw,
        }[step]
        self.do(partial(does, int(number), seat))

    def predict(self, seat: str, question: str, percent: int) -> None:
        """Note a prediction."""
        told = f"{role(seat).short} expects {percent} of 100"
        self.do(partial(self.game.predict, seat, question, percent), told)

    def take_back(self, reason: str) -> None:
        """Take the last reveal back."""
        self.do(partial(self.game.take_back, reason), "Taken back; choose anew")

    def pause(self) -> None:
        """Pause the class, or go on."""
        self.do(partial(self.game.show, paused=not self.game.state.paused))

    def black_out(self) -> None:
        """Black the projector out, or light it."""
        self.do(partial(self.game.show, black=not self.game.state.black))

    def end(self) -> None:
        """End the class after this turn."""
        self.do(self.game.end, "The class has ended; nothing is lost")
