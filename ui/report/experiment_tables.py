"""The numbers of an experiment as tables, whichever kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.analysis.experiments.attribution import AttributionResult
from simulator.analysis.experiments.discovery import DiscoveryResult
from simulator.analysis.experiments.robustness import RobustnessResult
from simulator.analysis.experiments.sensitivity import SensitivityResult
from simulator.analysis.experiments.sweep import SweepResult
from simulator.analysis.experiments.wording import (
    amount,
    between,
    number,
    of_100,
    signed,
    unit_of,
)
from simulator.analysis.measures import MEASURES
from simulator.mechanisms import DIALS
from ui.report.course import shown
from ui.report.parts import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.analysis.experiments.attribution import Attribution
    from simulator.analysis.experiments.discovery import Found
    from simulator.analysis.experiments.kinds import Result
    from simulator.analysis.experiments.robustness import Standing
    from simulator.analysis.experiments.sensitivity import Ranking


def tables(result: Result) -> Iterator[Grid]:
    """Give the tables of a result."""
    match result:
        case SweepResult():
            yield from _sweep(result)
        case SensitivityResult():
            yield from (_ranking(one) for one in result.rankings.values())
        case DiscoveryResult():
            if result.clear:
                yield _boxes(result, "In common to them", result.clear)
            yield _boxes(result, "Parted by one dial after another", result.leaves)
        case AttributionResult():
            yield from (_parts(one) for one in result.measures.values())
        case RobustnessResult():
            yield from _policies(result)


def measured(name: str) -> str:
    """Write a measure with its unit."""
    measure = MEASURES[name]
    label = f"{measure.label[:1].upper()}{measure.label[1:]}"
    unit = unit_of(measure)
    return label if unit in measure.label else f"{label}, {unit}"


def _sweep(result: SweepResult) -> Iterator[Grid]:
    for name, curves in result.curves.items():
        measure = MEASURES[name]
        rows = [
            (
                DIALS[dial].label,
                shown(dial, level.value),
                amount(level.mean, measure),
                between(level.low, level.high, measure),
                str(level.n),
            )
            for dial, levels in curves.items()
            for level in levels
        ]
        head = "Dial", "Value", "Mean", "95 % interval", "n"
        widths = (0.34, 0.22, 0.14, 0.2, 0.1)
        caption = f"{measured(name)}, over all values of the other dials."
        yield Grid(caption, head, tuple(rows), frozenset({2, 3, 4}), widths)
    for name, spans in result.spans.items():
        measure = MEASURES[name]
        effects = tuple(
            (
                DIALS[one.dial].label,
                f"{shown(one.dial, one.first)} to {shown(one.dial, one.last)}",
                signed(one.change, measure),
                f"{signed(one.low, measure)} to {signed(one.high, measure)}",
                "clear" if one.clear else "not clear",
            )
            for one in spans
        )
        head = "Dial", "Moved from … to", "Change", "95 % interval", ""
        widths = (0.28, 0.3, 0.12, 0.18, 0.12)
        caption = f"{measured(name)}: from end to end, on the same luck."
        yield Grid(caption, head, effects, frozenset({2, 3}), widths)


def _ranking(one: Ranking) -> Grid:
    measure, last = MEASURES[one.measure], one.last
    scale = 100.0 if measure.kind == "odds" or one.method == "sobol" else 1.0
    rows = tuple(
        (
            DIALS[one.dials[k]].label,
            number(scale * float(last.index[k])),
            f"± {number(scale * float(last.half[k]))}",
            number(scale * float(one.floors[k])),
            "higher" if one.rises[k] > 0 else "lower",
            "stands out" if one.clear[k] else "not told apart from luck",
        )
        for k in one.order
    )
    what = "% of the differences" if one.method == "sobol" else unit_of(measure)
    head = "Dial", "Moves it by", "95 %", "Luck alone", "More of it", ""
    widths = (0.34, 0.12, 0.11, 0.12, 0.11, 0.2)
    caption = (
        f"{measure.label[:1].upper()}{measure.label[1:]}: how far each dial moves it "
        f"over its range ({what}); from {last.blocks} of {one.planned} samples."
    )
    return Grid(caption, head, rows, frozenset({1, 2, 3}), widths)


def _boxes(result: DiscoveryResult, title: str, found: list[Found]) -> Grid:
    rows = tuple(
        (
            result.conditions(one.box) or "all settings",
            of_100(one.fresh.density),
            of_100(one.base),
            of_100(one.fresh.coverage),
            str(one.n),
        )
        for one in found
    )
    head = "When", "It happens in", "Of all", "Holds of it", "n"
    widths = (0.46, 0.15, 0.14, 0.15, 0.1)
    caption = f"{title}: {result.outcome}, in futures that the search never saw."
    return Grid(caption, head, rows, frozenset({1, 2, 3, 4}), widths)


def _parts(one: Attribution) -> Grid:
    measure = MEASURES[one.measure]

    def row(label: str, value: Any, low: Any = None, high: Any = None) -> tuple:
        told = "" if low is None else between(low, high, measure)
        return label, amount(value, measure), told

    rows = [row("none of the three roots", one.nothing)]
    rows += [
        row(f"due to {part.label}", part.mean, part.low, part.high)
        for part in sorted(one.parts, key=lambda part: -part.mean)
    ]
    rows.append(row("all three together", one.everything))
    caption = f"{measured(one.measure)}; {one.n} of {one.planned} lucks."
    head = "What", "Mean", "95 % interval"
    return Grid(caption, head, tuple(rows), frozenset({1, 2}), (0.5, 0.2, 0.3))


def _policies(result: RobustnessResult) -> Iterator[Grid]:
    for goal, rows in result.goals.items():
        yield _standing(f"Of 100 futures, so many with {goal}", rows, 100.0)
    for name, rows in result.measures.items():
        scale = 100.0 if MEASURES[name].kind == "odds" else 1.0
        yield _standing(measured(name), rows, scale)


def _standing(title: str, standing: list[Standing], scale: float) -> Grid:
    rows = tuple(
        (
            one.policy,
            number(scale * one.mean),
            f"{number(scale * one.low)} to {number(scale * one.high)}",
            number(scale * one.regret.mean) if one.regret else "–",
            number(scale * one.regret.most) if one.regret else "–",
        )
        for one in standing
    )
    head = "Policy", "Mean", "95 % interval", "Regret", "9 of 10 states below"
    widths = (0.36, 0.13, 0.21, 0.13, 0.17)
    n = standing[0].n if standing else 0
    return Grid(
        f"{title}; {n} states of the world.",
        head,
        rows,
        frozenset({1, 2, 3, 4}),
        widths,
    )
