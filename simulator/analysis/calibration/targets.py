"""What is fitted to: summaries of a run from August 2021 to December 2023.

Nothing after December 2023 is simulated here, so nothing of 2024 can be fitted.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from simulator.analysis.arms import Arm, Future, each
from simulator.analysis.calibration.space import SPEC
from simulator.analysis.hindcast import deaths_in_pakistan
from simulator.analysis.history import YEARS, month_edges, month_number
from simulator.analysis.patterns.violence import in_pakistan, top_tenth
from simulator.scenario import load_scenario
from simulator.world.columns import ATTACK, BORDER_CLASH, N_PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence

SCENARIO = "takeover-2021"
END = date(2024, 1, 1)
BALOCHISTAN_MONTHS = (2, 3, 4, 7, 8, 11)  # of 2023, with a figure by province
WEEK, YEAR = 7, 52


@dataclass(frozen=True, slots=True)
class Target:
    """One reported summary, and how sure it is.

    Attributes
    ----------
    error
        One standard deviation, on the scale of the target.
    """

    id: str
    what: str
    value: float
    error: float
    scale: Literal["log", "plain"]
    source: str

    def scaled(self, value: np.ndarray | float) -> np.ndarray:
        """Return values on the scale of the target."""
        if self.scale == "plain":
            return np.asarray(value, float)
        return np.log(np.asarray(value, float) + 0.5)


@cache
def targets() -> tuple[Target, ...]:
    """Return the targets, in the order of the file."""
    with SPEC.open("rb") as file:
        return tuple(Target(**row) for row in tomllib.load(file)["target"])


def arm() -> Arm:
    """Return the arm that is summed up, with its log."""
    days = (END - load_scenario(SCENARIO).start).days
    return Arm(scenario=SCENARIO, days=days, keep_events=True)


def summaries(future: Future) -> list[float]:
    """Sum up one run: one number for each target, as reported."""
    start = load_scenario(SCENARIO).start
    months = monthly_until(future.days, start)
    deaths = deaths_in_pakistan(future.events, start)
    events = future.events
    countable = events[in_pakistan(events) & (events["deaths"] > 0)]
    by_id = {
        "attacks-2021": _between(months, (2021, 10), (2021, 11)),
        "attacks-2022-1": _between(months, (2022, 1), (2022, 6)),
        "attacks-2022-2": _between(months, (2022, 7), (2022, 12)),
        "attacks-2023-1": _between(months, (2023, 1), (2023, 6)),
        "attacks-2023-2": _between(months, (2023, 7), (2023, 12)),
        "balochistan-2023": _in_balochistan(future.days, start),
        "deaths-2022": deaths[YEARS.index(2022)],
        "deaths-2023": deaths[YEARS.index(2023)],
        "toll": _toll(events, (date(2022, 1, 1) - start).days),
        "top-tenth": top_tenth(countable["deaths"].astype(float)),
        "ten": _ten(countable),
        "dispersion": _dispersion(future.days),
        "clashes": float(
            ((events["kind"] == BORDER_CLASH) & (events["deaths"] > 0)).sum()
        ),
    }
    return [float(by_id[target.id]) for target in targets()]


def monthly_until(days: np.ndarray, start: date) -> np.ndarray:
    """Sum the attacks of each whole month up to December 2023."""
    edges = [edge for edge in month_edges(start) if edge <= len(days)]
    return np.add.reduceat(days["attacks"][: edges[-1]], edges[:-1]).astype(float)


def _between(
    months: np.ndarray, first: tuple[int, int], last: tuple[int, int]
) -> float:
    a, b = (month_number(date(*month, 1)) for month in (first, last))
    return float(months[a : b + 1].sum())


def _in_balochistan(days: np.ndarray, start: date) -> float:
    edges = month_edges(start)
    there = total = 0.0
    for month in BALOCHISTAN_MONTHS:
        k = month_number(date(2023, month, 1))
        there += float(days["attacks_balochistan"][edges[k] : edges[k + 1]].sum())
        total += float(days["attacks"][edges[k] : edges[k + 1]].sum())
    return there / max(total, 1.0)


def _toll(events: np.ndarray, first: int) -> float:
    attacks = events[(events["kind"] == ATTACK) & (events["day"] >= first)]
    return float(attacks["deaths"].mean()) if len(attacks) else 0.0


def _ten(countable: np.ndarray) -> float:
    counts = np.sort(np.bincount(countable["place"], minlength=N_PLACES))[::-1]
    return float(counts[:10].sum()) / max(float(counts.sum()), 1.0)


def _dispersion(days: np.ndarray) -> float:
    """Variance over mean of the weeks of a year, the mean over the whole years."""
    weeks = len(days) // WEEK
    weekly = days["attacks"][: weeks * WEEK].reshape(weeks, WEEK).sum(axis=1)
    starts = range(weeks % YEAR, weeks - YEAR + 1, YEAR)
    years: list[np.ndarray] = [weekly[k : k + YEAR] for k in starts]
    return float(np.mean([_ratio(week) for week in years]))


def _ratio(weekly: np.ndarray) -> float:
    return float(weekly.var(ddof=1)) / max(float(weekly.mean()), 0.1)


def simulate_all(
    constants: Sequence[dict], seeds: Sequence[int], workers: int = 2
) -> np.ndarray:
    """Simulate a run for each set of constants and its seed: [run, target]."""
    from concurrent.futures import ThreadPoolExecutor
    from dataclasses import replace

    from simulator.analysis.arms import simulate
    from simulator.warmup import prepare

    prepare()
    common = arm()

    def one(number: int) -> list[float]:
        held = replace(common, constants=constants[number])
        return summaries(simulate(held, seeds[number]))

    with ThreadPoolExecutor(workers, thread_name_prefix="fit") as pool:
        return np.array(list(pool.map(one, range(len(constants)))))


def many_seeds(constants: dict, seeds: Sequence[int], workers: int = 2) -> np.ndarray:
    """Simulate one set of constants on many seeds: [run, target]."""
    from dataclasses import replace

    held = replace(arm(), constants=constants)
    return np.array(list(each(held, seeds, summaries, workers)))
