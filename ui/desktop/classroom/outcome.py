"""What comes of a turn: three futures, the roll, the odds; accept or adjust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QProgressBar, QPushButton, QWidget

from simulator.classroom.roles import role
from ui.desktop.classroom.odds_table import OddsTable
from ui.desktop.classroom.reason_bars import ReasonRow
from ui.desktop.classroom.roll_strip import INKS, RollStrip
from ui.desktop.widgets.basics import column, label, row, set_tone, surface
from ui.desktop.widgets.parts import emptied, scrolled, titled
from ui.desktop.widgets.room import Whole
from ui.desktop.words import step_short

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame, QVBoxLayout

    from simulator.classroom.adjudication import Fan, Three
    from simulator.classroom.futures import Tomorrow
    from simulator.classroom.game import Game

TITLES = ("Best", "Most likely", "Worst")
LIKE = "{} of 100 futures are nearer to this one than to the other two"
TOLD = ("talks", "ceasefire", "crossings", "split")


class Outcome(QWidget):
    """The card of a turn."""

    accepted = Signal()
    adjusted = Signal(object, str)  # what is wanted by result, and why

    def __init__(self) -> None:
        super().__init__()
        self._fan: Fan | None = None
        self._game: Game | None = None
        self.waiting = label("The model plays this turn …", 16, 500, "second")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Futures that are done")
        self.seat = QComboBox()
        self.seat.setAccessibleName("By whose aims futures are best and worst")
        self.seat.currentIndexChanged.connect(self._show_three)
        self.strip = RollStrip()
        self.odds = OddsTable()
        self.odds.asked.connect(self._show_why)
        self.odds.adjusted.connect(self.adjusted)
        self.accept = QPushButton("Accept the roll and reveal")
        self.accept.setDefault(True)
        self.accept.clicked.connect(self.accepted)
        self.adjust = QPushButton("Adjust with a reason…")
        self.adjust.setCheckable(True)
        self.adjust.toggled.connect(self.odds.show_wishes)
        self.card = QWidget()
        self._lay_out()
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

    def show_refused(self, sentence: str) -> None:
        """Say that the turn could not be played; its orders and phase stand."""
        self.card.hide()
        self.bar.hide()
        self.waiting.setText(f"{sentence} Nothing is lost; close the class and go on.")
        self.waiting.setWordWrap(True)
        self.waiting.show()

    def show_fan(self, game: Game, fan: Fan) -> None:
        """Show the odds, the three futures, the roll and the reasons."""
        self._fan, self._game = fan, game
        self.waiting.hide()
        self.bar.hide()
        chosen = fan.number(game.state.chosen(fan.turn))
        seats = list(game.state.by)
        known = [self.seat.itemData(n) for n in range(self.seat.count())]
        if seats != known:
            self.seat.blockSignals(True)
            self.seat.clear()
            for seat in seats:
                self.seat.addItem(f"by the aims of {role(seat).short}", seat)
            self.seat.blockSignals(False)
        failed = f"; {fan.failed} failed" if fan.failed else ""
        self.count.setText(f"n = {len(fan.futures)} futures{failed}")
        self.odds.show_fan(fan, chosen)
        self._show_three()
        self._show_why(_interesting(fan) or "")
        self._show_foot(game, fan, chosen)
        self.adjust.setChecked(False)
        self.card.show()

    def _show_three(self) -> None:
        seat, fan = self.seat.currentData(), self._fan
        if fan is None or seat is None:
            return
        three = fan.three(seat)
        emptied(self._three)
        line = row(10)
        for place in range(3):
            line.addWidget(_end(place, three, fan), 1)
        self._three.addLayout(line)
        self.strip.show_three(three)

    def _show_why(self, asked: str) -> None:
        emptied(self._why)
        fan = self._fan
        if fan is None or not asked:
            none = "Every result is certain in this turn: there is nothing to explain."
            self._why.addWidget(label(none, 12, 400, "second", wrap=True))
            self._why.addStretch(1)
            return
        from simulator.classroom.results import RESULTS

        self.of.setText(RESULTS[asked].label)
        reasons = fan.reasons(asked)
        for one in reasons:
            self._why.addWidget(ReasonRow(one))
        if not reasons:
            none = "Nothing of the first half of the turn parts these futures clearly."
            self._why.addWidget(label(none, 12, 400, "second", wrap=True))
        self._why.addStretch(1)

    def _show_foot(self, game: Game, fan: Fan, chosen: Tomorrow) -> None:
        emptied(self._told)
        for told in game.state.adjudicated[fan.turn].undone:
            words = f"Could not be done. {told}"
            self._told.addWidget(label(words, 12, 400, "changed", wrap=True))
        adjusted = game.state.adjusted.get(fan.turn)
        if adjusted is not None:
            words = (
                f"You chose another future ({adjusted.wanted}): {adjusted.reason}. "
                f"The rolled one is kept as the branch “turn {fan.turn} as rolled”."
            )
            self._told.addWidget(label(words, 12, 500, "changed", wrap=True))
        self.accept.setText(
            "Reveal what you chose" if adjusted else "Accept the roll and reveal"
        )
        drawn = "chosen" if chosen.number != fan.rolled.number else "rolled"
        self.odds.say_drawn(drawn)

    def _lay_out(self) -> None:
        whole = column(self, 0, 10)
        whole.addWidget(self.waiting)
        whole.addWidget(self.bar)
        whole.addWidget(self.card, 1)
        box = column(self.card, 0, 10)
        upper, inner = titled("What this turn can come to")
        head = row(8)
        self.count = label("", 12, 400, "second")
        head.addWidget(self.count, 1)
        head.addWidget(self.seat)
        inner.addLayout(head)
        self._three: QVBoxLayout = column(_within(inner), 0, 0)
        inner.addWidget(self.strip)
        box.addWidget(upper)
        lower = row(10)
        frame, inner = titled("How often each result comes", "of 100 futures")
        inner.addWidget(self.odds, 1)
        lower.addWidget(frame, 62)
        frame, inner = titled("What goes before")
        self.of = label("", 12, 400, "second", wrap=True)
        inner.addWidget(self.of)
        content = QWidget()
        self._why = column(content, 0, 8)
        inner.addWidget(scrolled(content, "What goes before"), 1)
        lower.addWidget(frame, 38)
        box.addLayout(lower, 1)
        box.addWidget(self._foot())
        whole.addStretch(0)

    def _foot(self) -> QFrame:
        frame = surface("card")
        box = column(frame, 10, 6)
        self._told = column(_within(box), 0, 4)
        line = row(10)
        line.addWidget(self.accept)
        line.addWidget(self.adjust)
        keep = "What was rolled is kept beside the line, whatever you choose."
        line.addWidget(label(keep, 12, 400, "second", wrap=True), 1)
        box.addLayout(line)
        return frame


def _within(box: QVBoxLayout) -> QWidget:
    made = QWidget()
    box.addWidget(made)
    return made


def _end(place: int, three: Three, fan: Fan) -> QFrame:
    """Show one of the three: its share, what comes, from which step to which."""
    future = three.ends[place]
    frame = Whole()
    frame.setProperty("surface", "card")
    frame.setToolTip(LIKE.format(three.counts[place]))
    frame.setProperty("chosen", "true" if place == three.kind else "false")
    box = column(frame, 10, 3)
    head = row(6)
    name = label(TITLES[place], 13, 600)
    set_tone(name, {"good": "accent", "accent": "accent", "bad": "bad"}[INKS[place]])
    head.addWidget(name, 1)
    head.addWidget(label(str(three.counts[place]), 18, 600))
    head.addWidget(label("of 100 like this", 12, 400, "second"))
    box.addLayout(head)
    worst = int(future.rows["act"].max())
    step = f"Up to step {worst}: {step_short(worst).lower()}"
    box.addWidget(label(step, 14, 600, atlas=True, wrap=True))
    came = fan.results_of(future)
    attacks = f"{int(future.rows['attacks'].sum())} attacks in Pakistan"
    from simulator.classroom.results import RESULTS

    others = [RESULTS[id_].label for id_ in TOLD if came.get(id_)]
    box.addWidget(label("; ".join([attacks, *others]), 12, 400, wrap=True))
    box.addStretch(1)
    first, last = int(future.rows["rung"][0]), int(future.rows["rung"][-1])
    box.addWidget(label(f"step {first} → {last}", 12, 400, "second"))
    return frame


def _interesting(fan: Fan) -> str | None:
    """Choose the result that is the least certain: reasons tell most about it."""
    open_ = {id_: s for id_, s in fan.shares.items() if 0 < s < 1}
    if not open_:
        return None
    return min(open_, key=lambda id_: abs(open_[id_] - 0.5))
