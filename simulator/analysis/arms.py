"""Arms of an experiment: many futures of one scenario under one set of assumptions.

Arms with the same seeds share their luck, future by future, so that a difference
between two is an effect. Kernels release the interpreter's lock: threads serve, and
the bits are the same on any number of them.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator import engine
from simulator.assumptions import assuming, constants_of, dials_off, switched_off
from simulator.compiled import wrapping
from simulator.errors import DurandError
from simulator.injects import morning, stretches
from simulator.rules import make_rules
from simulator.scenario import load_scenario
from simulator.situation import N_DRAWS
from simulator.start import begin, lie_of_the_land
from simulator.warmup import prepare
from simulator.world.columns import DAY, EVENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from simulator.rules import Value
    from simulator.scenario import Scenario
    from simulator.world.columns import Record

type Change = Callable[[Record, Record], None]

MOST_EVENTS = 16_384  # of a future that keeps its log
FIRST_FRESH_SEED = 700_000  # no test and no calibration uses seeds from here on


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Arm:
    """What the futures of one arm have in common.

    Attributes
    ----------
    constants
        Numbers of the rules, dials among them, that are held at a value.
    change, at
        What is done to state and rules on the morning of a day.
    keep_events
        Whether to keep the log.
    watch
        A number of the state that is read every evening (slower); "" for none.
    draws
        Whether each future also draws the uncertain constants: seed n draw n.
    """

    scenario: str
    days: int
    dials: Mapping[str, float] = field(default_factory=dict)
    constants: Mapping[str, Value] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    change: Change | None = None
    at: int = 0
    keep_events: bool = False
    watch: str = ""
    draws: bool = False


@dataclass(frozen=True, eq=False, repr=False)
class Future:
    """One future: its days, its log where kept, and what was watched, by day."""

    seed: int
    days: np.ndarray
    events: np.ndarray
    watched: np.ndarray


def simulate(arm: Arm, seed: int) -> Future:
    """Simulate one future of an arm.

    Raises
    ------
    InputError
        When the scenario or a claim is unknown.
    DurandError
        When a table of fixed size has overflown.
    """
    prepare()
    scenario = load_scenario(arm.scenario)
    draw = (seed % N_DRAWS) + 1 if arm.draws else None
    scenario = assuming(scenario, arm.without, draw)
    held = dict(arm.constants) | dials_off(switched_off(scenario))
    drawn = constants_of(scenario)
    dials = scenario.dials | dict(arm.dials)
    rules = make_rules(dials, drawn | held, scenario.doctrine)
    land = lie_of_the_land(scenario.start)
    world = begin(scenario.start_state, land, rules, seed)
    log = np.zeros(MOST_EVENTS if arm.keep_events else 0, EVENT)
    days = np.zeros(arm.days, DAY)
    watched = np.zeros(arm.days if arm.watch else 0)
    with wrapping():
        for first, span in _stretches(arm, scenario):
            morning(scenario, first, world[0], rules[0], log)
            if arm.change is not None and first == arm.at:
                arm.change(world[0], rules[0])
            rows = days[first : first + span]
            engine.advance(world, land, rules, log, rows, span)
            if arm.watch:
                watched[first] = world[arm.watch][0]
    if world[0].overflow:
        msg = f"A table of fixed size overflowed in {arm.scenario}, seed {seed}."
        raise DurandError(msg)
    events = log[: int(world[0].logged)].copy()
    return Future(seed, days, events, watched)


def _stretches(arm: Arm, scenario: Scenario) -> Iterator[tuple[int, int]]:
    """Part the days: at injects, at the arm's change, daily where choices are kept."""
    cuts = {arm.at} if arm.change is not None else set()
    for first, span in stretches(scenario, 0, arm.days):
        inner = sorted({first, first + span, *(c for c in cuts if c > first)})
        edges = [edge for edge in inner if edge <= first + span]
        if arm.watch:
            edges = list(range(first, first + span + 1))
        yield from ((a, b - a) for a, b in pairwise(edges))


def futures(arm: Arm, seeds: Sequence[int], workers: int = 2) -> list[Future]:
    """Simulate an arm on many seeds, in the order of the seeds."""
    return list(each(arm, seeds, lambda future: future, workers))


def each[T](
    arm: Arm,
    seeds: Sequence[int],
    reduce: Callable[[Future], T],
    workers: int = 2,
) -> Iterator[T]:
    """Simulate an arm on many seeds and keep of each future what is asked for."""
    prepare()
    with ThreadPoolExecutor(workers, thread_name_prefix="arm") as pool:
        yield from pool.map(lambda seed: reduce(simulate(arm, seed)), seeds)


def series(arm: Arm, seeds: Sequence[int], workers: int = 2) -> np.ndarray:
    """Return the days of many futures, [future, day], with the columns of ``DAY``."""
    return np.array([future.days for future in futures(arm, seeds, workers)])


def fresh(count: int, block: int = 0) -> range:
    """Give seeds that nothing was tuned on; blocks of them do not overlap."""
    first = FIRST_FRESH_SEED + 100_000 * block
    return range(first, first + count)


def given(**options: Any) -> Arm:
    """Make the arm that most effects are measured on: a year from October 2025."""
    return replace(Arm(scenario="october-2025", days=365), **options)
