"""The screen of comparisons: settings on the same luck, and what differs."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, override

from simulator.analysis.compare.comparison import Comparison, compare
from simulator.analysis.compare.files import plan_text, read_plan
from ui.desktop.laboratory.ask_compare import AskCompare
from ui.desktop.laboratory.compare_result import CompareResult
from ui.desktop.laboratory.kept_work import COMPARISON
from ui.desktop.laboratory.open_run import open_run
from ui.desktop.laboratory.page import Laboratory
from ui.desktop.laboratory.pair_sheet import PairSheet
from ui.desktop.laboratory.setting_editor import Setting
from ui.desktop.laboratory.states import Idea, Invitation
from ui.desktop.laboratory.story import assumes_page, failures_page, story_page
from ui.desktop.laboratory.wording import joined
from ui.desktop.opening import open_future
from ui.shapes.compared import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from simulator.analysis.compare.sample import Plan
    from simulator.analysis.lives import Life
    from ui.desktop.laboratory.running import Job

IDEAS: Mapping[str, tuple[Idea, tuple[Setting, ...]]] = {
    idea.key: (idea, settings)
    for idea, settings in (
        (
            Idea(
                "mediation",
                "What does stronger mediation do?",
                "Mediators as they are, and at 80 of 100, from October 2025 on.",
            ),
            (Setting(), Setting("More mediation", [("mediation_strength", 0.8, 0)])),
        ),
        (
            Idea(
                "hotline",
                "Does a crisis mechanism help?",
                "Almost none, as now, against one at 70 of 100.",
            ),
            (Setting(), Setting("Crisis mechanism", [("crisis_mechanism", 0.7, 0)])),
        ),
        (
            Idea(
                "line",
                "What if the Durand Line were no quarrel?",
                "The same futures, with and without that root of the crisis.",
            ),
            (Setting(), Setting("Without the line", without=["C21-line"])),
        ),
        (
            Idea(
                "sooner",
                "Sooner or later?",
                "Mediation at 80 of 100 at once, after 90 days, or never.",
            ),
            (
                Setting("Never"),
                Setting("At once", [("mediation_strength", 0.8, 0)]),
                Setting("After 90 days", [("mediation_strength", 0.8, 90)]),
            ),
        ),
    )
}
INVITES = (
    "Two to four settings live the same futures, luck by luck. So what differs between "
    "them is their effect, not chance. Every pair can be opened as a run."
)


class ComparePage(Laboratory):
    """Settings on the same luck."""

    title = "Compare"
    question = "What differs between these settings, on the same luck?"
    asked, suffix = COMPARISON, ".json"

    form: AskCompare
    answer: CompareResult
    invitation: Invitation

    @override
    def make_form(self) -> AskCompare:
        form = AskCompare()
        form.changed.connect(self.on_form)
        return form

    @override
    def make_answer(self) -> CompareResult:
        made = CompareResult()
        made.told.connect(self.noted)
        made.failed.connect(self._on_card_failed)
        made.pair_wanted.connect(self.show_pairs)
        made.story_wanted.connect(self.show_story)
        made.assumptions_wanted.connect(self.show_assumed)
        made.failures_wanted.connect(self.show_failures)
        made.swap_wanted.connect(self.swap)
        return made

    @override
    def make_invitation(self) -> Invitation:
        ideas = [idea for idea, _ in IDEAS.values()]
        made = Invitation("fork", "What would have been otherwise?", INVITES, ideas)
        made.wanted.connect(self.try_idea)
        return made

    @override
    def enter(self) -> None:
        self.form.show_run(open_run(self._shell))
        super().enter()

    @override
    def end(self) -> None:
        super().end()
        self.answer.close_all()

    def on_form(self) -> None:
        """Hear that the form was changed."""
        if hasattr(self, "time"):
            self.on_changed()

    @override
    def ready(self) -> tuple[Plan, int, str]:
        plan = self.form.plan()
        names = joined([f"“{arm.name}”" for arm in plan.arms])
        return plan, plan.runs * len(plan.arms), names

    @override
    def files_of(self, asked: Plan) -> Mapping[str, str]:
        return {COMPARISON: plan_text(asked)}

    @override
    def read(self, file: Path) -> Plan:
        return read_plan(file)

    @override
    def job_of(self, asked: Plan, kept: Path | None) -> Job:
        def work(progress: Any, cancelled: Any) -> Comparison:
            return compare(asked, store=kept, progress=progress, cancelled=cancelled)

        return work

    @override
    def probes(self, asked: Plan) -> Sequence[Life]:
        few = replace(asked, runs=min(asked.runs, 12))
        return list(few.cases())

    @override
    def show_answer(self) -> None:
        self.answer.show_result(self.result)

    def try_idea(self, key: str) -> None:
        """Ask one of the questions that are ready."""
        place = self.form.scenario.findData("october-2025")
        self.form.scenario.setCurrentIndex(place)
        self.form.show_settings(IDEAS[key][1])
        self.start()

    def swap(self) -> None:
        """Set the first against the second instead; what was lived is not again."""
        if self.result is None or self.runner.running:
            return
        plan = self.result.plan
        settings = self.form.settings
        turned = replace(plan, arms=tuple(reversed(plan.arms)))
        if [arm.name for arm in plan.arms] == [one.name for one in settings]:
            self.form.show_settings(settings[::-1])
        self._begin(turned, plan.runs * len(plan.arms))

    def show_pairs(self, luck: int) -> None:
        """Show all pairs, one of them chosen, to be opened."""
        if self.result is None:
            return
        arm = self.answer.arm
        letters = LETTERS[0], LETTERS[arm]
        sheet = PairSheet(self.answer.pairs_grid, letters, luck, self)
        sheet.wanted.connect(self.open_pair)
        sheet.open()

    def open_pair(self, second: bool, luck: int) -> None:
        """Open one future of a pair in Explore."""
        arm = self.answer.arm if second else 0
        plan = self.result.plan
        name = f"{LETTERS[arm]} “{plan.arms[arm].name}”, pair {luck + 1}"
        open_future(self._shell, plan.case(arm, luck), name)

    def show_story(self) -> None:
        """Tell the comparison in words."""
        self._shell.open_sheet("In words", story_page(self.answer.contrast))

    def show_assumed(self) -> None:
        """Tell what the comparison assumes."""
        self._shell.open_sheet("What this assumes", assumes_page(self.result))

    def show_failures(self) -> None:
        """Tell which futures failed, and why."""
        self._shell.open_sheet("Futures that failed", failures_page(self.result))

    def _on_card_failed(self, sentence: str) -> None:
        self.failed.emit(sentence, "")

    @override
    def keep(self, folder: Path) -> None:
        from ui.figures.difference import draw_comparison

        folder.mkdir(parents=True, exist_ok=True)
        plain: dict[str, Any] = self.result.as_plain()
        text = json.dumps(plain, indent=2, ensure_ascii=False) + "\n"
        (folder / "compare.json").write_text(text, encoding="utf-8")
        (folder / COMPARISON).write_text(plan_text(self.result.plan), encoding="utf-8")
        for number, card in enumerate(self.answer.card_list, 1):
            grid = card.table.grid
            name = "".join(c if c.isalnum() else "-" for c in grid.title.lower())[:50]
            file = folder / f"{number}-{name.strip('-')}.csv"
            file.write_text(grid.text(), encoding="utf-8", newline="")
        draw_comparison(self.result, folder / "compare.svg")

    @override
    def views(self) -> Iterator[tuple[str, QWidget]]:
        window = self.window()
        yield "compare-empty", window
        self.form.runs.setValue(40)
        self.form.days.setValue(182)
        self.try_idea("mediation")
        yield "compare-running", window
        self.runner.settle()
        yield "compare", window
        self.fold(folded=False)
        yield "compare-question", window
        self.fold(folded=True)
