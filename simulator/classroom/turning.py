"""Turning points: what the class did that moved its futures most.

Each deed of each morning (an order, a treaty, an inject) is left out once, and the same
futures are lived with it and without it. The deeds whose absence changes most are the
turning points, each told with the number that moved: "without it: heavy weapons in 44
of 100 futures, not 26".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.classroom.cards import card_of
from simulator.classroom.otherwise import Morning, live_pairs, shares_of
from simulator.classroom.results import result
from simulator.classroom.roles import role
from simulator.timeline.changes import Injected, Order, Signed

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.classroom.game import Game
    from simulator.classroom.state import ClassState
    from simulator.timeline.change import Change

POINTS = 4  # that are told
A_TURN = 2  # of them from one turn, at most
PAIRS, FEWEST = 100, 20  # pairs of futures behind each
BUDGET = 4000  # futures for all of them together
CLEAR = 0.04  # a difference of shares that is worth telling


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A deed, and what its absence would have changed.

    Attributes
    ----------
    turn, day
        When it was done.
    kind
        ``order``, ``treaty`` or ``inject``.
    title
        What was done, in words.
    seat, who
        Who did it, by id and in words; "" for an inject.
    result
        The id of the result that moved most, from that morning to the last day.
    share, without
        Share of the futures with that result, as it was and without the deed.
    pairs
        How many pairs of futures stand behind it.
    """

    turn: int
    day: int
    kind: str
    title: str
    seat: str
    who: str
    result: str
    share: float
    without: float
    pairs: int

    @property
    def moved(self) -> float:
        """By how much the share differs, without its sign."""
        return abs(self.share - self.without)

    def told(self) -> str:
        """Say what would have been without it."""
        if self.moved < CLEAR:
            return "Without it little would have been otherwise"
        then, now = round(100 * self.without), round(100 * self.share)
        return f"Without it: {result(self.result).label} in {then} of 100, not {now}"


def turning_points(
    game: Game, told: Callable[[int, int], None] | None = None
) -> tuple[TurningPoint, ...]:
    """Find the turning points of a class, in the order of time.

    Parameters
    ----------
    game
        The class; only read.
    told
        Called with (deeds looked at, deeds in all).
    """
    mornings = [Morning(game, turn) for turn in sorted(game.state.revealed)]
    deeds = [(morning, deed) for morning in mornings for deed in morning.deeds()]
    if not deeds:
        return ()
    pairs = max(FEWEST, min(PAIRS, BUDGET // len(deeds)))
    found: list[TurningPoint] = []
    for morning in mornings:
        before = morning.before()
        own = shares_of(live_pairs(morning, morning.after, pairs), before)
        for there, deed in deeds:
            if there is not morning:
                continue
            other = live_pairs(morning, morning.without(deed), pairs)
            shares = shares_of(other, before)
            found.append(_point(game.state, morning, deed, own, shares, pairs))
            if told is not None:
                told(len(found), len(deeds))
    return _chosen(found)


def _point(
    state: ClassState,
    morning: Morning,
    deed: Change,
    own: dict[str, float],
    without: dict[str, float],
    pairs: int,
) -> TurningPoint:
    moved = max(own, key=lambda id_: abs(own[id_] - without[id_]))
    kind, title, seat = _words(state, deed)
    return TurningPoint(
        turn=morning.turn,
        day=morning.day,
        kind=kind,
        title=title,
        seat=seat,
        who=role(seat).short if seat else "",
        result=moved,
        share=own[moved],
        without=without[moved],
        pairs=pairs,
    )


def _words(state: ClassState, deed: Change) -> tuple[str, str, str]:
    match deed:
        case Order():
            for seat in state.by:
                if deed.actor in role(seat).actors:
                    return "order", card_of(seat, deed.actor, deed.action).text, seat
            return "order", deed.told(), ""
        case Signed():
            number = deed.text.rpartition(" ")[2]
            treaty = state.treaties.get(int(number)) if number.isdecimal() else None
            return "treaty", deed.told(), treaty.by if treaty is not None else ""
        case Injected():
            return "inject", deed.inject.text or deed.told(), ""
    return "inject", deed.told(), ""


def _chosen(found: list[TurningPoint]) -> tuple[TurningPoint, ...]:
    """Take those that moved most, not too many of one turn, in the order of time."""
    chosen: list[TurningPoint] = []
    for point in sorted(found, key=lambda one: -one.moved):
        if sum(one.turn == point.turn for one in chosen) < A_TURN:
            chosen.append(point)
        if len(chosen) == POINTS:
            break
    return tuple(sorted(chosen, key=lambda one: (one.day, -one.moved)))
