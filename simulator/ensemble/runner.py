"""Many runs side by side: every one answered for, none lost through another.

What a run came to is a value, never an exception: ok, failed, timed out or cancelled,
with its seed, so that it can be repeated alone.
"""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from simulator.ensemble.work import Answer, carry_out
from simulator.warmup import prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    import numpy as np

    from simulator.ensemble.cases import Case
    from simulator.ensemble.work import Status

WORKERS = 2


@dataclass(frozen=True)
class Progress:
    """How far an experiment is: n of those planned, and how long it still takes."""

    ok: int
    failed: int
    planned: int


@dataclass(frozen=True, eq=False, repr=False)
class CaseOutcome:
    """What a case came to.

    Attributes
    ----------
    series, events, decisions
        Days, log and choices with the columns of ``DAY``, ``EVENT`` and ``DECISION``;
        None unless ``ok``. Choices are kept where the case asks for them.
    error, traceback
        Why there are none.
    wall_s
        Seconds it took.
    digest
        SHA-256 of its state and days, as `Run.digest`.
    """

    case: Case
    status: Status
    series: np.ndarray | None = None
    events: np.ndarray | None = None
    decisions: np.ndarray | None = None
    error: str = ""
    traceback: str = ""
    wall_s: float = 0.0
    digest: str = ""

    @property
    def ok(self) -> bool:
        """Whether it was simulated to its end."""
        return self.status == "ok"

    @classmethod
    def of(cls, case: Case, answer: Answer) -> CaseOutcome:
        """Read the answer to a case.

        Raises
        ------
        ValueError
            When it is the answer to another case.
        """
        if answer.key != case.key:
            msg = f"an answer to {answer.key} was given to {case.key}"
            raise ValueError(msg)
        told = answer.error, answer.traceback, answer.wall_s
        made = answer.value
        if made is None:
            return cls(case, answer.status, None, None, None, *told)
        parts = made.series, made.events, made.decisions
        return cls(case, answer.status, *parts, *told, made.digest)


def run_cases(  # noqa: PLR0913 - each says one thing of how, the cases say what
    cases: Iterable[Case],
    *,
    executor: str = "threads",
    workers: int | None = None,
    scheduler: str | None = None,
    store: Path | None = None,
    timeout_s: float | None = None,
    retries: int = 1,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[CaseOutcome]:
    """Simulate cases side by side and give each outcome as it is ready.

    Parameters
    ----------
    cases
        What to simulate.
    executor
        ``threads``, ``processes`` or ``dask``; the bits are the same on all.
    workers
        How many work side by side.
    scheduler
        Address of a Dask scheduler.
    store
        A file that keeps outcomes; what it holds already is not simulated again.
    timeout_s
        Seconds after which a run is given up.
    retries
        How often a run that failed is tried again.
    progress
        Called after each outcome.
    cancelled
        Asked often; when it says so, no outcome comes any more.
    """
    prepare()
    planned = list(cases)
    ok = failed = 0
    for case, answer in _answers(planned, workers or WORKERS, timeout_s, cancelled):
        outcome = CaseOutcome.of(case, answer)
        ok, failed = ok + outcome.ok, failed + (not outcome.ok)
        if progress is not None:
            progress(Progress(ok, failed, len(planned)))
        yield outcome


def _answers(
    cases: list[Case],
    workers: int,
    timeout_s: float | None,
    cancelled: Callable[[], bool] | None,
) -> Iterator[tuple[Case, Answer]]:
    waiting = iter(cases)
    running: dict[Future[Answer], Case] = {}
    with ThreadPoolExecutor(workers, thread_name_prefix="case") as pool:
        work = partial(carry_out, timeout_s=timeout_s, cancelled=cancelled)
        while True:
            for case in islice(waiting, 2 * workers - len(running)):
                running[pool.submit(work, case)] = case
            if not running or (cancelled is not None and cancelled()):
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for ready in done:
                yield running.pop(ready), ready.result()
