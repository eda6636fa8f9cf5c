"""Talks on topics, what is signed, how it binds, and how it is broken."""

import numpy as np
import pytest

from simulator.definitions.terms import standing_terms
from simulator.mechanisms.treaties import acceptable, keep_terms
from simulator.run import Run
from simulator.world.columns import (
    BREACH,
    DESIGNS,
    EVENT,
    ON_LINE,
    ON_TRADE,
    ON_TTP,
    TREATY,
)
from tests.simulator.arms import assert_down, assert_up, ensemble, mean, total

SEEDS = 60


@pytest.fixture
def future():
    run = Run("quiet-border", seed=4)
    run.advance(20)
    return run


def signed(*topics, strength=0.6):
    def change(world, _):
        for topic in topics:
            world.treaty[topic] = strength

    return change


def test_that_terms_on_the_ttp_hold_it_back_while_they_stand():
    rest = {"seeds": SEEDS, "days": 150}
    keep = {"terms_breach": 0.0}
    without, bound = (
        ensemble(constants=keep, change=change, **rest)
        for change in (signed(), signed(ON_TTP))
    )
    assert_up(mean("restraint"), without, bound)
    assert_down(total("attacks"), without, bound)
    off = keep | {"terms_hold": 0.0}
    low = ensemble(constants=off, **rest)
    high = ensemble(constants=off, change=signed(ON_TTP), **rest)
    gap = mean("restraint")(high).mean() - mean("restraint")(low).mean()
    assert abs(gap) < 0.3 * (
        mean("restraint")(bound).mean() - mean("restraint")(without).mean()
    )


def test_that_terms_on_the_line_prevent_clashes():
    rest = {"seeds": 120, "days": 200, "constants": {"terms_breach": 0.0}}
    without, bound = ensemble(**rest), ensemble(change=signed(ON_LINE), **rest)
    assert_down(total("border_clashes"), without, bound)


def test_that_trust_and_a_mediator_bring_terms_and_bonds_keep_them_off(future):
    world, rules = future.world, future.rules
    usual = acceptable(world, rules, ON_TTP, -1)
    assert acceptable(world, rules, ON_TTP, 2) > usual
    rules.bonds_with_ttp = 1.0
    assert acceptable(world, rules, ON_TTP, -1) < usual
    rules.bonds_cost = 0.6 / 1.0  # back to what is usual
    assert acceptable(world, rules, ON_TTP, -1) == pytest.approx(usual)


def test_that_heavy_fire_breaks_terms_on_the_line_and_names_the_side(future):
    future.world.treaty[ON_LINE] = 0.6
    future.rules.terms_seen = 1.0
    future.world.act[:] = 4, 3
    log = np.zeros(4, EVENT)
    future.world.logged = 0
    before = float(future.world.treaty[ON_LINE])
    keep_terms(future.world, future.rules, log)
    assert log[0]["kind"] == BREACH
    assert (log[0]["actor"], log[0]["detail"]) == (0, 1 << ON_LINE)
    assert future.world.treaty[ON_LINE] < before
    future.world.logged = 0


def test_that_gates_kept_shut_wear_terms_on_trade_down_until_they_lapse(future):
    future.world.treaty[ON_TRADE] = 0.6
    future.rules.terms_seen = 1.0
    future.play(["pak_gov", "pak_army"])
    future.world.shut[:] = 1
    future.advance(40)
    events = future.events
    assert (events["kind"] == BREACH).sum() == 2
    assert future.world.treaty[ON_TRADE] == 0.0
    assert standing_terms(events, 60) == {}
    lapsed = events[(events["kind"] == TREATY) & (events["detail"] < 0)]
    assert -lapsed["detail"][0] == 1 << ON_TRADE


def test_that_monitors_mend_what_is_signed_and_soften_breaches(future):
    other = future.branch()
    other.world.guard = 1.0
    for run in (future, other):
        run.world.treaty[:] = 0.5
        run.play(["pak_army", "pak_gov", "kandahar"])
        run.advance(10)
    assert other.world.treaty.sum() > future.world.treaty.sum()


def test_that_what_is_signed_says_how_far_it_goes():
    found = set()
    for seed in range(12):
        run = Run("october-2025", {"mediation_strength": 1.0}, seed=seed)
        run.rules.terms_base = (0.0, 0.0, 1.0)
        run.advance(200)
        treaties = run.events[run.events["kind"] == TREATY]
        for event in treaties[treaties["detail"] > 0]:
            topics = int(event["detail"]).bit_count()
            design = DESIGNS[event["design"]]
            assert design == ("definitive" if topics > 1 else "preliminary")
            found.add(design)
    assert found == {"preliminary", "definitive"}


def test_that_terms_cannot_be_signed_where_none_are_acceptable():
    runs = [Run("october-2025", {"mediation_strength": 1.0}, seed=s) for s in range(8)]
    for run in runs:
        run.rules.terms_base = (-60.0, -60.0, -60.0)
        run.advance(200)
        assert not (run.events["kind"] == TREATY).any()
