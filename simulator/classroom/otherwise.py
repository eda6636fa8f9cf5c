"""A turn played otherwise: the same morning, other orders, the same luck.

The world is stood on the morning of the turn, exactly as it was; then the same
numbered futures are lived twice, once under what the class did and once otherwise, on
to the last day of the class under its later orders. They share their luck, so that a
difference between them is an effect of what was done otherwise.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from simulator.classroom.cards import card_of, check_sheet
from simulator.classroom.futures import Tomorrow
from simulator.classroom.record import CardOrder, PlayedOtherwise
from simulator.classroom.results import Before, came
from simulator.classroom.roles import role
from simulator.ensemble.futures import future_seed
from simulator.errors import DurandError, InputError
from simulator.run import Run
from simulator.timeline.changes import Order, Roll, Seat
from simulator.timeline.tree import TRUNK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from simulator.classroom.game import Game
    from simulator.timeline.change import Change

    type Orders = Mapping[str, Sequence[CardOrder] | None]
    type Told = Callable[[int, int], None]

FUTURES = 200
WORKERS = 2
AUTHOR = "debrief"


class Morning:
    """The morning of a turn that was played, nothing of it brought about yet.

    Parameters
    ----------
    game
        The class; only read.
    turn
        A turn whose result stands.

    Raises
    ------
    DurandError
        When that turn has no result.
    """

    def __init__(self, game: Game, turn: int) -> None:
        state, timeline = game.state, game.world.timeline
        if turn not in state.revealed:
            done = ", ".join(map(str, sorted(state.revealed))) or "none yet"
            msg = (
                f"Turn {turn} has no result to play otherwise; turns with one: {done}."
            )
            raise DurandError(msg)
        self.turn, self.turn_days = turn, state.setup.turn_days
        self.day = game.world.first_day(state, turn)
        self.end = game.world.first_day(state, max(state.revealed) + 1)
        entries = timeline.tree.branch(TRUNK).entries
        self.run = Run(timeline.scenario, timeline.dials, timeline.seed)
        past = [entry for entry in entries if entry.day < self.day]
        for day in sorted({entry.day for entry in past}):
            self.run.advance(day - self.run.day)
            bring(self.run, [entry.change for entry in past if entry.day == day])
        self.run.advance(self.day - self.run.day)
        self.after: dict[int, list[Change]] = {}
        for entry in entries:
            if self.day <= entry.day < self.end and not isinstance(entry.change, Roll):
                self.after.setdefault(entry.day, []).append(entry.change)

    def deeds(self) -> list[Change]:
        """Return what the class did that morning, without who plays whom."""
        known = self.after.get(self.day, [])
        return [change for change in known if not isinstance(change, Seat)]

    def without(self, deed: Change) -> dict[int, list[Change]]:
        """Return what was done from this morning on, but for one deed."""
        kept = [change for change in self.after[self.day] if change != deed]
        return {**self.after, self.day: kept}

    def otherwise(self, orders: Orders) -> dict[int, list[Change]]:
        """Return what was done from this morning on, with other orders of some seats.

        A seat that is left to the model (None) is played by people again from the next
        turn on, where it was.
        """
        changed = {a: seat for seat in orders for a in role(seat).actors}
        kept = [
            change
            for change in self.after.get(self.day, [])
            if not (isinstance(change, Order) and change.actor in changed)
        ]
        later = dict(self.after)
        played = self._played()
        for actor, seat in changed.items():
            given = orders[seat]
            if given is None:
                kept.append(Seat(actor=actor, played=False))
                if actor in played:
                    back = Seat(actor=actor, played=True)
                    day = self.day + self.turn_days
                    later[day] = [back, *later.get(day, [])]
                continue
            if actor not in played:
                kept.append(Seat(actor=actor, played=True))
            kept += [
                Order(actor=o.actor, action=o.action) for o in given if o.actor == actor
            ]
        later[self.day] = kept
        return later

    def _played(self) -> set[str]:
        """Return the actors that people played in this turn."""
        there = self.run.branch()
        bring(there, [c for c in self.after.get(self.day, []) if isinstance(c, Seat)])
        return set(there.played)

    def before(self) -> Before:
        """Say what stood on this morning, with what was done on it."""
        there = self.run.branch()
        bring(there, self.after.get(self.day, []))
        return Before.of(there, self.turn_days)

    def live(self, changes: Mapping[int, list[Change]], number: int) -> Tomorrow | None:
        """Live one future from here to the last day; None when it fails."""
        there = self.run.branch()
        bring(there, changes.get(self.day, []))
        seed = future_seed(self.run.seed, self.day, number)
        there.world.seed = seed
        try:
            for day in sorted(day for day in changes if self.day < day < self.end):
                there.advance(day - there.day)
                bring(there, changes[day])
            there.advance(self.end - there.day)
        except DurandError:
            return None
        events = there.events
        events = events[events["day"] >= self.day]
        rows = there.series[self.day :].copy()
        return Tomorrow(number, seed, rows, events, there.digest)


def bring(run: Run, changes: Iterable[Change]) -> None:
    """Bring changes about on a run; what there is no occasion for is left undone."""
    for change in changes:
        try:
            change.check_on(run)
        except InputError:
            continue
        change.apply(run)


@dataclass(frozen=True, eq=False, repr=False)
class Otherwise:
    """A turn played otherwise, beside what the class's own orders could come to.

    Attributes
    ----------
    orders
        Other orders by seat; None: left to the model.
    own, other
        Futures from that morning to the last day, in pairs of the same luck.
    before
        What stood on that morning.
    """

    turn: int
    turn_days: int
    orders: Mapping[str, tuple[CardOrder, ...] | None]
    own: tuple[Tomorrow, ...]
    other: tuple[Tomorrow, ...]
    before: Before

    @cached_property
    def shares(self) -> dict[str, float]:
        """Share of the other futures by result of that turn."""
        return shares_of(self.other, self.before, self.turn_days)

    @cached_property
    def own_shares(self) -> dict[str, float]:
        """Share of the class's own futures by result of that turn."""
        return shares_of(self.own, self.before, self.turn_days)

    @cached_property
    def to_the_end(self) -> dict[str, tuple[float, float]]:
        """By result on to the last day: share of the own futures, of the others."""
        own, other = (shares_of(f, self.before) for f in (self.own, self.other))
        return {id_: (share, other[id_]) for id_, share in own.items()}

    @cached_property
    def typical(self) -> Tomorrow:
        """The future otherwise that is nearest to all of them."""
        from simulator.classroom.adjudication import medoid

        return medoid(self.other)

    def told(self) -> tuple[tuple[str, str], ...]:
        """Tell (seat, what it does otherwise) in words."""
        found = []
        for seat, orders in self.orders.items():
            if orders is None:
                what = "left to the model"
            else:
                words = [card_of(seat, o.actor, o.action).text for o in orders]
                what = "; ".join(words) or "holds: no order"
            found.append((role(seat).short, what))
        return tuple(found)


