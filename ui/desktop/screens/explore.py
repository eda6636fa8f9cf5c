"""The screen of one run: dials, numbers, charts, map, and the transport below."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast, override

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simulator.ensemble.futures import HORIZON_DAYS
from simulator.timeline.pace import SPEEDS
from simulator.timeline.session import Session
from ui.desktop.live import LiveView
from ui.desktop.marks import marks
from ui.desktop.panels import LAYOUTS, PANELS
from ui.desktop.preferences import preference
from ui.desktop.screens.dial_desk import DialDesk
from ui.desktop.screens.panelled import Panelled
from ui.desktop.widgets.following import Following
from ui.desktop.widgets.transport import Transport
from ui.desktop.workspace import Workspace, call, is_crowded

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QResizeEvent

    from simulator.ensemble.futures import Vary
    from simulator.parameters import Dial
    from simulator.scenario import Scenario
    from ui.desktop.ahead import FutureWatch
    from ui.desktop.charts.panel import ChartPanel
    from ui.desktop.engine import Made
    from ui.desktop.panels import Layout

UNHURRIED = SPEEDS[1]  # days a second, up to which every chart shows each of them
GAP = 8
NO_LESS = QSize(640, 400)  # where a layout takes its small shape, if not earlier
DRAWER = 300  # width of the drawer of the other dials
FACTORIES = {panel.name: panel.factory for panel in PANELS}


class Explore(Panelled):
    """One run, live.

    Until a run is attached every control can be used already; what was asked for
    is then done first.

    Parameters
    ----------
    scenario
        What the run is of.
    dials
        The dials of the model.
    """

    assumptions_wanted = Signal()
    evidence_wanted = Signal(str)  # of a dial, by its name
    told = Signal(str)  # in passing
    boundaries_chosen = Signal(str)
    reshaping = Signal()  # panels are about to stand otherwise: there is less room
    reshaped = Signal(object)  # and now they are to: the layout

    def __init__(self, scenario: Scenario, dials: Mapping[str, Dial]) -> None:
        super().__init__(scenario)
        self.ahead: FutureWatch | None = None
        self._vary: Vary = "luck"
        self._wanted = int(preference("futures").default), 1  # 1: threads for them
        self._reach, self._looks = HORIZON_DAYS, 0
        self._others: object = None  # branches drawn beside the one on show
        self._month = -1  # of the run, in which they were drawn
        self.desk = DialDesk(dials, scenario.dials, self)
        self.transport = Transport()
        self.transport.set_span(scenario.start, scenario.days)
        self.workspace.panel_shown.connect(self.make_panel)
        self._lay_out()
        self._connect()
        self.wear(LAYOUTS[0])
        for name in ("dials", "odds"):
            self.make_panel(name)
        self.refresh()

    @override
    def make_panel(self, name: str) -> None:
        """Make a panel, if it was not yet, and let it follow what is played."""
        if self.workspace.content(name) is not None:
            return
        module, maker = FACTORIES[name].split(":")
        made: QWidget = getattr(import_module(module), maker)(self)
        self.workspace.fill(name, made)
        if name == "charts":
            self._show_charts(cast("ChartPanel", made))
            self._show_futures()
        call(made, "set_plain", self._layout.plain)
        if self.session:
            call(made, "follow", self.session)
        self.refresh()

    def _show_charts(self, charts: ChartPanel) -> None:
        charts.set_plain(self._layout.plain)
        charts.show_first(self._layout.charts)

    def wear(self, layout: Layout, kept: QByteArray | None = None) -> None:
        """Take another layout, as it was kept or as it is made."""
        self._layout = layout
        self.workspace.wear(layout, kept)
        for name in self.workspace.shown():
            if self.workspace.docks[name].isVisible():
                self.make_panel(name)
        if self.charts:
            self._show_charts(self.charts)
        for dock in self.workspace.docks.values():
            call(dock.content, "set_plain", layout.plain)
        if kept is None or kept.isEmpty():
            QTimer.singleShot(0, self.workspace, self.workspace.size_docks)

    def attach(self, timeline: Made) -> None:
        """Begin to play a run, with the dials as they stand."""
        session = Session(timeline)
        rows = self.desk.rows.items()
        # Read first: once the session is shown, the dials show how it stands.
        wanted = {name: one.value for name, one in rows if one.changed}
        self.adopt(session)
        for name, value in wanted.items():
            session.change(name, value)
        if self._wants_play:
            session.play()

    def adopt(self, session: Session) -> None:
        """Show a session that plays already, or is about to."""
        session.set_speed(self._speed)
        self.view = LiveView(session, self)
        self.view.moved.connect(self.refresh)
        self.view.failed.connect(self.failed)
        self.view.saved.connect(self.saved)
        self._watch(session)
        self._follow(session)

    def release(self) -> Session | None:
        """Stop showing the session, which lives on; None where there is none yet."""
        if self.view is None:
            return None
        session = self.view.let_go()
        self.view = None
        self.close_session()
        return session

    @override
    def refresh(self) -> None:
        """Show the state of the session as it is now."""
        bar = self.transport
        bar.play.show_what_it_does(playing=self.playing, finished=self.finished)
        bar.speed.show_chosen(SPEEDS.index(self._speed))
        if self.session:
            self._show(self.session)

    def show_recorded(self, days: np.ndarray) -> None:
        """Show days of a recorded run, while there is no run of one's own."""
        if self.session is None:
            if self.charts:
                self.charts.show_days(days, [], running=True)
            if self.numbers:
                self.numbers.show_days(days)
            self.transport.strip.show_days(days["rung"], [], len(days))

    def _show(self, session: Session) -> None:
        settled = not session.waiting  # asked first: what is seen then has it all
        view, bar = session.view, self.transport
        past, changes = view.past, sorted({change.day for change in session.changes})
        if settled:
            self.desk.show_values(view.dials)
            self.desk.show_held(view.off)
        if self.charts:
            self.charts.show_days(
                past,
                [day for day in changes if day <= view.day],
                running=self.playing,
                by_turns=self.playing and session.speed > UNHURRIED,
            )
        bar.show_day(view.day)
        self._looks += 1  # while days rush, strip and numbers take turns
        turns, turn = (2, self._looks % 2) if session.rushing else (1, 0)
        if self.numbers and turn == 0:
            self.numbers.show_days(past)
        if turn == turns - 1:
            bar.strip.show_days(view.rows["rung"], marks(view, self.scenario), view.day)
        bar.set_finished(session.finished)
        self.tell_history()
        self._show_beside(session)

    def _show_beside(self, session: Session) -> None:
        """Draw the other branches, where these or the one on show are others now."""
        others, month = session.others, session.view.head // 28
        if self.charts and (others is not self._others or month != self._month):
            from ui.desktop.charts.others import others_of

            self._others, self._month = others, month
            self.charts.show_others(others_of(session))

    @override
    def close_session(self) -> None:
        """End the run and wait for its thread."""
        for dock in self.workspace.docks.values():
            call(dock.content, "stop")
        if self.ahead:
            self.ahead.close()
            self.ahead = None
        if self.view:
            self.view.close()

    def _watch(self, session: Session) -> None:
        """Keep futures of the session, once its charts are there to show them."""
        from ui.desktop.ahead import FutureWatch

        self.ahead = FutureWatch(session, self)
        self.ahead.changed.connect(self._show_futures)
        self.ahead.set_vary(self._vary)
        self.ahead.set_days(self._reach)
        self.ahead.ask_for(*self._wanted)

    def ask_for(self, futures: int, threads: int) -> None:
        """Keep so many futures beside the run, simulated on so many threads."""
        self._wanted = futures, threads
        if self.ahead:
            self.ahead.ask_for(futures, threads)

    def vary(self, what: Vary) -> None:
        """Choose what differs between futures: luck alone, or unknowns as well."""
        self._vary = what
        if self.ahead:
            self.ahead.set_vary(what)

    def look_ahead(self, days: int) -> None:
        """Choose how far the futures look ahead."""
        self._reach = days
        if self.ahead:
            self.ahead.set_days(days)

    def _show_futures(self, *, at_once: bool = False) -> None:
        if self.ahead is None:
            return
        now, ghost = self.ahead.now, self.ahead.ghost
        if ghost is now:  # the others are still to come: nothing to compare with
            ghost = None
        if self.charts:
            self.charts.show_futures(now, ghost, at_once=at_once)
        if self.odds and now:
            before = ghost.summary if ghost else None
            self.odds.show_summary(now.summary, before, now.days)
        if not (self.session and self.session.rushing):  # else the next look does it
            self.refresh()

    def show_presented(self) -> None:
        """Show or hide odds and futures, as the window presents them."""
        self.desk.panel.card.show_ends()
        if self.odds:
            self.odds.show_again()
        self._show_futures(at_once=True)

    def _follow(self, session: Session) -> None:
        for dock in self.workspace.docks.values():
            call(dock.content, "follow", session)

    def _connect(self) -> None:
        bar = self.transport
        bar.play.clicked.connect(self.play_or_pause)
        bar.day.clicked.connect(self.step_day)
        bar.week.clicked.connect(self.step_week)
        bar.speed.chosen.connect(lambda place: self.set_speed(SPEEDS[place]))
        bar.strip.sought.connect(self.seek)
        self.desk.moved.connect(self.change)
        self.desk.all_moved.connect(self.change_all)
        self.desk.drawer_toggled.connect(self._place_drawer)
        stands = self.workspace, self.workspace.docks["dials"], self.desk.panel
        Following(self, *stands).reshaped.connect(self._place_drawer)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.reshape()

    @override
    def minimumSizeHint(self) -> QSize:
        """Leave it to the small shape how little is enough."""
        least = super().minimumSizeHint()
        return least if self.workspace.small else least.boundedTo(NO_LESS)

    def fit(self, layout: Layout) -> Workspace:
        """Let a layout that is about to be worn have the shape there is room for."""
        place = self.size() - QSize(2 * GAP, 2 * GAP + self.transport.height())
        known = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        self.workspace.small = known and is_crowded(layout, place)
        return self.workspace

    def reshape(self) -> None:
        """Take the other shape of the layout where there is little room, or no more."""
        was = self.workspace.small
        if self.fit(self._layout).small != was:
            self.workspace.small = was  # what is kept of it is kept as it was
            self.reshaping.emit()
            self.reshaped.emit(self._layout)

    def _place_drawer(self) -> None:
        """Let the drawer stand beside the dials, on the side where there is room."""
        if self.desk.drawer is None:
            return
        dials, room = self.desk.panel, self.workspace.geometry()
        left, most = room.left(), room.right() + 1 - DRAWER
        if self.isAncestorOf(dials) and dials.isVisibleTo(self):
            stand = QRect(dials.mapTo(self, QPoint(0, 0)), dials.size())
            right = stand.right() + 1 + GAP
            left = right if right <= most else stand.left() - GAP - DRAWER
        left = max(room.left(), min(left, most))
        self.desk.drawer.setGeometry(left, room.top(), DRAWER, room.height())

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        middle = QVBoxLayout()
        middle.setContentsMargins(GAP, GAP, GAP, GAP)
        middle.addWidget(self.workspace)
        whole.addLayout(middle, 1)
        whole.addWidget(self.transport)
