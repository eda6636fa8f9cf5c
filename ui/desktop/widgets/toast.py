"""A sentence in passing: good news, at the foot of the window, for some seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QFrame, QPushButton

from ui.desktop import theme
from ui.desktop.widgets.basics import label, row
from ui.desktop.widgets.following import Following

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

ABOVE = 84  # px over the foot, clear of the transport
BELOW = 16  # px under the head, where the foot is in use
LETTER = 70  # ms that a letter takes to be read, by somebody who is not in a hurry


class Toast(QFrame):
    """Shows one sentence at a time, with one thing or two that may be done about it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("surface", "toast")
        self.setAccessibleName("News")
        self._over = over
        self._act: Callable[[], None] | None = None
        self._other: Callable[[], None] | None = None
        self.sentence = label("", 13, 500, "toast")
        self.button = QPushButton("Dismiss")
        self.button.setProperty("kind", "toast")
        self.button.clicked.connect(self._do)
        self.second = QPushButton("More")
        self.second.setProperty("kind", "toast")
        self.second.clicked.connect(self._do_other)
        box = row(10)
        box.setContentsMargins(16, 8, 10, 8)
        self.setLayout(box)
        box.addWidget(self.sentence)
        box.addWidget(self.button)
        box.addWidget(self.second)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        Following(self, over).reshaped.connect(self._place)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        self.hide()

    def tell(
        self,
        sentence: str,
        word: str = "",
        act: Callable[[], None] | None = None,
        other: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Show a sentence; ``word`` says what ``act`` does, ``other`` is one more."""
        self._act, self._other = act, other[1] if other else None
        self.second.setText(other[0] if other else "")
        self.second.setVisible(other is not None)
        self.sentence.setText(sentence)
        self.setAccessibleDescription(sentence)
        self.button.setText(word)
        self.button.setVisible(act is not None)
        self.show()
        self._place()
        self.raise_()
        least = int(theme.tokens()["motion_ms"]["toast"])
        self._timer.start(max(least, LETTER * len(sentence + word)))

    def _in_use(self) -> list[QRect]:
        """Where the pointer and the focus are; what is large cannot be covered up."""
        pointer = self._over.mapFromGlobal(QCursor.pos())
        used = [QRect(pointer - QPoint(8, 8), QSize(16, 16))]
        focused = self.window().focusWidget()
        if focused is None or self.isAncestorOf(focused):
            return used
        if focused.height() < self._over.height() // 3:
            corner = focused.mapTo(self.window(), QPoint(0, 0))
            corner = self._over.mapFrom(self.window(), corner)
            used.append(QRect(corner, focused.size()))
        return used

    def _do(self) -> None:
        self.hide()
        if self._act:
            self._act()

    def _do_other(self) -> None:
        self.hide()
        if self._other:
            self._other()

    def _on_time(self) -> None:
        """Go, unless somebody is about to press what it offers."""
        if self.underMouse() or self.isAncestorOf(self.window().focusWidget()):
            self._timer.start()
        else:
            self.hide()

    def _on_focus(self) -> None:
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        """Stand at the foot; at the head where it would cover what is in use."""
        if self.isHidden():
            return
        self.adjustSize()
        left = max(0, (self._over.width() - self.width()) // 2)
        foot = QPoint(left, self._over.height() - ABOVE - self.height() // 2)
        used = self._in_use()
        covers = any(QRect(foot, self.size()).intersects(one) for one in used)
        self.move(QPoint(left, BELOW) if covers else foot)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
