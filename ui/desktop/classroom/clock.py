"""The clock of a class: what is left of a phase, and whether the session runs late."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from simulator.classroom.record import Begun, Screen

if TYPE_CHECKING:
    from simulator.classroom.game import Game
    from simulator.classroom.state import ClassState

MINUTE = 60.0


class Clock:
    """Minutes since the class and its phase began; it stands still in a pause.

    It goes on from the times in the record, so a class that was closed and opened
    again counts only the time it was open: the pause between is left out.
    """

    def __init__(self, game: Game) -> None:
        self._game = game
        self._before, self._phase_before = _minutes_of(game)
        self._since = self._phase_since = time.monotonic()
        self._stood = 0.0
        self._stands = time.monotonic() if game.state.paused else None
        self._key = (game.state.turn, game.state.phase)

    @property
    def minutes(self) -> float:
        """Minutes of the class so far."""
        return self._before + self._run(self._since)

    @property
    def in_phase(self) -> float:
        """Minutes of the phase so far."""
        return self._phase_before + self._run(self._phase_since)

    def look(self) -> None:
        """Take notice of a new phase, a pause, or its end."""
        state, now = self._game.state, time.monotonic()
        if (state.turn, state.phase) != self._key:
            self._key = (state.turn, state.phase)
            self._before = self.minutes
            self._since = self._phase_since = now
            self._phase_before = self._stood = 0.0
            self._stands = now if state.paused else None
        if state.paused and self._stands is None:
            self._stands = now
        if not state.paused and self._stands is not None:
            self._stood += now - self._stands
            self._stands = None

    def add(self, minutes: float) -> None:
        """Give the phase some minutes more."""
        self._phase_before -= minutes

    def planned(self) -> float | None:
        """Minutes that are planned for the phase; None where it has no plan."""
        plan, state = self._game.setup.plan, self._game.state
        if state.turn == 0:
            return plan.brief
        if state.phase == "brief":
            return plan.brief if state.turn == 1 else None
        known = {
            "orders": plan.orders,
            "talks": plan.talks,
            "adjudication": plan.adjudication,
            "reveal": plan.reveal,
        }
        return known[state.phase]

    def told(self, state: ClassState) -> tuple[str, float | None]:
        """Give what is timed, for all to see, and the minutes left; None: no time."""
        if state.ended:
            return "", None
        if state.paused:
            return "Paused", None
        planned = self.planned()
        words = {
            "brief": "Orders open in",
            "orders": f"Orders for turn {state.turn} due in",
            "talks": "Talks end in",
        }
        said = words.get(state.phase, "") if state.turn else "We begin in"
        if not said or planned is None:
            return "", None
        return said, planned - self.in_phase

    def late(self) -> float:
        """Minutes by which the session would end late."""
        state = self._game.state
        return self._game.setup.plan.over(self.minutes, state.turns_done)

    def _run(self, since: float) -> float:
        now = time.monotonic() if self._stands is None else self._stands
        return max(0.0, now - since - self._stood) / MINUTE


def _minutes_of(game: Game) -> tuple[float, float]:
    """Read minutes so far from the record: phases that are over count in full."""
    total, start, paused = 0.0, None, False
    last = None
    for entry in game.record.entries:
        at = datetime.fromisoformat(entry.at).astimezone(UTC)
        if last is not None and not paused:
            gap = (at - last).total_seconds() / MINUTE
            total += min(gap, LONGEST_GAP)
        last = at
        if isinstance(entry.deed, Begun):
            start = total
        if isinstance(entry.deed, Screen):
            paused = entry.deed.paused
    return total, total - start if start is not None else total


LONGEST_GAP = 15.0  # minutes between two entries that are still one session
