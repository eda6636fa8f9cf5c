"""The screen of experiments: what matters, when it happens, what is due to what.

The form of each kind is made from its declared fields, as the command line's options
are.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, override

from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from simulator.analysis.experiments.kinds import KINDS, Result, run_experiment
from simulator.analysis.experiments.outputs import runs_csv, texts
from simulator.analysis.experiments.reading import make_experiment
from simulator.analysis.measures import MEASURES
from simulator.mechanisms import DIALS
from ui.desktop.laboratory.page import Laboratory, spin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from simulator.ensemble.outcomes import Tally
    from ui.desktop.main_window import MainWindow

SHOWN = ("sensitivity", "discovery", "attribution", "sweep")
QUESTIONS = {
    "sensitivity": "Which dials matter most?",
    "discovery": "When does it mostly happen?",
    "attribution": "How much is due to each root?",
    "sweep": "What does a dial do over its range?",
}
# Sizes that are quick enough to begin with; the form lets them grow.
SIZES = {
    "sensitivity": {"samples": (4, 512, 8), "runs": (1, 400, 10)},
    "discovery": {"futures": (100, 20_000, 400)},
    "attribution": {"runs": (2, 1000, 40)},
    "sweep": {"levels": (2, 21, 5), "runs": (1, 1000, 40)},
}
NAMES = {
    "samples": "Paths through the dials",
    "runs": "Futures at each point",
    "futures": "Futures",
    "levels": "Levels of the dial",
}
MOST_ROWS = 500


class ExperimentsPage(Laboratory):
    """One experiment at a time, of any kind."""

    title = "Experiments"
    question = "Hundreds of futures, planned together, to find what matters and when."

    def __init__(self, window: MainWindow) -> None:
        self.kind = QComboBox()
        self.kind.setAccessibleName("What is asked")
        for id_ in SHOWN:
            self.kind.addItem(QUESTIONS[id_], id_)
        self.measure = QComboBox()
        self.measure.setAccessibleName("What is counted")
        for name, measure in MEASURES.items():
            self.measure.addItem(measure.label, name)
        self.dial = QComboBox()
        self.dial.setAccessibleName("Dial that is moved")
        for name, dial in DIALS.items():
            self.dial.addItem(dial.label, name)
        self.days = spin("Days", 14, 1827, 365)
        self.sizes: dict[str, QSpinBox] = {}
        self._make_sizes()
        super().__init__(window)
        self._suggest()
        self.kind.currentIndexChanged.connect(self._on_kind)

    @override
    def fields(self) -> list[tuple[str, QWidget]]:
        found: list[tuple[str, QWidget]] = [
            ("What is asked", self.kind),
            ("What is counted", self.measure),
        ]
        if self.asked == "sweep":
            found.append(("Dial", self.dial))
        found.append(("Days", self.days))
        found += [(NAMES[name], field) for name, field in self.sizes.items()]
        return found

    @property
    def asked(self) -> str:
        """The kind of experiment that is asked for."""
        return str(self.kind.currentData())

    @override
    def job(self) -> Callable[[Callable[[Tally], None], Callable[[], bool]], Result]:
        heading: dict[str, Any] = {
            "kind": self.asked,
            "scenario": self.scenario.currentData(),
            "days": self.days.value(),
            "measures": [self.measure.currentData()],
        }
        heading |= {name: field.value() for name, field in self.sizes.items()}
        values: dict[str, Any] = {"experiment": heading}
        if self.asked == "sweep":
            dial = DIALS[str(self.dial.currentData())]
            values["dials"] = {dial.name: [dial.low, dial.high]}
        experiment = make_experiment(values, lambda _: "The form")

        def work(
            progress: Callable[[Tally], None], cancelled: Callable[[], bool]
        ) -> Result:
            return run_experiment(experiment, progress, cancelled)

        return work

    @override
    def sentences(self) -> list[str]:
        found: list[str] = self.result.sentences()
        return found

    @override
    def picture(self) -> bytes:
        from ui.figures.experiments import figures
        from ui.figures.sheet import rendered

        return rendered(next(iter(figures(self.result).values())), "png")

    @override
    def rows(self) -> tuple[list[str], list[list[str]]]:
        rows = list(csv.reader(io.StringIO(runs_csv(self.result))))
        return rows[0], rows[1 : MOST_ROWS + 1]

    @override
    def keep(self, folder: Path) -> None:
        from ui.figures.experiments import pictures

        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts(self.result).items():
            (folder / name).write_text(text, encoding="utf-8")
        for name, data in pictures(self.result).items():
            (folder / name).write_bytes(data)

    @override
    def views(self) -> Iterator[tuple[str, QWidget]]:
        self.kind.setCurrentIndex(SHOWN.index("attribution"))
        self.sizes["runs"].setValue(10)
        self.days.setValue(120)
        self.start()
        if self.work is not None:
            self.work.settle()
        yield "experiments", self.window()

    def _on_kind(self) -> None:
        self._make_sizes()
        self._suggest()
        self.fill_form()

    def _suggest(self) -> None:
        plan = KINDS[self.asked].plan
        usual = plan.model_fields["experiment"].annotation
        measures = usual.model_fields["measures"].default  # type: ignore[union-attr]
        self.measure.setCurrentIndex(self.measure.findData(measures[0]))

    def _make_sizes(self) -> None:
        for old in self.sizes.values():
            old.deleteLater()
        self.sizes = {
            name: spin(NAMES[name], *size) for name, size in SIZES[self.asked].items()
        }
