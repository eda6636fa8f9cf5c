"""Help: a topic for everything, links that lead somewhere, keys that are true."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QDialog

from simulator.mechanisms import DIALS
from tests.ui.desktop.test_words import FORBIDDEN
from ui.desktop import keys
from ui.desktop.charts.spec import CHARTS
from ui.desktop.commands import every_command
from ui.desktop.copying import CopyMenu
from ui.desktop.help import cheat_sheet, topics
from ui.desktop.help.asking import topic_of
from ui.desktop.help.sheet import NOTHING
from ui.desktop.help_window import help_beside
from ui.desktop.panels import LAYOUTS, PANELS
from ui.desktop.screens import SCREENS

TYPED_KEYS = re.compile(r"\b(Ctrl|Alt|Shift)\s?\+|\bF\d{1,2}\b")
EVERY = [
    *topics.topics(),
    *(f"dial:{name}" for name in DIALS),
    *(f"chart:{spec.name}" for spec in CHARTS),
]


@pytest.mark.parametrize("name", EVERY)
def test_that_a_topic_says_something_plain_and_leads_somewhere(name):
    one = topics.topic(name)
    assert one.title
    assert len(one.plain) > 80
    text = topics.written(one.text)  # every command it names exists
    assert not FORBIDDEN.search(one.title + one.plain)
    assert "{" not in text
    for _, target in topics.LINK.findall(one.text):
        assert topics.topic(target).title


@pytest.mark.parametrize("name", topics.topics())
def test_that_no_file_types_keys_by_itself(name):
    assert not TYPED_KEYS.search(topics.topics()[name].text)


def test_that_every_screen_panel_and_layout_has_a_topic_of_its_own():
    wanted = [
        *(one.name for one in SCREENS),
        *(one.name for one in PANELS),
        *(topics.layout_topic(one.name) for one in LAYOUTS),
    ]
    assert set(wanted) <= set(topics.topics())


def test_that_the_contents_name_every_file_once():
    named = [one.name for _, members in topics.groups() for one in members]
    assert sorted(named) == sorted(topics.topics())


def test_that_keys_in_the_help_are_those_that_hold():
    try:
        keys.use({"undo": "F8"})
        assert topics.written("{keys:undo}") == "**F8**"
    finally:
        keys.use({})
    assert topics.written("{keys:undo}, {command:save_as}") == "**Ctrl+Z**, *Save as*"


def test_that_a_command_nobody_declared_is_not_let_pass():
    with pytest.raises(KeyError):
        topics.written("{keys:fly_away}")


def test_that_words_find_a_topic_by_its_title_first_and_by_dials_and_charts():
    assert topics.found("layout")[0].title.startswith("Layout")
    assert topics.found("mediation strength")[0].name == "dial:mediation_strength"
    assert "chart:Deaths" in [one.name for one in topics.found("deaths")]
    assert topics.found("qqzz") == []


# In the window.


@pytest.fixture
def window(open_window, qtbot):
    made = open_window()
    qtbot.keyClick(made, Qt.Key.Key_Space)
    return made


def help_for(window, qtbot, widget):
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_F1)
    return window.help_sheet


def test_that_f1_helps_with_what_is_in_focus_and_escape_gives_the_focus_back(
    window, qtbot
):
    slider = window.explore.dials.rows["mediation_strength"].slider
    sheet = help_for(window, qtbot, slider)
    assert sheet.isVisible()
    assert sheet.title.text() == "Mediation strength"
    assert DIALS["mediation_strength"].meaning[:30] in sheet.page.toPlainText()
    qtbot.keyClick(sheet.page, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.focusWidget() is slider


def test_that_it_stands_where_what_is_asked_about_does_not(window, qtbot):
    odds = window.explore.odds
    sheet = help_for(window, qtbot, odds.link)
    assert sheet.topic == "odds"
    assert sheet.geometry().right() < odds.mapTo(window, odds.rect().center()).x()
    sheet = help_for(window, qtbot, window.explore.map.map)
    assert sheet.topic == "map"


@pytest.mark.parametrize("screen", [one.name for one in SCREENS])
def test_that_f1_on_a_screen_opens_its_topic(window, screen):
    window.show_screen(screen)
    assert topic_of(window.page(screen)) == screen
    focused = window.focusWidget()
    if focused is not None:
        focused.clearFocus()
    window.show_help()
    assert window.help_sheet.topic in {screen, topic_of(focused)}


@pytest.mark.parametrize("panel", [one.name for one in PANELS])
def test_that_every_panel_is_helped_with(window, panel):
    made = window.explore.panel(panel)
    assert topic_of(made) == panel


def test_that_links_searches_and_the_way_back_lead_on(window):
    window.show_contents()
    sheet = window.help_sheet
    assert "Reading the charts" in sheet.page.toPlainText()
    sheet.page.anchorClicked.emit(QUrl("odds"))
    assert sheet.title.text() == "Odds"
    sheet.page.anchorClicked.emit(QUrl("assumptions"))
    sheet.back.click()
    assert sheet.title.text() == "Odds"
    sheet.search.setText("torkham qqzz")
    assert NOTHING in sheet.page.toPlainText()
    sheet.search.setText("presenting")
    assert "Presenting to a class" in sheet.page.toPlainText()
    sheet.search.clear()
    assert sheet.title.text() == "Odds"


def test_that_any_dial_odds_or_chart_can_be_asked_what_it_means(window):
    row = window.explore.dials.rows["mediation_strength"]
    menu = CopyMenu(row.name, window)
    asked = {action.text(): action for action in menu.actions()}
    asked["What does this mean?"].trigger()
    assert window.help_sheet.topic == "dial:mediation_strength"
    cell = window.explore.charts.charts[0]
    cell.head.actions_by_name["explain"].trigger()
    assert window.help_sheet.topic == "chart:Escalation"
    menu.deleteLater()


@pytest.mark.parametrize(
    ("command", "topic"),
    [
        ("show_settings", "settings"),
        ("open_scenario", "open-scenario"),
        ("edit_scenario", "editor"),
        ("show_assumptions", "page"),
        ("show_keyboard", "keyboard"),
        ("keep_layout_as", "name"),
    ],
)
def test_that_sheets_have_help_beside_them(window, qtbot, command, topic):
    getattr(window, command)()
    (sheet,) = window.findChildren(QDialog)
    assert topics.topic(topic_of(sheet))
    assert topic_of(sheet) == topic
    beside = help_beside(sheet)
    assert beside.isVisible()
    beside.close()
    sheet.reject()


def test_that_f1_works_over_a_sheet_that_locks_the_window(window, qtbot):
    window.show_settings()
    (sheet,) = window.findChildren(QDialog)
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    qtbot.keyClick(sheet, Qt.Key.Key_F1)
    titles = {one.windowTitle() for one in QApplication.topLevelWidgets()}
    assert "Help" in titles
    sheet.reject()


# The sheet of keys.


def test_that_the_list_of_keys_has_every_command_that_has_some(window, tmp_path):
    window.show_keyboard()
    (sheet,) = window.findChildren(cheat_sheet.CheatSheet)
    text = sheet.page.toPlainText()
    for one in every_command():
        if one.keys:
            assert one.text in text
            assert keys.of(one.id) in text
    assert sheet.save(str(tmp_path / "keys.pdf"))
    assert (tmp_path / "keys.pdf").read_bytes().startswith(b"%PDF")
    assert not sheet.save(str(tmp_path / "nowhere" / "keys.pdf"))
    assert "could not be written" in sheet.said.text()
    sheet.accept()


def test_that_the_list_opens_by_both_its_keys(window, qtbot):
    for text in ("?", "Ctrl+/"):
        assert text in [
            one.toString()
            for one in window.actions_by_name["show_keyboard"].shortcuts()
        ]
