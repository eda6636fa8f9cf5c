"""The screen: what each dial moves, alone and among the others.

Two looks. Each dial from its low to its high end with all others at their defaults, on
paired futures: what it moves at all. And Morris' elementary effects (Morris 1991;
Campolongo et al. 2007), with all dials anywhere: how much it matters on average.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.analysis.arms import each, given
from simulator.analysis.patterns.effects import anew, paired
from simulator.analysis.patterns.rows import Found
from simulator.mechanisms import DIALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from simulator.analysis.arms import Future

FIRST, DAYS = 30, 395
OUTCOMES = (
    "reach_6",
    "new_ceasefire",
    "rung_days_5",
    "clashes",
    "strikes",
    "attacks",
    "deaths",
    "cost_usd_m",
    "trade_usd_m",
    "displaced",
    "trust_end",
    "cohesion_end",
    "ttp_end",
    "india_end",
)
SURELY = 3.3  # standard errors: one in a thousand by chance
RARE, SURE = 0.05, 0.95
LEVELS = 4


def outcomes(
    dials: Mapping[str, float], seeds: Sequence[int], workers: int = 2
) -> np.ndarray:
    """Return the outcomes of a year from October 2025, [future, outcome]."""
    taken = [anew(name, FIRST) for name in OUTCOMES]

    def kept(future: Future) -> list[float]:
        return [take(future) for take in taken]

    return np.array(list(each(given(days=DAYS, dials=dials), seeds, kept, workers)))


def alone(
    seeds: Sequence[int], workers: int = 2
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each dial's effects from its low to its high end, the others at default."""
    for name, dial in DIALS.items():
        low, high = (
            outcomes({name: end}, seeds, workers) for end in (dial.low, dial.high)
        )
        moved = {}
        for k, outcome in enumerate(OUTCOMES):
            value, (lower, upper) = paired(low[:, k], high[:, k])
            error = (upper - lower) / (2 * 1.96)
            moved[outcome] = {
                "effect": value,
                "interval": [lower, upper],
                "sure": bool(abs(value) > SURELY * error and value != 0.0),
            }
        yield (
            name,
            {
                "moves": moved,
                "odds": [float(low[:, 0].mean()), float(high[:, 0].mean())],
            },
        )


def verdicts(found: Mapping[str, Mapping[str, Any]], count: int) -> dict[str, Found]:
    """Count the dials that move nothing, and those that alone decide."""
    idle = idle_dials(found)
    decides = deciding_dials(found)
    return {
        "S-idle": _exact(len(idle), count),
        "S-alone": _exact(len(decides), count),
    }


def idle_dials(found: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """List the dials that move no main outcome."""
    return [
        name
        for name, one in found.items()
        if not any(effect["sure"] for effect in one["moves"].values())
    ]


def deciding_dials(found: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """List the dials that alone decide on strikes on a capital."""
    return [
        name
        for name, one in found.items()
        if min(one["odds"]) < RARE and max(one["odds"]) > SURE
    ]


def _exact(value: int, count: int) -> Found:
    return Found(value=float(value), interval=(float(value), float(value)), count=count)


def problem() -> dict[str, Any]:
    """Return the dials as SALib wants them."""
    bounds = [[dial.low, dial.high] for dial in DIALS.values()]
    return {"num_vars": len(DIALS), "names": list(DIALS), "bounds": bounds}


def morris(
    trajectories: int, seeds: Sequence[int], workers: int = 2
) -> dict[str, dict[str, dict[str, float]]]:
    """Return Morris' mean absolute elementary effect and its spread, by outcome.

    In the unit of the outcome, for a dial moved by two thirds of its range. Every point
    is the mean over the same seeds.
    """
    from SALib.analyze import morris as analysis
    from SALib.sample import morris as sampling

    asked = problem()
    points = sampling.sample(asked, trajectories, num_levels=LEVELS, seed=1)
    names = list(DIALS)
    values = np.array(
        [
            outcomes(dict(zip(names, map(float, point), strict=True)), seeds, workers)
            .mean(axis=0)
            .tolist()
            for point in points
        ]
    )
    found: dict[str, dict[str, dict[str, float]]] = {}
    for k, outcome in enumerate(OUTCOMES):
        told = analysis.analyze(
            asked, points, values[:, k], num_levels=LEVELS, seed=1, num_resamples=100
        )
        rows = zip(names, told["mu_star"], told["sigma"], strict=True)
        found[outcome] = {
            name: {"effect": float(mu), "spread": float(sigma)}
            for name, mu, sigma in rows
        }
    return found
