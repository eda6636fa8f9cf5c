"""The seats at the side of the desk: who has handed in what, and who plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from simulator.classroom.cards import card_of
from simulator.classroom.roles import role
from simulator.classroom.seating import TRIES
from simulator.classroom.terms import would_break
from ui.desktop.classroom.tags import Tag
from ui.desktop.widgets.basics import IconButton, column, label, row, rule
from ui.desktop.widgets.parts import KeyButton, emptied, scrolled, titled

if TYPE_CHECKING:
    from simulator.classroom.game import Game

WRONG = "!"


class _More(IconButton):
    """Three dots with a menu under them."""

    def __init__(self, name: str) -> None:
        super().__init__("dots", name, size=16)
        self.menu_below = QMenu(self)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.menu_below.popup(self.mapToGlobal(self.rect().bottomLeft()))


class Seats(QFrame):
    """All seats of the class, one under the other, and the orders of the turn."""

    handed = Signal(str)  # the seat to hand over
    entered = Signal(str)  # the seat whose orders come
    named = Signal(str)  # the seat whose students change
    pin_wanted = Signal(str)  # the seat that needs another PIN

    def __init__(self) -> None:
        super().__init__()
        whole = column(self, 0, 10)
        frame, box = titled("Seats")
        self._count = label("", 12, 400, "second")
        box.addWidget(self._count)
        content = QWidget()
        self._list = column(content, 0, 5)
        box.addWidget(scrolled(content, "Seats of the class"), 1)
        whole.addWidget(frame, 1)
        frame, box = titled("Orders of this turn", "yours alone to see")
        content = QWidget()
        self._orders = column(content, 0, 4)
        box.addWidget(scrolled(content, "Orders of this turn"), 1)
        self.said = label("", 12, 500, "accent", wrap=True)
        self.said.setAccessibleName("What was done last")
        box.addWidget(self.said)
        whole.addWidget(frame, 1)

    def tell(self, sentence: str) -> None:
        """Say in passing what was done."""
        self.said.setText(sentence)
        self.said.setAccessibleDescription(sentence)

    def show_game(self, game: Game) -> None:
        """Show who has handed in their orders, and which."""
        state = game.state
        ready = {s for s in state.by if (state.turn, s) in state.sheets}
        done, people = len(ready & set(state.played)), len(state.played)
        opened = state.turn > 0 and state.phase in ("brief", "orders")
        self._count.setText(
            f"{done} of {people} teams have handed in" if opened else ""
        )
        self._count.setVisible(opened)
        emptied(self._list)
        for number, (seat, by) in enumerate(state.by.items()):
            if number:
                self._list.addWidget(rule())
            self._list.addWidget(self._row(game, seat, by, seat in ready, opened))
        self._list.addStretch(1)
        self._show_orders(game)

    def _row(
        self, game: Game, seat: str, by: str, ready: bool, opened: bool
    ) -> QWidget:
        found, made = role(seat), QWidget()
        line = row(8)
        line.setContentsMargins(0, 0, 0, 0)
        made.setLayout(line)
        line.addWidget(Tag(seat))
        names = QWidget()
        box = column(names, 0, 0)
        box.addWidget(label(found.short, 13, 600))
        students = ", ".join(game.state.students[seat])
        who = students if by == "people" else "played by the model"
        if who:
            box.addWidget(label(who, 12, 400, "second", wrap=True))
        line.addWidget(names, 1)
        if game.wrong_pins[seat] >= TRIES:
            line.addWidget(label("shut: give it a PIN", 12, 500, "bad"))
        elif by == "people" and ready:
            count = len(game.state.orders(game.state.turn, seat))
            told = "✓ holds" if not count else f"✓ {count} in"
            line.addWidget(label(told, 12, 500, "accent"))
        elif by == "people" and opened:
            enter = KeyButton("Enter", seat, link=True)
            enter.setAccessibleName(f"Enter the orders of {found.short}")
            enter.picked.connect(self.entered)
            line.addWidget(enter)
        if not game.state.ended:
            line.addWidget(self._menu(game, seat, by))
        return made

    def _menu(self, game: Game, seat: str, by: str) -> QWidget:
        """Offer what else can be done with a seat."""
        name = f"{role(seat).short}: names, PIN, who plays"
        button = _More(name)
        menu = button.menu_below
        words = "Hand to a team" if by == "model" else "Hand to the model"
        offers = [(words, self.handed)]
        if by == "people":
            offers.append(("Who sits there…", self.named))
            if game.setup.entry == "hot seat":
                offers.append(("Another PIN", self.pin_wanted))
        for text, signal in offers:
            action = menu.addAction(text)
            action.setData((seat, signal))
        menu.triggered.connect(_send)
        return button

    def _show_orders(self, game: Game) -> None:
        emptied(self._orders)
        state = game.state
        broken = {(w.seat, w.order): w.treaty for w in would_break(state, state.turn)}
        undone = state.adjudicated.get(state.turn)
        shown = 0
        for seat in state.by:
            sheet = state.sheets.get((state.turn, seat))
            for order in state.orders(state.turn, seat):
                text = card_of(seat, order.actor, order.action).text
                status, tone = "settled", "second"
                if (seat, text) in broken:
                    status, tone = f"breaks treaty {broken[seat, text]}", "bad"
                elif undone and any(one.startswith(text) for one in undone.undone):
                    status, tone = "could not be done", "changed"
                self._orders.addWidget(_order(seat, text, status, tone))
                shown += 1
            ruled = (state.turn, seat) in state.rulings
            if sheet is not None and sheet.free and not ruled:
                told = f"“{sheet.free}”"
                line = _order(seat, told, "needs your reading", "changed")
                self._orders.addWidget(line)
                shown += 1
        if not shown:
            none = "None yet." if state.turn else "They come with the first turn."
            self._orders.addWidget(label(none, 12, 400, "second", wrap=True))
        self._orders.addStretch(1)


def _send(action: object) -> None:
    seat, signal = action.data()  # type: ignore[attr-defined]
    signal.emit(seat)


def _order(seat: str, text: str, status: str, tone: str) -> QWidget:
    made = QWidget()
    line = row(8)
    line.setContentsMargins(0, 0, 0, 0)
    made.setLayout(line)
    line.addWidget(Tag(seat))
    words = QWidget()
    box = column(words, 0, 0)
    box.addWidget(label(text, 12, 400, wrap=True))
    if status != "settled":
        box.addWidget(label(status, 12, 500, tone, wrap=True))
    line.addWidget(words, 1)
    return made
