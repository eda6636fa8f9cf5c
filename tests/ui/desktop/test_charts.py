from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from simulator.ensemble.futures import Outcome
from simulator.ensemble.summary import BASE, summed_up
from simulator.ensemble.summary import weekly as weeks_of
from simulator.world.columns import DAY
from ui.desktop import presenting, theme
from ui.desktop.charts.panel import TABLED, ChartPanel
from ui.desktop.charts.spec import CHARTS, weekly
from ui.desktop.charts.time_chart import TimeChart
from ui.desktop.charts.twin import ROW

ESCALATION, ATTACKS, UNITY = CHARTS[:3]
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


@pytest.mark.parametrize("now", [0, 40, 100, 364])
def test_that_months_leave_the_numbers_beside_them_whole(chart, now):
    made = chart(UNITY)
    made.show_days(days_of(now, cohesion=0.5), (), running=False)
    box = made.frame.box
    foot = QRect(0, 0, int(box.left()) - 2, made.height())
    ground = made._paint_ground(made.frame).toImage().copy(foot)
    assert made.grab().toImage().copy(foot) == ground


def test_that_no_month_is_seen_in_part_beside_the_flag_of_now(chart):
    made = chart(UNITY)
    made.show_days(days_of(100, cohesion=0.5), (), running=False)
    made.grab()
    months = made._months
    flag = months._flag(made.frame, 100, "20 Jan")
    left, right = months._hidden(flag)
    assert left <= flag.left() < flag.right() <= right
    under = [where for where, _ in months._places if where.intersects(flag)]
    assert under
    assert all(left <= where.left() and where.right() <= right for where in under)


def test_that_a_change_leaves_a_mark_in_orange(chart):
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
    for cell in panel.charts:
        made = cell.chart
        box = made.frame.box
        edges.add((round(box.left()), round(box.right()), made.width()))
    assert len(edges) == 1


def test_that_the_head_of_a_chart_says_its_value_in_words(qtbot):
    panel = ChartPanel(START, 365)
    qtbot.addWidget(panel)
    rows = days_of(30, rung=3, attacks=2, cohesion=0.62)
    panel.show_days(rows, (), running=False)
    said = [cell.head.value.text() for cell in panel.charts]
    assert said == ["3  Border firing", "14", "62 of 100"]


def test_that_a_dark_theme_reaches_the_charts(chart, qapp):
    made = chart(UNITY)
    theme.apply(qapp, "dark")
    corner = made.grab().toImage().pixelColor(2, 2)
    assert corner == theme.color("panel")


@pytest.fixture(scope="module")
def ahead():
    """Futures with numbers of their own in every column."""
    luck = np.random.Generator(np.random.PCG64(3))
    outcomes = []
    for number in range(40):
        days = np.zeros(182, DAY)
        for name in DAY.names:
            if DAY[name].kind == "f":
                days[name] = luck.random(182)
            else:
                days[name] = luck.integers(0, 6, 182)
        weeks = np.array([weeks_of(days[None], name)[0] for name in BASE])
        none = np.zeros(8, bool)
        outcomes.append(Outcome(number, number, weeks=weeks, rungs=none))
    summary = summed_up(outcomes, 40)
    return SimpleNamespace(start=SimpleNamespace(day=100), summary=summary)


@pytest.fixture
def panel(qtbot):
    made = ChartPanel(START, 365)
    made.resize(620, 640)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.stop()


def lived(number=100):
    luck = np.random.Generator(np.random.PCG64(4))
    rows = days_of(number, rung=3, attacks=2, cohesion=0.62, displaced=500)
    rows["cost_usd_m"] = luck.random(number)
    rows["strikes"][60] = 1
    return rows


def test_that_every_chart_of_the_list_has_its_fan(panel, ahead):
    panel.show_first(99)
    panel.show_futures(ahead, None)
    panel.show_days(lived(), (), running=False)
    assert len(panel.charts) == len(CHARTS) == 16
    for cell in panel.charts:
        _, fan = cell.chart.drawn
        assert fan.rows.shape == (5, 27)
        assert fan.singles.shape == (20, 27)
        assert (np.diff(fan.rows, axis=0) >= 0).all()


