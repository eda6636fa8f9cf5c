"""Escape closes what was opened last, that alone, and gives the focus back.

Whatever lies over a window or stands in place of its usual shape says so when it opens,
and again when it has gone, however it went. One key of the window serves them all: two
keys of the same name would each keep the other from being heard.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from shiboken6 import Shiboken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget


class _Opened(NamedTuple):
    close: Callable[[], object]
    before: QWidget | None  # what had the focus


class Escape(QObject):
    """What is open over a window, the latest last."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._open: dict[QWidget, _Opened] = {}
        self._key = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._key.activated.connect(self._close_last)
        self._key.setEnabled(False)  # else it would take the key from others

    def opens(self, what: QWidget, close: Callable[[], object]) -> None:
        """Hear that something is about to open, and how it is closed."""
        self._open.pop(what, None)
        self._open[what] = _Opened(close, self._window.focusWidget())
        self._key.setEnabled(True)

    @contextmanager
    def closing(self, what: QWidget) -> Iterator[None]:
        """Let something go; had it the focus, that is given back to where it was.

        Where a person went elsewhere meanwhile, the focus stays there.
        """
        now, opened = self._window.focusWidget(), self._open.pop(what, None)
        held = now is None or now is what or what.isAncestorOf(now)
        self._key.setEnabled(bool(self._open))
        yield
        before = opened.before if opened and held else None
        if before is not None and Shiboken.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_last(self) -> None:
        if self._open:
            next(reversed(self._open.values())).close()


def of(widget: QWidget) -> Escape:
    """Return what serves the window of a widget, made when it is first wanted."""
    window = widget.window()
    found = window.findChild(Escape, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, Escape) else Escape(window)
