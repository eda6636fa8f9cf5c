"""The screen of one run: dials, numbers, charts, map, and the transport below."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from simulator.ensemble.futures import HORIZON_DAYS
from simulator.timeline.pace import SPEEDS
from simulator.timeline.session import Session
from simulator.world.columns import N_CROSSINGS
from ui.desktop.doings import named
from ui.desktop.live import LiveView
from ui.desktop.screens.dial_desk import DialDesk
from ui.desktop.widgets.numbers import Numbers
from ui.desktop.widgets.transport import Transport

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from simulator.parameters import Dial
    from simulator.scenario import Scenario
    from simulator.timeline.history import Step
    from simulator.timeline.timeline import Timeline
    from ui.desktop.ahead import FutureWatch
    from ui.desktop.charts.panel import ChartPanel
    from ui.desktop.feed.panel import FeedPanel
    from ui.desktop.widgets.map_panel import MapPanel

GAP = 8
NARROW, WIDE, ROOMY = 272, 300, 1600  # width of the dials; where it is wide
DRAWER = 300  # width of the drawer of the other dials
WEEK = 7
MAP_SHARE = 0.53
FIRST_SPEED = SPEEDS[1]


class Explore(QWidget):
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

    failed = Signal(str, str)
    assumptions_wanted = Signal()
    restart_wanted = Signal()
    history_changed = Signal()

    def __init__(self, scenario: Scenario, dials: Mapping[str, Dial]) -> None:
        super().__init__()
        self.scenario = scenario
        self.view: LiveView | None = None
        self.charts: ChartPanel | None = None
        self.map: MapPanel | None = None
        self.ahead: FutureWatch | None = None
        self.feed: FeedPanel | None = None
        self._wants_play, self._speed = False, FIRST_SPEED
        self._steps: tuple[Step | None, Step | None] = (None, None)
        self.desk = DialDesk(dials, scenario.dials, self)
        self.dials = self.desk.panel
        self.numbers = Numbers(N_CROSSINGS)
        self.transport = Transport()
        self.transport.set_span(scenario.start, scenario.days)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(GAP)
        self.numbers.show_start(scenario.start_state.rung)
        self._lay_out()
        self._connect()
        self.refresh()

    def add_charts(self) -> None:
        """Add the charts: apart, because their library is slow to import."""
        from ui.desktop.charts.panel import ChartPanel

        self.charts = ChartPanel(self.scenario.start, self.scenario.days)
        self.charts.assumptions_wanted.connect(self.assumptions_wanted)
        self.split.addWidget(self.charts)
        self.refresh()

    def add_map(self) -> None:
        """Add map and feed, left of the charts: last, because its land is large."""
        from ui.desktop.feed.panel import FeedPanel
        from ui.desktop.widgets.map_panel import MapPanel

        self.map = MapPanel(self.scenario.start_state)
        self.feed = FeedPanel(self.scenario.start, self.scenario.days)
        self.place = QSplitter(Qt.Orientation.Vertical)
        self.place.setChildrenCollapsible(False)
        self.place.setHandleWidth(GAP)
        self.place.addWidget(self.map)
        self.place.addWidget(self.feed)
        self.place.setStretchFactor(0, 2)
        self.place.setStretchFactor(1, 1)
        self.place.setSizes([640, 320])
        self.split.insertWidget(0, self.place)
        for part in range(self.split.count()):
            self.split.setStretchFactor(part, 1)
        width = self.split.width()
        self.split.setSizes([round(MAP_SHARE * width), round((1 - MAP_SHARE) * width)])
        if self.session:
            self._follow(self.session)

    def attach(self, timeline: Timeline) -> None:
        """Begin to play a run, with the dials as they stand."""
        session = Session(timeline)
        session.set_speed(self._speed)
        self.view = LiveView(session, self)
        self.view.moved.connect(self.refresh)
        self.view.failed.connect(self.failed)
        self._watch(session)
        self._follow(session)
        for name, dial_row in self.desk.rows.items():
            if dial_row.changed:
                session.change(name, dial_row.value)
        if self._wants_play:
            session.play()

    @property
    def session(self) -> Session | None:
        """The session being played, if any yet."""
        return self.view.session if self.view else None

    @property
    def playing(self) -> bool:
        """Whether days pass, or will as soon as they can."""
        return self.session.playing if self.session else self._wants_play

    @property
    def finished(self) -> bool:
        """Whether the run is at its end."""
        return self.session is not None and self.session.finished

    def start_again(self) -> None:
        """Drop this run, and ask for a new one under the dials as they stand."""
        if self.session:
            self.close_session()
            self.view = None
            self._wants_play = True
            self.restart_wanted.emit()

    def play(self) -> None:
        """Let days pass."""
        self._wants_play = True
        if self.session:
            self.session.play()
        self.refresh()

    def play_or_pause(self) -> None:
        """Play, or pause; at the end of the run, start again."""
        if self.finished:
            self.start_again()
            return
        if not self.playing:
            self.play()
            return
        self._wants_play = False
        if self.session:
            self.session.pause()
        self.refresh()

    def step_day(self) -> None:
        """Pause, and go a day on."""
        self._step(1)

    def step_week(self) -> None:
        """Pause, and go a week on."""
        self._step(WEEK)

    def seek(self, day: int) -> None:
        """Pause, and stand on a day that was lived."""
        self._wants_play = False
        if self.session:
            self.session.seek(min(day, self.session.ready))

    def set_speed(self, speed: float) -> None:
        """Play at another speed from now on."""
        self._speed = speed
        if self.session:
            self.session.set_speed(speed)
        self.refresh()

    def shift_speed(self, by: int) -> None:
        """Take the next higher or lower speed."""
        place = SPEEDS.index(self._speed) + by
        self.set_speed(SPEEDS[max(0, min(len(SPEEDS) - 1, place))])

    def refresh(self) -> None:
        """Show the state of the session as it is now."""
        bar = self.transport
        bar.play.show_what_it_does(playing=self.playing, finished=self.finished)
        bar.speed.show_chosen(SPEEDS.index(self._speed))
        if self.session:
            self._show(self.session)

    def undo(self) -> None:
        """Take back what was done last, and its effect."""
        if self.session and self.session.view.to_undo:
            self.session.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self.session and self.session.view.to_redo:
            self.session.redo()

    def doing(self, way: str) -> str:
        """Name what ``to_undo`` or ``to_redo`` would do; empty where nothing."""
        step = getattr(self.session.view, way) if self.session else None
        return named(step, self.scenario, {}) if step else ""

    def _show(self, session: Session) -> None:
        settled = not session.waiting  # asked first: what is seen then has it all
        view, bar = session.view, self.transport
        past, changes = view.past, sorted({change.day for change in session.changes})
        if settled:
            self.desk.show_values(view.dials)
        if self.charts:
            self.charts.show_days(
                past, [day for day in changes if day <= view.day], running=self.playing
            )
        self.numbers.show_days(past)
        bar.show_day(view.day)
        bar.strip.show_days(view.rows["rung"], changes, view.day)
        bar.set_finished(session.finished)
        if (view.to_undo, view.to_redo) != self._steps:
            self._steps = (view.to_undo, view.to_redo)
            self.history_changed.emit()

    def close_session(self) -> None:
        """End the run and wait for its thread."""
        for part in (self.map, self.feed):
            if part:
                part.stop()
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

    def _show_futures(self) -> None:
        if self.charts and self.ahead:
            self.charts.show_futures(self.ahead.now, self.ahead.ghost, HORIZON_DAYS)
            self.refresh()

    def _follow(self, session: Session) -> None:
        if self.map and self.feed:
            self.map.follow(session, session.seed)
            self.feed.follow(session)

    def _step(self, days: int) -> None:
        self._wants_play = False
        if self.session:
            self.session.step(days)
        self.refresh()

    def _on_dials(self, values: Mapping[str, float]) -> None:
        if self.session:
            self.session.change_all(values)

    def _on_dial(self, name: str, value: float) -> None:
        if self.session:
            self.session.change(name, value)

    def _connect(self) -> None:
        bar = self.transport
        bar.play.clicked.connect(self.play_or_pause)
        bar.day.clicked.connect(self.step_day)
        bar.week.clicked.connect(self.step_week)
        bar.speed.chosen.connect(lambda place: self.set_speed(SPEEDS[place]))
        bar.strip.sought.connect(self.seek)
        self.desk.moved.connect(self._on_dial)
        self.desk.all_moved.connect(self._on_dials)
        self.desk.drawer_toggled.connect(self._place_drawer)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.dials.setFixedWidth(NARROW if self.width() < ROOMY else WIDE)
        self._place_drawer()

    def _place_drawer(self) -> None:
        """Let the drawer stand over the map, as high as the dials."""
        if self.desk.drawer:
            left = 2 * GAP + (NARROW if self.width() < ROOMY else WIDE)
            height = self.height() - self.transport.height() - 2 * GAP
            self.desk.drawer.setGeometry(left, GAP, DRAWER, height)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self.numbers)
        right.addWidget(self.split, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(GAP, GAP, GAP, GAP)
        middle.setSpacing(GAP)
        middle.addWidget(self.dials)
        middle.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(self.transport)
