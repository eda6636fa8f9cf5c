"""One seat in the set-up: who plays it, who sits there, its PIN, why it is open."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from simulator.classroom.pins import DIGITS, hashed
from ui.desktop.classroom.tags import Tag
from ui.desktop.widgets.basics import label, row
from ui.desktop.widgets.choice import Choice

if TYPE_CHECKING:
    from simulator.classroom.roles import Role

BY = ("nobody", "people", "model")
BY_WORDS = (
    ("Out", "This seat is not in the class; its actors are played by the model"),
    ("People", "Students play this seat"),
    ("Model", "The model plays this seat until you hand it over"),
)


class SeatRow(QFrame):
    """One seat: who plays it, and the names of those who sit there."""

    changed = Signal()
    note_wanted = Signal(str)  # a guarded seat that is to be opened

    def __init__(self, seat: str, found: Role) -> None:
        super().__init__()
        self.seat, self.guarded = seat, found.guarded
        self.by = "nobody"
        self.reason = ""
        self.digits = ""
        self._hash = ""
        self.choice = Choice(f"Who plays {found.title}", BY_WORDS, compact=True)
        self.choice.chosen.connect(self._on_choice)
        self.students = QLineEdit()
        self.students.setPlaceholderText("names, if you like")
        self.students.setAccessibleName(f"Students at {found.title}")
        self.students.setFixedWidth(150)
        box = row(8)
        box.setContentsMargins(0, 1, 0, 1)
        self.setLayout(box)
        box.addWidget(Tag(seat))
        name = label(found.title, 13, 500, wrap=True)
        name.setToolTip(found.note or found.brief)
        box.addWidget(name, 1)
        self.pin = label("", 12, 600, "accent")
        self.pin.setToolTip("The PIN of this seat: tell it to the team alone")
        box.addWidget(self.pin)
        box.addWidget(self.students)
        box.addWidget(self.choice)

    def show_by(self, by: str) -> None:
        """Show who plays it."""
        self.by = by
        self.choice.show_chosen(BY.index(by))
        self.students.setEnabled(by == "people")
        self.pin.setText(f"PIN {self.digits}" if self.digits and by == "people" else "")

    def values(self) -> dict[str, Any]:
        """Return it as a set-up holds it."""
        people = self.by == "people"
        names = [name.strip() for name in self.students.text().split(",")]
        return {
            "seat": self.seat,
            "by": self.by,
            "students": [name for name in names if name] if people else [],
            "pin": self._hash if people else "",
            "reason": self.reason if people else "",
        }

    def give_pin(self, wanted: bool) -> None:
        """Give the seat a PIN of its own, or none."""
        if wanted == bool(self._hash):
            return
        self.digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}" if wanted else ""
        self._hash = hashed(self.digits) if self.digits else ""
        self.show_by(self.by)

    def open_it(self, reason: str) -> None:
        """Let people play a guarded seat, for a reason."""
        self.reason = reason
        self.show_by("people")
        self.changed.emit()

    def _on_choice(self, number: int) -> None:
        if BY[number] == "people" and self.guarded and not self.reason:
            self.show_by(self.by)
            self.note_wanted.emit(self.seat)
            return
        self.show_by(BY[number])
        self.changed.emit()
