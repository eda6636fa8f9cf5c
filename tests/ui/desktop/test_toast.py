"""News in passing: long enough to be read, while they are true, in nobody's way."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QCursor

LONG = "The results are in the folder of this run, and were written a moment ago. " * 2


@pytest.fixture
def window(open_window, monkeypatch):
    monkeypatch.setattr(QCursor, "pos", lambda: QPoint(-100, -100))
    return open_window()


def test_that_news_go_when_what_they_tell_of_is_undone(window, qtbot):
    window.explore.session.step(3)
    assert window.explore.session.settle(30)
    window.what_if()
    assert window.explore.session.settle(30)
    window.explore.view.look()
    assert "begins on" in window.toast.sentence.text()
    assert window.toast.isVisible()
    window.undo()
    assert not window.toast.isVisible()


def test_that_long_news_stay_longer(window):
    window.notify("Done.")
    short = window.toast._timer.interval()
    window.notify(LONG)
    assert window.toast._timer.interval() > 2 * short


def test_that_news_wait_while_their_button_has_the_focus(window):
    window.toast.tell("Done.", "Open", lambda: None)
    window.toast.button.setFocus()
    window.toast._timer.timeout.emit()
    assert window.toast.isVisible()
    window.explore.transport.play.setFocus()
    window.toast._timer.timeout.emit()
    assert not window.toast.isVisible()


def test_that_news_cover_neither_the_focus_nor_the_pointer(window, monkeypatch):
    window.show_layout("explore")
    window.explore.show_panel("branches")
    line = window.explore.panel("branches").note
    line.setFocus()
    window.notify(LONG)
    place = QRect(line.mapTo(window.room, QPoint(0, 0)), line.size())
    assert not window.toast.geometry().intersects(place)
    monkeypatch.setattr(QCursor, "pos", lambda: window.toast.mapToGlobal(QPoint(9, 9)))
    at = window.toast.pos()
    window.explore.transport.play.setFocus()
    assert window.toast.pos() != at
