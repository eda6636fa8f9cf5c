"""What comes of a turn: the odds, the roll, reasons; accept it, or choose another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from simulator.classroom.results import RESULTS
from simulator.classroom.roles import role
from simulator.definitions import STEPS
from ui.desktop.widgets.basics import column, label, row, set_tone, surface
from ui.desktop.widgets.odds import Dots
from ui.desktop.widgets.parts import emptied, of_100, scrolled, titled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame, QHBoxLayout

    from simulator.classroom.adjudication import Fan
    from simulator.classroom.futures import Tomorrow
    from simulator.classroom.game import Game

FREE = ("does not matter", "shall come", "shall not come")


class Outcome(QWidget):
    """The card of a turn."""

    accepted = Signal()
    adjusted = Signal(object, str)  # what is wanted by result, and why

    def __init__(self) -> None:
        super().__init__()
        self._fan: Fan | None = None
        self._wanted: dict[str, QComboBox] = {}
        self.waiting = label("The model plays this turn …", 16, 500, "second")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Futures that are done")
        self.card = QWidget()
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("why: it is kept in the record")
        self.reason.setAccessibleName("Why another future is chosen")
        self.accept = QPushButton("Accept the roll and reveal")
        self.accept.setDefault(True)
        self.accept.clicked.connect(self.accepted)
        self.adjust = QPushButton("Choose this instead")
        self.adjust.clicked.connect(self._on_adjust)
        whole = column(self, 0, 10)
        whole.addWidget(self.waiting)
        whole.addWidget(self.bar)
        whole.addWidget(self.card, 1)
        self._card = column(self.card, 0, 10)
        self.card.hide()

    def show_waiting(self, done: int, planned: int) -> None:
        """Show how many futures are done."""
        self.card.hide()
        self.waiting.show()
        self.bar.show()
        self.bar.setRange(0, planned)
        self.bar.setValue(done)
        if planned:
            self.waiting.setText(f"The model plays this turn: {done} of {planned}")

    def show_fan(self, game: Game, fan: Fan) -> None:
        """Show the odds, the three futures, the roll and the reasons."""
        self._fan = fan
        self.waiting.hide()
        self.bar.hide()
        self.reason.setParent(None)
        for button in (self.accept, self.adjust):
            button.setParent(None)
        emptied(self._card)
        chosen = fan.number(game.state.chosen(fan.turn))
        self._card.addLayout(self._three(fan, chosen))
        frame, box = titled(
            "How often each result comes",
            f"n = {len(fan.futures)} futures",
        )
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(5)
        self._show_odds(grid, fan, chosen)
        box.addWidget(scrolled(content, "Odds of this turn"), 1)
        self._card.addWidget(frame, 1)
        below = row(10)
        self._show_why(fan, below)
        below.addWidget(self._fates(fan, game.state.played), 1)
        self._card.addLayout(below)
        self._card.addWidget(self._foot(game, fan))
        self.card.show()

    def _three(self, fan: Fan, chosen: Tomorrow) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        drawn = "Rolled" if chosen.number == fan.rolled.number else "Chosen"
        shown = (("Most likely", fan.most_likely), (drawn, chosen))
        for place, (title, future) in enumerate(shown):
            grid.addWidget(_future(title, fan, future, strong=place == 1), 0, place)
        return grid

    def _show_odds(self, grid: QGridLayout, fan: Fan, chosen: Tomorrow) -> None:
        came = fan.results_of(chosen)
        self._wanted = {}
        heads = ("", "", "of 100", "in this one", "if you choose another")
        for place, text in enumerate(heads):
            grid.addWidget(label(text, 12, 400, "second"), 0, place)
        for number, (id_, share) in enumerate(fan.shares.items(), start=1):
            said = RESULTS[id_].label
            grid.addWidget(label(said[0].upper() + said[1:], 13), number, 0)
            dots = Dots()
            dots.show_share(share, None)
            grid.addWidget(dots, number, 1)
            grid.addWidget(label(str(round(100 * share)), 13, 600), number, 2)
            mark = label("comes" if came[id_] else "does not", 13, 500)
            set_tone(mark, "accent" if came[id_] else "second")
            grid.addWidget(mark, number, 3)
            if 0 < share < 1:
                wish = QComboBox()
                wish.addItems(FREE)
                wish.setAccessibleName(f"If you choose another future: {said}")
                self._wanted[id_] = wish
                grid.addWidget(wish, number, 4)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(grid.rowCount(), 1)

    def _fates(self, fan: Fan, seats: tuple[str, ...]) -> QFrame:
        frame, box = titled("Worst and best by their aims", "5th and 95th of 100")
        for seat in seats:
            ends = fan.worst_and_best(seat)
            told = [
                f"step {int(one.rows['act'].max())}, "
                f"{int(one.rows['attacks'].sum())} attacks"
                for one in ends
            ]
            line = row(8)
            line.addWidget(label(role(seat).short, 12, 500), 1)
            line.addWidget(label(" to ".join(told), 12, 400, "second"))
            box.addLayout(line)
        box.addStretch(1)
        return frame

    def _show_why(self, fan: Fan, below: QHBoxLayout) -> None:
        asked = _interesting(fan)
        if asked is None:
            return
        reasons = fan.reasons(asked)
        if not reasons:
            return
        frame, box = titled("What went before", RESULTS[asked].label)
        for one in reasons:
            words = (
                f"{one.what}: where it came first, {of_100(one.share_with)}; "
                f"elsewhere {of_100(one.share_without)}"
            )
            box.addWidget(label(words, 12, wrap=True))
        box.addStretch(1)
        below.addWidget(frame, 1)

    def _foot(self, game: Game, fan: Fan) -> QFrame:
        frame = surface("card")
        box = column(frame, 12, 8)
        undone = game.state.adjudicated[fan.turn].undone
        for told in undone:
            words = f"Could not be done. {told}"
            box.addWidget(label(words, 12, 400, "changed", wrap=True))
        line = row(10)
        line.addWidget(self.accept)
        line.addSpacing(12)
        line.addWidget(self.reason, 1)
        line.addWidget(self.adjust)
        box.addLayout(line)
        keep = "What was rolled is kept beside the line, whatever you choose."
        box.addWidget(label(keep, 12, 400, "second"))
        chosen = game.state.adjusted.get(fan.turn)
        if chosen is not None:
            self.accept.setText("Reveal what you chose")
            box.addWidget(label(f"Chosen: {chosen.reason}", 12, 500, "accent"))
        else:
            self.accept.setText("Accept the roll and reveal")
        return frame

    def _on_adjust(self) -> None:
        wanted = {
            id_: box.currentIndex() == 1
            for id_, box in self._wanted.items()
            if box.currentIndex() > 0
        }
        self.adjusted.emit(wanted, self.reason.text())


def _future(title: str, fan: Fan, future: Tomorrow, *, strong: bool) -> QFrame:
    frame = surface("card")
    box = column(frame, 12, 4)
    box.addWidget(label(title, 13, 600, "accent" if strong else "second"))
    worst = int(future.rows["act"].max())
    said = f"Up to step {worst} of 8: {STEPS[worst]}"
    box.addWidget(label(said, 16, 600, atlas=True, wrap=True))
    came = fan.results_of(future)
    kept = ("talks", "ceasefire", "crossings", "split")
    others = [RESULTS[id_].label for id_ in kept if came.get(id_)]
    attacks = f"{int(future.rows['attacks'].sum())} attacks in Pakistan"
    box.addWidget(label("; ".join([attacks, *others]), 13, 400, wrap=True))
    share = fan.steps[worst]
    note = f"this step is the highest in {of_100(share)} futures"
    box.addWidget(label(note, 12, 400, "second"))
    return frame


def _interesting(fan: Fan) -> str | None:
    """Choose the result that is the least certain: reasons tell most about it."""
    open_ = {id_: s for id_, s in fan.shares.items() if 0 < s < 1}
    if not open_:
        return None
    return min(open_, key=lambda id_: abs(open_[id_] - 0.5))
