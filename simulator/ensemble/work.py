"""A piece of work that can be handed to any worker, and the answer that comes back.

Work is a value that knows how to carry itself out; an answer is a value too: what came
of it, or why nothing did. Nothing is ever raised across a worker's border.
"""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

type Status = Literal["ok", "failed", "timed out", "cancelled"]


class StoppedError(Exception):
    """Raised inside a piece of work that was told to stop."""


@dataclass(frozen=True)
class Stop:
    """Asked between stretches of days: whether to go on.

    Attributes
    ----------
    deadline
        On the clock of ``time.perf_counter``; None without a limit.
    cancelled
        Whether nobody wants the answer any more.
    """

    deadline: float | None = None
    cancelled: Callable[[], bool] | None = None

    def check(self) -> None:
        """Raise when the work is not to go on.

        Raises
        ------
        StoppedError
            When it was cancelled.
        TimeoutError
            When its time is up.
        """
        if self.cancelled is not None and self.cancelled():
            raise StoppedError
        if self.deadline is not None and time.perf_counter() > self.deadline:
            raise TimeoutError


class Job(Protocol):
    """One piece of work; it can be pickled."""

    @property
    def key(self) -> str:
        """What tells it from all other work."""

    def simulate(self, stop: Stop) -> Any:
        """Carry it out and give what came of it; may raise anything."""


@dataclass(frozen=True, eq=False, repr=False)
class Answer:
    """What came of a piece of work.

    Attributes
    ----------
    key
        Of the work that was done, so that nobody takes a neighbour's answer for it.
    value
        What it gave; None unless ``ok``.
    error, traceback
        Why it gave nothing, in one line and in full.
    wall_s
        Seconds it took.
    stored
        Whether it was taken out of a store, not done now.
    """

    key: str
    status: Status
    value: Any = None
    error: str = ""
    traceback: str = ""
    wall_s: float = 0.0
    stored: bool = False


def carry_out(
    job: Job,
    timeout_s: float | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Answer:
    """Do one piece of work and answer for it, whatever happens."""
    begun = time.perf_counter()
    stop = Stop(None if timeout_s is None else begun + timeout_s, cancelled)

    def answer(status: Status, **rest: Any) -> Answer:
        return Answer(job.key, status, wall_s=time.perf_counter() - begun, **rest)

    try:
        return answer("ok", value=job.simulate(stop))
    except StoppedError:
        return answer("cancelled", error="cancelled")
    except TimeoutError:
        return answer("timed out", error=f"not done within {timeout_s:g} s")
    except Exception as error:  # noqa: BLE001 - an answer is a value, whatever it is
        told = f"{type(error).__name__}: {error}"
        return answer("failed", error=told, traceback=traceback.format_exc())
