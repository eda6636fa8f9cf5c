"""What matters most: how far each dial moves a measure, and how sure that is.

Every point of the design has the same lucks, and a point's value is the mean over
them. What luck leaves is told twice. As the share of the variance between points that
points and lucks do not explain between them (a two-way table without replication): an
upper bound, for dials may work differently under another luck. And for each dial as its
*floor*: the index that it would be given if it had no effect but scattered the futures
as it does, from how far its effects differ from luck to luck. A dial stands out when
its whole interval lies above its floor.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from math import pi, sqrt
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.analysis.experiments.design import as_points
from simulator.analysis.experiments.indices import (
    LEVELS,
    Estimate,
    block_of,
    design,
    growing,
    problem_of,
)
from simulator.analysis.experiments.points import carry_out, same_lucks
from simulator.analysis.experiments.wording import (
    DISCLAIMER,
    dial_label,
    finite,
    number,
)
from simulator.analysis.measures import MEASURES

if TYPE_CHECKING:
    from simulator.analysis.experiments.indices import Method
    from simulator.analysis.experiments.plan import SensitivityPlan
    from simulator.analysis.experiments.points import How, Table
    from simulator.analysis.experiments.reading import Experiment

TOLD = 3  # dials that are named in words


@dataclass(frozen=True, eq=False, repr=False)
class Ranking:
    """What moves one measure.

    Attributes
    ----------
    dials
        Their names, in the order of the indices.
    growth
        Estimates from more and more blocks, the last from all.
    rises
        By dial, rank correlation of the measure with the dial: its direction.
    floors
        By dial, the index that luck alone would give it.
    luck
        Share of the variance between points that is luck, at most.
    lucks
        Futures at each point.
    """

    measure: str
    method: Method
    dials: tuple[str, ...]
    growth: list[Estimate]
    rises: np.ndarray
    floors: np.ndarray
    luck: float
    lucks: int
    planned: int

    @property
    def last(self) -> Estimate:
        """The estimate from all blocks."""
        return self.growth[-1]

    @property
    def order(self) -> list[int]:
        """Numbers of the dials, what matters most first."""
        return [int(k) for k in np.argsort(-self.last.index, kind="stable")]

    @property
    def clear(self) -> list[bool]:
        """By dial, whether its whole interval lies above its floor."""
        low = self.last.index - self.last.half
        return [bool(one) for one in low > self.floors]

    def as_plain(self) -> dict[str, Any]:
        """Return the ranking as plain values for JSON."""
        last = self.last
        ours = self.rises, self.floors
        columns = (last.index, last.half, last.alone, last.mixed, *ours)
        names = ("index", "half", "alone", "mixed", "rises", "floor")
        rows = [
            {"dial": self.dials[k]}
            | {name: float(c[k]) for name, c in zip(names, columns, strict=True)}
            | {"clear": self.clear[k]}
            for k in self.order
        ]
        growth = [
            {
                "blocks": one.blocks,
                "index": dict(zip(self.dials, one.index.tolist(), strict=True)),
                "half": dict(zip(self.dials, one.half.tolist(), strict=True)),
            }
            for one in self.growth
        ]
        return {
            "dials": rows,
            "convergence": growth,
            "settled": last.settled,
            "share_of_luck": self.luck,
            "blocks": last.blocks,
            "blocks_planned": self.planned,
        }


@dataclass(frozen=True, eq=False, repr=False)
class SensitivityResult:
    """What matters most, measure by measure."""

    experiment: Experiment
    table: Table
    rankings: dict[str, Ranking]

    def as_plain(self) -> dict[str, Any]:
        """Return the result as plain values for JSON."""
        plain = {
            "measures": {name: one.as_plain() for name, one in self.rankings.items()}
        }
        return {**finite(plain)}

    def sentences(self) -> list[str]:
        """Tell it in words."""
        told = [line for one in self.rankings.values() for line in _told(one)]
        return [*told, f"{self.table.told}. {DISCLAIMER}"]


def _told(ranking: Ranking) -> list[str]:
    measure = MEASURES[ranking.measure]
    lines = [f"What matters most for {measure.label}:"]
    first = [k for k in ranking.order if ranking.clear[k]][:TOLD]
    if not first:
        lines.append("No dial stands out from luck; take more futures at each point.")
    lines += [_line(ranking, k) for k in first]
    if rivals := _rivals(ranking, first):
        lines.append(f"Not told apart from the last of these: {', '.join(rivals)}.")
    last = ranking.last
    if not last.settled:
        widest = float(last.half.max())
        largest = float(last.index.max())
        ratio = 100 * widest / largest if largest else 100.0
        lines.append(
            f"The figures have not settled: the widest interval is ± {ratio:.0f} % of "
            f"the largest figure, from {last.blocks} samples; "
            "the order may still change."
        )
    if ranking.lucks == 1:
        lines.append("With one future at each point luck is not told from the dials.")
    elif ranking.luck > 0.2:
        share = f"{100 * ranking.luck:.0f} %"
        lines.append(f"Up to {share} of the differences between points are luck.")
    return lines


def _rivals(ranking: Ranking, first: list[int]) -> list[str]:
    """Name the dials that could as well be among the first, by their intervals."""
    if len(first) < TOLD:
        return []
    last = ranking.last
    lowest = float(last.index[first[-1]] - last.half[first[-1]])
    return [
        dial_label(ranking.dials[k])
        for k in ranking.order
        if k not in first and ranking.clear[k] and last.index[k] > lowest
    ]


def _line(ranking: Ranking, k: int) -> str:
    last, measure = ranking.last, MEASURES[ranking.measure]
    where = "higher" if ranking.rises[k] > 0 else "lower"
    label = dial_label(ranking.dials[k])
    index, half = float(last.index[k]), float(last.half[k])
    if ranking.method == "sobol":
        share = f"{100 * index:.0f} ± {100 * half:.0f} % of the differences"
        return f"{label}: in {share}; more of it, {where}."
    if measure.kind == "odds":
        moved = f"{100 * index:.0f} ± {100 * half:.0f} of 100 futures"
    else:
        moved = f"{number(index)} ± {number(half)} {measure.unit}"
    return f"{label}: moves it by {moved} over its range; more of it, {where}."


def size(plan: SensitivityPlan) -> int:
    """Count the futures that the analysis takes."""
    heading = plan.experiment
    block = block_of(heading.method, len(plan.dials))
    return block * heading.samples * heading.runs


def run_sensitivity(experiment: Experiment, how: How) -> SensitivityResult:
    """Find out what matters most."""
    plan: Any = experiment.plan
    heading = plan.experiment
    problem = problem_of(plan.dials)
    points = design(problem, heading.method, heading.samples, heading.seed)
    settings = as_points(plan.dials, points)
    table = carry_out(experiment, settings, same_lucks(len(points), heading.runs), how)
    rankings = {
        name: rank(name, problem, heading.method, points, table.values[name])
        for name in heading.measures
    }
    return SensitivityResult(experiment, table, rankings)


def rank(
    measure: str,
    problem: dict[str, Any],
    method: Method,
    points: np.ndarray,
    values: np.ndarray,
) -> Ranking:
    """Rank dials by what they do to a measure.

    Parameters
    ----------
    measure
        Its name.
    problem, method, points
        The design.
    values
        The measure of every future, [point, future]; failures are not numbers.
    """
    block = block_of(method, problem["num_vars"])
    y, whole = _point_values(values, block)
    known = points[np.repeat(whole, block)]
    growth = growing(problem, method, known, y)
    noise = _noise(values)
    spread = float(y.var()) if len(y) else 0.0
    luck = min(1.0, noise / spread) if spread > 0 else 0.0
    return Ranking(
        measure=measure,
        method=method,
        dials=tuple(problem["names"]),
        growth=growth,
        rises=_directions(known, y),
        floors=_floors(method, points, values),
        luck=luck,
        lucks=values.shape[1],
        planned=len(whole),
    )


def _point_values(values: np.ndarray, block: int) -> tuple[np.ndarray, np.ndarray]:
    """Average over luck, block by block: only lucks known in all of a block count.

    Returns
    -------
    tuple
        The means of the points of whole blocks, and which blocks are whole.
    """
    by_block = values.reshape(-1, block, values.shape[1])
    known = np.isfinite(by_block).all(axis=1)
    whole = known.any(axis=1)
    summed = np.where(known[:, None, :], by_block, 0.0).sum(axis=2)[whole]
    return (summed / known.sum(axis=1)[whole][:, None]).ravel(), whole


def _noise(values: np.ndarray) -> float:
    """Variance that luck leaves in the mean of a point, beyond what all share."""
    full = values[:, np.isfinite(values).all(axis=0)]
    points, runs = full.shape
    if runs < 2 or points < 2:
        return 0.0
    left = full - full.mean(axis=1, keepdims=True) - full.mean(axis=0) + full.mean()
    return float((left**2).sum() / ((points - 1) * (runs - 1)) / runs)


def _floors(method: Method, points: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Give the index of each dial if it had no effect but the scatter that it has.

    The mean of so many effects that are normal with this scatter about zero is, in
    absolute value, sqrt(2 / pi) times their standard error.
    """
    dials, runs = points.shape[1], values.shape[1]
    block = block_of(method, dials)
    if runs < 2:
        return np.zeros(dials)
    by_block = values.reshape(-1, block, runs)
    gaps = np.full((len(by_block), dials, runs), np.nan)
    if method == "sobol":
        gaps[:] = by_block[:, 1:-1] - by_block[:, :1]
    else:
        moved = np.diff(points.reshape(-1, block, dials), axis=1) != 0
        steps = np.diff(by_block, axis=1)
        for b, s, dial in np.argwhere(moved):
            gaps[b, dial] = steps[b, s]
    whole = np.isfinite(gaps).all(axis=2)
    spread = np.where(whole, np.where(whole[:, :, None], gaps, 0.0).var(axis=2), 0.0)
    scatter = spread.sum(axis=0) / np.maximum(1, whole.sum(axis=0)) / (runs - 1)
    if method == "sobol":
        variance = float(np.nanvar(np.nanmean(values, axis=1)))
        return scatter / (2.0 * variance) if variance > 0 else np.zeros(dials)
    step = LEVELS / (2.0 * (LEVELS - 1))
    return np.asarray(np.sqrt(scatter) * sqrt(2.0 / pi) / step)


def _directions(points: np.ndarray, y: np.ndarray) -> np.ndarray:
    rankdata = import_module("scipy.stats").rankdata
    if len(y) < 2 or np.ptp(y) == 0.0:
        return np.zeros(points.shape[1])
    ranks = rankdata(y)
    return np.array(
        [
            np.corrcoef(rankdata(column), ranks)[0, 1] if np.ptp(column) else 0.0
            for column in points.T
        ]
    )
