"""What each of the six dials does, in paired runs that share their luck.

Signs and numbers of seeds were fixed before the runs; each test also shows that the
effect is gone when its cause is switched off.
"""

import numpy as np
import pytest

from simulator import engine
from simulator.compiled import wrapping
from simulator.mechanisms import CONSTANTS, DIALS, MECHANISMS, mechanism_of
from simulator.rules import make_rules
from simulator.scenario import load_scenario
from simulator.start import begin, lie_of_the_land
from simulator.warmup import prepare
from simulator.world.columns import DAY, EVENT

SEEDS = 60
DAYS = 365
UNBLAMED = {"attribution": 0.0}


def ensemble(days=DAYS, seeds=SEEDS, constants=None, **dials):
    """Simulate one arm on seeds 1000, 1001, …; same seeds, same luck."""
    prepare()
    scenario = load_scenario("october-2025")
    land = lie_of_the_land(scenario.start)
    rules = make_rules({**scenario.dials, **dials})
    for name, value in (constants or {}).items():
        rules[0][name] = value
    futures = np.zeros((seeds, days), DAY)
    for n in range(seeds):
        world = begin(scenario.start_state, land, rules, 1000 + n)
        with wrapping():
            engine.advance(world, land, rules, np.zeros(0, EVENT), futures[n], days)
    return futures


def effect(outcome, low, high):
    """Return the mean paired difference and the half-width of its 95 % interval."""
    gaps = outcome(high) - outcome(low)
    return gaps.mean(), 1.96 * gaps.std(ddof=1) / len(gaps) ** 0.5


def rung_days(futures, rung=5):
    return (futures["rung"][:, 30:] >= rung).sum(axis=1).astype(float)


def attacks(futures):
    return futures["attacks"].sum(axis=1).astype(float)


def assert_down(outcome, low, high):
    mean, half = effect(outcome, low, high)
    assert mean + half < 0, (mean, half)


def assert_up(outcome, low, high):
    mean, half = effect(outcome, low, high)
    assert mean - half > 0, (mean, half)


def arms(dial, constants=None):
    low = ensemble(constants=constants, **{dial: 0.0})
    high = ensemble(constants=constants, **{dial: 1.0})
    return low, high


@pytest.mark.slow
def test_that_mediation_cools_the_crisis_and_only_where_talks_can_agree():
    assert_down(rung_days, *arms("mediation_strength"))
    # Its cause is what talks yield: when no round can agree and no truce can hold,
    # there is nothing to mediate.
    low, high = arms("mediation_strength", {"agree_base": -60.0})
    mean, half = effect(rung_days, low, high)
    assert mean + half >= 0


@pytest.mark.slow
def test_that_pressure_of_the_powers_cools_the_crisis_and_only_with_leverage():
    assert_down(rung_days, *arms("regional_pressure"))
    off = {"leverage_china": 0.0, "leverage_saudi": 0.0}
    low, high = arms("regional_pressure", off)
    assert low.tobytes() == high.tobytes()


@pytest.mark.slow
def test_that_a_crisis_mechanism_cools_the_crisis():
    low, high = arms("crisis_mechanism")
    assert_down(rung_days, low, high)
    full = effect(rung_days, low, high)[0]
    # It acts on incidents, blows and talks: where there are none, it has no object.
    quiet = {"incident_rate": 0.0, "attribution": 0.0}
    assert abs(effect(rung_days, *arms("crisis_mechanism", quiet))[0]) < 0.5 * abs(full)


@pytest.mark.slow
def test_that_sanctuary_raises_attacks_and_the_crisis_and_only_through_blame():
    low, high = arms("ttp_sanctuary")
    assert_up(attacks, low, high)
    assert_up(rung_days, low, high)
    # Unblamed attacks heat nothing: all that is left of the effect is small.
    full = effect(rung_days, low, high)[0]
    assert abs(effect(rung_days, *arms("ttp_sanctuary", UNBLAMED))[0]) < 0.2 * full


@pytest.mark.slow
def test_that_without_sanctuary_the_ttp_is_weaker_after_three_years():
    closed = ensemble(days=1096, seeds=20, ttp_sanctuary=0.0)
    open_ = ensemble(days=1096, seeds=20, ttp_sanctuary=1.0)
    weaker = closed["ttp_fighters"][:, -1] < open_["ttp_fighters"][:, -1]
    fewer = attacks(closed) < attacks(open_)
    assert weaker.mean() >= 0.8
    assert fewer.mean() >= 0.8


@pytest.mark.slow
def test_that_an_open_border_raises_attacks_and_not_when_cells_stay_put():
    low, high = arms("border_openness")
    assert_up(attacks, low, high)
    full = effect(attacks, low, high)[0]
    # What is left acts through trade alone, on the crisis and not on the cells.
    stay = arms("border_openness", {"move_rate": 0.0})
    assert abs(effect(attacks, *stay)[0]) < 0.1 * full


@pytest.mark.slow
def test_that_ties_to_the_haqqanis_curb_the_ttp_and_cost_the_taliban_unity():
    low, high = arms("isi_haqqani_ties")
    assert_down(attacks, low, high)
    assert_down(lambda futures: futures["cohesion"].mean(axis=1), low, high)
    off = {"restraint_tempo": 0.0, "restraint_crossing": 0.0}
    full = effect(attacks, low, high)[0]
    assert abs(effect(attacks, *arms("isi_haqqani_ties", off))[0]) < 0.1 * abs(full)


def test_that_every_mechanism_has_numbers_of_its_own_or_shares_and_none_twice():
    names = [*DIALS, *CONSTANTS]
    assert len(names) == len(set(names))
    for name in names:
        assert mechanism_of(name) in MECHANISMS


def test_that_the_six_headline_dials_are_those_promised():
    assert {name for name, dial in DIALS.items() if dial.headline} == {
        "mediation_strength",
        "isi_haqqani_ties",
        "ttp_sanctuary",
        "regional_pressure",
        "border_openness",
        "crisis_mechanism",
    }


@pytest.mark.parametrize("constant", CONSTANTS.values(), ids=lambda c: c.name)
def test_that_a_constants_default_is_within_its_range_and_says_its_source(constant):
    values = np.atleast_1d(constant.default)
    assert (values >= constant.low).all()
    assert (values <= constant.high).all()
    assert constant.meaning.endswith(".")
    assert constant.source
