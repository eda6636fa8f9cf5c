"""What is publicly known, for the projector and the facilitator's brief alike.

These widgets are given a `PublicView` and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.classroom.results import RESULTS
from simulator.definitions import STEPS
from ui.desktop import theme, words
from ui.desktop.widgets.basics import column, label, row, rule
from ui.desktop.widgets.odds import Dots
from ui.desktop.widgets.parts import emptied, of_100

if TYPE_CHECKING:
    from simulator.classroom.news import News
    from simulator.classroom.views import PublicView

NEWS, ODDS = 4, 3


class Ladder(QWidget):
    """The nine steps of escalation, the one of now ringed."""

    def __init__(self, high: int = 34) -> None:
        super().__init__()
        self._step = 0
        self.setFixedHeight(high)
        self.setAccessibleName("Step of escalation")

    def show_step(self, step: int) -> None:
        """Ring another step."""
        self._step = step
        self.setAccessibleDescription(f"step {step} of 8: {STEPS[step]}")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(round(self.height() * 0.42), 600))
        wide = self.width() / len(STEPS)
        for step in range(len(STEPS)):
            box = QRectF(step * wide + 2, 3, wide - 4, self.height() - 6)
            back = theme.rung(step) if step <= self._step else theme.color("sunken")
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(back)
            painter.drawRoundedRect(box, 4, 4)
            if step == self._step:
                pen = painter.pen()
                pen.setStyle(Qt.PenStyle.SolidLine)
                pen.setColor(theme.color("text"))
                pen.setWidth(3)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box, 4, 4)
            dark = back.lightnessF() < 0.5
            painter.setPen(Qt.GlobalColor.white if dark else Qt.GlobalColor.black)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(step))


class PublicBoard(QWidget):
    """News, the ladder, what is in force, the odds of the turn: in words and signs.

    Parameters
    ----------
    size
        Pixels of the text; the projector's is large.
    """

    def __init__(self, size: int = 13) -> None:
        super().__init__()
        self._size = size
        self._view: PublicView | None = None
        self._box = column(self, 0, round(size * 0.6))

    def set_size(self, size: int) -> None:
        """Write larger or smaller."""
        if size != self._size:
            self._size = size
            if self._view is not None:
                self.show_view(self._view)

    def show_view(self, view: PublicView) -> None:
        """Show another state."""
        size, self._view = self._size, view
        emptied(self._box)
        head = row(12)
        of = f" of {view.turns}" if view.turns else ""
        turn = f"Turn {view.turn}{of}" if view.turn else "Before the first turn"
        head.addWidget(label(turn, size, 600, "accent"), 1)
        when = words.long_date(view.date) if view.date else f"Day {view.day}"
        head.addWidget(label(when, size, 400, "second"))
        self._box.addLayout(head)
        self._box.addWidget(
            label(headline(view), round(size * 1.9), 600, atlas=True, wrap=True)
        )
        for one in view.news[1 : NEWS + 1]:
            self._box.addWidget(label(told(one), size, wrap=True))
        for who, text in view.said:
            self._box.addWidget(label(f"{who}: “{text}”", size, 500, wrap=True))
        self._box.addWidget(rule())
        self._ladder(view)
        self._in_force(view)
        self._odds(view)
        self._box.addStretch(1)

    def _ladder(self, view: PublicView) -> None:
        line = row(10)
        line.addWidget(label("Escalation", self._size, 600), 1)
        name = f"step {view.rung} of 8: {view.rung_name}"
        line.addWidget(label(name, self._size, 400, "second"))
        self._box.addLayout(line)
        ladder = Ladder(round(self._size * 2.4))
        ladder.show_step(view.rung)
        self._box.addWidget(ladder)

    def _in_force(self, view: PublicView) -> None:
        facts = [f"{view.crossings_open} of {view.crossings} crossings are open"]
        if view.ceasefire:
            facts.append("a ceasefire is in force")
        if view.talks:
            facts.append("the two sides talk")
        self._box.addWidget(label("; ".join(facts), self._size, wrap=True))
        for treaty in view.treaties:
            who = ", ".join(treaty.signed)
            text = f"Treaty {treaty.number}: {treaty.topics}, signed by {who}"
            if treaty.state == "breached":
                text += "; broken"
            self._box.addWidget(label(text, self._size, wrap=True))

    def _odds(self, view: PublicView) -> None:
        if not view.shares:
            return
        self._box.addWidget(rule())
        note = f"This turn in {view.futures} futures under these orders"
        self._box.addWidget(label(note, self._size, 600, wrap=True))
        ranked = sorted(view.shares, key=lambda id_: abs(view.shares[id_] - 0.5))
        for id_ in ranked[:ODDS]:
            line = row(10)
            share = view.shares[id_]
            line.addWidget(label(of_100(share), self._size, 600))
            line.addWidget(label(RESULTS[id_].label, self._size, wrap=True), 1)
            self._box.addLayout(line)
            dots = Dots()
            dots.show_share(share, None)
            self._box.addWidget(dots)


def headline(view: PublicView) -> str:
    """Say the weightiest news; without any, how things stand."""
    if view.ended:
        return "The class is over: the debrief follows"
    if view.news:
        return told(view.news[0])
    if not view.turn:
        return view.title
    return f"{view.rung_name.capitalize()} along the line"


def told(one: News) -> str:
    """Tell one piece of news, with the dead as they are claimed."""
    dead = f"; {one.claimed} dead are claimed" if one.claimed else ""
    return f"{one.text}{dead}"
