"""A run: the same bits always, books that balance, dials that bite."""

import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.errors import DurandError, InputError
from simulator.mechanisms import DIALS
from simulator.run import Run, run
from simulator.world.columns import N_CROSSINGS, N_ORDERS, TEAM_SIZE

HEADLINE = [name for name, dial in DIALS.items() if dial.headline]
SCENARIO = "october-2025"


def _fighters(future: Run) -> int:
    world = future.world
    return int(world.team_men[world.team_at >= 0].sum())


def test_that_two_runs_of_the_same_seed_are_the_same_to_the_bit():
    assert (
        run(SCENARIO, seed=3, days=90).digest == run(SCENARIO, seed=3, days=90).digest
    )


def test_that_another_seed_gives_another_run():
    assert (
        run(SCENARIO, seed=3, days=30).digest != run(SCENARIO, seed=4, days=30).digest
    )


def test_that_days_in_steps_are_the_days_in_one_go():
    stepped = Run(SCENARIO, seed=8)
    for days in (1, 2, 40, 7):
        stepped.advance(days)
    whole = Run(SCENARIO, seed=8)
    whole.advance(50)
    assert stepped.digest == whole.digest
    assert (stepped.events == whole.events).all()


def test_that_plain_python_gives_the_same_bits_as_the_compiled_rules():
    code = (
        "from simulator.run import run\n"
        f"print(run({SCENARIO!r}, {{'mediation_strength': 0.8}}, 3, 20).digest)"
    )
    plain = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    compiled = run(SCENARIO, {"mediation_strength": 0.8}, 3, 20)
    assert plain.stdout.strip() == compiled.digest


def test_that_keeping_no_log_and_measuring_nothing_changes_no_draw():
    from simulator import engine
    from simulator.compiled import wrapping
    from simulator.world.columns import EVENT

    logged = Run(SCENARIO, seed=5)
    logged.advance(60)
    silent = Run(SCENARIO, seed=5)
    with wrapping():
        for _ in range(60):
            for _, phase in engine.ORDER_OF_THE_DAY:
                kernel = engine.phase(phase)
                rows = np.zeros(0, EVENT)
                kernel(silent.world, silent.land, silent.rules, rows)
            silent.world.day += 1
    assert silent.world.tobytes() == logged.world.tobytes()


@settings(max_examples=6, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    dials=st.fixed_dictionaries({name: st.floats(0, 1) for name in HEADLINE}),
)
def test_that_fighters_are_conserved_and_nothing_leaves_its_bounds(seed, dials):
    future = Run(SCENARIO, dials, seed)
    before = _fighters(future)
    future.advance(200)
    world = future.world
    assert _fighters(future) == before + world.recruited - world.lost
    check_bounds(future)


def check_bounds(future: Run) -> None:
    """No quantity is outside its bounds or not a number."""
    days, world = future.series, future.world
    for name in days.dtype.names:
        assert np.isfinite(days[name]).all(), name
    for name in ("trust_pak_kab", "trust_kab_pak"):
        assert (np.abs(days[name]) <= 1).all()
    assert ((days["cohesion"] >= 0) & (days["cohesion"] <= 1)).all()
    assert ((days["rung"] >= 0) & (days["rung"] <= 8)).all()
    assert (days["act"] <= days["rung"]).all()
    assert (days["attacks_kp"] + days["attacks_balochistan"] <= days["attacks"]).all()
    assert (days["crossings_open"] <= N_CROSSINGS).all()
    assert (days["ttp_fighters"] % TEAM_SIZE == 0).all()
    assert 0 <= world.restraint <= 1
    assert (world.chance >= 0).all()
    assert (world.chance <= 1).all()


@pytest.mark.slow
def test_that_every_corner_of_the_six_dials_stays_in_bounds_and_moves():
    stuck = 0
    for corner in range(64):
        dials = {name: float(corner >> i & 1) for i, name in enumerate(HEADLINE)}
        future = Run(SCENARIO, dials, seed=corner)
        future.advance(120)
        check_bounds(future)
        stuck += len(set(future.series["rung"][7:])) == 1
    assert stuck < 64


