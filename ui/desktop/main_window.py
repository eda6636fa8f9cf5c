"""The main window: it appears at once and fills itself in steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from ui.desktop import commands, theme
from ui.desktop.engine import EngineStart, prepared_run
from ui.desktop.top_bar import TopBar
from ui.desktop.widgets.banner import Banner
from ui.desktop.widgets.basics import label
from ui.desktop.widgets.progress import ProgressLine

if TYPE_CHECKING:
    from simulator.timeline.live import Playable
    from ui.desktop.engine import Prepare
    from ui.desktop.options import Options
    from ui.desktop.screens.explore import Explore
    from ui.desktop.settings import Settings

SMALLEST, USUAL = (1024, 680), (1366, 768)


class MainWindow(QMainWindow):
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
        self, options: Options, settings: Settings, prepare: Prepare = prepared_run
    ) -> None:
        super().__init__()
        self.options, self.settings, self._prepare = options, settings, prepare
        self.explore: Explore | None = None
        self.engine: EngineStart | None = None
        self._steps = [
            self._open_scenario,
            self._add_charts,
            self._start_engine,
            self._add_map,
        ]
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

    # Commands, by the names in ui.desktop.commands.

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
        """Put back what was moved last."""
        if self.explore:
            self.explore.desk.history.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self.explore:
            self.explore.desk.history.redo()

    def reset_dials(self) -> None:
        """Put all dials back."""
        if self.explore:
            self.explore.desk.reset()

    def toggle_more_dials(self) -> None:
        """Open the drawer of the dials that are not in sight, or shut it."""
        if self.explore:
            self.explore.desk.toggle_drawer()

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
            from simulator.mechanisms import CONSTANTS, DIALS
            from ui.desktop import pages

            scenario = self.explore.scenario
            page = pages.assumptions(scenario, DIALS.values(), CONSTANTS.values())
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
        history = self.explore.desk.history if self.explore else None
        for name, of in (("undo", "to_undo"), ("redo", "to_redo")):
            what = str(getattr(history, of, ""))
            action = self.actions_by_name[name]
            action.setEnabled(bool(what))
            action.setText(
                f"{name.capitalize()}: {what}" if what else name.capitalize()
            )

    # The steps of filling the window.

    def _open_scenario(self) -> None:
        from simulator.mechanisms import DIALS
        from simulator.scenario import load_scenario
        from ui.desktop.screens.explore import Explore

        scenario = load_scenario(self.options.scenario)
        self.bar.title.say(scenario.title)
        self.setWindowTitle(f"{scenario.title} – Durand")
        self.explore = Explore(scenario, DIALS)
        self.explore.failed.connect(self.banner.tell)
        self.explore.assumptions_wanted.connect(self.show_assumptions)
        self.explore.restart_wanted.connect(self._start_engine)
        self.explore.desk.history.changed.connect(self._show_history)
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

    def _on_engine_ready(self, run: Playable) -> None:
        self.progress.hide()
        if self.explore:
            self.explore.attach(run)
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
        self._empty = label("Opening…", 14, 400, "second")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
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
