"""Leaving the scenario editor: nothing is lost or opened by a key that was pressed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simulator.scenario import load_scenario
from ui.desktop.editor.sheet import UNSAVED, ScenarioEditor

PARENT = "october-2025"


def test_that_what_is_not_saved_is_told_before_it_is_left(editor, qtbot):
    told = editor.status.text()
    editor.situation.title.setFocus()
    qtbot.keyClicks(editor.situation.title, " of Kabul")
    qtbot.keyClick(editor.situation.title, Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert editor.status.text() == UNSAVED != told
    qtbot.keyClicks(editor.situation.title, " again")
    qtbot.keyClick(editor.situation.title, Qt.Key.Key_Escape)
    assert editor.isVisible()  # it was told of less
    assert editor.save()
    assert not editor.unsaved


def test_that_what_was_not_changed_is_left_at_once_and_the_rest_at_a_second_time(
    qtbot,
):
    window = QWidget()
    qtbot.addWidget(window)
    for text, times in (("", 1), ("x", 2)):
        made = ScenarioEditor(load_scenario(PARENT), PARENT, window)
        made.open()
        qtbot.keyClicks(made.situation.title, text)
        for _ in range(times):
            assert made.isVisible()
            qtbot.keyClick(made, Qt.Key.Key_Escape)
        assert not made.isVisible()


def test_that_enter_in_a_field_saves_nothing_and_opens_nothing(editor, qtbot):
    with qtbot.assertNotEmitted(editor.open_wanted):
        qtbot.keyClick(editor.situation.title, Qt.Key.Key_Return)
    assert editor.isVisible()
