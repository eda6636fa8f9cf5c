"""Odds: of 100 futures, how many see it; the count, dots, and what it was before."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.desktop import presenting, theme, words
from ui.desktop.widgets.basics import Label, column, label, row
from ui.desktop.widgets.dots import Dots
from ui.desktop.widgets.running_text import RunningText

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from simulator.ensemble.summary import Summary

VARIED = {False: "other luck", True: "other luck and unknowns"}
UNKNOWN, HIDDEN = "?", "hidden, press Enter to reveal it"
WEEK = 7
REACHES = {False: 26, True: 52}  # weeks
# What is asked, and how a summary answers it as a share of the futures.
QUESTIONS: tuple[tuple[str, Callable[[Summary], float]], ...] = (
    ("New strikes on a capital or heartland", lambda s: s.rungs[6]),
    ("A new ground incursion, or war", lambda s: s.rungs[7]),
    ("A new ceasefire that holds two weeks", lambda s: s.ceasefire),
)
# Of the dots of each: the step of escalation that it asks about.
INKS: tuple[str | int, ...] = (6, 7, "good")
# How a count stands to the one before: words and an arrow, never colour alone.
MORE, FEWER, SAME = "▲ more than before", "▼ fewer than before", "as before"
ROOMY = 400  # px of the panel, from which its counts are larger still
LETTERS = {False: (20, 12), True: (28, 13)}  # of count and question, by that room


class Question(Label):
    """A question, on two lines where large letters leave no room for one."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setFont(theme.font(12, 500))
        self.setWordWrap(True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Be as high as it must; `heightForWidth` never falls below what it was."""
        room, wraps = QRect(0, 0, self.width(), 0), Qt.TextFlag.TextWordWrap
        text = self.fontMetrics().boundingRect(room, wraps, self.text())
        self.setMinimumHeight(text.height())


class Count(RunningText):
    """A count of 100: figures alone, which need no room below their line."""

    def __init__(self) -> None:
        super().__init__(LETTERS[False][0], 600, side=Qt.AlignmentFlag.AlignRight)
        self.keep_room("100")

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().ascent())


class OddsRow(QFrame):
    """One question, its count of 100 futures, and what the count was.

    Parameters
    ----------
    question
        What is asked.
    ink
        Of the dots: a token, or a step of escalation.
    """

    def __init__(self, question: str, ink: str | int = "fan_median") -> None:
        super().__init__()
        self.question = question
        self._shares: tuple[float, float | None] | None = None
        self._revealed = -1  # the round in which it was shown alone
        self.setProperty("help", "odds")
        self.asked = Question(question)
        self.dots = Dots(ink)
        self.count = Count()
        self.was = RunningText(11, ink="text2")
        self.was.keep_room("of 100, was 100")
        self.trend = RunningText(11, 500, ink="text2")
        self.trend.keep_room(FEWER)
        line = row(6)
        self.setLayout(line)
        middle = Qt.AlignmentFlag.AlignVCenter
        left, right = _stacked(self.asked, self.dots), _stacked(self.was, self.trend)
        line.addLayout(left, 1)
        line.addWidget(self.count, 0, middle)
        line.addLayout(right)

    def set_roomy(self, roomy: bool) -> None:
        """Be larger, where there is room."""
        for part, size, weight in zip(
            (self.count, self.asked), LETTERS[roomy], (600, 500), strict=True
        ):
            part.setFont(theme.font(size, weight))

    def show_share(self, share: float, was: float | None) -> None:
        """Show the share of the futures, and the share before the last change."""
        self._shares = share, was
        self.show_again()

    def forget(self) -> None:
        """Show no count until there is another."""
        self._shares = None
        self.dots.show_share(0.0, None)
        self.show_again()

    def show_again(self) -> None:
        """Show what is known, or hide it from a class that is to guess."""
        hides = presenting.hidden() and self._revealed != presenting.this_round()
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if hides else policy.NoFocus)
        if hides or self._shares is None:
            self.count.say(UNKNOWN if hides else "")
            self.was.say("of 100" if hides else "")
            self.trend.say("")
            self.dots.show_share(0.0, None)
            self.setAccessibleName(f"{self.question}: {HIDDEN}" if hides else "")
        else:
            self._show_share(*self._shares)

    def reveal(self) -> None:
        """Show this count alone, while the others stay hidden."""
        self._revealed = presenting.this_round()
        self.show_again()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if presenting.hidden():
            self.reveal()
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reveal()
        else:
            super().keyPressEvent(event)

    def _show_share(self, share: float, was: float | None) -> None:
        now = round(100 * share)
        before = None if was is None else round(100 * was)
        trend = "" if before is None else compared(now, before)
        stood = "" if before is None else f", was {before}"
        self.count.say(f"{now}")
        self.was.say(f"of 100{stood}")
        self.trend.say(trend)
        self.dots.show_share(share, was)
        heard = ", " + trend.lstrip("▲▼ ") if trend else ""
        told = f"{self.question}: {now} of 100 futures{stood}{heard}"
        self.setAccessibleName(told)


def _stacked(upper: QWidget, lower: QWidget) -> QVBoxLayout:
    """Lay two parts out one under the other, in the middle of what room there is."""
    box = QVBoxLayout()
    box.setSpacing(1)
    box.addStretch(1)
    box.addWidget(upper)
    box.addWidget(lower)
    box.addStretch(1)
    return box


def compared(now: int, before: int) -> str:
    """Say how a count stands to the one before it."""
    if now == before:
        return SAME
    return MORE if now > before else FEWER


class OddsPanel(QFrame):
    """What the futures say, question by question, with how many there are."""

    assumptions_wanted = Signal()
    varied = Signal(str)
    reached = Signal(int)  # days that the futures are to look ahead

    def __init__(self) -> None:
        super().__init__()
        self._plain, self._told = False, ""
        self.setProperty("surface", "panel")
        self.setMinimumWidth(300)
        box = column(self, 12, 4)
        head = row(7)
        self.title = label("In the next", 13, 600)
        self.number = RunningText(12, ink="text2")
        self.number.say("futures come as soon as the model is ready")
        head.addWidget(self.title)
        head.addWidget(self._make_reach())
        head.addWidget(self._make_vary())
        head.addWidget(self.number)
        head.addStretch(1)
        box.addLayout(head)
        self.rows = [
            OddsRow(question, ink)
            for (question, _), ink in zip(QUESTIONS, INKS, strict=True)
        ]
        for one in self.rows:
            box.addWidget(one, 1)
        box.addLayout(self._make_foot())

    def _make_reach(self) -> QPushButton:
        self.reach = QPushButton()
        self.reach.setCheckable(True)
        self.reach.setProperty("kind", "link")
        self.reach.toggled.connect(self._on_reach)
        self._tell_reach(REACHES[False])
        return self.reach

    def _tell_reach(self, weeks: int) -> None:
        other = REACHES[weeks == REACHES[False]]
        self.reach.setText(f"{weeks} weeks")
        self.title.setText("In the next" + (f" {weeks} weeks" if self._plain else ""))
        told = f"How far the futures look ahead: press for {other} weeks"
        self.reach.setToolTip(told)
        self.reach.setAccessibleName(f"In the next {weeks} weeks. {told}")

    def _on_reach(self, far: bool) -> None:
        """Look farther or less far; the counts of the other reach go at once."""
        self._tell_reach(REACHES[far])
        for one in self.rows:
            one.forget()
        self.reached.emit(REACHES[far] * WEEK)

    def _make_vary(self) -> QPushButton:
        self.vary = QPushButton(VARIED[False])
        self.vary.setCheckable(True)
        self.vary.setProperty("kind", "link")
        self.vary.setToolTip(
            "What differs between the futures: luck alone, or also what we do not know"
        )
        self.vary.toggled.connect(self._on_varied)
        return self.vary

    def set_plain(self, plain: bool) -> None:
        """Leave out what a newcomer does not need."""
        self._plain = plain
        self.vary.setVisible(not plain)
        self.reach.setVisible(not plain)
        self._tell_reach(REACHES[self.reach.isChecked()])
        self._tell()

    def _tell(self) -> None:
        """Say how many futures there are, and what differs where no button says so."""
        if self._told:
            varied = f", {VARIED[self.vary.isChecked()]}" if self._plain else ""
            self.number.say(f"{self._told}{varied}")

    def _on_varied(self, unknowns: bool) -> None:
        self.vary.setText(VARIED[unknowns])
        self.varied.emit("unknowns" if unknowns else "luck")

    def _make_foot(self) -> QHBoxLayout:
        line = row(8)
        said = label(words.NOT_A_FORECAST, 12, 400, "second", wrap=True)
        line.addWidget(said, 1)
        self.link = QPushButton("What this assumes")
        self.link.setProperty("kind", "link")
        self.link.clicked.connect(self.assumptions_wanted)
        line.addWidget(self.link)
        return line

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for one in self.rows:
            one.set_roomy(self.width() >= theme.scaled(ROOMY))

    def show_again(self) -> None:
        """Show the odds or hide them, as the window presents them."""
        for one in self.rows:
            one.show_again()

    def show_summary(self, now: Summary, ghost: Summary | None, days: int) -> None:
        """Show the odds, and those before the last change of a dial."""
        if days != REACHES[self.reach.isChecked()] * WEEK:
            return  # of the reach before
        of = (
            f"{now.ok} futures"
            if now.ok == now.planned
            else (f"{now.ok} of {now.planned} futures")
        )
        failed = f", {now.failed} failed" if now.failed else ""
        if not self._told:
            self.number.forget_room()  # of the words before
        self._told = f"{of}{failed}"
        self._tell()
        for one, (_, answer) in zip(self.rows, QUESTIONS, strict=True):
            one.show_share(answer(now), answer(ghost) if ghost else None)
