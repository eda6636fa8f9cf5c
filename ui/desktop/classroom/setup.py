"""Setting a class up: scenario, seats, length, entry; all has a good beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simulator.classroom.planner import ENTRY_WAYS, FRAMES
from simulator.classroom.roles import roles
from simulator.classroom.setup import ClassSetup, read_setup, suggested
from simulator.errors import DurandError
from simulator.scenario import load_scenario, scenario_names
from simulator.world.outlines import View
from ui.desktop.classroom.asking import Reason
from ui.desktop.classroom.inject_list import InjectList
from ui.desktop.classroom.plan_bar import PlanBar
from ui.desktop.classroom.seat_row import SeatRow
from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.choice import Choice
from ui.desktop.widgets.parts import scrolled, titled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame

FIRST = "october-2025"
STEPS = (
    "Print the pack and cut the cards: rules, briefs, slips, map, your sheet.",
    "Lay a brief, its cards and slips on each table; put up the tent cards.",
    "Plug in the projector. It shows public things only.",
    "“Begin the class”. Names, luck and injects can stay as they are.",
)
LENGTHS: tuple[float | None, ...] = (*FRAMES, None)
PEOPLE = 5


class SetupView(QWidget):
    """The set-up of a class; everything can stay as it is suggested."""

    begun = Signal(object)  # the ClassSetup
    pack_wanted = Signal(object)
    resumed = Signal()
    failed = Signal(str, str)
    noted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Reason | None = None
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
            "injects": [
                one.model_dump(mode="json") for one in self.injects.injects.values()
            ],
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
        self.plan_bar = PlanBar()
        self.injects = InjectList()
        self.injects.failed.connect(self.failed)
        self.injects.noted.connect(self.noted)
        self.pack = QPushButton("Print the pack…")
        self.pack.clicked.connect(self._on_pack)
        self.begin = QPushButton("Begin the class")
        self.begin.setDefault(True)
        self.begin.clicked.connect(self._on_begin)
        self.resume = QPushButton("Go on with a class…")
        self.resume.clicked.connect(self.resumed)

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.setSpacing(10)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self._seats(), 5)
        left.addWidget(self.injects, 3)
        whole.addLayout(left, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._session())
        right.addWidget(self._before(), 1)
        whole.addLayout(right, 1)

    def _seats(self) -> QFrame:
        frame, box = titled("Seats", "4 to 8 of them; teams of one to five")
        content = QWidget()
        inner = column(content, 0, 2)
        for one in self.rows.values():
            inner.addWidget(one)
            one.changed.connect(self._show_plan)
            one.note_wanted.connect(self.show_note)
        inner.addStretch(1)
        box.addWidget(scrolled(content, "Seats"), 1)
        return frame

    def _session(self) -> QFrame:
        frame, box = titled("The session")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
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
        box.addWidget(self.plan_bar)
        return frame

    def _before(self) -> QFrame:
        frame, box = titled("Before the class", "about ten minutes")
        content = QWidget()
        inner = column(content, 0, 5)
        for number, step in enumerate(STEPS, start=1):
            line = row(8)
            line.addWidget(label(str(number), 14, 600, "accent", atlas=True))
            line.addWidget(label(step, 13, wrap=True), 1)
            inner.addLayout(line)
        inner.addStretch(1)
        box.addWidget(scrolled(content, "Before the class"), 1)
        foot = row(10)
        foot.addWidget(self.resume)
        foot.addWidget(self.pack)
        foot.addStretch(1)
        foot.addWidget(self.begin)
        box.addLayout(foot)
        return frame

    def show_note(self, seat: str) -> None:
        """Show the note before a guarded seat; it opens with a reason only."""
        self.sheet = Reason(seat, self.window())
        self.sheet.given.connect(self._on_reason)
        self.sheet.finished.connect(self._on_note_closed)
        self.sheet.open()

    def _on_reason(self, seat: str, reason: str) -> None:
        self.rows[seat].open_it(reason)

    def _on_note_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def pins(self) -> dict[str, str]:
        """Return the PINs that were given, for the facilitator's printed page."""
        return {
            seat: one.digits
            for seat, one in self.rows.items()
            if one.digits and one.by == "people"
        }

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
            self.plan_bar.show_plan(None)
            self.begin.setEnabled(False)
            return
        self.plan_bar.show_plan(plan)
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
