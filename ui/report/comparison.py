"""A comparison as a source of a report: settings on the same luck, and what differs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from simulator.analysis.experiments.wording import number, signed, unit_of
from simulator.analysis.measures import MEASURES
from simulator.definitions.outcome import OUTCOMES
from simulator.mechanisms import DIALS
from simulator.timeline.changes import Switch
from ui.report import grounds
from ui.report.course import dial_moves, long_date, shown
from ui.report.parts import Drawing, Facts, Grid, Points, Report, Section, Words
from ui.report.repeating import compare_command, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from simulator.analysis.compare.arms import Arm
    from simulator.analysis.compare.comparison import Comparison, Contrast
    from simulator.analysis.compare.difference import Difference
    from ui.report.parts import Asked, Part, Row

MOST_FAILURES = 20
HUNDRED = 100.0
SAME_LUCK = (
    "Each luck was lived once under every setting, so that what differs within a pair "
    "is the effect of the setting."
)


@dataclass(frozen=True)
class ComparisonSource:
    """What came of a comparison."""

    found: Comparison
    people: bool = False

    @property
    def name(self) -> str:
        """Of the files, without an ending."""
        return f"{self.found.plan.arms[0].scenario.name}-comparison"

    @property
    def title(self) -> str:
        """What the report is called unless somebody says otherwise."""
        names = [f"“{arm.name}”" for arm in self.found.plan.arms]
        return f"{', '.join(names[:-1])} and {names[-1]} compared"

    @property
    def question(self) -> str:
        """What was asked, unless somebody says otherwise."""
        varied = list(
            dict.fromkeys(d for arm in self.found.plan.arms for d in arm.dials)
        )
        if len(varied) == 1:
            label = DIALS[varied[0]].label
            return f"What does it do to the crisis when “{label}” is moved?"
        return "What differs between these settings, how surely, and by which way?"

    def report(self, asked: Asked) -> Report:
        """Tell it."""
        found, plan = self.found, self.found.plan
        scenario = plan.arms[0].scenario
        moved = {name: "; ".join(self._stands(name)) for name in DIALS}
        stands = {name: told for name, told in moved.items() if told}
        off = dict.fromkeys(one for arm in plan.arms for one in _off(arm))
        varied = grounds.ANEW if plan.unknowns and plan.origin is None else ""
        sections = (
            Section("compared", "What was compared", tuple(self._compared())),
            *(self._story(n, one) for n, one in enumerate(found.contrasts)),
            Section("ends", "How the futures end", (self._endings(),)),
            *failed(self._failures(), found.ok, found.planned),
            grounds.assumed(scenario, stands, off, varied),
            self._repeated(),
            grounds.sourced(scenario),
            grounds.limited(),
        )
        return Report(
            title=asked.title or self.title,
            question=asked.question or self.question,
            about=(
                f"{len(plan.arms)} settings of the scenario “{scenario.title}”; "
                f"{found.ok} of {found.planned} futures of {plan.days} days from "
                f"{long_date(self._first)}."
            ),
            sections=sections,
            author=asked.author,
        )

    @property
    def _first(self) -> date:
        """The first day of the futures."""
        plan = self.found.plan
        if plan.origin is None:
            return plan.arms[0].scenario.start
        return plan.origin.scenario.start + timedelta(days=plan.origin.day)

    def _stands(self, name: str) -> list[str]:
        told = []
        for arm in self.found.plan.arms:
            if name in arm.dials:
                told.append(f"{shown(name, arm.dials[name])} in “{arm.name}”")
            for day, dial, value in dial_moves(arm.scenario, arm.changes):
                if dial == name:
                    when = f"from day {day} on in “{arm.name}”"
                    told.append(f"{shown(name, value)} {when}")
        return told

    def _compared(self) -> Iterator[Part]:
        plan = self.found.plan
        rows = tuple((f"“{arm.name}”", arm.told) for arm in plan.arms)
        yield Words(" ".join(plan.arms[0].scenario.text.split()))
        yield Facts(rows)
        origin = plan.origin
        if origin is not None:
            day = origin.scenario.start + timedelta(days=origin.day)
            yield Words(
                f"All begin from {long_date(day)}, day {origin.day} of a run of “"
                f"{origin.scenario.title}” with luck {origin.seed}, as it stood then."
            )
        yield Words(SAME_LUCK)

    def _story(self, number_: int, one: Contrast) -> Section:
        n = f"n = {one.differences[0].lucks} of {self.found.plan.runs} pairs."

        def courses() -> Any:
            from ui.figures.difference import courses_figure

            return courses_figure(one, n)

        def sizes() -> Any:
            from ui.figures.difference import sizes_figure

            return sizes_figure(one, n)

        parts = (
            *in_words(one.story),
            Drawing(
                "What differs most, each in standard deviations so that they can be "
                "compared. The table below has the numbers.",
                "A dot and a bar for each of the largest differences, left or right of "
                "no difference.",
                sizes,
            ),
            differences(one),
            *ways(one),
            Drawing(
                "How the difference unfolds.",
                "Four charts of the difference by week: step of escalation, attacks, "
                "trust, cost, with bands.",
                courses,
            ),
        )
        title = f"“{one.second.name}” against “{one.first.name}”"
        return Section(f"story-{number_ + 1}", title, parts)

    def _endings(self) -> Grid:
        plan = self.found.plan
        rows = tuple(
            (OUTCOMES[name], *(f"{HUNDRED * share:.0f} of 100" for share in shares))
            for name, shares in self.found.endings.items()
        )
        head = "They end in", *(f"“{arm.name}”" for arm in plan.arms)
        caption = f"n = {self.found.ok} of {self.found.planned} futures."
        return Grid(caption, head, rows, frozenset(range(1, len(head))))

    def _failures(self) -> Iterator[Row]:
        arms = self.found.plan.arms
        for one in self.found.sample.failures:
            name = arms[int(one.case.arm.split(":")[0])].name
            draw = str(one.case.draw or "reference")
            yield f"“{name}”", str(one.case.seed), draw, one.status, one.error

    def _repeated(self) -> Section:
        plan = self.found.plan
        scenario = plan.arms[0].scenario
        rows = [
            ("Scenario", scenario.name),
            ("Lucks (seeds)", f"{plan.runs}, keyed by seed {plan.seed}"),
            ("Uncertain numbers", _drawn(plan.unknowns, scenario.draw)),
            ("Days", str(plan.days)),
            ("Fingerprint of the result", fingerprint(self.found.as_plain())),
        ]
        parts = (grounds.repeated(rows), *compare_command(plan))
        return Section("repeat", "How to repeat it", parts)


def _off(arm: Arm) -> tuple[str, ...]:
    """Name the claims that a setting switches off, at once or later."""
    later = (one.change for one in arm.changes if isinstance(one.change, Switch))
    return *arm.without, *(change.claim for change in later if not change.on)


def _drawn(unknowns: bool, draw: int | None) -> str:
    if unknowns:
        return "a draw for each luck, the same under every setting"
    return f"draw {draw}" if draw else "reference values"


def differences(one: Contrast) -> Grid:
    """Tell every measure's difference, the largest clear one first."""
    head = (
        *("Measure", f"“{one.first.name}”", f"“{one.second.name}”", "Difference"),
        *("90 % band", f"“{one.second.name}” has more"),
    )
    caption = (
        f"Means over {one.differences[0].lucks} pairs. Clear differences come first; a "
        "band that holds zero leaves room for none."
    )
    widths = (0.34, 0.12, 0.12, 0.13, 0.16, 0.13)
    rows = tuple(_row(d) for d in one.differences)
    return Grid(caption, head, rows, frozenset(range(1, 6)), widths)


