"""The hindcast on a tiny run, and on runs made up so that its scores are known."""

import json
from datetime import date

import numpy as np
import pytest

from simulator.analysis.arms import fresh, simulate
from simulator.analysis.hindcast import (
    MODEL,
    Particles,
    gathered,
    hindcast_arm,
    pairs,
    report,
    run_particles,
    score_all,
)
from simulator.analysis.history import (
    HELD_OUT,
    N_MONTHS,
    ORIGINS,
    attacks_by_month,
    deaths_by_year,
    month_date,
    month_edges,
    month_number,
)
from simulator.run import Run
from simulator.scenario import load_scenario

START = load_scenario("takeover-2021").start


def made_up(attacks, spread=0.0):
    """Make 60 runs about the same months; nothing is simulated."""
    scale = 1.0 + spread * np.linspace(-1, 1, 60)
    months = np.array([attacks.get(m, 40.0) for m in range(N_MONTHS)])
    return Particles(np.outer(scale, months), np.ones((60, 3)))


def test_that_months_are_counted_from_september_2021():
    assert month_number(date(2021, 9, 1)) == 0
    assert month_date(28) == date(2024, 1, 1)
    assert month_number(date(2024, 1, 1)) == HELD_OUT == 28
    edges = month_edges(START)
    assert edges[0] == 17  # days from 15 August to 1 September
    assert edges[-1] == load_scenario("takeover-2021").days


def test_that_reported_series_are_the_ones_named_and_stay_apart():
    months = attacks_by_month()
    assert sum(v for m, v in months.items() if m >= HELD_OUT) == 908
    assert deaths_by_year()[2024] == 1541 + 103
    assert len([m for m in months if m >= HELD_OUT]) == 12


def test_that_origins_are_the_month_ends_from_december_2022_to_november_2024():
    assert month_date(ORIGINS[0]) == date(2022, 12, 1)
    assert month_date(ORIGINS[-1]) == date(2024, 11, 1)
    asked = pairs(attacks_by_month())
    assert len(asked) >= 100
    assert {target - origin for origin, target in asked} == set(range(1, 13))


def test_that_a_run_that_is_history_beats_every_baseline_and_a_wrong_one_none():
    known = attacks_by_month()
    right = score_all(made_up(known, spread=0.1), known)
    wrong = score_all(made_up({m: 9 * v for m, v in known.items()}), known)
    for name in set(right) - {MODEL}:
        theirs = np.mean([one.crps for one in right[name]])
        assert np.mean([one.crps for one in right[MODEL]]) < theirs
        assert np.mean([one.crps for one in wrong[MODEL]]) > theirs


def test_that_later_months_do_not_change_what_was_foretold():
    known = attacks_by_month()
    changed = {m: v if m <= 20 else 3 * v for m, v in known.items()}
    ours, theirs = (
        {
            (o.origin, o.target): (o.low, o.high)
            for o in score_all(made_up(known, 0.5), months)[MODEL]
        }
        for months in (known, changed)
    )
    early = [pair for pair in ours if pair[0] <= 20]
    assert early
    assert all(ours[pair] == theirs[pair] for pair in early)


def test_that_a_future_of_an_arm_is_the_run_of_its_scenario_seed_and_draw():
    arm = hindcast_arm()
    future = simulate(arm, fresh(1)[0])
    run = Run(arm.scenario, seed=future.seed, draw=future.seed % 200 + 1)
    run.advance(arm.days)
    assert run.series.tobytes() == future.days.tobytes()
    assert run.events.tobytes() == future.events.tobytes()


@pytest.mark.slow
def test_that_a_tiny_hindcast_tells_all_that_is_asked_of_it():
    particles = gathered(list(run_particles(fresh(8))))
    again = gathered(list(run_particles(fresh(8), workers=1)))
    assert particles.attacks.tobytes() == again.attacks.tobytes()
    told = json.loads(json.dumps(report(particles)))
    assert set(told["scores"]) == {"all", "2023", "2024"}
    for scores in told["scores"].values():
        assert len(scores) == 5
        assert all(0.0 <= one["coverage"] <= 1.0 for one in scores.values())
    assert len(told["months"]) == N_MONTHS
    assert all(count >= 1.0 for count in told["counting"].values())
    assert [row["year"] for row in told["years"]] == [2022, 2023, 2024]
