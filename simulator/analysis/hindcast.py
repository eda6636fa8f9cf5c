"""The hindcast: the model from August 2021 on, against what was reported.

Attacks a month against PICSS, deaths a year against UCDP, never mixed. At the end of
each month from December 2022 to November 2024 the same runs are re-weighted by what was
known to that day and scored one to twelve months ahead, beside baselines on the same
months. Levels were fitted on months up to December 2023: 2024 is told apart.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.analysis.arms import Arm, Future, each
from simulator.analysis.baselines import BASELINES, BY_LEAD
from simulator.analysis.bootstrap import in_blocks
from simulator.analysis.filtering import effective, weights
from simulator.analysis.history import (
    HELD_OUT,
    N_MONTHS,
    ORIGINS,
    YEARS,
    attacks_by_month,
    deaths_by_year,
    month_edges,
    month_name,
    year_days,
)
from simulator.analysis.scores import Forecast, Scored, scored
from simulator.scenario import load_scenario
from simulator.world.atlas import load_atlas
from simulator.world.columns import (
    ATTACK,
    BORDER_CLASH,
    DRONE,
    INCURSION,
    LEADER_STRIKE,
    OPERATION,
    RAID,
    STRIKE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

SCENARIO = "takeover-2021"
MODEL = "model"
LONGEST_LEAD = 12
BLOCK = 3  # months that are drawn together
COUNTABLE = (
    ATTACK,
    OPERATION,
    BORDER_CLASH,
    STRIKE,
    DRONE,
    RAID,
    INCURSION,
    LEADER_STRIKE,
)
PARTS = ("all", "2023", "2024")


@dataclass(frozen=True, eq=False, repr=False)
class Particles:
    """What the hindcast keeps of its runs.

    Attributes
    ----------
    attacks
        By run and month, from September 2021 on.
    deaths
        By run and year of ``YEARS``: in countable events inside Pakistan.
    """

    attacks: np.ndarray
    deaths: np.ndarray


def hindcast_arm() -> Arm:
    """Return the arm: each run another luck and another draw of the unknowns."""
    scenario = load_scenario(SCENARIO)
    days = month_edges(scenario.start)[-1]
    return Arm(scenario=SCENARIO, days=days, keep_events=True, draws=True)


def monthly(days: np.ndarray, start: date) -> np.ndarray:
    """Sum the attacks of each whole month of the hindcast."""
    edges = month_edges(start)
    return np.add.reduceat(days["attacks"][: edges[-1]], edges[:-1]).astype(float)


def deaths_in_pakistan(events: np.ndarray, start: date) -> np.ndarray:
    """Count the dead of each year in countable events inside Pakistan."""
    inside = np.array([place.pakistani for place in load_atlas().places])
    counted = np.isin(events["kind"], COUNTABLE) & (events["place"] >= 0)
    counted &= inside[events["place"]]
    found = []
    for year in YEARS:
        first, last = year_days(start, year)
        within = (events["day"] >= first) & (events["day"] < last)
        found.append(float(events["deaths"][counted & within].sum()))
    return np.array(found)


def run_particles(
    seeds: Sequence[int], workers: int = 2
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Simulate the runs one by one and give attacks by month, deaths by year."""
    start = load_scenario(SCENARIO).start

    def kept(future: Future) -> tuple[np.ndarray, np.ndarray]:
        return monthly(future.days, start), deaths_in_pakistan(future.events, start)

    yield from each(hindcast_arm(), seeds, kept, workers)


def gathered(parts: Sequence[tuple[np.ndarray, np.ndarray]]) -> Particles:
    """Put the runs into one table."""
    attacks, deaths = zip(*parts, strict=True)
    return Particles(np.array(attacks), np.array(deaths))


def pairs(known: Mapping[int, float]) -> list[tuple[int, int]]:
    """List origins and targets: one to twelve months ahead, where there is a figure."""
    return [
        (origin, origin + lead)
        for origin in ORIGINS
        for lead in range(1, LONGEST_LEAD + 1)
        if origin + lead < N_MONTHS and origin + lead in known
    ]