def ways(one: Contrast) -> Iterator[Grid]:
    """Tell through what each clear difference came, where that can be traced."""
    rows = tuple(
        (
            MEASURES[way.difference.measure].label,
            "; ".join(f"{k.label} (from week {k.week})" for k in way.links),
        )
        for way in one.ways
        if way.links
    )
    if rows:
        caption = (
            "By which way: what differs in the same pairs as the measure does. A "
            "trace, not a proof."
        )
        yield Grid(caption, ("What differs", "Together with"), rows, widths=(0.4, 0.6))


def _row(one: Difference) -> Row:
    measure = MEASURES[one.measure]
    scale = HUNDRED if measure.kind == "odds" else 1.0
    unit = unit_of(measure)
    label = measure.label if unit in measure.label else f"{measure.label}, {unit}"
    band = f"{signed(one.low, measure)} to {signed(one.high, measure)}"
    return (
        label,
        number(scale * one.first),
        number(scale * one.second),
        signed(one.mean, measure),
        band,
        f"in {HUNDRED * one.win:.0f} of 100",
    )


def in_words(lines: Iterable[str]) -> Iterator[Part]:
    """Turn sentences into paragraphs, those that are set off into lists."""
    waiting: list[str] = []
    for line in lines:
        set_off = line.startswith(("– ", "  "))
        if not set_off and waiting:
            yield Points(tuple(waiting))
            waiting = []
        if set_off:
            waiting.append(line.removeprefix("– ").strip())
        else:
            yield Words(line)
    if waiting:
        yield Points(tuple(waiting))


def failed(rows: Iterable[Row], ok: int, planned: int) -> list[Section]:
    """Tell the futures that failed, where any did."""
    every = tuple(rows)
    if not every:
        return []
    left = len(every) - MOST_FAILURES
    more = f" {left} more are not listed." if left > 0 else ""
    caption = (
        f"{planned - ok} of {planned} futures failed and are counted nowhere.{more}"
    )
    head = "Where", "Seed", "Draw", "What", "Why"
    grid = Grid(
        caption, head, every[:MOST_FAILURES], widths=(0.2, 0.16, 0.1, 0.14, 0.4)
    )
    return [Section("failures", "Futures that failed", (grid,))]
