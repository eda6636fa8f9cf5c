"""The bridge from a live session to the widgets: 30 looks a second, no waiting."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.errors import DurandError

if TYPE_CHECKING:
    from simulator.timeline.session import Session

TICK = 33  # ms


class LiveView(QObject):
    """Looks at a session regularly and says when there is something new.

    Parameters
    ----------
    session
        The session; it is closed with this view.
    """

    moved = Signal()  # days were added, or it started, stopped, changed
    failed = Signal(str, str)
    saved = Signal(object)  # under another name: the path

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self._seen: tuple[object, object, object] = (None, None, None)
        self._told = self._told_saved = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Emit ``moved``, ``saved`` and ``failed`` where something is new."""
        session = self.session
        state = (session.view, session.playing, session.speed)
        if any(a is not b for a, b in zip(state, self._seen, strict=True)):
            self._seen = state
            self.moved.emit()
        for failure in session.failures[self._told :]:
            self._told += 1
            self.failed.emit(failure.sentence, failure.details)
        self._tell_saved()

    def _tell_saved(self) -> None:
        for path in self.session.saved[self._told_saved :]:
            self._told_saved += 1
            self.saved.emit(path)

    def let_go(self) -> Session:
        """Stop looking, and go; the session lives on."""
        self._timer.stop()
        self.deleteLater()
        return self.session

    def close(self) -> None:
        """Stop looking, end the session, and go."""
        self._timer.stop()
        self.deleteLater()
        try:
            self.session.close()
        except DurandError as error:
            details = "".join(traceback.format_exception(error))
            self.failed.emit(str(error), details)
        self._tell_saved()  # it may have been the last thing that was done
