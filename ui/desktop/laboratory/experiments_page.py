"""The screen of experiments: what matters, when it happens, what is due to what."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, override

from simulator.analysis.experiments.kinds import Result, run_experiment
from simulator.analysis.experiments.outputs import question_files, texts
from simulator.analysis.experiments.points import How, case_of
from simulator.mechanisms import CLAIMS, CONSTANTS, DIALS
from ui.desktop import pages
from ui.desktop.laboratory.ask_experiment import AskExperiment
from ui.desktop.laboratory.experiment_answer import ExperimentAnswer
from ui.desktop.laboratory.kept_work import EXPERIMENT
from ui.desktop.laboratory.kinds_asked import ALL, BY_KIND
from ui.desktop.laboratory.page import Laboratory
from ui.desktop.laboratory.states import Idea, Invitation
from ui.desktop.opening import open_future

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from simulator.analysis.experiments.reading import Experiment
    from simulator.ensemble.cases import Case
    from ui.desktop.laboratory.running import Job

INVITES = (
    "Hundreds of futures, planned together, answer what one run cannot: which dials "
    "matter, when something happens, how much is due to what. Every future stays in "
    "the table and can be opened as a run."
)
PROBED = 12


class ExperimentsPage(Laboratory):
    """One experiment at a time, of any kind."""

    title = "Experiments"
    question = "What is to be found out?"
    asked, suffix = EXPERIMENT, ".toml"

    form: AskExperiment
    answer: ExperimentAnswer
    invitation: Invitation

    @override
    def make_form(self) -> AskExperiment:
        form = AskExperiment()
        form.changed.connect(self.on_form)
        return form

    @override
    def make_answer(self) -> ExperimentAnswer:
        made = ExperimentAnswer()
        made.told.connect(self.noted)
        made.failed.connect(self._on_card_failed)
        made.opened.connect(self.open_place)
        made.assumptions_wanted.connect(self.show_assumed)
        made.failures_wanted.connect(self.show_failures)
        return made

    @override
    def make_invitation(self) -> Invitation:
        ideas = [Idea(one.kind, one.question, one.told) for one in ALL]
        made = Invitation("flask", "What matters, and when?", INVITES, ideas)
        made.wanted.connect(self.try_idea)
        return made

    @override
    def end(self) -> None:
        super().end()
        self.answer.close_all()

    def on_form(self) -> None:
        """Hear that the form was changed."""
        if hasattr(self, "time"):
            self.on_changed()

    @override
    def ready(self) -> tuple[Experiment, int, str]:
        experiment = self.form.experiment()
        called = f"{BY_KIND[experiment.kind.id].question} {experiment.scenario.title}"
        return experiment, experiment.futures, called

    @override
    def files_of(self, asked: Experiment) -> Mapping[str, str]:
        return question_files(asked)

    @override
    def read(self, file: Path) -> Experiment:
        return self.form.open_file(file)

    @override
    def job_of(self, asked: Experiment, kept: Path | None) -> Job:
        how = How(ledger=kept, **self.form.where.how)

        def work(progress: Any, cancelled: Any) -> Result:
            return run_experiment(asked, progress, cancelled, how)

        return work

    @override
    def probes(self, asked: Experiment) -> Sequence[Case]:
        from simulator.analysis.experiments.points import Point

        return [case_of(asked, Point(), luck) for luck in range(PROBED)]

    @override
    def show_answer(self) -> None:
        self.answer.show_result(self.result)

    def try_idea(self, key: str) -> None:
        """Choose one of the questions, the quick way, and ask it."""
        self.form.kind.setCurrentIndex(self.form.kind.findData(key))
        self.form.thorough.setCurrentIndex(0)
        self.start()

    def open_place(self, place: Any) -> None:
        """Open one future in Explore, by its place in the table."""
        point, future = place
        table, experiment = self.result.table, self.result.experiment
        luck = int(table.lucks[point, future])
        case = case_of(experiment, table.points[point], luck)
        open_future(self._shell, case, f"Future {luck + 1} of setting {point + 1}")

    def show_assumed(self) -> None:
        """Tell what the experiment assumes, and how it was made."""
        experiment = self.result.experiment
        heading = experiment.plan.experiment
        off = f" Without {', '.join(heading.without)}." if heading.without else ""
        draws = "with" if heading.unknowns else "without"
        told = (
            f"<p>{self.result.table.told} futures of {heading.days} days of "
            f"“{escape(experiment.scenario.title)}”. Settings share their luck, number "
            f"{heading.seed}; {draws} other draws of what we do not know.{off}</p>"
        )
        scenario = experiment.scenario
        rest = pages.assumptions(scenario, DIALS, CONSTANTS, CLAIMS.values())
        self._shell.open_sheet("What this assumes", told + rest)

    def show_failures(self) -> None:
        """Tell which futures failed, and why."""
        lead = (
            "<p>A future that fails is counted in no figure; n says what is left.</p>"
        )
        lines = (
            f"<p><b>Setting {one.point + 1}, luck {one.luck + 1}</b> ({one.status}): "
            f"{escape(one.error)}</p>"
            for one in self.result.table.failures
        )
        self._shell.open_sheet("Futures that failed", lead + "".join(lines))

    def _on_card_failed(self, sentence: str) -> None:
        self.failed.emit(sentence, "")

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
        window = self.window()
        yield "experiments-empty", window
        for kind, days in (
            ("sensitivity", 120),
            ("discovery", 120),
            ("attribution", 120),
            ("robustness", 120),
            ("sweep", 120),
        ):
            self.form.kind.setCurrentIndex(self.form.kind.findData(kind))
            self.form.thorough.setCurrentIndex(0)
            self.form.days.setValue(days)
            self.start()
            if kind == "sensitivity":
                yield "experiments-running", window
            self.runner.settle()
            yield f"experiments-{kind}", window
        self.fold(folded=False)
        self.form.more.setChecked(True)
        yield "experiments-question", window
        self.form.more.setChecked(False)
        self.halted.show_failed("Not one future was simulated: no such scenario.", "")
        self.stage.setCurrentWidget(self.halted)
        yield "experiments-failed", window
        self.stage.setCurrentWidget(self.answer)
        self.fold(folded=True)
