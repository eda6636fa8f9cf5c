"""One future: a scenario, a seed and dials, simulated day by day.

``Run`` is what the desktop, the command line and the Mesa model stand on; ``run`` does
a whole one at once. Same scenario, seed and changes give the same bits, in one go or in
steps, on any machine.
"""

from __future__ import annotations

import hashlib
from copy import copy
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

import simulator
from simulator import engine
from simulator.compiled import wrapping
from simulator.definitions import STEPS
from simulator.errors import DurandError, InputError
from simulator.mechanisms import DIALS
from simulator.parameters import check_dial
from simulator.rules import make_rules
from simulator.scenario import Scenario, load_scenario
from simulator.start import begin, lie_of_the_land
from simulator.warmup import prepare
from simulator.weekly import weekly_rows
from simulator.world.columns import DAY, EVENT, WORLD, Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

CHUNK_DAYS = 28  # days simulated between two readings of the log
CHUNK_EVENTS = 8192
type Past = tuple[np.ndarray, np.ndarray]  # days and events


class Run:
    """One future, without Qt and without Mesa.

    Parameters
    ----------
    scenario
        A scenario, or the name of one that ships.
    dials
        Values that differ from the scenario's.
    seed
        Which luck: a whole number of 0 or more.

    Raises
    ------
    InputError
        When the scenario is unknown or a dial's name or value is not accepted.
    """

    def __init__(
        self,
        scenario: Scenario | str,
        dials: Mapping[str, float] | None = None,
        seed: int = 0,
    ) -> None:
        if isinstance(scenario, str):
            scenario = load_scenario(scenario)
        prepare()
        settings = {**scenario.dials, **(dials or {})}
        found = [check_dial(DIALS, *item, where="dials") for item in settings.items()]
        problems = [problem for problem in found if problem is not None]
        if problems:
            raise InputError(*problems)
        self.scenario = scenario
        self.seed = seed
        # Tables of one row; the properties below give the row.
        self._rules = make_rules(settings)
        self._land = lie_of_the_land(scenario.start)
        self._world = begin(scenario.start_state, self._land, self._rules, seed)
        self._rows = np.zeros(scenario.days, DAY)
        self._log = np.zeros(CHUNK_EVENTS, EVENT)
        self._events: list[bytes] = []

    @property
    def world(self) -> Record:
        """The state, to read; a view of it, not a copy."""
        return self._world[0]

    @property
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
    def digest(self) -> str:
        """SHA-256 of the state and of every day so far: equal runs, equal digests."""
        state = hashlib.sha256(self._world.tobytes())
        state.update(self.series.tobytes())
        return state.hexdigest()

    def set_dial(self, name: str, value: float) -> None:
        """Give a dial a value from the next day on.

        Raises
        ------
        InputError
            When the name or the value is not accepted; nothing is changed then.
        """
        problem = check_dial(DIALS, name, value, "dial")
        if problem is not None:
            raise InputError(problem)
        self.rules[name] = value

    def advance(self, days: int) -> None:
        """Simulate so many days more.

        Raises
        ------
        DurandError
            When a table of fixed size has overflown: the run is then not to be used.
        """
        self._make_room(days)
        while days > 0:
            span, day = min(days, CHUNK_DAYS), self.day
            with self.logged() as log, wrapping():
                rows = self._rows[day : day + span]
                engine.advance(self._world, self._land, self._rules, log, rows, span)
            days -= span

    def snapshot(self) -> bytes:
        """Take the whole state of now, one contiguous record."""
        return self._world.tobytes()  # a tenth of the time that ``copy`` takes

    def branch(self) -> Run:
        """Begin a run of its own at this day, with this state, past and luck."""
        other = copy(self)
        other._world = np.frombuffer(bytearray(self.snapshot()), WORLD)
        other._rules = self._rules.copy()
        other._rows = self._rows.copy()
        other._log = np.zeros(CHUNK_EVENTS, EVENT)
        other._events = list(self._events)
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

    def restore(self, state: bytes, dials: Mapping[str, float], past: Past) -> None:
        """Go back to a day: its ``snapshot``, dials, and days and events before it."""
        self._world[:] = np.frombuffer(state, WORLD)
        for name, value in dials.items():
            self.rules[name] = value
        self._make_room(0)
        self._rows[: len(past[0])], self._events = past[0], [past[1].tobytes()]

    def _number(self, name: str) -> int:
        # Of the table: reading a field of its row costs twenty times as much.
        return int(self._world[name].item())

    def logged(self) -> _Logged:
        """Collect the log of what is simulated inside: ``with run.logged() as log``."""
        return _Logged(self)

    def _make_room(self, days: int) -> None:
        short = self.day + days - len(self._rows)
        if short > 0:
            more = np.zeros(max(short, len(self._rows)), DAY)
            self._rows = np.concatenate([self._rows, more])


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


@dataclass(frozen=True)
class RunResult:
    """A whole run: its days, its events, and how to repeat it."""

    scenario: Scenario
    dials: Mapping[str, float]
    seed: int
    series: np.ndarray
    events: np.ndarray
    digest: str

    def weekly(self) -> list[dict[str, Any]]:
        """Return one row a week: maxima, sums, and the state at its end."""
        return weekly_rows(self.series, self.scenario.start)

    def summary(self) -> dict[str, Any]:
        """Return what was run and what came of it, as plain values."""
        days = self.series
        return {
            "scenario": self.scenario.name,
            "version": simulator.__version__,
            "seed": self.seed,
            "start": self.scenario.start,
            "days": len(days),
            "dials": dict(self.dials),
            "peak_rung": int(days["rung"].max()),
            "peak_rung_text": STEPS[int(days["rung"].max())],
            "totals": {
                name: int(days[name].sum())
                for name in ("attacks", "deaths", "border_clashes", "strikes")
            },
            "days_of_ceasefire": int(days["ceasefire"].sum()),
            "digest": self.digest,
        }


def run(
    scenario: Scenario | str,
    dials: Mapping[str, float] | None = None,
    seed: int = 0,
    days: int | None = None,
) -> RunResult:
    """Simulate a whole scenario.

    Parameters
    ----------
    scenario
        A scenario, or the name of one that ships.
    dials
        Values that differ from the scenario's.
    seed
        Which luck: a whole number of 0 or more.
    days
        How long, in days; the scenario's own length when not given.

    Raises
    ------
    InputError
        When the scenario is unknown or a dial's name or value is not accepted.
    """
    future = Run(scenario, dials, seed)
    future.advance(future.scenario.days if days is None else days)
    return RunResult(
        scenario=future.scenario,
        dials=future.dials,
        seed=seed,
        series=future.series,
        events=future.events,
        digest=future.digest,
    )
