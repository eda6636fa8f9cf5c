"""Bars with intervals: what matters most, what is due to each root, how policies do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.analysis.experiments.wording import (
    amount,
    between,
    dial_label,
    number,
    unit_of,
)
from simulator.analysis.measures import MEASURES
from ui.shapes.grid import Grid

if TYPE_CHECKING:
    from simulator.analysis.experiments.attribution import Attribution
    from simulator.analysis.experiments.robustness import Standing
    from simulator.analysis.experiments.sensitivity import Ranking


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar.

    Attributes
    ----------
    begin, end
        From where to where it reaches.
    low, high
        Its interval, about its end; equal where there is none.
    told
        What stands at its end.
    floor
        What luck alone would give; None where that is not asked.
    sure
        Whether it is told apart from nothing.
    quiet
        Whether it stands for what is compared with.
    key
        For what it stands.
    """

    label: str
    begin: float = 0.0
    end: float
    low: float
    high: float
    told: str
    floor: float | None = None
    sure: bool = True
    quiet: bool = False
    key: object = None


@dataclass(frozen=True, eq=False, repr=False)
class Bars:
    """A figure of bars.

    Attributes
    ----------
    counts
        What the axis counts.
    hint
        How to read what is not named at once.
    grid
        The same as a table.
    """

    title: str
    counts: str
    hint: str
    rows: tuple[Bar, ...]
    grid: Grid


def ranking_bars(ranking: Ranking) -> Bars:
    """Give what matters most, the longest bar first."""
    measure = MEASURES[ranking.measure]
    odds, shares = measure.kind == "odds", ranking.method == "sobol"
    scale = 100.0 if odds or shares else 1.0
    index, half = scale * ranking.last.index, scale * ranking.last.half
    rows, lines = [], []
    for k in ranking.order:
        low, high = float(index[k] - half[k]), float(index[k] + half[k])
        clear, floor = ranking.clear[k], scale * float(ranking.floors[k])
        way = "more of it, higher" if ranking.rises[k] > 0 else "more of it, lower"
        rows.append(
            Bar(
                label=dial_label(ranking.dials[k]),
                end=float(index[k]),
                low=max(0.0, low),
                high=high,
                told=f"{number(float(index[k]))}   {way if clear else 'maybe luck'}",
                floor=floor,
                sure=clear,
                key=ranking.dials[k],
            )
        )
        span = f"{number(max(0.0, low))} to {number(high)}"
        sure = "yes" if clear else "no"
        middle = number(float(index[k]))
        lines.append((rows[-1].label, middle, span, number(floor), way, sure))
    counts = "of 100 futures it is moved over the dial's whole range"
    if shares:
        counts = "of 100 parts of the differences between settings"
    elif not odds:
        counts = f"{measure.unit} it is moved over the dial's whole range"
    head = (
        *("Dial", capital(counts), "95 of 100 sure", "Luck alone gives"),
        *("Direction", "Told apart from luck"),
    )
    hint = "Orange: what luck alone would give. Hollow: not told apart from it."
    title = f"What matters most for {measure.label}"
    return Bars(title, counts, hint, tuple(rows), Grid(title, head, tuple(lines)))


def roots_bars(one: Attribution) -> Bars:
    """Give what each root adds, one after another, from none to all."""
    measure = MEASURES[one.measure]
    scale = 100.0 if measure.kind == "odds" else 1.0
    level = scale * one.nothing
    rows = [_whole("None of the three", level, amount(one.nothing, measure))]
    lines = [("None of the three", amount(one.nothing, measure), "", "")]
    for part in one.parts:
        mean = scale * part.mean
        gap = level + scale * part.low, level + scale * part.high
        share = ""
        if one.total.low > 0:
            share = f"{100 * part.mean / one.total.mean:.0f} of 100"
        span = between(part.low, part.high, measure)
        told = f"{_plus(amount(part.mean, measure))}  ({span})"
        rows.append(
            Bar(
                label=f"+ {part.label}",
                begin=level,
                end=level + mean,
                low=gap[0],
                high=gap[1],
                told=told,
                sure=part.low > 0 or part.high < 0,
                key=part.root,
            )
        )
        label = f"Due to {part.label}"
        lines.append((label, amount(part.mean, measure), span, share))
        level += mean
    rows.append(
        _whole("All three", scale * one.everything, amount(one.everything, measure))
    )
    lines.append(("All three", amount(one.everything, measure), "", ""))
    counts = unit_of(measure)
    head = ("", capital(counts), "95 of 100 sure", "Of what the roots bring")
    title = f"How much is due to each root: {measure.label}"
    hint = "Whiskers: 95 of 100 sure. Hollow: may be nothing."
    return Bars(title, counts, hint, tuple(rows), Grid(title, head, tuple(lines)))


def _whole(label: str, value: float, told: str) -> Bar:
    return Bar(label=label, end=value, low=value, high=value, told=told, quiet=True)


def goal_bars(goal: str, standings: list[Standing]) -> Bars:
    """Give how often each policy meets a goal, the best first."""
    ordered = sorted(standings, key=lambda one: -one.mean)
    rows = tuple(
        Bar(
            label=one.policy,
            end=100 * one.mean,
            low=100 * one.low,
            high=100 * one.high,
            told=f"{100 * one.mean:.0f}",
            key=one.policy,
        )
        for one in ordered
    )
    lines = tuple(
        (
            one.policy,
            f"{100 * one.mean:.0f}",
            f"{100 * one.low:.0f} to {100 * one.high:.0f}",
            str(one.n),
        )
        for one in ordered
    )
    counts = f"of 100 futures with {goal}"
    head = ("Policy", capital(counts), "95 of 100 sure", "States of the world")
    title = f"How often: {goal}"
    hint = "Whiskers: 95 of 100 sure."
    return Bars(title, counts, hint, rows, Grid(title, head, lines))


def regret_bars(name: str, standings: list[Standing]) -> Bars:
    """Give how far each policy falls short of the best, the least first."""
    measure = MEASURES[name]
    scale = 100.0 if measure.kind == "odds" else 1.0
    known = [(one, one.regret) for one in standings if one.regret is not None]
    known.sort(key=lambda pair: pair[1].mean)
    rows = tuple(
        Bar(
            label=one.policy,
            end=scale * regret.mean,
            low=scale * regret.low,
            high=scale * regret.high,
            told=f"{number(scale * regret.mean)}",
            key=one.policy,
        )
        for one, regret in known
    )
    lines = tuple(
        (
            one.policy,
            number(scale * regret.mean),
            f"{number(scale * regret.low)} to {number(scale * regret.high)}",
            number(scale * regret.most),
            f"{100 * regret.best:.0f} of 100",
        )
        for one, regret in known
    )
    counts = f"{unit_of(measure)} short of the best policy, state by state"
    head = (
        *("Policy", capital(counts), "95 of 100 sure"),
        *("9 of 10 states below", "States in which none is better"),
    )
    title = f"How far short of the best: {measure.label}"
    hint = "Shorter is better. Whiskers: 95 of 100 sure."
    return Bars(title, counts, hint, rows, Grid(title, head, lines))


def capital(text: str) -> str:
    """Begin a sentence with a text."""
    return f"{text[:1].upper()}{text[1:]}"


def _plus(text: str) -> str:
    return text if text.startswith(("−", "0")) and "." not in text[:2] else f"+{text}"
