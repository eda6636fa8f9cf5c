"""Repertoires: what each action says of itself, and that each does something."""

import numpy as np
import pytest

from simulator.deciding.conditions import may
from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.conditions import CONDITION_IDS
from simulator.doctrine.effects import EFFECT_IDS
from simulator.doctrine.repertoire import read_repertoires, repertoires
from simulator.errors import InputError
from simulator.run import Run
from simulator.world.columns import WORLD

PLAYABLE = ("pak_army", "pak_gov", "kandahar", "haqqani", "india", "china")
PLAYABLE += ("qatar", "turkiye", "saudi", "iran", "russia", "ttp", "un")
FORBIDDEN = ("civilian", "bazaar", "school", "mosque", "funeral", "hospital")
# What is written down of a choice is not what it does.
NOTES = ("choice", "chance", "belief", "decided", "wanted", "played", "answering")
ACTS = [
    (actor, action.id)
    for actor, actions in repertoires().items()
    for action in actions
    if action.slot == "act" and action.id != "hold"
]


@pytest.fixture(scope="module")
def morning():
    run = Run("october-2025", seed=8)
    run.advance(40)
    run.play(repertoires())  # so that nothing else is chosen
    run.rules.consent_base = run.rules.answer_base = 50.0
    return run


def prepared(morning, actor, action):
    """Return the state of a morning in which an action is possible."""
    run = morning.branch()
    world, rules = run.world, run.rules
    needs = next(a.needs for a in repertoires()[actor] if a.id == action)
    world.campaign[:] = world.truce = world.talks = world.talks_rest = world.lull = 0
    world.order_actor[:] = world.talks_style = -1
    world.treaty[:] = 0.3 if "signed" in needs else 0.0
    world.shut[:] = "shut" in needs
    world.mandate[:] = 28  # both sides would talk
    world.captives, world.lull = 1, 20 * ("lull" in needs)
    world.standing, rules.mediation_strength = 5.0, 0.8
    world.tie = world.cohesion = world.loss = world.distress = 0.5
    world.owed[:] = 1.0
    return run


def told(run):
    """Return the columns of a state that say what was done."""
    names = [n for n in WORLD.names if not n.startswith(NOTES)]
    return {name: run.world[name].copy() for name in names}


@pytest.mark.parametrize(("actor", "action"), ACTS)
def test_that_every_act_changes_the_state(morning, actor, action):
    run = prepared(morning, actor, action)
    other = run.branch()
    run.order(actor, action)
    for one in (run, other):
        one.advance(1)
    before, after = told(other), told(run)
    # Talks and ceasefires that are offered begin when the other side has answered.
    changed = [n for n in after if not np.array_equal(before[n], after[n])]
    assert changed, (actor, action)


@pytest.mark.parametrize("actor", PLAYABLE)
def test_that_every_playable_seat_has_at_least_six_actions_to_play(actor):
    cards = [action for action in repertoires()[actor] if action.playable]
    assert len(cards) >= 6
    if actor in {"pak_army", "kandahar"}:
        assert len(cards) >= 8


def test_that_every_action_has_what_an_order_card_says():
    for actions in repertoires().values():
        for action in actions:
            assert action.text
            assert action.cost
            assert action.effect
            assert action.effect.endswith(".")
            assert -10 <= action.goldstein <= 10
            assert 0 <= action.rung <= 7


def test_that_no_card_targets_civilians():
    for actions in repertoires().values():
        for action in actions:
            if action.playable:
                assert not any(word in action.text.lower() for word in FORBIDDEN)
    hidden = {a.id for acts in repertoires().values() for a in acts if not a.playable}
    assert {"civilians", "chinese"} <= hidden


def test_that_force_costs_more_on_goldsteins_scale_the_higher_its_step():
    for actions in repertoires().values():
        for action in actions:
            if action.rung >= 3:
                assert action.goldstein <= -8


def test_that_every_condition_and_every_effect_is_used():
    actions = [action for acts in repertoires().values() for action in acts]
    assert {need for a in actions for need in a.needs} == set(CONDITION_IDS)
    assert {effect for a in actions for effect in a.does} == set(EFFECT_IDS)


def test_that_rare_acts_are_rare_in_a_calm_week():
    run = Run("quiet-border", seed=3, keep_decisions=True)
    run.advance(200)
    kept = run.decisions
    acts = kept[kept["held"] == -1]
    for actor, actions in repertoires().items():
        mine = acts[acts["actor"] == ACTOR_IDS.index(actor)]
        heavy = [x for x, a in enumerate(actions) if a.rung >= 5]
        if heavy and len(mine):
            assert mine["chance"][:, heavy].sum(axis=1).mean() < 0.03
        if len(mine):
            assert mine["chance"][:, 0].mean() > 0.4, actor


def test_that_what_an_action_needs_decides_whether_it_may_be_done(morning):
    actor = ACTOR_IDS.index("kandahar")
    for action, need in (("release", "captives"), ("ceasefire", "fighting")):
        run = prepared(morning, "kandahar", action)
        x = [a.id for a in repertoires()["kandahar"]].index(action)
        assert may(run.world, run.rules, actor) >> x & 1
        if need == "captives":
            run.world.captives = 0
        else:
            run.world.truce = 0.5
        assert not may(run.world, run.rules, actor) >> x & 1


def test_that_mistakes_in_a_repertoire_are_told_all_at_once():
    rows = {"hold": {"slot": "act"}}
    wrong = {"slot": "acts", "needs": ["opne"], "does": {"fiire": 1.0}, "blwo": 2.0}
    with pytest.raises(InputError) as refused:
        read_repertoires({"china": rows | {"wrong": wrong}, "chian": rows})
    told = {problem.value for problem in refused.value.problems}
    assert told == {"acts", "opne", "fiire", "blwo", "chian"}
    many = {f"act{n}": {"slot": "act"} for n in range(17)}
    with pytest.raises(InputError):
        read_repertoires({"china": many})
