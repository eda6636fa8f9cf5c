"""A turn played otherwise on the spot, beside what happened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QWidget,
)

from simulator.classroom.cards import CARDS, cards_of
from simulator.classroom.otherwise import Morning, play_otherwise
from simulator.classroom.record import CardOrder
from simulator.classroom.results import RESULTS
from simulator.classroom.roles import role
from ui.desktop import words
from ui.desktop.classroom.naming import put_names
from ui.desktop.classroom.tags import Tag
from ui.desktop.widgets.basics import column, label, row, set_tone
from ui.desktop.widgets.choice import Choice
from ui.desktop.widgets.dialog import Dialog
from ui.desktop.widgets.dots import Dots
from ui.desktop.widgets.parts import Work, emptied, scrolled, titled

if TYPE_CHECKING:
    from simulator.classroom.game import Game
    from simulator.classroom.otherwise import Otherwise

AS_IT_WAS, MODEL, HOLD = "as it was", "model", "hold"


class SeatOrders(QWidget):
    """What one seat does otherwise: as it was, the model, holding, or cards."""

    def __init__(self, game: Game, turn: int, seat: str, morning: Morning) -> None:
        super().__init__()
        self.seat = seat
        box = column(self, 0, 3)
        head = row(8)
        head.addWidget(Tag(seat))
        head.addWidget(label(role(seat).short, 13, 600), 1)
        box.addLayout(head)
        done = game.state.orders(turn, seat)
        texts = {(c.actor, c.action): c.text for c in cards_of(seat)}
        was = "; ".join(texts[o.actor, o.action] for o in done)
        played = game.state.by_in(turn)[seat] == "people"
        usual = was or ("no order" if played else "the model")
        self.boxes = [QComboBox() for _ in range(CARDS)]
        self.boxes[0].addItem(f"As it was: {usual}", AS_IT_WAS)
        self.boxes[0].addItem("Left to the model", MODEL)
        self.boxes[0].addItem("Holds: no order", HOLD)
        self.boxes[1].addItem("and nothing else", None)
        for card in cards_of(seat):
            if card.action in morning.run.allowed(card.actor):
                order = CardOrder(actor=card.actor, action=card.action)
                for one in self.boxes:
                    one.addItem(card.text, order)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        for number, one in enumerate(self.boxes, start=1):
            one.setAccessibleName(f"{role(seat).short}, order {number} instead")
            one.setSizeAdjustPolicy(policy)
            one.setMinimumContentsLength(24)
            box.addWidget(one)
        self.boxes[0].currentIndexChanged.connect(self._on_first)
        self._on_first()

    def orders(self) -> dict[str, tuple[CardOrder, ...] | None]:
        """Give what it does otherwise, by its seat; nothing where it is as it was."""
        first, second = (box.currentData() for box in self.boxes)
        if first == AS_IT_WAS:
            return {}
        if first == MODEL:
            return {self.seat: None}
        if first == HOLD:
            return {self.seat: ()}
        return {self.seat: (first,) if second is None else (first, second)}

    def _on_first(self) -> None:
        self.boxes[1].setVisible(isinstance(self.boxes[0].currentData(), CardOrder))


class OtherwiseSheet(Dialog):
    """Playing a turn otherwise.

    Parameters
    ----------
    game
        The class.
    turn
        The turn that is chosen first.
    futures
        Pairs of futures that are lived.
    """

    kept = Signal(object)  # the Otherwise that shall be kept as a branch
    failed = Signal(str, str)

    def __init__(
        self, game: Game, turn: int, parent: QWidget, *, futures: int = 200
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Play a turn otherwise")
        self.setAccessibleName("Play a turn otherwise")
        self.setProperty("help", "debrief")
        self._game, self._turn, self._futures = game, turn, futures
        self.work: Work | None = None
        self.made: Otherwise | None = None
        self.rows: list[SeatOrders] = []
        self.resize(min(1180, parent.width() - 60), min(700, parent.height() - 60))
        self._turns = sorted(game.state.revealed)
        self.choice = Choice(
            "Turn", [(f"Turn {n}", f"Play turn {n} otherwise") for n in self._turns]
        )
        self.choice.show_chosen(self._turns.index(turn))
        self.choice.chosen.connect(self._on_turn)
        self.play = QPushButton(f"Play it: {futures} futures")
        self.play.setDefault(True)
        self.play.clicked.connect(self.begin)
        self.keep = QPushButton("Keep it as a branch")
        self.keep.setEnabled(False)
        self.keep.setToolTip(
            "The future nearest to all of them, beside the class's line"
        )
        self.keep.clicked.connect(self._on_keep)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Futures that are done")
        self.bar.hide()
        self._lay_out()
        self._show_seats()

    def begin(self) -> None:
        """Play it: the same futures, with these orders."""
        if self.work is not None:
            return
        orders: dict[str, tuple[CardOrder, ...] | None] = {}
        for one in self.rows:
            orders |= one.orders()
        self.play.setEnabled(False)
        self.bar.show()
        work: Any = partial(
            play_otherwise, self._game, self._turn, orders, self._futures
        )
        self.work = Work(self, work)
        self.work.progressed.connect(self._on_progress)
        self.work.done.connect(self.show_made)
        self.work.failed.connect(self._on_failed)
        self.work.start()

    @override
    def done(self, result: int) -> None:
        """Close, once nothing is being played any more."""
        if self.work is not None:
            self.work.settle()
        super().done(result)

    def show_made(self, made: Otherwise) -> None:
        """Show what would have come, beside what could come as it was."""
        self._rest()
        self.made = made
        self.keep.setEnabled(bool(made.orders))
        emptied(self._results)
        told = "; ".join(f"{who}: {what}" for who, what in made.told())
        self._results.addWidget(
            label(told or "Everything as it was", 13, 600, wrap=True)
        )
        self._results.addLayout(
            self._compared("In this turn", made.own_shares, made.shares)
        )
        whole = made.to_the_end
        last = self._turns[-1]
        if last > made.turn:
            own = {id_: pair[0] for id_, pair in whole.items()}
            other = {id_: pair[1] for id_, pair in whole.items()}
            title = f"From here to the end of turn {last}"
            self._results.addLayout(self._compared(title, own, other))
        pairs = f"{len(made.own)} pairs of futures of the same luck."
        foot = f"{pairs} {words.NOT_A_FORECAST}."
        self._results.addWidget(label(foot, 12, 400, "second", wrap=True))
        self._results.addStretch(1)

    def _compared(
        self, title: str, own: dict[str, float], other: dict[str, float]
    ) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        heads = (title, "", "otherwise", "as it was")
        for place, text in enumerate(heads):
            head = label(
                text, 12, 600 if not place else 500, "" if not place else "second"
            )
            grid.addWidget(head, 0, place)
        ranked = sorted(own, key=lambda id_: -abs(other[id_] - own[id_]))
        for number, id_ in enumerate(ranked, start=1):
            said, moved = RESULTS[id_].label, abs(other[id_] - own[id_]) >= 0.05
            name = label(said[0].upper() + said[1:], 13, 500 if moved else 400)
            set_tone(name, "" if moved else "second")
            grid.addWidget(name, number, 0)
            dots = Dots()
            dots.show_share(other[id_], own[id_])
            dots.setAccessibleName(f"{said}: {round(100 * other[id_])} of 100")
            grid.addWidget(dots, number, 1)
            count = label(
                str(round(100 * other[id_])), 15, 600, "changed" if moved else ""
            )
            grid.addWidget(count, number, 2)
            was = label(f"{round(100 * own[id_])} of 100", 12, 400, "second")
            grid.addWidget(was, number, 3)
        grid.setColumnStretch(1, 1)
        return grid

    def _lay_out(self) -> None:
        whole = column(self, 20, 12)
        head = row(12)
        head.addWidget(label("Play it otherwise", 20, 600, atlas=True))
        head.addWidget(self.choice)
        head.addStretch(1)
        whole.addLayout(head)
        parts = QHBoxLayout()
        parts.setSpacing(12)
        frame, box = titled("What if they had ordered…")
        content = QWidget()
        self._seats = column(content, 0, 10)
        box.addWidget(scrolled(content, "Orders of the seats"), 1)
        frame.setFixedWidth(360)
        parts.addWidget(frame)
        frame, box = titled("What would have come of it")
        content = QWidget()
        self._results = column(content, 0, 12)
        box.addWidget(scrolled(content, "What would have come of it"), 1)
        parts.addWidget(frame, 1)
        whole.addLayout(parts, 1)
        foot = row(10)
        foot.addWidget(self.bar, 1)
        foot.addStretch(1)
        shut = QPushButton("Close")
        shut.clicked.connect(self.reject)
        foot.addWidget(shut)
        foot.addWidget(self.keep)
        foot.addWidget(self.play)
        whole.addLayout(foot)

    def _show_seats(self) -> None:
        emptied(self._seats)
        morning = Morning(self._game, self._turn)
        self.rows = [
            SeatOrders(self._game, self._turn, seat, morning)
            for seat in self._game.state.by
        ]
        for one in self.rows:
            self._seats.addWidget(one)
        self._seats.addStretch(1)
        emptied(self._results)
        hint = (
            "Choose other orders for one seat or more, and play the turn: the same "
            "morning and the same luck, so that what differs is an effect."
        )
        self._results.addWidget(label(hint, 13, 400, "second", wrap=True))
        self._results.addStretch(1)
        self.made = None
        self.keep.setEnabled(False)
        put_names(self)

    def _on_turn(self, number: int) -> None:
        self._turn = self._turns[number]
        self._show_seats()

    def _on_progress(self, done: int, planned: int) -> None:
        self.bar.setRange(0, planned)
        self.bar.setValue(done)

    def _on_failed(self, sentence: str, details: str) -> None:
        self._rest()
        emptied(self._results)
        self._results.addWidget(label(sentence, 13, 500, "bad", wrap=True))
        self._results.addStretch(1)
        if details:
            self.failed.emit(sentence, details)

    def _rest(self) -> None:
        self.work = None
        self.bar.hide()
        self.play.setEnabled(True)

    def _on_keep(self) -> None:
        if self.made is not None:
            self.keep.setEnabled(False)
            self.kept.emit(self.made)
