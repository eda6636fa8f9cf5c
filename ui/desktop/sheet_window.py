"""The commands of a window that open sheets over it, and what they change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.desktop import commands, kept, keys, theme, words
from ui.desktop.preferences import PAGES
from ui.desktop.run_window import RunWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QContextMenuEvent

    from ui.desktop.options import Options
    from ui.desktop.settings import Settings
    from ui.desktop.top_bar import TopBar


class SheetWindow(RunWindow):
    """A window with settings and looks; its methods are named in the commands."""

    options: Options
    settings: Settings
    actions_by_name: dict[str, QAction]
    bar: TopBar
    used: list[tuple[str, str]]  # kind and text of what was lately found

    def find_anything(self) -> None:
        """Open the palette."""
        from ui.desktop.widgets.palette import Palette

        Palette(self)  # type: ignore[arg-type]

    def show_settings(self) -> None:
        """Open the sheet of settings."""
        self.show_setting(PAGES[0])

    def show_setting(self, page: str) -> None:
        """Open the sheet of settings on one of its pages."""
        from ui.desktop.widgets.settings_sheet import SettingsSheet

        sheet = SettingsSheet(self.settings, self, page)
        sheet.changed.connect(self.use_settings)
        sheet.keys_changed.connect(self.use_keys)
        sheet.open()

    def use_keys(self) -> None:
        """Let the shortcuts hold, as they are now, and tooltips tell them."""
        keys.use(self.settings.shortcuts)
        commands.put_keys(self.actions_by_name)
        keys.refresh(self)
        self.bar.finder.show_keys()

    def use_settings(self) -> None:
        """Let the settings hold, as they are now."""
        from ui.desktop import motion

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        mode = self.options.theme or self.settings.mode
        self.wear(theme.system() if mode == "system" else mode)
        theme.set_room(app, str(self.settings.get("density")))
        theme.set_letters(app, self.letters)
        wanted = self.settings.get("motion")
        motion.set_reduced(
            wanted == "less" or (wanted == "system" and motion.system_asks())
        )
        motion.hold_effects_still(app)
        from_right = self.settings.get("direction") == "right to left"
        way = Qt.LayoutDirection
        app.setLayoutDirection(way.RightToLeft if from_right else way.LeftToRight)
        folder = str(self.settings.get("runs-folder"))
        kept.write_runs_to(Path(folder) if folder else None)
        renamed = words.twin() != self.settings.twin
        words.set_twin(self.settings.twin)
        for page in self.pages.values() if renamed else ():
            page.rename()
        if self.run_page:
            self.run_page.use_settings()

    @property
    def letters(self) -> int:
        """Size of all letters now, in per cent."""
        return self.settings.letters

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

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy, wherever no part has a menu of its own."""
        from ui.desktop.copying import CopyMenu

        under = self.childAt(event.pos()) or self
        CopyMenu(under, self).popup(event.globalPos())

    def open_sheet(self, title: str, html: str) -> None:
        """Open a page of text over the window."""
        from ui.desktop.widgets.sheet import Sheet

        sheet = Sheet(title, words.shown(html), self)
        sheet.asked.connect(self.show_evidence)
        sheet.open()
