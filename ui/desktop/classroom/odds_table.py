"""How often each result of a turn comes; what the umpire may ask of another future."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPushButton, QWidget

from simulator.classroom.results import RESULTS
from ui.desktop import theme
from ui.desktop.widgets.basics import column, label, row, set_tone
from ui.desktop.widgets.dots import Dots
from ui.desktop.widgets.parts import KeyButton, emptied, scrolled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from simulator.classroom.adjudication import Fan
    from simulator.classroom.futures import Tomorrow

FREE = ("any", "shall come", "shall not")


class OddsTable(QWidget):
    """A line for each result: dots, count, whether it comes, and a wish."""

    asked = Signal(str)  # the result whose reasons are wanted
    adjusted = Signal(object, str)  # what is wanted by result, and why

    def __init__(self) -> None:
        super().__init__()
        self._fan: Fan | None = None
        self.wishes: dict[str, QComboBox] = {}
        self._shown = False
        self._head: QLabel | None = None
        whole = column(self, 0, 6)
        content = QWidget()
        self._box = column(content, 0, 0)
        whole.addWidget(scrolled(content, "Odds of this turn"), 1)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("why: it is kept in the record")
        self.reason.setAccessibleName("Why another future is chosen")
        self.reason.returnPressed.connect(self._send)
        self.choose = QPushButton("Choose it")
        self.choose.clicked.connect(self._send)
        self.fitting = label("", 12, 500, "second")
        self._asking = QWidget()
        line = row(8)
        line.setContentsMargins(0, 0, 0, 0)
        self._asking.setLayout(line)
        line.addWidget(self.fitting)
        line.addWidget(self.reason, 1)
        line.addWidget(self.choose)
        whole.addWidget(self._asking)
        self._asking.hide()

    def show_fan(self, fan: Fan, chosen: Tomorrow) -> None:
        """Show the odds of another turn, and what the chosen future comes to."""
        self._fan = fan
        self.reason.clear()
        self.wishes = {}
        emptied(self._box)
        grid = QGridLayout()
        grid.setHorizontalSpacing(7)
        grid.setVerticalSpacing(2)
        came = fan.results_of(chosen)
        self._head = label("rolled", 12, 400, "second")
        grid.addWidget(self._head, 0, 3)
        for number, (id_, share) in enumerate(fan.shares.items(), start=1):
            self._row(grid, number, id_, share, came[id_])
        grid.setColumnStretch(1, 1)
        self._box.addLayout(grid, 4)
        self._box.addStretch(1)
        self.show_wishes(self._shown)

    def _row(
        self, grid: QGridLayout, number: int, id_: str, share: float, comes: bool
    ) -> None:
        said = RESULTS[id_].label
        words = said[0].upper() + said[1:]
        grid.addWidget(self._name(words, id_, share), number, 0)
        dots = Dots()
        dots.show_share(share, None)
        dots.setMinimumWidth(40)
        grid.addWidget(dots, number, 1)
        grid.addWidget(label(str(round(100 * share)), 13, 600), number, 2)
        mark = label("✓" if comes else "–", 13, 600)
        mark.setToolTip("it comes" if comes else "it does not come")
        mark.setAccessibleName(f"{said}: {mark.toolTip()}")
        set_tone(mark, "accent" if comes else "third")
        grid.addWidget(mark, number, 3)
        if 0 < share < 1:
            wish = QComboBox()
            wish.addItems(FREE)
            wish.setAccessibleName(f"If you choose another future: {said}")
            wish.currentIndexChanged.connect(self._count)
            self.wishes[id_] = wish
            grid.addWidget(wish, number, 4)

    def _name(self, words: str, id_: str, share: float) -> QWidget:
        """Name a result; where it is open, one can ask what goes before it."""
        if not 0 < share < 1:
            plain = label(words, 12, 400, "second")
            plain.setContentsMargins(3, 0, 0, 0)
            return plain
        name = KeyButton(words, id_, link=True)
        name.setProperty("kind", "plain-link")
        name.setFont(theme.font(12, 500))
        name.setFixedHeight(20)
        name.setToolTip("What goes before it, and what does not")
        name.picked.connect(self.asked)
        return name

    def say_drawn(self, word: str) -> None:
        """Say whether the marked future was rolled or chosen."""
        if self._head is not None:
            self._head.setText(word)

    def show_wishes(self, shown: bool) -> None:
        """Offer to choose another of the same futures, or not."""
        self._shown = shown
        self._asking.setVisible(shown)
        for wish in self.wishes.values():
            wish.setVisible(shown)
        self._count()

    def wanted(self) -> dict[str, bool]:
        """Give what is wanted, by result."""
        return {
            id_: box.currentIndex() == 1
            for id_, box in self.wishes.items()
            if box.currentIndex() > 0
        }

    def _count(self) -> None:
        if self._fan is None:
            return
        fitting, of = len(self._fan.like(self.wanted())), len(self._fan.futures)
        self.fitting.setText(f"{fitting} of {of} futures are like that")
        set_tone(self.fitting, "second" if fitting else "bad")
        self.choose.setEnabled(fitting > 0)

    def _send(self) -> None:
        self.adjusted.emit(self.wanted(), self.reason.text())
