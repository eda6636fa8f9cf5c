"""What stands in the window's bar while a run is open: branch, saved, what if."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QPushButton

from ui.desktop import icons, keys
from ui.desktop.branches.chooser import BranchChooser
from ui.desktop.widgets.saved import SavedLabel

if TYPE_CHECKING:
    from simulator.timeline.session import Session

SHARE_TIP = "Make a report of this run: one page to send, or to print"
EVERY = 300  # ms between two looks
WHAT_IF_TIP = (
    "Try something else from this day on: a branch with the same luck, beside the line"
)


class DeedButton(QPushButton):
    """A button of the bar with an icon; Space stays with play and pause."""

    def __init__(self, drawing: str, text: str, tip: str, *, first: bool) -> None:
        super().__init__(text)
        self._text, self._first, self._brief = text, first, False
        self._drawing, self._ink = drawing, "on_accent" if first else "text"
        self.setAccessibleName(text)
        self.setToolTip(tip)
        if first:
            self.setProperty("kind", "first")
        self.setAutoDefault(False)
        self._draw()

    def show_brief(self, brief: bool) -> None:
        """Show the icon alone, or the words too; what is done first keeps them."""
        if brief != self._brief and not self._first:
            self._brief = brief
            self.setText("" if brief else self._text)
            self._draw()

    def _draw(self) -> None:
        if self._brief:
            self.setIcon(icons.icon(self._drawing, self._ink, 16))
            self.setIconSize(QSize(16, 16))
        else:
            icons.beside(self, self._drawing, self._ink, 16)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)


class RunTools(QObject):
    """The parts of the bar that belong to a run; they follow its session."""

    what_if = Signal()
    share = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self.chooser, self.saved = BranchChooser(), SavedLabel()
        self.fork = DeedButton("fork", "What if…", WHAT_IF_TIP, first=True)
        keys.tell(self.fork, WHAT_IF_TIP, "what_if")
        self.sharing = DeedButton("share", "Share…", SHARE_TIP, first=False)
        keys.tell(self.sharing, SHARE_TIP, "share")
        self.sharing.clicked.connect(self.share)
        for deed in (self.fork, self.sharing):
            deed.setEnabled(False)
        self.fork.clicked.connect(self.what_if)
        self.chooser.chosen.connect(self._switch)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    def follow(self, session: Session) -> None:
        """Show this session from now on."""
        self._session = session
        for deed in (self.fork, self.sharing):
            deed.setEnabled(True)
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Follow no longer."""
        self._timer.stop()
        self._session = None
        for deed in (self.fork, self.sharing):
            deed.setEnabled(False)
        self.saved.say("")

    def look(self) -> None:
        """Take in what is new."""
        if self._session is not None:
            self.chooser.show_session(self._session)
            self.saved.show_session(self._session)

    def _switch(self, branch: int) -> None:
        session = self._session
        if session is not None and branch != session.view.branch:
            session.pause()
            session.switch(branch)
