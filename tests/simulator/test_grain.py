"""How finely the movements are drawn is a scale of the model, and no cause in it."""

import pytest

from tests.simulator.arms import ensemble, total

pytestmark = pytest.mark.slow
SEEDS = 200


def odds(futures, level):
    """Share of futures in which an act level is reached from day 30 on."""
    return (futures["act"][:, 30:] >= level).any(axis=1).mean()


def test_that_twice_the_formations_at_half_the_strength_make_the_same_war():
    fine = ensemble(seeds=SEEDS)
    coarse = ensemble(seeds=SEEDS, constants={"team_fighters": 10.0})
    attacks = [total("attacks")(futures).mean() for futures in (fine, coarse)]
    assert attacks[1] == pytest.approx(attacks[0], rel=0.15)
    for level in (4, 5, 6):
        assert abs(odds(coarse, level) - odds(fine, level)) <= 0.15


def test_that_half_the_formations_at_the_same_strength_make_less_of_it():
    half = ensemble(seeds=40, constants={"attack_rate": 0.001, "follow_on": 0.4})
    assert (
        total("attacks")(half).mean()
        < 0.7 * total("attacks")(ensemble(seeds=40)).mean()
    )
