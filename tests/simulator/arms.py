"""Paired ensembles for tests: arms that share their luck, seed by seed."""

import numpy as np

from simulator import engine
from simulator.compiled import wrapping
from simulator.rules import make_rules
from simulator.scenario import load_scenario
from simulator.start import begin, lie_of_the_land
from simulator.warmup import prepare
from simulator.world.columns import DAY, EVENT

SEEDS = 60
DAYS = 365
FIRST_SEED = 1000


def ensemble(
    *, days=DAYS, seeds=SEEDS, constants=None, change=None, at=0, events=None, **dials
):
    """Simulate one arm on seeds 1000, 1001, …; same seeds, same luck.

    ``change(world, rules)`` is done on day ``at``; ``events`` collects each run's log.
    """
    prepare()
    scenario = load_scenario("october-2025")
    land = lie_of_the_land(scenario.start)
    futures = np.zeros((seeds, days), DAY)
    for n in range(seeds):
        rules = make_rules({**scenario.dials, **dials})
        for name, value in (constants or {}).items():
            rules[0][name] = value
        log = np.zeros(0 if events is None else 4096, EVENT)
        world = begin(scenario.start_state, land, rules, FIRST_SEED + n)
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