def test_that_the_rung_is_the_highest_act_of_seven_days():
    days = run(SCENARIO, seed=1, days=200).series
    for day in range(7, 200):
        assert days["rung"][day] == days["act"][day - 6 : day + 1].max()


def test_that_a_dial_moved_midway_leaves_the_days_before_it_alone():
    moved, left = Run(SCENARIO, seed=6), Run(SCENARIO, seed=6)
    for future in (moved, left):
        future.advance(40)
    moved.set_dial("ttp_sanctuary", 0.0)
    for future in (moved, left):
        future.advance(60)
    assert (moved.series[:40] == left.series[:40]).all()
    assert moved.digest != left.digest


def test_that_a_bad_dial_is_refused_with_the_nearest_name_and_changes_nothing():
    future = Run(SCENARIO)
    before = future.dials
    with pytest.raises(InputError, match="mediation_strength"):
        future.set_dial("mediation_strenght", 0.5)
    with pytest.raises(InputError, match="from 0 to 1"):
        future.set_dial("mediation_strength", 1.5)
    assert future.dials == before


def test_that_an_overflowing_table_of_orders_is_told_and_not_hidden():
    future = Run(SCENARIO)
    future.world.order_actor[:] = 0
    future.world.order_due[:] = 10_000
    from simulator.world.orders import order

    order(future.world, 0, 1, 5)
    with pytest.raises(DurandError, match="fixed size"):
        future.advance(1)
    assert len(future.world.order_actor) == N_ORDERS


def test_that_a_run_goes_on_past_the_length_of_its_scenario():
    future = Run(SCENARIO, seed=2)
    days = future.scenario.days + 30
    future.advance(days)
    assert len(future.series) == days
    assert (future.series["day"] == np.arange(days)).all()


def test_that_the_log_agrees_with_the_counts_of_the_days():
    result = run(SCENARIO, seed=9, days=120)
    kinds = np.bincount(result.log["kind"], minlength=13)
    from simulator.world.columns import ATTACK, BORDER_CLASH, STRIKE

    assert kinds[ATTACK] == result.series["attacks"].sum()
    assert kinds[BORDER_CLASH] == result.series["border_clashes"].sum()
    assert kinds[STRIKE] == result.series["strikes"].sum()
    assert result.log["deaths"].sum() == result.series["deaths"].sum()


def test_that_a_week_adds_up_its_days():
    result = run(SCENARIO, seed=9, days=24)
    weeks = result.weeks
    assert [week["date"] for week in weeks][:2] == ["2025-10-12", "2025-10-19"]
    assert len(weeks) == 4
    assert sum(week["attacks"] for week in weeks) == result.series["attacks"].sum()
    assert weeks[1]["rung"] == result.series["rung"][7:14].max()
    assert weeks[-1]["cohesion"] == result.series["cohesion"][-1]


@pytest.mark.parametrize(("dead", "level"), [(999, 3), (1000, 8)])
def test_that_a_thousand_battle_deaths_in_a_year_make_firing_a_war(dead, level):
    future = Run(SCENARIO, seed=2)
    future.advance(30)
    future.world.act[:] = 3
    future.world.battle_year = dead
    _climb(future)
    assert future.world.acts[future.day % len(future.world.acts)] == level


@pytest.mark.parametrize(("stretches", "level"), [(2, 3), (3, 8)])
def test_that_two_weeks_of_fighting_on_three_stretches_are_a_war(stretches, level):
    future = Run(SCENARIO, seed=2)
    future.advance(30)
    world = future.world
    world.act[:] = world.acts[:] = 3
    world.fought[:] = -1000
    world.fought[:stretches] = world.day
    world.struck_home[:] = world.day - 5
    _climb(future)
    assert world.acts[future.day % len(world.acts)] == level


def _climb(future):
    from simulator import engine

    with future.logged() as log:
        engine.phase("climb")(future.world, future.land, future.rules, log)


def test_that_battle_deaths_older_than_a_year_no_longer_count():
    future = Run("october-2025", seed=3)
    future.advance(400)
    assert future.world.battle_year == future.world.battle_deaths.sum()
    assert future.world.battle_year >= 0
