"""The seats of a scenario for the class: their names, and which actors each plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout

from simulator.doctrine.actors import ACTORS
from simulator.doctrine.repertoire import repertoires
from simulator.situation import Seat
from ui.desktop import theme, words
from ui.desktop.editor.fields import Field, Form, choice
from ui.desktop.editor.notes import Note, allowed, mark
from ui.desktop.widgets.basics import IconButton, label, row, surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.desktop.editor.draft import Draft
    from ui.desktop.editor.notes import Problems

NOTE = (
    "A seat is a team of the class. An actor without a seat is played by the model; so "
    "is a seat that nobody takes."
)
MODEL = "the model"
NOBODY = "Plays nobody yet: choose whom, below."
NAME = 260  # px
NEW = "seat-{}"


class SeatRow(QFrame):
    """One seat: its name, and how many actors it plays."""

    edited = Signal()
    removed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._id = name
        self.name = QLineEdit(words.shown_id(name))
        theme.fix_width(self.name, NAME)
        self.name.setAccessibleName("Name of the seat")
        self.name.setToolTip("Small letters, digits and hyphens")
        self.name.textChanged.connect(self.edited)
        self.count = Note()
        self.remove = IconButton("close", "Remove this seat", size=14)
        self.remove.clicked.connect(self.removed)
        box = row(8)
        self.setLayout(box)
        box.addWidget(self.name)
        box.addWidget(self.remove)
        box.addWidget(self.count, 1)

    @property
    def seat(self) -> str:
        """The name as it is kept; one that nobody touched stays as it was."""
        typed = self.name.text().strip()
        return self._id if typed == words.shown_id(self._id) else typed


class SeatsPage(Form):
    """Edits the seats, and who sits where.

    Parameters
    ----------
    draft
        What is edited.
    """

    def __init__(self, draft: Draft) -> None:
        super().__init__("Seats of the scenario")
        self._draft = draft
        self.rows: list[SeatRow] = []
        self._plays: dict[str, SeatRow | None] = {}  # by actor
        self._add_head()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.box.insertLayout(self.box.count() - 1, self._list)
        self.add_title("Who plays whom")
        for actor in ACTORS:
            if actor.id in repertoires():
                self.add(Field(actor.id, actor.name, "", choice(()), None))
        self.edited.connect(self._on_chosen)
        self.show_seats(draft.scenario.seats)

    def show_problems(self, problems: Problems) -> None:
        """Say at each seat what is wrong with it."""
        for number, one in enumerate(self.rows):
            named = allowed(problems, f"seat.{number}.id")
            mark(one.name, wrong=bool(named))
            nobody = f"seat.{number}.actors" in problems
            one.count.complain(named or (NOBODY if nobody else ""))

    def show_seats(self, seats: Sequence[Seat]) -> None:
        """Show these seats."""
        for gone in self.rows:
            gone.hide()
            gone.deleteLater()
        self.rows = []
        self._plays = dict.fromkeys(self.fields)
        for seat in seats:
            made = self._add(seat.id)
            self._plays |= dict.fromkeys(seat.actors, made)
        self._show_choices()

    def add_new(self) -> None:
        """Add a seat; the actors that it plays are chosen below."""
        taken = {one.name.text() for one in self.rows}
        numbers = range(1, len(taken) + 2)
        name = next(n for k in numbers if (n := NEW.format(k)) not in taken)
        self._add(name)
        self._on_edited()

    def reset(self) -> None:
        """Put the seats back to those of the extended scenario."""
        self.show_seats(self._draft.parent_scenario.seats)
        self._put(self._draft.parent_scenario.seats)

    def _add(self, name: str) -> SeatRow:
        made = SeatRow(name)
        made.edited.connect(self._on_edited)
        made.removed.connect(self._on_removed)
        self.rows.append(made)
        self._list.addWidget(made)
        return made

    def _on_removed(self) -> None:
        gone = self.sender()
        if isinstance(gone, SeatRow):
            self.rows.remove(gone)
            for actor, seat in self._plays.items():
                if seat is gone:
                    self._plays[actor] = None
            gone.hide()
            gone.deleteLater()
            self._on_edited()

    def _on_chosen(self, actor: str) -> None:
        number = self.fields[actor].value
        self._plays[actor] = None if number < 0 else self.rows[number]
        self._on_edited()

    def _on_edited(self) -> None:
        self._show_choices()
        self._put(
            tuple(
                Seat.model_construct(id=one.seat, actors=self._of(one))
                for one in self.rows
            )
        )

    def _put(self, seats: tuple[Seat, ...]) -> None:
        self._draft.put(seats=seats)
        self.back.setEnabled(seats != self._draft.parent_scenario.seats)

    def _of(self, seat: SeatRow) -> tuple[str, ...]:
        return tuple(actor for actor, plays in self._plays.items() if plays is seat)

    def _show_choices(self) -> None:
        """Offer the seats by their names as they are typed."""
        names = [(MODEL, -1), *((r.name.text(), n) for n, r in enumerate(self.rows))]
        for actor, field in self.fields.items():
            seat = self._plays[actor]
            field.offer(names)
            field.show_value(-1 if seat is None else self.rows.index(seat))
        for one in self.rows:
            many = len(self._of(one))
            told = f"plays {many} actor{'' if many == 1 else 's'}"
            one.count.help(told if many else NOBODY)

    def _add_head(self) -> None:
        top = surface("")
        line = row(16)
        top.setLayout(line)
        line.addWidget(label(NOTE, 12, 400, "second", wrap=True), 1)
        self.back = QPushButton("Reset the seats")
        self.back.setToolTip("Back to the seats of the scenario it extends")
        self.back.clicked.connect(self.reset)
        self.back.setEnabled(
            self._draft.scenario.seats != self._draft.parent_scenario.seats
        )
        self.add_button = QPushButton("Add a seat")
        self.add_button.clicked.connect(self.add_new)
        line.addWidget(self.back)
        line.addWidget(self.add_button)
        self.box.insertWidget(0, top)
