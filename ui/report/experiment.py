"""An experiment as a source of a report: its answer, whichever kind it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simulator.analysis.experiments.reading import experiment_toml
from simulator.mechanisms import DIALS
from ui.report import grounds
from ui.report.comparison import failed, in_words
from ui.report.course import long_date, shown
from ui.report.experiment_tables import tables
from ui.report.parts import Code, Drawing, Report, Section, Words
from ui.report.repeating import fingerprint, line, scenario_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.analysis.experiments.kinds import Result
    from ui.report.parts import Asked, Part, Row

FILE = "experiment.toml"
# What the figures of an experiment show, by the beginning of their names.
SHOWN = {
    "sweep": "The measure over the range of each dial, with bands.",
    "tornado": "A bar for each dial, the longest first.",
    "convergence": "A line for each dial, as samples are added.",
    "box": "A bar for each dial that matters: which part of its range.",
    "tradeoff": "How often it happens in a box against how much of it the box holds.",
    "roots": "A bar for what each root adds, from none of them to all.",
    "policies": "A dot with a whisker for each policy, by goal and by regret.",
}


@dataclass(frozen=True)
class ExperimentSource:
    """What came of an experiment."""

    result: Result
    people: bool = False

    @property
    def _plan(self) -> Any:
        return self.result.experiment.plan

    @property
    def name(self) -> str:
        """Of the files, without an ending."""
        return f"{self.result.experiment.scenario.name}-{self._plan.command}"

    @property
    def title(self) -> str:
        """What the report is called unless somebody says otherwise."""
        return f"{self._plan.title}: {self.result.experiment.scenario.title}"

    @property
    def question(self) -> str:
        """What was asked, unless somebody says otherwise."""
        return str(self._plan.question)

    def report(self, asked: Asked) -> Report:
        """Tell it."""
        result, heading = self.result, self._plan.experiment
        scenario, table = result.experiment.scenario, result.table
        varied = grounds.ANEW if heading.unknowns else ""
        sections = (
            Section("answer", "The answer", tuple(in_words(result.sentences()))),
            Section("figures", "In figures", tuple(self._figures())),
            Section("tables", "In numbers", tuple(tables(result))),
            Section("run", "What was run", tuple(self._run())),
            *failed(self._failures(), table.ok, table.planned),
            grounds.assumed(scenario, self._stands(), heading.without, varied),
            self._repeated(),
            grounds.sourced(scenario),
            grounds.limited(),
        )
        return Report(
            title=asked.title or self.title,
            question=asked.question or self.question,
            about=(
                f"{table.ok} of {table.planned} futures of {heading.days} days from "
                f"{long_date(scenario.start)}; scenario “{scenario.title}”."
            ),
            sections=sections,
            author=asked.author,
        )

    def _figures(self) -> Iterator[Part]:
        from ui.figures.experiments import figures

        for name in figures(self.result):
            alt = SHOWN.get(name.split("-")[0], "A chart of the result.")
            yield Drawing(
                f"{alt} The section “In numbers” has the same as a table.",
                alt,
                _drawn(self.result, name),
            )

    def _run(self) -> Iterator[Part]:
        plan, experiment = self._plan, self.result.experiment
        yield Words(" ".join(experiment.scenario.text.split()))
        count = self.result.table.planned
        yield Words(
            f"{plan.title}: {count:,} futures were planned, at "
            f"{len(self.result.table.points):,} settings."
        )

    def _stands(self) -> dict[str, str]:
        """Tell of every dial that was not left as it is what was done to it."""
        plan = self._plan
        told = {
            name: f"varied from {shown(name, values[0])} to {shown(name, values[-1])}"
            for name, values in getattr(plan, "dials", {}).items()
        }
        for policy in getattr(plan, "policy", ()):
            for name, value in policy.dials.items():
                said = f"{shown(name, value)} in “{policy.name}”"
                told[name] = f"{told[name]}; {said}" if name in told else said
        told |= {name: f"held at {shown(name, v)}" for name, v in plan.fixed.items()}
        return {name: told[name] for name in DIALS if name in told}

    def _failures(self) -> Iterator[Row]:
        table = self.result.table
        for one in table.failures:
            point = table.points[one.point]
            where = point.name or f"setting {one.point + 1}"
            draw = str(one.draw or "reference")
            yield where, str(one.seed), draw, one.status, one.error

    def _repeated(self) -> Section:
        experiment, heading = self.result.experiment, self._plan.experiment
        name, files = scenario_file(experiment.scenario)
        drawn = "a draw for each luck" if heading.unknowns else "reference values"
        rows = [
            ("Scenario", experiment.scenario.name),
            ("Luck (seed)", str(heading.seed)),
            ("Uncertain numbers", drawn),
            ("Days", str(heading.days)),
            ("Fingerprint of the result", fingerprint(self.result.as_plain())),
        ]
        own = name if files else None
        parts: tuple[Part, ...] = (
            grounds.repeated(rows),
            Code(
                "The command that repeats it:",
                line(["durand", self._plan.command, FILE]),
            ),
            Code(f"Keep this as {FILE}:", experiment_toml(experiment, own).strip()),
            *files,
        )
        return Section("repeat", "How to repeat it", parts)


def _drawn(result: Result, name: str) -> Any:
    def draw() -> Any:
        from ui.figures.experiments import figures

        return figures(result)[name]

    return draw
