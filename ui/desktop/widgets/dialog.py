"""What every sheet over the window is: Enter presses the button that has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from ui.desktop.widgets.basics import enter_presses

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Dialog(QDialog):
    """A sheet over the window."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not focused_pressed(self, event):
            super().keyPressEvent(event)


def focused_pressed(window: QWidget, event: QKeyEvent) -> bool:
    """Press the button that has the focus by Enter; whether there was one.

    Qt leaves buttons to Space on most systems: Enter does nothing then, or presses
    another button, the one that a sheet has for all else.
    """
    now = window.focusWidget()
    return isinstance(now, QPushButton) and enter_presses(now, event)
