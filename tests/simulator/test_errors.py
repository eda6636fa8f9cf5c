from datetime import date

import pytest

from simulator.errors import InputError, Problem, nearest


def test_that_a_problem_names_place_field_value_range_and_remedy_in_one_line():
    problem = Problem(
        "my.toml:7", "dials.tpp_sanctuary", 0.5, "a dial", "ttp_sanctuary"
    )
    assert str(problem) == (
        "my.toml:7: dials.tpp_sanctuary = 0.5 is not accepted; "
        "allowed: a dial. Did you mean ttp_sanctuary?"
    )


def test_that_a_missing_value_is_called_missing():
    problem = Problem("my.toml:1", "scenario.days", None, "a whole number")
    assert str(problem) == (
        "my.toml:1: scenario.days is missing; allowed: a whole number."
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [(True, "= true"), (date(2025, 10, 12), "= 2025-10-12"), ("x", '= "x"')],
)
def test_that_values_are_shown_as_a_file_has_them(value, written):
    assert f"field {written} is" in str(Problem("f", "field", value, "other"))


def test_that_an_input_error_tells_every_problem_on_a_line_of_its_own():
    problems = [Problem("--set", name, 1.0, "a dial") for name in ("a", "b", "c")]
    assert str(InputError(*problems)).splitlines() == [str(one) for one in problems]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mediation_strenght", "mediation_strength"),
        ("Mediation-Strength", "mediation_strength"),
        ("sanctuary", "ttp_sanctuary"),
        ("xyzzy", None),
    ],
)
def test_that_the_nearest_name_is_the_one_that_was_meant(written, meant):
    names = ("mediation_strength", "ttp_sanctuary", "regional_pressure")
    assert nearest(written, names) == meant
