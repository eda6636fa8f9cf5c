"""How policies stand up to what we do not know.

A *state of the world* is a draw of the uncertain constants and of the dials listed;
each policy lives the same states with the same lucks. Regret in a state is what a
policy falls short of the best policy there (Savage 1951; Lempert et al. 2006,
*Management Science*), by the mean of its futures; a goal is counted future by future
(the domain criterion of Starr 1962).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.analysis.experiments.design import latin
from simulator.analysis.experiments.discovery import outcome_in_words
from simulator.analysis.experiments.plan import BASELINE
from simulator.analysis.experiments.points import Point, carry_out
from simulator.analysis.experiments.wording import DISCLAIMER, finite, number, of_100
from simulator.analysis.intervals import resampled
from simulator.analysis.measures import MEASURES

if TYPE_CHECKING:
    from simulator.analysis.experiments.plan import Goal, RobustnessPlan
    from simulator.analysis.experiments.points import How, Table
    from simulator.analysis.experiments.reading import Experiment

ALMOST = 90  # percentile of regret that is told besides the mean


@dataclass(frozen=True, kw_only=True)
class Regret:
    """How far a policy falls short of the best in each state.

    Attributes
    ----------
    mean, low, high
        Over the states, with the 95 % interval.
    most
        The 90th percentile.
    best
        Share of states in which no policy does better.
    """

    mean: float
    low: float
    high: float
    most: float
    best: float


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How one policy stands on one measure or goal, with its 95 % interval.

    Attributes
    ----------
    mean, low, high
        Mean of the measure, or share of futures that meet the goal.
    regret
        None where it is not settled which of a measure is better.
    n
        States that all policies lived with at least one future.
    """

    policy: str
    mean: float
    low: float
    high: float
    regret: Regret | None
    n: int


@dataclass(frozen=True, eq=False, repr=False)
class RobustnessResult:
    """How policies stand, by measure and by goal (in words)."""

    experiment: Experiment
    table: Table
    policies: tuple[str, ...]
    measures: dict[str, list[Standing]]
    goals: dict[str, list[Standing]]

    def as_plain(self) -> dict[str, Any]:
        """Return the result as plain values for JSON."""
        plain = {
            part: {name: [asdict(one) for one in rows] for name, rows in found.items()}
            for part, found in (("measures", self.measures), ("goals", self.goals))
        }
        return {**finite(plain)}

    def sentences(self) -> list[str]:
        """Tell it in words."""
        told = []
        for name, rows in self.goals.items():
            told.append(f"Share of futures with {name}:")
            told += [
                f"  {one.policy}: {of_100(one.mean)} "
                f"({100 * one.low:.0f} to {100 * one.high:.0f})"
                for one in sorted(rows, key=lambda one: -one.mean)
            ]
        for name, rows in self.measures.items():
            told += _regrets(name, rows)
        return [*told, f"{self.table.told}. {DISCLAIMER}"]


def _regrets(name: str, rows: list[Standing]) -> list[str]:
    measure = MEASURES[name]
    unit = "of 100 futures" if measure.kind == "odds" else measure.unit
    scale = 100.0 if measure.kind == "odds" else 1.0
    lines = [f"Regret, {measure.label}: how far short of the best policy in each state"]
    known = [(one.policy, one.regret) for one in rows if one.regret is not None]
    for policy, regret in sorted(known, key=lambda pair: pair[1].mean):
        mean, most = number(scale * regret.mean), number(scale * regret.most)
        lines.append(
            f"  {policy}: {mean} {unit} on average, {most} or less in 9 of 10 states"
        )
    return lines if known else []


def size(plan: RobustnessPlan) -> int:
    """Count the futures that it takes; the scenario as it stands is one policy more."""
    heading = plan.experiment
    return (1 + len(plan.policy)) * heading.states * heading.runs


def run_robustness(experiment: Experiment, how: How) -> RobustnessResult:
    """Find out how policies stand up."""
    plan: Any = experiment.plan
    heading = plan.experiment
    policies = {BASELINE: {}} | {one.name: one.dials for one in plan.policy}
    states = _states(plan)
    points = [
        Point(state | settings, name=name)
        for name, settings in policies.items()
        for state in states
    ]
    # The luck of a state is its own, and the same for every policy.
    lucks = np.arange(heading.states * heading.runs).reshape(heading.states, -1)
    goals: tuple[Goal, ...] = plan.goal
    wanted = tuple(goal.measure for goal in goals)
    tiled = np.tile(lucks, (len(policies), 1))
    table = carry_out(experiment, points, tiled, how, wanted)
    names = tuple(policies)
    shape = (len(names), heading.states, heading.runs)
    measures = {
        name: standings(names, table.values[name].reshape(shape), MEASURES[name].better)
        for name in heading.measures
    }
    met = {
        outcome_in_words(goal): standings(names, _met(goal, table, shape), "higher")
        for goal in goals
    }
    return RobustnessResult(experiment, table, names, measures, met)


def _met(goal: Goal, table: Table, shape: tuple[int, ...]) -> np.ndarray:
    values = table.values[goal.measure]
    met = [goal.met(one) if np.isfinite(one) else np.nan for one in values.ravel()]
    return np.array(met, float).reshape(shape)


def _states(plan: RobustnessPlan) -> list[dict[str, float]]:
    heading = plan.experiment
    if not plan.dials:
        return [{} for _ in range(heading.states)]
    rows = latin(plan.dials, heading.states, heading.seed).tolist()
    return [dict(zip(plan.dials, row, strict=True)) for row in rows]


def standings(
    policies: tuple[str, ...], values: np.ndarray, better: str | None
) -> list[Standing]:
    """Tell how policies stand on the states that all of them lived.

    Parameters
    ----------
    policies
        Their names.
    values
        [policy, state, future]; not a number where a future failed.
    better
        ``lower``, ``higher``, or None where neither is settled.
    """
    known = np.isfinite(values).all(axis=0)  # futures that all policies have
    some = known.any(axis=1)
    summed = np.where(known, values, 0.0).sum(axis=2)[:, some]
    means = summed / known.sum(axis=1)[some]  # [policy, state]
    sign = -1.0 if better == "lower" else 1.0
    regret = (sign * means).max(axis=0) - sign * means
    rows = np.vstack([means, regret]).T
    low, high = resampled(rows, lambda states: states.mean(axis=0))
    n = len(policies)
    told = []
    for k, name in enumerate(policies):
        short = Regret(
            mean=float(regret[k].mean()),
            low=float(low[n + k]),
            high=float(high[n + k]),
            most=float(np.percentile(regret[k], ALMOST)),
            best=float((regret[k] == 0.0).mean()),
        )
        told.append(
            Standing(
                policy=name,
                mean=float(means[k].mean()),
                low=float(low[k]),
                high=float(high[k]),
                regret=short if better is not None else None,
                n=int(some.sum()),
            )
        )
    return told
