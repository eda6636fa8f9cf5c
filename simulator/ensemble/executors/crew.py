"""A crew: workers that take calls from one queue, each by a hand of its own.

It is an ``Executor`` of ``concurrent.futures`` that adds what ensembles need: a time
limit for each call, the loss of one worker told for the call that it had and for no
other, and an end at once.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from concurrent.futures import Executor, Future, InvalidStateError
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, override

from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Callable


LEAVE_S = 2.0  # that workers get to end; one that hangs is left behind


class WorkerLostError(Exception):
    """A worker ended in the middle of a call."""


class NoWorkerError(DurandError):
    """Workers cannot be started at all."""


class Hand(Protocol):
    """One worker, seen from the thread that feeds it."""

    def call(self, work: Callable[..., Any], args: Any, limit_s: float | None) -> Any:
        """Do a call; ``TimeoutError`` after the limit, `WorkerLostError` on a loss."""

    def end(self) -> None:
        """End the worker, whatever it is at; may be called from any thread."""


@dataclass(frozen=True, eq=False)
class _Call:
    work: Callable[..., Any]
    args: tuple[Any, ...]
    limit_s: float | None
    future: Future[Any]


class Crew(Executor):
    """Workers side by side.

    Parameters
    ----------
    make_hand
        Makes a worker.
    size
        How many.
    shares_memory
        Whether they live in this process, so that they see a cancel themselves.
    apart
        Whether the loss of one leaves the calls of all others alone.
    close
        Called once all have ended.
    """

    def __init__(
        self,
        make_hand: Callable[[], Hand],
        size: int,
        *,
        shares_memory: bool = False,
        apart: bool = True,
        close: Callable[[], None] | None = None,
    ) -> None:
        self.size = size
        self.shares_memory = shares_memory
        self.apart = apart
        self._close = close
        self._calls: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._hands = [make_hand() for _ in range(size)]
        self._threads = [
            threading.Thread(
                target=self._feed, args=(hand,), name=f"crew-{n}", daemon=True
            )
            for n, hand in enumerate(self._hands)
        ]
        for thread in self._threads:
            thread.start()

    @override
    def submit(
        self, work: Callable[..., Any], /, *args: Any, **named: Any
    ) -> Future[Any]:
        if named:
            msg = "calls to a crew take no arguments by name"
            raise TypeError(msg)
        return self.submit_within(None, work, *args)

    def submit_within(
        self, limit_s: float | None, work: Callable[..., Any], *args: Any
    ) -> Future[Any]:
        """Submit a call that is given up after so many seconds of work."""
        future: Future[Any] = Future()
        self._calls.put(_Call(work, args, limit_s, future))
        return future

    @override
    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if cancel_futures:
            self._forget()
        for _ in self._threads:
            self._calls.put(None)
        if wait:
            self._join()

    def stop(self) -> None:
        """End now: calls that wait are forgotten, workers at work are ended."""
        self.shutdown(wait=False, cancel_futures=True)
        for hand in self._hands:
            hand.end()
        self._join(LEAVE_S)

    def _join(self, timeout: float | None = None) -> None:
        for thread in self._threads:
            thread.join(timeout)
        if self._close is not None:
            self._close()
            self._close = None

    def _forget(self) -> None:
        while True:
            try:
                call = self._calls.get_nowait()
            except queue.Empty:
                return
            if call is not None:
                call.future.cancel()

    def _feed(self, hand: Hand) -> None:
        while (call := self._calls.get()) is not None:
            if not call.future.set_running_or_notify_cancel():
                continue
            try:
                result = hand.call(call.work, call.args, call.limit_s)
            except BaseException as error:  # noqa: BLE001 - told to whoever asked
                call.future.set_exception(error)
            else:
                call.future.set_result(result)
        hand.end()


class ThreadHand:
    """A worker in this process; one that hangs is left behind, another takes over."""

    def __init__(self) -> None:
        self._limited: Future[Any] | None = None

    def call(self, work: Callable[..., Any], args: Any, limit_s: float | None) -> Any:
        """Do a call in this thread; in one that can be left where there is a limit."""
        if limit_s is None:
            return work(*args)
        limited: Future[Any] = Future()
        self._limited = limited
        threading.Thread(
            target=_into, args=(limited, work, args), name="limited", daemon=True
        ).start()
        return limited.result(limit_s)

    def end(self) -> None:
        """Leave what may hang; a thread without a limit sees itself that it ends."""
        if self._limited is not None:
            with contextlib.suppress(InvalidStateError):
                self._limited.set_exception(WorkerLostError("the workers have ended"))


def _into(future: Future[Any], work: Callable[..., Any], args: Any) -> None:
    # Nobody may wait any more: then what came of it is dropped.
    with contextlib.suppress(InvalidStateError):
        try:
            result = work(*args)
        except BaseException as error:  # noqa: BLE001 - told to whoever asked
            future.set_exception(error)
        else:
            future.set_result(result)
