"""What every screen of the window is: a page that comes, goes and ends."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from ui.desktop import focus_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ui.desktop.main_window import MainWindow
    from ui.desktop.screens import Screen


class Page(QWidget):
    """A screen; the window asks it for what stands in its bar, and tells it its life.

    Errors are told by `failed` (the banner: what went wrong, and details to copy),
    good news in passing by `noted` (a toast).
    """

    failed = Signal(str, str)
    noted = Signal(str)
    heading_changed = Signal()

    focused: QWidget | None = None  # what had the focus when it was left

    def take_focus(self) -> None:
        """Let the focus be where it was, or where Tab comes to first."""
        before = self.focused
        if before is None or not Shiboken.isValid(before) or not before.isVisible():
            first = focus_order.stops(self.window(), self.regions())
            before = next((one for one in first if self.isAncestorOf(one)), None)
        if before is not None:
            before.setFocus()

    def heading(self) -> str:
        """Return what the bar says at its left; empty for a page without a bar."""
        return ""

    def tools(self) -> Sequence[QWidget]:
        """Return controls of this page that stand in the window's bar."""
        return ()

    def beside(self) -> Sequence[QWidget]:
        """Return what stands in the bar beside the heading: how it is with it."""
        return ()

    def deeds(self) -> Sequence[QWidget]:
        """Return buttons for the right end of the bar: what one does with it."""
        return ()

    def regions(self) -> Sequence[QWidget]:
        """Return its parts in the order of Tab; all of it, where made in order."""
        return (self,)

    def rename(self) -> None:
        """Tell everything anew: names are others now, those of the twin or the real."""

    def enter(self) -> None:
        """Be shown: the page is in sight from now on."""

    def leave(self) -> None:
        """Be out of sight, but not ended: what runs may go on running."""

    def end(self) -> None:
        """End threads and timers: the window closes."""

    def views(self) -> Iterator[tuple[str, QWidget]]:
        """Bring what is worth a picture to sight, one after the other, with names."""
        yield self.objectName(), self.window()


def make_page(screen: Screen, window: MainWindow) -> Page:
    """Make a screen from its row; its modules are imported only now."""
    module, name = screen.factory.split(":")
    page = getattr(import_module(module), name)(window)
    assert isinstance(page, Page)
    page.setObjectName(screen.name)
    page.setProperty("help", screen.name)
    page.setAccessibleName(screen.title)
    return page
