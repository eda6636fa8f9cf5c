"""Setting a class up: scenario, seats, length, entry; all has a good beginning."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from simulator.classroom.injects import ClassInject, read_csv
from simulator.classroom.pins import DIGITS, hashed
from simulator.classroom.planner import ENTRY_WAYS, FRAMES
from simulator.classroom.roles import roles
from simulator.classroom.setup import ClassSetup, read_setup, suggested
from simulator.errors import DurandError
from simulator.scenario import load_scenario, scenario_names
from simulator.world.outlines import View
from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.choice import Choice
from ui.desktop.widgets.parts import scrolled, titled

if TYPE_CHECKING:
    from simulator.classroom.roles import Role

FIRST = "october-2025"
BY = ("nobody", "people", "model")
BY_WORDS = (
    ("Out", "This seat is not in the class; its actors are played by the model"),
    ("People", "Students play this seat"),
    ("Model", "The model plays this seat until you hand it over"),
)
LENGTHS: tuple[float | None, ...] = (*FRAMES, None)
PEOPLE = 5


class SeatRow(QFrame):
    """One seat: who plays it, and the names of those who sit there."""

    changed = Signal()

    def __init__(self, seat: str, found: Role) -> None:
        super().__init__()
        self.seat = seat
        self.by = "nobody"
        self._hash = ""
        self.choice = Choice(f"Who plays {found.title}", BY_WORDS, compact=True)
        self.choice.chosen.connect(self._on_choice)
        self.students = QLineEdit()
        self.students.setPlaceholderText("names, if you like")
        self.students.setAccessibleName(f"Students at {found.title}")
        self.students.setMaximumWidth(220)
        box = row(10)
        box.setContentsMargins(0, 2, 0, 2)
        self.setLayout(box)
        name = label(found.title, 13, 500)
        name.setToolTip(found.brief)
        box.addWidget(name, 1)
        self.pin = label("", 12, 600, "accent")
        self.pin.setToolTip("The PIN of this seat: tell it to the team alone")
        box.addWidget(self.pin)
        box.addWidget(self.students)
        box.addWidget(self.choice)
        if found.guarded:
            name.setText(f"{found.title} (read the note first)")
            name.setToolTip(found.note)
            self.setToolTip(found.note)

    def show_by(self, by: str) -> None:
        """Show who plays it."""
        self.by = by
        self.choice.show_chosen(BY.index(by))
        self.students.setEnabled(by == "people")

    def values(self) -> dict[str, Any]:
        """Return it as a set-up holds it."""
        names = [name.strip() for name in self.students.text().split(",")]
        students = [name for name in names if name] if self.by == "people" else []
        kept = self._hash if self.by == "people" else ""
        return {"seat": self.seat, "by": self.by, "students": students, "pin": kept}

    def give_pin(self, wanted: bool) -> None:
        """Give the seat a PIN of its own, or none."""
        if wanted == bool(self._hash):
            return
        pin = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}" if wanted else ""
        self._hash = hashed(pin) if pin else ""
        self.pin.setText(f"PIN {pin}" if pin else "")

    def _on_choice(self, number: int) -> None:
        self.show_by(BY[number])
        self.changed.emit()


class SetupView(QWidget):
    """The set-up of a class; everything can stay as it is suggested."""

    begun = Signal(object)  # the ClassSetup
    pack_wanted = Signal(object)
    resumed = Signal()
    failed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._injects: tuple[ClassInject, ...] = ()
        self._minutes: float | None = 50.0
        self._way = ENTRY_WAYS[0]
        self.rows = {seat: SeatRow(seat, found) for seat, found in roles().items()}
        self._make_fields()
        self._lay_out()
        self._suggest()

    def setup_now(self) -> ClassSetup:
        """Return the set-up as it stands.

        Raises
        ------
        InputError
            With everything that is wrong with it.
        """
        seats = [one.values() for one in self.rows.values() if one.by != "nobody"]
        values = {
            "scenario": self.scenario.currentData(),
            "title": self.title.text().strip(),
            "seed": int(self.luck.text() or 0),
            "seats": seats,
            "minutes": self._minutes,
            "entry": self._way,
            "twin": self.twin.isChecked(),
            "boundary": self.boundary.currentData(),
            "injects": [one.model_dump(mode="json") for one in self._injects],
        }
        return read_setup(values, "The set-up")

    def _make_fields(self) -> None:
        self.scenario = QComboBox()
        self.scenario.setAccessibleName("Scenario")
        for name in scenario_names():
            self.scenario.addItem(load_scenario(name).title, name)
        self.scenario.setCurrentIndex(scenario_names().index(FIRST))
        self.scenario.currentIndexChanged.connect(self._suggest)
        self.title = QLineEdit()
        self.title.setPlaceholderText("Tuesday group")
        self.title.setAccessibleName("Name of the class")
        self.title.setMaxLength(80)
        self.length = Choice("Length", [_length(one) for one in LENGTHS])
        self.length.chosen.connect(self._on_length)
        self.length.show_chosen(0)
        self.way = Choice(
            "How orders come in",
            [
                ("Printed slips", "Teams write; you type two keys an order"),
                ("Hot seat", "One keyboard, seat after seat, each with a PIN"),
            ],
        )
        self.way.chosen.connect(self._on_way)
        self.way.show_chosen(0)
        self.twin = QCheckBox("Fictional twin: the same world under invented names")
        self.boundary = QComboBox()
        self.boundary.setAccessibleName("How borders are drawn")
        for view in View:
            self.boundary.addItem(f"Borders: {view.value}", view.value)
        self.luck = QLineEdit("0")
        self.luck.setAccessibleName("Number of the luck")
        self.luck.setToolTip("The same number and the same orders give the same class")
        self.luck.setInputMask("000000;")
        self.luck.setMaximumWidth(90)
        self.plan = label("", 13, 500, "accent", wrap=True)
        self.injects = label("None prepared", 12, 400, "second", wrap=True)
        self.load = QPushButton("Injects from CSV…")
        self.load.clicked.connect(self._choose_injects)
        self.pack = QPushButton("Print the pack…")
        self.pack.clicked.connect(self._on_pack)
        self.begin = QPushButton("Begin the class")
        self.begin.setDefault(True)
        self.begin.clicked.connect(self._on_begin)
        self.resume = QPushButton("Go on with a class…")
        self.resume.clicked.connect(self.resumed)

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(16)
        seats, box = titled("Seats", "teams of one to five")
        content = QWidget()
        inner = column(content, 0, 2)
        for one in self.rows.values():
            inner.addWidget(one)
            one.changed.connect(self._show_plan)
        inner.addStretch(1)
        box.addWidget(scrolled(content, "Seats"), 1)
        whole.addWidget(seats, 5)
        frame, box = titled("The session")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        lines: tuple[tuple[str, QWidget], ...] = (
            ("Scenario", self.scenario),
            ("Name", self.title),
            ("Length", self.length),
            ("Orders by", self.way),
            ("Map", self.boundary),
            ("", self.twin),
            ("Luck", self.luck),
        )
        left = Qt.AlignmentFlag.AlignLeft
        for number, (text, field) in enumerate(lines):
            grid.addWidget(label(text, 13, 400, "second"), number, 0)
            stretch = isinstance(field, QComboBox) or field is self.title
            grid.addWidget(field, number, 1, Qt.AlignmentFlag(0) if stretch else left)
        grid.setColumnStretch(1, 1)
        box.addLayout(grid)
        box.addWidget(self.plan)
        prepared = row(10)
        prepared.addWidget(self.load)
        prepared.addWidget(self.injects, 1)
        box.addLayout(prepared)
        box.addStretch(1)
        foot = row(10)
        foot.addWidget(self.resume)
        foot.addWidget(self.pack)
        foot.addStretch(1)
        foot.addWidget(self.begin)
        box.addLayout(foot)
        whole.addWidget(frame, 5)

    def _suggest(self) -> None:
        """Take the seats that the scenario suggests."""
        scenario = load_scenario(self.scenario.currentData())
        known = tuple(seat.id for seat in scenario.seats)
        wanted = {one.seat: one.by for one in suggested(known, PEOPLE)}
        for seat, one in self.rows.items():
            one.show_by(wanted.get(seat, "nobody"))
        self._show_plan()

    def _show_plan(self) -> None:
        try:
            plan = self.setup_now().plan
        except DurandError as error:
            self.plan.setText(str(error).splitlines()[0])
            self.begin.setEnabled(False)
            return
        self.begin.setEnabled(True)
        debrief = f"{plan.debrief:.0f} for the debrief"
        if plan.turns is None:
            self.plan.setText(f"As many turns as you like, about {plan.turn:.0f} min.")
            return
        self.plan.setText(
            f"{plan.turns} turns of {plan.turn:.0f} minutes, {plan.brief:.0f} to "
            f"brief, {debrief}. You can end after any turn."
        )

    def _on_length(self, number: int) -> None:
        length = LENGTHS[number]
        self._minutes = None if length is None else float(length)
        self._show_plan()

    def _on_way(self, number: int) -> None:
        self._way = ENTRY_WAYS[number]
        for one in self.rows.values():
            one.give_pin(self._way == "hot seat")
        self._show_plan()

    def _choose_injects(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Injects from CSV", "", "Tables (*.csv)"
        )
        if name:
            self.take_injects(Path(name))

    def take_injects(self, file: Path) -> None:
        """Take the injects of a CSV file; say what is wrong with it."""
        try:
            found = read_csv(file.read_text(encoding="utf-8"), file.name)
        except (DurandError, OSError, UnicodeDecodeError) as error:
            self.failed.emit(f"{file.name} was not taken: {error}", "")
            return
        self._injects = found
        self.injects.setText(", ".join(one.title for one in found))

    def _on_pack(self) -> None:
        self._send(self.pack_wanted)

    def _on_begin(self) -> None:
        self._send(self.begun)

    def _send(self, signal: Any) -> None:
        try:
            setup = self.setup_now()
        except DurandError as error:
            self.failed.emit(str(error), "")
            return
        signal.emit(setup)


def _length(minutes: float | None) -> tuple[str, str]:
    if minutes is None:
        return "Free", "No clock: end when you like"
    return f"{minutes:.0f} min", f"A lesson of {minutes:.0f} minutes"
