"""Any run, played in a thread of its own while somebody watches and turns its dials.

`simulator.timeline.session` is the whole thing, with a journal, undo and branches; this
plays whatever can advance by a day, and keeps no past but the rows it has shown.
"""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, override

import numpy as np

from simulator.errors import DurandError
from simulator.timeline.pace import EVENTS_EVERY, FULL_SPEED, SPEEDS, Paced
from simulator.timeline.view import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["FULL_SPEED", "SPEEDS", "Change", "Failure", "LiveSession", "Playable"]


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


class LiveSession(Paced):
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
        super().__init__()
        self._run = run
        self.days = days
        self._rows: np.ndarray = np.zeros(days, dtype=run.series.dtype)
        self._ready = self._events_of = 0
        self._events = run.events
        self._dials = dict(run.dials)
        self._changes: tuple[Change, ...] = ()
        self._failures: tuple[Failure, ...] = ()
        self._look: Callable[[Any], object] = lambda run: None
        self._kept: Any = None
        self._broken = False
        self._events_due = 0.0
        self._publish()
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
    def kept(self) -> Any:
        """What the look asked for with ``keep`` gave last; None before."""
        return self._kept

    @property
    @override
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

    def change(self, dial: str, value: float) -> None:
        """Set a dial before the next day, whether or not the session plays."""
        self._wish(lambda: self._apply(dial, value))

    def keep(self, look: Callable[[Any], object]) -> None:
        """Have ``look(run)`` done now and after every day and change, and kept.

        It is done in the session's own thread, where the run is at rest.
        """

        def begin() -> None:
            self._look = look
            self._take_look()

        self._wish(begin)

    def _take_look(self) -> None:
        try:
            self._kept = self._look(self._run)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            self._look = lambda run: None
            self._fail(error, fatal=False)

    @override
    def _carry_out(self, wish: Callable[[], object]) -> None:
        wish()

    @override
    def _pass_a_day(self) -> bool:
        try:
            self._run.advance(1)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            self._fail(error, fatal=True)
            return False
        self._publish()
        self._take_look()
        if time.monotonic() >= self._events_due:
            self._rest()
        return True

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
        self._take_look()

    def _publish(self) -> None:
        """Copy the new days, and only then say that they are there."""
        series: Any = self._run.series
        done = min(len(series), self.days)
        self._rows[self._ready : done] = series[self._ready : done]
        self._ready = done

    @override
    def _rest(self) -> None:
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
