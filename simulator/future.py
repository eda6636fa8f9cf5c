"""One future: a scenario, a seed and dials, simulated day by day.

``Run`` is what the desktop, the command line and the Mesa model stand on. Same
scenario, seed, draw and changes give the same bits, in one go or in steps, on any
machine.
"""

from __future__ import annotations

import hashlib
from copy import copy
from datetime import timedelta
from typing import TYPE_CHECKING, override

import numpy as np

from simulator import engine
from simulator.assumptions import assuming
from simulator.choices import DECISION, choices_of
from simulator.compiled import wrapping
from simulator.errors import DurandError, InputError
from simulator.injects import due
from simulator.interventions import Interventions
from simulator.mechanisms import DIALS
from simulator.parameters import check_dial
from simulator.scenario import Scenario, load_scenario
from simulator.settings import Settings
from simulator.start import begin, lie_of_the_land
from simulator.warmup import prepare
from simulator.world.columns import DAY, EVENT, WORLD, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from simulator.settings import Standing

CHUNK_DAYS = 28  # days simulated between two readings of the log
CHUNK_EVENTS = 8192
type Past = tuple[np.ndarray, np.ndarray]  # days and events


class Run(Interventions):
    """One future, without Qt and without Mesa.

    Parameters
    ----------
    scenario
        A scenario, or the name of one that ships.
    dials
        Values that differ from the scenario's.
    seed
        Which luck: a whole number of 0 or more.
    without
        Claims that are switched off, by id, besides those that the scenario does.
    draw
        Which row of the uncertain constants, from 1; the reference when None.
    keep_decisions
        Whether to keep every choice with its grounds; the days then come singly.

    Raises
    ------
    InputError
        When the scenario, a claim or the draw is unknown, or a dial's name or value
        is not accepted.
    """

    def __init__(
        self,
        scenario: Scenario | str,
        dials: Mapping[str, float] | None = None,
        seed: int = 0,
        *,
        without: Iterable[str] = (),
        draw: int | None = None,
        keep_decisions: bool = False,
    ) -> None:
        if isinstance(scenario, str):
            scenario = load_scenario(scenario)
        prepare()
        settings = {**scenario.dials, **(dials or {})}
        found = [check_dial(DIALS, *item, where="dials") for item in settings.items()]
        problems = [problem for problem in found if problem is not None]
        if problems:
            raise InputError(*problems)
        self.scenario = scenario = assuming(scenario, without, draw)
        self.seed = seed
        self._settings = Settings(scenario, dials or {})
        self._kept: list[np.ndarray] | None = [] if keep_decisions else None
        # Tables of one row; the properties below give the row.
        self._rules = self._settings.table(scenario)
        self._land = lie_of_the_land(scenario.start)
        self._world = begin(scenario.start_state, self._land, self._rules, seed)
        self._rows = np.zeros(scenario.days, DAY)
        self._log = np.zeros(CHUNK_EVENTS, EVENT)
        self._events: list[bytes] = []

    @property
    @override
    def world(self) -> Record:
        """The state, to read; a view of it, not a copy."""
        return self._world[0]

    @property
    @override
    def rules(self) -> Record:
        """The numbers of the rules as they stand now."""
        return self._rules[0]

    @property
    def land(self) -> Record:
        """The land as columns."""
        return self._land[0]

    @property
    def day(self) -> int:
        """Days done."""
        return self._number("day")

    @property
    def date(self) -> date:
        """The date of the day to come."""
        return self.scenario.start + timedelta(days=self.day)

    @property
    def dials(self) -> dict[str, float]:
        """Value of every dial now."""
        return {name: float(self.rules[name]) for name in DIALS}

    @property
    def series(self) -> np.ndarray:
        """One record a day done, with the columns of ``DAY``."""
        return self._rows[: self.day]

    @property
    def events(self) -> np.ndarray:
        """What happened so far, one record an event, with the columns of ``EVENT``."""
        return np.frombuffer(bytearray().join(self._events), EVENT)

    @property
    def decisions(self) -> np.ndarray:
        """Every choice so far, with the columns of ``DECISION``, where kept."""
        return np.concatenate([np.zeros(0, DECISION), *(self._kept or ())])

    def take_decisions(self) -> np.ndarray:
        """Give every choice since they were last taken, where kept."""
        taken, self._kept = self.decisions, None if self._kept is None else []
        return taken

    @property
    def digest(self) -> str:
        """SHA-256 of the state and of every day so far: equal runs, equal digests."""
        return digest_of(self.snapshot(), self.series)

    def advance(self, days: int) -> None:
        """Simulate so many days more.

        Raises
        ------
        DurandError
            When a table of fixed size has overflown: the run is then not to be used.
        """
        self._make_room(days)
        while days > 0:
            day = self.day
            span = self._span(day, min(days, CHUNK_DAYS))
            with self.logged() as log, wrapping():
                self._bring_about(day, log)
                rows = self._rows[day : day + span]
                engine.advance(self._world, self._land, self._rules, log, rows, span)
            if self._kept is not None:
                self._kept.append(choices_of(self.world, day))
            days -= span

    def open_day(self) -> None:
        """Bring about what the scenario holds for today, for a day lived by phases."""
        with self.logged() as log, wrapping():
            self._bring_about(self.day, log)

    def _bring_about(self, day: int, log: np.ndarray) -> None:
        for inject in due(self.scenario, day):
            self._do(inject, log)

    def _span(self, day: int, most: int) -> int:
        """Days to simulate in one go: up to the next inject, or one by one."""
        if self._kept is not None:
            return 1
        for ahead in range(1, most if self.scenario.injects else 0):
            if due(self.scenario, day + ahead):
                return ahead
        return most

    def tables(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Give world, land and rules as tables of one row: views, not copies."""
        return self._world, self._land, self._rules

    def snapshot(self) -> bytes:
        """Take the whole state of now, one contiguous record."""
        return self._world.tobytes()  # a tenth of the time that ``copy`` takes

    def branch(self) -> Run:
        """Begin a run of its own at this day, with this state, past and luck."""
        other = copy(self)
        other._world = np.frombuffer(bytearray(self.snapshot()), WORLD)
        other._rules, other._settings = self._rules.copy(), copy(self._settings)
        other._rows = self._rows.copy()
        other._log = np.zeros(CHUNK_EVENTS, EVENT)
        other._events = list(self._events)
        other._kept = None if self._kept is None else list(self._kept)
        return other

    def close_day(self) -> None:
        """Write down a day that was lived phase by phase, and go on to the next."""
        self._make_room(1)
        engine.observe(self.world, self._rows, self.day)
        self.world.day += 1

    @property
    def parts(self) -> list[bytes]:
        """What happened, the events of each stretch simulated; to read."""
        return self._events

    def restore(self, state: bytes, stands: Standing, past: Past) -> None:
        """Go back to a day: its ``snapshot``, settings, and the days before it."""
        self._world[:] = np.frombuffer(state, WORLD)
        self._stand(stands)
        self._make_room(0)
        self._rows[: len(past[0])], self._events = past[0], [past[1].tobytes()]
        if self._kept is not None:
            self._kept = []

    def _number(self, name: str) -> int:
        # Of the table: reading a field of its row costs twenty times as much.
        return int(self._world[name].item())

    @override
    def logged(self) -> _Logged:
        """Collect the log of what is simulated inside: ``with run.logged() as log``."""
        return _Logged(self)

    def _make_room(self, days: int) -> None:
        short = self.day + days - len(self._rows)
        if short > 0:
            more = np.zeros(max(short, len(self._rows)), DAY)
            self._rows = np.concatenate([self._rows, more])


def digest_of(world: bytes, days: np.ndarray) -> str:
    """Make the digest of a state and of the days before it."""
    state = hashlib.sha256(world)
    state.update(days.tobytes())
    return state.hexdigest()


class _Logged:
    """Takes the log of a stretch of days into its run, and checks the tables."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def __enter__(self) -> np.ndarray:
        self._run._world["logged"] = 0
        return self._run._log

    def __exit__(self, *_: object) -> None:
        run = self._run
        if logged := run._number("logged"):
            run._events.append(run._log[:logged].tobytes())
            run._world["logged"] = 0
        if overflow := run._number("overflow"):
            msg = (
                f"On day {run.day} a table of fixed size could not take "
                f"{overflow} rows: this run cannot be used. "
                "Please report its scenario, seed and dials."
            )
            raise DurandError(msg)
