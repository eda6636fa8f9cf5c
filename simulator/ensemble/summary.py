"""What a number of futures say together: bands week by week, and odds.

A step is reached *anew* after at least fourteen days below it; a ceasefire counts when
it has been in force for fourteen days. n is always told: so many of those planned.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.definitions.outcome import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from simulator.ensemble.futures import Outcome

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
QUIET_DAYS = 14  # below a step before it can be reached anew
TRUCE_DAYS = 14
RUNGS = range(1, 9)
WEEK = 7
# How a week is made from its days, by column.
HIGHEST = ("rung",)
SUMMED = (
    *("attacks", "deaths", "border_clashes", "strikes"),
    *("cost_usd_m", "trade_usd_m", "displaced", "returned"),
    *("civilians", "claimed"),
)
LAST = (
    *("cohesion", "trust_pak_kab", "trust_kab_pak", "ttp_fighters"),
    *("crossings_open", "casa_risk", "tapi_risk", "standing_home"),
)
# Sums of several columns, week by week, and sums of one since the futures begin.
TOGETHER = {"clashes_and_attacks": ("border_clashes", "attacks")}
SINCE = {
    "cost_total": "cost_usd_m",
    "displaced_total": "displaced",
    "returned_total": "returned",
    "deaths_total": "deaths",
}
BASE = (*HIGHEST, *SUMMED, *LAST)  # what is kept of a future's weeks
SINGLES = 20  # futures whose own course is kept, the first by number


@dataclass(frozen=True, eq=False, repr=False)
class Summary:
    """The futures that were ready, of those that were planned.

    Attributes
    ----------
    ok, failed, planned
        Futures simulated, failed, and asked for.
    quantiles
        By column an array [quantile, week], for the quantiles of ``QUANTILES``; of the
        rung, which comes in whole steps, the mid-quantiles (see `mid_quantiles`).
    rungs
        Share of futures that reach each rung 1 to 8 anew.
    ceasefire
        Share of futures with a new ceasefire in force for fourteen days.
    outcomes
        Share of futures that end in each way, by the ids of
        `simulator.definitions.outcome`.
    singles
        By column an array [future, week]: the first futures by number, to be seen
        one by one.
    ends
        By column one number a future: where it stands in its last week.
    """

    ok: int
    failed: int
    planned: int
    quantiles: dict[str, np.ndarray]
    rungs: dict[int, float]
    ceasefire: float
    outcomes: dict[str, float] = field(default_factory=dict)
    singles: dict[str, np.ndarray] = field(default_factory=dict)
    ends: dict[str, np.ndarray] = field(default_factory=dict)

    def as_plain(self) -> dict[str, Any]:
        """Return the summary as plain values for JSON."""
        bands = {
            name: {
                f"{q:g}": row.tolist() for q, row in zip(QUANTILES, rows, strict=True)
            }
            for name, rows in self.quantiles.items()
        }
        return {
            "runs": self.planned,
            "ok": self.ok,
            "failed": self.failed,
            "outcomes": self.outcomes,
            "p_rung_at_least": {str(rung): p for rung, p in self.rungs.items()},
            "p_new_ceasefire": self.ceasefire,
            "quantiles": bands,
        }


def weekly(series: np.ndarray, column: str) -> np.ndarray:
    """Turn days [future, day] into whole weeks [future, week] of one column."""
    if column in TOGETHER:
        parts = [weekly(series, part) for part in TOGETHER[column]]
        return np.asarray(sum(parts))
    if column in SINCE:
        return np.cumsum(weekly(series, SINCE[column]), axis=1)
    weeks = series.shape[1] // WEEK
    days = series[column][:, : weeks * WEEK].reshape(len(series), weeks, WEEK)
    if column in HIGHEST:
        return np.asarray(days.max(axis=2))
    if column in SUMMED:
        return np.asarray(days.sum(axis=2))
    return np.asarray(days[:, :, -1])


def reached_anew(acts: np.ndarray, before: np.ndarray, rung: int) -> np.ndarray:
    """Whether each future reaches an act level after fourteen days below it.

    Parameters
    ----------
    acts
        Act level by day, [future, day].
    before
        Act levels of the fourteen days before the first, and no more.
    rung
        The level.
    """
    return np.array([rungs_anew(one, before, (rung,))[0] for one in acts], bool)


def rungs_anew(
    acts: np.ndarray, before: np.ndarray, rungs: Iterable[int] = RUNGS
) -> np.ndarray:
    """Whether one future reaches each of some act levels after 14 days below it."""
    past, steps = np.concatenate([before, acts]), np.array(tuple(rungs))[:, None]
    days, high = np.arange(len(past)), past >= steps
    last = np.maximum.accumulate(np.where(high, days, -1), axis=1)
    before_it = np.concatenate([np.full_like(steps, -1), last[:, :-1]], axis=1)
    anew = high & (days - before_it > QUIET_DAYS) & (days >= QUIET_DAYS)
    return np.asarray(anew.any(axis=1))


def new_truce(ceasefire: np.ndarray, in_force: bool) -> np.ndarray:
    """Whether each future has a ceasefire that began in it and held fourteen days."""
    held = ceasefire.astype(bool)
    if in_force:
        # The truce of the start does not count, for as long as it goes on.
        held &= np.cumsum(~held, axis=1) > 0
    if held.shape[1] < TRUCE_DAYS:
        return np.zeros(len(held), bool)
    windows = np.lib.stride_tricks.sliding_window_view(held, TRUCE_DAYS, axis=1)
    return np.asarray(windows.all(axis=2).any(axis=1))


def mid_quantiles(rows: np.ndarray, levels: Iterable[float] = QUANTILES) -> np.ndarray:
    """Give quantiles of whole steps that move smoothly as the futures do.

    The quantile of whole numbers jumps a whole step when one future more or less
    crosses it. The mid-distribution counts those on a step half as below, half as
    above it, and its inverse, with straight lines between the steps, is the
    mid-quantile (Ma, Genton & Parzen 2011): 4.5 says that the futures lean evenly to
    step 4 and to step 5. It lies within the steps that occur.

    Parameters
    ----------
    rows
        Steps by future and week, [future, week].
    levels
        The quantiles, 0 to 1.
    """
    wanted = np.array(tuple(levels))
    found = np.zeros((len(wanted), rows.shape[1]))
    for week, column in enumerate(rows.T):
        steps, counts = np.unique(column, return_counts=True)
        middle = (np.cumsum(counts) - 0.5 * counts) / len(column)
        found[:, week] = np.interp(wanted, middle, steps)
    return found


def summed_up(outcomes: Sequence[Outcome], planned: int) -> Summary:
    """Sum up the futures that are ready.

    Parameters
    ----------
    outcomes
        The futures, failures among them.
    planned
        How many were asked for.
    """
    good = sorted((o for o in outcomes if o.ok), key=lambda o: o.number)
    failed = len(outcomes) - len(good)
    if not good:
        return Summary(0, failed, planned, {}, {}, 0.0)
    weeks = by_column(np.array([o.weeks for o in good]))
    reached = np.array([o.rungs for o in good]).mean(axis=0)
    counted = Counter(o.ending for o in good)
    return Summary(
        ok=len(good),
        failed=failed,
        planned=planned,
        quantiles={name: _quantiles(name, rows) for name, rows in weeks.items()},
        rungs=dict(zip(RUNGS, reached.tolist(), strict=True)),
        ceasefire=float(np.mean([o.truce for o in good])),
        outcomes={name: counted[name] / len(good) for name in OUTCOMES},
        singles={name: rows[:SINGLES] for name, rows in weeks.items()},
        ends={name: rows[:, -1].copy() for name, rows in weeks.items() if rows.size},
    )


def by_column(weeks: np.ndarray) -> dict[str, np.ndarray]:
    """Turn weeks [future, column, week] into tables [future, week], sums among them."""
    found = {name: weeks[:, k].astype(float) for k, name in enumerate(BASE)}
    for name, parts in TOGETHER.items():
        found[name] = np.sum([found[part] for part in parts], axis=0)
    for name, part in SINCE.items():
        found[name] = np.cumsum(found[part], axis=1)
    return found


def _quantiles(name: str, rows: np.ndarray) -> np.ndarray:
    if name in HIGHEST:
        return mid_quantiles(rows)
    return np.asarray(np.quantile(rows, QUANTILES, axis=0))
