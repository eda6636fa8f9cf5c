"""A run that plays in a thread of its own while somebody watches and turns its dials.

The thread writes each day into an array made beforehand and then raises ``ready``; a
watcher reads that many rows at its own pace and is never kept waiting. Whatever goes
wrong becomes a ``Failure``, a value like any other.
"""

from __future__ import annotations

import threading
import time
import traceback
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Mapping

FULL_SPEED = float("inf")
SPEEDS = (1.0, 7.0, 28.0, FULL_SPEED)  # days a second
LATE = 0.25  # s; further behind than this, lost time is not made up
EVENTS_EVERY = 0.2  # s between two readings of the log while days pass


class Playable(Protocol):
    """What a session needs of a run."""

    @property
    def day(self) -> int:
        """Days done."""

    @property
    def dials(self) -> Mapping[str, float]:
        """Value of every dial now."""

    @property
    def series(self) -> np.ndarray:
        """One record a day done."""

    @property
    def events(self) -> np.ndarray:
        """One record an event so far."""

    def advance(self, days: int) -> None:
        """Simulate so many days more."""

    def set_dial(self, name: str, value: float) -> None:
        """Give a dial a value from the next day on."""


@dataclass(frozen=True, slots=True)
class Change:
    """A dial that was moved, and the day before which it took effect."""

    day: int
    dial: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that went wrong: a sentence for people, details for a report.

    A fatal one ended the simulation; after any other it goes on.
    """

    day: int
    sentence: str
    details: str
    fatal: bool


class LiveSession:
    """Plays a run day by day, at a speed, and applies changes between two days.

    Every public method returns at once, but for ``settle`` and ``close``.

    Parameters
    ----------
    run
        The run to play; from now on only this session may touch it.
    days
        The day at which play ends.
    """

    def __init__(self, run: Playable, days: int) -> None:
        self._run = run
        self.days = days
        self._rows: np.ndarray = np.zeros(days, dtype=run.series.dtype)
        self._ready = self._events_of = 0
        self._events = run.events
        self._dials = dict(run.dials)
        self._changes: tuple[Change, ...] = ()
        self._failures: tuple[Failure, ...] = ()
        self._pending: deque[tuple[str, float]] = deque()
        self._steps = 0
        self._speed = SPEEDS[1]
        self._playing = self._closing = self._broken = self._busy = False
        self._next_day = self._events_due = 0.0
        self._wake = threading.Condition()
        self._publish()
        self._thread = threading.Thread(target=self._work, name="live session")
        self._thread.start()

    @property
    def ready(self) -> int:
        """How many days stand in ``rows``."""
        return self._ready

    @property
    def rows(self) -> np.ndarray:
        """The days done so far, one record each: a view, not a copy."""
        rows = self._rows[: self._ready]
        rows.flags.writeable = False
        return rows

    @property
    def events(self) -> np.ndarray:
        """What happened, one record an event; at most a moment behind ``rows``."""
        return self._events

    @property
    def playing(self) -> bool:
        """Whether days pass by themselves."""
        return self._playing

    @property
    def speed(self) -> float:
        """Days a second while playing."""
        return self._speed

    @property
    def finished(self) -> bool:
        """Whether no further day can come."""
        return self._broken or self._ready >= self.days

    @property
    def dials(self) -> Mapping[str, float]:
        """Value of every dial, as the simulation has it."""
        return self._dials

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change that took effect, oldest first."""
        return self._changes

    @property
    def failures(self) -> tuple[Failure, ...]:
        """All that went wrong, oldest first."""
        return self._failures

    def play(self, speed: float | None = None) -> None:
        """Let days pass, at ``speed`` days a second or at the speed set last."""
        with self._wake:
            self._speed = speed or self._speed
            self._playing = not self.finished
            self._next_day = time.monotonic()
            self._wake.notify_all()

    def set_speed(self, speed: float) -> None:
        """Set the speed without starting or stopping."""
        with self._wake:
            self._speed = speed
            self._next_day = time.monotonic()
            self._wake.notify_all()

    def pause(self) -> None:
        """Stop after the day that is being simulated."""
        with self._wake:
            self._playing = False
            self._steps = 0
            self._wake.notify_all()

    def step(self, days: int = 1) -> None:
        """Pause, and let just so many days more pass."""
        with self._wake:
            self._playing = False
            self._steps += days
            self._wake.notify_all()

    def change(self, dial: str, value: float) -> None:
        """Set a dial before the next day, whether or not the session plays."""
        with self._wake:
            self._pending.append((dial, value))
            self._wake.notify_all()

    def settle(self, timeout: float | None = None) -> bool:
        """Wait until nothing is left to do; False when the time ran out first."""
        with self._wake:
            return self._wake.wait_for(self._idle, timeout)

    def close(self) -> None:
        """Stop and wait for the thread to end."""
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        self._thread.join()

    def _idle(self) -> bool:
        busy = self._busy or self._playing or self._steps or self._pending
        return self._closing or not busy

    def _work(self) -> None:
        while self._wait_for_work():
            while self._pending:
                self._apply(*self._pending[0])
                self._pending.popleft()
            if self._day_is_due():
                self._one_day()

    def _wait_for_work(self) -> bool:
        with self._wake:
            self._busy = False
            while not self._closing:
                if self.finished:
                    self._playing, self._steps = False, 0
                if self._pending or self._day_is_due():
                    self._busy = True
                    return True
                self._read_events()
                self._wake.notify_all()  # for those who wait until we settle
                left = self._next_day - time.monotonic() if self._playing else None
                self._wake.wait(left)
            self._wake.notify_all()
            return False

    def _day_is_due(self) -> bool:
        if self.finished:
            return False
        on_time = self._playing and time.monotonic() >= self._next_day
        return self._steps > 0 or on_time

    def _one_day(self) -> None:
        with self._wake:
            self._steps = max(0, self._steps - 1)
        try:
            self._run.advance(1)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            self._fail(error, fatal=True)
            return
        self._publish()
        if time.monotonic() >= self._events_due:
            self._read_events()
        with self._wake:
            now = time.monotonic()
            start = self._next_day if now - self._next_day < LATE else now
            self._next_day = start + 1 / self._speed

    def _apply(self, dial: str, value: float) -> None:
        before = self._dials.get(dial, value)
        if value == before and dial in self._dials:
            return
        try:
            self._run.set_dial(dial, value)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            self._fail(error, fatal=not isinstance(error, DurandError))
            return
        self._dials = dict(self._run.dials)
        self._changes = (*self._changes, Change(self._ready, dial, before, value))

    def _publish(self) -> None:
        """Copy the new days, and only then say that they are there."""
        series: Any = self._run.series
        done = min(len(series), self.days)
        self._rows[self._ready : done] = series[self._ready : done]
        self._ready = done

    def _read_events(self) -> None:
        """Take a new snapshot of the log: not every day, it grows long."""
        if self._events_of != self._ready:
            self._events_of = self._ready
            self._events = self._run.events
            self._events_due = time.monotonic() + EVENTS_EVERY

    def _fail(self, error: Exception, *, fatal: bool) -> None:
        details = "".join(traceback.format_exception(error))
        sentence = str(error) or type(error).__name__
        failure = Failure(self._ready, sentence, details, fatal)
        self._failures = (*self._failures, failure)
        self._broken = self._broken or fatal
