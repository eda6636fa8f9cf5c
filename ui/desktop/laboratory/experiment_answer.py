"""The answer of an experiment: figures, words, and every future to be opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QWidget,
)

from simulator.analysis.experiments.wording import dial_label, dial_number
from ui.desktop import theme
from ui.desktop.laboratory.figure_card import FigureCard
from ui.desktop.laboratory.kinds_asked import BY_KIND
from ui.desktop.laboratory.views_of import View, in_one_number, views_of
from ui.desktop.laboratory.wording import capital
from ui.desktop.widgets.basics import (
    ElidedLabel,
    Pressable,
    column,
    label,
    row,
    set_tone,
    surface,
)
from ui.desktop.widgets.parts import emptied, scrolled, titled
from ui.desktop.widgets.room import Stack
from ui.shapes.found import futures_grid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from simulator.analysis.experiments.kinds import Result

NEAR = 1e-9


class ExperimentAnswer(QWidget):
    """Shows a result; ``opened`` gives the place of a future in its table.

    ``told`` and ``failed`` are sentences in passing.
    """

    told = Signal(str)
    failed = Signal(str)
    opened = Signal(object)
    assumptions_wanted = Signal()
    failures_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.result: Any = None
        self.cards: list[FigureCard] = []
        self.title = ElidedLabel("", 15, 600)
        self.note = ElidedLabel("", 12)
        set_tone(self.note, "second")
        self.tabs = QFrame()
        self.tabs.setProperty("surface", "segments")
        self._line = row(0)
        self._line.setContentsMargins(2, 2, 2, 2)
        self.tabs.setLayout(self._line)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.show_view)
        self.stage = Stack()
        self.futures = FigureCard("Every future", QWidget())
        self.futures.twin.setChecked(True)
        self.futures.twin.hide()
        self.futures.opened.connect(self.opened)
        self.everything = QPushButton("All of them")
        self.everything.setProperty("kind", "link")
        self.everything.clicked.connect(self._show_all)
        self.futures.head.insertWidget(2, self.everything)
        self.count: QLabel = label("", 40, 600, "accent", atlas=True)
        self.count.setFont(theme.font(40, 600, atlas=True))
        self.of = label("", 12, 500, "accent", wrap=True)
        self.n = label("", 12, 400, "second")
        self.failures = QPushButton("")
        self.assumes = QPushButton("What this assumes")
        for button in (self.failures, self.assumes):
            button.setProperty("kind", "link")
        self.failures.clicked.connect(self.failures_wanted)
        self.assumes.clicked.connect(self.assumptions_wanted)
        for one in (self.futures,):
            one.told.connect(self.told)
            one.failed.connect(self.failed)
        self._lay_out()

    def show_result(self, result: Result) -> None:
        """Show another result."""
        self.result = result
        experiment = result.experiment
        heading = experiment.plan.experiment
        self.title.say(BY_KIND[experiment.kind.id].question)
        days = f"{heading.days} days"
        self.note.say(
            f"{experiment.scenario.title}; {days}; {result.table.told} futures"
        )
        self._show_views(views_of(result))
        self._show_words(result)
        self._show_all()
        failed = len(result.table.failures)
        self.n.setText(f"Model outcome, not a forecast. {result.table.told}.")
        self.failures.setText(f"{failed} failed")
        self.failures.setVisible(failed > 0)

    @property
    def card_list(self) -> tuple[FigureCard, ...]:
        """All figures with their tables."""
        return (*self.cards, self.futures)

    def close_all(self) -> None:
        """Wait for what is being written."""
        for card in self.card_list:
            card.close_all()

    def show_view(self, number: int) -> None:
        """Bring one of the figures to sight."""
        self.stage.setCurrentIndex(number)
        button = self._group.button(number)
        if button is not None:
            button.setChecked(True)

    def _show_views(self, views: list[View]) -> None:
        for old in self.cards:
            old.close_all()
            self.stage.removeWidget(old)
            old.hide()
            old.deleteLater()
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.cards = [self._card(view) for view in views]
        for number, view in enumerate(views):
            self.stage.addWidget(self.cards[number])
            button = Pressable()
            button.setText(view.name)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setFont(theme.font(12))
            self._group.addButton(button, number)
            self._line.addWidget(button)
        self.tabs.setVisible(len(views) > 1)
        self.show_view(0)

    def _card(self, view: View) -> FigureCard:
        area = scrolled(view.chart, view.title)
        card = FigureCard(capital(view.title), area)
        card.show_grid(view.grid, view.figure)
        card.note.say(self.result.table.told)
        card.told.connect(self.told)
        card.failed.connect(self.failed)
        card.opened.connect(self.opened)
        view.chart.picked.connect(self._on_picked)
        return card

    def _show_words(self, result: Any) -> None:
        count, of = in_one_number(result)
        self.count.setText(count)
        self.of.setText(of)
        self.count.setVisible(bool(count))
        self.of.setVisible(bool(of))
        emptied(self._words)
        for place, line in enumerate(result.sentences()):
            inner = line.startswith("  ")
            text = f"•  {line.strip()}" if inner else line
            size, weight = (14, 500) if place == 0 else (13, 400)
            self._words.addWidget(label(text, size, weight, wrap=True))
        self._words.addStretch(1)

    def _on_picked(self, key: Any) -> None:
        """Show the futures that a point stands for; open it where it is one."""
        points = self.result.table.points
        if isinstance(key, tuple) and len(key) == 2 and isinstance(key[0], int):
            self.opened.emit(key)
        elif isinstance(key, tuple):
            dial, value = key
            self._show_some(
                [k for k, p in enumerate(points) if _at(p.dials, dial, value)],
                f"where {dial_label(dial)} is {dial_number(dial, value)}",
            )
        elif isinstance(key, str):
            self._show_some(*_meant(points, key))

    def _show_some(self, chosen: list[int], of: str) -> None:
        if not chosen:
            return
        wanted = frozenset(chosen)
        self._show_grid(futures_grid(self.result, wanted.__contains__, of))
        self.everything.show()
        self.futures.table.selectRow(0)
        self.futures.table.setFocus()

    def _show_all(self) -> None:
        self._show_grid(futures_grid(self.result))
        self.everything.hide()

    def _show_grid(self, grid: Any) -> None:
        self.futures.say(grid.title, f"{len(grid.rows):,}; press one twice to open it")
        figure = partial(_first_figure, self.result)
        self.futures.show_grid(grid, figure)

    def _lay_out(self) -> None:
        box = column(self, 0, 8)
        head = surface("panel")
        line = row(12)
        line.setContentsMargins(14, 8, 14, 8)
        head.setLayout(line)
        text = QWidget()
        inside = column(text, 0, 0)
        inside.addWidget(self.title)
        inside.addWidget(self.note)
        line.addWidget(text, 1)
        line.addWidget(self.tabs)
        box.addWidget(head)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        left = QWidget()
        inside = column(left, 0, 8)
        inside.addWidget(self.stage, 3)
        inside.addWidget(self.futures, 2)
        frame, within = titled("In words")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.count)
        top.addWidget(self.of, 1)
        within.addLayout(top)
        content = QWidget()
        self._words = column(content, 0, 8)
        within.addWidget(scrolled(content, "The answer in words"), 1)
        foot = row(8)
        foot.addWidget(self.n)
        foot.addWidget(self.failures)
        foot.addStretch(1)
        foot.addWidget(self.assumes)
        within.addLayout(foot)
        split.addWidget(left)
        split.addWidget(frame)
        split.setStretchFactor(0, 62)
        split.setStretchFactor(1, 38)
        split.setSizes([620, 380])
        box.addWidget(split, 1)


def _meant(points: Any, key: str) -> tuple[list[int], str]:
    """Find the points that a bar stands for: of a policy, a root or a dial."""
    named = [k for k, point in enumerate(points) if point.name == key]
    if named:
        return named, f"of “{key}”"
    without = [k for k, point in enumerate(points) if key in point.without]
    if without:
        return without, "without that root"
    known = [point.dials[key] for point in points if key in point.dials]
    high = [k for k, p in enumerate(points) if known and _at(p.dials, key, max(known))]
    return high, f"where {dial_label(key)} is highest" if high else ""


def _at(dials: Any, name: str, value: float) -> bool:
    return name in dials and bool(np.isclose(dials[name], value, atol=NEAR))


def _first_figure(result: Any) -> Any:
    from ui.figures.experiments import figures

    return next(iter(figures(result).values()))
