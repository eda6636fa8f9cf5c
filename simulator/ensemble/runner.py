"""Many runs side by side: every one answered for, none lost through another.

What a run came to is a value, never an exception: ok, failed, timed out or cancelled,
with its seed, so that it can be repeated alone.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from simulator.ensemble.executors import make_crew
from simulator.ensemble.outcomes import CaseOutcome, Tally
from simulator.ensemble.store import RunStore
from simulator.ensemble.supervisor import Patience, Supervisor
from simulator.errors import DurandError
from simulator.warmup import prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from simulator.ensemble.cases import Case
    from simulator.ensemble.executors.crew import Crew
    from simulator.ensemble.store import KeptJob
    from simulator.ensemble.work import Answer

__all__ = ["CaseOutcome", "Tally", "TooFewError", "answers", "run_cases"]

CHUNK = 4  # runs that go to another process at once


class TooFewError(DurandError):
    """More runs failed than an experiment can do without."""


def run_cases(  # noqa: PLR0913 - each says one thing of how; the cases say what
    cases: Iterable[Case],
    *,
    executor: str = "threads",
    workers: int | None = None,
    scheduler: str | None = None,
    trust: bool = False,
    store: Path | None = None,
    timeout_s: float | None = None,
    retries: int = 1,
    least: int = 0,
    progress: Callable[[Tally], None] | None = None,
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
        How many work side by side; as many as there are processors when None.
    scheduler, trust
        Address of a Dask scheduler, a cluster on this machine when None; whether one
        on another machine is trusted without encryption.
    store
        A file that keeps outcomes; what it holds already is not simulated again.
    timeout_s, retries
        Seconds after which a run is given up; how often one that failed is retried.
    least
        How many must be ok for the experiment to be worth anything.
    progress, cancelled
        Called after each outcome; asked often whether to end.

    Raises
    ------
    InputError
        When there is no such kind of worker, or the scheduler is not to be trusted.
    DurandError
        When the store or the cluster cannot be used, or (`TooFewError`) as soon as
        ``least`` is out of reach; the store keeps what there is.
    """
    planned = list(cases)
    patience = Patience(timeout_s, retries, 1 if executor == "threads" else CHUNK)
    tally = Tally(len(planned))

    def crew() -> Crew:
        return make_crew(executor, workers, scheduler, trust=trust)

    for case, answer in answers(planned, crew, patience, store, cancelled):
        outcome = CaseOutcome.of(case, answer)
        tally.count(outcome)
        if progress is not None:
            progress(tally)
        yield outcome
        _check_enough(tally, least)


def answers[J: KeptJob](
    planned: Sequence[J],
    gather: Callable[[], Crew],
    patience: Patience,
    store: Path | None,
    cancelled: Callable[[], bool] | None,
) -> Iterator[tuple[J, Answer]]:
    """Give what the store holds; then have the rest simulated, and keep it.

    Raises
    ------
    DurandError
        When the store cannot be used, or the workers cannot be brought together.
    """
    with ExitStack() as stack:
        kept = stack.enter_context(RunStore(store)) if store else None
        held: set[str] = set()
        for job, answer in _stored(planned, kept):
            held.add(job.key)
            yield job, answer
        wanted = [job for job in planned if not held or job.key not in held]
        if not wanted:
            return
        prepare()
        crew = gather()
        stack.callback(crew.stop)
        for job, answer in Supervisor(wanted, crew, patience, cancelled).answers():
            if kept is not None:
                kept.put(job, answer)
            yield job, answer


def _stored[J: KeptJob](
    jobs: Sequence[J], store: RunStore | None
) -> Iterator[tuple[J, Answer]]:
    if store is None:
        return
    held = store.held([job.key for job in jobs])
    for job in jobs:
        answer = store.answer(job) if job.key in held else None
        if answer is not None:
            yield job, answer


def _check_enough(tally: Tally, least: int) -> None:
    if tally.planned - tally.failed < least:
        msg = (
            f"{tally.failed} of {tally.planned} runs failed: at least {least} were to "
            "be ok. What was simulated is kept where a store was given."
        )
        raise TooFewError(msg)
