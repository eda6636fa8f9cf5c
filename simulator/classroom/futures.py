"""The futures of one turn: the same state and orders, other luck.

Each is a whole run of the model, never a reduced one. The seed of a future is keyed by
the line's seed, the day and its number, so the same futures come again after a crash,
and a future that is chosen becomes the line by going on with its seed.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from simulator.compiled import wrapping
from simulator.ensemble.futures import future_seed
from simulator.errors import DurandError
from simulator.randomness import key, stream, uniform

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np

    from simulator.run import Run

ROLL = stream("class.roll")
WORKERS = 2


@dataclass(frozen=True, eq=False, repr=False)
class Tomorrow:
    """One future of a turn.

    Attributes
    ----------
    rows, events
        Its days and what happened on them, with the columns of ``DAY``, ``EVENT``.
    digest
        `Run.digest` at its end.
    """

    number: int
    seed: int
    rows: np.ndarray
    events: np.ndarray
    digest: str

    def first(self, days: int | None) -> Tomorrow:
        """Return its first days alone; itself where no number is given."""
        if days is None or days >= len(self.rows):
            return self
        rows = self.rows[:days]
        events = self.events[self.events["day"] <= rows["day"][-1]]
        return replace(self, rows=rows, events=events)


def one_future(run: Run, days: int, number: int) -> Tomorrow | None:
    """Live one future of a run from where it stands; None when it fails."""
    first = run.day
    seed = future_seed(run.seed, first, number)
    ahead = run.branch()
    ahead.world.seed = seed
    try:
        ahead.advance(days)
    except DurandError:
        return None
    events = ahead.events
    events = events[events["day"] >= first]
    return Tomorrow(number, seed, ahead.series[first:].copy(), events, ahead.digest)


def live_futures(
    run: Run,
    days: int,
    count: int,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[tuple[Tomorrow, ...], int]:
    """Live the futures of a turn; give those that came to an end, and how many failed.

    Parameters
    ----------
    run
        The line, on the first day of the turn, with its orders given; left as it is.
    days
        Days of the turn.
    count
        How many.
    progress
        Called with (done, planned).
    """
    found: list[Tomorrow] = []
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="turn") as pool:
        work = pool.map(partial(one_future, run, days), range(count))
        for done, future in enumerate(work, start=1):
            if future is not None:
                found.append(future)
            if progress is not None:
                progress(done, count)
    return tuple(found), count - len(found)


def rolled(futures: tuple[Tomorrow, ...], seed: int, turn: int) -> Tomorrow:
    """Roll: one of the futures, each as likely, by the class's seed and the turn.

    Raises
    ------
    DurandError
        When there is none to roll.
    """
    if not futures:
        msg = "Not one future of this turn could be simulated; nothing was changed."
        raise DurandError(msg)
    with wrapping():
        u = uniform(key(seed, ROLL, turn), 0)
    return futures[int(u * len(futures))]
