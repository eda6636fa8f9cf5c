"""The debrief: what happened, what was luck and what was choice, who met which aims.

Two fans stand behind the class's line: its own orders with other luck, and the same
weeks with the model at every seat. Where the line lies in the first says how lucky the
class was; how far the two lie apart says what its choices did.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.analysis.measures import MEASURES, Context
from simulator.classroom.aims import results
from simulator.classroom.cards import card_of
from simulator.classroom.otherwise import bring
from simulator.classroom.results import result
from simulator.classroom.roles import role
from simulator.classroom.turning import turning_points
from simulator.ensemble.futures import future_seed
from simulator.errors import DurandError
from simulator.run import Run
from simulator.timeline.changes import Roll

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from simulator.classroom.aims import AimResult
    from simulator.classroom.game import Game
    from simulator.classroom.record import Adjudicated
    from simulator.classroom.turning import TurningPoint
    from simulator.timeline.journal import Entry

FUTURES = 200
WORKERS = 2
WEEK = 7
LEFT_OUT = 100  # of the bar: the deeds left out one by one, for turning points
LUCK_OR_CHOICE = ("rung_days_4", "attacks", "displaced", "cost_usd_m")
CLEAR = 0.15  # a difference of shares that is worth words


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn as it is told afterwards.

    Attributes
    ----------
    orders
        (seat, what it ordered, in words).
    came
        The results that came, in words, with the share of futures that had them.
    adjusted
        Why the umpire chose another future than the rolled one, or "".
    """

    number: int
    day: int
    orders: tuple[tuple[str, str], ...]
    came: tuple[tuple[str, float], ...]
    missed: tuple[tuple[str, float], ...]
    undone: tuple[str, ...]
    adjusted: str


@dataclass(frozen=True, slots=True)
class LuckOrChoice:
    """One measure of the class beside its two fans.

    Attributes
    ----------
    line
        What the class came to.
    orders, model
        Medians with the class's orders and other luck, and with the model at every
        seat.
    lower
        Share of the futures with the class's orders that came out lower.
    lower_model
        Share of the futures of the model that came out lower.
    verdict
        What it says, in a sentence.
    """

    measure: str
    label: str
    unit: str
    line: float
    orders: float
    model: float
    lower: float
    lower_model: float
    verdict: str


