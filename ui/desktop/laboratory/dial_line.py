"""One thing that a setting changes: a dial from a date on, or a claim switched off."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QWidget

from simulator.mechanisms import CLAIMS, DIALS, ROOTS
from ui.desktop.laboratory.wording import dial_value
from ui.desktop.widgets.basics import IconButton, column, inset, label, row, set_tone
from ui.desktop.widgets.slider import DialSlider

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from simulator.scenario import Scenario

SHORT = 12  # letters that a field asks room for


class DialLine(QWidget):
    """A dial, its value, and from which day on.

    Parameters
    ----------
    scenario
        Whose values are the usual ones.
    start, days
        The first day that can be chosen, and how many there are.
    dial
        Which dial it begins with.
    """

    changed = Signal()
    unwanted = Signal()

    def __init__(self, scenario: Scenario, start: date, days: int, dial: str) -> None:
        super().__init__()
        self.scenario = scenario
        self.dial = dials_field()
        self.dial.setCurrentIndex(self.dial.findData(dial))
        self.slider = DialSlider(0)
        self.says: QLabel = label("", 14, 600)
        self.says.setMinimumWidth(46)
        self.when = QDateEdit()
        inset(self.when)
        self.when.setDisplayFormat("d MMM yyyy")
        self.when.setAccessibleName("From which day on")
        self.when.setToolTip("From which day on it has this value")
        self.remove = IconButton("close", "Leave this change out", size=14)
        self._lay_out()
        self.show_span(scenario, start, days)
        self._on_dial()
        self.dial.currentIndexChanged.connect(self._on_dial)
        self.slider.valueChanged.connect(self._on_moved)
        self.when.dateChanged.connect(self.changed)
        self.remove.clicked.connect(self.unwanted)

    @property
    def name(self) -> str:
        """Which dial."""
        return str(self.dial.currentData())

    @property
    def value(self) -> float:
        """Its value."""
        dial = DIALS[self.name]
        if self.slider.value() == self.slider.usual:
            return self._usual
        share = self.slider.value() / 100
        return round(dial.low + share * (dial.high - dial.low), 6)

    @property
    def later(self) -> int:
        """How many days after the first one it begins to hold."""
        return self._start.daysTo(self.when.date())

    def set_value(self, value: float) -> None:
        """Stand at a value."""
        self.slider.setValue(self._position(value))

    def show_dated(self, *, dated: bool) -> None:
        """Let the date be chosen, or leave it out."""
        self.when.setVisible(dated)
        self.since.setVisible(dated)

    def show_span(self, scenario: Scenario, start: date, days: int) -> None:
        """Take another first day, and other usual values."""
        later = self.later if self.when.maximumDate().year() < 7000 else 0
        self.scenario = scenario
        self._start = QDate(start.year, start.month, start.day)
        last = start + timedelta(days=max(0, days - 1))
        self.when.setDateRange(self._start, QDate(last.year, last.month, last.day))
        self.when.setDate(self._start.addDays(later))
        if self.slider.usual != self._position(self._usual):
            self.slider.usual = self._position(self._usual)
            self.slider.update()

    @property
    def _usual(self) -> float:
        return self.scenario.dials.get(self.name, DIALS[self.name].default)

    def _position(self, value: float) -> int:
        dial = DIALS[self.name]
        return round(100 * (value - dial.low) / (dial.high - dial.low))

    def _on_dial(self) -> None:
        dial = DIALS[self.name]
        self.dial.setToolTip(dial.meaning)
        self.slider.setAccessibleName(dial.label)
        self.slider.usual = self._position(self._usual)
        self.slider.setValue(self.slider.usual)
        self._on_moved()

    def _on_moved(self) -> None:
        self.says.setText(dial_value(self.name, self.value))
        moved = self.slider.value() != self.slider.usual
        set_tone(self.says, "changed" if moved else "plain")
        self.slider.setAccessibleDescription(self.says.text())
        self.changed.emit()

    def _lay_out(self) -> None:
        box = column(self, 0, 2)
        top, low = row(6), row(8)
        top.addWidget(self.dial, 1)
        top.addWidget(self.remove)
        low.addWidget(self.slider, 1)
        low.addWidget(self.says)
        self.since = label("from", 12, 400, "second")
        low.addWidget(self.since)
        low.addWidget(self.when)
        box.addLayout(top)
        box.addLayout(low)


class ClaimLine(QWidget):
    """A claim of the article, or one of its roots, that is switched off."""

    changed = Signal()
    unwanted = Signal()

    def __init__(self, claim: str) -> None:
        super().__init__()
        self.claim = claims_field()
        self.claim.setCurrentIndex(self.claim.findData(claim))
        self.claim.currentIndexChanged.connect(self.changed)
        self.remove = IconButton("close", "Switch it on again", size=14)
        self.remove.clicked.connect(self.unwanted)
        line = row(6)
        self.setLayout(line)
        line.addWidget(label("Without", 12, 400, "second"))
        line.addWidget(self.claim, 1)
        line.addWidget(self.remove)

    @property
    def name(self) -> str:
        """Which claim."""
        return str(self.claim.currentData())


def dials_field() -> QComboBox:
    """Make a field in which a dial is chosen, those most used first."""
    field = shortened(QComboBox())
    field.setAccessibleName("Dial")
    first = sorted(DIALS.values(), key=lambda dial: not dial.headline)
    for dial in first:
        field.addItem(dial.label, dial.name)
    return field


def claims_field() -> QComboBox:
    """Make a field in which a claim or a root is chosen."""
    field = shortened(QComboBox())
    field.setAccessibleName("Assumption that is switched off")
    for name, (told, _) in ROOTS.items():
        field.addItem(f"Root of the crisis: {told}", name)
    for claim in CLAIMS.values():
        field.addItem(f"{claim.id}: {claim.text}", claim.id)
    return field


def shortened(field: QComboBox) -> QComboBox:
    """Let long names be cut in the field, never the field by its panel."""
    field.setMinimumContentsLength(SHORT)
    short = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    field.setSizeAdjustPolicy(short)
    return field