def test_that_what_counts_since_the_first_day_goes_on_from_the_line(panel, ahead):
    rows = lived()
    panel.set_charts(["People displaced"])
    panel.show_futures(ahead, None)
    panel.show_days(rows, (), running=False)
    _, fan = panel.charts[0].chart.drawn
    so_far = rows["displaced"].sum() / 1000
    ends = ahead.summary.quantiles["displaced_total"][:, -1] / 1000
    assert fan.rows[:, -1] == pytest.approx(so_far + ends)


def test_that_charts_are_chosen_by_name_and_keep_their_order(panel):
    panel.set_charts(["Deaths", "Escalation"])
    assert [cell.spec.name for cell in panel.charts] == ["Escalation", "Deaths"]
    shown = [cell for cell in panel.cells.values() if cell.isVisible()]
    assert shown == panel.charts


def test_that_the_table_twin_holds_what_the_chart_draws(panel, ahead, qtbot):
    panel.show_futures(ahead, None)
    panel.show_days(lived(), (), running=False)
    cell = panel.charts[1]
    qtbot.mouseClick(cell.head.table, Qt.MouseButton.LeftButton)
    assert cell.twin.isVisible()
    model = cell.twin.rows
    weeks = 15  # fourteen whole ones, and the days since
    assert model.rowCount() == weeks + 26
    last = [model.index(weeks + 25, column).data() for column in range(7)]
    values, fan = cell.chart.drawn
    assert last[0] == "21 Jul 2026"
    assert last[2:] == [f"{value:.1f}" for value in fan.rows[:, -1]]
    assert model.index(weeks - 1, 1).data() == f"{values[-1]:.0f}"


def test_that_a_table_has_room_for_its_weeks_however_low_the_panel_is(panel, qtbot):
    panel.resize(460, 440)
    panel.show_days(lived(), (), running=False)
    cell = panel.charts[1]
    low = cell.height()
    qtbot.mouseClick(cell.head.table, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: cell.visibleRegion().boundingRect().height() >= TABLED)
    assert cell.twin.viewport().height() > 8 * ROW
    qtbot.mouseClick(cell.head.table, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: cell.height() == low)
    panel.resize(460, 220)
    qtbot.mouseClick(cell.head.table, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: cell.visibleRegion().boundingRect().height() == cell.height()
    )


def test_that_now_is_drawn_whole_where_the_run_ends(chart):
    made = chart(ATTACKS, days=182)
    made.show_days(days_of(182, attacks=2), (), running=False)
    edge = made.frame.at(182, 14)
    assert edge.x() == pytest.approx(made.frame.box.right())
    beyond = made.grab().toImage().pixelColor(round(edge.x()) + 2, round(edge.y()))
    assert beyond == theme.color("line")


def test_that_a_hidden_value_leaves_its_room_to_the_unit(panel, monkeypatch):
    head = panel.charts[0].head
    head.say("8  Full-scale war")
    wide = head.value.sizeHint().width()
    head.say("?")
    assert head.value.sizeHint().width() == wide
    head.hide_numbers(True)
    assert head.value.sizeHint().width() < wide / 2


def test_that_bands_are_not_explained_where_none_are_shown(panel, ahead, monkeypatch):
    panel.show_futures(ahead, None)
    assert panel.key.text()
    monkeypatch.setattr(presenting, "hidden", lambda: True)
    panel.show_futures(ahead, None)
    assert not panel.key.text()


