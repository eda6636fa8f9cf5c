"""A choice taken apart gives back the chances that the model drew with, exactly."""

import pytest

from simulator.choices import AN_ACT
from simulator.deciding.choice import HOLD
from simulator.doctrine.actors import ACTOR_IDS
from simulator.run import Run
from simulator.tables.decisions import chances, weights_of
from simulator.tables.reasons import behind, moves, reason
from simulator.world.columns import EVENT_KINDS


@pytest.fixture(scope="module")
def lived():
    dials = {"strike_propensity": 1.5, "mediation_strength": 0.0}
    run = Run("october-2025", dials, seed=2, keep_decisions=True)
    run.advance(120)
    return run


@pytest.fixture(scope="module")
def reasons(lived):
    weight = weights_of(lived.scenario)
    return [reason(choice, weight) for choice in lived.decisions]


def test_that_the_options_of_a_choice_share_all_the_chances(reasons):
    assert len(reasons) > 100
    for one in reasons:
        assert sum(option.chance for option in one.options) == pytest.approx(1)
        assert one.likeliest.chance == max(option.chance for option in one.options)


def test_that_the_pushes_add_up_to_the_chances_that_were_drawn_with(reasons):
    for one in reasons:
        top = one.options[0]
        above = {
            str(option.number): sum(p.added for p in one.pushes(option, top))
            for option in one.options
        }
        hold = str(HOLD) if one.is_act else None
        told = chances(above, one.days if one.is_act else None, hold)
        for option in one.options:
            assert told[str(option.number)] == pytest.approx(option.chance, abs=1e-9)


def test_that_only_acts_and_postures_newly_taken_are_moves(lived):
    rows = lived.decisions[moves(lived.decisions)]
    assert 0 < len(rows) < len(lived.decisions)
    assert not ((rows["held"] == AN_ACT) & (rows["action"] == HOLD)).any()
    assert not (rows["held"] == rows["action"]).any()


def test_that_a_strike_leads_to_the_choice_to_strike(lived):
    strikes = lived.events[lived.events["kind"] == EVENT_KINDS.index("strike")]
    strikes = strikes[strikes["actor"] == ACTOR_IDS.index("pak_army")]
    assert len(strikes)
    for event in strikes:
        row = behind(event, lived.decisions)
        choice = lived.decisions[row]
        assert row >= 0
        assert choice["actor"] == event["actor"]
        assert 0 <= event["day"] - choice["day"] <= 4


def test_that_an_attack_leads_to_no_choice(lived):
    attacks = lived.events[lived.events["kind"] == EVENT_KINDS.index("attack")]
    assert all(behind(event, lived.decisions) == -1 for event in attacks)
