"""Entering orders: a slip typed by the facilitator, two keys an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from simulator.classroom.cards import (
    CARDS,
    HOLD,
    HOLD_TEXT,
    card_by_key,
    cards_of,
    orders_by_keys,
)
from simulator.classroom.record import CardOrder
from simulator.classroom.roles import role
from simulator.errors import InputError
from ui.desktop import theme
from ui.desktop.classroom.naming import put_names
from ui.desktop.widgets.basics import column, label, row, set_tone
from ui.desktop.widgets.parts import KeyButton, emptied, scrolled, titled

if TYPE_CHECKING:
    from simulator.classroom.cards import Card
    from simulator.classroom.game import Game

KEY_LETTERS = 2
LIKE_A_LINK = (5, 2, 5, 2)  # px round a key that cannot be pressed


class Slips(QWidget):
    """The form of one slip, and the cards that its keys stand for."""

    handed_in = Signal(str, object, str)  # seat, orders, free order
    ruled = Signal(str, object, str)  # seat, the action or None, why
    seat_wanted = Signal(str)  # hot seat
    failed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._game: Game | None = None
        self.seat = QComboBox()
        self.seat.setAccessibleName("Seat whose slip this is")
        self.seat.currentIndexChanged.connect(self._show_cards)
        self.keys = [QLineEdit() for _ in range(CARDS)]
        for number, key in enumerate(self.keys, start=1):
            key.setAccessibleName(f"Card {number}: letter and number")
            key.setMaxLength(KEY_LETTERS)
            key.setMaximumWidth(64)
            key.textEdited.connect(self._on_key)
            key.returnPressed.connect(self._on_enter)
        self.says = [label("", 13, 400, "second", wrap=True) for _ in range(CARDS)]
        self.free = QLineEdit()
        self.free.setAccessibleName("Free order, in the team's own words")
        self.free.setPlaceholderText("in their own words, for the umpire")
        self.hand_in = QPushButton("Hand in (Enter)")
        self.hand_in.setDefault(True)
        self.hand_in.clicked.connect(self._send)
        self.private = QPushButton("Let the team type it…")
        self.private.clicked.connect(self._on_private)
        self.free.returnPressed.connect(self._send)
        self.means = label("", 12, 400, "second")
        self._lay_out()

    def show_game(self, game: Game) -> None:
        """Show the seats whose orders are to come, and what the umpire must read."""
        self._game = game
        wanted = list(game.state.played)
        known = [self.seat.itemData(n) for n in range(self.seat.count())]
        if wanted != known:
            self.seat.blockSignals(True)
            self.seat.clear()
            for seat in wanted:
                self.seat.addItem(role(seat).title, seat)
            self.seat.blockSignals(False)
        self.private.setVisible(game.setup.entry == "hot seat")
        self._show_cards()
        self._show_free_orders()

    def choose(self, seat: str) -> None:
        """Let the next slip be that of a seat."""
        self.seat.setCurrentIndex(self.seat.findData(seat))
        self.keys[0].setFocus()

    def clear_slip(self) -> None:
        """Make room for the next slip, and go on to the next seat that waits."""
        for key in self.keys:
            key.clear()
        self.free.clear()
        if self._game is not None and self._game.state.waiting:
            self.choose(self._game.state.waiting[0])
        self._say()

    def _lay_out(self) -> None:
        whole = column(self, 0, 10)
        frame, box = titled("A slip", "two keys an order, as they stand on the cards")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(label("Seat", 13, 400, "second"), 0, 0)
        grid.addWidget(self.seat, 0, 1, 1, 2)
        for number, (key, said) in enumerate(
            zip(self.keys, self.says, strict=True), start=1
        ):
            grid.addWidget(label(f"Card {number}", 13, 400, "second"), number, 0)
            grid.addWidget(key, number, 1)
            grid.addWidget(said, number, 2)
        grid.addWidget(label("Free order", 13, 400, "second"), CARDS + 1, 0)
        grid.addWidget(self.free, CARDS + 1, 1, 1, 2)
        grid.setColumnStretch(2, 1)
        box.addLayout(grid)
        foot = row(10)
        foot.addWidget(self.means, 1)
        foot.addWidget(self.private)
        foot.addWidget(self.hand_in)
        box.addLayout(foot)
        whole.addWidget(frame)
        self._umpire, self._rulings = titled("For the umpire", "free orders to read")
        whole.addWidget(self._umpire)
        frame, box = titled("Cards of this seat")
        content = QWidget()
        self._cards = column(content, 0, 1)
        box.addWidget(scrolled(content, "Cards of this seat"), 1)
        whole.addWidget(frame, 1)

    def _current(self) -> str:
        return str(self.seat.currentData() or "")

    def _show_cards(self) -> None:
        seat, game = self._current(), self._game
        emptied(self._cards)
        if not seat or game is None:
            return
        run = game.world.timeline.run
        for card in cards_of(seat):
            can = card.action in run.allowed(card.actor)
            line = row(10)
            if can:
                line.addWidget(self._offer(card.key, card.text))
            else:
                shut = label(card.key, 13, 600, "third")
                shut.setContentsMargins(*LIKE_A_LINK)
                line.addWidget(shut)
            text = card.text if can else f"{card.text} (not possible now)"
            said = label(text, 13, 400, "" if can else "third", wrap=True)
            said.setToolTip(f"{card.effect} Price: {card.price}.")
            line.addWidget(said, 1)
            points = f"{card.points} pt"
            line.addWidget(label(points, 12, 400, "second"))
            self._cards.addLayout(line)
        line = row(10)
        line.addWidget(self._offer(HOLD, HOLD_TEXT))
        line.addWidget(label(f"{HOLD_TEXT}; a point is kept", 13), 1)
        self._cards.addLayout(line)
        self._cards.addStretch(1)
        self._say()
        put_names(self)

    def _offer(self, key: str, text: str) -> KeyButton:
        """Make the key of a card that can be played: pressed, it is on the slip."""
        made = KeyButton(key, key, link=True)
        made.setFont(theme.font(13, 600))
        made.setAccessibleName(f"{key}: {text}")
        made.setToolTip("Put it on the slip")
        made.picked.connect(self._on_card)
        return made

    def _on_key(self, text: str) -> None:
        self._say()
        if len(text) == KEY_LETTERS:  # the second key leads on, so two are enough
            sender = self.sender()
            for number, key in enumerate(self.keys):
                if key is sender:
                    after = [*self.keys[number + 1 :], self.free]
                    after[0].setFocus()

    def _on_card(self, card: str) -> None:
        """Put a card that was pressed into the first room on the slip."""
        for key in self.keys:
            if not key.text():
                key.setText(card)
                break
        self._say()

    def _on_enter(self) -> None:
        """Hand in what was typed; Enter on an empty slip is a slip of the hand."""
        if any(key.text() for key in self.keys) or self.free.text():
            self._send()

    def _say(self) -> None:
        seat, game = self._current(), self._game
        if not seat or game is None:
            return
        spent = 0
        for key, said in zip(self.keys, self.says, strict=True):
            said.setText("")
            set_tone(said, "second")
            if key.text():
                if key.text().upper() == HOLD:
                    said.setText(HOLD_TEXT)
                    continue
                card = self._card(seat, key.text())
                if card is None:
                    said.setText("no such card")
                    set_tone(said, "bad")
                    continue
                said.setText(card.text)
                spent += card.points
        means = game.state.means(game.state.turn, seat)
        self.means.setText(f"{spent} of {means} points")

    @staticmethod
    def _card(seat: str, key: str) -> Card | None:
        try:
            return card_by_key(seat, key)
        except InputError:
            return None

    def _send(self) -> None:
        seat = self._current()
        for key in self.keys:
            text = key.text()
            if text and text.upper() != HOLD and self._card(seat, text) is None:
                key.setFocus()
                key.selectAll()  # what is wrong is said beside it already
                return
        try:
            orders = orders_by_keys(seat, [k.text() for k in self.keys if k.text()])
        except InputError as error:
            self.failed.emit(str(error), "")
            return
        self.handed_in.emit(seat, orders, self.free.text())

    def _on_private(self) -> None:
        self.seat_wanted.emit(self._current())

    def _show_free_orders(self) -> None:
        game = self._game
        assert game is not None
        state = game.state
        emptied(self._rulings, after=1)
        shown = 0
        for seat in state.by:
            sheet = state.sheets.get((state.turn, seat))
            if sheet is None or not sheet.free:
                continue
            shown += 1
            self._rulings.addWidget(_FreeOrder(self, seat, sheet.free, game))
        self._umpire.setVisible(shown > 0)


class _FreeOrder(QWidget):
    """One free order: read as a card of the seat, or as nothing it can do."""

    def __init__(self, slips: Slips, seat: str, words: str, game: Game) -> None:
        super().__init__(slips)
        self._slips, self._seat, self._words = slips, seat, words
        ruled = game.state.rulings.get((game.state.turn, seat))
        box = column(self, 0, 4)
        box.addWidget(label(f"{role(seat).short}: “{words}”", 13, 500, wrap=True))
        self.reading = QComboBox()
        self.reading.setAccessibleName(f"How to read the order of {role(seat).short}")
        self.reading.addItem("nothing they can do", None)
        run = game.world.timeline.run
        for card in cards_of(seat):
            if card.action in run.allowed(card.actor):
                order = CardOrder(actor=card.actor, action=card.action)
                self.reading.addItem(f"as {card.key}: {card.text}", order)
        line = row(8)
        line.addWidget(self.reading, 1)
        rule = KeyButton("Rule", seat)
        rule.picked.connect(self._on_rule)
        line.addWidget(rule)
        box.addLayout(line)
        if ruled is not None:
            done = "read as a card" if ruled.order else "nothing they can do"
            box.addWidget(label(f"Ruled: {done}", 12, 500, "accent"))

    def _on_rule(self, _seat: str) -> None:
        order = self.reading.currentData()
        why = f"read from: {self._words}"
        self._slips.ruled.emit(self._seat, order, why)
