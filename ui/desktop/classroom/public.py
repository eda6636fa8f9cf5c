"""What is publicly known, for the projector and the facilitator's brief alike.

These widgets are given a `PublicView` and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QWidget

from simulator.classroom.results import RESULTS
from simulator.definitions import STEPS
from ui.desktop import theme, words
from ui.desktop.widgets.basics import column, label, row, rule
from ui.desktop.widgets.dots import Dots
from ui.desktop.widgets.parts import emptied, of_100, stands_in

if TYPE_CHECKING:
    from simulator.classroom.news import News
    from simulator.classroom.views import PublicView

NEWS, ODDS = 4, 3
DOT_ROWS = 4


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
    large
        Whether the odds have a hundred dots in rows.
    """

    def __init__(self, size: int = 13, *, large: bool = False) -> None:
        super().__init__()
        self._size, self._large = size, large
        self._view: PublicView | None = None
        self._box = column(self, 0, round(size * 0.6))

    @property
    def size_of_text(self) -> int:
        """Pixels of the text."""
        return self._size

    def set_size(self, size: int) -> None:
        """Write larger or smaller."""
        if size != self._size:
            self._size = size
            self._box.setSpacing(round(size * 0.6))
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
        if not view.news and view.turn <= 1:
            self._box.addWidget(label(view.situation, size, wrap=True))
        for one in view.news[1 : NEWS + 1]:
            self._box.addWidget(label(told(one), size, wrap=True))
        for seat, text in view.said:
            line = row(round(size * 0.5))
            line.addWidget(label(seat, size, 600))
            line.addWidget(label(f"“{text}”", size, wrap=True), 1)
            self._box.addLayout(line)
        self._box.addWidget(rule())
        self._ladder(view)
        self._in_force(view)
        self._odds(view)
        if view.phase in ("brief", "orders") and view.turn and not view.ended:
            self._ready(view)
        self._box.addStretch(1)
        _appear(self._box)

    def _ladder(self, view: PublicView) -> None:
        line = row(10)
        line.addWidget(label("Escalation", self._size, 600), 1)
        name = f"step {view.rung} of 8: {view.rung_name}"
        change = view.rung - view.rung_before
        if change:
            steps = f"{abs(change)} step{'s' if abs(change) > 1 else ''}"
            name = f"{'up' if change > 0 else 'down'} {steps}: {view.rung_name}"
        line.addWidget(label(name, self._size, 400, "second"))
        self._box.addLayout(line)
        ladder = Ladder(round(self._size * 2.2))
        ladder.show_step(view.rung)
        self._box.addWidget(ladder)
        ends = row(0)
        ends.addWidget(label("Normal", round(self._size * 0.8), 400, "second"), 1)
        ends.addWidget(label("Full-scale war", round(self._size * 0.8), 400, "second"))
        self._box.addLayout(ends)

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
        first, *rest = ranked[:ODDS]
        if self._large:
            self._first(view.shares[first], RESULTS[first].label)
        else:
            rest = [first, *rest]
        for id_ in rest:
            line = row(10)
            share = view.shares[id_]
            line.addWidget(label(of_100(share), self._size, 600))
            line.addWidget(label(RESULTS[id_].label, self._size, wrap=True), 1)
            self._box.addLayout(line)
            if not self._large:
                dots = Dots()
                dots.show_share(share, None)
                self._box.addWidget(dots)

    def _first(self, share: float, what: str) -> None:
        """Show the most open result large: its count, and a hundred dots."""
        line = row(round(self._size * 0.7))
        count = str(round(100 * share))
        line.addWidget(label(count, round(self._size * 2.2), 600, atlas=True))
        text = label(f"of 100 futures:\n{what}", self._size, 500, wrap=True)
        line.addWidget(text, 1)
        self._box.addLayout(line)
        dots = HundredDots(round(self._size * 0.72))
        dots.show_share(share)
        self._box.addWidget(dots)

    def _ready(self, view: PublicView) -> None:
        """Show whose orders are in: what all may know."""
        self._box.addWidget(rule())
        ready = sum(sign.ready for sign in view.seats)
        text = f"Orders are in from {ready} of {len(view.seats)} seats"
        self._box.addWidget(label(text, self._size, 600))
        signs = [f"{'✓' if s.ready else '–'} {s.name}" for s in view.seats]
        self._box.addWidget(label("    ".join(signs), self._size, wrap=True))


def _appear(layout: QLayout) -> None:
    """Show all at once: what is not shown yet counts for nothing in a height."""
    for one in stands_in(layout):
        if isinstance(one, QWidget):
            one.show()
        else:
            _appear(one)


class HundredDots(QWidget):
    """A hundred dots in four rows of twenty-five, filled as far as the share goes."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._dot, self._share = max(4, size), 0.0
        self.setFixedHeight(round(DOT_ROWS * self._dot * 1.5))

    def show_share(self, share: float) -> None:
        """Show another share."""
        self._share = share
        self.setAccessibleName(f"{round(100 * share)} of 100 dots are filled")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        across = 100 // DOT_ROWS
        step = min(self.width() / across, self._dot * 1.9)
        for dot in range(100):
            filled = dot < round(100 * self._share)
            painter.setBrush(theme.color("fan_median" if filled else "hairline"))
            left, top = dot % across * step, dot // across * self._dot * 1.5
            painter.drawEllipse(QRectF(left, top, self._dot, self._dot))
        painter.end()


def headline(view: PublicView) -> str:
    """Say the weightiest news; without any, how things stand."""
    if view.ended:
        return "The class is over: the debrief follows"
    if view.news:
        return told(view.news[0])
    if not view.turn:
        return view.title
    return f"As things stand: {view.rung_name}"


def told(one: News) -> str:
    """Tell one piece of news, with the dead as they are claimed."""
    dead = f"; {one.claimed} dead are claimed" if one.claimed else ""
    return f"{one.text}{dead}"
