"""Workers as processes: one that hangs or dies takes nothing but itself along.

Always spawned, never forked: a fork of a program with threads may lock up. Each has a
pipe of its own, so that it is known which call was lost with it.
"""

from __future__ import annotations

import multiprocessing
import signal
import traceback
from typing import TYPE_CHECKING, Any

from simulator.ensemble.executors.crew import NoWorkerError, WorkerLostError
from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

NOT_STARTED = (
    "No worker process could be started. A script that asks for processes has to be a "
    'file, and to begin its work under: if __name__ == "__main__":'
)
READY_S = 300.0  # that a process may take to load, or compile, the model's rules


class ProcessHand:
    """One spawned process, replaced when it is lost."""

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None
        self._pipe: Connection[Any, Any] | None = None
        self._over = False

    def call(self, work: Callable[..., Any], args: Any, limit_s: float | None) -> Any:
        """Do a call over there.

        Raises
        ------
        TimeoutError
            When it took longer than the limit; the process was killed.
        WorkerLostError
            When the process ended in the middle of it.
        """
        pipe = self._pipe or self._start()
        pipe.send((work, args))
        good, value = self._receive(pipe, limit_s)
        if not good:
            raise DurandError(value)
        return value

    def end(self) -> None:
        """Kill the process."""
        self._over = True
        if self._process is not None:
            self._process.kill()

    def _start(self) -> Connection[Any, Any]:
        if self._over:
            msg = "the workers have ended"
            raise WorkerLostError(msg)
        context = multiprocessing.get_context("spawn")
        pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        try:
            self._receive(pipe, READY_S)
        except (WorkerLostError, TimeoutError) as error:
            if self._over:
                raise
            raise NoWorkerError(NOT_STARTED) from error
        self._pipe = pipe
        return pipe

    def _receive(self, pipe: Connection[Any, Any], limit_s: float | None) -> Any:
        try:
            if pipe.poll(limit_s):
                return pipe.recv()
        except (EOFError, OSError) as error:
            code = self._bury(pipe)
            msg = f"its worker process ended with code {code}"
            raise WorkerLostError(msg) from error
        self._bury(pipe)
        raise TimeoutError

    def _bury(self, pipe: Connection[Any, Any]) -> int | None:
        process, self._process, self._pipe = self._process, None, None
        pipe.close()
        if process is None:
            return None
        process.kill()
        process.join()
        code = process.exitcode
        process.close()
        return code


def _serve(pipe: Connection[Any, Any]) -> None:
    """Answer calls until nobody is there to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program that asks decides
    from simulator.ensemble.executors.rehearsal import rehearse

    rehearse()
    pipe.send((True, None))
    while True:
        try:
            work, args = pipe.recv()
            answer = (True, work(*args))
        except EOFError:
            return
        except BaseException:  # noqa: BLE001 - told to whoever asked
            answer = (False, traceback.format_exc())
        pipe.send(answer)
