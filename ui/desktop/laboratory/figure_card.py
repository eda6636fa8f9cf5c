"""A figure in a panel: its title, its table, and all else that one can do with it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QFrame, QMenu, QStackedWidget

from ui.desktop import writing
from ui.desktop.laboratory import taking
from ui.desktop.laboratory.table import NOTHING, GridView
from ui.desktop.widgets.basics import (
    ElidedLabel,
    IconButton,
    SnugLabel,
    column,
    row,
    set_tone,
)
from ui.desktop.widgets.parts import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.shapes.grid import Grid


class FigureCard(QFrame):
    """A figure with its table twin.

    ``told`` is a sentence on what was copied or saved, ``failed`` on what was not;
    ``opened`` gives the key of a row of the table.

    Parameters
    ----------
    title
        What it shows.
    chart
        Draws it.
    """

    told = Signal(str)
    failed = Signal(str)
    opened = Signal(object)

    def __init__(self, title: str, chart: QWidget) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.chart, self.name = chart, title
        self.table = GridView(f"{title}, as a table")
        self.table.opened.connect(self.opened)
        self._figure: Callable[[], Any] | None = None
        self._more: Callable[[], Grid] | None = None
        self.work: Work | None = None
        self.title = SnugLabel(title, 13, 600)
        self.note = ElidedLabel("", 12)
        set_tone(self.note, "second")
        self.twin = IconButton("table", f"{title}: as a table", size=16)
        self.twin.setCheckable(True)
        self.twin.toggled.connect(self._on_twin)
        self.more = IconButton("dots", f"{title}: more", size=16)
        self.more.clicked.connect(self._open_menu)
        self.menu = self._make_menu()
        self.head = row(8)
        for part, stretch in ((self.title, 0), (self.note, 1)):
            self.head.addWidget(part, stretch)
        for button in (self.twin, self.more):
            button.setFixedSize(QSize(28, 24))
            self.head.addWidget(button)
        self.stack = QStackedWidget()
        self.stack.addWidget(chart)
        self.stack.addWidget(self.table)
        self.box = column(self, 12, 4)
        self.box.setContentsMargins(12, 6, 10, 8)
        self.box.addLayout(self.head)
        self.box.addWidget(self.stack, 1)

    def say(self, title: str, note: str) -> None:
        """Give it another title, and a note beside it."""
        self.name = title
        self.title.say(title)
        self.note.say(note)

    def show_grid(self, grid: Grid, figure: Callable[[], Any]) -> None:
        """Take another table, and what draws the figure for paper."""
        self._figure = figure
        self.table.show_grid(grid)
        for part in (self.twin, self.more):
            part.setEnabled(grid is not NOTHING)

    def close_all(self) -> None:
        """Wait for what is being written."""
        if self.work is not None:
            self.work.settle()

    def save(self, file: Path) -> None:
        """Write the figure to a file; a picture where its name has no ending."""
        file = file if file.suffix else file.with_suffix(".png")
        grid, figure = self.table.grid, self._figure
        if figure is None or self.work is not None:
            return
        self.work = Work(self, partial(_write, file, grid, figure))
        self.work.done.connect(self._on_written)
        self.work.failed.connect(self._on_failed)
        self.work.start()

    def _on_written(self, file: object) -> None:
        self.work = None
        self.told.emit(f"{self.name}: saved as {Path(str(file)).name}.")

    def _on_failed(self, sentence: str, details: str) -> None:
        self.work = None
        self.failed.emit(sentence)

    def _on_twin(self, wanted: bool) -> None:
        self.stack.setCurrentIndex(int(wanted))

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        twin = QAction("Show as a table", self)
        twin.setCheckable(True)
        twin.toggled.connect(self.twin.setChecked)
        self.twin.toggled.connect(twin.setChecked)
        menu.addAction(twin)
        menu.addSeparator()
        for text, does in (
            ("Copy picture", self.copy_picture),
            ("Copy data", self.copy_data),
            ("Save as…", self._ask_where),
        ):
            action = QAction(text, self)
            action.triggered.connect(does)
            menu.addAction(action)
        return menu

    def copy_picture(self) -> None:
        """Put the figure on the clipboard."""
        taking.copy_picture(self.chart)
        self.told.emit(f"{self.name}: the picture is on the clipboard.")

    def copy_data(self) -> None:
        """Put the table on the clipboard."""
        taking.copy_grid(self.table.grid)
        self.told.emit(f"{self.name}: the table is on the clipboard.")

    def _ask_where(self) -> None:
        name = "".join(c if c.isalnum() else "-" for c in self.name.lower())
        title = f"Save “{self.name}”"
        at = f"{name.strip('-')[:60]}.png"
        file, _ = QFileDialog.getSaveFileName(self, title, at, writing.FILES)
        if file:
            self.save(Path(file))


def _write(file: Path, grid: Grid, figure: Callable[[], Any], _: object) -> str:
    writing.write(file, grid.text(), partial(taking.drawn, figure))
    return str(file)
