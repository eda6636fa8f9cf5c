"""A claim's test fails when the sign of its mechanism's coefficient is flipped."""

import pytest

from simulator.mechanisms import CONSTANTS
from tests.simulator.arms import arms, effect, ensemble, mean, total
from tests.simulator.worlds import (
    STRIKE_DAY,
    forgotten,
    inland_days,
    no_promise,
    peace,
    promise,
    rift,
    struck,
)

pytestmark = pytest.mark.slow


def turned(dial, low=0.0, high=1.0):
    """Make the arms of a dial at both its ends, with constants flipped."""
    return lambda flipped: arms(dial, flipped, low=low, high=high)


def changed(one, other, **rest):
    """Make the arms of two changes to the first morning, with constants flipped."""
    return lambda flipped: (
        ensemble(change=one, constants=flipped, **rest),
        ensemble(change=other, constants=flipped, **rest),
    )


FLIPPED = {
    # constants whose sign is flipped: arms, outcome, the sign that the claim asserts
    ("rivalry",): (turned("strategic_depth"), mean("lean"), 1),
    ("expectation_gap",): (turned("pak_expectation"), mean("trust_pak_kab"), -1),
    ("promise_worth",): (
        changed(no_promise, promise, days=120, restraint_effort=0.0),
        mean("trust_pak_kab"),
        -1,
    ),
    ("bonds_cost",): (turned("bonds_with_ttp"), mean("restraint"), -1),
    ("strike_harm",): (
        lambda flipped: struck(constants=flipped),
        total("attacks", STRIKE_DAY + 14, STRIKE_DAY + 56),
        1,
    ),
    ("fence_clash", "fence_anger"): (
        turned("fence_pace"),
        total("border_clashes"),
        1,
    ),
    ("ties_pull",): (turned("isi_haqqani_ties"), mean("cohesion"), -1),
    ("incoherence",): (turned("haqqani_power", 0.1, 3.0), mean("trust_pak_kab"), -1),
    ("attack_memory",): (forgotten, total("talks"), -1),
    ("rally",): (
        lambda flipped: struck(constants=flipped),
        mean("cohesion", STRIKE_DAY + 3, STRIKE_DAY + 28),
        1,
    ),
    ("distress_zeal",): (
        turned("deportation_rate", 0.0, 3.0),
        mean("ttp_fighters", 300),
        1,
    ),
    ("india_rift",): (changed(peace, rift), mean("india"), 1),
    ("reputation_cost",): (turned("reputation"), total("ceasefire"), -1),
    ("ladder",): (turned("escalation_aversion"), inland_days, -1),
}


@pytest.mark.parametrize("constants", FLIPPED, ids="-".join)
def test_that_a_claim_fails_when_the_sign_of_its_coefficient_is_flipped(constants):
    both, outcome, sign = FLIPPED[constants]
    gap, half = effect(outcome, *both({n: -CONSTANTS[n].default for n in constants}))
    assert sign * gap - half <= 0
