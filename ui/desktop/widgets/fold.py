"""A group that opens and shuts, under a head that says what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.desktop import theme
from ui.desktop.widgets.basics import Pressable, column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Fold(QWidget):
    """Widgets under one head.

    Parameters
    ----------
    title
        What the group is called.
    names
        Names of the widgets it holds, from the top.
    fill
        Makes and adds them: called once, when they are first to be seen.
    gap
        Pixels between two of its widgets.
    """

    def __init__(
        self, title: str, names: Sequence[str], fill: Callable[[], None], gap: int
    ) -> None:
        super().__init__()
        self._title, self._changed = title, 0
        self.names, self._fill = tuple(names), fill
        self._open = self._searching = False
        self._parts: dict[str, QWidget] = {}
        self._shown = len(self.names)
        self.head = Pressable()
        self.head.setProperty("kind", "fold")
        self.head.setFont(theme.font(12, 600))
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        policy = QSizePolicy.Policy
        self.head.setSizePolicy(policy.Expanding, policy.Fixed)
        self.head.clicked.connect(self._on_pressed)
        self._body = QWidget()
        self._inside = column(self._body, 0, gap)
        self._inside.setContentsMargins(0, 2, 0, 6)
        box = column(self, 0, 2)
        box.addWidget(self.head)
        box.addWidget(self._body)
        self._show_state()

    @property
    def open(self) -> bool:
        """Whether its widgets are in sight."""
        return self._open or self._searching

    def add(self, name: str, part: QWidget) -> None:
        """Put a widget below the others."""
        self._parts[name] = part
        self._inside.addWidget(part)

    def set_open(self, is_open: bool) -> None:
        """Open or shut it."""
        self._open = is_open
        self._fill_if_seen(set(self.names))
        self._show_state()

    def show_changed(self, number: int) -> None:
        """Say how many of its dials are off their usual value."""
        self._changed = number
        self._show_state()

    def show_only(self, names: set[str], *, searching: bool) -> None:
        """Show these widgets only; while somebody searches, whether open or not."""
        self._searching = searching
        self._fill_if_seen(names)
        for name, part in self._parts.items():
            if part.isHidden() is (name in names):  # to show is dear
                part.setVisible(name in names)
        self._shown = len(names)
        self.setVisible(bool(names))
        self._show_state()

    def _fill_if_seen(self, names: set[str]) -> None:
        if self.open and names and not self._parts:
            self._fill()

    def _on_pressed(self) -> None:
        self.set_open(not self._open)

    def _show_state(self) -> None:
        self._body.setVisible(self.open)
        arrow = Qt.ArrowType.DownArrow if self.open else Qt.ArrowType.RightArrow
        self.head.setArrowType(arrow)
        changed = f" · {self._changed} changed" if self._changed else ""
        number = len(self.names)
        of = f"{self._shown} of {number}" if self._searching else f"{number}"
        text = f"{self._title}  {of}{changed}"
        self.head.setText(text)
        state = "open" if self.open else "shut"
        self.head.setAccessibleName(f"{text}, {state}")
        self.head.setToolTip(f"{'Shut' if self.open else 'Open'}: {self._title}")
