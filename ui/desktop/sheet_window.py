"""The commands of a window that open sheets over it, and what they change."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.desktop import theme
from ui.desktop.run_window import RunWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

    from ui.desktop.options import Options
    from ui.desktop.settings import Settings
    from ui.desktop.top_bar import TopBar


class SheetWindow(RunWindow):
    """A window with settings and looks; its methods are named in the commands."""

    options: Options
    settings: Settings
    bar: TopBar

    def find_anything(self) -> None:
        """Open the palette."""
        from ui.desktop.widgets.palette import Palette

        Palette(self)  # type: ignore[arg-type]

    def show_settings(self) -> None:
        """Open the sheet of settings."""
        from ui.desktop.widgets.settings_sheet import SettingsSheet

        sheet = SettingsSheet(self.settings, self)
        sheet.changed.connect(self.use_settings)
        sheet.open()

    def use_settings(self) -> None:
        """Let the settings hold, as they are now."""
        from ui.desktop import motion

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        mode = self.options.theme or self.settings.mode
        self.wear(theme.system() if mode == "system" else mode)
        theme.set_letters(app, self.settings.letters)
        motion.set_reduced(self.settings.less_motion)
        if self.run_page:
            self.run_page.use_settings()

    def toggle_theme(self) -> None:
        """Change between light and dark, and remember it."""
        name: theme.Name = "light" if theme.current() == "dark" else "dark"
        self.settings.mode = name
        self.wear(name)

    def follow_system(self) -> None:
        """Be light or dark as the system is, from now on."""
        self.settings.mode = "system"
        self.wear(theme.system())

    def wear(self, name: theme.Name) -> None:
        """Take a theme, if it is not worn already."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and name != theme.current():
            theme.apply(app, name)
        self.bar.show_theme()

    def toggle_whole_screen(self) -> None:
        """Fill the whole screen, or be a window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_assumptions(self) -> None:
        """Open the sheet of what a run assumes."""
        if self.explore:
            from simulator.mechanisms import CLAIMS, CONSTANTS, DIALS
            from ui.desktop import pages

            scenario = self.explore.scenario
            page = pages.assumptions(scenario, DIALS, CONSTANTS, CLAIMS.values())
            self.open_sheet("What this assumes", page)

    def show_about(self) -> None:
        """Open the sheet about Durand."""
        from ui.desktop import pages

        self.open_sheet("About Durand", pages.about())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy, wherever no part has a menu of its own."""
        from ui.desktop.copying import CopyMenu

        under = self.childAt(event.pos()) or self
        CopyMenu(under, self).popup(event.globalPos())

    def open_sheet(self, title: str, html: str) -> None:
        """Open a page of text over the window."""
        from ui.desktop.widgets.sheet import Sheet

        Sheet(title, html, self).open()
