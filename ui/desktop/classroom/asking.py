"""Short sheets of the desk: why a guarded seat is opened, who sits at a seat."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from simulator.classroom.cards import cards_of
from simulator.classroom.roles import role
from simulator.classroom.setup import MOST_STUDENTS
from ui.desktop.widgets.basics import column, label, row, surface
from ui.desktop.widgets.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QVBoxLayout

LIMITS = (
    "What its cards can do: tempo, place, truce, talks, splits. None of them targets "
    "civilians, and no aim of the seat is met by violence."
)


class _Asked(Dialog):
    """A sheet with a title and two buttons."""

    def __init__(self, title: str, yes: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setProperty("help", "class")
        self.resize(560, 200)
        whole = column(self, 20, 10)
        whole.addWidget(label(title, 18, 600, atlas=True, wrap=True))
        content = QWidget()
        self.box: QVBoxLayout = column(content, 0, 8)
        whole.addWidget(content, 1)
        foot = row(8)
        foot.addStretch(1)
        no = QPushButton("Leave it")
        no.clicked.connect(self.reject)
        self.yes = QPushButton(yes)
        self.yes.setDefault(True)
        self.yes.clicked.connect(self._send)
        foot.addWidget(no)
        foot.addWidget(self.yes)
        whole.addLayout(foot)

    def _send(self) -> None:
        raise NotImplementedError


class Reason(_Asked):
    """The note before a guarded seat, its cards, and why it is opened all the same."""

    given = Signal(str, str)  # the seat, the reason

    def __init__(self, seat: str, parent: QWidget) -> None:
        found = role(seat)
        super().__init__(
            f"Before you open the seat of the {found.short}", "Open it", parent
        )
        self._seat = seat
        note = surface("card")
        inner = column(note, 12, 6)
        inner.addWidget(label(found.note, 13, wrap=True))
        inner.addWidget(label(LIMITS, 13, 500, wrap=True))
        cards = "; ".join(card.text for card in cards_of(seat))
        inner.addWidget(label(f"Its cards: {cards}.", 12, 400, "second", wrap=True))
        self.box.addWidget(note)
        self.box.addWidget(
            label("Why do you open it? The record keeps your answer.", 13)
        )
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason.setAccessibleName("Why you open this seat")
        self.reason.textChanged.connect(self._on_text)
        self.box.addWidget(self.reason)
        self._on_text()

    def _on_text(self) -> None:
        self.yes.setEnabled(bool(self.reason.text().strip()))

    @override
    def _send(self) -> None:
        self.given.emit(self._seat, self.reason.text().strip())
        self.accept()


class Names(_Asked):
    """Who sits at a seat, from now on."""

    given = Signal(str, object)  # the seat, the names

    def __init__(self, seat: str, names: Iterable[str], parent: QWidget) -> None:
        super().__init__(f"Who sits at {role(seat).short}?", "Seat them", parent)
        self._seat = seat
        told = f"Up to {MOST_STUDENTS} names, with commas; who comes late joins here."
        self.box.addWidget(label(told, 13, 400, "second", wrap=True))
        self.names = QLineEdit(", ".join(names))
        self.names.setAccessibleName("Names of the team")
        self.box.addWidget(self.names)
        self.box.addStretch(1)

    @override
    def _send(self) -> None:
        names = [name.strip() for name in self.names.text().split(",")]
        self.given.emit(self._seat, tuple(name for name in names if name))
        self.accept()
