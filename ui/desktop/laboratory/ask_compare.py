"""The question of a comparison: from where, which settings, how many and how long."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QWidget

from simulator.analysis.compare.arms import MOST_ARMS, Arm
from simulator.analysis.compare.sample import Plan
from simulator.assumptions import assuming, dials_off, switched_off
from simulator.errors import InputError, Problem
from simulator.mechanisms import CLAIMS, DIALS
from simulator.parameters import check_dial
from simulator.scenario import load_scenario, scenario_names
from simulator.timeline.changes import DialChange
from simulator.timeline.journal import Entry
from ui.desktop import words
from ui.desktop.laboratory.dial_line import shortened
from ui.desktop.laboratory.fields import spin
from ui.desktop.laboratory.setting_editor import Setting, SettingEditor
from ui.desktop.widgets.basics import column, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.scenario import Scenario
    from ui.desktop.laboratory.open_run import OpenRun

FIRST = "october-2025"
THE_RUN = "\0run"  # in the field of scenarios: the run that is open
USUAL_RUNS, USUAL_DAYS = 100, 365
SIZES = (("Quick", 40), ("Usual", 100), ("Thorough", 400))


class AskCompare(QWidget):
    """The form of a comparison."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.run: OpenRun | None = None
        self.editors: list[SettingEditor] = []
        self.scenario = shortened(QComboBox())
        self.scenario.setAccessibleName("Where the futures begin")
        for name in scenario_names():
            self.scenario.addItem(load_scenario(name).title, name)
        self.scenario.setCurrentIndex(self.scenario.findData(FIRST))
        self.begins = label("", 12, 400, "second", wrap=True)
        self.more = QPushButton("One more setting")
        self.more.clicked.connect(self._add)
        self.how_many = shortened(QComboBox())
        self.how_many.setAccessibleName("How thorough")
        for text, runs in SIZES:
            self.how_many.addItem(f"{text}: {runs} pairs", runs)
        self.how_many.addItem("As many as I say", 0)
        self.runs = spin("Pairs of futures", 5, 10_000, USUAL_RUNS)
        self.days = spin("Days", 14, 1827, USUAL_DAYS)
        self.unknowns = QCheckBox("Also vary what we do not know")
        self.unknowns.setChecked(True)
        self._lay_out()
        self.setFocusProxy(self.scenario)
        self.show_settings([Setting(), Setting(dials=[("mediation_strength", 0.8, 0)])])
        self.how_many.setCurrentIndex(1)
        self._connect()
        self._on_scenario()

    @property
    def scenario_of_all(self) -> Scenario:
        """The scenario that all settings share, unless one has its own."""
        if self.from_run and self.run is not None:
            return self.run.scenario
        return load_scenario(str(self.scenario.currentData()))

    @property
    def from_run(self) -> bool:
        """Whether the settings go on from the open run."""
        return self.scenario.currentData() == THE_RUN and self.run is not None

    @property
    def settings(self) -> list[Setting]:
        """The settings, as they are written."""
        return [editor.setting for editor in self.editors]

    def show_settings(self, settings: Sequence[Setting]) -> None:
        """Write other settings."""
        while len(self.editors) > len(settings):
            self._remove(self.editors[-1])
        while len(self.editors) < len(settings):
            self._make()
        for editor, setting in zip(self.editors, settings, strict=True):
            editor.show_setting(setting)
        self._tell()

    def show_run(self, run: OpenRun | None) -> None:
        """Offer to go on from the run that is open, as it stands now."""
        place = self.scenario.findData(THE_RUN)
        chosen = self.from_run
        self.run = run
        if run is None:
            if place >= 0:
                self.scenario.removeItem(place)
            return
        when = run.scenario.start + timedelta(days=run.day)
        text = f"The open run, from {words.short_date(when)} {when.year} on"
        if place < 0:
            self.scenario.insertItem(0, text, THE_RUN)
        else:
            self.scenario.setItemText(place, text)
        if chosen:
            self._on_scenario()

    def first_day(self) -> int:
        """Return the day of the run from which all settings go on; else 0."""
        if not self.from_run or self.run is None:
            return 0
        return self.run.parting(editor.setting.branch for editor in self.editors)

    def plan(self) -> Plan:
        """Return what is asked.

        Raises
        ------
        InputError
            With all that cannot be simulated.
        """
        day, run = self.first_day(), self.run if self.from_run else None
        problems: list[Problem] = []
        arms = [self._arm(one, day, run, problems) for one in self.settings]
        names = [arm.name for arm in arms]
        for name in sorted({name for name in names if names.count(name) > 1}):
            allowed = "a name of its own for each setting"
            problems.append(Problem("The settings", "the name", name, allowed))
        if problems:
            raise InputError(*problems)
        sizes = self.runs.value(), self.days.value(), 0
        if run is None:
            return Plan(arms, *sizes, self.unknowns.isChecked())
        return Plan(arms, *sizes, False, run.origin(day))

    def _arm(
        self, one: Setting, day: int, run: OpenRun | None, problems: list[Problem]
    ) -> Arm:
        scenario = self.scenario_of_all
        if one.scenario and run is None:
            scenario = load_scenario(one.scenario)
        held = dials_off(switched_off(assuming(scenario, one.without)))
        for name, value, _ in one.dials:
            problem = check_dial(DIALS, name, value, one.name)
            if problem is None and name in held:
                allowed = "another dial: an assumption that is switched off holds it"
                problem = Problem(one.name, DIALS[name].label, value, allowed)
            if problem is not None:
                problems.append(problem)
        for claim in one.without if run is not None else ():
            if claim not in CLAIMS:  # the journal of a run knows claims only
                allowed = "a claim: a root can only be left out from the first day on"
                problems.append(Problem(one.name, "without", claim, allowed))
        now = {name: value for name, value, later in one.dials if not later}
        dated = tuple(
            Entry(number=0, day=day + later, change=DialChange(name=name, value=value))
            for name, value, later in one.dials
            if later
        )
        past = run.later(one.branch, day) if run else ()
        return Arm(one.name, scenario, now, tuple(one.without), (*past, *dated))

    def _add(self) -> None:
        editor = self._make()
        editor.add_dial()
        self._tell()
        editor.name.setFocus()

    def _make(self) -> SettingEditor:
        scenario = self.scenario_of_all
        editor = SettingEditor(len(self.editors), scenario, scenario.start, USUAL_DAYS)
        editor.changed.connect(self.changed)
        editor.branch.currentIndexChanged.connect(self._tell)
        editor.unwanted.connect(self._on_unwanted)
        self.editors.append(editor)
        self._inside.insertWidget(len(self.editors) - 1, editor)
        return editor

    def _on_unwanted(self, arm: int) -> None:
        kept = [one for number, one in enumerate(self.settings) if number != arm]
        self.show_settings(kept)

    def _remove(self, editor: SettingEditor) -> None:
        self.editors.remove(editor)
        self._inside.removeWidget(editor)
        editor.hide()
        editor.deleteLater()

    def _on_scenario(self) -> None:
        run = self.run if self.from_run else None
        for editor in self.editors:
            editor.show_branches(run.names if run else {}, run.here if run else 0)
        self.unknowns.setEnabled(run is None)
        told = "What we do not know stays as it is in the run."
        self.unknowns.setToolTip(told if run else "Each pair also draws another of it.")
        self._tell()

    def _tell(self) -> None:
        """Say from when on, and let the editors know."""
        scenario, day = self.scenario_of_all, self.first_day()
        start = scenario.start + timedelta(days=day)
        for editor in self.editors:
            editor.show_span(scenario, start, self.days.value())
            editor.remove.setVisible(len(self.editors) > 2)
        told = f"From {words.long_date(start)} on."
        if self.from_run and self.run and day < self.run.day:
            told = f"From {words.long_date(start)} on, where the branches part."
        self.begins.setText(told)
        self.more.setEnabled(len(self.editors) < MOST_ARMS)
        self.changed.emit()

    def _on_size(self) -> None:
        runs = int(self.how_many.currentData())
        if runs:
            self.runs.setValue(runs)

    def _on_runs(self) -> None:
        place = self.how_many.findData(self.runs.value())
        self.how_many.setCurrentIndex(
            place if place >= 0 else self.how_many.count() - 1
        )
        self.changed.emit()

    def _connect(self) -> None:
        self.scenario.currentIndexChanged.connect(self._on_scenario)
        self.how_many.currentIndexChanged.connect(self._on_size)
        self.runs.valueChanged.connect(self._on_runs)
        self.days.valueChanged.connect(self._tell)
        self.unknowns.toggled.connect(self.changed)

    def _lay_out(self) -> None:
        box = column(self, 0, 8)
        box.addWidget(label("Where the futures begin", 12, 400, "second"))
        box.addWidget(self.scenario)
        box.addWidget(self.begins)
        inner = QWidget()
        self._inside = column(inner, 0, 8)
        box.addWidget(inner)
        box.addWidget(self.more)
        line = row(8)
        for text, fields in (
            ("How many pairs", (self.how_many, self.runs)),
            ("How many days", (self.days,)),
        ):
            part = QWidget()
            within = column(part, 0, 3)
            within.addWidget(label(text, 12, 400, "second"))
            inside = row(6)
            for one in fields:
                inside.addWidget(one, int(one is self.how_many))
            within.addLayout(inside)
            line.addWidget(part, int(len(fields) > 1))
        box.addLayout(line)
        box.addWidget(self.unknowns)
        box.addStretch(1)
