"""Futures from a live state: the same on any number of workers, odds counted right."""

import time

import numpy as np
import pytest

from simulator.assumptions import dials_off
from simulator.ensemble.futures import (
    Fan,
    Means,
    Start,
    future_draw,
    future_seed,
)
from simulator.ensemble.summary import (
    QUIET_DAYS,
    mid_quantiles,
    new_truce,
    reached_anew,
    summed_up,
    weekly,
)
from simulator.errors import InputError
from simulator.run import Run
from simulator.world.columns import DAY

DAYS = Means(keep_days=True)


@pytest.fixture(scope="module")
def line():
    future = Run("october-2025", seed=4)
    future.advance(40)
    return future


def _days(fan):
    ready = sorted(fan.outcomes(), key=lambda outcome: outcome.number)
    return [outcome.days.tobytes() for outcome in ready]


def test_that_one_worker_and_many_give_the_same_futures(line):
    start = Start.of(line)
    arms = [_days(Fan(start, 12, 60, workers, DAYS)) for workers in (1, 2, 5)]
    assert arms[0] == arms[1] == arms[2]


def test_that_looking_ahead_leaves_the_line_alone(line):
    before = line.digest
    list(Fan(Start.of(line), 4, 30).outcomes())
    assert line.digest == before


def test_that_the_lines_own_luck_is_never_among_its_futures(line):
    seeds = [future_seed(line.seed, line.day, number) for number in range(5_000)]
    assert line.seed not in seeds
    assert len(set(seeds)) == len(seeds)


def test_that_futures_differ_from_each_other_and_share_luck_between_dials(line):
    start = Start.of(line)
    first = Fan(start, 8, 90, means=DAYS)
    days = _days(first)
    assert len(set(days)) == 8
    other = Start.of(line)
    other.rules["mediation_strength"] = 1.0
    moved = list(Fan(other, 8, 90).outcomes())
    assert {o.seed for o in moved} == {o.seed for o in first.outcomes()}


def test_that_a_cancelled_fan_stops_and_keeps_what_is_ready(line):
    fan = Fan(Start.of(line), 2_000, 365)
    ready = []
    for outcome in fan.outcomes():
        ready.append(outcome)
        fan.cancel()
    assert 1 <= len(ready) < 20


def test_that_a_failed_future_is_a_value_and_is_counted(line):
    start = Start.of(line)
    start.world["overflow"] = 1
    outcomes = list(Fan(start, 3, 10).outcomes())
    assert [outcome.ok for outcome in outcomes] == [False] * 3
    summary = summed_up(outcomes, 3)
    assert (summary.ok, summary.failed, summary.planned) == (0, 3, 3)


def test_that_a_plan_beyond_means_is_refused_with_every_number(line):
    with pytest.raises(InputError) as refusal:
        Fan(Start.of(line), 0, 99_999)
    assert len(refusal.value.problems) == 2


def test_that_a_step_is_reached_anew_only_after_fourteen_days_below_it():
    before = np.zeros(QUIET_DAYS, int)
    acts = np.zeros((3, 40), int)
    acts[0, 20] = 6  # long quiet before
    acts[1, 0] = 6
    assert reached_anew(acts, before, 6).tolist() == [True, True, False]
    hot = before.copy()
    hot[-1] = 6
    assert reached_anew(acts, hot, 6).tolist() == [True, False, False]
    acts[0, 20] = 0
    acts[0, 13] = 6  # thirteen quiet days since the blow before the start: too few
    assert reached_anew(acts, hot, 6).tolist() == [False, False, False]
    acts[0, 13], acts[0, 14] = 0, 6
    assert reached_anew(acts, hot, 6).tolist() == [True, False, False]


def test_that_a_truce_of_the_start_is_no_new_one():
    days = np.ones((1, 60), int)
    assert not new_truce(days, in_force=True).any()
    assert new_truce(days, in_force=False).all()
    days[0, 20] = 0
    assert new_truce(days, in_force=True).all()
    assert not new_truce(days[:, :30], in_force=True).any()


