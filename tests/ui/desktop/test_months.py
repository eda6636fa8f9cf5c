from datetime import date
from itertools import pairwise

import pytest

from ui.desktop.months import named

OCTOBER, AUGUST = date(2025, 10, 12), date(2021, 8, 15)


def test_that_a_year_with_room_names_every_month_and_its_first():
    told = [text for _, text in named(OCTOBER, 365, 2.0, 36)]
    assert told[:4] == ["Oct", "Nov", "Dec", "Jan"]
    assert len(told) == 13


def test_that_several_years_name_their_years():
    told = named(AUGUST, 1235, 0.3, 36)
    years = [text for _, text in told if text.isdigit()]
    assert years == ["2022", "2023", "2024", "2025"]
    day, _ = told[[text for _, text in told].index("2022")]
    assert day == (date(2022, 1, 1) - AUGUST).days


@pytest.mark.parametrize("width", [0.11, 0.2, 0.28, 0.6, 1.0, 3.0])
@pytest.mark.parametrize(("start", "days"), [(OCTOBER, 365), (AUGUST, 1827)])
def test_that_no_two_names_of_a_long_axis_touch(start, days, width):
    marks = named(start, days, width, 36)
    gaps = [(b - a) * width for (a, _), (b, _) in pairwise(marks[1:])]
    assert min(gaps, default=36) >= 33  # of a short month
