from ui.cli.sparkline import BLOCKS, PLAIN, sparkline
from ui.cli.story import blocks_for


def test_that_a_rising_series_rises():
    assert sparkline([0, 1, 2, 3, 4, 5, 6, 7]) == BLOCKS


def test_that_a_flat_series_lies_at_the_bottom():
    assert sparkline([3.0, 3.0, 3.0]) == BLOCKS[0] * 3


def test_that_bounds_fix_the_scale():
    assert sparkline([4.0], low=0, high=8) == BLOCKS[4]


def test_that_values_beyond_the_bounds_stay_on_the_scale():
    assert sparkline([-1, 9], low=0, high=8) == BLOCKS[0] + BLOCKS[-1]


def test_that_a_long_series_fits_its_line_by_averages():
    assert sparkline([0, 0, 7, 7], width=2) == BLOCKS[0] + BLOCKS[-1]
    assert len(sparkline(range(500), width=52)) == 52


def test_that_no_weeks_draw_nothing():
    assert sparkline([]) == ""


def test_that_a_terminal_without_blocks_gets_plain_letters():
    assert blocks_for("utf-8") == BLOCKS
    assert blocks_for("ascii") == PLAIN
    assert blocks_for("cp1252") == PLAIN
    assert blocks_for(None) == PLAIN
