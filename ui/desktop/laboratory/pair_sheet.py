"""All pairs of a comparison in a sheet: choose one, and open either of its futures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from ui.desktop.laboratory.table import GridView
from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.dialog import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.shapes.grid import Grid

TOLD = (
    "Each pair shares its luck. Opened, a future stands in Explore just as it was "
    "here, day by day; what was open there is kept in its own file."
)


class PairSheet(Dialog):
    """Pairs; ``wanted`` says whether it is the second setting's future, and the luck.

    Parameters
    ----------
    grid
        The pairs, their lucks as keys.
    letters
        Of the two settings.
    luck
        Which is chosen first; the first row when it is not there.
    """

    wanted = Signal(bool, int)

    def __init__(
        self, grid: Grid, letters: tuple[str, str], luck: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Pairs")
        self.setAccessibleName("Pairs of futures")
        self.setObjectName("pairs")
        self.setProperty("help", "compare")
        self.resize(620, min(620, max(360, parent.height() - 60)))
        self.table = GridView("Pairs of futures")
        self.table.show_grid(grid)
        self.table.opened.connect(self._on_opened)
        box = column(self, 20, 10)
        box.addWidget(label("Pairs", 20, 600, atlas=True))
        box.addWidget(label(TOLD, 13, 400, "second", wrap=True))
        box.addWidget(label(grid.title, 12, 500))
        box.addWidget(self.table, 1)
        foot = row(8)
        foot.addStretch(1)
        self.first = QPushButton(f"Open {letters[0]}'s future")
        self.second = QPushButton(f"Open {letters[1]}'s future")
        close = QPushButton("Close")
        self.second.setDefault(True)
        self.first.clicked.connect(self._open_first)
        self.second.clicked.connect(self._open_second)
        close.clicked.connect(self.reject)
        for button in (close, self.first, self.second):
            foot.addWidget(button)
        box.addLayout(foot)
        place = grid.keys.index(luck) if luck in grid.keys else 0
        self.table.selectRow(place)
        self.table.setFocus()

    def _on_opened(self, luck: object) -> None:
        self._open(second=True)

    def _open_first(self) -> None:
        self._open(second=False)

    def _open_second(self) -> None:
        self._open(second=True)

    def _open(self, *, second: bool) -> None:
        luck = self.table.key_at(self.table.currentIndex().row())
        if isinstance(luck, int):
            self.accept()
            self.wanted.emit(second, luck)
