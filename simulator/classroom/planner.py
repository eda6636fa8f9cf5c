"""The plan of a session: how many turns fit, how long each part takes, who is late.

Minutes of a 50, 75 or 90 minute lesson: a briefing, turns, a debrief, some slack. How
long a turn takes depends on how orders come in: by slips, which teams write side by
side and the facilitator types, or at the one keyboard, seat after seat. The figures
are assumptions from reports of classroom games, kept here to be changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from simulator.errors import InputError, Problem

type EntryWay = Literal["slips", "hot seat"]

ENTRY_WAYS: tuple[EntryWay, ...] = ("slips", "hot seat")
WRITE_MIN = 3.0  # minutes in which all teams think and write their slips, side by side
SLIP_MIN = 0.5  # to type one slip
HOT_SEAT_MIN = 2.25  # a seat at the keyboard, and handing over
TALKS_MIN = 2.0
ADJUDICATION_MIN = 0.5
REVEAL_MIN = 1.0
LONGEST_MIN = 24 * 60


@dataclass(frozen=True, slots=True)
class Frame:
    """Minutes of a lesson that are not turns."""

    brief: float
    debrief: float
    slack: float


FRAMES = MappingProxyType(
    {50: Frame(5, 15, 3), 75: Frame(8, 22, 5), 90: Frame(10, 25, 5)}
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a session is meant to go.

    Attributes
    ----------
    minutes
        Length of the session; None for one without an end.
    turns
        Turns that fit; None where the session has no end.
    orders, talks, adjudication, reveal
        Minutes of the parts of a turn.
    """

    minutes: float | None
    turns: int | None
    brief: float
    orders: float
    talks: float
    adjudication: float
    reveal: float
    debrief: float

    @property
    def turn(self) -> float:
        """Minutes of a whole turn."""
        return self.orders + self.talks + self.adjudication + self.reveal

    def over(self, elapsed: float, turns_done: float) -> float:
        """Minutes by which the session would end late, going on as planned.

        Parameters
        ----------
        elapsed
            Minutes since the start.
        turns_done
            Turns behind the class; a part of one counts as that part.
        """
        if self.minutes is None or self.turns is None:
            return 0.0
        left = max(0.0, self.turns - turns_done) * self.turn
        brief = self.brief if elapsed < self.brief and turns_done == 0 else 0.0
        ahead = max(0.0, brief - elapsed) + left + self.debrief
        return max(0.0, elapsed + ahead - self.minutes)

    def turns_to_drop(self, elapsed: float, turns_done: float) -> int:
        """Return the turns to leave out, so that the debrief keeps its time."""
        late = self.over(elapsed, turns_done)
        return 0 if late == 0.0 else int(-(-late // self.turn))


def turn_minutes(seats: int, way: EntryWay) -> tuple[float, float]:
    """Minutes of a turn's orders, and of all the rest, for so many played seats."""
    slips = WRITE_MIN + SLIP_MIN * seats
    orders = slips if way == "slips" else HOT_SEAT_MIN * seats
    return orders, TALKS_MIN + ADJUDICATION_MIN + REVEAL_MIN


def make_plan(minutes: float | None, seats: int, way: EntryWay) -> Plan:
    """Fit the turns to a session.

    Parameters
    ----------
    minutes
        50, 75, 90 or any other length; None for a session without an end.
    seats
        Seats that people play.
    way
        How their orders come in.

    Raises
    ------
    InputError
        When not even one turn fits.
    """
    orders, rest = turn_minutes(seats, way)
    if minutes is None:
        frame = Frame(10, 25, 0)
        turns = None
    else:
        frame = _frame(minutes)
        free = minutes - frame.brief - frame.debrief - frame.slack
        turns = int(free // (orders + rest))
        if turns < 1 or minutes > LONGEST_MIN:
            need = frame.brief + frame.debrief + frame.slack + orders + rest
            allowed = f"at least {need:.0f} minutes for {seats} seats by {way}"
            raise InputError(Problem("minutes", "the session", minutes, allowed))
    talks = TALKS_MIN
    if turns and minutes is not None:
        spare = minutes - frame.brief - frame.debrief - frame.slack
        talks += spare / turns - orders - rest  # what is left over is for talking
    return Plan(
        minutes=minutes,
        turns=turns,
        brief=frame.brief,
        orders=orders,
        talks=talks,
        adjudication=ADJUDICATION_MIN,
        reveal=REVEAL_MIN,
        debrief=frame.debrief,
    )


def _frame(minutes: float) -> Frame:
    if minutes in FRAMES:
        return FRAMES[int(minutes)]
    # Other lengths share out as the lesson of 75 minutes does.
    known = FRAMES[75]
    return Frame(
        known.brief * minutes / 75,
        known.debrief * minutes / 75,
        known.slack * minutes / 75,
    )
