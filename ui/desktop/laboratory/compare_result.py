"""The answer of a comparison: how each setting goes, what differs, and through what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QWidget

from ui.desktop import words
from ui.desktop.laboratory.dial_line import shortened
from ui.desktop.laboratory.drawing.courses import CoursesChart
from ui.desktop.laboratory.drawing.dumbbells import Dumbbells
from ui.desktop.laboratory.drawing.gap import GapChart
from ui.desktop.laboratory.drawing.ranked import RankedList
from ui.desktop.laboratory.figure_card import FigureCard
from ui.desktop.laboratory.headline import Headline
from ui.desktop.laboratory.setting_cards import SettingCards, alike, changed_words
from ui.desktop.laboratory.wording import ranked, whats
from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.parts import scrolled
from ui.shapes.compared import LETTERS, Courses, Endings, Gap, Pairs

if TYPE_CHECKING:
    from simulator.analysis.compare.comparison import Comparison, Contrast

LINK = "link"


class CompareResult(QWidget):
    """Shows a comparison; ``opened`` gives arm and luck of a future to be opened.

    ``told`` and ``failed`` are sentences in passing.
    """

    told = Signal(str)
    failed = Signal(str)
    opened = Signal(int, int)
    pair_wanted = Signal(int)
    assumptions_wanted = Signal()
    story_wanted = Signal()
    failures_wanted = Signal()
    swap_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.found: Comparison | None = None
        self.arm = 1
        self.cards = SettingCards()
        self.what = shortened(QComboBox())
        self.what.setAccessibleName("What is shown over time")
        for one in whats():
            self.what.addItem(one.name, one)
        self.against = shortened(QComboBox())
        self.against.setAccessibleName("Which setting is set against A")
        self.courses, self.gap = CoursesChart(), GapChart()
        self.ends, self.ranks = Dumbbells(), RankedList()
        self.headline = Headline()
        self.courses_card = FigureCard("Under each setting", self.courses)
        self.gap_card = FigureCard("The difference", self.gap)
        self.ends_card = FigureCard("Where the futures end", self.ends)
        area = scrolled(self.ranks, "What differs, and the way it came")
        self.ranks_card = FigureCard("What differs, and the way it came", area)
        self.pairs = FigureCard("Pairs", QWidget())  # its table alone is used
        self.note = label("", 12, 400, "second")
        self._lay_out()
        self._connect()

    def show_result(self, found: Comparison) -> None:
        """Show another comparison."""
        self.found, self.arm = found, 1
        self._rows = self.cards.show_settings(found)
        self.against.blockSignals(True)
        self.against.clear()
        for arm in range(1, len(found.plan.arms)):
            self.against.addItem(f"{LETTERS[arm]} against A", arm)
        self.against.blockSignals(False)
        self.against.setVisible(self.against.count() > 1)
        self.swap.setVisible(len(found.plan.arms) == 2)
        self.alike.setText(f"{alike(found, self._rows)} dials alike")
        failed = found.planned - found.ok
        self.note.setText(
            f"Model outcome, not a forecast. n = {found.ok}/{found.planned}."
        )
        self.failures.setText(f"{failed} failed")
        self.failures.setVisible(failed > 0)
        self._show()

    @property
    def contrast(self) -> Contrast:
        """The two settings whose difference is shown."""
        assert self.found is not None
        return self.found.contrasts[self.arm - 1]

    @property
    def card_list(self) -> tuple[FigureCard, ...]:
        """All figures with their tables."""
        return self.courses_card, self.gap_card, self.ends_card, self.ranks_card

    def close_all(self) -> None:
        """Wait for what is being written."""
        for card in self.card_list:
            card.close_all()

    def show_what(self, column: str) -> None:
        """Show another thing over time, by its weekly column."""
        for place in range(self.what.count()):
            if self.what.itemData(place).column == column:
                self.what.setCurrentIndex(place)

    def _on_against(self) -> None:
        self.arm = int(self.against.currentData() or 1)
        self._show()

    def _show(self) -> None:
        """Draw everything anew."""
        found = self.found
        if found is None:
            return
        what, letters = self.what.currentData(), f"{LETTERS[self.arm]} minus A"
        courses, gap = Courses.of(found, what), Gap.of(found, what, self.arm)
        ends, pairs = Endings.of(found), Pairs.of(found, what, self.arm)
        n = f"n = {gap.n}/{gap.planned} pairs"
        self.courses.show_shape(courses)
        self.courses_card.say("Under each setting", "middle future, half around it")
        self.courses_card.show_grid(courses.grid(), partial(_paper, "courses", courses))
        self.gap.show_shape(gap)
        below = (
            f"below zero: {LETTERS[self.arm]} is calmer" if what.ladder else what.unit
        )
        self.gap_card.say(f"The difference, {letters}", f"{below}; {n}")
        self.gap_card.show_grid(gap.grid(), partial(_paper, "gap", gap))
        self.ends.show_shape(ends, self.arm)
        self.ends_card.say("Where the futures end", f"of {ends.n}, {_when(ends)}")
        self.ends_card.show_grid(ends.grid(), partial(_paper, "ends", ends))
        changed = changed_words(self._rows, self.arm)
        self.ranks.show_rows(ranked(self.contrast, *changed))
        self.ranks_card.say("What differs, and the way it came", "the largest first")
        grid = self.ranks.grid
        self.ranks_card.show_grid(grid, partial(_ranks_paper, self.ranks.rows, n))
        self.pairs_grid = pairs.grid()
        self.headline.show_pairs(pairs, found, self.arm)

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(self._show)
        self.against.currentIndexChanged.connect(self._on_against)
        self.gap.picked.connect(self._on_pair)
        self.headline.pairs_wanted.connect(self._on_pairs)
        self.headline.story.clicked.connect(self.story_wanted)
        self.assumes.clicked.connect(self.assumptions_wanted)
        self.failures.clicked.connect(self.failures_wanted)
        self.swap.clicked.connect(self.swap_wanted)
        for card in self.card_list:
            card.told.connect(self.told)
            card.failed.connect(self.failed)

    def _on_pair(self, luck: Any) -> None:
        self.pair_wanted.emit(int(luck))

    def _on_pairs(self) -> None:
        self.pair_wanted.emit(-1)

    def _lay_out(self) -> None:
        self.alike = label("", 11, 400, "second")
        self.swap, self.failures = _link("Swap A and B"), _link("")
        self.assumes = _link("What this assumes")
        box = column(self, 0, 8)
        head = row(10)
        head.addWidget(self.cards, 1)
        side = QWidget()
        beside = column(side, 0, 0)
        beside.addWidget(self.alike)
        beside.addWidget(self.swap)
        head.addWidget(side)
        box.addLayout(head)
        self.courses_card.head.insertWidget(2, self.what)
        self.gap_card.head.insertWidget(2, self.against)
        grid = QGridLayout()
        grid.setSpacing(8)
        halves = QWidget(), QWidget()
        left, right = (column(half, 0, 8) for half in halves)
        left.addWidget(self.courses_card, 10)
        left.addWidget(self.gap_card, 11)
        right.addWidget(self.headline)
        right.addWidget(self.ends_card, 2)
        right.addWidget(self.ranks_card, 4)
        foot = row(8)
        foot.addWidget(self.note)
        foot.addWidget(self.failures)
        foot.addStretch(1)
        foot.addWidget(self.assumes)
        self.ranks_card.box.addLayout(foot)
        grid.addWidget(halves[0], 0, 0)
        grid.addWidget(halves[1], 0, 1)
        grid.setColumnStretch(0, 56)
        grid.setColumnStretch(1, 44)
        box.addLayout(grid, 1)


def _link(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("kind", LINK)
    return made


def _when(ends: Endings) -> str:
    return f"{words.short_date(ends.end)} {ends.end.year}"


def _paper(kind: str, shape: Any) -> Any:
    from ui.figures import compared

    return compared.FIGURES[kind](shape)


def _ranks_paper(rows: Any, n: str) -> Any:
    from ui.figures import compared

    return compared.ranked_figure(rows, n)
