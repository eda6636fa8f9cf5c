"""The lower half of the debrief, leaf by leaf: questions, aims, turns, luck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QTabWidget, QWidget

from simulator.classroom.roles import role
from ui.desktop.classroom.tags import Tag
from ui.desktop.widgets.basics import column, label, row, rule, set_tone
from ui.desktop.widgets.dots import Dots
from ui.desktop.widgets.parts import KeyButton, emptied, of_100, scrolled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from simulator.classroom.aims import AimResult
    from simulator.classroom.debrief import Debrief, Turn
    from simulator.classroom.state import ClassState

QUESTIONS = {
    "planned": "What did we plan?",
    "happened": "What happened?",
    "why": "Why?",
    "next time": "What next time?",
}
ASIDE = 2  # seats side by side on the leaf of the aims


class Leaves(QTabWidget):
    """What the class reads and writes under its line."""

    otherwise = Signal(str)  # number of the turn

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.setAccessibleName("The debrief, leaf by leaf")
        self.answers: dict[str, QPlainTextEdit] = {}
        self.addTab(self._questions(), "The four questions")
        self._aims = self._leaf("Aims by seat")
        self._turns = self._leaf("Turn by turn")
        self._expected = self._leaf("What was expected")
        self._measures = self._leaf("Luck or choice, in numbers")
        self._otherwise = self._leaf("Played otherwise")

    def show_debrief(self, debrief: Debrief, state: ClassState | None) -> None:
        """Show another class; its state tells what was played otherwise."""
        self._show_aims(debrief)
        emptied(self._turns)
        for turn in debrief.turns:
            self._turns.addWidget(self._turn(turn))
            self._turns.addWidget(rule())
        self._turns.addStretch(1)
        self._show_expected(debrief)
        self._show_measures(debrief)
        self.show_otherwise(state)
        for key, box in self.answers.items():
            if not box.toPlainText():
                box.setPlainText(debrief.reflected.get(key, ""))

    def show_otherwise(self, state: ClassState | None) -> None:
        """Show what was played otherwise and kept."""
        emptied(self._otherwise)
        kept = state.otherwise if state is not None else []
        for one in kept:
            told = []
            for id_, share in one.shares.items():
                was = one.before.get(id_, share)
                if abs(share - was) >= 0.05:
                    told.append(f"{_label(id_)} {of_100(share)} (was {of_100(was)})")
            seats = ", ".join(role(seat).short for seat in one.orders)
            head = f"Turn {one.turn}, otherwise: {seats}. Kept as “{one.branch}”"
            self._otherwise.addWidget(label(head, 13, 600, wrap=True))
            words = "; ".join(told) or "little would have been otherwise"
            self._otherwise.addWidget(label(words, 13, wrap=True))
        if not kept:
            none = "“Play it otherwise…” at a turn; what you keep of it stands here."
            self._otherwise.addWidget(label(none, 13, 400, "second", wrap=True))
        self._otherwise.addStretch(1)

    def _leaf(self, name: str) -> QVBoxLayout:
        content = QWidget()
        inner = column(content, 12, 6)
        self.addTab(scrolled(content, name), name)
        return inner

    def _questions(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(12, 10, 12, 4)
        for place, (key, question) in enumerate(QUESTIONS.items()):
            grid.addWidget(label(question, 13, 600), 0, place)
            answer = QPlainTextEdit()
            answer.setAccessibleName(question)
            answer.setPlaceholderText("Type here, or leave it for the room")
            answer.setTabChangesFocus(True)
            answer.setMinimumHeight(60)
            self.answers[key] = answer
            grid.addWidget(answer, 1, place)
        grid.setRowStretch(1, 1)
        return made

    def _show_aims(self, debrief: Debrief) -> None:
        emptied(self._aims)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(10)
        for number, (seat, results) in enumerate(debrief.aims.items()):
            at = Qt.AlignmentFlag.AlignTop
            grid.addWidget(_aims(seat, results), number // ASIDE, number % ASIDE, at)
        for place in range(ASIDE):
            grid.setColumnStretch(place, 1)
        self._aims.addLayout(grid)
        self._aims.addStretch(1)

    def _turn(self, turn: Turn) -> QWidget:
        made = QWidget()
        box = column(made, 0, 3)
        head = row(10)
        head.addWidget(label(f"Turn {turn.number}", 14, 600, atlas=True))
        play = KeyButton("Play it otherwise…", str(turn.number), link=True)
        play.setAccessibleName(f"Play turn {turn.number} otherwise")
        play.picked.connect(self.otherwise)
        head.addWidget(play)
        head.addStretch(1)
        box.addLayout(head)
        ordered = (
            "; ".join(what for _, what in turn.orders) or "nobody ordered anything"
        )
        box.addWidget(label(f"Ordered: {ordered}", 13, wrap=True))
        came = "; ".join(f"{what} ({of_100(share)})" for what, share in turn.came)
        box.addWidget(label(f"Came: {came or 'nothing new'}", 13, wrap=True))
        if turn.undone:
            told = f"Could not be done: {'; '.join(turn.undone)}"
            box.addWidget(label(told, 12, 400, "second", wrap=True))
        if turn.adjusted:
            why = f"The umpire chose another of the same futures: {turn.adjusted}"
            box.addWidget(label(why, 12, 500, "changed", wrap=True))
        return made

    def _show_expected(self, debrief: Debrief) -> None:
        emptied(self._expected)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        heads = ("Turn", "Seat", "Question", "expected", "futures", "came")
        for place, text in enumerate(heads):
            grid.addWidget(label(text, 12, 500, "second"), 0, place)
        for number, one in enumerate(debrief.predictions, start=1):
            cells = (
                str(one.turn),
                one.seat,
                one.question,
                f"{one.percent} of 100",
                of_100(one.share),
                "yes" if one.came else "no",
            )
            for place, text in enumerate(cells):
                grid.addWidget(label(text, 13), number, place)
        grid.setColumnStretch(2, 1)
        if debrief.predictions:
            self._expected.addLayout(grid)
        else:
            none = "Nobody noted what they expected; the talks have a form for it."
            self._expected.addWidget(label(none, 13, 400, "second", wrap=True))
        self._expected.addStretch(1)

    def _show_measures(self, debrief: Debrief) -> None:
        emptied(self._measures)
        for one in debrief.luck:
            title = f"{one.label[0].upper()}{one.label[1:]}: {one.verdict}"
            self._measures.addWidget(label(title, 13, 600, wrap=True))
            middle = (
                f"you {one.line:,.0f}; your orders with other luck {one.orders:,.0f}; "
                f"the model alone {one.model:,.0f} {one.unit}"
            )
            self._measures.addWidget(label(middle, 12, 400, "second", wrap=True))
        self._measures.addStretch(1)


def _label(id_: str) -> str:
    from simulator.classroom.results import RESULTS

    return RESULTS[id_].label if id_ in RESULTS else id_


def _aims(seat: str, results: tuple[AimResult, ...]) -> QWidget:
    made = QWidget()
    box = column(made, 0, 4)
    head = row(8)
    head.addWidget(Tag(seat))
    met = sum(one.met for one in results)
    head.addWidget(label(role(seat).title, 13, 600), 1)
    head.addWidget(label(f"{met} of {len(results)} met", 12, 500, "second"))
    box.addLayout(head)
    for one in results:
        line = row(8)
        mark = label("met" if one.met else "not met", 12, 600)
        set_tone(mark, "accent" if one.met else "second")
        mark.setFixedWidth(52)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        secret = " (secret)" if one.aim.secret else ""
        line.addWidget(label(f"{one.aim.text}{secret}", 12, wrap=True), 1)
        dots = Dots()
        dots.setFixedWidth(110)
        dots.show_share(one.odds, None)
        odds = f"the model alone meets it in {of_100(one.odds)} futures"
        dots.setToolTip(odds)
        dots.setAccessibleName(odds)
        line.addWidget(dots)
        count = label(str(round(100 * one.odds)), 12, 600)
        count.setToolTip(odds)
        count.setMinimumWidth(22)
        line.addWidget(count)
        box.addLayout(line)
    return made