@dataclass(frozen=True, eq=False, slots=True)
class Ending:
    """Where the class ended, beside where its futures end: luck or choice.

    Attributes
    ----------
    line
        The highest step of the class's last turn.
    own, model
        The same of each future, with its orders and with the model at every seat.
    """

    line: int
    own: np.ndarray
    model: np.ndarray

    @property
    def shares(self) -> tuple[float, float]:
        """Share of its own futures, and of the model's, that end there or lower."""
        own, model = (float((x <= self.line).mean()) for x in (self.own, self.model))
        return own, model

    @property
    def verdict(self) -> str:
        """Say in two words how much of it was luck, how much choice."""
        luck = abs(2 * _below(self.own, self.line) - 1)
        less = float((self.own[:, None] < self.model[None, :]).mean())
        ties = float((self.own[:, None] == self.model[None, :]).mean())
        choice = abs(2 * (less + ties / 2) - 1)
        if max(luck, choice) < 2 * CLEAR:
            return "Much as usual"
        if abs(luck - choice) < CLEAR:
            return "Some of both"
        return "Mostly choice" if choice > luck else "Mostly luck"


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a seat expected before a reveal, and what came."""

    turn: int
    seat: str
    question: str
    percent: int
    share: float
    came: bool


@dataclass(frozen=True, eq=False, repr=False)
class Debrief:
    """All that the debrief shows.

    Attributes
    ----------
    rows
        Days of the class's line.
    own, model
        Days [future, day] with its orders and other luck; with the model alone.
    start
        The date of day 0; None with the fictional twin, which has no real dates.
    """

    title: str
    rows: np.ndarray
    own: np.ndarray
    model: np.ndarray
    turns: tuple[Turn, ...]
    turning: tuple[TurningPoint, ...]
    ending: Ending
    luck: tuple[LuckOrChoice, ...]
    aims: dict[str, tuple[AimResult, ...]]
    predictions: tuple[Prediction, ...]
    reflected: dict[str, str]
    turn_days: int
    start: date | None

    def answered(self, reflected: Mapping[str, str]) -> Debrief:
        """Return the same with what the class has answered since."""
        return replace(self, reflected=dict(reflected))


def make_debrief(
    game: Game,
    futures: int = FUTURES,
    progress: Callable[[int, int], None] | None = None,
) -> Debrief:
    """Make the debrief of a class.

    Raises
    ------
    DurandError
        When no turn has a result yet.
    """
    state, timeline = game.state, game.world.timeline
    days = game.world.first_day(state, state.turns_done + 1)
    if days == 0:
        msg = "No turn has a result yet: there is nothing to look back on."
        raise DurandError(msg)
    rows = timeline.rows[:days]
    blank = Run(timeline.scenario, timeline.dials, timeline.seed)
    context = Context.of(blank)
    entries = [e for e in timeline.branch.entries if e.day < days]
    done = _Counted(progress, 2 * futures + LEFT_OUT)
    own = _fan(game, blank, entries, days, futures, done)
    model = _fan(game, blank, (), days, futures, done)
    turns = tuple(
        _turn(game, one)
        for number, one in sorted(state.adjudicated.items())
        if number in state.revealed
    )
    return Debrief(
        title=state.setup.title or timeline.scenario.title,
        rows=rows,
        own=own,
        model=model,
        turns=turns,
        turning=turning_points(game, done.part),
        ending=Ending(
            *(_last_step(x, state.setup.turn_days) for x in (rows, own, model))
        ),
        luck=tuple(_luck(name, rows, own, model, context) for name in LUCK_OR_CHOICE),
        aims={seat: results(seat, rows, list(model), context) for seat in state.by},
        predictions=tuple(_predictions(game, turns)),
        reflected=dict(state.reflected),
        turn_days=state.setup.turn_days,
        start=None if state.setup.twin else timeline.scenario.start,
    )


def course(days: np.ndarray) -> np.ndarray:
    """Give the step of escalation day by day, as the mean of the week up to the day.

    Parameters
    ----------
    days
        Days [day], or [future, day], with the columns of ``DAY``.
    """
    steps = days["rung"].astype(float)
    sums = np.cumsum(steps, axis=-1)
    sums[..., WEEK:] -= np.cumsum(steps, axis=-1)[..., :-WEEK]
    count = np.minimum(np.arange(1, steps.shape[-1] + 1), WEEK)
    return np.asarray(sums / count)


def _last_step(days: np.ndarray, turn: int) -> Any:
    """Give the highest step of the last turn, of one line or of each future."""
    return days["act"][..., -turn:].max(axis=-1)


class _Counted:
    def __init__(self, told: Callable[[int, int], None] | None, planned: int) -> None:
        self._told, self._planned, self._done = told, planned, 0

    def one(self) -> None:
        self._done += 1
        if self._told is not None:
            self._told(self._done, self._planned)

    def part(self, done: int, of: int) -> None:
        """Count the deeds that were left out one by one, as a part of the whole."""
        if self._told is not None:
            self._told(self._done + LEFT_OUT * done // of, self._planned)


def _fan(
    game: Game,
    blank: Run,
    entries: Iterable[Entry],
    days: int,
    futures: int,
    done: _Counted,
) -> np.ndarray:
    """Live the weeks of the class again with other luck, orders and all."""
    kept = [e for e in entries if not isinstance(e.change, Roll)]
    work = partial(_again, blank, kept, days)
    found = []
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="debrief") as pool:
        for rows in pool.map(work, range(futures)):
            done.one()
            if rows is not None:
                found.append(rows)
    if not found:
        msg = f"None of the futures of {game.setup.scenario} could be simulated."
        raise DurandError(msg)
    return np.stack(found)


def _again(
    blank: Run, entries: list[Entry], days: int, number: int
) -> np.ndarray | None:
    run = blank.branch()
    run.world.seed = future_seed(blank.seed, 0, number)
    try:
        for day in sorted({0, *(entry.day for entry in entries)}):
            run.advance(day - run.day)
            bring(run, [entry.change for entry in entries if entry.day == day])
        run.advance(days - run.day)
    except DurandError:
        return None
    return run.series.copy()


def _turn(game: Game, done: Adjudicated) -> Turn:
    state = game.state
    first = game.world.first_day(state, done.turn)
    came = state.revealed[done.turn].came
    shares = done.shares
    adjusted = state.adjusted.get(done.turn)
    return Turn(
        number=done.turn,
        day=first,
        orders=tuple(
            (role(seat).short, card_of(seat, o.actor, o.action).text)
            for seat in state.by
            for o in state.orders(done.turn, seat)
        ),
        came=tuple((result(i).label, shares[i]) for i in shares if came.get(i)),
        missed=tuple(
            (result(i).label, shares[i]) for i in shares if not came.get(i, True)
        ),
        undone=done.undone,
        adjusted=adjusted.reason if adjusted else "",
    )


def _luck(
    name: str, rows: np.ndarray, own: np.ndarray, model: np.ndarray, context: Context
) -> LuckOrChoice:
    measure = MEASURES[name]
    line = measure.of(rows, context)
    with_orders = np.array([measure.of(days, context) for days in own])
    without = np.array([measure.of(days, context) for days in model])
    lower, lower_model = _below(with_orders, line), _below(without, line)
    # Of two draws, how often the class's orders give less than the model's.
    less = float((with_orders[:, None] < without[None, :]).mean())
    ties = float((with_orders[:, None] == without[None, :]).mean())
    return LuckOrChoice(
        measure=name,
        label=measure.label,
        unit=measure.unit,
        line=line,
        orders=float(np.median(with_orders)),
        model=float(np.median(without)),
        lower=lower,
        lower_model=lower_model,
        verdict=verdict(lower, less + ties / 2),
    )


def _below(values: np.ndarray, line: float) -> float:
    return float((values < line).mean() + (values == line).mean() / 2)


def verdict(lower: float, less: float) -> str:
    """Say what was luck and what was choice.

    Parameters
    ----------
    lower
        Share of the futures with the same orders that came out lower.
    less
        How often one with the class's orders comes out lower than one of the model.
    """
    if abs(lower - 0.5) < 0.5 - CLEAR:
        luck = "Your luck was ordinary"
    else:
        luck = "You had luck" if lower < 0.5 else "You had bad luck"
    if abs(less - 0.5) < CLEAR / 2:
        return f"{luck}; your choices made little difference to this."
    way = "lower" if less > 0.5 else "higher"
    often = round(100 * max(less, 1 - less))
    return f"{luck}; your choices made it {way} in {often} of 100 comparisons."


def _predictions(game: Game, turns: tuple[Turn, ...]) -> Iterable[Prediction]:
    done = {turn.number for turn in turns}
    for (turn, seat, question), percent in game.state.predicted.items():
        if turn in done and question in game.state.adjudicated[turn].shares:
            yield Prediction(
                turn=turn,
                seat=role(seat).short,
                question=result(question).question,
                percent=percent,
                share=game.state.adjudicated[turn].shares[question],
                came=game.state.revealed[turn].came[question],
            )
