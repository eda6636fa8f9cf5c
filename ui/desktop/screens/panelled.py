"""The panels of a run by name, made when wanted, and what they are asked to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt

from ui.desktop import focus_order
from ui.desktop.screens.played import Played
from ui.desktop.watched import gravest
from ui.desktop.workspace import Workspace, call

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from simulator.scenario import Scenario
    from ui.desktop.charts.panel import ChartPanel
    from ui.desktop.feed.panel import FeedPanel
    from ui.desktop.inspector.subjects import Subject
    from ui.desktop.screens.dial_desk import DialDesk
    from ui.desktop.widgets.dial_panel import DialPanel
    from ui.desktop.widgets.map_panel import MapPanel
    from ui.desktop.widgets.numbers import Numbers
    from ui.desktop.widgets.odds import OddsPanel


class Panelled(Played):
    """A run whose parts stand in panels, each made when it is first wanted.

    Parameters
    ----------
    scenario
        What the run is of.
    """

    desk: DialDesk

    def __init__(self, scenario: Scenario) -> None:
        super().__init__(scenario)
        self.workspace = Workspace()

    def make_panel(self, name: str) -> None:
        """Make a panel, if it was not yet, and let it follow what is played."""
        raise NotImplementedError

    @property
    def dials(self) -> DialPanel:
        """The first dials."""
        return self.desk.panel

    @property
    def numbers(self) -> Numbers | None:
        """The numbers of today, once they were wanted."""
        return cast("Numbers | None", self.workspace.content("numbers"))

    @property
    def odds(self) -> OddsPanel | None:
        """The odds, once they were wanted."""
        return cast("OddsPanel | None", self.workspace.content("odds"))

    @property
    def charts(self) -> ChartPanel | None:
        """The charts, once they were wanted."""
        return cast("ChartPanel | None", self.workspace.content("charts"))

    @property
    def map(self) -> MapPanel | None:
        """The map, once it was wanted."""
        return cast("MapPanel | None", self.workspace.content("map"))

    @property
    def feed(self) -> FeedPanel | None:
        """What happened, once it was wanted."""
        return cast("FeedPanel | None", self.workspace.content("feed"))

    def regions(self) -> list[QWidget]:
        """Return its parts as the eye goes: the drawer stands beside the dials."""
        found = self.workspace.regions()
        if self.desk.drawer:
            after = self.workspace.docks["dials"]
            place = found.index(after) + 1 if after in found else 0
            found.insert(place, self.desk.drawer)
        return [*found, self]

    def panel(self, name: str) -> QWidget:
        """Return a panel, made if it was not yet."""
        self.make_panel(name)
        content = self.workspace.content(name)
        assert content is not None
        return content

    def show_panel(self, name: str) -> None:
        """Bring a panel to sight; what has the focus does not stay behind it."""
        self.make_panel(name)
        self.workspace.show_panel(name)
        if focus_order.is_behind_tab(self.window().focusWidget()):
            self.go_into(name)

    def go_into(self, name: str) -> None:
        """Give the focus to the first in a panel that takes it, if any does."""
        dock = self.workspace.docks[name]
        first = focus_order.first_within(self.window(), dock)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def explain(self, choice: Any) -> None:
        """Show why a choice was made: a row with the columns of ``DECISION``."""
        call(self.panel("why"), "show_choice", choice)
        self.show_panel("why")

    def ask_about(self, day: int) -> None:
        """Show what happened on a day, and why the gravest of it was chosen."""
        if self.feed:
            self.feed.go_to(day)
        choice = gravest(self.session, day) if self.session else None
        if choice is not None:
            self.explain(choice)

    def inspect_place(self, index: int) -> None:
        """Show a place as it is, by its number; nothing for none."""
        if index >= 0:
            call(self.panel("inspector"), "inspect_place", index)
            self.show_panel("inspector")

    def enlarge_map(self) -> None:
        """Let the map have all the room, or bring the other panels back."""
        if self.workspace.alone:
            self.workspace.show_all()
        else:
            self.show_panel("map")
            self.workspace.show_alone("map")

    def point_out(self, place: int) -> None:
        """Outline a place on the map, where the map is in sight."""
        if self.map:
            self.map.map.point_out(place)

    def inspect_actor(self, actor: str) -> None:
        """Show an actor as it is, by its id."""
        self.show_panel("inspector")
        call(self.workspace.content("inspector"), "inspect_actor", actor)

    def inspect(self, subject: Subject) -> None:
        """Show any agent or crossing as it is."""
        self.show_panel("inspector")
        call(
            self.workspace.content("inspector"), "inspect", subject.kind, subject.index
        )

    def tell_failed(self, sentence: str) -> None:
        """Tell that something could not be done."""
        self.failed.emit(sentence, sentence)
