"""The sheet that opens when Durand itself made a mistake: calm, and with a way on."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from ui.desktop.widgets.basics import Picture, column, label, row, surface
from ui.desktop.widgets.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

MISTAKE = "Durand made a mistake"
MISTAKE_WHY = (
    "This was not you. Something inside the program went another way than its makers "
    "thought of. What you were doing may be incomplete; everything before it is whole."
)
ENDED = "Durand ended suddenly the last time"
ENDED_WHY = (
    "It could not say goodbye: a crash, no power, or it was ended from outside. Runs "
    "are written as they are played, so at most the last second is lost."
)
AGAIN = (
    "That was {} times in a row. A safe start leaves your settings and layouts aside, "
    "without changing them; your runs are there as always."
)
PRIVATE = (
    "Diagnostics tell versions, the platform, the last lines of the log and where it "
    "happened. They name no folder of yours, no user and no student."
)
COPIED = "They are on the clipboard."


class CrashDoor(Dialog):
    """Says what happened and what was saved; offers to go on or to start afresh.

    ``restart`` says whether the restart is to be a safe one.
    """

    restart_wanted = Signal(bool)
    copy_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, title: str, why: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("help", "trouble")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(600)
        self._title = title
        self.sentence = label(why, 13, 400, wrap=True)
        self.what = label("", 13, 500, wrap=True)
        self.saved = label("", 13, 400, wrap=True)
        self.more = label("", 12, 400, "second", wrap=True)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName("Details of what happened")
        self.details.setFixedHeight(170)
        self.go_on = QPushButton("Go on")
        self.restart = QPushButton("Restart and reopen")
        self.safe = QPushButton("Start safely")
        self.show_details = QPushButton("Details")
        self.copy = QPushButton("Copy diagnostics")
        self.folder = QPushButton("Open log folder")
        self._lay_out()
        self._connect()
        for part in (self.what, self.more, self.details, self.safe):
            part.hide()
        self.go_on.setFocus()

    @classmethod
    def of_mistake(
        cls, what: str, details: str, saved: Sequence[str], parent: QWidget
    ) -> CrashDoor:
        """Make the sheet for a mistake that just happened."""
        made = cls(MISTAKE, MISTAKE_WHY, parent)
        made._tell(what, details)
        made.saved.setText("\n".join(saved))
        return made

    @classmethod
    def of_sudden_end(cls, details: str, often: int, parent: QWidget) -> CrashDoor:
        """Make the sheet for a program that ended suddenly before this one."""
        made = cls(ENDED, ENDED_WHY, parent)
        made._tell("", details)
        made._saved.hide()
        made.restart.hide()
        if often:
            made.more.setText(AGAIN.format(often))
            made.more.show()
            made.safe.show()
        return made

    def again(self, times: int) -> None:
        """Say that it happened again while this sheet was open."""
        once = "once more" if times == 1 else f"{times} times more"
        self.more.setText(f"Meanwhile something went wrong {once}.")
        self.more.show()

    def show_copied(self) -> None:
        """Say that the diagnostics are on the clipboard."""
        self._private.setText(COPIED)

    def _tell(self, what: str, details: str) -> None:
        self.what.setText(what)
        self.what.setVisible(bool(what))
        self.details.setPlainText(details)
        self.show_details.setVisible(bool(details))

    def _connect(self) -> None:
        self.go_on.clicked.connect(self.accept)
        self.restart.clicked.connect(self._on_restart)
        self.safe.clicked.connect(self._on_safe)
        self.show_details.clicked.connect(self._on_details)
        self.copy.clicked.connect(self.copy_wanted)
        self.folder.clicked.connect(self.folder_wanted)

    def _on_restart(self) -> None:
        self.restart_wanted.emit(False)

    def _on_safe(self) -> None:
        self.restart_wanted.emit(True)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        box = self.layout()
        if box is not None:  # Qt gives it two thirds of a small screen at most
            high = box.totalMinimumHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), high))

    def _on_details(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self.adjustSize()

    def _lay_out(self) -> None:
        box = column(self, 24, 12)
        head = row(12)
        head.addWidget(Picture("about", "accent", 28))
        head.addWidget(label(self._title, 20, 600, atlas=True), 1)
        box.addLayout(head)
        box.addWidget(self.sentence)
        self._saved = surface("card")
        inside = row(10)
        inside.setContentsMargins(12, 10, 12, 10)
        self._saved.setLayout(inside)
        inside.addWidget(Picture("check", "good"), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.saved, 1)
        box.addWidget(self._saved)
        box.addWidget(self.more)
        box.addWidget(self.what)
        box.addWidget(self.details)
        self._private = label(PRIVATE, 12, 400, "second", wrap=True)
        box.addWidget(self._private)
        helps = row(8)
        for part in (self.show_details, self.copy, self.folder):
            part.setAutoDefault(False)
            part.setProperty("kind", "link")
            helps.addWidget(part)
        helps.addStretch(1)
        box.addLayout(helps)
        box.addSpacing(4)
        foot = row(8)
        foot.addStretch(1)
        for part in (self.safe, self.restart, self.go_on):
            part.setAutoDefault(False)
            foot.addWidget(part)
        self.go_on.setDefault(True)
        box.addLayout(foot)
