"""How a run went, as parts of a report: what was changed, what happened, in numbers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.assumptions import switched_off
from simulator.definitions import STEPS
from simulator.definitions.outcome import OUTCOMES
from simulator.mechanisms import DIALS
from simulator.settings import standing_at_start
from simulator.timeline.changes import DialChange, Injected
from simulator.timeline.journal import standing_at
from simulator.world import columns
from ui.desktop import words
from ui.desktop.feed.filters import DIPLOMACY
from ui.desktop.feed.sentences import sentence
from ui.desktop.marks import told_of, turning_points
from ui.report.parts import Drawing, Grid, Points, Section, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from simulator.result import RunResult
    from simulator.scenario import Scenario
    from simulator.timeline.journal import Entry
    from simulator.timeline.tree import Branch, Tree
    from ui.report.parts import Asked, Part, Row

MOST_EVENTS = 30
GRAVE_STEP, GRAVE_DEATHS = 5, 20
TALKED = (*DIPLOMACY, columns.SPLINTER, columns.SHOCK)
PROGRAM = ("user", "umpire", "model", "facilitator")  # authors who are nobody's name
MONTH_HEAD = (
    *("Month", "Highest act", "Attacks", "Deaths", "Clashes on the border"),
    *("Strikes", "Days of ceasefire", "Trade, USD million"),
)


def long_date(day: date) -> str:
    """Write ``3 March 2026``."""
    return f"{day.day} {words.MONTHS[day.month - 1]} {day.year}"


# What was changed.


def dials_moved(
    scenario: Scenario, moved: Mapping[str, float], entries: Sequence[Entry]
) -> dict[str, str]:
    """Tell of every dial that did not stay as usual how it stood, by its name."""
    first = standing_at_start(scenario, moved).dials
    told: dict[str, list[str]] = {
        name: [f"{shown(name, value)} from the first day on"]
        for name, value in first.items()
        if value != DIALS[name].default
    }
    for day, name, value in sorted(dial_moves(scenario, entries)):
        when = long_date(scenario.start + timedelta(days=day))
        told.setdefault(name, []).append(f"{shown(name, value)} from {when} on")
    return {name: "; ".join(told[name]) for name in DIALS if name in told}


def dial_moves(
    scenario: Scenario, entries: Iterable[Entry]
) -> Iterator[tuple[int, str, float]]:
    """Give every move of a dial on a day: those of a journal, and the scenario's."""
    for entry in entries:
        change = entry.change
        if isinstance(change, DialChange):
            yield entry.day, change.name, change.value
        elif isinstance(change, Injected) and change.inject.dial is not None:
            yield entry.day, change.inject.dial, float(change.inject.value or 0.0)
    for inject in scenario.injects:
        if inject.dial is not None and inject.value is not None:
            yield (inject.date - scenario.start).days, inject.dial, inject.value


def shown(name: str, value: float) -> str:
    """Write a value of a dial with its unit, as the window shows it."""
    return f"{words.value(DIALS[name], value)} {words.unit(DIALS[name])}"


