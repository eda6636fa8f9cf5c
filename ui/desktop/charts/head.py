"""The head of a chart: name, unit, value now, its table, and all else one can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu

from ui.desktop.widgets.basics import ElidedLabel, IconButton, label, row, set_tone
from ui.desktop.widgets.running_text import RunningText

if TYPE_CHECKING:
    from ui.desktop.charts.spec import ChartSpec

# What the menu of a chart offers: the name of a signal, text, whether it stays on.
OFFERS = (
    ("singles", "Play futures one by one", True),
    ("dots", "20 dots: where the futures end", True),
    ("copy_picture", "Copy picture", False),
    ("copy_data", "Copy data", False),
    ("save", "Save as…", False),
    ("explain", "What does this mean?", False),
)


class ChartHead(QFrame):
    """Head of one chart.

    ``table_wanted`` says whether the table is to be seen; ``offered`` gives what was
    chosen from the menu, by its name in ``OFFERS``, and whether it is now on.
    """

    table_wanted = Signal(bool)
    offered = Signal(str, bool)

    def __init__(self, spec: ChartSpec) -> None:
        super().__init__()
        self.hides = False
        box = row(7)
        self.setLayout(box)
        right, name = Qt.AlignmentFlag.AlignRight, f"{spec.name}: now"
        self.value = RunningText(13, 600, side=right, name=name)
        self.unit = ElidedLabel(spec.unit, 12)
        set_tone(self.unit, "second")
        self.table = IconButton("table", f"{spec.name} as a table", size=16)
        self.table.setCheckable(True)
        self.table.toggled.connect(self.table_wanted)
        self.more = IconButton("dots", f"More for {spec.name}", size=16)
        self.actions_by_name = self._make_menu()
        box.addWidget(label(spec.name, 13, 600))
        box.addWidget(self.unit, 1)
        box.addWidget(self.value)
        box.addWidget(self.table)
        box.addWidget(self.more)
        for button in (self.table, self.more):
            button.setFixedSize(28, 24)

    def set_plain(self, plain: bool) -> None:
        """Leave the buttons out; the menu still comes by a right click."""
        self.table.setVisible(not plain)
        self.more.setVisible(not plain)

    def hide_numbers(self, hides: bool) -> None:
        """Offer nothing that would tell numbers, or all of it again."""
        self.hides = hides
        self.value.forget_room()  # a question mark needs less than the words did
        self.value.keep_room(self.value.text())
        self.table.setEnabled(not hides)
        for action in self.menu.actions():
            action.setEnabled(not hides or action.objectName() == "explain")

    def say(self, text: str) -> None:
        """Show another value."""
        self.value.say(text)

    def _make_menu(self) -> dict[str, QAction]:
        self.menu = QMenu(self)
        as_table = QAction("Show as a table", self)
        as_table.setCheckable(True)
        as_table.toggled.connect(self.table.setChecked)
        self.table.toggled.connect(as_table.setChecked)
        self.menu.addAction(as_table)
        made = {}
        for name, text, stays in OFFERS:
            if name == "copy_picture":
                self.menu.addSeparator()
            action = QAction(text, self)
            action.setCheckable(stays)
            action.setObjectName(name)
            action.triggered.connect(self._on_offer)
            self.menu.addAction(action)
            made[name] = action
        self.more.clicked.connect(self._open_menu)
        return made

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _on_offer(self, on: bool) -> None:
        action = self.sender()
        if action is not None:
            self.offered.emit(action.objectName(), on)
