"""Futures in the window: simulated behind it, shown as they come.

A thread of its own runs the futures of the newest state; a timer looks ten times a
second whether the state has changed. A dial that was moved supersedes what is under
way at once, and what was known before it stays as the ghost; days that pass are
followed when the thread is free.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.ensemble.futures import HORIZON_DAYS, Fan, Means, Start
from simulator.ensemble.summary import Summary, summed_up
from simulator.ensemble.supervisor import Patience
from ui.desktop.courtesy import give_way

if TYPE_CHECKING:
    from simulator.ensemble.futures import Outcome, Vary
    from simulator.timeline.session import Session

RUNS = 200
MEANS = Means(patience=Patience(chunk=5))  # futures at once: threads meet less often
FIRST_HONEST = 20  # futures from which odds are shown
LOOK_EVERY = 100  # ms
SHOW_EVERY = 0.35  # s between two summaries while futures come
FOLLOW_DAYS = 7  # days that pass before futures are simulated anew
LEAP_DAYS = 28  # days at once after which nothing known before is of this part


@dataclass(frozen=True, eq=False, repr=False)
class Ahead:
    """Futures as known now, and the day and dials they begin with."""

    start: Start
    summary: Summary
    days: int = HORIZON_DAYS


def _others(start: Start, asked: Start) -> bool:
    """Whether futures of the one are other futures than those of the other."""
    if start.vary != asked.vary or start.rules.tobytes() != asked.rules.tobytes():
        return True
    same_day = start.day == asked.day
    return same_day and start.world.tobytes() != asked.world.tobytes()


class FutureWatch(QObject):
    """Keeps futures of a live session up to date.

    Parameters
    ----------
    session
        The session whose state the futures begin from.
    runs, days
        How many futures, and how far ahead.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        parent: QObject,
        runs: int = RUNS,
        days: int = HORIZON_DAYS,
    ) -> None:
        super().__init__(parent)
        self._session, self._runs, self._days = session, runs, days
        self._workers = 1  # the other threads are the window's
        self.now: Ahead | None = None
        self.ghost: Ahead | None = None
        self._latest: Ahead | None = None
        self._wish: Start | None = None
        self._under_way: Start | None = None
        self._fan: Fan | None = None
        self._superseded: Fan | None = None
        self._vary: Vary = "luck"
        self._closing = False
        self._wake = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="futures")
        session.keep(Start.of)
        self._thread.start()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Ask for futures where the state has moved on, and tell of new ones."""
        if self._latest is not self.now:
            self.now = self._latest
            self.changed.emit()
        start: Start | None = self._session.kept
        if start is not None:
            self._follow(replace(start, vary=self._vary))

    def ask_for(self, runs: int, workers: int) -> None:
        """Simulate so many futures, on so many threads; anew where there are others."""
        others = runs != self._runs
        self._runs, self._workers = runs, max(1, workers)
        asked = self._under_way or (self.now.start if self.now else None)
        if others and asked is not None:
            self._ask(asked, at_once=True)

    def set_vary(self, vary: Vary) -> None:
        """Choose what differs between futures: luck alone, or unknowns as well."""
        self._vary = vary
        self.look()

    def set_days(self, days: int) -> None:
        """Look so far ahead; what is known of another reach is not compared with it."""
        start: Start | None = self._session.kept
        if days != self._days:
            self._days = days
            if start is not None:
                self._begin_anew(replace(start, vary=self._vary))

    def settle(self, timeout: float) -> bool:
        """Wait for the futures of the state as it is; False when time ran out."""
        deadline = time.monotonic() + timeout
        self.look()
        while not self._idle():
            with self._wake:
                if not self._wake.wait_for(self._idle, deadline - time.monotonic()):
                    return False
            self.look()
        return True

    def _idle(self) -> bool:
        return self._wish is None and self._under_way is None

    def close(self) -> None:
        """Stop looking, cancel what is under way, and wait for the thread."""
        self._timer.stop()
        with self._wake:
            self._closing = True
            if self._fan:
                self._fan.cancel()
            self._wake.notify_all()
        self._thread.join()
        self.deleteLater()

    def _follow(self, start: Start) -> None:
        asked = self._wish or self._under_way or (self.now.start if self.now else None)
        if asked is None:
            self._ask(start)
        elif start.day < asked.day or self._leapt(start.day - asked.day):
            self._begin_anew(start)
        elif _others(start, asked):
            # The same state again is no change: the ghost is of another one. It is the
            # last that came, also where it has not been told yet.
            known = self._ask(start, at_once=True)
            if known and known.summary.ok >= FIRST_HONEST:
                self.now = self.ghost = known
        elif self._under_way is None and start.day - asked.day >= self._patience():
            self._ask(start)

    def _leapt(self, days: int) -> bool:
        """Whether one went on to a far day: the ghost would be of other weeks."""
        return days > LEAP_DAYS and not self._session.playing

    def _patience(self) -> int:
        """Days that may pass before futures are simulated anew."""
        return FOLLOW_DAYS if self._session.playing else 1

    def _begin_anew(self, start: Start) -> None:
        """Drop what is known: it was of another part of the run."""
        with self._wake:
            self._ask(start, at_once=True)
            self.now = self.ghost = self._latest = None
        self.changed.emit()

    def _ask(self, start: Start, *, at_once: bool = False) -> Ahead | None:
        """Wish for futures; return the last of those before: none comes after them."""
        with self._wake:
            known, self._wish = self._latest, start
            if at_once and self._fan:
                self._fan.cancel()
                self._superseded = self._fan
            self._wake.notify_all()
            return known

    def _work(self) -> None:
        give_way()
        while True:
            with self._wake:
                self._under_way = self._fan = None
                self._wake.notify_all()  # for those who wait until it is done
                self._wake.wait_for(lambda: self._wish or self._closing)
                if self._closing or self._wish is None:
                    return
                start, self._wish = self._wish, None
                self._under_way = start
                self._fan = fan = Fan(
                    start, self._runs, self._days, self._workers, MEANS
                )
            self._simulate(fan)

    def _simulate(self, fan: Fan) -> None:
        outcomes: list[Outcome] = []
        shown = time.monotonic()
        for outcome in fan.outcomes():
            outcomes.append(outcome)
            first = len(outcomes) == FIRST_HONEST
            if first or (
                len(outcomes) > FIRST_HONEST and time.monotonic() - shown > SHOW_EVERY
            ):
                shown = time.monotonic()
                self._show(fan, outcomes)
        if len(outcomes) == fan.runs:
            self._show(fan, outcomes)

    def _show(self, fan: Fan, outcomes: list[Outcome]) -> None:
        start = fan.start
        summary = summed_up(outcomes, fan.runs)
        with self._wake:
            if fan is not self._superseded:
                self._latest = Ahead(start, summary, fan.days)