def score_all(
    particles: Particles, known: Mapping[int, float] | None = None
) -> dict[str, list[Scored]]:
    """Score the model and each baseline on the same origins and targets."""
    known = attacks_by_month() if known is None else known
    found: dict[str, list[Scored]] = {MODEL: [], **{name: [] for name in BASELINES}}
    weight = {o: weights(particles.attacks, known, o) for o in ORIGINS}
    made: dict[tuple[str, int, int], Forecast] = {}
    for origin, target in pairs(known):
        came, ahead = known[target], target - origin
        model = Forecast.of(particles.attacks[:, target], weight[origin])
        found[MODEL].append(scored(model, came, origin, target))
        for name, make in BASELINES.items():
            key = name, origin, ahead if name in BY_LEAD else 0
            if key not in made:
                made[key] = make(known, origin, ahead)
            found[name].append(scored(made[key], came, origin, target))
    return found


def part_of(found: Sequence[Scored], part: str) -> list[Scored]:
    """Return the forecasts of a part: all, targets of 2023, or of 2024."""
    if part == "all":
        return list(found)
    late = part == "2024"
    return [one for one in found if (one.target >= HELD_OUT) == late]


def summed_up(found: Sequence[Scored]) -> dict[str, Any]:
    """Average many forecasts; coverage with a block-bootstrap interval."""
    by_month = _by_target(found)

    def coverage(months: list[list[Scored]]) -> float:
        return float(np.mean([one.inside for month in months for one in month]))

    return {
        "n": len(found),
        "crps": float(np.mean([one.crps for one in found])),
        "ignorance": float(np.mean([one.ignorance for one in found])),
        "interval_score": float(np.mean([one.interval_score for one in found])),
        "width": float(np.mean([one.high - one.low for one in found])),
        "coverage": coverage(by_month),
        "coverage_interval": in_blocks(by_month, coverage, BLOCK),
    }


def _by_target(found: Sequence[Scored]) -> list[list[Scored]]:
    months: dict[int, list[Scored]] = {}
    for one in found:
        months.setdefault(one.target, []).append(one)
    return [months[target] for target in sorted(months)]


def bands(values: np.ndarray) -> list[dict[str, float]]:
    """Return the 5, 25, 50, 75 and 95 % points of each column."""
    points = np.quantile(values, (0.05, 0.25, 0.5, 0.75, 0.95), axis=0)
    names = ("low", "quarter", "median", "three_quarters", "high")
    return [dict(zip(names, map(float, column), strict=True)) for column in points.T]


def report(particles: Particles) -> dict[str, Any]:
    """Tell the hindcast as plain values for JSON."""
    known = attacks_by_month()
    found = score_all(particles, known)
    return {
        "runs": len(particles.attacks),
        "months": _months(particles, known),
        "years": _years(particles),
        "scores": {
            part: {name: summed_up(part_of(one, part)) for name, one in found.items()}
            for part in PARTS
        },
        "by_lead": _by_lead(found),
        "counting": {
            month_name(o): effective(weights(particles.attacks, known, o))
            for o in ORIGINS
        },
        "forecasts": [asdict(one) for one in found[MODEL]],
    }


def _months(particles: Particles, known: Mapping[int, float]) -> list[dict[str, Any]]:
    return [
        {"month": month_name(number), "reported": known.get(number), **band}
        for number, band in enumerate(bands(particles.attacks))
    ]


def _years(particles: Particles) -> list[dict[str, Any]]:
    reported = deaths_by_year()
    return [
        {"year": year, "reported": reported.get(year), **band}
        for year, band in zip(YEARS, bands(particles.deaths), strict=True)
    ]


def _by_lead(found: Mapping[str, Sequence[Scored]]) -> list[dict[str, Any]]:
    def at(scores: Sequence[Scored], lead: int) -> float:
        return float(np.mean([o.crps for o in scores if o.target - o.origin == lead]))

    return [
        {"lead": lead, **{name: at(scores, lead) for name, scores in found.items()}}
        for lead in range(1, LONGEST_LEAD + 1)
    ]
