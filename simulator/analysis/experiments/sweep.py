"""Sweeps: a measure at every point, and what each dial does from end to end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.analysis.experiments.design import (
    as_points,
    grid,
    grid_size,
    latin,
    levels_of,
)
from simulator.analysis.experiments.points import carry_out, same_lucks
from simulator.analysis.experiments.wording import (
    DISCLAIMER,
    dial_label,
    dial_number,
    finite,
    signed,
    unit_beside,
)
from simulator.analysis.intervals import interval_of, mean_interval
from simulator.analysis.measures import MEASURES

if TYPE_CHECKING:
    from simulator.analysis.experiments.plan import SweepPlan
    from simulator.analysis.experiments.points import How, Table
    from simulator.analysis.experiments.reading import Experiment


@dataclass(frozen=True, eq=False, repr=False)
class Level:
    """A measure at one value of a dial, over all values of the others."""

    value: float
    mean: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, eq=False, repr=False)
class Span:
    """What a dial does from its lowest to its highest value, on the same luck."""

    dial: str
    measure: str
    first: float
    last: float
    change: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether the interval of the change leaves zero out."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, eq=False, repr=False)
class SweepResult:
    """A sweep.

    Attributes
    ----------
    table
        Every future.
    cells
        By measure, one row a point: mean, low, high, n.
    curves
        By measure and dial, the levels; thirds of the range where points are spread.
    spans
        By measure, what each dial does from end to end.
    """

    experiment: Experiment
    table: Table
    cells: dict[str, np.ndarray]
    curves: dict[str, dict[str, list[Level]]]
    spans: dict[str, list[Span]]

    def as_plain(self) -> dict[str, Any]:
        """Return the result as plain values for JSON."""
        plain = {
            "points": [dict(point.dials) for point in self.table.points],
            "measures": {
                name: [
                    dict(zip(("mean", "low", "high", "n"), row, strict=True))
                    for row in rows.tolist()
                ]
                for name, rows in self.cells.items()
            },
            "effects": {
                name: [vars(span) | {"clear": span.clear} for span in spans]
                for name, spans in self.spans.items()
            },
        }
        return {**finite(plain)}

    def sentences(self) -> list[str]:
        """Tell it in words, the strongest dial first."""
        told = []
        for name, spans in self.spans.items():
            for span in sorted(spans, key=lambda one: -abs(one.change)):
                told.append(_sentence(name, span))
        return [*told, f"{self.table.told}. {DISCLAIMER}"]


def _sentence(name: str, span: Span) -> str:
    measure, label = MEASURES[name], dial_label(span.dial)
    first, last = (dial_number(span.dial, one) for one in (span.first, span.last))
    ends = f"{label} from {first} to {last}"
    change = signed(span.change, measure)
    interval = f"{signed(span.low, measure)} to {signed(span.high, measure)}"
    if not span.clear:
        return f"{ends}: no clear change ({change}; {interval}) of {measure.label}."
    return f"{ends}: {change}{unit_beside(measure)} ({interval}), {measure.label}."


def size(plan: SweepPlan) -> int:
    """Count the futures that a sweep takes."""
    heading = plan.experiment
    if heading.design == "latin":
        return heading.points * heading.runs
    return grid_size(plan.dials, heading.levels) * heading.runs


def run_sweep(experiment: Experiment, how: How) -> SweepResult:
    """Carry a sweep out."""
    plan: Any = experiment.plan
    heading = plan.experiment
    if heading.design == "latin":
        design = latin(plan.dials, heading.points, heading.seed)
        points = as_points(plan.dials, design)
    else:
        points = grid(plan.dials, heading.levels)
    table = carry_out(experiment, points, same_lucks(len(points), heading.runs), how)
    curves = {
        name: {dial: _curve(plan, table, dial, name) for dial in plan.dials}
        for name in heading.measures
    }
    spans = {
        name: [_span(plan, table, dial, name) for dial in plan.dials]
        for name in heading.measures
    }
    cells = {name: _cells(table, name) for name in heading.measures}
    return SweepResult(experiment, table, cells, curves, spans)


def _cells(table: Table, name: str) -> np.ndarray:
    odds = MEASURES[name].kind == "odds"
    rows = []
    for values in table.values[name]:
        known = values[np.isfinite(values)]
        mean = known.mean() if len(known) else np.nan
        rows.append((mean, *interval_of(known, odds), len(known)))
    return np.array(rows)


def _bins(plan: SweepPlan, table: Table, dial: str) -> tuple[list[float], np.ndarray]:
    """Return the levels of a dial, and to which of them each point belongs."""
    set_at = np.array([point.dials[dial] for point in table.points])
    span = plan.dials[dial]
    if plan.experiment.design == "grid":
        levels = levels_of(span, plan.experiment.levels)
        return levels, np.abs(set_at[:, None] - np.array(levels)).argmin(axis=1)
    parts = max(2, min(10, len(set_at) // 8))
    width = (span[1] - span[0]) / parts
    middles = [span[0] + (k + 0.5) * width for k in range(parts)]
    part = ((set_at - span[0]) / width).astype(int).clip(0, parts - 1)
    return middles, part


def _curve(plan: SweepPlan, table: Table, dial: str, name: str) -> list[Level]:
    levels, part = _bins(plan, table, dial)
    found = []
    for k, level in enumerate(levels):
        values = table.values[name][part == k]
        known = values[np.isfinite(values)]
        if not len(known):
            continue
        # The same luck at several points is one luck: the mean over them is its value.
        by_luck = _by_luck(values)
        odds = MEASURES[name].kind == "odds" and len(values) == 1
        low, high = interval_of(known if odds else by_luck, odds)
        found.append(Level(level, float(known.mean()), low, high, len(known)))
    return found


def _by_luck(values: np.ndarray) -> np.ndarray:
    """Average over the points, luck by luck, where any is known."""
    known = np.isfinite(values)
    some = known.any(axis=0)
    summed = np.where(known, values, 0.0).sum(axis=0)[some]
    return np.asarray(summed / known.sum(axis=0)[some])


def _span(plan: SweepPlan, table: Table, dial: str, name: str) -> Span:
    levels, part = _bins(plan, table, dial)
    first, last = (table.values[name][part == k] for k in (0, len(levels) - 1))
    if plan.experiment.design == "grid":
        # The other dials stand alike at both ends: the pairs are point by point.
        gaps = _by_luck(last - first)
    else:
        both = np.isfinite(first).any(axis=0) & np.isfinite(last).any(axis=0)
        gaps = _by_luck(last[:, both]) - _by_luck(first[:, both])
    low, high = mean_interval(gaps)
    change = float(gaps.mean()) if len(gaps) else np.nan
    return Span(dial, name, levels[0], levels[-1], change, low, high)
