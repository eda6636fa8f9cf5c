"""A run as a source of a report: one branch of it, up to a day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.definitions import STEPS
from simulator.ensemble.futures import Vary  # noqa: TC001 - a field of a dataclass
from simulator.ensemble.summary import Summary  # noqa: TC001
from simulator.mechanisms import DIALS
from simulator.result import RunResult  # noqa: TC001 - a field of a dataclass
from simulator.timeline.replay import plain_run
from simulator.timeline.results import result_of
from ui.report import course, grounds
from ui.report.parts import Asked, Drawing, Odds, Report, Section, Words
from ui.report.repeating import command_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from simulator.scenario import Scenario
    from simulator.timeline.file.contents import Contents
    from simulator.timeline.tree import Branch, Tree
    from ui.report.parts import Part

VARIED = {"luck": "other luck", "unknowns": "other luck and unknowns"}
ASKED_STEPS = (5, 6, 7, 8)
MOST_BRANCHES = 6  # in one figure
MOST_NAMED = 3  # dials in a question


@dataclass(frozen=True, kw_only=True)
class Futures:
    """What the futures from a day say together."""

    day: int
    vary: Vary
    summary: Summary


@dataclass(frozen=True, kw_only=True)
class RunSource:
    """One branch of a run, up to a day.

    Attributes
    ----------
    scenario, moved, seed
        What was run, the dials that were moved before day 0, and the luck.
    tree, branch
        All branches, and the one that is told.
    recorded
        What came of it, as it was recorded up to the day.
    heads
        How far each branch was lived, by its number.
    futures
        What may come from a day on, where that is known.
    runs, vary
        Futures to live from the last day on where nothing is known, and what differs
        between them.
    made_by
        The version of Durand that recorded it, where that is known.
    file
        The name of the file that holds it, without its folder.
    """

    scenario: Scenario
    moved: Mapping[str, float]
    seed: int
    tree: Tree
    branch: Branch
    recorded: RunResult
    heads: Mapping[int, int] = field(default_factory=dict)
    futures: Futures | None = None
    runs: int = 0
    vary: Vary = "luck"
    made_by: str = ""
    file: str = ""
    people: bool = True

    @classmethod
    def of_file(cls, contents: Contents, branch: Branch | None = None) -> RunSource:
        """Take a branch of a file, the one that was left open unless told.

        Raises
        ------
        DurandError
            When the branch has no days yet.
        """
        told = branch or contents.tree.branch(contents.branch)
        return cls(
            scenario=contents.scenario,
            moved=contents.dials,
            seed=contents.seed,
            tree=contents.tree,
            branch=told,
            recorded=result_of(contents, told),
            heads=contents.heads,
            made_by=contents.versions.get("durand", ""),
            file=contents.name,
        )

    @property
    def name(self) -> str:
        """Of the files, without an ending."""
        return f"{self.scenario.name}-{self.branch.name}-day-{self.days}"

    @property
    def title(self) -> str:
        """What the report is called unless somebody says otherwise."""
        return self.scenario.title

    @property
    def question(self) -> str:
        """What was asked, unless somebody says otherwise."""
        moved = self._moved_in_words
        if not moved:
            return "What may follow from this situation, with nothing changed?"
        names = [f"“{one}”" for one in moved]
        if len(names) > MOST_NAMED:
            return f"What may follow when {len(names)} dials are moved?"
        if len(names) == 1:
            return f"What may follow when {names[0]} is moved?"
        return (
            f"What may follow when {', '.join(names[:-1])} and {names[-1]} are moved?"
        )

    @property
    def days(self) -> int:
        """How many days are told."""
        return len(self.recorded.series)

    @property
    def last(self) -> date:
        """The last day that is told."""
        return self.scenario.start + timedelta(days=self.days - 1)

    @cached_property
    def entries(self) -> tuple:
        """The changes that count by the last day."""
        return tuple(one for one in self.branch.entries if one.day < self.days)

    @property
    def _moved_in_words(self) -> dict[str, str]:
        stands = course.dials_moved(self.scenario, self.moved, self.entries)
        return {DIALS[name].label: told for name, told in stands.items()}

    @cached_property
    def result(self) -> RunResult:
        """What came of it: lived again, where that gives the very bits recorded.

        So it is known that whoever repeats it finds the same. Where this version lives
        the days otherwise, it is what was recorded, and has no digest.
        """
        run = plain_run(self.scenario, self.moved, self.seed, self.entries, self.days)
        if run.series.tobytes() != self.recorded.series.tobytes():
            return replace(self.recorded, digest="")
        return replace(
            self.recorded, log=run.events, choices=run.decisions, digest=run.digest
        )

    def foretold(self, runs: int, vary: Vary = "luck") -> Futures:
        """Live futures from the last day that is told."""
        from simulator.ensemble.futures import Fan, Start
        from simulator.ensemble.summary import summed_up

        run = plain_run(self.scenario, self.moved, self.seed, self.entries, self.days)
        fan = Fan(Start.of(run, vary), runs)
        summary = summed_up(list(fan.outcomes()), runs)
        return Futures(day=self.days, vary=vary, summary=summary)

    def report(self, asked: Asked) -> Report:
        """Tell it."""
        result, futures = self.result, self.futures
        if futures is None and self.runs:
            futures = self.foretold(self.runs, self.vary)
        stands = course.dials_moved(self.scenario, self.moved, self.entries)
        off = course.claims_off(self.scenario, self.entries)
        varied = VARIED[futures.vary] if futures else ""
        note = f"The futures differ by {varied}." if varied else ""
        sections = (
            Section("short", "In short", tuple(self._short(result, futures))),
            course.changes(self.scenario, self.moved, self.entries, asked),
            course.happened(result, [one.day for one in self.entries]),
            *self._ahead(futures),
            *self._branches(),
            grounds.assumed(self.scenario, stands, off, note),
            self._repeated(),
            grounds.sourced(self.scenario),
            grounds.limited(),
        )
        start = course.long_date(self.scenario.start)
        return Report(
            title=asked.title or self.title,
            question=asked.question or self.question,
            about=(
                f"One run of the scenario “{self.scenario.title}”, {start} to "
                f"{course.long_date(self.last)}: {self.days} days."
            ),
            sections=sections,
            author=asked.author,
        )

    def _short(self, result: RunResult, futures: Futures | None) -> list[Part]:
        parts: list[Part] = [Words(" ".join(self.scenario.text.split()))]
        parts += [Words(told, "lead") for told in course.in_short(result)]
        if futures and futures.summary.ok:
            parts.append(Words(_foretold(futures, self.scenario), "lead"))
        parts.append(
            Words(
                "This is one future of many: another luck gives another course.",
                "quiet",
            )
        )
        return parts

    def _ahead(self, futures: Futures | None) -> list[Section]:
        if futures is None or not futures.summary.ok:
            return []
        summary, vary = futures.summary, VARIED[futures.vary]
        first = self.scenario.start + timedelta(days=futures.day)
        line = self.recorded.series[: futures.day]
        weeks = len(next(iter(summary.quantiles.values()))[0])

        def draw() -> Any:
            from ui.figures.fan import ahead_figure

            title = f"{self.scenario.title}: from {course.long_date(first)} on"
            return ahead_figure(summary, title, first, vary, line)

        drawing = Drawing(
            f"Left of the upright line: what happened. Right of it: {summary.ok} "
            "futures under the dials as they stood on that day.",
            "Four charts with bands: step of escalation, attacks a week, trust, cost; "
            "the odds above say the same in numbers.",
            draw,
        )
        return [
            Section(
                "ahead",
                "What may come next",
                (
                    Words(
                        f"{summary.ok} futures of {weeks} weeks from "
                        f"{course.long_date(first)} on; they differ by {vary}."
                    ),
                    odds_of(summary),
                    endings_of(summary),
                    drawing,
                ),
            )
        ]

    def _branches(self) -> list[Section]:
        if len(self.tree.branches) < 2:
            return []
        told = course.branches(self.tree, self.branch, self.scenario)
        lived = [one for one in self.tree.branches.values() if self.heads.get(one.id)]
        if len(lived) < 2:
            return [told]
        drawing = Drawing(
            "Each from the day on which it leaves its parent.",
            "Three charts with a line for each branch: step of escalation, attacks, "
            "trade.",
            partial(self._draw_branches, lived[:MOST_BRANCHES]),
        )
        return [replace(told, parts=(*told.parts, drawing))]

    def _draw_branches(self, lived: list[Branch]) -> Any:
        from ui.figures.branches import branches_figure

        return branches_figure({one: self._lived(one) for one in lived})

    def _lived(self, branch: Branch) -> RunResult:
        days = self.heads[branch.id]
        entries = tuple(one for one in branch.entries if one.day < days)
        run = plain_run(self.scenario, self.moved, self.seed, entries, days)
        return replace(
            self.recorded, series=run.series, log=run.events, choices=run.decisions
        )

    def _repeated(self) -> Section:
        draw, digest = self.scenario.draw, self.result.digest
        rows = [
            ("Scenario", self.scenario.name),
            ("Luck (seed)", str(self.seed)),
            ("Uncertain numbers", f"draw {draw}" if draw else "reference values"),
            ("Days", str(self.days)),
            ("Digest", digest or "not the same with this version; see below"),
        ]
        if self.made_by:
            rows.append(("Recorded by", f"Durand {self.made_by}"))
        parts: list[Part] = [grounds.repeated(rows)]
        if not digest:
            parts.append(
                Words(
                    "This version of Durand lives these days otherwise than the one "
                    "that recorded them; the figures above are the recorded ones.",
                    "box",
                )
            )
        parts += command_of(self)
        return Section("repeat", "How to repeat it", tuple(parts))


def odds_of(summary: Summary) -> Odds:
    """Tell the odds of steps that are reached anew, and of a ceasefire."""
    asked = [
        (f"reach step {step} anew: {STEPS[step]}", summary.rungs[step])
        for step in ASKED_STEPS
    ]
    asked.append(("see a new ceasefire that holds fourteen days", summary.ceasefire))
    return Odds(
        "How many of these futures …",
        summary.ok,
        summary.planned,
        tuple((words, round(share * summary.ok)) for words, share in asked),
    )


def endings_of(summary: Summary) -> Odds:
    """Tell how futures end."""
    from simulator.definitions.outcome import OUTCOMES

    return Odds(
        "How they stand at their end:",
        summary.ok,
        summary.planned,
        tuple(
            (OUTCOMES[name], round(share * summary.ok))
            for name, share in summary.outcomes.items()
        ),
    )


def _foretold(futures: Futures, scenario: Scenario) -> str:
    summary = futures.summary
    count = round(summary.rungs[6] * summary.ok)
    first = course.long_date(scenario.start + timedelta(days=futures.day))
    return (
        f"From {first} on, {count} of {summary.ok} futures have a new strike on a "
        "capital or heartland, or worse."
    )


def cut(result: RunResult, days: int) -> RunResult:
    """Give the first days of a run; it has no digest then."""
    if days >= len(result.series):
        return result
    log, choices = (
        rows[: np.searchsorted(rows["day"], days)]
        for rows in (result.log, result.choices)
    )
    return replace(
        result, series=result.series[:days], log=log, choices=choices, digest=""
    )
