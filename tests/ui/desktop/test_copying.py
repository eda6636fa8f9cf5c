"""Copying from anywhere."""

from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from ui.desktop.copying import CopyMenu, part_of, words_of


def menu_over(window, widget):
    at = widget.mapTo(window, widget.rect().center())
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, at, window.mapToGlobal(at))
    QApplication.sendEvent(window, event)
    menu = next(one for one in window.findChildren(QMenu) if isinstance(one, CopyMenu))
    return {action.text(): action for action in menu.actions()}, menu


def test_that_words_and_pictures_are_copied_from_any_panel(open_window):
    window = open_window()
    odds = window.explore.odds
    assert part_of(odds.rows[0].dots) is odds
    actions, menu = menu_over(window, odds.title)
    actions["Copy “In the next 26 weeks”"].trigger()
    assert QGuiApplication.clipboard().text() == "In the next 26 weeks"
    actions["Copy the words of this panel"].trigger()
    assert "New strikes on a capital" in QGuiApplication.clipboard().text()
    actions["Copy a picture of this panel"].trigger()
    assert QGuiApplication.clipboard().pixmap().width() == odds.width()
    menu.hide()


def test_that_what_is_out_of_sight_is_not_copied(open_window):
    odds = open_window().explore.odds
    odds.rows[0].hide()
    assert odds.rows[0].question not in words_of(odds)
    assert odds.rows[1].question in words_of(odds)
