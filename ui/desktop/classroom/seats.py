"""The seats at the side of the desk: who has handed in, who plays, handing over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from simulator.classroom.roles import role
from ui.desktop.widgets.basics import column, label, row, rule
from ui.desktop.widgets.parts import KeyButton, emptied, scrolled, titled

if TYPE_CHECKING:
    from simulator.classroom.game import Game


class Seats(QFrame):
    """All seats of the class, one under the other."""

    handed = Signal(str)  # the seat to hand over
    entered = Signal(str)  # the seat whose orders come

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        outer = column(self, 1, 0)
        frame, self._box = titled("Seats")
        self._count = label("", 12, 400, "second")
        self._box.addWidget(self._count)
        content = QWidget()
        self._list = column(content, 0, 6)
        self._box.addWidget(scrolled(content, "Seats of the class"), 1)
        outer.addWidget(frame)
        self._told: object = None

    def show_game(self, game: Game) -> None:
        """Show who has handed in their orders."""
        state = game.state
        ready = {s for s in state.by if (state.turn, s) in state.sheets}
        told = (state.turn, state.phase, tuple(state.by.items()), frozenset(ready))
        if told == self._told:
            return
        self._told = told
        done, people = len(ready & set(state.played)), len(state.played)
        opened = state.turn > 0 and state.phase in ("brief", "orders")
        self._count.setText(
            f"{done} of {people} teams have handed in" if opened else ""
        )
        emptied(self._list)
        for seat, by in state.by.items():
            self._list.addWidget(self._row(game, seat, by, seat in ready, opened))
            self._list.addWidget(rule())
        self._list.addStretch(1)

    def _row(
        self, game: Game, seat: str, by: str, ready: bool, opened: bool
    ) -> QWidget:
        found, made = role(seat), QWidget()
        box = column(made, 0, 2)
        first = row(6)
        first.addWidget(label(found.short, 13, 600), 1)
        if by == "model":
            first.addWidget(label("the model", 12, 400, "second"))
        elif ready:
            first.addWidget(label("✓ orders in", 12, 500, "accent"))
        elif opened:
            enter = KeyButton("Enter orders", seat, link=True)
            enter.setAccessibleName(f"Enter the orders of {found.short}")
            enter.picked.connect(self.entered)
            first.addWidget(enter)
        box.addLayout(first)
        second = row(6)
        names = ", ".join(game.setup.of(seat).students)
        second.addWidget(label(names, 12, 400, "second"), 1)
        if not game.state.ended:
            words = "Hand to a team" if by == "model" else "Hand to the model"
            hand = KeyButton(words, seat, link=True)
            hand.setAccessibleName(f"{found.short}: {words.lower()}")
            hand.picked.connect(self.handed)
            second.addWidget(hand)
        box.addLayout(second)
        return made
