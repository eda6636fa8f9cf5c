"""Scores against values worked out by hand, and what they must reward."""

import numpy as np
import pytest

from simulator.analysis.baselines import (
    BASELINES,
    last_twelve,
    last_value,
    negative_binomial,
)
from simulator.analysis.filtering import effective, tempered, weights
from simulator.analysis.scores import (
    BIN_EDGES,
    DRAWS,
    Forecast,
    crps,
    ignorance,
    interval_score,
    scored,
)


def test_that_crps_of_a_sure_forecast_is_its_error():
    assert crps(Forecast.of([7.0]), 10.0) == pytest.approx(3.0)
    assert crps(Forecast.of([7.0]), 7.0) == 0.0


def test_that_crps_of_two_members_is_as_worked_out_by_hand():
    # Mean |x - y| = (1 + 3) / 2 = 2; half the mean |x - x'| = 4 / 4 = 1.
    assert crps(Forecast.of([9.0, 13.0]), 10.0) == pytest.approx(2.0 - 1.0)
    # Weights 3/4 and 1/4: mean error 1.5; half the mean gap 2 * 3/16 * 4 / 2 = 0.75.
    weighted = Forecast.of([9.0, 13.0], [3.0, 1.0])
    assert crps(weighted, 10.0) == pytest.approx(1.5 - 0.75)


def test_that_crps_is_the_same_as_by_its_definition_on_many_members():
    values = np.array([3.0, 8.0, 8.0, 11.0, 30.0])
    gaps = np.abs(values[:, None] - values[None, :]).mean() / 2
    for came in (0.0, 8.0, 9.5, 40.0):
        direct = np.abs(values - came).mean() - gaps
        assert crps(Forecast.of(values), came) == pytest.approx(direct)


def test_that_ignorance_counts_bits_with_one_pseudo_count_a_bin():
    bins = len(BIN_EDGES) - 1
    sure = Forecast.of([60.0, 70.0])
    assert ignorance(sure, 99.0) == pytest.approx(-np.log2(1001 / (DRAWS + bins)))
    assert ignorance(sure, 20.0) == pytest.approx(-np.log2(1 / (DRAWS + bins)))
    half = Forecast.of([40.0, 60.0])
    assert ignorance(half, 60.0) == pytest.approx(-np.log2(501 / (DRAWS + bins)))
    assert ignorance(half, 5000.0) > 9.0


def test_that_the_interval_score_fines_what_falls_outside():
    forecast = Forecast.of(np.arange(1.0, 101.0))
    assert forecast.interval() == (5.0, 95.0)
    assert interval_score(forecast, 50.0) == 90.0
    assert interval_score(forecast, 97.0) == pytest.approx(90.0 + 2 / 0.1 * 2.0)


def test_that_weights_decide_what_a_forecast_says():
    forecast = Forecast.of([1.0, 2.0, 3.0], [0.0, 0.0, 5.0])
    assert forecast.mean == 3.0
    assert forecast.interval() == (3.0, 3.0)
    assert scored(forecast, 3.0, 0, 1).inside
    assert not scored(forecast, 2.0, 0, 1).inside


@pytest.mark.parametrize(
    ("values", "counts"),
    [([], None), ([1.0], [-1.0]), ([1.0, 2.0], [0.0, 0.0]), ([1.0, 2.0], [1.0])],
)
def test_that_a_forecast_without_sense_is_refused(values, counts):
    with pytest.raises(ValueError, match="weight"):
        Forecast.of(values, counts)


MONTHS = {m: float(v) for m, v in enumerate((20, 24, 22, 30, 26, 28, 33, 25, 29, 60))}


def test_that_baselines_know_nothing_of_later_months():
    later = MONTHS | {10: 500.0, 11: 600.0}
    for make in BASELINES.values():
        ours, theirs = make(MONTHS, 9, 3), make(later, 9, 3)
        assert ours.values.tolist() == theirs.values.tolist()


def test_that_the_last_value_is_poisson_about_it():
    forecast = last_value(MONTHS, 9, 1)
    assert forecast.mean == pytest.approx(60.0, abs=0.1)
    assert np.var(forecast.values) == pytest.approx(60.0, rel=0.05)


def test_that_the_last_twelve_are_resampled_and_missing_months_are_left_out():
    gap = {m: v for m, v in MONTHS.items() if m != 4}
    assert sorted(last_twelve(gap, 9, 1).values) == sorted(gap.values())


def test_that_the_negative_binomial_has_their_mean_and_variance():
    seen = np.array(list(MONTHS.values()))
    forecast = negative_binomial(MONTHS, 9, 1)
    assert forecast.mean == pytest.approx(seen.mean(), rel=0.01)
    assert np.var(forecast.values) == pytest.approx(seen.var(ddof=1), rel=0.05)


def test_that_an_autoregression_grows_less_sure_with_time():
    values = 20, 22, 25, 30, 33, 30, 26, 22, 20, 23, 26
    months = {m: float(v) for m, v in enumerate(values)}
    near, far = (BASELINES["log AR(1)"](months, 10, ahead) for ahead in (1, 12))
    low, high = near.interval()
    lower, higher = far.interval()
    assert higher - lower > high - low > 0.0


def test_that_runs_near_to_what_was_known_count_more_and_later_months_nothing():
    runs = np.array([[10.0, 10.0, 99.0], [10.0, 30.0, 10.0], [50.0, 80.0, 10.0]])
    found = weights(runs, {0: 10.0, 1: 10.0, 2: 10.0}, origin=1)
    assert found.sum() == pytest.approx(1.0)
    assert found[0] > found[1] > found[2]


def test_that_weights_are_tempered_until_enough_runs_count():
    likelihood = -np.arange(200.0) * 50.0
    assert effective(tempered(likelihood, least_share=0.25)) == pytest.approx(50, abs=1)
    assert effective(tempered(np.zeros(200))) == pytest.approx(200)
