"""Following: what lies over something takes its place anew when that is reshaped."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SHAPES = (QEvent.Type.Resize, QEvent.Type.Move)


class Following(QObject):
    """Says whenever one of some widgets was moved or has another size.

    Parameters
    ----------
    follower
        What takes its place anew; this lives as long as it does.
    followed
        What is watched.
    """

    reshaped = Signal()

    def __init__(self, follower: QObject, *followed: QWidget) -> None:
        super().__init__(follower)
        for one in followed:
            one.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SHAPES:
            self.reshaped.emit()
        return False
