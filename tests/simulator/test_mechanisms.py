"""What the headline dials do, in paired runs that share their luck.

Signs and numbers of seeds were fixed before the runs; each test also shows that the
effect is gone, or nearly so, when its cause is switched off. The claims of the article
have tests of their own.
"""

import numpy as np
import pytest

from simulator.mechanisms import CONSTANTS, DIALS, MECHANISMS, mechanism_of
from tests.simulator.arms import (
    arms,
    assert_down,
    assert_up,
    effect,
    ensemble,
    mean,
    rung_days,
    same,
    total,
)

HEADLINE = {
    "mediation_strength",
    "isi_haqqani_ties",
    "ttp_sanctuary",
    "regional_pressure",
    "border_openness",
    "crisis_mechanism",
}
attacks = total("attacks")


def left_over(outcome, dial, full, constants):
    """Return what is left of an effect when its cause is off, as a share of it."""
    return abs(effect(outcome, *arms(dial, constants))[0] / full)


@pytest.mark.slow
def test_that_mediation_cools_the_crisis_and_only_where_talks_can_be_held():
    assert_down(rung_days, *arms("mediation_strength"))
    assert same(*arms("mediation_strength", {"talks_open": 0.0}))


@pytest.mark.slow
def test_that_a_crisis_mechanism_cools_the_crisis():
    low, high = arms("crisis_mechanism")
    assert_down(rung_days, low, high)
    # It acts on incidents, blows and talks: where there are few, it has little object.
    full = effect(rung_days, low, high)[0]
    quiet = {"incident_rate": 0.0, "attribution": 0.0, "fence_rate": 0.0}
    assert left_over(rung_days, "crisis_mechanism", full, quiet) < 0.5


@pytest.mark.slow
def test_that_sanctuary_raises_attacks_and_heats_the_crisis_through_blame():
    low, high = arms("ttp_sanctuary")
    assert_up(attacks, low, high)
    assert_up(rung_days, low, high)
    full = effect(rung_days, low, high)[0]
    assert left_over(rung_days, "ttp_sanctuary", full, {"attribution": 0.0}) < 0.25


@pytest.mark.slow
def test_that_without_sanctuary_the_ttp_is_weaker_after_three_years():
    years = {"days": 1096, "seeds": 20}
    closed, open_ = arms("ttp_sanctuary", **years)
    weaker = closed["ttp_fighters"][:, -1] < open_["ttp_fighters"][:, -1]
    assert weaker.mean() >= 0.8
    assert (attacks(closed) < attacks(open_)).mean() >= 0.8


@pytest.mark.slow
def test_that_an_open_border_raises_attacks_and_not_when_cells_stay_put():
    low, high = arms("border_openness")
    assert_up(attacks, low, high)
    full = effect(attacks, low, high)[0]
    # What is left acts through trade alone, on the crisis and not on the cells.
    assert left_over(attacks, "border_openness", full, {"move_rate": 0.0}) < 0.1


@pytest.mark.slow
def test_that_ties_to_the_haqqanis_curb_the_ttp_and_cost_the_taliban_unity():
    low, high = arms("isi_haqqani_ties")
    assert_down(attacks, low, high)
    assert_down(mean("cohesion"), low, high)
    off = {"restraint_tempo": 0.0, "restraint_crossing": 0.0, "defect_rate": 0.0}
    off["lull_tempo"] = 1.0  # the TTP's truces, which the network brokers
    full = effect(attacks, low, high)[0]
    assert left_over(attacks, "isi_haqqani_ties", full, off) < 0.2


def test_that_every_number_of_a_rule_is_declared_once_and_has_a_home():
    names = [*DIALS, *CONSTANTS]
    assert len(names) == len(set(names))
    for name in names:
        assert mechanism_of(name) in MECHANISMS


def test_that_the_six_headline_dials_are_those_promised():
    assert {name for name, dial in DIALS.items() if dial.headline} == HEADLINE


def test_that_there_are_thirty_to_forty_dials_to_move():
    assert 30 <= len(DIALS) <= 40


@pytest.mark.slow
@pytest.mark.parametrize("name", DIALS)
def test_that_no_dial_is_without_effect(name):
    dial = DIALS[name]
    low, high = (ensemble(seeds=12, **{name: value}) for value in (dial.low, dial.high))
    assert low.tobytes() != high.tobytes()


@pytest.mark.parametrize("constant", CONSTANTS.values(), ids=lambda c: c.name)
def test_that_a_constants_default_is_within_its_range_and_says_its_source(constant):
    values = np.atleast_1d(constant.default)
    assert (values >= constant.low).all()
    assert (values <= constant.high).all()
    assert constant.meaning.endswith(".")
    assert constant.source
