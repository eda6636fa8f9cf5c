"""By keys alone: what is called to sight has the keys, and shows that it has them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.desktop import focus_order
from ui.desktop.feed.model import TOLD
from ui.desktop.panels import PANELS
from ui.desktop.preferences import PAGES
from ui.desktop.widgets.settings_sheet import KEYBOARD, SettingsSheet

KEY = Qt.Key
SILENT = {"numbers"}  # nothing in it can be used


@pytest.fixture
def window(open_window, qtbot):
    made = open_window()
    qtbot.keyClick(made, KEY.Key_Space)
    session = made.explore.session
    assert session.settle(20)
    session.step(60 - session.ready)
    assert session.settle(20)
    made.show_layout("explore")
    made.explore.view.look()
    settled()
    return made


def settled():
    QApplication.sendPostedEvents()
    QApplication.processEvents()


@pytest.mark.parametrize("name", [one.name for one in PANELS if one.name not in SILENT])
def test_that_the_keys_go_to_a_panel_that_is_called(window, name):
    window.explore.explain(next(iter(window.explore.session.decisions)))
    window.explore.transport.play.setFocus()
    window.show_panel(name)
    settled()
    assert window.explore.workspace.docks[name].isAncestorOf(window.focusWidget())


def test_that_the_keys_go_to_the_answer_that_was_asked_for(window, qtbot):
    feed = window.explore.panel("feed")
    window.explore.show_panel("feed")
    feed.look()
    settled()
    rows = (feed.model.index(row) for row in range(feed.model.rowCount()))
    feed.list.setCurrentIndex(next(row for row in rows if row.data(TOLD).why))
    feed.list.setFocus()
    qtbot.keyClick(feed.list, KEY.Key_Return)
    settled()
    why = window.explore.workspace.docks["why"]
    assert why.isAncestorOf(window.focusWidget())
    window.explore.transport.play.setFocus()
    window.ask_why()
    settled()
    assert why.isAncestorOf(window.focusWidget())


@pytest.mark.parametrize("name", ["why", "branches"])
def test_that_whatever_has_the_focus_in_a_panel_shows_it(window, name):
    window.explore.explain(next(iter(window.explore.session.decisions)))
    window.show_panel(name)
    settled()
    dock = window.explore.workspace.docks[name]
    line = focus_order.stops(window, window.regions())
    for stop in (one for one in line if dock.isAncestorOf(one)):
        stop.clearFocus()
        settled()
        without = dock.grab().toImage()
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        settled()
        assert dock.grab().toImage() != without, (stop, stop.accessibleName())


def tabbed(sheet):
    """Give all that Tab comes to in a sheet, from what has the focus now."""
    seen = []
    while (now := sheet.focusWidget()) is not None and now not in seen:
        seen.append(now)
        yield now
        QTest.keyClick(now, KEY.Key_Tab)


@pytest.mark.parametrize("page", [*PAGES, KEYBOARD])
def test_that_whatever_has_the_focus_in_the_settings_shows_it(window, page):
    window.show_setting(page)
    (sheet,) = window.findChildren(SettingsSheet)
    settled()
    for stop in tabbed(sheet):
        settled()
        told = sheet.grab().toImage()
        stop.clearFocus()
        settled()
        assert sheet.grab().toImage() != told, (stop, stop.accessibleName())
        stop.setFocus(Qt.FocusReason.TabFocusReason)
    sheet.close()


def test_that_enter_presses_the_button_that_has_the_focus_and_no_other(window, qtbot):
    window.show_setting(KEYBOARD)
    (sheet,) = window.findChildren(SettingsSheet)
    window.settings.put_shortcut("share", "Ctrl+Shift+F8")
    sheet.keys_page.reset.setFocus()
    qtbot.keyClick(sheet.keys_page.reset, KEY.Key_Return)
    assert sheet.isVisible()
    assert "share" not in window.settings.shortcuts
    sheet.keys_page.search.setFocus()
    qtbot.keyClick(sheet.keys_page.search, KEY.Key_Return)
    assert not sheet.isVisible()


def test_that_enter_presses_a_button_of_the_window(window, qtbot):
    window.explore.explain(next(iter(window.explore.session.decisions)))
    who = window.explore.panel("why").who
    who.setFocus()
    qtbot.keyClick(who, KEY.Key_Return)
    settled()
    inspector = window.explore.workspace.docks["inspector"]
    assert inspector.isAncestorOf(window.focusWidget())


def test_that_escape_leaves_the_shortcuts_from_within_a_field(window, qtbot):
    window.show_setting(KEYBOARD)
    (sheet,) = window.findChildren(SettingsSheet)
    field = sheet.keys_page.rows["share"].field
    field.setFocus()
    qtbot.keyClick(field, KEY.Key_Escape)
    assert not sheet.isVisible()
    assert not window.settings.shortcuts


def test_that_the_focus_stays_near_when_what_has_it_goes(window):
    window.offer.show()
    settled()
    window.offer.let_be.setFocus()
    window.offer.let_be.click()
    assert window.current.isAncestorOf(window.focusWidget())
