"""A thread that lets days pass at a pace, and carries out wishes between two days."""

from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FULL_SPEED = float("inf")
SPEEDS = (1.0, 7.0, 28.0, FULL_SPEED)  # days a second
# At full speed so many days are lived at once, so often: faster than a year a second no
# eye follows, and whoever watches has the processor for the rest of the time.
DAYS_AT_ONCE, BREATH = 12, 1 / 30  # days, s
EVENTS_EVERY = 0.2  # s between two readings of the log while days pass
LATE = 0.25  # s; further behind than this, lost time is not made up


class Paced(ABC):
    """Plays days, and carries out wishes, in a thread of its own.

    Every public method returns at once, but for ``settle`` and ``close``.
    """

    def __init__(self) -> None:
        self._wishes: deque[Callable[[], object]] = deque()
        self._steps = 0
        self._speed = SPEEDS[1]
        self._playing = self._closing = self._busy = False
        self._next_day = 0.0
        self._wake = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="live session")

    @property
    def playing(self) -> bool:
        """Whether days pass by themselves."""
        return self._playing

    @property
    def speed(self) -> float:
        """Days a second while playing."""
        return self._speed

    @property
    def rushing(self) -> bool:
        """Whether days pass as fast as they can."""
        return self._playing and self._speed == FULL_SPEED

    @property
    @abstractmethod
    def finished(self) -> bool:
        """Whether no further day can come."""

    @property
    def waiting(self) -> bool:
        """Whether something that was wished is still to be carried out."""
        return bool(self._wishes)

    def play(self, speed: float | None = None) -> None:
        """Let days pass, at ``speed`` days a second or at the speed set last."""
        with self._wake:
            self._speed = speed or self._speed
            self._playing = bool(self._wishes) or not self.finished
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

    @abstractmethod
    def _pass_days(self) -> bool:
        """Live a day for each of ``_turns``; False when one failed."""

    @abstractmethod
    def _carry_out(self, wish: Callable[[], object]) -> None:
        """Carry out a wish; whatever goes wrong stays inside."""

    @abstractmethod
    def _rest(self) -> None:
        """Do what can wait until nothing else is to be done."""

    def _wish(self, wish: Callable[[], object]) -> None:
        with self._wake:
            self._wishes.append(wish)
            self._wake.notify_all()

    def _idle(self) -> bool:
        busy = self._busy or self._playing or self._steps or self._wishes
        return self._closing or not busy

    def _work(self) -> None:
        while self._wait_for_work():
            while self._wishes:
                self._carry_out(self._wishes[0])
                self._wishes.popleft()
            if self._day_is_due():
                self._live_on()

    def _wait_for_work(self) -> bool:
        with self._wake:
            self._busy = False
            while not self._closing:
                if self.finished and not self._wishes:
                    self._playing, self._steps = False, 0
                if self._wishes or self._day_is_due():
                    self._busy = True
                    return True
                self._rest()
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

    def _live_on(self) -> None:
        full = not self._steps and self._speed == FULL_SPEED
        if not self._pass_days():
            return
        with self._wake:
            now = time.monotonic()
            start = self._next_day if now - self._next_day < LATE else now
            self._next_day = now + BREATH if full else start + 1 / self._speed

    def _turns(self) -> Iterator[None]:
        """Give a turn for each day to be lived now, as long as it is wished."""
        stepped = self._steps > 0
        for _ in range(DAYS_AT_ONCE if stepped or self._speed == FULL_SPEED else 1):
            with self._wake:
                if self._closing or not (self._steps if stepped else self._playing):
                    return
                self._steps = max(0, self._steps - 1)
            yield
            if self._wishes:
                return