def test_that_weeks_of_futures_are_made_as_weeks_of_a_run():
    days = np.zeros((1, 15), DAY)
    days["attacks"] = 1
    days["rung"][0, 3] = 5
    days["cohesion"][0] = np.arange(15)
    assert weekly(days, "attacks").tolist() == [[7, 7]]
    assert weekly(days, "rung").tolist() == [[5, 0]]
    assert weekly(days, "cohesion").tolist() == [[6, 13]]


def test_that_steps_between_whole_ones_follow_the_futures_smoothly():
    even = np.array([[4.0]] * 10 + [[5.0]] * 10)
    (median,) = mid_quantiles(even, [0.5])[0]
    assert median == 4.5
    medians = []
    for high in range(21):
        rows = np.array([[4.0]] * (20 - high) + [[5.0]] * high)
        medians.append(mid_quantiles(rows, [0.5])[0, 0])
    assert medians[0] == 4
    assert medians[-1] == 5
    steps = np.diff(medians)
    assert (steps >= 0).all()
    assert steps.max() < 0.2  # of a whole step: the plain median jumps by one
    bands = mid_quantiles(np.array([[0.0], [3.0], [8.0]]))[:, 0]
    assert (np.diff(bands) >= 0).all()
    assert 0 <= bands[0] <= bands[-1] <= 8


def test_that_unknowns_are_drawn_evenly_and_shared_between_dials(line):
    fan = Fan(Start.of(line, "unknowns"), 12, 60, means=DAYS)
    outcomes = sorted(fan.outcomes(), key=lambda o: o.number)
    assert len({o.draw for o in outcomes}) == 12
    draws = [future_draw(line.seed, line.day, n) for n in range(400)]
    assert sorted(draws) == sorted([*range(1, 201)] * 2)
    luck = sorted(Fan(Start.of(line), 12, 60).outcomes(), key=lambda o: o.number)
    assert {o.draw for o in luck} == {None}
    assert [o.seed for o in luck] == [o.seed for o in outcomes]
    assert all(a.digest != b.digest for a, b in zip(luck, outcomes, strict=True))


def test_that_a_dial_held_by_a_claim_stays_held_whatever_is_drawn():
    run = Run("october-2025", seed=1, without=("C11",))
    start = Start.of(run, "unknowns")
    for draw in (1, 2):
        for name, value in dials_off(("C11",)).items():
            assert np.array_equal(start.rules_of(draw)[0][name], np.array(value))


def test_that_a_future_can_become_the_line_bit_for_bit(line):
    outcome = next(iter(Fan(Start.of(line), 1, 60, means=DAYS).outcomes()))
    other = line.branch()
    other.tables()[0]["seed"] = outcome.seed
    other.advance(60)
    assert other.series[-60:].tobytes() == outcome.days.tobytes()


def test_that_a_fan_needs_little_room_for_each_future(line):
    outcome = next(iter(Fan(Start.of(line), 1, 365).outcomes()))
    assert outcome.days is None
    assert outcome.weeks.nbytes < 4_000


def test_that_a_cancel_is_heeded_within_a_moment(line):
    took = []
    for _ in range(5):
        fan = Fan(Start.of(line), 500, 1827)
        coming = fan.outcomes()
        next(coming)
        begun = time.perf_counter()
        fan.cancel()
        list(coming)
        took.append(time.perf_counter() - begun)
    assert min(took) < 0.05


@pytest.mark.slow
def test_that_the_line_lies_evenly_in_the_fan_drawn_at_its_start():
    ranks = []
    for seed in range(40):
        future = Run("october-2025", seed=10_000 + seed)
        fan = list(Fan(Start.of(future), 40, 91, means=DAYS).outcomes())
        future.advance(91)
        own = weekly(future.series[None, :], "attacks")[0, -1]
        theirs = np.array([weekly(o.days[None, :], "attacks")[0, -1] for o in fan])
        ties = (theirs == own).sum()
        ranks.append(((theirs < own).sum() + 0.5 * ties) / len(theirs))
    from scipy import stats

    assert stats.kstest(ranks, "uniform").pvalue > 0.01