def claims_off(scenario: Scenario, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Name the claims that were off at the start or in the end."""
    first = standing_at_start(scenario, {})
    last = standing_at(first, entries, 10**6, scenario).off
    return tuple(dict.fromkeys((*switched_off(scenario), *last)))


def changes(
    scenario: Scenario,
    moved: Mapping[str, float],
    entries: Sequence[Entry],
    asked: Asked,
) -> Section:
    """Tell what was set at first, what was changed when and by whom, what came."""
    parts: list[Part] = []
    own = {name: value for name, value in scenario.dials.items() if name not in moved}
    rows = [(DIALS[n].label, shown(n, v), "the scenario") for n, v in own.items()]
    rows += [(DIALS[n].label, shown(n, v), "before day 0") for n, v in moved.items()]
    if rows:
        head = "Dial", "Set to", "By"
        parts.append(Grid("Set on the first day.", head, tuple(rows)))
    if entries:
        parts.append(_journal(scenario, entries, asked))
    else:
        parts.append(Words("Nothing was changed while it ran."))
    brought = [
        f"{long_date(one.date)}: {told_of(Injected(inject=one))}"
        for one in sorted(scenario.injects, key=lambda one: one.date)
    ]
    if brought:
        parts.append(Words("The scenario itself brings about:"))
        parts.append(Points(tuple(brought)))
    return Section("changed", "What was changed", tuple(parts))


def _journal(scenario: Scenario, entries: Sequence[Entry], asked: Asked) -> Grid:
    who = authors(entries, asked.author)
    rows = tuple(
        (
            long_date(scenario.start + timedelta(days=entry.day)),
            str(entry.day),
            told_of(entry.change),
            who[entry.author],
            entry.reason,
        )
        for entry in entries
    )
    head = "Date", "Day", "What", "By", "Reason"
    widths = (0.19, 0.07, 0.38, 0.14, 0.22)
    caption = "Changed while it ran; each took effect on the morning of its day."
    return Grid(caption, head, rows, frozenset({1}), widths)


def authors(entries: Sequence[Entry], author: str) -> dict[str, str]:
    """Give each author's name; a number for it where nobody shall be named.

    The program writes ``user`` for whoever sits before it: the report's own author.
    """
    found = list(dict.fromkeys(entry.author for entry in entries))
    people = [one for one in found if one not in PROGRAM]
    shown = found if author else [_number(one, people) for one in found]
    told = dict(zip(found, shown, strict=True))
    return told | {"user": author or "the user"}


def _number(author: str, people: list[str]) -> str:
    return f"person {people.index(author) + 1}" if author in people else author


# What happened.


def in_short(result: RunResult) -> list[str]:
    """Tell a run in some sentences, each from its numbers."""
    days, peak = result.series, result.peak_rung
    total = {name: int(days[name].sum()) for name in SUMMED}
    when = int(np.argmax(days["act"] >= peak))
    reached = long_date(result.scenario.start + timedelta(days=when))
    first = f"The highest step of escalation was {peak} of 8, {STEPS[peak]}"
    first += f", first reached on {reached}." if (days["act"] >= peak).any() else "."
    crises = sum(one.kind == "crisis" for one in result.episodes)
    return [
        first,
        f"In {len(days)} days: {counted(total['attacks'], 'attack')} in Pakistan, "
        f"{counted(total['deaths'], 'death')}, "
        f"{counted(total['border_clashes'], 'clash', 'clashes')} on the border, "
        f"{counted(total['strikes'], 'strike')} by Pakistan, "
        f"{counted(crises, 'crisis', 'crises')}, "
        f"{counted(int(days['ceasefire'].sum()), 'day')} of ceasefire.",
        f"As it stands on the last day this counts as {OUTCOMES[result.outcome]}.",
    ]


SUMMED = ("attacks", "deaths", "border_clashes", "strikes")


def counted(count: int, one: str, many: str = "") -> str:
    """Write a count with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def happened(result: RunResult, changed: Sequence[int]) -> Section:
    """Tell how a run went: turning points, a figure, months, crises, events."""
    start = result.scenario.start
    parts: list[Part] = []
    turns = turning_points(result.series)
    if turns:
        parts.append(Words("Turning points:"))
        lines = (f"{long_date(start + timedelta(days=t.day))}: {t.told}" for t in turns)
        parts.append(Points(tuple(lines)))
    parts.append(_drawing(result, changed))
    parts.append(months(result))
    parts += _crises(result)
    parts += _events(result)
    return Section("went", "How it went", tuple(parts))


def _drawing(result: RunResult, changed: Sequence[int]) -> Drawing:
    def draw() -> Any:
        from ui.figures.course import course_figure

        return course_figure(result, changed)

    marks = " Dotted lines: days on which something was changed." if changed else ""
    return Drawing(
        f"Day by day.{marks} The table below has the same by month.",
        "Four charts over time: step of escalation, attacks and deaths a week, trust "
        "and unity, trade. Their numbers by month stand in the table below.",
        draw,
    )


def months(result: RunResult) -> Grid:
    """Sum a run up month by month."""
    start, days = result.scenario.start, result.series
    dates = [start + timedelta(days=k) for k in range(len(days))]
    of = np.array([day.year * 12 + day.month - 1 for day in dates])
    rows: list[Row] = []
    for month in dict.fromkeys(of.tolist()):
        part = days[of == month]
        step = int(part["act"].max())
        rows.append(
            (
                f"{words.MONTHS[month % 12][:3]} {month // 12}",
                f"{step} {words.step_name(step).casefold()}",
                *(f"{int(part[name].sum()):,}" for name in SUMMED),
                f"{int(part['ceasefire'].sum())}",
                f"{part['trade_usd_m'].sum():,.0f}",
            )
        )
    widths = (0.12, 0.28, 0.09, 0.09, 0.12, 0.09, 0.11, 0.1)
    caption = "Month by month; the first and the last may be short."
    return Grid(caption, MONTH_HEAD, tuple(rows), frozenset(range(2, 8)), widths)


def _crises(result: RunResult) -> list[Part]:
    start = result.scenario.start
    rows = tuple(
        (
            long_date(start + timedelta(days=one.start)),
            long_date(start + timedelta(days=one.end)) if one.over else "goes on",
            f"{one.peak_rung} {STEPS[one.peak_rung]}",
            f"{one.deaths:,}",
            "yes" if one.mediated else "no",
            "yes" if one.agreement else "no",
        )
        for one in result.episodes
        if one.kind == "crisis"
    )
    if not rows:
        return [Words("There was no crisis between Islamabad and Kabul.")]
    head = "From", "To", "Highest step", "Deaths", "Mediated", "Agreement"
    widths = (0.19, 0.19, 0.3, 0.1, 0.1, 0.12)
    caption = "Crises between Islamabad and Kabul."
    return [Grid(caption, head, rows, frozenset({3}), widths)]


def _events(result: RunResult) -> list[Part]:
    """List the events that weigh most: grave ones, and words between capitals."""
    log, start = result.log, result.scenario.start
    grave = (log["rung"] >= GRAVE_STEP) | (log["deaths"] >= GRAVE_DEATHS)
    main = np.flatnonzero(grave | np.isin(log["kind"], TALKED))
    weight = 1000 * log["rung"][main].astype(int) + log["deaths"][main]
    kept = np.sort(main[np.argsort(-weight, kind="stable")[:MOST_EVENTS]])
    if not len(kept):
        return []
    rows = tuple(
        (
            long_date(start + timedelta(days=int(log["day"][k]))),
            sentence(log[k]) + ".",
        )
        for k in kept
    )
    left = (
        f" The {MOST_EVENTS} gravest of {len(main)}." if len(main) > len(kept) else ""
    )
    caption = f"Events across the line and between the capitals.{left}"
    return [Grid(caption, ("Date", "What happened"), rows, widths=(0.22, 0.78))]


def branches(tree: Tree, here: Branch, scenario: Scenario) -> Section:
    """Name the branches of a run."""
    names = {one.id: one.name for one in tree.branches.values()}
    rows = tuple(
        (
            one.name + (" (told here)" if one.id == here.id else ""),
            _origin(one, names, scenario),
            counted(len([e for e in one.entries if e.day >= one.forked]), "change"),
            one.note,
        )
        for one in tree.branches.values()
    )
    head = "Branch", "From", "Of its own", "Note"
    caption = "They share their luck, so that a difference is an effect."
    grid = Grid(caption, head, rows, widths=(0.27, 0.33, 0.15, 0.25))
    return Section("branches", "Other branches of this run", (grid,))


def _origin(one: Branch, names: Mapping[int, str], scenario: Scenario) -> str:
    if one.parent is None:
        return "the first day"
    when = long_date(scenario.start + timedelta(days=one.forked))
    return f"{names.get(one.parent, 'its parent')}, {when}"
