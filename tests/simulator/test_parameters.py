import math

import pytest

from simulator.errors import InputError
from simulator.parameters import Dial, check_dial, check_settings, parse_setting

PRESSURE = Dial(
    name="regional_pressure",
    label="Regional pressure",
    unit="share",
    low=0.0,
    high=1.0,
    default=0.5,
    meaning="How hard neighbours press.",
    acts_on="the cost of force",
    evidence="case studies",
    strength="contested",
    source="a study",
    group="powers",
)
DIALS = {PRESSURE.name: PRESSURE}


@pytest.mark.parametrize("value", [0, 0.0, 0.37, 1, 1.0])
def test_that_any_number_within_its_range_suits_a_dial(value):
    assert check_dial(DIALS, "regional_pressure", value, "here") is None


@pytest.mark.parametrize("value", [-0.01, 1.01, math.nan, math.inf, True, "0.5", None])
def test_that_anything_else_is_refused_with_the_range(value):
    problem = check_dial(DIALS, "regional_pressure", value, "here")
    assert problem is not None
    assert problem.allowed == "a number from 0 to 1"


def test_that_a_misspelt_dial_is_refused_with_the_nearest_one():
    problem = check_dial(DIALS, "regional_presure", 0.5, "here")
    assert problem is not None
    assert problem.nearest == "regional_pressure"


def test_that_a_setting_may_have_spaces_around_its_parts():
    assert parse_setting(" regional_pressure = 0.25 ") == ("regional_pressure", 0.25)


@pytest.mark.parametrize("text", ["", "=", "dial", "dial=", "=0.5", "dial=much"])
def test_that_half_a_setting_is_refused(text):
    with pytest.raises(InputError, match="--set"):
        parse_setting(text)


def test_that_every_bad_setting_is_told_and_good_ones_are_kept():
    texts = ["regional_pressure=0.2", "nonsense", "regional_presure=1", "pressure=x"]
    settings, problems = check_settings(DIALS, texts)
    assert settings == {"regional_pressure": 0.2}
    assert [problem.field for problem in problems] == [
        "setting",
        "regional_presure",
        "pressure",
    ]


def test_that_a_dial_set_twice_is_refused_rather_than_guessed():
    texts = ["regional_pressure=0.2", "regional_pressure=0.9"]
    _, problems = check_settings(DIALS, texts)
    assert [problem.allowed for problem in problems] == ["one value for each dial"]
