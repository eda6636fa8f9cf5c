"""Otherwise if: applied to the model's own beliefs, the same draw decides as told."""

import numpy as np
import pytest

from simulator.compiled import wrapping
from simulator.deciding.choice import drawn, weigh, weigh_acts
from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.features import FEATURE_IDS
from simulator.doctrine.repertoire import SLOTS, action_number
from simulator.run import Run
from simulator.tables.decisions import INERTIA, weights_of
from simulator.tables.otherwise import ENDS, chosen_under, flips
from simulator.tables.reasons import moves

ACT, POSTURE = range(len(SLOTS))


@pytest.fixture(scope="module")
def lived():
    run = Run("october-2025", seed=3, keep_decisions=True)
    run.advance(240)
    return run


def redrawn(run, choice, beliefs):
    """Let the model draw a choice again with other beliefs and the same number."""
    actor, act = int(choice["actor"]), int(choice["held"]) == -1
    run.world.belief[actor] = beliefs
    run.world.posture[actor] = choice["held"]
    allowed = sum(1 << int(x) for x in np.flatnonzero(choice["chance"] > 0.0))
    with wrapping():
        if act:
            weigh_acts(run.world, run.rules, actor, allowed, choice["days"])
        else:
            weigh(run.world, run.rules, actor, POSTURE, allowed, INERTIA)
        slot = ACT if act else POSTURE
        return drawn(run.world, run.rules, actor, slot, choice["luck"])


def test_that_the_number_kept_draws_the_choice_that_was_made(lived):
    for choice in lived.decisions[:400]:
        assert redrawn(lived, choice, choice["belief"]) == choice["action"]


def test_that_the_change_told_turns_the_same_draw_and_half_of_it_does_not(lived):
    weight, tried = weights_of(lived.scenario), 0
    choices = lived.decisions
    for row in moves(choices):
        choice = choices[row]
        for one in flips(choice, weight)[:3]:
            beliefs = choice["belief"].copy()
            feature = FEATURE_IDS.index(one.feature)
            beliefs[feature] = one.then
            actor = ACTOR_IDS[choice["actor"]]
            assert redrawn(lived, choice, beliefs) == action_number(actor, one.to)
            assert one.to != choice["action"]
            beliefs[feature] = one.now + 0.5 * one.change
            assert redrawn(lived, choice, beliefs) == choice["action"]
            tried += 1
    assert tried > 60


def test_that_the_choice_under_any_value_of_a_belief_is_the_models_own(lived):
    weight = weights_of(lived.scenario)
    choice = lived.decisions[moves(lived.decisions)[5]]
    actor = ACTOR_IDS[choice["actor"]]
    found = set()
    for number, feature in enumerate(FEATURE_IDS):
        for value in (-0.7, 0.4, 1.3):
            beliefs = choice["belief"].copy()
            beliefs[number] = value
            told = chosen_under(choice, weight, feature, value)
            assert action_number(actor, told) == redrawn(lived, choice, beliefs)
            found.add(told)
    assert len(found) > 1


def test_that_the_smallest_change_comes_first(lived):
    weight = weights_of(lived.scenario)
    for choice in lived.decisions[:60]:
        sizes = [abs(one.change) for one in flips(choice, weight)]
        assert sizes == sorted(sizes)


def test_that_nothing_would_have_turned_an_order():
    run = Run("october-2025", seed=3, keep_decisions=True)
    run.advance(10)
    run.play(["kandahar"])
    run.order("kandahar", "contest")
    run.advance(1)
    ordered = run.decisions[run.decisions["ordered"] == 1]
    assert len(ordered) == 1
    assert flips(ordered[0], weights_of(run.scenario)) == []


def test_that_beliefs_lie_between_their_ends_and_none_is_told_beyond_them(lived):
    weight = weights_of(lived.scenario)
    beliefs = lived.decisions["belief"]
    for number, feature in enumerate(FEATURE_IDS):
        low, high = ENDS.get(feature, (-np.inf, np.inf))
        assert (beliefs[:, number] >= low - 1e-6).all(), feature
        assert (beliefs[:, number] <= high + 1e-6).all(), feature
    told = [
        one
        for row in moves(lived.decisions)[:80]
        for one in flips(lived.decisions[row], weight)
    ]
    assert len(told) > 80
    for one in told:
        low, high = ENDS.get(one.feature, (-np.inf, np.inf))
        assert low - 1e-6 <= one.then <= high + 1e-6, one
