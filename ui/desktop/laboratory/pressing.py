"""Buttons of these screens that Space presses, also where it elsewhere plays a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, override

from PySide6.QtCore import QEvent, Qt

from ui.desktop.screens.run_tools import DeedButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


def is_space(event: QEvent) -> bool:
    """Whether the window asks if Space is wanted here."""
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    return cast("QKeyEvent", event).key() == Qt.Key.Key_Space


class PageButton(DeedButton):
    """A button of the bar that belongs to a page without a run."""

    @override
    def event(self, event: QEvent) -> bool:
        if is_space(event):
            event.accept()
            return True
        return super().event(event)
