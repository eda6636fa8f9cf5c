"""What a class does to the world: entries in the journal of its timeline.

The morning of a turn brings who is played, what was ordered, signed and injected; the
chosen future becomes the line by going on with its seed. The trunk of the timeline is
the class's line; what was rolled and not taken stays as a branch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.analysis.measures import Context
from simulator.classroom.adjudication import Fan
from simulator.classroom.cards import card_of
from simulator.classroom.futures import live_futures, rolled
from simulator.classroom.injects import WATCHED
from simulator.classroom.results import Before
from simulator.classroom.roles import role
from simulator.classroom.terms import mediated, signed_in
from simulator.ensemble.futures import future_seed
from simulator.errors import DurandError, InputError
from simulator.situation import Inject
from simulator.timeline.changes import Injected, Order, Roll, Seat, Signed
from simulator.timeline.tree import TRUNK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    import numpy as np

    from simulator.classroom.futures import Tomorrow
    from simulator.classroom.state import ClassState
    from simulator.situation import InjectKind
    from simulator.timeline.change import Change
    from simulator.timeline.timeline import Timeline

AUTHOR = "class"
WEEK = 7


def _of_week(how: str, days: np.ndarray) -> float:
    if how == "max":
        return float(days.max())
    return float(days.sum() if how == "sum" else days[-1])


class ClassWorld:
    """The world of a class.

    Parameters
    ----------
    timeline
        Where it is lived; its trunk is the class's line.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline

    def first_day(self, state: ClassState, turn: int) -> int:
        """Return the day on whose morning a turn opens."""
        return (turn - 1) * state.setup.turn_days

    @property
    def date(self) -> date:
        """The date on which the class stands."""
        return self.timeline.run.date

    def week(self) -> dict[str, float]:
        """Say what the last week was, for conditions on it."""
        rows = self.timeline.run.series[-WEEK:]
        if not len(rows):
            return {}
        return {name: _of_week(how, rows[name]) for name, how in WATCHED.items()}

    def stand(self, state: ClassState) -> None:
        """Stand where the record says: on the morning of the turn that is under way.

        What the record holds and the timeline lost (a crash between the two) is lived
        again; it comes out the same.
        """
        if self.timeline.branch.id != TRUNK:
            self.timeline.switch(TRUNK)
        for turn in sorted(state.revealed):
            end = self.first_day(state, turn + 1)
            if self.timeline.head < end or self._seed_on(turn, state) is None:
                self.timeline.seek(self.first_day(state, turn))
                self.morning(state, turn)
                self._go(state, turn, state.revealed[turn].number)
        last = max(state.revealed, default=0)
        self._clear(self.first_day(state, last + 1))

    def morning(self, state: ClassState, turn: int) -> tuple[str, ...]:
        """Bring about all that a turn's morning holds.

        Returns
        -------
        tuple
            The orders that could not be carried out, told with the reason.
        """
        self._clear(self.first_day(state, turn))
        undone = []
        for change, told in self._changes(state, turn):
            try:
                self.timeline.change(change, author=AUTHOR, reason=f"turn {turn}")
            except InputError:
                undone.append(f"{told}: there was no occasion for it that morning")
        return tuple(undone)

    def _clear(self, day: int) -> None:
        """Stand on a morning of which nothing has been brought about yet."""
        if self.timeline.day != day:
            self.timeline.seek(day)
        while self._left(day):
            self.timeline.undo()  # what a crash, or a first try, left of it

    def _left(self, day: int) -> bool:
        entries = self.timeline.branch.entries
        return any(e.day == day and e.author == AUTHOR for e in entries)

    def _changes(self, state: ClassState, turn: int) -> Iterator[tuple[Change, str]]:
        """Give what happens on a turn's morning, in order, each with its words."""
        playing = set(self.timeline.run.played)
        for seat, by in state.by_in(turn).items():
            for actor in role(seat).actors:
                if (actor in playing) != (by == "people"):
                    yield Seat(actor=actor, played=by == "people"), role(seat).short
        for inject in state.prepared.values():
            step = state.injects.get(inject.id)
            fired = step is not None and step.step == "fired" and step.turn == turn
            if fired and inject.kind != "news":
                yield self._injected(inject.kind, inject.size, inject.title)
        for treaty in signed_in(state, turn):
            told = f"treaty {treaty.number}"
            change = Signed(terms=treaty.topics, mediated=mediated(treaty), text=told)
            yield change, told
        for seat in state.by:
            for order in state.orders(turn, seat):
                card = card_of(seat, order.actor, order.action)
                yield Order(actor=order.actor, action=order.action), card.text

    def _injected(self, kind: InjectKind, size: float, told: str) -> tuple[Change, str]:
        what = Inject(date=self.date, kind=kind, size=size, text=told)
        return Injected(inject=what), told

    def fan(
        self,
        state: ClassState,
        turn: int,
        progress: Callable[[int, int], None] | None = None,
    ) -> Fan:
        """Live the futures of a turn whose morning has been brought about."""
        run, setup = self.timeline.run, state.setup
        before, context = Before.of(run, setup.turn_days), Context.of(run)
        futures, failed = live_futures(run, setup.turn_days, setup.futures, progress)
        one = rolled(futures, setup.seed, turn)
        return Fan(turn, futures, failed, one, before, context)

    def become(self, state: ClassState, fan: Fan, chosen: Tomorrow) -> None:
        """Make a future of a turn the line; keep the rolled one as a branch.

        Raises
        ------
        DurandError
            When the line does not come out as the future did, to the last bit.
        """
        day = self.first_day(state, fan.turn)
        again = self.timeline.head > day
        if chosen.number != fan.rolled.number or again:
            told = "as rolled" if not again else f"take {len(state.taken_back)}"
            self._keep_branch(f"turn {fan.turn} {told}", fan, day, again)
        self._go_with(day, chosen.seed, state.setup.turn_days)
        if self.timeline.run.digest != chosen.digest:
            msg = (
                f"Turn {fan.turn} did not repeat to the last bit (future "
                f"{chosen.number}); please report it."
            )
            raise DurandError(msg)

    def _keep_branch(self, name: str, fan: Fan, day: int, again: bool) -> None:
        taken = {branch.name for branch in self.timeline.tree.branches.values()}
        if name in taken:
            return
        self.timeline.fork(name, day=day)
        if not again:
            self._go_with(day, fan.rolled.seed, len(fan.rolled.rows))
        self.timeline.switch(TRUNK)

    def _go_with(self, day: int, seed: int, days: int) -> None:
        self.timeline.seek(day)
        self.timeline.change(Roll(seed=seed), author=AUTHOR, reason="roll")
        self.timeline.advance(day + days - self.timeline.day)

    def _go(self, state: ClassState, turn: int, number: int) -> None:
        day = self.first_day(state, turn)
        seed = future_seed(self.timeline.run.seed, day, number)
        self._go_with(day, seed, state.setup.turn_days)

    def _seed_on(self, turn: int, state: ClassState) -> int | None:
        day = self.first_day(state, turn)
        for entry in self.timeline.branch.entries:
            if entry.day == day and isinstance(entry.change, Roll):
                return entry.change.seed
        return None
