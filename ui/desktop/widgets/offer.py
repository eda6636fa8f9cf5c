"""An offer below the bar: a run that was left, to be opened or let be."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.desktop import words
from ui.desktop.widgets.basics import Picture, label, outside, row, surface

if TYPE_CHECKING:
    from ui.desktop.kept import KeptRun


class Offer(QWidget):
    """Hidden until there is something to offer; never in the way of the work."""

    accepted = Signal(object)
    refused = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("A run that was not closed")
        self._run: KeptRun | None = None
        self.sentence = label("", 13, 500, wrap=True)
        self.open = QPushButton("Open it")
        self.let_be = QPushButton("Not now")
        self.open.clicked.connect(self._accept)
        self.let_be.clicked.connect(self._refuse)
        frame = surface("card")
        outside(self).addWidget(frame)
        box = row(8)
        box.setContentsMargins(12, 8, 8, 8)
        frame.setLayout(box)
        box.addWidget(Picture("clock", "accent"))
        box.addWidget(self.sentence, 1)
        box.addWidget(self.open)
        box.addWidget(self.let_be)
        self.hide()

    def show_run(self, run: KeptRun) -> None:
        """Offer a run."""
        self._run = run
        when = datetime.fromtimestamp(run.when).astimezone()
        at = f"{words.short_date(when.date())}, {when:%H:%M}"
        changes = f"{run.changes} changes" if run.changes != 1 else "1 change"
        self.sentence.setText(
            f"“{run.title}” was not closed ({at}): day {run.day}, {changes}. "
            "Nothing of it is lost."
        )
        self.open.setToolTip(str(run.path))
        self.setAccessibleDescription(self.sentence.text())
        self.show()

    def _accept(self) -> None:
        self.hide()
        if self._run is not None:
            self.accepted.emit(self._run.path)

    def _refuse(self) -> None:
        self.hide()
        if self._run is not None:
            self.refused.emit(self._run.path)
