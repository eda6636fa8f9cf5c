"""Odds: of 100 futures, how many see it; dots, the count, and what it was before."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.desktop import presenting, theme, words
from ui.desktop.widgets.basics import Label, column, label, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.ensemble.summary import Summary

VARIED = {False: "other luck", True: "other luck and unknowns"}
UNKNOWN, HIDDEN = "?", "hidden, press Enter to reveal it"
DOTS = 50  # each stands for two of 100
WEEK = 7
REACHES = {False: 26, True: 52}  # weeks
# What is asked, and how a summary answers it as a share of the futures.
QUESTIONS: tuple[tuple[str, Callable[[Summary], float]], ...] = (
    ("New strikes on a capital or heartland", lambda s: s.rungs[6]),
    ("A new ground incursion, or war", lambda s: s.rungs[7]),
    ("A new ceasefire that holds two weeks", lambda s: s.ceasefire),
)


class Dots(QWidget):
    """A row of dots: filled as far as the share goes, a tick where it was."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(9)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._share = 0.0
        self._was: float | None = None

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, 9)

    def show_share(self, share: float, was: float | None) -> None:
        """Show another share, and the one before it."""
        self._share, self._was = share, was
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        step = self.width() / DOTS
        size = min(step * 0.72, 5.0)
        filled = round(self._share * DOTS)
        for dot in range(DOTS):
            painter.setBrush(theme.color("fan_median" if dot < filled else "hairline"))
            left = dot * step + (step - size) / 2
            painter.drawEllipse(QRectF(left, (9 - size) / 2, size, size))
        if self._was is not None:
            painter.setBrush(theme.color("ghost_line"))
            painter.drawRect(QRectF(self._was * self.width() - 1, 0, 2, 9))
        painter.end()


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
        self.setMinimumHeight(self.heightForWidth(self.width()))


class OddsRow(QFrame):
    """One question, its count of 100 futures, and what the count was."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question
        self._shares: tuple[float, float | None] | None = None
        self._revealed = -1  # the round in which it was shown alone
        self.setProperty("help", "odds")
        self.dots = Dots()
        self.count = label("", 15, 600)
        self.was = label("", 11, 400, "second")
        self.was.setMinimumWidth(46)
        box = column(self, 0, 1)
        line = row(6)
        line.addWidget(Question(question), 1)
        line.addWidget(self.count)
        line.addWidget(label("of 100", 11, 400, "second"))
        line.addWidget(self.was)
        box.addLayout(line)
        box.addWidget(self.dots)

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
        if hides:
            self.count.setText(UNKNOWN)
            self.was.setText("")
            self.dots.show_share(0.0, None)
            self.setAccessibleName(f"{self.question}: {HIDDEN}")
        elif self._shares is None:
            self.count.setText("")
            self.was.setText("")
            self.setAccessibleName("")
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
        self.count.setText(f"{now}")
        self.was.setText("" if before is None else f"was {before}")
        self.dots.show_share(share, was)
        told = f"{self.question}: {now} of 100 futures"
        self.setAccessibleName(told + (f", was {before}" if before is not None else ""))


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
        self.number = label(
            "futures come as soon as the model is ready", 12, 400, "second"
        )
        head.addWidget(self.title)
        head.addWidget(self._make_reach())
        head.addWidget(self.number)
        head.addWidget(self._make_vary())
        head.addStretch(1)
        box.addLayout(head)
        self.rows = [OddsRow(question) for question, _ in QUESTIONS]
        for one in self.rows:
            box.addWidget(one)
        box.addStretch(1)
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
            self.number.setText(f"{self._told}{varied}")

    def _on_varied(self, unknowns: bool) -> None:
        self.vary.setText(VARIED[unknowns])
        self.varied.emit("unknowns" if unknowns else "luck")

    def _make_foot(self) -> QHBoxLayout:
        line = row(8)
        line.addWidget(label(words.NOT_A_FORECAST, 12, 400, "second"), 1)
        self.link = QPushButton("What this assumes")
        self.link.setProperty("kind", "link")
        self.link.clicked.connect(self.assumptions_wanted)
        line.addWidget(self.link)
        return line

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
        self._told = f"{of}{failed}"
        self._tell()
        for one, (_, answer) in zip(self.rows, QUESTIONS, strict=True):
            one.show_share(answer(now), answer(ghost) if ghost else None)
