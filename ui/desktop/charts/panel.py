"""The panel of live charts: those that are wanted, one under the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.desktop import presenting, theme, words
from ui.desktop.charts.cell import ChartCell
from ui.desktop.charts.spec import CHARTS, FIRST, named
from ui.desktop.widgets.basics import column, label, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    import numpy as np

    from ui.desktop.ahead import Ahead
    from ui.desktop.charts.others import Other

BANDS = (
    "Half of the futures stay in the inner band, 9 of 10 in the outer; "
    "between two steps it tells how they lean."
)
BEFORE = " Dashed: before."
WIDE = 560  # px, from which the bands are labelled in words
TALL, LOW, FEW = 190, 120, 3  # px that the first chart needs, and each other
AT_ONCE = 1  # charts drawn at one look while days pass; the others have their turns
TIGHT = 150, 104  # where there are few
TABLED = 250  # px that one needs as a table: nine of its weeks
EDGE = 11  # px round them


class ChartPanel(QFrame):
    """Charts of a run.

    ``day_pressed`` gives a day that was pressed; ``told`` and ``failed`` sentences on
    what was taken away.
    """

    day_pressed = Signal(int)
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, start: date, days: int) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setMinimumWidth(380)
        self._start, self._days = start, days
        self.cells: dict[str, ChartCell] = {}
        self._shown: tuple[str, ...] = ()
        self._plain = False
        self._turn, self._by_turns = 0, False
        self._last: tuple[np.ndarray, Sequence[int], bool] | None = None
        self._futures: tuple[Ahead | None, Ahead | None] = (None, None)
        self._others: tuple[Other, ...] = ()
        self._lay_out()
        self.set_charts(FIRST)

    @property
    def charts(self) -> list[ChartCell]:
        """The charts in sight, from the top."""
        return [self.cells[name] for name in self._shown]

    def set_charts(self, names: Iterable[str]) -> None:
        """Show these charts, in the order in which they are offered."""
        wanted = set(names)
        self._shown = tuple(spec.name for spec in CHARTS if spec.name in wanted)
        for name in self._shown:
            if name not in self.cells:
                self._make(name)
        for name, cell in self.cells.items():
            cell.setVisible(name in self._shown)
        for name, action in self._choices.items():
            action.setChecked(name in self._shown)
        self._make_room()
        self._show_last()

    def _make_room(self) -> None:
        """Give each chart the height that it needs; what is too much is scrolled."""
        first, other = TIGHT if len(self._shown) <= FEW else (TALL, LOW)
        table = min(theme.scaled(TABLED), self._area.viewport().height() - 2 * EDGE)
        heights = 0
        for place, cell in enumerate(self.charts):
            usual = other if place else first
            cell.setMinimumHeight(max(table, usual) if cell.tabled else 0)
            heights += max(cell.minimumHeight(), usual)
        self._inside.setMinimumHeight(heights)

    def _on_room(self) -> None:
        """Make room for a table, and bring all of it into sight."""
        self._make_room()
        cell = self.sender()
        if isinstance(cell, ChartCell) and cell.tabled:
            QTimer.singleShot(0, cell, partial(self._show_whole, cell))

    def _show_whole(self, cell: ChartCell) -> None:
        self._area.ensureWidgetVisible(cell, 0, EDGE)

    def show_first(self, number: int) -> None:
        """Show the first charts, and no other."""
        self.set_charts(spec.name for spec in CHARTS[:number])

    def set_plain(self, plain: bool) -> None:
        """Leave out all buttons but what a newcomer needs."""
        self._plain = plain
        self.chooser.setVisible(not plain)
        for cell in self.cells.values():
            cell.head.set_plain(plain)

    def show_days(
        self,
        rows: np.ndarray,
        changes: Sequence[int],
        *,
        running: bool,
        by_turns: bool = False,
    ) -> None:
        """Draw the days done; where they pass quickly, the charts in sight by turns."""
        self._last, self._by_turns = (rows, changes, running), by_turns
        cells = self.charts
        if by_turns:  # those scrolled out of sight are drawn when the run rests
            seen = [one for one in cells if not one.visibleRegion().isEmpty()]
            turns, self._turn = -(-len(seen) // AT_ONCE), self._turn + 1
            cells = seen[self._turn % turns :: turns] if seen else []
        for cell in cells:
            cell.show_futures(*self._futures)
            cell.show_days(rows, changes, running=running)

    def show_futures(
        self, now: Ahead | None, ghost: Ahead | None, *, at_once: bool = False
    ) -> None:
        """Draw the futures in every chart; none while they are unknown.

        Where days pass quickly, each chart takes them in at its turn, unless all are
        to do so at once.
        """
        self._futures = now, ghost
        told = now is not None and not presenting.hidden()  # nothing to tell of
        self.key.setText(BANDS + (BEFORE if ghost else "") if told else "")
        if at_once or not self._by_turns:
            for cell in self.charts:
                cell.show_futures(now, ghost)

    def show_others(self, others: Sequence[Other]) -> None:
        """Draw other branches in every chart, in their own colour and dash."""
        if not others and not self._others:
            return
        self._others = tuple(others)
        for cell in self.charts:
            cell.chart.show_others(self._others)

    def stop(self) -> None:
        """Let nothing move any more, and wait for what is being written."""
        for cell in self.cells.values():
            cell.close_all()

    def _make(self, name: str) -> None:
        spec = named(name)
        worded = spec is CHARTS[0]
        cell = ChartCell(spec, self._start, self._days, worded=worded)
        cell.chart.day_pressed.connect(self.day_pressed)
        cell.told.connect(self.told)
        cell.failed.connect(self.failed)
        cell.room_wanted.connect(self._on_room)
        cell.chart.set_roomy(self.width() >= WIDE)
        cell.head.set_plain(self._plain)
        self.cells[name] = cell
        made = [one.name for one in CHARTS if one.name in self.cells]
        self._box.insertWidget(made.index(name), cell, spec.stretch)

    def _show_last(self) -> None:
        """Bring charts that were out of sight up to date."""
        for cell in self.charts:
            cell.show_futures(*self._futures)
            cell.chart.show_others(self._others)
            if self._last:
                rows, changes, running = self._last
                cell.show_days(rows, changes, running=running)

    def _lay_out(self) -> None:
        whole = column(self, 1, 0)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Charts")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._inside.setObjectName("content")
        self._box: QVBoxLayout = column(self._inside, EDGE, 2)
        area.setWidget(self._inside)
        whole.addWidget(area, 1)
        foot = row(8)
        foot.setContentsMargins(12, 2, 10, 8)
        self.key = label("", 11, 400, "second", wrap=True)
        foot.addWidget(self.key, 1)
        foot.addWidget(self._make_menu())
        whole.addLayout(foot)

    def _make_menu(self) -> QPushButton:
        self.chooser = QPushButton(f"Charts ({len(CHARTS)})")
        self.chooser.setProperty("kind", "link")
        self.chooser.setProperty("opens", "menu")
        self.chooser.setToolTip("Choose which charts are shown")
        menu = QMenu(self.chooser)
        self._choices: dict[str, QAction] = {}
        for spec in CHARTS:
            action = QAction(words.shown(spec.name), self)
            action.setCheckable(True)
            action.triggered.connect(self._on_chosen)
            menu.addAction(action)
            self._choices[spec.name] = action
        self.chooser.setMenu(menu)
        return self.chooser

    def _on_chosen(self) -> None:
        self.set_charts(
            name for name, action in self._choices.items() if action.isChecked()
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for cell in self.cells.values():
            cell.chart.set_roomy(self.width() >= WIDE)
        self._make_room()
