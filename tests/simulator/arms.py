"""Paired ensembles for tests: arms that share their luck, seed by seed.

An arm that was simulated once is kept and given again; the first morning of a seed,
which costs a fifth of a year, is shared by all arms that begin alike.
"""

from functools import cache

import numpy as np

from simulator import engine
from simulator.compiled import wrapping
from simulator.mechanisms import CONSTANTS
from simulator.rules import make_rules
from simulator.scenario import load_scenario
from simulator.start import begin, lie_of_the_land
from simulator.warmup import prepare
from simulator.world.columns import DAY, EVENT

SEEDS = 60
DAYS = 365
FIRST_SEED = 1000
# What the first morning depends on.
FORMATIVE = ("band_rate", "break_share", "team_fighters")


def ensemble(
    *, days=DAYS, seeds=SEEDS, constants=None, change=None, at=0, events=None, **dials
):
    """Simulate one arm on seeds 1000, 1001, …; same seeds, same luck.

    ``change(world, rules)`` is done on day ``at``; ``events`` collects each run's log.
    """
    settings = tuple(sorted(dials.items())), tuple(sorted((constants or {}).items()))
    if events is not None:
        return _simulated(days, seeds, settings, change, at, events)
    return _kept(days, seeds, settings, change, at)


@cache
def _kept(days, seeds, settings, change, at):
    futures = _simulated(days, seeds, settings, change, at, None)
    futures.flags.writeable = False
    return futures


def _simulated(days, seeds, settings, change, at, events):
    prepare()
    scenario = load_scenario("october-2025")
    land = lie_of_the_land(scenario.start)
    futures = np.zeros((seeds, days), DAY)
    for n in range(seeds):
        rules = make_rules({**scenario.dials, **dict(settings[0])})
        for name, value in settings[1]:
            rules[0][name] = value
        log = np.zeros(0 if events is None else 4096, EVENT)
        world = morning(FIRST_SEED + n, rules)
        world[0].logged = 0
        with wrapping():
            engine.advance(world, land, rules, log, futures[n][:at], at)
            if change is not None:
                change(world[0], rules[0])
            rest = futures[n][at:]
            engine.advance(world, land, rules, log, rest, days - at)
        if events is not None:
            events.append(log[: int(world[0].logged)].copy())
    return futures


def morning(seed, rules):
    """Give the world of the first morning of October 2025."""
    ways = tuple(rules[0][name].tobytes() for name in FORMATIVE)
    world = _morning(seed, ways).copy()
    world[0].tie = rules[0].isi_haqqani_ties
    return world


@cache
def _morning(seed, ways):
    scenario = load_scenario("october-2025")
    rules = make_rules(scenario.dials)
    for name, way in zip(FORMATIVE, ways, strict=True):
        shape = np.shape(CONSTANTS[name].default)
        rules[0][name] = np.frombuffer(way).reshape(shape)
    return begin(scenario.start_state, lie_of_the_land(scenario.start), rules, seed)


def arms(dial, constants=None, low=0.0, high=1.0, **rest):
    """Simulate a dial at its low and its high end, all else and all luck the same."""
    return (
        ensemble(constants=constants, **{dial: low}, **rest),
        ensemble(constants=constants, **{dial: high}, **rest),
    )


def effect(outcome, low, high):
    """Return the mean paired difference and the half-width of its 95 % interval."""
    gaps = outcome(high) - outcome(low)
    return gaps.mean(), 1.96 * gaps.std(ddof=1) / len(gaps) ** 0.5


def assert_down(outcome, low, high):
    mean, half = effect(outcome, low, high)
    assert mean + half < 0, (mean, half)


def assert_up(outcome, low, high):
    mean, half = effect(outcome, low, high)
    assert mean - half > 0, (mean, half)


def same(low, high):
    """Whether two arms are equal to the bit."""
    return low.tobytes() == high.tobytes()


def rung_days(futures, rung=5):
    """Count days at or above a rung, from day 30 on."""
    return (futures["rung"][:, 30:] >= rung).sum(axis=1).astype(float)


def total(column, first=0, last=None):
    """Make the outcome: sum of a column over days."""
    return lambda futures: futures[column][:, first:last].sum(axis=1).astype(float)


def mean(column, first=0, last=None):
    """Make the outcome: mean of a column over days."""
    return lambda futures: futures[column][:, first:last].mean(axis=1)
