"""Choosing another scenario: the sheet of cards, and a clean change."""

import gc
import threading

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from simulator.scenario import load_scenario, scenario_names
from simulator.timeline.timeline import Timeline
from ui.desktop.options import Options
from ui.desktop.widgets.dial import DialRow
from ui.desktop.widgets.scenario_card import CHOICE
from ui.desktop.widgets.scenario_sheet import Choice, ScenarioSheet, choices

CONTROL = Qt.KeyboardModifier.ControlModifier
CALM = """
extends = "october-2025"
[scenario]
name = "calm"
title = "A calm border"
days = 40
[dials]
patience = 0.9
"""


@pytest.fixture
def calm(tmp_path):
    file = tmp_path / "calm.toml"
    file.write_text(CALM, encoding="utf-8")
    return str(file)


def opened(window, qtbot, name):
    with qtbot.waitSignal(window.engine_done, timeout=20_000):
        window.show_scenario(name)
    qtbot.waitUntil(lambda: not window.filling)


def live_threads():
    return sorted(thread.name for thread in threading.enumerate())


def rows_alive():
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return sum(isinstance(one, DialRow) for one in Shiboken.getAllValidWrappers())


def test_that_a_card_tells_title_one_sentence_first_day_length_and_seats():
    told = {choice.name: choice for choice in choices()}
    assert told.keys() == set(scenario_names())
    october = told["october-2025"]
    assert october.title == load_scenario("october-2025").title
    assert october.sentence.endswith(".")
    assert october.sentence.count(". ") == 0
    assert october.when == "From Sun 12 October 2025, 12 months · 7 seats"


def test_that_a_scenario_with_mistakes_is_told_but_cannot_be_opened(
    tmp_path, open_window
):
    file = tmp_path / "bad.toml"
    file.write_text('[scenario]\nname = "bad"\n', encoding="utf-8")
    (bad,) = choices([str(file)])
    assert (bad.name, bad.when) == ("", "Has mistakes")
    sheet = ScenarioSheet("october-2025", open_window(filled=False), [bad])
    sheet.show()
    sheet._open()
    assert sheet.isVisible()


def test_that_the_sheet_opens_by_key_with_the_scenario_of_now_chosen(
    open_window, qtbot
):
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    (sheet,) = window.findChildren(ScenarioSheet)
    assert sheet.cards.count() == len(scenario_names())
    assert sheet.cards.currentItem().data(CHOICE).name == "october-2025"
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChildren(ScenarioSheet) == [])


def test_that_arrows_and_enter_open_the_next_card(open_window, qtbot):
    offered = [Choice(name, name, "Something.", "Then") for name in ("one", "two")]
    sheet = ScenarioSheet("one", open_window(filled=False), offered)
    sheet.show()
    qtbot.keyClick(sheet.cards, Qt.Key.Key_Down)
    with qtbot.waitSignal(sheet.chosen) as chosen:
        qtbot.keyClick(sheet.cards, Qt.Key.Key_Return)
    assert chosen.args == ["two"]


def test_that_opening_a_scenario_replaces_all_of_the_old_one(open_window, qtbot, calm):
    window = open_window()
    window.toggle_more_dials()
    window.explore.dials.rows["mediation_strength"].slider.setValue(80)
    old = window.explore
    opened(window, qtbot, calm)
    assert window.explore is not old
    assert window.windowTitle().startswith("A calm border")
    assert window.explore.session.days == 40
    assert not any(row.changed for row in window.explore.desk.rows.values())
    assert window.actions_by_name["undo"].text() == "Undo"
    window.toggle_more_dials()
    assert window.explore.desk.rows["patience"].value == 0.9


def test_that_changing_scenarios_leaks_no_thread_and_no_widget(
    open_window, qtbot, calm
):
    window = open_window()
    threads, rows = live_threads(), rows_alive()
    for name in (calm, "october-2025", calm, "october-2025"):
        opened(window, qtbot, name)
    assert live_threads() == threads
    assert rows_alive() == rows


def test_that_a_scenario_chosen_while_the_engine_prepares_is_the_one_that_plays(
    open_window, qtbot, calm
):
    go_on = threading.Event()

    def prepare(scenario, report):
        if scenario.name != "calm":
            go_on.wait(10)
        return Timeline(scenario)

    window = open_window(prepare=prepare, filled=False)
    while window.filling:
        window.fill()
    go_on.set()  # the old one may still finish at any moment
    opened(window, qtbot, calm)
    qtbot.wait(50)
    assert window.explore.session.days == 40
    assert live_threads().count("live session") == 1


def test_that_a_scenario_that_cannot_be_read_leaves_the_old_one_playing(
    open_window, qtbot, tmp_path
):
    window = open_window()
    old = window.explore
    window.show_scenario(str(tmp_path / "gone.toml"))
    assert window.explore is old
    assert window.banner.isVisible()
    assert "cannot be opened" in window.banner.sentence.text()
    broken = tmp_path / "broken.toml"
    broken.write_text("foo = 1\n")
    window.show_scenario(str(broken))
    told = "That scenario cannot be opened. broken.toml:1: scenario is missing"
    assert window.banner.sentence.text().startswith(told)


def test_that_the_window_opens_on_the_scenario_asked_for(open_window, calm):
    window = open_window(options=Options(size=(1366, 768), scenario=calm))
    assert window.explore.scenario.name == "calm"
