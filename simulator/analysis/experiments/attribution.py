"""How much is due to each root of the crisis: the TTP, the Durand Line, the rivalry.

Each of the eight sets of roots is simulated on the same luck. A root's share is its
Shapley value (Shapley 1953): what it adds, averaged over all orders in which the roots
could come together. So the shares add up to what all roots bring together, interactions
included. Intervals resample the lucks, all eight sets of a luck together.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import factorial
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.analysis.experiments.points import Point, carry_out, same_lucks
from simulator.analysis.experiments.wording import (
    DISCLAIMER,
    amount,
    between,
    finite,
    unit_beside,
    unit_of,
)
from simulator.analysis.intervals import resampled
from simulator.analysis.measures import MEASURES
from simulator.errors import DurandError
from simulator.mechanisms import ROOTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.analysis.experiments.plan import AttributionPlan
    from simulator.analysis.experiments.points import How, Table
    from simulator.analysis.experiments.reading import Experiment

type Sets = Mapping[frozenset[str], np.ndarray]


@dataclass(frozen=True, eq=False, repr=False)
class Part:
    """What one root brings, with its 95 % interval."""

    root: str
    label: str
    mean: float
    low: float
    high: float


@dataclass(frozen=True, eq=False, repr=False)
class Attribution:
    """How one measure parts between the roots.

    Attributes
    ----------
    parts
        One a root; they sum to ``total``.
    nothing, everything
        The mean with all roots off and with all on.
    sets
        Mean by the roots that are on.
    n
        Lucks on which all eight sets were simulated.
    """

    measure: str
    parts: list[Part]
    total: Part
    nothing: float
    everything: float
    sets: dict[tuple[str, ...], float]
    n: int
    planned: int


@dataclass(frozen=True, eq=False, repr=False)
class AttributionResult:
    """How measures part between the roots."""

    experiment: Experiment
    table: Table
    measures: dict[str, Attribution]

    def as_plain(self) -> dict[str, Any]:
        """Return the result as plain values for JSON."""
        plain = {
            "measures": {
                name: {
                    "parts": [vars(part) for part in one.parts],
                    "total": vars(one.total),
                    "nothing": one.nothing,
                    "everything": one.everything,
                    "sets": [
                        {"on": list(on), "mean": mean} for on, mean in one.sets.items()
                    ],
                    "n": one.n,
                    "planned": one.planned,
                }
                for name, one in self.measures.items()
            }
        }
        return {**finite(plain)}

    def sentences(self) -> list[str]:
        """Tell it in words."""
        told = [line for one in self.measures.values() for line in _told(one)]
        return [*told, f"{self.table.told}. {DISCLAIMER}"]


def _told(one: Attribution) -> list[str]:
    measure = MEASURES[one.measure]
    whole, none = amount(one.everything, measure), amount(one.nothing, measure)
    label = f"{measure.label[:1].upper()}{measure.label[1:]}"
    whole += unit_beside(measure)
    lines = [f"{label}: {whole} with all three roots, {none} with none."]
    for part in sorted(one.parts, key=lambda part: -part.mean):
        clear = part.low > 0 or part.high < 0
        note = "" if clear else ", which may be nothing"
        if clear and one.total.low > 0:
            note = f", {100 * part.mean / one.total.mean:.0f} of 100 of what they bring"
        mean, span = amount(part.mean, measure), between(part.low, part.high, measure)
        lines.append(f"Due to {part.label}: {mean} {unit_of(measure)} ({span}){note}.")
    return lines


def size(plan: AttributionPlan) -> int:
    """Count the futures that an attribution takes."""
    return len(subsets(tuple(ROOTS))) * plan.experiment.runs


def subsets(roots: tuple[str, ...]) -> list[frozenset[str]]:
    """List all sets of roots, from none to all."""
    return [
        frozenset(some)
        for count in range(len(roots) + 1)
        for some in combinations(roots, count)
    ]


def shapley(values: Sets, roots: tuple[str, ...]) -> np.ndarray:
    """Return the Shapley value of each root, luck by luck, [root, luck].

    Parameters
    ----------
    values
        What each set of roots comes to, by luck.
    roots
        The roots, in the order of the rows.
    """
    n = len(roots)
    rows = []
    for root in roots:
        others = tuple(one for one in roots if one != root)
        row = np.zeros_like(values[frozenset()], float)
        for some in subsets(others):
            k = len(some)
            weight = factorial(k) * factorial(n - k - 1) / factorial(n)
            row += weight * (values[some | {root}] - values[some])
        rows.append(row)
    return np.array(rows)


def run_attribution(experiment: Experiment, how: How) -> AttributionResult:
    """Find out how much is due to each root.

    Raises
    ------
    DurandError
        When there are not two lucks on which all sets were simulated.
    """
    heading: Any = experiment.plan.experiment
    roots = tuple(ROOTS)
    sets = subsets(roots)
    points = [
        Point(without=tuple(r for r in roots if r not in on), name=_name(on))
        for on in sets
    ]
    table = carry_out(experiment, points, same_lucks(len(sets), heading.runs), how)
    found = {
        name: attribute(name, dict(zip(sets, table.values[name], strict=True)), roots)
        for name in heading.measures
    }
    return AttributionResult(experiment, table, found)


def _name(on: frozenset[str]) -> str:
    return " + ".join(ROOTS[root][0] for root in ROOTS if root in on) or "none"


def attribute(measure: str, values: Sets, roots: tuple[str, ...]) -> Attribution:
    """Part a measure between the roots, on the lucks that all sets have.

    Raises
    ------
    DurandError
        When there are fewer than two of them.
    """
    stacked = np.array([values[on] for on in values])
    known = np.isfinite(stacked).all(axis=0)
    if known.sum() < 2:
        msg = "Fewer than two futures were simulated with every set of roots."
        raise DurandError(msg)
    whole = {on: row[known] for on, row in values.items()}
    shares = shapley(whole, roots)
    rows = np.vstack([shares, shares.sum(axis=0)]).T
    low, high = resampled(rows, lambda some: some.mean(axis=0))
    mean = rows.mean(axis=0)
    parts = [
        Part(root, ROOTS[root][0], float(mean[k]), float(low[k]), float(high[k]))
        for k, root in enumerate(roots)
    ]
    total = Part("all", "all three", float(mean[-1]), float(low[-1]), float(high[-1]))
    return Attribution(
        measure=measure,
        parts=parts,
        total=total,
        nothing=float(whole[frozenset()].mean()),
        everything=float(whole[frozenset(roots)].mean()),
        sets={
            tuple(r for r in roots if r in on): float(row.mean())
            for on, row in whole.items()
        },
        n=int(known.sum()),
        planned=len(known),
    )
