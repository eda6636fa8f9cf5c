"""Futures from a live state: what may come, under the dials as they stand.

Every future starts from one copied state, with luck of its own: its seed is keyed by
the line's seed, the day and its number, so it is never the line's, the same futures
come again on any number of workers, and two settings of the dials share their luck
future by future. Kernels release the interpreter's lock, so threads serve; a cancel is
heeded between stretches of days. Of each future only its weeks are kept, and what it
came to, so that a thousand need little room.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from simulator.definitions.outcome import outcome as ending_of
from simulator.ensemble.executors import make_crew
from simulator.ensemble.future import FutureJob, Start, Vary, future_draw, future_seed
from simulator.ensemble.runner import answers
from simulator.ensemble.summary import BASE, new_truce, rungs_anew, weekly
from simulator.ensemble.supervisor import Patience
from simulator.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from simulator.ensemble.executors.crew import Crew
    from simulator.ensemble.work import Answer

__all__ = [
    "HORIZON_DAYS",
    "LONGEST_DAYS",
    "MOST_RUNS",
    "Fan",
    "Means",
    "Outcome",
    "Start",
    "Vary",
    "check_plan",
    "future_draw",
    "future_seed",
]

HORIZON_DAYS = 182  # 26 weeks
LONGEST_DAYS = 1827
MOST_RUNS = 100_000


@dataclass(frozen=True, eq=False, repr=False)
class Outcome:
    """One future: its weeks, or why it has none. Outcomes are values, never raised.

    Attributes
    ----------
    number, seed, draw
        Which future it is, its luck, and its row of the uncertain constants.
    weeks
        By column of ``BASE`` and week, [column, week]; None unless it is ok.
    rungs
        Whether it reaches each rung 1 to 8 anew.
    truce
        Whether it has a new ceasefire that holds fourteen days.
    ending
        How it ended: an id of `simulator.definitions.outcome`.
    failure
        Why it has no weeks.
    days
        Its days with the columns of ``DAY``, where the fan keeps them.
    """

    number: int
    seed: int
    draw: int | None = None
    weeks: np.ndarray | None = None
    rungs: np.ndarray | None = None
    truce: bool = False
    ending: str = ""
    failure: str = ""
    days: np.ndarray | None = None
    digest: str = ""

    @property
    def ok(self) -> bool:
        """Whether the future was simulated to its end."""
        return self.weeks is not None


def check_plan(runs: int, days: int) -> None:
    """Refuse a plan that cannot be carried out.

    Raises
    ------
    InputError
        With every number that is out of its range.
    """
    problems = [
        Problem(where, "the value", value, f"a whole number from 1 to {most}")
        for where, value, most in (
            ("--runs", runs, MOST_RUNS),
            ("--days", days, LONGEST_DAYS),
        )
        if not 1 <= value <= most
    ]
    if problems:
        raise InputError(*problems)


@dataclass(frozen=True)
class Means:
    """By what means futures are simulated.

    Attributes
    ----------
    gather
        Brings the workers together; threads of this process when None.
    patience
        What is put up with.
    store
        A file that keeps the futures; those that it holds are not simulated again.
    keep_days
        Whether outcomes have all their days, not only their weeks.
    """

    gather: Callable[[], Crew] | None = None
    patience: Patience = field(default_factory=Patience)
    store: Path | None = None
    keep_days: bool = False


class Fan:
    """A number of futures in the making.

    Parameters
    ----------
    start
        The state they begin from.
    runs
        How many.
    days
        How far ahead.
    workers
        Threads that simulate side by side; the bits are the same for any number.
    means
        How else they are simulated.
    """

    def __init__(
        self,
        start: Start,
        runs: int,
        days: int = HORIZON_DAYS,
        workers: int = 2,
        means: Means | None = None,
    ) -> None:
        check_plan(runs, days)
        self.start = start
        self.runs = runs
        self.days = days
        self._workers = workers
        self._means = means or Means()
        self._cancelled = threading.Event()
        self._before, self._truce = start.acts_before(), start.truce

    def cancel(self) -> None:
        """Stop soon; ``outcomes`` ends with what is ready by then."""
        self._cancelled.set()

    def outcomes(self) -> Iterator[Outcome]:
        """Give each future as it is ready, in the order they finish."""
        jobs = [FutureJob(self.start, n, self.days) for n in range(self.runs)]
        gather = self._means.gather or self._threads
        means = self._means.patience, self._means.store
        for job, answer in answers(jobs, gather, *means, self._cancelled.is_set):
            if answer.status != "cancelled":
                yield self._outcome(job, answer)

    def _threads(self) -> Crew:
        return make_crew("threads", self._workers)

    def _outcome(self, job: FutureJob, answer: Answer) -> Outcome:
        """Keep of a future what is shown of it."""
        told = job.number, job.seed, job.draw
        made = answer.value
        if made is None:
            return Outcome(*told, failure=answer.error)
        series, events = made.series, made.events
        events["day"] -= self.start.day
        return Outcome(
            *told,
            weeks=np.array([weekly(series[None], name)[0] for name in BASE], "f4"),
            rungs=rungs_anew(series["act"], self._before),
            truce=bool(new_truce(series["ceasefire"][None], self._truce)[0]),
            ending=ending_of(series, events),
            days=series if self._means.keep_days else None,
            digest=made.digest,
        )
