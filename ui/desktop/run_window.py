"""The commands of a window that go to the run it shows, if it shows one yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from ui.desktop import focus_order
from ui.desktop.widgets.dialog import focused_pressed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ui.desktop.screens.explore import Explore
    from ui.desktop.screens.explore_page import ExplorePage
    from ui.desktop.screens.page import Page


POINT_SPAN = 2.2  # degrees of latitude around a place that was looked for


class RunWindow(QMainWindow):
    """A window that may show a run; its methods are named in ui.desktop.commands."""

    def show_screen(self, name: str) -> None:
        """Bring a screen to sight."""
        raise NotImplementedError

    def __init__(self) -> None:
        super().__init__()
        self.pages: dict[str, Page] = {}

    @property
    def run_page(self) -> ExplorePage | None:
        """The screen of runs, once it was made."""
        return cast("ExplorePage | None", self.pages.get("explore"))

    @property
    def explore(self) -> Explore | None:
        """The run that is open, if one is."""
        return self.run_page.explore if self.run_page else None

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go through the window as the eye does, whatever was made first."""
        if not self.isVisible():
            return False  # Qt asks while it takes a window apart, too
        stop = focus_order.next_stop(self, self.regions(), forward=forward)
        if stop is None:
            return False
        reason = Qt.FocusReason
        stop.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not focused_pressed(self, event):
            super().keyPressEvent(event)

    def regions(self) -> Sequence[QWidget]:
        """Return the parts of the window, in the order in which Tab goes there."""
        raise NotImplementedError

    def play_or_pause(self) -> None:
        """Play, or pause."""
        if self.explore:
            self.explore.play_or_pause()

    def step_day(self) -> None:
        """Go a day on."""
        if self.explore:
            self.explore.step_day()

    def step_week(self) -> None:
        """Go a week on."""
        if self.explore:
            self.explore.step_week()

    def start_again(self) -> None:
        """Go back to the first day, under the dials as they stand."""
        if self.explore:
            self.explore.start_again()

    def slower(self) -> None:
        """Take the next lower speed."""
        if self.explore:
            self.explore.shift_speed(-1)

    def faster(self) -> None:
        """Take the next higher speed."""
        if self.explore:
            self.explore.shift_speed(1)

    def undo(self) -> None:
        """Take back what was done last, and its effect."""
        if self.explore:
            self.hush()
            self.explore.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self.explore:
            self.hush()
            self.explore.redo()

    def what_if(self) -> None:
        """Fork a branch from the day on show."""
        if self.explore:
            self.explore.what_if()

    def share(self) -> None:
        """Make a report of the run that is open, for others to read."""
        if self.explore and self.explore.session:
            from ui.desktop.sharing import share

            share(self)  # type: ignore[arg-type]

    def show_evidence(self, what: str = "") -> None:
        """Show the evidence: of a dial (``dial:NAME``), a claim, or a part of it."""
        from ui.desktop.screens.evidence_page import EvidencePage

        self.show_screen("evidence")
        page = self.pages["evidence"]
        assert isinstance(page, EvidencePage)
        page.go_to(what)

    def reset_dials(self) -> None:
        """Put all dials back."""
        if self.explore:
            self.explore.desk.reset()

    def toggle_more_dials(self) -> None:
        """Open the drawer of the dials that are not in sight, or shut it."""
        if self.explore:
            self.explore.desk.toggle_drawer()

    def show_dial(self, name: str) -> None:
        """Bring a dial to sight and focus it, by its name."""
        if self.explore:
            self.show_screen("explore")
            self.explore.show_panel("dials")
            self.explore.desk.show_dial(name)

    def show_point(self, lon: float, lat: float) -> None:
        """Look at a point of the map."""
        if self.explore:
            self.show_screen("explore")
            self.explore.show_panel("map")
            if self.explore.map:
                self.explore.map.map.look_at(lon, lat, POINT_SPAN)
                self.explore.map.map.setFocus()

    def show_panel(self, name: str) -> None:
        """Bring a panel of the run to sight, and let the keys go there."""
        if self.explore:
            self.show_screen("explore")
            self.explore.show_panel(name)
            self.explore.go_into(name)

    def show_layout(self, name: str) -> None:
        """Arrange the panels in another layout."""
        if self.run_page and self.explore:
            self.show_screen("explore")
            self.run_page.show_layout(name)

    def keep_layout_as(self) -> None:
        """Ask for a name, and keep how the panels are arranged now under it."""
        if self.run_page and self.explore:
            from ui.desktop.widgets.ask import Ask

            asked = Ask("Keep this layout", "Its name", self)
            asked.answered.connect(self.run_page.keep_layout_as)
            asked.open()

    def reset_layout(self) -> None:
        """Let the layout in use be as it was made."""
        if self.run_page:
            self.run_page.reset_layout()

    def enlarge_map(self) -> None:
        """Let the map have all the room, or bring the other panels back."""
        if self.explore:
            self.show_screen("explore")
            self.explore.enlarge_map()

    def arrange_panels(self) -> None:
        """Let the panels be moved, floated and closed, or stand still again."""
        if self.explore:
            workspace = self.explore.workspace
            workspace.arrange(arranging=not workspace.arranging)

    def ask_why(self) -> None:
        """Tell why the gravest choice of late was made."""
        session = self.explore.session if self.explore else None
        if self.explore is None or session is None:
            return
        from ui.desktop.watched import last_grave

        choice = last_grave(session, session.view.day)
        if choice is None:
            self.notify("Nothing grave was decided yet: let some days pass first.")
            return
        self.show_screen("explore")
        self.explore.explain(choice)
        self.explore.go_into("why")

    def notify(self, sentence: str) -> None:
        """Say something in passing."""
        raise NotImplementedError

    def hush(self) -> None:
        """Say no longer what may not be true any more."""
        raise NotImplementedError