def test_that_the_table_goes_to_the_clipboard_and_the_picture_too(panel, ahead):
    panel.show_futures(ahead, None)
    panel.show_days(lived(), (), running=False)
    told = []
    panel.told.connect(told.append)
    cell = panel.charts[0]
    cell.head.actions_by_name["copy_data"].trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Escalation, step 0 to 8")
    assert len(text.splitlines()) == 2 + 15 + 26
    cell.head.actions_by_name["copy_picture"].trigger()
    assert not QGuiApplication.clipboard().pixmap().isNull()
    assert len(told) == 2


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "csv"])
def test_that_a_chart_is_saved_as_its_ending_says(
    panel, ahead, qtbot, tmp_path, ending
):
    panel.show_futures(ahead, None)
    panel.show_days(lived(), (), running=False)
    cell, file = panel.charts[0], tmp_path / f"escalation.{ending}"
    with qtbot.waitSignal(panel.told, timeout=30_000):
        cell.save(file)
    first = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "csv": b'"Escal'}
    assert file.read_bytes().startswith(first[ending])


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("escalation.doc", "give it a name that ends in .png, .svg, .pdf or .csv."),
        ("nowhere/escalation.png", "there is no such folder. Choose another place."),
        ("taken.svg", "there is a folder of that name. Choose another place."),
    ],
)
def test_that_a_chart_that_cannot_be_saved_says_why_in_plain_words(
    panel, qtbot, tmp_path, place, why
):
    (tmp_path / "taken.svg").mkdir()
    panel.show_days(lived(), (), running=False)
    with qtbot.waitSignal(panel.failed, timeout=30_000) as failure:
        panel.charts[0].save(tmp_path / place)
    (told,) = failure.args
    assert told.startswith(f"{(tmp_path / place).name} ")
    assert told.endswith(why)


def test_that_futures_play_one_by_one_until_told_to_stop(panel, ahead, qtbot):
    panel.show_futures(ahead, None)
    panel.show_days(lived(), (), running=False)
    cell = panel.charts[0]
    action = cell.head.actions_by_name["singles"]
    action.trigger()
    first = cell.which.text()
    cell._beat.setInterval(10)
    qtbot.waitUntil(lambda: cell.which.text() != first, timeout=3000)
    action.trigger()
    assert not cell._beat.isActive()
    assert not cell.which.isVisible()


def test_that_with_less_motion_a_future_comes_only_when_it_is_asked_for(
    panel, ahead, monkeypatch
):
    monkeypatch.setattr("ui.desktop.motion.reduced", lambda: True)
    panel.show_futures(ahead, None)
    panel.show_days(lived(), (), running=False)
    cell = panel.charts[0]
    cell.head.actions_by_name["singles"].trigger()
    assert not cell._beat.isActive()
    assert "1 of 20" in cell.which.text()
    cell.head.actions_by_name["singles"].trigger()
    assert "2 of 20" in cell.which.text()


def test_that_twenty_dots_stand_for_all_futures_and_say_so(panel, ahead):
    panel.show_futures(ahead, None)
    panel.show_days(lived(), (), running=False)
    cell = panel.charts[2]
    cell.head.actions_by_name["dots"].trigger()
    assert cell.dots.isVisible()
    assert len(cell.dots._at) == 20
    assert "9 of 10 from" in cell.dots.accessibleDescription()
    assert not cell.dots.grab().isNull()


def test_that_a_day_that_is_pressed_is_told_and_one_to_come_is_not(panel, qtbot):
    panel.show_days(lived(), (), running=False)
    chart = panel.charts[0].chart
    pressed = []
    panel.day_pressed.connect(pressed.append)
    for day in (60, 150):
        at = chart.frame.at(day + 0.5, 4).toPoint()
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
    assert len(pressed) == 1
    assert abs(pressed[0] - 60) <= 1


def test_that_a_strike_says_what_it_is_and_a_press_near_it_asks_about_its_day(
    chart, qtbot
):
    chart = chart(ESCALATION)
    rows = days_of(200, rung=3)
    rows["strikes"][90] = 2
    chart.show_days(rows, [], running=False)
    spot = chart.frame.at(90.5, 3.4).toPoint()
    QApplication.sendEvent(
        chart, QHelpEvent(QEvent.Type.ToolTip, spot, chart.mapToGlobal(spot))
    )
    assert QToolTip.text().startswith("10 Jan: strikes across the line")
    beside = spot + QPoint(4, 0)
    assert int(chart.frame.day(beside.x())) != 90
    with qtbot.waitSignal(chart.day_pressed) as pressed:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=beside)
    assert pressed.args == [90]
    QToolTip.hideText()
