"""Every dial beyond the first ones: by group, with a field to find one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.desktop.widgets.basics import IconButton, column, label, row
from ui.desktop.widgets.dial import DialRow
from ui.desktop.widgets.fold import Fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from simulator.parameters import Dial

BETWEEN = 6  # px between two dials


class DialDrawer(QFrame):
    """A panel that slides over the map and closes with Escape."""

    moved = Signal(str, float)
    focused = Signal(str)
    closed = Signal()

    def __init__(
        self, dials: Iterable[Dial], values: Mapping[str, float], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAccessibleName("More dials")
        self.rows: dict[str, DialRow] = {}
        self.folds: dict[str, Fold] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a dial")
        self.search.setAccessibleName("Find a dial")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.shut = IconButton("close", "Close (Esc)", size=16)
        self.shut.clicked.connect(self.closed)
        self.nothing = label("", 13, 400, "second", wrap=True)
        self._list = self._lay_out()
        self._dials, self._values = {dial.name: dial for dial in dials}, values
        for group in dict.fromkeys(dial.group for dial in self._dials.values()):
            self._add_group(group)
        self._list.addWidget(self.nothing)
        self._list.addStretch(1)
        next(iter(self.folds.values())).set_open(True)
        self._find("")

    def _add_group(self, group: str) -> None:
        names = [one.name for one in self._dials.values() if one.group == group]
        fold = Fold(group, names, partial(self._fill, group), BETWEEN)
        self.folds[group] = fold
        self._list.addWidget(fold)

    def _fill(self, group: str) -> None:
        """Make the dials of a group: not before they are seen, for they are many."""
        fold = self.folds[group]
        for name in fold.names:
            dial = self._dials[name]
            made = DialRow(dial, self._values.get(name, dial.default))
            made.moved.connect(self._on_moved)
            made.focused.connect(self._on_focused)
            self.rows[name] = made
            fold.add(name, made)

    def _on_moved(self, name: str, value: float) -> None:
        fold = self.folds[self.rows[name].dial.group]
        fold.show_changed(sum(self.rows[one].changed for one in fold.names))
        self.moved.emit(name, value)

    def _on_focused(self, name: str) -> None:
        self._area.ensureWidgetVisible(self.rows[name])
        self.focused.emit(name)

    def _find(self, text: str) -> None:
        words = text.casefold().split()
        for fold in self.folds.values():
            fold.show_only(
                {name for name in fold.names if _is_about(self._dials[name], words)},
                searching=bool(words),
            )
        found = any(not fold.isHidden() for fold in self.folds.values())
        self.nothing.setText(f"No dial here is about “{text.strip()}”.")
        self.nothing.setVisible(not found)

    def _lay_out(self) -> QVBoxLayout:
        box = column(self, 12, 8)
        head = row(8)
        head.addWidget(label("More dials", 13, 600), 1)
        head.addWidget(self.shut)
        box.addLayout(head)
        box.addWidget(self.search)
        page = QWidget()
        page.setObjectName("content")  # lets the panel shine through
        inside = column(page, 0, 2)
        inside.setContentsMargins(0, 0, 8, 0)
        self._area = area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("More dials")
        box.addWidget(area, 1)
        return inside


def _is_about(dial: Dial, words: list[str]) -> bool:
    said = " ".join((dial.label, dial.group, dial.meaning, dial.acts_on)).casefold()
    return all(word in said for word in words)
