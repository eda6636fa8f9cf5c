"""The model's own elementary functions: near enough to exact, everywhere."""

import math
import re
from decimal import Decimal, localcontext
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from simulator import numerics
from simulator.numerics import (
    clip,
    cos_turn,
    exp,
    ln,
    logistic,
    nudge,
    poisson_inverse,
    power,
)

EPS = 2.0**-52


def _exact(function: str, x: float) -> Decimal:
    with localcontext(prec=40):
        return getattr(Decimal(x), function)()


@given(st.floats(-600, 600))
def test_that_exp_is_within_two_units_in_the_last_place(x: float):
    exact = _exact("exp", x)
    assert abs(Decimal(exp(x)) / exact - 1) <= Decimal(2 * EPS)


@given(st.floats(1e-300, 1e300))
def test_that_ln_is_within_two_units_in_the_last_place_or_of_one(x: float):
    exact = _exact("ln", x)
    assert abs(Decimal(ln(x)) - exact) <= Decimal(2 * EPS) * max(abs(exact), 1)


def test_that_ln_of_nothing_is_finite_and_below_every_other_logarithm():
    assert ln(0.0) == ln(-1.0) < ln(5e-324)


@given(st.floats(0, 1, exclude_max=True))
def test_that_cos_turn_is_the_cosine_of_a_full_turn(turns: float):
    assert abs(cos_turn(turns) - math.cos(2 * math.pi * turns)) < 1e-14


@given(st.floats(-40, 40))
def test_that_logistic_is_symmetric_and_between_nought_and_one(x: float):
    assert 0.0 < logistic(x) <= 1.0
    assert logistic(x) + logistic(-x) == pytest.approx(1.0, abs=1e-15)


@given(st.floats(1e-3, 1e3), st.floats(-5, 5))
def test_that_power_agrees_with_the_languages_own(base: float, exponent: float):
    assert power(base, exponent) == pytest.approx(base**exponent, rel=1e-13)


def test_that_nought_to_a_positive_power_is_nought_and_to_the_power_nought_is_one():
    assert power(0.0, 2.0) == 0.0
    assert power(0.0, 0.0) == 1.0


@given(st.floats(0, 1), st.floats(0, 200), st.floats(1e-2, 50))
@example(0.9999999999999998, 2.09375, 1.0)
def test_that_more_mean_under_the_same_luck_never_gives_less(u, mean, more):
    assert poisson_inverse(u, mean + more) >= poisson_inverse(u, mean)


def test_that_the_poisson_inverse_has_the_mean_it_is_given():
    grid = [(i + 0.5) / 20_000 for i in range(20_000)]
    for mean in (0.01, 0.7, 4.0, 60.0):
        counts = [poisson_inverse(u, mean) for u in grid]
        assert sum(counts) / len(counts) == pytest.approx(mean, rel=0.01)


@given(st.floats(-1, 1), st.lists(st.floats(-0.9, 0.9), max_size=40))
def test_that_impulses_never_push_a_value_past_its_ends(x: float, impulses):
    for impulse in impulses:
        x = nudge(x, impulse)
        assert -1.0 <= x <= 1.0


def test_that_clip_keeps_what_is_inside_and_brings_in_what_is_not():
    assert [clip(x, 0.0, 1.0) for x in (-3.0, 0.4, 7.0)] == [0.0, 0.4, 1.0]


def test_that_no_function_of_the_c_library_is_used_but_exact_ones():
    source = Path(numerics.__file__).read_text(encoding="utf-8")
    used = set(re.findall(r"math\.(\w+)", source))
    assert used <= {"floor", "ldexp", "frexp"}