def shares_of(
    futures: Sequence[Tomorrow], before: Before, days: int | None = None
) -> dict[str, float]:
    """Give the share of futures that come to each result within some days."""
    marks = came([future.first(days) for future in futures], before)
    return {id_: float(np.mean(found)) for id_, found in marks.items()}


def play_otherwise(
    game: Game,
    turn: int,
    orders: Orders,
    futures: int = FUTURES,
    progress: Told | None = None,
) -> Otherwise:
    """Play a turn again with other orders of one seat or more.

    Parameters
    ----------
    game
        The class; only read.
    turn
        A turn whose result stands.
    orders
        By seat what it orders instead; None leaves it to the model in this turn.
    futures
        Pairs of futures.
    progress
        Called with (done, planned).

    Raises
    ------
    InputError
        When an order is none of its seat, or could not be given on that morning.
    DurandError
        When the turn has no result, or no future came to an end.
    """
    morning = Morning(game, turn)
    problems = []
    for seat, given in orders.items():
        game.setup.of(seat)
        if given is not None:
            means = game.state.means(turn, seat)
            problems += check_sheet(seat, given, means, morning.run)
    if problems:
        raise InputError(*problems)
    done = _Counted(progress, 2 * futures)
    own, other = (
        live_pairs(morning, changes, futures, done.one)
        for changes in (morning.after, morning.otherwise(orders))
    )
    both = {f.number for f in own} & {f.number for f in other}
    if not both:
        msg = f"Not one future of turn {turn} came to its end otherwise."
        raise DurandError(msg)
    return Otherwise(
        turn=turn,
        turn_days=morning.turn_days,
        orders={s: None if o is None else tuple(o) for s, o in orders.items()},
        own=tuple(f for f in own if f.number in both),
        other=tuple(f for f in other if f.number in both),
        before=morning.before(),
    )


def live_pairs(
    morning: Morning,
    changes: Mapping[int, list[Change]],
    futures: int,
    told: Callable[[], None] | None = None,
) -> list[Tomorrow]:
    """Live so many futures from a morning; those that fail are left out."""
    found = []
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="otherwise") as pool:
        for future in pool.map(partial(morning.live, changes), range(futures)):
            if told is not None:
                told()
            if future is not None:
                found.append(future)
    return found


def keep_otherwise(game: Game, made: Otherwise) -> str:
    """Keep a turn that was played otherwise: a branch, and an entry in the record.

    The branch is the future otherwise that is nearest to all of them.

    Returns
    -------
    str
        The name of the branch.
    """
    state, timeline = game.state, game.world.timeline
    name = f"turn {made.turn} otherwise {len(state.otherwise) + 1}"
    morning = Morning(game, made.turn)
    if timeline.branch.id != TRUNK:
        timeline.switch(TRUNK)
    timeline.fork(name, day=max(0, morning.day - 1), note=told_short(made))
    for day, changes in sorted(morning.otherwise(made.orders).items()):
        timeline.advance(max(0, day - timeline.day))
        for change in changes:
            try:
                timeline.change(change, author=AUTHOR, reason=name)
            except InputError:
                continue  # otherwise there was no occasion for it
        if day == morning.day:
            timeline.change(Roll(seed=made.typical.seed), author=AUTHOR, reason=name)
    timeline.advance(max(0, morning.end - timeline.day))
    timeline.switch(TRUNK)
    timeline.seek(game.world.first_day(state, max(state.revealed) + 1))
    game.do(
        PlayedOtherwise(
            turn=made.turn,
            orders=dict(made.orders),
            futures=len(made.other),
            shares=made.shares,
            before=made.own_shares,
            branch=name,
        )
    )
    return name


def told_short(made: Otherwise) -> str:
    """Tell in one line what was done otherwise."""
    return "; ".join(f"{who}: {what}" for who, what in made.told())[:2000]


class _Counted:
    def __init__(self, told: Told | None, planned: int) -> None:
        self._told, self._planned, self._done = told, planned, 0

    def one(self) -> None:
        self._done += 1
        if self._told is not None:
            self._told(self._done, self._planned)
