from datetime import date

import numpy as np
import pytest

from simulator.world.columns import DAY
from ui.desktop.charts.panel import ChartPanel
from ui.desktop.charts.spec import CHARTS, weekly
from ui.desktop.charts.time_chart import TimeChart

ESCALATION, ATTACKS, UNITY = CHARTS
START = date(2025, 10, 12)


def days_of(number, **columns):
    rows = np.zeros(number, dtype=DAY)
    for name, values in columns.items():
        rows[name] = values
    return rows


@pytest.fixture
def chart(qtbot):
    def make(spec, days=365):
        made = TimeChart(spec, START, days)
        made.resize(500, 240)
        qtbot.addWidget(made)
        made.show()
        return made

    return make


def test_that_attacks_a_week_are_the_sum_of_the_last_seven_days():
    sums = weekly(np.arange(10))
    assert np.isnan(sums[:6]).all()
    assert list(sums[6:]) == [21, 28, 35, 42]


def test_that_a_range_moves_in_steps_and_never_back(chart):
    made = chart(ATTACKS)
    made.show_days(days_of(20, attacks=1), (), running=True)
    assert made.top == 20
    made.show_days(days_of(20, attacks=9), (), running=True)
    assert made.top == 80
    made.show_days(days_of(20, attacks=1), (), running=True)
    assert made.top == 80


def test_that_the_days_in_sight_grow_in_steps(chart):
    made = chart(UNITY)
    assert made.span == 182
    made.show_days(days_of(160, cohesion=0.5), (), running=True)
    assert made.span == 182
    made.show_days(days_of(170, cohesion=0.5), (), running=True)
    assert made.span == 365


def test_that_escalation_holds_all_day_and_then_jumps(chart):
    made = chart(ESCALATION)
    days, steps = made._points(np.array([2.0, 2, 2, 5, 5, 1]))
    assert list(zip(days, steps, strict=True)) == [
        (0, 2),
        (3, 2),
        (3, 5),
        (5, 5),
        (5, 1),
        (6, 1),
    ]


@pytest.mark.parametrize("spec", CHARTS, ids=lambda spec: spec.name)
def test_that_a_chart_can_be_drawn_before_the_first_day(chart, spec):
    made = chart(spec)
    made.show_days(days_of(0), (), running=False)
    assert not made.grab().isNull()


def test_that_a_change_leaves_a_mark_in_orange(chart):
    from ui.desktop import theme

    made = chart(UNITY)
    rows = days_of(100, cohesion=0.5)
    orange = theme.color("changed").rgb()

    def orange_pixels():
        image = made.grab().toImage()
        spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return sum(image.pixel(*spot) == orange for spot in spots)

    made.show_days(rows, (), running=False)
    assert orange_pixels() == 0
    made.show_days(rows, (40,), running=False)
    assert orange_pixels() > 20


def test_that_now_stands_in_one_line_in_every_chart(qtbot):
    panel = ChartPanel(START, 365)
    panel.resize(620, 560)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_days(days_of(120, attacks=3, cohesion=0.6), (), running=False)
    edges = set()
    for made in panel.charts:
        box = made._plot.vb.sceneBoundingRect()
        edges.add((round(box.left()), round(box.right()), made.width()))
    assert len(edges) == 1


def test_that_the_head_of_a_chart_says_its_value_in_words(qtbot):
    panel = ChartPanel(START, 365)
    qtbot.addWidget(panel)
    rows = days_of(30, rung=3, attacks=2, cohesion=0.62)
    panel.show_days(rows, (), running=False)
    said = [head.value.text() for head in panel.heads]
    assert said == ["3  Border firing", "14", "62 of 100"]


def test_that_a_dark_theme_reaches_the_charts(chart, qapp):
    from ui.desktop import theme

    made = chart(UNITY)
    theme.apply(qapp, "dark")
    corner = made.grab().toImage().pixelColor(2, 2)
    assert corner == theme.color("panel")
