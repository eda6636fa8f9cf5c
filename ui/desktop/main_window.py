"""The main window: it appears at once and fills itself in steps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.desktop import commands, keys, logs, memory, motion, theme
from ui.desktop.engine import prepared_timeline
from ui.desktop.file_window import FileWindow
from ui.desktop.screens import SCREENS, screen_named
from ui.desktop.screens.page import make_page
from ui.desktop.top_bar import TopBar
from ui.desktop.widgets.banner import Banner
from ui.desktop.widgets.basics import column
from ui.desktop.widgets.offer import Offer
from ui.desktop.widgets.progress import ProgressLine
from ui.desktop.widgets.rail import Rail
from ui.desktop.widgets.room import Room, screen_of
from ui.desktop.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.desktop.engine import EngineStart, Prepare
    from ui.desktop.options import Options
    from ui.desktop.screens.page import Page
    from ui.desktop.settings import Settings

SMALLEST, USUAL = QSize(800, 480), QSize(1366, 768)
FRAME = QSize(16, 40)  # px that a window's frame may take, beyond its own size
TRACE = "Traceback (most recent call last)"
TITLE_ROOM = 560  # px of the window's title before its own name is out of sight
ROOMY = 1600  # px; a window as wide has words in its rail


class MainWindow(FileWindow):
    """The window: a rail of screens, a bar, and the screen in sight.

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
        self.options, self.settings, self.prepare = options, settings, prepare
        self.used: list[tuple[str, str]] = []
        self._steps: list[Callable[[], None]] = []
        self._waits: list[Callable[[], None]] | None = []  # None: it was painted
        self.setWindowTitle("Durand")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(SMALLEST.boundedTo(screen_of(self).size()))
        self.setAcceptDrops(True)
        self.rail, self.bar = Rail(SCREENS), TopBar()
        self.banner, self.progress, self.offer = Banner(), ProgressLine(), Offer()
        self.stage = QStackedWidget()
        self.room = Room(self.stage)
        self._lay_out()
        self.toast = Toast(self.room)
        keys.use(settings.shortcuts)
        self.menu, self.actions_by_name = commands.install(self)
        self._connect()
        self._restore_size()
        self.bar.show_theme()
        self._show_history()
        self.use_settings()
        memory.give_back_now_and_then(self)
        if options.scenario is None:
            self.show_screen("home")
        else:  # seen first, then filled: the screen of a run takes a while to make
            self.rail.show_current("explore")
            self.bar.hide()
            self._steps.append(partial(self._open, options.scenario))
        if options.open is not None:
            self._steps.append(self._open_asked)

    def fill(self) -> None:
        """Do what is left to do, one step each time nothing else is to be done."""
        if self._steps:
            self._steps.pop(0)()
            QTimer.singleShot(0, self.fill)

    def once_painted(self, do: Callable[[], None]) -> None:
        """Do something soon, but not before the window has been seen."""
        if self._waits is None:
            QTimer.singleShot(0, do)
        else:
            self._waits.append(do)

    @property
    def filling(self) -> bool:
        """Whether parts of the window are still to come."""
        return bool(self._steps)

    @property
    def engine(self) -> EngineStart | None:
        """What prepares the run that is open, if one is."""
        page = self.run_page
        return page.engine if page else None

    def page(self, name: str) -> Page:
        """Return the screen of a name, made when it is first wanted."""
        if name not in self.pages:
            made = make_page(screen_named(name), self)
            made.failed.connect(self.tell_failed)
            made.noted.connect(self.notify)
            made.heading_changed.connect(self.show_heading)
            self.pages[name] = made
            self.stage.addWidget(made)
            self._join(made)
        return self.pages[name]

    def tell_failed(self, sentence: str, details: str) -> None:
        """Say what could not be done; what the program did wrong goes to the log."""
        if TRACE in details:
            logs.log.error(details)
        self.banner.tell(sentence, details)

    @override
    def _shown(self) -> QWidget:
        return self.current or self

    @override
    def regions(self) -> Sequence[QWidget]:
        page = self.current
        parts = (self.banner, self.offer, *(page.regions() if page else ()), self.toast)
        return self.rail, self.presenter, *self.bar.regions(), *parts

    @property
    def current(self) -> Page | None:
        """The screen in sight."""
        found = [p for p in self.pages.values() if p is self.stage.currentWidget()]
        return found[0] if found else None

    # Commands, by the names in ui.desktop.commands; those for a run: RunWindow,
    # those that open sheets: SheetWindow.

    @override
    def show_screen(self, name: str) -> None:
        """Bring a screen to sight."""
        page, old = self.page(name), self.current
        if old is not None and old is not page:
            old.leave()
        focused = self.focusWidget()
        from_keys = focused is not None and self.rail.isAncestorOf(focused)
        if old is not None and focused is not None and old.isAncestorOf(focused):
            old.focused = focused
        self.stage.setCurrentWidget(page)
        self.rail.show_current(name)
        self.show_heading()
        page.enter()
        if old is not page and not from_keys:
            page.take_focus()

    def go_home(self) -> None:
        """Show the scenarios and files that can be opened."""
        self.show_screen("home")

    def open_scenario(self) -> None:
        """Let a scenario be chosen, and open it."""
        from ui.desktop.widgets.scenario_sheet import ScenarioSheet

        sheet = ScenarioSheet(self.explore.scenario.name if self.explore else "", self)
        sheet.chosen.connect(self.show_scenario)
        sheet.open()

    @override
    def show_scenario(self, name: str) -> None:
        """Open a scenario in place of the one that is open, by name or path."""
        from simulator.errors import DurandError
        from simulator.scenario import load_scenario

        try:  # before anything of the old one is given up
            title = load_scenario(name).title
        except DurandError as error:
            first = str(error).partition("\n")[0]
            told = f"That scenario cannot be opened. {first}"
            self.banner.tell(told, str(error))
            return
        if self.run_page:
            self.run_page.clear()
        self.hush()
        self._steps.clear()
        self._open(name, title)
        self.repaint()  # seen at once: the window is busy with it for a moment
        QTimer.singleShot(0, self.fill)

    def show_menu(self) -> None:
        """Open the menu of everything that can be done."""
        corner = self.rail.menu.mapToGlobal(self.rail.menu.rect().topRight())
        self.menu.popup(corner)

    @override
    def notify(self, sentence: str) -> None:
        """Say something in passing."""
        self.toast.tell(sentence)

    @override
    def hush(self) -> None:
        self.toast.hide()

    # What the window shows beside its screens.

    @override
    def show_heading(self) -> None:
        page = self.current
        if page is None:
            return
        heading = page.heading()
        self.bar.setVisible(bool(heading) and not self.presenting)
        self.bar.title.say(heading)
        self.bar.show_tools(page.tools(), page.beside(), page.deeds())
        side = Qt.TextElideMode.ElideRight
        cut = self.fontMetrics().elidedText(self.bar.title.whole, side, TITLE_ROOM)
        self.setWindowTitle(f"{cut} – Durand" if heading else "Durand")

    def _show_history(self) -> None:
        """Say in the menu and the bar what undo and redo would do."""
        run = self.explore
        for action in self.actions_by_name.values():
            if action.data().run:
                action.setEnabled(run is not None)
        whats = [run.doing(way) if run else "" for way in ("to_undo", "to_redo")]
        for name, what in zip(("undo", "redo"), whats, strict=True):
            action = self.actions_by_name[name]
            action.setEnabled(bool(what))
            word = name.capitalize()
            action.setText(f"{word}: {what}" if what else word)
        self.bar.show_history(*whats)

    def _open_asked(self) -> None:
        """Open the file that the command line named."""
        if self.options.open is not None:
            self.open_path(self.options.open)

    def _open(self, scenario: str, title: str = "") -> None:
        """Begin to open a scenario; `fill` does the rest."""
        self.page("explore")
        assert self.run_page is not None
        self.run_page.tell_opening(title)
        self.show_screen("explore")
        self._steps[:0] = self.run_page.steps(scenario)

    def _join(self, page: Page) -> None:
        """Connect what only some screens say."""
        if page is self.run_page:
            self.run_page.engine_done.connect(self.engine_done)
            self.run_page.progressed.connect(self.progress.show_progress)
            self.run_page.prepared.connect(self.progress.hide)
            self.run_page.history_changed.connect(self._show_history)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_screen)
        self.rail.menu.clicked.connect(self.show_menu)
        self.rail.settings.clicked.connect(self.show_settings)
        self.bar.finder.clicked.connect(self.find_anything)
        self.bar.theme_button.clicked.connect(self.toggle_theme)
        self.bar.undo.clicked.connect(self.undo)
        self.bar.redo.clicked.connect(self.redo)
        self.trouble.connect(self.on_mistake)
        self.offer.accepted.connect(self.accept_left)
        self.offer.refused.connect(self.refuse_left)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_theme)
        motion.system_hints().motionPreferenceChanged.connect(self.use_settings)

    # Looks and size.

    def _on_system_theme(self) -> None:
        if self.settings.mode == "system" and self.options.theme is None:
            self.wear(theme.system())

    def _restore_size(self) -> None:
        if self.options.size:
            self.setMinimumSize(1, 1)
            self.resize(*self.options.size)
        elif not self.restoreGeometry(self.settings.geometry):
            place = screen_of(self).size()
            self.resize(USUAL.boundedTo(place))
            if (USUAL + FRAME).boundedTo(place) != USUAL + FRAME:
                # A small screen is for it alone: else its frame pushes its foot out.
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def _lay_out(self) -> None:
        page, right = QWidget(), QWidget()
        box = column(right, 0, 0)
        for part in (self.presenter, self.bar, self.banner, self.offer, self.progress):
            box.addWidget(part)
        self.progress.hide()
        box.addWidget(self.room, 1)
        whole = QHBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addWidget(right, 1)
        self.setCentralWidget(page)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        waits, self._waits = self._waits or (), None
        for do in waits:
            QTimer.singleShot(0, do)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.show_wide(self.width() >= ROOMY)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._steps.clear()
        self.stop_presenting()
        self.settings.geometry = self.saveGeometry()
        self.hide()  # at once, whatever the threads still have to finish
        for page in self.pages.values():
            page.end()
        super().closeEvent(event)
