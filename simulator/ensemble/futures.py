"""Futures from a live state: what may come, under the dials as they stand.

Every future starts from one copied state, with luck of its own: its seed is keyed by
the line's seed, the day and its number, so it is never the line's, the same futures
come again on any number of workers, and two settings of the dials share their luck
future by future. Kernels release the interpreter's lock, so threads serve; a cancel is
heeded between stretches of days.
"""

from __future__ import annotations

import threading
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from simulator import engine
from simulator.compiled import wrapping
from simulator.errors import InputError, Problem
from simulator.injects import morning, stretches
from simulator.randomness import key, stream, uniform
from simulator.world.columns import ACT_MEMORY, DAY, EVENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.run import Run
    from simulator.scenario import Scenario

SEEDS = stream("futures.seed")
HORIZON_DAYS = 182  # 26 weeks
LONGEST_DAYS = 1827
MOST_RUNS = 100_000


@dataclass(frozen=True, eq=False, repr=False)
class Start:
    """The state that every future of a fan begins from, and what they vary.

    Attributes
    ----------
    world, land, rules
        Tables of one row; the fan's own copies of the state and of the numbers.
    seed, day
        The line's seed and the days it had done.
    """

    world: np.ndarray
    land: np.ndarray
    rules: np.ndarray
    seed: int
    day: int
    scenario: Scenario | None = None  # for what it still brings about

    @classmethod
    def of(cls, run: Run) -> Start:
        """Copy the state of a run as it stands."""
        world, land, rules = run.tables()
        tables = world.copy(), land, rules.copy()
        # The luck of the state, which an umpire may have chosen anew since day 0.
        return cls(*tables, int(world["seed"][0]), run.day, run.scenario)

    def acts_before(self) -> np.ndarray:
        """Give the act levels of the last fourteen days, the latest last."""
        acts = self.world[0].acts
        return np.array([acts[(self.day + k) % ACT_MEMORY] for k in range(ACT_MEMORY)])


@dataclass(frozen=True)
class Outcome:
    """One future: its days, or why it has none. Outcomes are values, never raised."""

    number: int
    seed: int
    days: np.ndarray | None
    failure: str = ""

    @property
    def ok(self) -> bool:
        """Whether the future was simulated to its end."""
        return self.days is not None


def future_seed(seed: int, day: int, number: int) -> int:
    """Seed of a future, which is never the line's own."""
    with wrapping():
        drawn = int(uniform(key(seed, SEEDS, day), number) * 2**52)
    return drawn if drawn != seed else drawn + 1


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
    """

    def __init__(
        self, start: Start, runs: int, days: int = HORIZON_DAYS, workers: int = 2
    ) -> None:
        check_plan(runs, days)
        self.start = start
        self.runs = runs
        self.days = days
        self._workers = workers
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Stop soon; ``outcomes`` ends with what is ready by then."""
        self._cancelled.set()

    def outcomes(self) -> Iterator[Outcome]:
        """Give each future as it is ready, in the order they finish."""
        numbers = iter(range(self.runs))
        with ThreadPoolExecutor(self._workers, thread_name_prefix="future") as pool:
            running = self._more(pool, numbers, 2 * self._workers)
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                if not self._cancelled.is_set():
                    running |= self._more(pool, numbers, len(done))
                for ready in done:
                    outcome = ready.result()
                    if outcome is not None:
                        yield outcome

    def _more(
        self, pool: ThreadPoolExecutor, numbers: Iterator[int], count: int
    ) -> set[Future[Outcome | None]]:
        return {pool.submit(self.simulate, number) for number in islice(numbers, count)}

    def simulate(self, number: int) -> Outcome | None:
        """Simulate one future alone; None when the fan was cancelled meanwhile."""
        start = self.start
        seed = future_seed(start.seed, start.day, number)
        world = start.world.copy()
        world[0].seed = seed
        series = np.zeros(self.days, DAY)
        log = np.zeros(0, EVENT)
        rules = start.rules.copy() if start.scenario else start.rules
        for first, span in stretches(start.scenario, start.day, self.days):
            if self._cancelled.is_set():
                return None
            rows = series[first : first + span]
            with wrapping():
                morning(start.scenario, start.day + first, world[0], rules[0], log)
                engine.advance(world, start.land, rules, log, rows, span)
        if world[0].overflow:
            return Outcome(number, seed, None, "a table of fixed size overflowed")
        if not np.isfinite(series["trust_pak_kab"]).all():
            return Outcome(number, seed, None, "a value is not a number")
        return Outcome(number, seed, series)
