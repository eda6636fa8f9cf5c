"""The dials beyond the first six: found, moved, folded, undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from simulator.mechanisms import DIALS
from ui.desktop import words
from ui.desktop.widgets.dial import DialRow
from ui.desktop.widgets.dial_drawer import DialDrawer

CONTROL = Qt.KeyboardModifier.ControlModifier
OTHERS = [dial for dial in DIALS.values() if not dial.headline]
STRIKE = DIALS["strike_propensity"]


@pytest.fixture
def drawer(qtbot):
    made = DialDrawer(OTHERS, {}, None)
    made.resize(300, 640)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def window(open_window, qtbot):
    made = open_window()
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert made.explore.session.settle(5)
    return made


def open_all(drawer):
    for fold in drawer.folds.values():
        fold.set_open(True)


def in_sight(drawer):
    return {name for name, row in drawer.rows.items() if row.isVisible()}


def test_that_the_window_reaches_every_dial_of_the_model(window, qtbot):
    desk = window.explore.desk
    assert f"({len(OTHERS)})" in desk.panel.more.text()
    qtbot.mouseClick(desk.panel.more, Qt.MouseButton.LeftButton)
    assert desk.open
    open_all(desk.drawer)
    assert desk.rows.keys() == DIALS.keys()
    qtbot.mouseClick(desk.panel.more, Qt.MouseButton.LeftButton)
    assert not desk.open


def test_that_other_dials_stand_in_the_groups_they_declare(drawer):
    groups = {group: set(fold.names) for group, fold in drawer.folds.items()}
    assert drawer.rows.keys() == groups[OTHERS[0].group]  # the rest when opened
    assert groups == {
        dial.group: {one.name for one in OTHERS if one.group == dial.group}
        for dial in OTHERS
    }


def test_that_groups_open_and_shut_by_mouse_and_key(drawer, qtbot):
    first, second, *_ = drawer.folds.values()
    assert in_sight(drawer) == set(first.names)
    qtbot.mouseClick(second.head, Qt.MouseButton.LeftButton)
    assert in_sight(drawer) == {*first.names, *second.names}
    first.head.setFocus()
    qtbot.keyClick(first.head, Qt.Key.Key_Space)
    assert in_sight(drawer) == set(second.names)
    assert first.head.accessibleName().endswith("shut")


def test_that_a_search_shows_what_speaks_of_it_and_nothing_else(drawer, qtbot):
    qtbot.keyClicks(drawer.search, "fence")
    assert "fence_pace" in in_sight(drawer)
    assert "patience" not in in_sight(drawer)
    drawer.search.clear()
    assert in_sight(drawer) == set(next(iter(drawer.folds.values())).names)


def test_that_a_search_without_a_find_says_so(drawer, qtbot):
    qtbot.keyClicks(drawer.search, "submarine")
    assert in_sight(drawer) == set()
    assert drawer.nothing.isVisible()
    assert "submarine" in drawer.nothing.text()


def test_that_a_dial_off_its_usual_value_shows_at_its_folded_group(drawer):
    fold = drawer.folds["The powers around"]
    fold.set_open(True)
    row = drawer.rows["india_engagement"]
    row.slider.setValue(90)
    fold.set_open(False)
    assert "1 changed" in drawer.folds[row.dial.group].head.text()


def test_that_the_first_view_needs_no_scroll_bar_on_a_school_laptop(window):
    window.toggle_more_dials()
    QApplication.sendPostedEvents()
    area = window.explore.desk.drawer._area
    assert area.verticalScrollBar().maximum() == 0


def test_that_the_drawer_opens_and_shuts_by_key_and_gives_the_focus_back(window, qtbot):
    desk = window.explore.desk
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    assert desk.drawer.search.hasFocus()
    qtbot.keyClick(desk.drawer.search, Qt.Key.Key_Escape)
    assert not desk.open
    assert window.explore.transport.play.hasFocus()


def test_that_tab_goes_from_the_button_through_the_whole_drawer(window, qtbot):
    desk = window.explore.desk
    window.toggle_more_dials()
    open_all(desk.drawer)
    desk.panel.more.setFocus()
    reached = []
    for _ in range(len(OTHERS) + len(desk.drawer.folds) + 2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached[:2] == [desk.drawer.shut, desk.drawer.search]
    sliders = [row.slider for row in desk.drawer.rows.values()]
    assert [one for one in sliders if one not in reached] == []


def test_that_the_card_tells_of_a_dial_of_the_drawer_too(window):
    desk = window.explore.desk
    window.toggle_more_dials()
    open_all(desk.drawer)
    for name, row in desk.drawer.rows.items():
        row.focused.emit(name)
        assert desk.panel.card.name.text().startswith(row.dial.label.split("'")[0])


def test_that_a_dial_of_the_drawer_moves_the_model_and_is_counted(window, qtbot):
    desk, session = window.explore.desk, window.explore.session
    window.toggle_more_dials()
    desk.drawer.rows["patience"].slider.setValue(80)
    qtbot.waitUntil(lambda: session.dials["patience"] == 0.8)
    assert desk.panel._count.text() == "1 changed"


def test_that_a_dial_of_another_range_shows_its_own_unit_and_sign(qtbot):
    row = DialRow(STRIKE, STRIKE.default)
    qtbot.addWidget(row)
    assert row.number.text() == "0"
    row.slider.setValue(70)
    assert (row.value, row.number.text()) == (0.6, "+0.6")
    row.slider.setValue(0)
    assert (row.value, row.number.text()) == (-1.5, "−1.5")
    tip = words.dial_tip(STRIKE)
    assert "log odds" not in tip
    assert "points of push" in tip
    assert words.PUSH in tip
    assert "−1.5 to +1.5" in words.dial_tip(STRIKE)


def done(explore):
    assert explore.session.settle(20)
    explore.view.look()


def test_that_all_dials_back_is_one_step_that_can_be_undone_and_done_again(
    window, qtbot
):
    desk, explore = window.explore.desk, window.explore
    window.toggle_more_dials()
    for name, position in (("mediation_strength", 80), ("patience", 30)):
        desk.rows[name].slider.setValue(position)
    qtbot.keyClick(window, Qt.Key.Key_R, CONTROL)
    assert not any(row.changed for row in desk.rows.values())
    done(explore)
    assert "2 changes at once" in window.actions_by_name["undo"].text()
    window.undo()
    done(explore)
    assert desk.rows["mediation_strength"].value == 0.8
    assert desk.rows["patience"].value == 0.3
    assert explore.session.dials["patience"] == 0.3
    window.redo()
    done(explore)
    assert not any(row.changed for row in desk.rows.values())
    assert not window.actions_by_name["redo"].isEnabled()


def test_that_keys_undo_and_redo_a_move_and_the_menu_names_it(window, qtbot):
    explore, undo = window.explore, window.actions_by_name["undo"]
    row = explore.dials.rows["mediation_strength"]
    assert not undo.isEnabled()
    row.slider.setValue(70)
    done(explore)
    assert undo.text() == "Undo: Mediation strength 50 → 70"
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    done(explore)
    assert row.slider.value() == row.slider.usual
    both = CONTROL | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Z, both)
    done(explore)
    assert row.slider.value() == 70
