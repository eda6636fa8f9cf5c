"""On a projector: the odds hidden from the class, also from those who listen."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from ui.desktop import presenting, theme
from ui.desktop.copying import words_of
from ui.desktop.settings import Settings

NUMBER = re.compile(r"\d+ of 100|was \d+")


@pytest.fixture
def window(open_window, qtbot, tmp_path):
    made = open_window(futures=True, settings=Settings(tmp_path / "settings.ini"))
    qtbot.keyClick(made, Qt.Key.Key_Space)
    made.explore.session.step(9)
    assert made.explore.session.settle(30)
    assert made.explore.ahead.settle(60)
    made.explore.view.look()
    yield made
    presenting.reveal()
    made.stop_presenting()


def told(window):
    """All that the odds and the charts say to eye, ear and clipboard."""
    parts = [window.explore.odds, window.explore.charts]
    said = [words_of(part) for part in parts]
    for part in parts:
        for one in (part, *part.findChildren(QWidget)):
            said += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
            said += [one.text()] if isinstance(one, QLabel) else []
    return "\n".join(said)


def test_that_odds_futures_and_values_are_hidden_until_they_are_revealed(window):
    chart = window.explore.charts.charts[0]
    assert NUMBER.search(told(window))
    assert chart.chart.drawn[1] is not None
    now = chart.head.value.text()
    window.present()
    assert not NUMBER.search(told(window))
    assert chart.chart.drawn[1] is None
    assert now not in told(window)
    assert all(row.count.text() == "?" for row in window.explore.odds.rows)
    window.reveal()
    assert NUMBER.search(told(window))
    assert chart.chart.drawn[1] is not None
    assert chart.head.value.text() == now


def test_that_what_is_hidden_is_in_no_table_dots_or_clipboard(window, qtbot):
    window.present()
    cell = window.explore.charts.charts[0]
    QGuiApplication.clipboard().setText("before")
    for name in ("copy_data", "dots", "singles"):
        cell.head.actions_by_name[name].trigger()
    cell.head.table.click()
    assert QGuiApplication.clipboard().text() == "before"
    assert cell._stack.currentWidget() is cell.chart
    window.reveal()
    cell.head.actions_by_name["copy_data"].trigger()
    assert QGuiApplication.clipboard().text() != "before"


def test_that_one_question_alone_is_revealed_by_a_press_or_enter(window, qtbot):
    window.present()
    first, second, third = window.explore.odds.rows
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert NUMBER.search(first.accessibleName())
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert NUMBER.search(second.accessibleName())
    assert "hidden" in third.accessibleName()


def test_that_the_next_change_of_a_dial_hides_all_of_it_again(window):
    window.present()
    window.reveal()
    assert not presenting.hidden()
    row = window.explore.dials.rows["mediation_strength"]
    row.slider.setValue(row.slider.value() + 20)
    assert presenting.hidden()
    assert not NUMBER.search(told(window))


def test_that_new_futures_stay_hidden_as_they_come(window):
    window.present()
    window.explore.session.step(8)
    assert window.explore.session.settle(30)
    assert window.explore.ahead.settle(60)
    window.explore.view.look()
    assert not NUMBER.search(told(window))
    assert window.explore.charts.charts[0].chart.drawn[1] is None


def test_that_letters_grow_chrome_goes_and_all_of_it_comes_back(window, qtbot):
    window.show_layout("explore")
    size = theme.font(100).pixelSize()
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.presenting
    assert theme.font(100).pixelSize() == 130
    assert not window.rail.isVisible()
    assert not window.bar.isVisible()
    assert window.presenter.isVisible()
    assert not window.explore.workspace.docks["feed"].isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.presenting
    assert theme.font(100).pixelSize() == size
    assert window.rail.isVisible()
    assert window.bar.isVisible()
    assert window.settings.layout == "explore"
    assert window.explore.workspace.docks["feed"].isVisible()
    assert NUMBER.search(told(window))


def test_that_nothing_is_hidden_where_nobody_wants_it(window):
    window.settings.put("presenter-hides", False)
    window.present()
    assert not presenting.hidden()
    assert not window.presenter.reveal.isVisible()
    assert NUMBER.search(told(window))


def test_that_closing_while_it_presents_hides_nothing_the_next_time(window):
    window.present()
    window.close()
    assert not presenting.hidden()
    assert window.settings.layout == "class"


def test_that_there_is_nothing_to_reveal_outside(window):
    window.reveal()
    assert "Nothing is hidden" in window.toast.sentence.text()
