"""One setting of a comparison, to be written: its name, and all that it changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QMenu, QPushButton, QWidget

from simulator.mechanisms import DIALS
from simulator.scenario import load_scenario, scenario_names
from ui.desktop.laboratory.dial_line import ClaimLine, DialLine, shortened
from ui.desktop.laboratory.drawing.frame import arm_pen
from ui.desktop.laboratory.wording import dial_value
from ui.desktop.widgets.basics import IconButton, column, label, row
from ui.shapes.compared import LETTERS

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from simulator.scenario import Scenario

AS_IT_STANDS = "As it stands"
LONGEST = 40
FIRST_DIAL = next(name for name, dial in DIALS.items() if dial.headline)


@dataclass
class Setting:
    """What a setting changes.

    Attributes
    ----------
    dials
        Dial, value, and how many days after the first one it begins to hold.
    scenario
        Another scenario than the others'; "" for theirs.
    branch
        Which branch of the open run it follows.
    """

    name: str = ""
    dials: list[tuple[str, float, int]] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    scenario: str = ""
    branch: int = 0


class Sample(QWidget):
    """A piece of the line by which a setting is drawn."""

    def __init__(self, arm: int, wide: int = 30) -> None:
        super().__init__()
        self._arm = arm
        self.setFixedSize(QSize(wide, 18))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(arm_pen(self._arm, 2.2))
        painter.drawLine(QPointF(1, 9), QPointF(self.width() - 1, 9))
        painter.end()


class SettingEditor(QFrame):
    """The fields of one setting.

    Parameters
    ----------
    arm
        Which setting, from 0.
    scenario, start, days
        What all settings share.
    """

    changed = Signal()
    unwanted = Signal(int)

    def __init__(self, arm: int, scenario: Scenario, start: date, days: int) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.arm, self._span = arm, (scenario, start, days)
        self._dated = True
        self.dials: list[DialLine] = []
        self.claims: list[ClaimLine] = []
        self.name = QLineEdit()
        self.name.setAccessibleName(f"Name of setting {LETTERS[arm]}")
        self.name.setMaxLength(LONGEST)
        self.name.textChanged.connect(self.changed)
        self.branch = shortened(QComboBox())
        self.branch.setAccessibleName(f"Branch that setting {LETTERS[arm]} follows")
        self.branch.currentIndexChanged.connect(self.changed)
        self.branch.hide()
        self.scenario = shortened(QComboBox())
        self.scenario.setAccessibleName(f"Scenario of setting {LETTERS[arm]}")
        self.scenario.addItem("The same scenario", "")
        self.scenario.currentIndexChanged.connect(self._on_scenario)
        self.scenario.hide()
        self.remove = IconButton("bin", f"Leave setting {LETTERS[arm]} out", size=16)
        self.remove.clicked.connect(self._on_unwanted)
        self.more = QPushButton("Change…")
        self.more.setAccessibleName(f"Add a change to setting {LETTERS[arm]}")
        self.menu = self._make_menu()
        self.more.setMenu(self.menu)
        self._lay_out()
        self.changed.connect(self._tell_name)
        self._tell_name()

    @property
    def setting(self) -> Setting:
        """What is written."""
        return Setting(
            name=" ".join(self.name.text().split()) or self.name.placeholderText(),
            dials=[(one.name, one.value, one.later) for one in self.dials],
            without=[one.name for one in self.claims],
            scenario=str(self.scenario.currentData() or ""),
            branch=int(self.branch.currentData() or 0),
        )

    def show_setting(self, setting: Setting) -> None:
        """Write another one."""
        for line in [*self.dials]:
            self._drop(line)
        for claim_line in [*self.claims]:
            self._drop(claim_line)
        self.name.setText(setting.name)
        if setting.scenario:
            self.show_scenarios()
            self.scenario.setCurrentIndex(self.scenario.findData(setting.scenario))
        else:
            self.scenario.setCurrentIndex(0)
        for name, value, later in setting.dials:
            line = self.add_dial(name)
            line.set_value(value)
            line.when.setDate(line.when.minimumDate().addDays(later))
        for claim in setting.without:
            self.add_claim(claim)
        self.branch.setCurrentIndex(max(0, self.branch.findData(setting.branch)))
        self._tell_name()

    def show_span(self, scenario: Scenario, start: date, days: int) -> None:
        """Take what all settings share."""
        self._span = scenario, start, days
        for line in self.dials:
            line.show_span(self._own(), start, days)
        self._tell_name()

    def show_branches(self, branches: dict[int, str], here: int) -> None:
        """Offer the branches of a run to follow; none hides the field."""
        self.branch.blockSignals(True)
        self.branch.clear()
        for number, name in branches.items():
            self.branch.addItem(f"As “{name}” goes", number)
        self.branch.setCurrentIndex(max(0, self.branch.findData(here)))
        self.branch.blockSignals(False)
        self.branch.setVisible(len(branches) > 1)
        can = not branches
        self.scenario.setVisible(can and self.scenario.count() > 1)
        self._actions["scenario"].setEnabled(can)

    def only_dials(self) -> None:
        """Let it hold dials from the first day on, and nothing else."""
        self._dated = False
        for key in ("claim", "scenario"):
            self._actions[key].setVisible(False)

    def add_dial(self, name: str = "") -> DialLine:
        """Let the setting move one more dial."""
        taken = {line.name for line in self.dials}
        free = [*(n for n, d in DIALS.items() if d.headline), *DIALS]
        first = next((one for one in free if one not in taken), FIRST_DIAL)
        _, start, days = self._span
        line = DialLine(self._own(), start, days, name or first)
        line.show_dated(dated=self._dated)
        line.unwanted.connect(self._on_dropped)
        line.changed.connect(self.changed)
        self.dials.append(line)
        self._lines.addWidget(line)
        self.changed.emit()
        return line

    def add_claim(self, claim: str = "") -> ClaimLine:
        """Let the setting switch one more claim off."""
        line = ClaimLine(claim or "C21-line")
        line.unwanted.connect(self._on_dropped)
        line.changed.connect(self.changed)
        self.claims.append(line)
        self._lines.addWidget(line)
        self.changed.emit()
        return line

    def show_scenarios(self) -> None:
        """Let the setting run another scenario."""
        if self.scenario.count() == 1:
            for name in scenario_names():
                self.scenario.addItem(load_scenario(name).title, name)
        self.scenario.show()

    def _own(self) -> Scenario:
        name = str(self.scenario.currentData() or "")
        return load_scenario(name) if name else self._span[0]

    def _add_dial(self) -> None:
        self.add_dial().dial.setFocus()

    def _add_claim(self) -> None:
        self.add_claim().claim.setFocus()

    def _on_scenario(self) -> None:
        self.show_span(*self._span)
        self.changed.emit()

    def _on_unwanted(self) -> None:
        self.unwanted.emit(self.arm)

    def _on_dropped(self) -> None:
        line = self.sender()
        if isinstance(line, DialLine | ClaimLine):
            self._drop(line)
            self.changed.emit()

    def _drop(self, line: DialLine | ClaimLine) -> None:
        lines: list = self.dials if isinstance(line, DialLine) else self.claims
        if line in lines:
            lines.remove(line)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _tell_name(self) -> None:
        """Say what it will be called where it is given no name."""
        parts = [
            f"{DIALS[d.name].label} {dial_value(d.name, d.value)}" for d in self.dials
        ]
        parts += [f"without {line.name}" for line in self.claims]
        if self.scenario.currentData():
            parts.insert(0, self.scenario.currentText())
        if self.branch.count() > 1 and self.branch.currentIndex() > 0:
            parts.insert(0, self.branch.currentText())
        text = ", ".join(parts)
        self.name.setPlaceholderText(text[:1].upper() + text[1:] or AS_IT_STANDS)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        self._actions = {}
        for key, text, does in (
            ("dial", "A dial", self._add_dial),
            ("claim", "An assumption switched off", self._add_claim),
            ("scenario", "Another scenario", self.show_scenarios),
        ):
            action = QAction(text, self)
            action.triggered.connect(does)
            menu.addAction(action)
            self._actions[key] = action
        return menu

    def _lay_out(self) -> None:
        box = column(self, 10, 6)
        head = row(6)
        head.addWidget(Sample(self.arm))
        head.addWidget(label(LETTERS[self.arm], 14, 600))
        head.addWidget(self.name, 1)
        head.addWidget(self.remove)
        box.addLayout(head)
        box.addWidget(self.scenario)
        box.addWidget(self.branch)
        inner = QWidget()
        self._lines = column(inner, 0, 8)
        box.addWidget(inner)
        foot = row(0)
        foot.addWidget(self.more)
        foot.addStretch(1)
        box.addLayout(foot)
