"""What was begun earlier: to go on with where it was stopped, or to look at again."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui.desktop.laboratory.kept_work import KeptWork, drop_work, found_work
from ui.desktop.widgets.basics import (
    ElidedLabel,
    IconButton,
    column,
    label,
    row,
    set_tone,
)
from ui.desktop.widgets.parts import emptied
from ui.desktop.widgets.recents import when_said

SHOWN = 6


class EarlierRow(QFrame):
    """One thing that was begun."""

    wanted = Signal(object)
    dropped = Signal(object)

    def __init__(self, work: KeptWork) -> None:
        super().__init__()
        self.work = work
        self.go = QPushButton("Show" if work.finished else "Go on")
        self.go.setAccessibleName(f"{self.go.text()}: {work.title}")
        self.go.clicked.connect(self._on_go)
        self.bin = IconButton("bin", f"Keep no longer: {work.title}", size=14)
        self.bin.clicked.connect(self._on_drop)
        line = row(6)
        self.setLayout(line)
        part = QWidget()
        text = column(part, 0, 0)
        text.addWidget(ElidedLabel(work.title, 12, 500))
        when = datetime.fromtimestamp(work.begun).astimezone()
        said = when_said(when, datetime.now().astimezone())
        far = "done" if work.finished else f"{work.done:,} of {work.planned:,} futures"
        self.far = ElidedLabel(f"{far}, {said}", 11)
        set_tone(self.far, "second")
        text.addWidget(self.far)
        line.addWidget(part, 1)
        line.addWidget(self.go)
        line.addWidget(self.bin)

    def _on_go(self) -> None:
        self.wanted.emit(self.work)

    def _on_drop(self) -> None:
        self.dropped.emit(self.work)


class Earlier(QWidget):
    """The list; ``wanted`` gives what is to be gone on with.

    Parameters
    ----------
    asked
        Name of the file in which such a thing is asked.
    """

    wanted = Signal(object)

    def __init__(self, asked: str) -> None:
        super().__init__()
        self._asked = asked
        self.rows: list[EarlierRow] = []
        box = column(self, 0, 6)
        box.addWidget(label("Begun earlier", 12, 600))
        inner = QWidget()
        self._inside = column(inner, 0, 6)
        box.addWidget(inner)
        self.hide()

    def look(self) -> None:
        """Show what there is now, what is unfinished first."""
        found = sorted(found_work(self._asked), key=lambda one: one.finished)
        emptied(self._inside)
        self.rows = [EarlierRow(one) for one in found[:SHOWN]]
        for made in self.rows:
            made.wanted.connect(self.wanted)
            made.dropped.connect(self._on_dropped)
            self._inside.addWidget(made)
        self.setVisible(bool(self.rows))

    def _on_dropped(self, work: KeptWork) -> None:
        drop_work(work)
        self.look()
