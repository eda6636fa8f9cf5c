"""What a person chooses of the map: shading, what is drawn, whose borders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from simulator.world.outlines import View
from ui.desktop import words
from ui.desktop.map.shadings import OFFERS, VIOLENCE

if TYPE_CHECKING:
    from collections.abc import Iterable

VIEWS = {
    View.DE_FACTO: "As held on the ground",
    View.PAKISTAN: "As Pakistan draws it",
    View.INDIA: "As India draws it",
    View.NONE: "None beyond the border belt",
}


@dataclass(frozen=True, slots=True)
class MapChoices:
    """The choices in force.

    Attributes
    ----------
    shading
        Number of one of the offers.
    forces, flows
        Whether formations, and what passes the crossings, are shown.
    """

    shading: int = VIOLENCE
    forces: bool = True
    flows: bool = True
    view: View = View.DE_FACTO


class MapMenu(QObject):
    """The menu of the map's choices, and the choices in force."""

    changed = Signal()
    view_chosen = Signal(str)  # by a person, in the menu
    key_wanted = Signal()
    size_wanted = Signal()  # to be large, or as before

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.now = MapChoices()
        self.menu = QMenu("Map", parent)
        self.shadings = self._group("Shading", (o.name for o in OFFERS), self._shade)
        self.forces = self._toggle("Forces", self._show_forces)
        self.flows = self._toggle("What passes the crossings", self._show_flows)
        self.views = self._group("Boundary view", VIEWS.values(), self._draw_as)
        self.menu.addSeparator()
        self.key = QAction("The whole key", self)
        self.key.triggered.connect(self.key_wanted)
        self.menu.addAction(self.key)
        self.large = QAction("The map alone, or all panels", self)
        self.large.triggered.connect(self.size_wanted)
        self.menu.addAction(self.large)

    def shade(self, number: int) -> None:
        """Shade by one of the offers."""
        self.shadings[number].setChecked(True)
        self._take(replace(self.now, shading=number))

    def set_view(self, view: View) -> None:
        """Draw borders as one side sees them."""
        self.views[list(VIEWS).index(view)].setChecked(True)
        self._take(replace(self.now, view=view))

    def _take(self, choices: MapChoices) -> None:
        if choices != self.now:
            self.now = choices
            self.changed.emit()

    def _shade(self, action: QAction) -> None:
        self.shade(self.shadings.index(action))

    def _draw_as(self, action: QAction) -> None:
        view = list(VIEWS)[self.views.index(action)]
        self.set_view(view)
        self.view_chosen.emit(str(view))

    def _show_forces(self, shown: bool) -> None:
        self._take(replace(self.now, forces=shown))

    def _show_flows(self, shown: bool) -> None:
        self._take(replace(self.now, flows=shown))

    def _toggle(self, text: str, slot: object) -> QAction:
        action = QAction(text, self)
        action.setCheckable(True)
        action.setChecked(True)
        action.toggled.connect(slot)
        self.menu.addAction(action)
        return action

    def _group(self, title: str, texts: Iterable[str], slot: object) -> list[QAction]:
        inside = self.menu.addMenu(title)
        group = QActionGroup(self)
        made = []
        for number, text in enumerate(texts):
            action = QAction(words.shown(text), self)
            action.setCheckable(True)
            action.setChecked(number == 0)
            group.addAction(action)
            inside.addAction(action)
            made.append(action)
        group.triggered.connect(slot)
        return made
