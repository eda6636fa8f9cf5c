"""Words side by side, one of them chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame

from ui.desktop import theme
from ui.desktop.widgets.basics import Pressable, row

if TYPE_CHECKING:
    from collections.abc import Iterable


class Choice(QFrame):
    """One of several, by number.

    Parameters
    ----------
    name
        What is chosen, for those who listen.
    options
        Text and tooltip of each.
    compact
        Whether the letters are small.
    """

    chosen = Signal(int)

    def __init__(
        self, name: str, options: Iterable[tuple[str, str]], *, compact: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("surface", "segments")
        self.setAccessibleName(name)
        theme.fix_height(self, 28 if compact else 30)
        self._group = QButtonGroup(self)
        self._shown = -1  # the one that was marked last
        box = row(0)
        box.setContentsMargins(2, 2, 2, 2)
        self.setLayout(box)
        for number, (text, tip) in enumerate(options):
            button = self._make_button(text, tip, compact)
            self._group.addButton(button, number)
            box.addWidget(button)
        self._group.idClicked.connect(self.chosen)

    @staticmethod
    def _make_button(text: str, tip: str, compact: bool) -> Pressable:
        button = Pressable()
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip if not compact else text)
        button.setAccessibleDescription(tip)
        button.setProperty("kind", "segment")
        button.setCheckable(True)
        if compact:
            button.setFont(theme.font(12))
        return button

    def show_brief(self, brief: bool) -> None:
        """Stand closer together, or as is usual."""
        for button in self._group.buttons():
            if bool(button.property("brief")) != brief:
                button.setProperty("brief", brief)
                button.style().unpolish(button)
                button.style().polish(button)
                button.updateGeometry()  # a style alone asks for no other room

    def show_chosen(self, number: int) -> None:
        """Mark the one in force."""
        if number == self._group.checkedId() == self._shown:
            return
        self._shown = number
        self._group.button(number).setChecked(True)
        policy = Qt.FocusPolicy  # Tab comes to it, the arrows go on from there
        for each, button in enumerate(self._group.buttons()):
            chosen = each == number
            button.setFocusPolicy(policy.TabFocus if chosen else policy.NoFocus)
