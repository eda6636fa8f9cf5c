"""How long futures take here: measured on a few, before many are begun."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from simulator.ensemble.executors import usual_workers
from simulator.ensemble.runner import run_cases

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from simulator.ensemble.cases import Case

EACH = 3  # futures a worker


def seconds_each(
    cases: Sequence[Case],
    workers: int | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> float | None:
    """Measure how long one future takes, with all workers at work.

    Parameters
    ----------
    cases
        Futures like those to come; as many are lived as each worker takes three of.
    workers
        How many work side by side; as many as there are processors when None.
    cancelled
        Asked often whether to end.

    Returns
    -------
    float or None
        Seconds of the wall clock that each future adds; None when none was lived.
    """
    wanted = list(cases)[: EACH * (workers or usual_workers())]
    how: dict[str, Any] = {"workers": workers, "cancelled": cancelled, "retries": 0}
    done, begun = 0, time.perf_counter()
    for outcome in run_cases(wanted, **how):
        done += outcome.ok
    return (time.perf_counter() - begun) / done if done else None
