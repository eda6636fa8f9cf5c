"""Measures: each of one future, with a label and a unit, counted as defined."""

import numpy as np
import pytest

from simulator.analysis.measures import (
    CALM,
    MEASURES,
    Context,
    check_measure,
    measured,
)
from simulator.run import Run
from simulator.world.columns import DAY


@pytest.fixture
def days():
    table = np.zeros(100, DAY)
    table["trade_usd_m"] = 3.0
    return table


def test_that_every_measure_of_a_real_run_is_a_finite_number_in_its_range():
    run = Run("october-2025", seed=3)
    context = Context.of(run)
    run.advance(60)
    for name, value in measured(run.series, context, MEASURES).items():
        assert np.isfinite(value), name
        if MEASURES[name].kind == "odds":
            assert value in (0.0, 1.0)
        if MEASURES[name].unit == "days a year":
            assert 0.0 <= value <= 365.0


def test_that_nothing_is_measured_in_a_calm_that_nothing_breaks(days):
    calm = measured(days, CALM, MEASURES)
    assert calm.pop("trade_usd_m") == 300.0
    assert set(calm.values()) == {0.0}


def test_that_only_a_step_reached_anew_counts(days):
    days["act"][20] = 6
    names = ("reach_5", "reach_6", "reach_7")
    assert list(measured(days, CALM, names).values()) == [1.0, 1.0, 0.0]
    days["act"][:20] = 6  # it goes on from the start: nothing new
    going_on = Context(np.full(14, 6))
    assert measured(days, going_on, ("reach_6",)) == {"reach_6": 0.0}


def test_that_a_truce_and_a_split_of_before_are_not_new(days):
    days["ceasefire"], days["split"] = 1, 1
    before = Context(CALM.before, truce=True, split=True)
    assert set(measured(days, before, ("new_ceasefire", "split")).values()) == {0.0}
    assert set(measured(days, CALM, ("new_ceasefire", "split")).values()) == {1.0}


def test_that_days_at_a_step_are_told_a_year(days):
    days["rung"][:50] = 5
    found = measured(days, CALM, ("rung_days_4", "rung_days_5", "rung_days_6"))
    assert list(found.values()) == [182.5, 182.5, 0.0]


def test_that_a_misspelt_measure_is_refused_with_the_nearest():
    problem = check_measure("reach6", "--measure")
    assert problem is not None
    assert problem.nearest == "reach_6"
    assert check_measure("deaths", "--measure") is None
