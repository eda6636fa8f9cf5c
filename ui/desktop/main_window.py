"""The main window: it appears at once and fills itself in steps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from ui.desktop import commands, theme
from ui.desktop.engine import EngineStart, prepared_timeline
from ui.desktop.run_window import RunWindow
from ui.desktop.top_bar import TopBar
from ui.desktop.widgets.banner import Banner
from ui.desktop.widgets.basics import label
from ui.desktop.widgets.progress import ProgressLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.timeline.timeline import Timeline
    from ui.desktop.engine import Prepare
    from ui.desktop.options import Options
    from ui.desktop.settings import Settings

SMALLEST, USUAL = (1024, 680), (1366, 768)


class MainWindow(RunWindow):
    """The window of a scenario.

    Parameters
    ----------
    options
        What was asked for.
    settings
        What is remembered.
    prepare
        Makes the run to be played.
    """

    engine_done = Signal()  # ready, or failed and told
    trouble = Signal(str, str)  # may be emitted from any thread

    def __init__(
        self, options: Options, settings: Settings, prepare: Prepare = prepared_timeline
    ) -> None:
        super().__init__()
        self.options, self.settings, self._prepare = options, settings, prepare
        self.engine: EngineStart | None = None
        self._steps = self._steps_for(options.scenario)
        self.setWindowTitle("Durand")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(*SMALLEST)
        self.bar, self.banner, self.progress = TopBar(), Banner(), ProgressLine()
        self._lay_out()
        self.actions_by_name = commands.install(self, self.bar.menus)
        self.bar.theme_button.clicked.connect(self.toggle_theme)
        self.bar.about_button.clicked.connect(self.show_about)
        self.trouble.connect(self.banner.tell)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_theme)
        self._restore_size()
        self.bar.show_theme()
        self._show_history()

    def fill(self) -> None:
        """Do what is left to do, one step each time nothing else is to be done."""
        if self._steps:
            self._steps.pop(0)()
            QTimer.singleShot(0, self.fill)

    @property
    def filling(self) -> bool:
        """Whether parts of the window are still to come."""
        return bool(self._steps)

    # Commands, by the names in ui.desktop.commands; those for a run: RunWindow.

    def open_scenario(self) -> None:
        """Let a scenario be chosen, and open it."""
        from ui.desktop.widgets.scenario_sheet import ScenarioSheet

        sheet = ScenarioSheet(self.explore.scenario.name if self.explore else "", self)
        sheet.chosen.connect(self.show_scenario)
        sheet.open()

    def show_scenario(self, name: str) -> None:
        """Open a scenario in place of the one that is open, by name or path."""
        from simulator.errors import DurandError
        from simulator.scenario import load_scenario

        try:
            load_scenario(name)  # before anything of the old one is given up
        except DurandError as error:
            self.banner.tell("That scenario cannot be opened.", str(error))
            return
        self._leave()
        self._steps = self._steps_for(name)
        QTimer.singleShot(0, self.fill)

    def toggle_theme(self) -> None:
        """Change between light and dark, and remember it."""
        name: theme.Name = "light" if theme.current() == "dark" else "dark"
        self.settings.mode = name
        self._wear(name)

    def follow_system(self) -> None:
        """Be light or dark as the system is, from now on."""
        self.settings.mode = "system"
        self._wear(theme.system())

    def show_assumptions(self) -> None:
        """Open the sheet of what a run assumes."""
        if self.explore:
            from simulator.mechanisms import CLAIMS, CONSTANTS, DIALS
            from ui.desktop import pages

            scenario = self.explore.scenario
            page = pages.assumptions(scenario, DIALS, CONSTANTS, CLAIMS.values())
            self._open_sheet("What this assumes", page)

    def show_about(self) -> None:
        """Open the sheet about Durand."""
        from ui.desktop import pages

        self._open_sheet("About Durand", pages.about())

    def _open_sheet(self, title: str, html: str) -> None:
        from ui.desktop.widgets.sheet import Sheet

        Sheet(title, html, self).open()

    def _show_history(self) -> None:
        """Say in the menu what undo and redo would do."""
        for name in ("undo", "redo"):
            what = self.explore.doing(f"to_{name}") if self.explore else ""
            action = self.actions_by_name[name]
            action.setEnabled(bool(what))
            action.setText(
                f"{name.capitalize()}: {what}" if what else name.capitalize()
            )

    # The steps of filling the window.

    def _steps_for(self, scenario: str) -> list[Callable[[], None]]:
        return [
            partial(self._open, scenario),
            self._add_charts,
            self._start_engine,
            self._add_map,
        ]

    def _leave(self) -> None:
        """Give up what is open, its threads first."""
        self._steps.clear()
        if self.engine:
            self.engine.abandon()
            self.engine.deleteLater()
            self.engine = None
        self.progress.hide()
        if self.explore:
            self.explore.close_session()
            self._empty = _opening()
            self._box.replaceWidget(self.explore, self._empty)
            self.explore.hide()
            self.explore.deleteLater()
            self.explore = None
        self._show_history()

    def _open(self, name: str) -> None:
        from simulator.mechanisms import DIALS
        from simulator.scenario import load_scenario
        from ui.desktop.screens.explore import Explore

        scenario = load_scenario(name)
        self.bar.title.say(scenario.title)
        self.setWindowTitle(f"{scenario.title} – Durand")
        self.explore = Explore(scenario, DIALS)
        self.explore.failed.connect(self.banner.tell)
        self.explore.assumptions_wanted.connect(self.show_assumptions)
        self.explore.restart_wanted.connect(self._start_engine)
        self.explore.history_changed.connect(self._show_history)
        self._box.replaceWidget(self._empty, self.explore)
        self._empty.deleteLater()
        if self.options.screenshot is None:
            self.explore.play()  # at once: what moves explains itself

    def _add_charts(self) -> None:
        if self.explore:
            self.explore.add_charts()
            self.explore.transport.play.setFocus()

    def _add_map(self) -> None:
        if self.explore:
            self.explore.add_map()

    def _start_engine(self) -> None:
        if not self.explore:
            return
        if self.engine:
            self.engine.abandon()
            self.engine.deleteLater()
        self.engine = EngineStart(self.explore.scenario, self, self._prepare)
        self.engine.progressed.connect(self.progress.show_progress)
        self.engine.ready.connect(self._on_engine_ready)
        self.engine.failed.connect(self._on_engine_failed)
        self.progress.show_progress(0, 0, "")
        self.engine.start()

    def _on_engine_ready(self, timeline: Timeline) -> None:
        self.progress.hide()
        if self.explore:
            self.explore.attach(timeline)
        self.engine_done.emit()

    def _on_engine_failed(self, sentence: str, details: str) -> None:
        self.progress.hide()
        self.banner.tell(sentence, details)
        self.engine_done.emit()

    # Looks and size.

    def _wear(self, name: theme.Name) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication) and name != theme.current():
            theme.apply(app, name)
        self.bar.show_theme()

    def _on_system_theme(self) -> None:
        if self.settings.mode == "system" and self.options.theme is None:
            self._wear(theme.system())

    def _restore_size(self) -> None:
        if self.options.size:
            self.setMinimumSize(1, 1)
            self.resize(*self.options.size)
        elif not self.restoreGeometry(self.settings.geometry):
            self.resize(*USUAL)

    def _lay_out(self) -> None:
        page = QWidget()
        self._empty = _opening()
        self._box = QVBoxLayout(page)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.bar)
        self._box.addWidget(self.banner)
        self._box.addWidget(self.progress)
        self.progress.hide()
        self._box.addWidget(self._empty, 1)
        self.setCentralWidget(page)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._steps.clear()
        self.settings.geometry = self.saveGeometry()
        self.hide()  # at once, whatever the threads still have to finish
        if self.engine:
            self.engine.abandon()
        if self.explore:
            self.explore.close_session()
        super().closeEvent(event)


def _opening() -> QLabel:
    made = label("Opening…", 14, 400, "second")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
