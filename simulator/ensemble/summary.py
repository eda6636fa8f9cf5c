"""What a number of futures say together: bands week by week, and odds.

A step is reached *anew* after at least fourteen days below it; a ceasefire counts when
it has been in force for fourteen days. n is always told: so many of those planned.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

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
)
LAST = (
    *("cohesion", "trust_pak_kab", "trust_kab_pak", "ttp_fighters"),
    *("crossings_open", "casa_risk", "tapi_risk"),
)
# Sums of several columns, week by week, and sums of one since the futures begin.
TOGETHER = {"clashes_and_attacks": ("border_clashes", "attacks")}
SINCE = {
    "cost_total": "cost_usd_m",
    "displaced_total": "displaced",
    "returned_total": "returned",
    "deaths_total": "deaths",
}
SINGLES = 20  # futures whose own course is kept, the first by number


@dataclass(frozen=True, eq=False, repr=False)
class Summary:
    """The futures that were ready, of those that were planned.

    Attributes
    ----------
    ok, failed, planned
        Futures simulated, failed, and asked for.
    quantiles
        By column an array [quantile, week], for the quantiles of ``QUANTILES``.
    rungs
        Share of futures that reach each rung 1 to 8 anew.
    ceasefire
        Share of futures with a new ceasefire in force for fourteen days.
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
    past = np.broadcast_to(before, (len(acts), len(before)))
    high = np.concatenate([past, acts], axis=1) >= rung
    quiet = np.lib.stride_tricks.sliding_window_view(~high, QUIET_DAYS, axis=1)
    fresh = quiet.all(axis=2)[:, :-1] & high[:, QUIET_DAYS:]
    return np.asarray(fresh.any(axis=1))


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


def summed_up(
    outcomes: Sequence[Outcome], planned: int, before: np.ndarray, in_force: bool
) -> Summary:
    """Sum up the futures that are ready.

    Parameters
    ----------
    outcomes
        The futures, failures among them.
    planned
        How many were asked for.
    before
        Act levels of the fourteen days before the futures begin.
    in_force
        Whether a ceasefire was in force when they began.
    """
    good = sorted((o for o in outcomes if o.ok), key=lambda o: o.number)
    series = np.array([o.days for o in good])
    columns = (*HIGHEST, *SUMMED, *LAST, *TOGETHER, *SINCE) if good else ()
    weeks = {name: weekly(series, name) for name in columns}
    return Summary(
        ok=len(good),
        failed=len(outcomes) - len(good),
        planned=planned,
        quantiles={
            name: np.quantile(rows, QUANTILES, axis=0) for name, rows in weeks.items()
        },
        rungs={
            rung: float(reached_anew(series["act"], before, rung).mean())
            for rung in (RUNGS if good else ())
        },
        ceasefire=float(new_truce(series["ceasefire"], in_force).mean())
        if good
        else 0.0,
        singles={name: rows[:SINGLES] for name, rows in weeks.items()},
        ends={name: rows[:, -1].copy() for name, rows in weeks.items() if rows.size},
    )
