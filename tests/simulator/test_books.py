"""Books that balance: fighters, the dead, people, goods come and go by rules alone."""

import numpy as np
import pytest

from simulator import engine
from simulator.compiled import wrapping
from simulator.run import Run
from simulator.world.columns import ATTACK, OPERATION, RAID


@pytest.fixture(scope="module")
def lived():
    run = Run("october-2025", seed=8)
    run.advance(240)
    return run


def test_that_every_fighter_killed_was_one_and_all_are_in_the_books():
    # Nobody is disarmed and nobody goes over: who is lost was killed.
    run = Run("october-2025", {"ttp_sanctuary": 1.0}, seed=8)
    run.rules.defect_rate = 0.0
    before = int(run.world.team_men[run.world.team_at >= 0].sum())
    run.advance(240)
    world, events = run.world, run.events
    attackers = events["deaths_actor"][events["kind"] == ATTACK].sum()
    hunted = events["deaths_target"][np.isin(events["kind"], (OPERATION, RAID))].sum()
    assert attackers + hunted == world.lost > 0
    now = int(world.team_men[world.team_at >= 0].sum())
    assert now == before + world.recruited - world.lost


def test_that_all_the_dead_are_somebodys(lived):
    events, days = lived.events, lived.series
    kinds = ("deaths_actor", "deaths_target", "civilians")
    assert (events["deaths"] == sum(events[kind] for kind in kinds)).all()
    for name in ("deaths", "civilians", "claimed"):
        assert np.bincount(events["day"], events[name], len(days)).tolist() == (
            days[name].tolist()
        )
        assert (events[name] >= 0).all()


def test_that_people_flee_and_go_home_and_none_comes_from_nowhere(lived):
    world, rules = lived.world, lived.rules
    before = world.displaced.copy()
    with lived.logged() as log, wrapping():
        engine.phase("displace")(world, lived.land, rules, log)
    left = world.displaced / (1.0 - 1.0 / rules.home_days) - before
    assert left.min() > -1e-6
    assert left.sum() == pytest.approx(world.fled)
    assert (world.displaced >= 0).all()
    assert (world.displaced <= lived.land.people).all()


def test_that_goods_pass_or_are_lost_or_find_other_roads(lived):
    world, rules = lived.world, lived.rules
    usual = lived.land.crossing_usd.sum()
    for shut in (0, 1):
        world.shut[:] = shut
        with lived.logged() as log, wrapping():
            engine.phase("trade")(world, lived.land, rules, log)
        lost = usual - world.trade_usd_m
        assert world.cost_usd_m == pytest.approx(lost * (1.0 - world.diverted))
        assert 0 <= world.trade_usd_m <= usual
    assert world.trade_usd_m == 0
