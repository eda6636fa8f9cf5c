"""Parts of the debrief: luck or choice, and a card for each turning point."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from simulator.definitions import STEPS
from ui.desktop import words
from ui.desktop.classroom.ending_dots import EndingDots
from ui.desktop.classroom.tags import Tag
from ui.desktop.widgets.basics import column, label, row, surface
from ui.desktop.widgets.parts import KeyButton, of_100, titled
from ui.desktop.widgets.room import Whole

if TYPE_CHECKING:
    from simulator.classroom.debrief import Debrief
    from simulator.classroom.turning import TurningPoint

KINDS = {"order": "an order", "treaty": "a treaty", "inject": "from outside"}


class Luck(Whole):
    """Luck or choice: what it was, in a sentence and in two rows of dots."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        box = column(self, 14, 6)
        box.addWidget(label("Luck or choice?", 20, 600, atlas=True))
        self.said = label("", 13, wrap=True)
        box.addWidget(self.said)
        self.own = EndingDots("Your orders, other luck", "accent")
        self.model = EndingDots("The model at every seat", "ghost_line")
        self._counts = []
        for name, dots in (
            ("Your orders, other luck", self.own),
            ("The model at every seat", self.model),
        ):
            line = row(6)
            line.addWidget(label(name, 12, 600), 1)
            count = label("", 14, 600)
            line.addWidget(count)
            line.addWidget(label("of 100 end there or lower", 12, 400, "second"))
            self._counts.append(count)
            box.addLayout(line)
            box.addWidget(dots, 1)
        self.foot = label("", 12, 400, "second", wrap=True)
        box.addWidget(self.foot)

    def show_debrief(self, debrief: Debrief) -> None:
        """Show another class."""
        ending = debrief.ending
        step, (own, model) = int(ending.line), ending.shares
        self.said.setText(
            f"{ending.verdict}. In the last turn your class went up to step {step} of "
            f"8, {STEPS[step]}. With the same orders and other luck {of_100(own)} "
            f"futures end there or lower; with the model at every seat {of_100(model)}."
        )
        for dots, ends in ((self.own, ending.own), (self.model, ending.model)):
            dots.show_ends(ends, step)
        for count, share in zip(self._counts, (own, model), strict=True):
            count.setText(str(round(100 * share)))
        self.foot.setText(f"{words.NOT_A_FORECAST}. {len(debrief.own)} futures each.")


class TurningCard(QFrame):
    """A turning point: what was done, what it moved, and playing it otherwise."""

    otherwise = Signal(str)  # number of the turn

    def __init__(self, number: int, point: TurningPoint, debrief: Debrief) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        box = column(self, 12, 6)
        head = row(8)
        head.addWidget(label(str(number), 16, 600, "accent", atlas=True))
        title = label(point.title, 14, 600, atlas=True, wrap=True)
        title.setToolTip(point.title)
        head.addWidget(title, 1)
        box.addLayout(head)
        turn = next(one for one in debrief.turns if one.number == point.turn)
        came = "; ".join(what for what, _ in turn.came) or "nothing new"
        when = f"{_when(debrief, point.day)}, turn {point.turn}. Came: {came}."
        box.addWidget(label(when, 12, 400, "second", wrap=True))
        box.addStretch(1)
        without = surface("card")
        inner = column(without, 8, 0)
        told = label(point.told(), 12, 600, wrap=True)
        told.setToolTip(f"{point.pairs} pairs of futures of the same luck")
        inner.addWidget(told)
        box.addWidget(without)
        box.addLayout(self._foot(point))

    def _foot(self, point: TurningPoint) -> QHBoxLayout:
        foot = row(8)
        self.play = KeyButton("Play it otherwise…", str(point.turn), icon="fork")
        self.play.setAccessibleName(f"Play turn {point.turn} otherwise")
        self.play.picked.connect(self.otherwise)
        foot.addWidget(self.play)
        foot.addStretch(1)
        if point.seat:
            foot.addWidget(Tag(point.seat))
        else:
            foot.addWidget(label(KINDS[point.kind], 12, 400, "second"))
        return foot


def _when(debrief: Debrief, day: int) -> str:
    if debrief.start is None:
        return f"Day {day + 1}"
    return words.short_date(debrief.start + timedelta(days=day))


class Turning(QWidget):
    """The cards of the turning points, side by side."""

    otherwise = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(2, 2, 2, 2)
        self._box.setSpacing(10)

    def show_debrief(self, debrief: Debrief) -> None:
        """Show those of another class."""
        while self._box.count():
            item = self._box.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, point in enumerate(debrief.turning, start=1):
            card = TurningCard(number, point, debrief)
            card.otherwise.connect(self.otherwise)
            self._box.addWidget(card, 1)
        if not debrief.turning:
            frame, box = titled("Turning points")
            none = (
                "Nobody ordered anything, so nothing the class did moved its futures."
            )
            box.addWidget(label(none, 13, 400, "second", wrap=True))
            play = KeyButton("Play turn 1 otherwise…", "1", icon="fork")
            play.picked.connect(self.otherwise)
            box.addWidget(play)
            self._box.addWidget(frame, 1)
