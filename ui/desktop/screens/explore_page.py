"""The screen of one run, and how a scenario gets onto it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desktop import memory, words
from ui.desktop.engine import EngineStart, opened_file
from ui.desktop.kept import was_opened
from ui.desktop.panels import LAYOUTS, layout_named
from ui.desktop.recording import LABEL, Recording, has_recording
from ui.desktop.screens.page import Page
from ui.desktop.screens.run_tools import RunTools
from ui.desktop.settings import OWN
from ui.desktop.widgets.choice import Choice
from ui.desktop.widgets.nothing import Nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from simulator.ensemble.cases import Case
    from simulator.scenario import Scenario
    from ui.desktop.engine import Made
    from ui.desktop.main_window import MainWindow
    from ui.desktop.panels import Layout
    from ui.desktop.screens.explore import Explore

ONLY_READ = "{} is shown as it stands; nothing that you do here is kept."
ONLY_READ_WHY = (
    "It is an archive, or open in another window or program, which goes on writing it. "
    "Save it under another name (File, Save as…) to go on with a copy of your own."
)


class ExplorePage(Page):
    """Holds the run that is open, or says that none is.

    Parameters
    ----------
    window
        The window; it prepares the engine and shows its progress.
    """

    engine_done = Signal()  # ready, or failed and told
    progressed = Signal(int, int, str)
    prepared = Signal()  # nothing is to be waited for any more
    history_changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._shell, self._worn, self._lent = window, "", ""
        self.explore: Explore | None = None
        self.engine: EngineStart[Any] | None = None
        self.recording = Recording(self)
        self.recording.moved.connect(self._on_recorded)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.layouts = Choice(
            "Layout", [(one.title, one.tip) for one in LAYOUTS], compact=True
        )
        self.layouts.chosen.connect(lambda at: self.show_layout(LAYOUTS[at].name))
        self.run_tools = RunTools(self)
        self.run_tools.what_if.connect(window.what_if)
        self.run_tools.share.connect(window.share)
        self._nothing = self._make_nothing()
        self._box.addWidget(self._nothing, 1)

    @override
    def heading(self) -> str:
        return words.shown(self.explore.scenario.title) if self.explore else "Explore"

    @override
    def tools(self) -> Sequence[QWidget]:
        return (self.layouts,) if self.explore else ()

    @override
    def beside(self) -> Sequence[QWidget]:
        return (self.run_tools.chooser, self.run_tools.saved) if self.explore else ()

    @override
    def deeds(self) -> Sequence[QWidget]:
        return (self.run_tools.sharing, self.run_tools.fork) if self.explore else ()

    @override
    def regions(self) -> Sequence[QWidget]:
        return self.explore.regions() if self.explore else (self,)

    def lend(self, layout: Layout) -> None:
        """Stand in a layout for a while, of which nothing is kept; see `give_back`."""
        if self.explore:
            self.keep_layout()
            self._worn, self._lent = "", self._worn
            self._wear_again(layout)

    def give_back(self) -> None:
        """Stand in the layout again that was in use before."""
        if self.explore and self._lent:
            self._wear(self._lent)
        self._lent = ""

    def show_layout(self, name: str) -> None:
        """Arrange the panels in another layout; the one left is kept as it is."""
        if self.explore is None:
            return
        self.keep_layout()
        self._wear(name)

    def keep_layout(self) -> None:
        """Keep how the panels are arranged now."""
        if self.explore and self._worn:
            stands, keep = self.explore.workspace, self._shell.settings.keep_layout
            keep(stands.kept_as(self._worn), stands.state())

    def keep_layout_as(self, name: str) -> None:
        """Keep how the panels are arranged now under a name of one's own."""
        if self.explore:
            self._worn = OWN + name
            self.keep_layout()
            self._shell.settings.layout = self._worn
            self.noted.emit(f"This layout is kept as “{name}”.")

    def reset_layout(self) -> None:
        """Let the layout in use be as it was made."""
        if not self._worn:
            return  # it is lent, and nothing of it is kept anyway
        if self.explore:
            forget = self._shell.settings.forget_layout
            forget(self.explore.workspace.kept_as(self._worn))
            self._wear(layout_named(self._worn).name)

    def _wear(self, name: str) -> None:
        assert self.explore is not None
        settings, layout = self._shell.settings, layout_named(name)
        self._worn = settings.layout = name
        self.layouts.show_chosen(LAYOUTS.index(layout))
        self.layouts.setProperty("help", f"layout-{layout.name}")
        kept_as = self.explore.fit(layout).kept_as
        self.explore.wear(layout, settings.kept_layout(kept_as(name)))

    def _wear_again(self, layout: Layout) -> None:
        """Arrange the panels for the room there is now."""
        if self._worn:
            self._wear(self._worn)
        elif self.explore:
            self.explore.fit(layout)
            self.explore.wear(layout)

    def use_settings(self) -> None:
        """Let the settings of the map and the futures hold, as they are now."""
        if self.explore:
            get = self._shell.settings.get
            self.explore.ask_for(int(get("futures")), int(get("threads")))
            self.explore.reshape()
        shown = self.explore.map if self.explore else None
        if shown:
            from simulator.world.outlines import View

            settings = self._shell.settings
            shown.show_land(View(settings.boundaries), twin=settings.twin)

    def steps(self, scenario: str) -> list[Callable[[], None]]:
        """Return what opens a scenario, in steps short enough not to be felt."""

        def load() -> None:
            self.load(scenario)

        return [load, self.add_charts, self.start_engine, self.add_map]

    def load(self, name: str) -> None:
        """Show a scenario in place of the one that is open."""
        from simulator.scenario import load_scenario

        self.show_run_of(load_scenario(name))
        if self.explore and self._shell.options.screenshot is None:
            self.explore.play()  # at once: what moves explains itself

    def open_run(self, path: Path) -> None:
        """Open a file in place of what is open, once it was found sound."""
        if self.explore and self.explore.session and self.explore.session.path == path:
            return
        self._drop_engine()
        self.tell_opening(path.name)
        self.engine = EngineStart(path, self, opened_file)
        self.engine.ready.connect(partial(self._on_file_ready, path))
        self._begin(self.engine)

    def open_future(self, case: Case, called: str) -> None:
        """Open a future in place of what is open, lived to its last day."""
        from ui.desktop.opening import lived_again

        self._drop_engine()
        self.tell_opening(called)
        self.engine = EngineStart(case, self, lived_again)
        self.engine.ready.connect(partial(self._on_future_ready, called))
        self._begin(self.engine)

    def show_run_of(self, scenario: Scenario) -> None:
        """Show a scenario's first day in place of what is open."""
        from simulator.mechanisms import DIALS
        from ui.desktop.screens.explore import Explore

        self.clear()
        self._put(Explore(scenario, DIALS))

    @override
    def rename(self) -> None:
        """Make the panels anew, and let them go on with the session of the old ones."""
        if self.explore is None:
            return
        from simulator.mechanisms import DIALS
        from ui.desktop.screens.explore import Explore

        old, charts = self.explore, self.explore.charts is not None
        self.keep_layout()
        made = Explore(old.scenario, DIALS)
        made.set_speed(old.speed)
        session = old.release()
        self._nothing = self._make_nothing()
        self._box.replaceWidget(old, self._nothing)
        old.hide()
        old.deleteLater()
        self._put(made)
        if charts:
            self.add_charts()
            self.add_map()
        if session is not None:
            made.adopt(session)
            self.run_tools.follow(session)
        self.history_changed.emit()

    def _put(self, explore: Explore) -> None:
        """Put the screen of a run into its place, and listen to it."""
        self.explore = explore
        explore.failed.connect(self.failed)
        explore.reshaping.connect(self.keep_layout)
        explore.reshaped.connect(self._wear_again)
        explore.told.connect(self._shell.notify)
        explore.saved.connect(self._shell.settings.note_recent)
        explore.boundaries_chosen.connect(self._keep_boundaries)
        explore.noted.connect(self.noted)
        explore.assumptions_wanted.connect(self._shell.show_assumptions)
        explore.evidence_wanted.connect(self._show_evidence)
        explore.restart_wanted.connect(self.start_engine)
        explore.history_changed.connect(self.history_changed)
        explore.desk.moved.connect(self._shell.hide_again)
        explore.desk.all_moved.connect(self._shell.hide_again)
        self._wear(self._shell.settings.layout or LAYOUTS[0].name)
        self._box.replaceWidget(self._nothing, explore)
        self._nothing.hide()
        self._nothing.deleteLater()
        self.heading_changed.emit()
        self.history_changed.emit()

    def add_charts(self) -> None:
        """Add the charts: apart, because their library is slow to import."""
        if self.explore:
            self.explore.make_panel("charts")
            self.explore.transport.play.setFocus()

    def add_map(self) -> None:
        """Add the map, because its land is large, and what else is in sight."""
        if self.explore:
            self.explore.make_panel("map")
            self.use_settings()

    def start_engine(self) -> None:
        """Prepare a run in the background, and attach it when it is ready."""
        if not self.explore:
            return
        self._drop_engine()
        self.run_tools.stop()
        scenario = self.explore.scenario
        self.engine = EngineStart(scenario, self, self._shell.prepare)
        self.engine.ready.connect(self._on_engine_ready)
        self._begin(self.engine)

    def tell_opening(self, what: str = "") -> None:
        """Say what is being opened where nothing is open yet; or that nothing is."""
        if self.explore is None:
            self._nothing.show_opening(what)

    def _begin(self, engine: EngineStart[Any]) -> None:
        engine.progressed.connect(self._on_progress)
        engine.failed.connect(self._on_engine_failed)
        self.progressed.emit(0, 0, "")
        engine.start()

    def clear(self) -> None:
        """Give up what is open, its threads first."""
        self._drop_engine()
        self.run_tools.stop()
        self.prepared.emit()
        if self.explore:
            self.keep_layout()
            self.explore.close_session()
            self._nothing = self._make_nothing()
            self._box.replaceWidget(self.explore, self._nothing)
            self.explore.hide()
            self.explore.deleteLater()
            self.explore = None
            memory.give_back_soon(self)
        self.history_changed.emit()

    @override
    def end(self) -> None:
        self.keep_layout()
        self.recording.stop()
        self.run_tools.stop()
        if self.engine:
            self.engine.abandon()
        if self.explore:
            self.explore.close_session()

    @override
    def views(self) -> Iterator[tuple[str, QWidget]]:
        window = self.window()
        if self.explore is None:
            yield "explore", window
            return
        from ui.desktop.screens import explore_views

        for name in explore_views.views(self, self.explore):
            yield name, window

    def _show_evidence(self, dial: str) -> None:
        self._shell.show_evidence(f"dial:{dial}")

    def _keep_boundaries(self, view: str) -> None:
        self._shell.settings.boundaries = view

    def _make_nothing(self) -> Nothing:
        made = Nothing()
        made.choose.clicked.connect(self._shell.go_home)
        return made

    def _on_progress(self, done: int, total: int, name: str) -> None:
        """Pass on how far the engine is; while it is compiled a recorded run plays."""
        run = self.explore
        if total and run and run.session is None and has_recording(run.scenario.name):
            self.recording.play(run.scenario.name)
        self.progressed.emit(done, total, LABEL if self.recording.playing else name)

    def _on_recorded(self, days: Any) -> None:
        if self.explore:
            self.explore.show_recorded(days)

    def _drop_engine(self) -> None:
        self.recording.stop()
        if self.engine:
            self.engine.abandon()
            self.engine.deleteLater()
            self.engine = None

    def _on_engine_ready(self, timeline: Made) -> None:
        self.recording.stop()
        self.prepared.emit()
        if self.explore:
            self.explore.attach(timeline)
            assert self.explore.session is not None
            self.run_tools.follow(self.explore.session)
        self.engine_done.emit()

    def _on_file_ready(self, path: Path, made: Made) -> None:
        self.show_run_of(made.scenario)
        self.add_charts()
        self.add_map()
        self._on_engine_ready(made)
        if not hasattr(made, "writer"):
            self.failed.emit(ONLY_READ.format(path.name), ONLY_READ_WHY)
        else:
            was_opened(path)
            self._shell.settings.note_recent(path)

    def _on_future_ready(self, called: str, made: Made) -> None:
        self.show_run_of(made.scenario)
        self.add_charts()
        self.add_map()
        self._on_engine_ready(made)
        self.noted.emit(f"{called}, lived to its last day: look back along the strip.")

    def _on_engine_failed(self, sentence: str, details: str) -> None:
        self.recording.stop()
        self.tell_opening()
        self.prepared.emit()
        self.failed.emit(sentence, details)
        self.engine_done.emit()
