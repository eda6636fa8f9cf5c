"""The commands of a window on a projector: present, reveal, leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt

from ui.desktop import escape, presenting
from ui.desktop.help_window import HelpWindow
from ui.desktop.panels import LAYOUTS
from ui.desktop.widgets.presenter_bar import PresenterBar

if TYPE_CHECKING:
    from ui.desktop.widgets.rail import Rail

NOTHING_HIDDEN = "Nothing is hidden: that is for a class, while you present."


class PresenterWindow(HelpWindow):
    """A window that can stand on a projector, with the odds hidden from the class."""

    rail: Rail

    def __init__(self) -> None:
        super().__init__()
        self.presenting = False
        self._was_whole = False
        self.presenter = PresenterBar()
        self.presenter.reveal_wanted.connect(self.reveal)
        self.presenter.leave_wanted.connect(self.stop_presenting)

    def present(self) -> None:
        """Present to a class, or be a window to work in again."""
        if self.presenting:
            self.stop_presenting()
        elif self.run_page and self.explore:
            self._begin()

    def reveal(self) -> None:
        """Show the odds and the futures, or hide them again."""
        if not self.presenting:
            self.notify(NOTHING_HIDDEN)
            return
        if presenting.hidden():
            presenting.reveal()
        elif self._hides:
            presenting.hide()
        self._show_presented()

    def stop_presenting(self) -> None:
        """Be as before."""
        if not self.presenting:
            return
        self.presenting = False
        presenting.set_on(False)
        with escape.of(self).closing(self.presenter):
            self.presenter.hide()
            self.rail.show()
            self.use_settings()
            if self.run_page:
                self.run_page.give_back()
        if self.options.size is None and not self._was_whole:
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)
        self._show_presented()

    @property
    @override
    def letters(self) -> int:
        if self.presenting:
            return int(self.settings.get("presenter-letters"))
        return self.settings.letters

    @property
    def _hides(self) -> bool:
        return bool(self.settings.get("presenter-hides"))

    def _begin(self) -> None:
        assert self.run_page is not None
        self.show_screen("explore")
        self.presenting = True
        presenting.set_on(True)
        self._was_whole = bool(self.windowState() & Qt.WindowState.WindowFullScreen)
        if self._hides:
            presenting.hide()
        self.rail.hide()
        self.presenter.show()
        escape.of(self).opens(self.presenter, self.stop_presenting)
        self.use_settings()
        self.run_page.lend(LAYOUTS[0])
        if self.options.size is None:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)
        self._show_presented()
        self.presenter.reveal.setFocus()

    def hide_again(self, *_: object) -> None:
        """Hide what a change is about to move, where the class is to guess."""
        if self.presenting and self._hides and not presenting.hidden():
            presenting.hide()
            self._show_presented()

    def _show_presented(self) -> None:
        """Let everything that shows odds or futures show them, or hide them."""
        explore = self.explore
        title = explore.scenario.title if explore else ""
        hidden = presenting.hidden()
        self.presenter.show_state(title, hides=self._hides, hidden=hidden)
        if explore:
            explore.show_presented()
        self.show_heading()

    def show_heading(self) -> None:
        """Show what the bar says about the screen in sight."""
        raise NotImplementedError
