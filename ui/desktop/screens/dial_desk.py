"""All dials of a run: the first ones, and the others in a drawer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.mechanisms import SWITCHES
from ui.desktop import escape
from ui.desktop.widgets.dial_panel import DialPanel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtWidgets import QWidget

    from simulator.parameters import Dial
    from ui.desktop.widgets.dial import DialRow
    from ui.desktop.widgets.dial_drawer import DialDrawer


class DialDesk(QObject):
    """Holds the dials together, in sight or not.

    Parameters
    ----------
    dials
        The dials of the model.
    values
        The scenario's own values, by dial.
    """

    moved = Signal(str, float)
    all_moved = Signal(dict)  # several at once: values by dial
    drawer_toggled = Signal()

    def __init__(
        self, dials: Mapping[str, Dial], values: Mapping[str, float], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._parent, self._values = parent, values
        self._others = [dial for dial in dials.values() if not dial.headline]
        headline = [dial for dial in dials.values() if dial.headline]
        self.panel = DialPanel(headline, values, len(self._others))
        self.drawer: DialDrawer | None = None
        self._stand: Mapping[str, float] = {}
        self.panel.moved.connect(self._on_moved)
        self.panel.more.clicked.connect(self.toggle_drawer)

    @property
    def rows(self) -> dict[str, DialRow]:
        """Every dial that was ever in sight, so every one that can be changed."""
        more = self.drawer.rows if self.drawer else {}
        return {**self.panel.rows, **more}

    @property
    def open(self) -> bool:
        """Whether the drawer is in sight."""
        return self.drawer is not None and not self.drawer.isHidden()

    def toggle_drawer(self) -> None:
        """Open the drawer of the other dials, or shut it."""
        drawer = self._ready_drawer()
        opens, keeper = drawer.isHidden(), escape.of(self._parent)
        if opens:
            keeper.opens(drawer, self.toggle_drawer)
            drawer.show()
        else:
            with keeper.closing(drawer):
                drawer.hide()
        self.panel.show_more_open(opens)
        self.drawer_toggled.emit()
        if opens:
            drawer.raise_()
            drawer.search.setFocus()

    def show_dial(self, name: str) -> None:
        """Bring a dial to sight, in the drawer if it stands there, and focus it."""
        if name not in self.panel.rows:
            drawer = self._ready_drawer()
            if drawer.isHidden():
                self.toggle_drawer()
            label = next(dial.label for dial in self._others if dial.name == name)
            drawer.search.setText(label)
        self.rows[name].slider.setFocus()

    def reset(self) -> None:
        """Put every dial back to its usual value, as one step."""
        usual = {name: row.usual for name, row in self.rows.items() if row.changed}
        self.show_values(usual)
        if usual:
            self.all_moved.emit(usual)

    def show_values(self, values: Mapping[str, float]) -> None:
        """Stand where the model has the dials; nobody moved them."""
        self._stand = {**self._stand, **values}
        for name, row in self.rows.items():
            if name in values:
                row.show_value(values[name])
        self._show_count()

    def show_held(self, off: Iterable[str]) -> None:
        """Let the dials rest that switched-off claims hold."""
        held = {name: claim for claim in off for name in SWITCHES[claim].off}
        for name, row in self.rows.items():
            row.show_held(held.get(name, ""))

    def _ready_drawer(self) -> DialDrawer:
        """Make the drawer the first time it is wanted."""
        if self.drawer is None:
            from ui.desktop.widgets.dial_drawer import DialDrawer

            self.drawer = DialDrawer(self._others, self._values, self._parent)
            self.drawer.hide()
            self.drawer.moved.connect(self._on_moved)
            self.drawer.focused.connect(self._on_focused)
            self.drawer.closed.connect(self.toggle_drawer)
            self.show_values(self._stand)
        return self.drawer

    def _on_focused(self, name: str) -> None:
        self.panel.card.show_dial(self.rows[name].dial)

    def _on_moved(self, name: str, value: float) -> None:
        self._show_count()
        self.moved.emit(name, value)

    def _show_count(self) -> None:
        self.panel.show_count(sum(row.changed for row in self.rows.values()))
