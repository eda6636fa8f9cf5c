"""One future from a live state: a piece of work that any worker can carry out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from simulator import engine
from simulator.assumptions import assuming, constants_of, dials_off, switched_off
from simulator.choices import no_choices
from simulator.compiled import wrapping
from simulator.ensemble.cases import Made, check_finite
from simulator.ensemble.version import model_version
from simulator.errors import DurandError
from simulator.injects import morning, stretches
from simulator.randomness import key, stream, uniform
from simulator.situation import N_DRAWS
from simulator.warmup import prepare
from simulator.world.columns import ACT_MEMORY, DAY, EVENT

if TYPE_CHECKING:
    from simulator.ensemble.work import Stop
    from simulator.run import Run
    from simulator.scenario import Scenario

type Vary = Literal["luck", "unknowns"]

VARY = ("luck", "unknowns")
SEEDS = stream("futures.seed")
DRAWS = stream("futures.draw")
MOST_EVENTS = 8192  # of one stretch of days


@dataclass(frozen=True, eq=False, repr=False)
class Start:
    """The state that every future of a fan begins from, and what they vary.

    Attributes
    ----------
    world, land, rules
        Tables of one row; the fan's own copies of the state and of the numbers.
    seed, day
        The line's seed and the days it had done.
    scenario
        For what it still brings about.
    vary
        ``luck``: what is uncertain stays as in the line. ``unknowns``: each future
        also draws a row of the uncertain constants.
    """

    world: np.ndarray
    land: np.ndarray
    rules: np.ndarray
    seed: int
    day: int
    scenario: Scenario | None = None
    vary: Vary = "luck"

    @classmethod
    def of(cls, run: Run, vary: Vary = "luck") -> Start:
        """Copy the state of a run as it stands."""
        world, land, rules = run.tables()
        tables = world.copy(), land, rules.copy()
        # The luck of the state, which an umpire may have chosen anew since day 0.
        return cls(*tables, int(world["seed"][0]), run.day, run.scenario, vary)

    def acts_before(self) -> np.ndarray:
        """Give the act levels of the last fourteen days, the latest last."""
        acts = self.world[0].acts
        return np.array([acts[(self.day + k) % ACT_MEMORY] for k in range(ACT_MEMORY)])

    @property
    def truce(self) -> bool:
        """Whether a ceasefire was in force."""
        return bool(self.world[0].truce > 0.0)

    @cached_property
    def digest(self) -> str:
        """Hash of all that its futures depend on, but for their number and length."""
        told = hashlib.sha256(model_version().encode())
        for table in (self.world, self.land, self.rules):
            told.update(table.tobytes())
        injects = self.scenario.injects if self.scenario else ()
        held = switched_off(self.scenario) if self.scenario else ()
        told.update(repr((self.seed, self.day, self.vary, injects, held)).encode())
        return told.hexdigest()

    def rules_of(self, draw: int | None) -> np.ndarray:
        """Copy the numbers of the rules, with the uncertain ones of a draw."""
        rules = self.rules.copy()
        if draw is None or self.scenario is None:
            return rules
        held = dials_off(switched_off(self.scenario))
        drawn = constants_of(assuming(self.scenario, (), draw))
        for name, value in drawn.items():
            if name not in held:
                rules[name] = value
        return rules


def future_seed(seed: int, day: int, number: int) -> int:
    """Seed of a future, which is never the line's own."""
    with wrapping():
        drawn = int(uniform(key(seed, SEEDS, day), number) * 2**52)
    return drawn if drawn != seed else drawn + 1


@lru_cache(maxsize=64)
def _shuffled(seed: int, day: int) -> list[int]:
    prepare()
    with wrapping():
        keyed = key(seed, DRAWS, day)
        drawn = [uniform(keyed, k) for k in range(N_DRAWS)]
    return [int(k) + 1 for k in np.argsort(drawn)]


def future_draw(seed: int, day: int, number: int) -> int:
    """Draw of a future that varies what is uncertain, from 1.

    The draws come in a shuffled order, each as often as any other: so a fan covers
    them evenly, and two settings of the dials share them future by future.
    """
    return _shuffled(seed, day)[number % N_DRAWS]


@dataclass(frozen=True, eq=False)
class FutureJob:
    """One future of a fan.

    Attributes
    ----------
    start
        Where it begins.
    number
        Which of the fan's futures.
    days
        How far ahead.
    """

    start: Start
    number: int
    days: int

    @cached_property
    def seed(self) -> int:
        """Its luck."""
        return future_seed(self.start.seed, self.start.day, self.number)

    @cached_property
    def draw(self) -> int | None:
        """Its row of the uncertain constants; None: those of the line."""
        if self.start.vary == "luck":
            return None
        return future_draw(self.start.seed, self.start.day, self.number)

    @cached_property
    def key(self) -> str:
        """SHA-256 of all that its bits depend on."""
        told = f"{self.start.digest} {self.number} {self.days}"
        return hashlib.sha256(told.encode()).hexdigest()

    def label(self) -> dict[str, Any]:
        """Say what it is, for whoever reads a store."""
        scenario = self.start.scenario
        return {
            "arm": f"future {self.number} from day {self.start.day}",
            "scenario": scenario.name if scenario else "",
            "seed": self.seed,
            "draw": self.draw,
            "days": self.days,
        }

    def simulate(self, stop: Stop) -> Made:
        """Simulate it to its end; nothing is absorbing, so none ends early.

        Raises
        ------
        DurandError
            When a value is not a number, or a table overflowed.
        """
        start = self.start
        world, rules = start.world.copy(), start.rules_of(self.draw)
        world[0].seed = self.seed
        series, log = np.zeros(self.days, DAY), np.zeros(MOST_EVENTS, EVENT)
        events = []
        for first, span in stretches(start.scenario, start.day, self.days):
            stop.check()
            rows = series[first : first + span]
            world["logged"] = 0
            with wrapping():
                morning(start.scenario, start.day + first, world[0], rules[0], log)
                engine.advance(world, start.land, rules, log, rows, span)
            events.append(log[: int(world["logged"].item())].copy())
        if world[0].overflow:
            msg = "a table of fixed size overflowed"
            raise DurandError(msg)
        check_finite(series)
        digest = hashlib.sha256(world.tobytes() + series.tobytes()).hexdigest()
        return Made(series, _joined(events), no_choices(), digest)


def _joined(logs: list[np.ndarray]) -> np.ndarray:
    """Join logs; NumPy's own way compares their columns anew each time."""
    whole, at = np.empty(sum(map(len, logs)), EVENT), 0
    for log in logs:
        whole[at : at + len(log)] = log
        at += len(log)
    return whole
