import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from simulator.errors import DurandError
from simulator.timeline.pace import FULL_SPEED, SPEEDS
from simulator.timeline.timeline import Timeline
from ui.desktop import commands, theme
from ui.desktop.settings import Settings
from ui.desktop.widgets.sheet import Sheet

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window, qtbot):
    made = open_window()
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert made.explore.session.settle(5)
    return made


def test_that_every_command_is_there_and_no_two_share_their_keys(window):
    keys = [one.keys for one in commands.COMMANDS if one.keys]
    assert len(set(keys)) == len(keys)
    for one in commands.COMMANDS:
        assert callable(getattr(window, one.does))
        shortcuts = window.actions_by_name[one.does].shortcuts()
        assert shortcuts == [QKeySequence(k) for k in (one.keys, one.also) if k]


def test_that_space_plays_and_pauses_and_the_button_shows_it(window, qtbot):
    session, button = window.explore.session, window.explore.transport.play
    assert button.accessibleName() == "Play"
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert session.playing
    assert button.accessibleName() == "Pause"
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert not session.playing


def test_that_keys_step_a_day_and_a_week(window, qtbot):
    session = window.explore.session
    done = session.ready
    qtbot.keyClick(window, Qt.Key.Key_Period)
    qtbot.keyClick(window, Qt.Key.Key_Comma)
    assert session.settle(5)
    assert session.ready == done + 8


def test_that_space_on_a_focused_button_presses_that_button(window, qtbot):
    session, button = window.explore.session, window.explore.transport.day
    done = session.ready
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert session.settle(5)
    assert session.ready == done + 1
    assert not session.playing


def test_that_speed_goes_up_and_down_by_keys_and_stops_at_the_ends(window, qtbot):
    explore = window.explore
    for _ in range(5):
        qtbot.keyClick(window, Qt.Key.Key_Up, CONTROL)
    assert explore.session.speed == FULL_SPEED
    for _ in range(5):
        qtbot.keyClick(window, Qt.Key.Key_Down, CONTROL)
    assert explore.session.speed == SPEEDS[0]


def test_that_a_run_at_its_end_starts_again_under_the_dials_as_they_stand(
    window, qtbot
):
    explore = window.explore
    explore.dials.rows["mediation_strength"].slider.setValue(70)
    first = explore.session
    first.play(FULL_SPEED)
    assert first.settle(20)
    assert first.ready == explore.scenario.days
    explore.view.look()
    assert explore.transport.play.accessibleName() == "Start again"
    assert not explore.transport.day.isEnabled()
    with qtbot.waitSignal(window.engine_done):
        qtbot.mouseClick(explore.transport.play, Qt.MouseButton.LeftButton)
    second = explore.session
    assert second is not first
    qtbot.waitUntil(lambda: second.ready > 0)
    assert second.changes[0].day == 0
    assert second.dials["mediation_strength"] == 0.7
    qtbot.waitUntil(explore.transport.day.isEnabled)


def test_that_tab_alone_reaches_every_control(window, qtbot):
    reached = set()
    for _ in range(80):
        at = QApplication.focusWidget()
        reached.add(at)
        qtbot.keyClick(at or window, Qt.Key.Key_Tab)
    explore = window.explore
    wanted = [row.slider for row in explore.dials.rows.values()]
    bar = explore.transport
    wanted += [bar.play, bar.day, bar.week, explore.odds.link, explore.map.map]
    assert [one for one in wanted if one not in reached] == []


def test_that_the_theme_changes_by_key_and_is_remembered(open_window, qtbot, tmp_path):
    file = tmp_path / "settings.ini"
    window = open_window(settings=Settings(file))
    qtbot.keyClick(window, Qt.Key.Key_T, CONTROL)
    assert theme.current() == "dark"
    window.close()
    assert Settings(file).mode == "dark"
    assert not Settings(file).geometry.isEmpty()


def test_that_the_window_follows_the_system_until_told_otherwise(
    open_window, qtbot, tmp_path, monkeypatch
):
    window = open_window(settings=Settings(tmp_path / "settings.ini"))
    changed = QGuiApplication.styleHints().colorSchemeChanged
    monkeypatch.setattr(theme, "system", lambda: "dark")
    changed.emit(Qt.ColorScheme.Dark)
    assert theme.current() == "dark"
    window.toggle_theme()
    changed.emit(Qt.ColorScheme.Dark)
    assert theme.current() == "light"
    window.follow_system()
    assert theme.current() == "dark"


