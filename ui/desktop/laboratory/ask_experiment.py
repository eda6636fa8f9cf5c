"""The question of an experiment, its form made from what each kind declares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QPushButton, QWidget

from simulator.analysis.experiments.kinds import KINDS
from simulator.analysis.experiments.reading import (
    as_tables,
    make_experiment,
    read_experiment,
)
from simulator.analysis.measures import MEASURES
from simulator.mechanisms import DIALS
from simulator.scenario import load_scenario, scenario_names
from ui.desktop.laboratory.ask_compare import FIRST
from ui.desktop.laboratory.ask_parts import Policies, Withouts
from ui.desktop.laboratory.declared import DeclaredField, heading_fields
from ui.desktop.laboratory.dial_line import shortened
from ui.desktop.laboratory.dial_picker import LISTED, DialPicker
from ui.desktop.laboratory.fields import Named, spin
from ui.desktop.laboratory.kinds_asked import ALL, APART, BY_KIND, SIZES
from ui.desktop.laboratory.where_run import WhereRun
from ui.desktop.laboratory.wording import capital
from ui.desktop.widgets.basics import column, inset, label

if TYPE_CHECKING:
    from pathlib import Path

    from simulator.analysis.experiments.reading import Experiment
    from ui.desktop.laboratory.kinds_asked import Asked

OWN_SIZE = "As I say below"


class AskExperiment(QWidget):
    """The form of an experiment."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._own: Path | None = None  # a scenario of a file that was opened
        self._filling = False
        self.kind = shortened(QComboBox())
        for one in ALL:
            self.kind.addItem(one.question, one.kind)
        self.told = label("", 12, 400, "second", wrap=True)
        self.scenario = shortened(QComboBox())
        for name in scenario_names():
            self.scenario.addItem(load_scenario(name).title, name)
        self.scenario.setCurrentIndex(self.scenario.findData(FIRST))
        self.measure = shortened(QComboBox())
        for name, measure in MEASURES.items():
            self.measure.addItem(capital(measure.label), name)
        self.bound = QDoubleSpinBox()
        inset(self.bound)
        self.bound.setRange(-1e7, 1e7)
        self.bound.setDecimals(0)
        self.days = spin("Days", 14, 1827, 182)
        self.thorough = shortened(QComboBox())
        self.picker, self.dials = (
            DialPicker(listed_only=only) for only in (False, True)
        )
        self.policies, self.without, self.where = Policies(), Withouts(), WhereRun()
        self.fields: dict[str, DeclaredField] = {}
        self.more = QPushButton("More choices")
        self.more.setCheckable(True)
        self.inner = QWidget()
        self._lay_out()
        self.setFocusProxy(self.kind)
        self._connect()
        self._on_kind()

    @property
    def asked(self) -> Asked:
        """The kind that is asked."""
        return BY_KIND[str(self.kind.currentData())]

    @property
    def measured(self) -> str:
        """What is counted."""
        return str(self.measure.currentData())

    def experiment(self) -> Experiment:
        """Return what is asked.

        Raises
        ------
        InputError
            With all that cannot be carried out.
        """
        return make_experiment(self.tables(), _where, None)

    def tables(self) -> dict[str, Any]:
        """Return the tables of the experiment's file."""
        asked, heading = self.asked, dict[str, Any](kind=self.asked.kind)
        heading |= {name: field.value for name, field in self.fields.items()}
        heading["scenario"] = str(self._own or self.scenario.currentData())
        heading |= {"days": self.days.value(), "measures": [self.measured]}
        heading["without"] = self.without.claims
        tables: dict[str, Any] = {"experiment": heading}
        if "vary" in asked.needs:
            heading["vary"] = self.picker.vary
            if self.picker.vary == LISTED:
                tables["dials"] = self.picker.spans
        if "dial" in asked.needs:
            tables["dials"] = self.dials.spans
        if "goal" in asked.needs:
            goal = self._goal()
            tables["goal"] = [goal] if asked.kind == "robustness" else goal
        if "policies" in asked.needs:
            tables["policy"] = self.policies.tables()
        return tables

    def _goal(self) -> dict[str, Any]:
        odds = MEASURES[self.measured].kind == "odds"
        wanted = self.asked.kind == "robustness"
        if odds and wanted:
            bad = MEASURES[self.measured].better != "higher"
            bound = {"at_most": 0.0} if bad else {"at_least": 1.0}
        elif odds:
            bound = {"at_least": 1.0}
        else:
            side = "at_most" if wanted else "at_least"
            bound = {side: self.bound.value()}
        return {"measure": self.measured, **bound}

    def show_experiment(self, experiment: Experiment) -> None:
        """Write an experiment into the form."""
        tables = as_tables(experiment)
        heading = tables["experiment"]
        goal = tables.get("goal")
        goal = goal[0] if isinstance(goal, list) else goal
        self._filling = True
        self.kind.setCurrentIndex(self.kind.findData(heading["kind"]))
        self._on_kind()
        place = self.scenario.findData(heading["scenario"])
        self.scenario.setCurrentIndex(max(0, place))
        name = goal["measure"] if goal else heading["measures"][0]
        self.measure.setCurrentIndex(self.measure.findData(name))
        if goal:
            self.bound.setValue(float(goal.get("at_least", goal.get("at_most", 0.0))))
        self.days.setValue(heading["days"])
        for key, field in self.fields.items():
            field.show_value(heading[key])
        self.without.show_claims(heading["without"])
        spans = tables.get("dials", {})
        picker = self.dials if "dial" in self.asked.needs else self.picker
        picker.show_dials(heading.get("vary", LISTED), _listed(heading, spans))
        self.policies.show_tables(tables.get("policy", []))
        self._filling = False
        self.thorough.blockSignals(True)
        self.thorough.setCurrentIndex(0)
        self.thorough.blockSignals(False)
        self._on_sizes()

    def open_file(self, path: Path) -> Experiment:
        """Read an experiment from a file into the form.

        Raises
        ------
        InputError
            With every mistake in it.
        """
        experiment = read_experiment(path)
        name = experiment.scenario.name
        own = self.scenario.findData(name) < 0 or load_scenario(name) != (
            experiment.scenario
        )
        self.show_experiment(experiment)
        if own:
            beside = path.parent / str(as_tables(experiment)["experiment"]["scenario"])
            self._own = beside if beside.is_file() else None
        self.changed.emit()
        return experiment

    def _on_kind(self) -> None:
        """Lay the form out for another kind."""
        asked, self._own = self.asked, None
        self.told.setText(asked.told)
        plan = KINDS[asked.kind].plan
        declared = heading_fields(plan)
        for old in self.fields.values():
            old.hide()
            old.deleteLater()
        self.fields = {
            name: DeclaredField(name, info)
            for name, info in declared.items()
            if name not in APART
        }
        sized = asked.sizes[0]
        for name, field in self.fields.items():
            box = self._sized if name in sized else self._rest
            box.addWidget(field)
            field.show()  # also where what holds it is hidden just now
            field.changed.connect(self._on_sizes)
        self.days.setValue(declared["days"].default)
        first = declared["measures"].default[0]
        self.measure.setCurrentIndex(self.measure.findData(first))
        self.picker.setVisible("vary" in asked.needs)
        self.dials.setVisible("dial" in asked.needs)
        self.policies.setVisible("policies" in asked.needs)
        self._fill_sizes()
        self._on_measure()

    def _fill_sizes(self) -> None:
        self.thorough.blockSignals(True)
        self.thorough.clear()
        for name, sizes in zip(SIZES, self.asked.sizes, strict=True):
            self.thorough.addItem(name, dict(sizes))
        self.thorough.addItem(OWN_SIZE, None)
        self.thorough.setCurrentIndex(1)
        self.thorough.blockSignals(False)
        self._on_size()

    def _on_size(self) -> None:
        sizes = self.thorough.currentData()
        self._numbers.setVisible(sizes is None)
        if sizes is None:
            return  # the numbers below stay as they are, and can be written
        self._filling = True
        for name, value in sizes.items():
            self.fields[name].show_value(value)
        self._filling = False
        self.changed.emit()

    def _on_sizes(self) -> None:
        """Say which size it is, when its numbers were changed."""
        if self._filling:
            return
        now = {name: self.fields[name].value for name in self.asked.sizes[0]}
        found = [k for k, one in enumerate(self.asked.sizes) if dict(one) == now]
        own = self.thorough.currentData() is None
        place = found[0] if found and not own else len(SIZES)
        self.thorough.blockSignals(True)
        self.thorough.setCurrentIndex(place)
        self.thorough.blockSignals(False)
        self._numbers.setVisible(place == len(SIZES))
        self.changed.emit()

    def _on_measure(self) -> None:
        measure = MEASURES[self.measured]
        needed = "goal" in self.asked.needs and measure.kind != "odds"
        side = "At most" if self.asked.kind == "robustness" else "At least"
        self._bounded.setVisible(needed)
        self._bounded.name.setText(f"{side}, in {measure.unit}")
        self.bound.setAccessibleName(f"{side}, in {measure.unit}")
        self.measure.setToolTip(capital(measure.label))
        self.changed.emit()

    def _on_more(self) -> None:
        self.inner.setVisible(self.more.isChecked())
        self.more.setText("Fewer choices" if self.more.isChecked() else "More choices")

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.measure.currentIndexChanged.connect(self._on_measure)
        self.thorough.currentIndexChanged.connect(self._on_size)
        self.more.toggled.connect(self._on_more)
        self.scenario.currentIndexChanged.connect(self._on_scenario)
        self.days.valueChanged.connect(self.changed)
        self.bound.valueChanged.connect(self.changed)
        for part in (self.picker, self.dials):
            part.changed.connect(self.changed)
        self.policies.changed.connect(self.changed)
        self.without.changed.connect(self.changed)
        self.where.changed.connect(self.changed)

    def _on_scenario(self) -> None:
        self._own = None
        self.policies.show_scenario(load_scenario(str(self.scenario.currentData())))
        self.changed.emit()

    def _lay_out(self) -> None:
        box = column(self, 0, 8)
        box.addWidget(Named("What is asked", self.kind))
        box.addWidget(self.told)
        box.addWidget(Named("Where the futures begin", self.scenario))
        box.addWidget(Named("What is counted", self.measure))
        self._bounded = Named("At least", self.bound)
        box.addWidget(self._bounded)
        for part in (self.picker, self.dials, self.policies):
            box.addWidget(part)
        box.addWidget(Named("How many days", self.days))
        box.addWidget(Named("How thorough", self.thorough))
        self._numbers = QWidget()
        self._sized = column(self._numbers, 0, 8)
        box.addWidget(self._numbers)
        box.addWidget(self.more)
        inside = column(self.inner, 0, 10)
        rest = QWidget()
        self._rest = column(rest, 0, 8)
        for below in (rest, self.without, self.where):
            inside.addWidget(below)
        self.inner.hide()
        box.addWidget(self.inner)
        box.addStretch(1)


def _where(path: Any) -> str:
    """Say where something was written: in which field of the form."""
    return "The form"


def _listed(heading: dict[str, Any], spans: dict[str, Any]) -> dict[str, Any]:
    """Leave out the dials that the first ones, or all, stand for already."""
    first = {name for name, dial in DIALS.items() if dial.headline}
    whole = all(
        tuple(span) == (DIALS[name].low, DIALS[name].high)
        for name, span in spans.items()
    )
    vary = heading.get("vary")
    alike = {"headline": first, "all": {*DIALS}}.get(str(vary))
    listed = vary == LISTED and whole and {*spans} == first
    return {} if (whole and alike == {*spans}) or listed else spans
