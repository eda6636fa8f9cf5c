"""The commands of a window that explain it: help, tour, keyboard, about."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QChildEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from ui.desktop import keys
from ui.desktop.help.asking import TOPIC, topic_of
from ui.desktop.sheet_window import SheetWindow

if TYPE_CHECKING:
    from ui.desktop.help.sheet import HelpSheet
    from ui.desktop.tour.guide import Guide

BESIDE_WIDE, BESIDE_HIGH = 440, 560


class HelpWindow(SheetWindow):
    """A window that explains itself; its methods are named in the commands."""

    tour_over = Signal()  # taken, or skipped

    def __init__(self) -> None:
        super().__init__()
        self.help_sheet: HelpSheet | None = None
        self.guide: Guide | None = None

    def show_help(self) -> None:
        """Help with what is in focus, or with the screen shown."""
        asked: QWidget | None = self.focusWidget()
        topic = topic_of(self._shown() if asked is None else asked)
        self.help_with(topic, asked)

    def show_contents(self) -> None:
        """Show the titles of all the help."""
        self.help_with("")

    def help_with(self, topic: str, beside: QWidget | None = None) -> None:
        """Show a topic of the help, at the side where something does not stand."""
        if self.help_sheet is None:
            from ui.desktop.help.sheet import HelpSheet

            self.help_sheet = HelpSheet(self)
        self.help_sheet.open_at(topic, beside)

    def take_tour(self) -> None:
        """Begin the tour, from its first step."""
        from ui.desktop.tour.guide import Guide

        if self.guide is not None:
            self.guide.leave()
        self.guide = Guide(self)  # type: ignore[arg-type]
        self.guide.begin()

    def refuse_tour(self) -> None:
        """Offer the tour no longer; it stays in the menu."""
        self.settings.tour = "refused"
        self.tour_over.emit()

    @property
    def tour_is_offered(self) -> bool:
        """Whether nobody took or refused the tour yet."""
        asked = self.settings.file is not None and not self.settings.tour
        return asked and self.guide is None

    def show_keyboard(self) -> None:
        """Open the list of all shortcuts."""
        from ui.desktop.help.cheat_sheet import CheatSheet

        CheatSheet(self).open()

    def show_about(self) -> None:
        """Open the sheet about Durand."""
        from ui.desktop import pages

        self.open_sheet("About Durand", pages.about())

    @override
    def childEvent(self, event: QChildEvent) -> None:
        """Let every sheet over the window be helped with, too."""
        child = event.child()
        if event.polished() and isinstance(child, QDialog):
            _let_help(child)
        super().childEvent(event)

    def _shown(self) -> QWidget:
        """Give the screen in sight."""
        return self


def _let_help(sheet: QDialog) -> None:
    """Open the help beside a sheet by the same keys as in the window."""
    asked = QShortcut(QKeySequence(keys.of("show_help")), sheet)
    asked.activated.connect(_help_with_sheet)


def _help_with_sheet() -> None:
    sheet = QApplication.activeModalWidget() or QApplication.activeWindow()
    if sheet is not None:
        help_beside(sheet)


def help_beside(sheet: QWidget) -> QDialog:
    """Open the help about a sheet in a small window of its own."""
    from ui.desktop.help.sheet import HelpSheet

    beside = QDialog(sheet)
    beside.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    beside.setWindowTitle("Help")
    beside.setProperty(TOPIC, topic_of(sheet))
    beside.resize(BESIDE_WIDE, BESIDE_HIGH)
    page = HelpSheet(beside, fills=True)
    page.left.connect(beside.accept)
    box = QVBoxLayout(beside)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(page)
    beside.show()
    focused: QWidget | None = sheet.focusWidget()
    page.open_at(topic_of(sheet if focused is None else focused))
    return beside
