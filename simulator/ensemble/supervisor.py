"""Sees that every piece of work is answered for, whatever becomes of the workers.

Work goes out in chunks. A chunk that came back empty (its worker died, or its time was
up) is taken apart, and each of its pieces tried alone, so that only the one to blame
fails; a piece that costs its worker again and again is put in quarantine.
"""

from __future__ import annotations

import queue
from collections import Counter, deque
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from simulator.ensemble.executors.crew import NoWorkerError
from simulator.ensemble.work import Answer, carry_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from simulator.ensemble.executors.crew import Crew
    from simulator.ensemble.work import Job

TICK_S = 0.02  # between two looks at whether anybody still waits
GRACE_S = 1.0  # that a worker may take beyond the limit before it is ended
AHEAD = 2  # chunks for each worker: one at work, one waiting


def carry_out_all(
    jobs: Sequence[Job],
    timeout_s: float | None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Answer]:
    """Do a chunk of work, one piece after the other."""
    return [carry_out(job, timeout_s, cancelled) for job in jobs]


@dataclass(frozen=True)
class Patience:
    """How much is put up with.

    Attributes
    ----------
    timeout_s
        Seconds after which a piece of work is given up; None: never.
    retries
        How often one that failed, or lost its worker, is tried again.
    chunk
        Pieces that go to a worker at once.
    """

    timeout_s: float | None = None
    retries: int = 1
    chunk: int = 1


class Supervisor[J: Job]:
    """Hands work to a crew and takes the answers.

    Parameters
    ----------
    jobs
        The work; each piece is answered for once.
    crew
        The workers; not closed here.
    patience
        What is put up with.
    cancelled
        Asked often whether anybody still waits.
    """

    def __init__(
        self,
        jobs: Sequence[J],
        crew: Crew,
        patience: Patience,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._crew, self._patience = crew, patience
        self._fresh = iter(jobs)
        self._alone: deque[J] = deque()
        self._tried: Counter[str] = Counter()
        self._running: dict[Future[list[Answer]], list[J]] = {}
        self._done: queue.SimpleQueue[Future[list[Answer]]] = queue.SimpleQueue()
        self._cancelled = cancelled
        self._over = False

    def answers(self) -> Iterator[tuple[J, Answer]]:
        """Give each piece with its answer as it is ready; end early on a cancel."""
        try:
            self._fill()
            while self._running and not self._is_over():
                try:
                    ready = self._done.get(timeout=TICK_S)
                except queue.Empty:
                    continue
                chunk = self._running.pop(ready)
                answered = self._read(ready, chunk)
                self._fill()
                yield from answered
        finally:
            self._over = True

    def _is_over(self) -> bool:
        return self._over or (self._cancelled is not None and self._cancelled())

    def _fill(self) -> None:
        while len(self._running) < AHEAD * self._crew.size:
            chunk = self._next()
            if not chunk:
                return
            limit = self._patience.timeout_s
            whole = None if limit is None else limit * len(chunk) + GRACE_S
            told = self._is_over if self._crew.shares_memory else None
            future = self._crew.submit_within(whole, carry_out_all, chunk, limit, told)
            self._running[future] = chunk
            future.add_done_callback(self._done.put)

    def _next(self) -> list[J]:
        """Fresh work first: suspects may cost a worker each."""
        chunk = list(islice(self._fresh, self._patience.chunk))
        free = self._crew.apart or not self._running
        if not chunk and free and self._alone:
            chunk.append(self._alone.popleft())
        return chunk

    def _read(
        self, ready: Future[list[Answer]], chunk: list[J]
    ) -> list[tuple[J, Answer]]:
        error = ready.exception()
        if error is None:
            pairs = zip(chunk, ready.result(), strict=True)
            return [_own(*pair) for pair in pairs if not self._again(*pair)]
        if isinstance(error, NoWorkerError):
            raise error
        if len(chunk) > 1:
            self._alone.extend(chunk)  # the suspects
            return []
        (job,) = chunk
        answer = self._blamed(job, error)
        return [] if self._again(job, answer) else [(job, answer)]

    def _again(self, job: J, answer: Answer) -> bool:
        """Try a piece that failed once more, alone; time lost is not lost twice."""
        if answer.status != "failed" or self._tried[job.key] >= self._patience.retries:
            return False
        self._tried[job.key] += 1
        self._alone.append(job)
        return True

    def _blamed(self, job: J, error: BaseException) -> Answer:
        if isinstance(error, TimeoutError):
            limit = self._patience.timeout_s
            told = f"not done within {limit:g} s; its worker was ended"
            return Answer(job.key, "timed out", error=told)
        told = f"{error} (alone, tried {self._tried[job.key] + 1} times)"
        return Answer(job.key, "failed", error=told)


def _own[J: Job](job: J, answer: Answer) -> tuple[J, Answer]:
    """Take an answer for the work that it was given to, and for no other."""
    if answer.key != job.key:
        told = f"the answer to other work came back: {answer.key}"
        answer = Answer(job.key, "failed", error=told)
    return job, answer
