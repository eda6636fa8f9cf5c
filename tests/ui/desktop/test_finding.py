"""The palette, the settings, and news in passing."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication

from ui.desktop import finding, fuzzy, motion, theme
from ui.desktop.commands import every_command
from ui.desktop.widgets.palette import Palette
from ui.desktop.widgets.settings_sheet import SettingsSheet

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window, qtbot):
    made = open_window()
    qtbot.keyClick(made, Qt.Key.Key_Space)
    yield made
    theme.set_letters(QApplication.instance(), 100)
    motion.set_reduced(False)


def found(window, qtbot, letters):
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    (palette,) = window.findChildren(Palette)
    qtbot.keyClicks(palette.line, letters)
    return palette


def test_that_words_beat_scattered_letters_and_order_does_not_matter():
    texts = ["Mediation strength", "Smeared on twenty tin", "Strength of mediation"]
    assert fuzzy.best("mediat", texts, str, 9)[0] == "Mediation strength"
    assert set(fuzzy.best("strength med", texts, str, 9)) == {texts[0], texts[2]}
    assert fuzzy.score("xyz", texts[0]) is None
    assert fuzzy.best("", texts, str, 2) == texts[:2]


def test_that_accents_and_case_do_not_matter():
    assert fuzzy.score("turkiye", "Türkiye") is not None


@pytest.mark.parametrize(
    ("letters", "kind", "text"),
    [
        ("mediation", "Dial", "Mediation strength"),
        ("torkham", "Crossing", "Torkham"),
        ("kurram", "Place", "Kurram"),
        ("taliban take kabul", "Scenario", "August 2021: the Taliban take Kabul"),
        ("step day", "Run", "Step a day"),
        ("home", "Go", "Home"),
        ("presenting to", "Help", "Presenting to a class"),
    ],
)
def test_that_a_few_letters_find_it(window, qtbot, letters, kind, text):
    palette = found(window, qtbot, letters)
    fitting = [palette.list.item(row) for row in range(min(3, palette.list.count()))]
    seen = [item.data(Qt.ItemDataRole.UserRole) for item in fitting]
    assert (kind, text) in [(one.kind, one.text) for one in seen]
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)


@pytest.mark.parametrize("letters", ["branches", "what happened", "assumptions"])
def test_that_what_can_be_done_comes_before_help_about_it(window, qtbot, letters):
    palette = found(window, qtbot, letters)
    assert palette.list.currentItem().data(Qt.ItemDataRole.UserRole).kind == "Panels"
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)


def test_that_enter_goes_to_the_dial_that_was_found(window, qtbot):
    palette = found(window, qtbot, "patience")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    row = window.explore.desk.rows["patience"]
    qtbot.waitUntil(row.isVisible)
    assert window.focusWidget() is row.slider


def test_that_enter_looks_at_the_crossing_that_was_found(window, qtbot):
    palette = found(window, qtbot, "chaman crossing")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    camera = window.explore.map.map.camera
    assert abs(camera.lon - 66.4) < 0.4
    assert camera.span < 4


def listed(palette):
    return [palette.list.item(row).text() for row in range(palette.list.count())]


def test_that_what_is_often_wanted_comes_first_and_what_was_used_before_it(
    window, qtbot
):
    palette = found(window, qtbot, "")
    assert listed(palette)[:2] == ["Often wanted", "Play or pause"]
    assert palette.list.currentRow() == 1  # a heading cannot be chosen
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.list.currentRow() == 1
    qtbot.keyClicks(palette.line, "patience")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    again = found(window, qtbot, "")
    told = listed(again)
    assert told[:3] == ["Used lately", "Islamabad's patience", "Often wanted"]
    assert len(told) == len(set(told)) == 2 + finding.MOST_FIRST
    qtbot.keyClick(again.line, Qt.Key.Key_Escape)


def test_that_the_window_lies_in_the_shade_until_one_clicks_beside_the_sheet(
    window, qtbot
):
    dark = window.grab().toImage().pixelColor(4, 300).lightnessF()
    palette = found(window, qtbot, "tor")
    assert palette.geometry() == window.rect()
    sheet = palette.line.parentWidget()
    assert abs(sheet.geometry().center().x() - window.width() / 2) <= 1
    assert window.grab().toImage().pixelColor(4, 300).lightnessF() < dark
    window.resize(1200, 700)
    assert palette.size() == window.size()
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not palette.isVisible()


def test_that_letters_nobody_can_mean_say_so(window, qtbot):
    palette = found(window, qtbot, "qqqqzz")
    assert palette.list.count() == 0
    assert palette._nothing.isVisible()
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)  # and nothing happens
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)


def test_that_news_comes_in_passing_and_goes(window, qtbot):
    done = []
    window.toast._timer.setInterval(20)
    window.toast.tell("Kept.", "Undo", lambda: done.append(1))
    assert window.toast.isVisible()
    qtbot.waitUntil(lambda: not window.toast.isVisible())
    window.toast.tell("Kept.", "Undo", lambda: done.append(1))
    window.toast.button.click()
    assert done == [1]


def test_that_every_command_has_a_menu_or_keys_and_no_two_the_same_keys():
    every = every_command()
    keys = [text for one in every for text in (one.keys, one.also) if text]
    assert len(set(keys)) == len(keys)
    assert len({one.id for one in every}) == len(every)
    assert all(one.menu or one.keys for one in every)


def test_that_a_setting_is_found_and_opened_on_its_page(window, qtbot):
    palette = found(window, qtbot, "invented twin")
    first = palette.list.item(0).data(Qt.ItemDataRole.UserRole)
    assert first.kind == "Setting"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    (sheet,) = window.findChildren(SettingsSheet)
    assert sheet.rows["twin"].isVisible()
    sheet.close()