def test_that_resetting_all_dials_undoes_every_change(window, qtbot):
    explore = window.explore
    for row in explore.dials.rows.values():
        row.slider.setValue(row.slider.usual - 7)
    assert explore.dials._count.text() == "6 changed"
    qtbot.keyClick(window, Qt.Key.Key_R, CONTROL)
    assert explore.session.settle(5)
    assert not any(row.changed for row in explore.dials.rows.values())
    usual = {name: row.usual for name, row in explore.dials.rows.items()}
    assert {name: explore.session.dials[name] for name in usual} == usual


@pytest.mark.parametrize(
    ("command", "title"), [("show_assumptions", "assumes"), ("show_about", "About")]
)
def test_that_a_sheet_opens_and_closes_by_escape(window, qtbot, command, title):
    window.actions_by_name[command].trigger()
    (sheet,) = window.findChildren(Sheet)
    assert title in sheet.windowTitle()
    assert len(sheet.page.toPlainText()) > 500
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChildren(Sheet) == [])


def test_that_an_error_in_the_rules_is_told_once_with_details_to_copy(
    open_window, qtbot
):
    class BrokenError(Exception):
        pass

    class Broken(Timeline):
        def advance(self, days=1):
            raise BrokenError("the ledger does not balance")

    def prepare(scenario, _):
        return Broken(scenario)

    window = open_window(prepare=prepare)
    qtbot.waitUntil(window.banner.isVisible, timeout=5_000)
    assert window.banner.sentence.text() == "the ledger does not balance"
    qtbot.mouseClick(window.banner.copy, Qt.MouseButton.LeftButton)
    assert "BrokenError" in QGuiApplication.clipboard().text()
    qtbot.mouseClick(window.banner.dismiss, Qt.MouseButton.LeftButton)
    assert not window.banner.isVisible()


def test_that_an_engine_that_cannot_be_prepared_is_told_in_a_sentence(open_window):
    def prepare(scenario, report):
        msg = "Compiling the model's rules failed."
        raise DurandError(msg)

    window = open_window(prepare=prepare)
    assert window.banner.isVisible()
    assert window.banner.sentence.text() == "Compiling the model's rules failed."
    assert not window.progress.isVisible()


def test_that_progress_is_shown_and_dials_work_while_the_engine_prepares(
    open_window, qtbot
):
    told, go_on = threading.Event(), threading.Event()

    def prepare(scenario, report):
        report(3, 12, "infiltration")
        told.set()
        go_on.wait(10)
        return Timeline(scenario)

    window = open_window(prepare=prepare, filled=False)
    while window.filling:
        window.fill()
    told.wait(5)
    said = window.progress.sentence
    qtbot.waitUntil(lambda: "4 of 12" in said.accessibleName())
    assert "a recorded run plays, not yours" in said.accessibleName()
    strip = window.explore.transport.strip
    qtbot.waitUntil(lambda: strip._head > 4)  # and days of it pass
    window.explore.dials.rows["mediation_strength"].slider.setValue(90)
    with qtbot.waitSignal(window.engine_done, timeout=120_000):
        go_on.set()
    assert not window.progress.isVisible()
    assert not window.run_page.recording.playing
    session = window.explore.session
    qtbot.waitUntil(lambda: session.dials["mediation_strength"] == 0.9)
    assert session.changes[0].day == 0


def test_that_closing_while_the_engine_prepares_ends_its_thread(open_window, qtbot):
    asked = threading.Event()

    def prepare(scenario, report):
        asked.set()
        while True:
            report(1, 100, "for ever")

    window = open_window(prepare=prepare, filled=False)
    while window.filling:
        window.fill()
    asked.wait(5)
    window.close()
    assert "engine start" not in [thread.name for thread in threading.enumerate()]


def test_that_closing_before_it_is_filled_leaves_nothing_behind(open_window):
    window = open_window(filled=False)
    window.fill()
    window.close()
    assert not window.filling


def test_that_no_part_is_shown_as_a_window_of_its_own(open_window):
    window = open_window()
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert windows == [window]


def test_that_nothing_is_cut_off_in_the_transport_on_a_school_laptop(window):
    QApplication.sendPostedEvents()
    for part in window.explore.transport.findChildren(QWidget):
        if part.isVisible() and part.parentWidget().layout():
            assert part.width() >= part.minimumSizeHint().width()
