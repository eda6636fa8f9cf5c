"""Time in the window: scrubbing, marks, undo, branches, claims, files, recovery."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from simulator.world.columns import DAY
from ui.desktop.branches.rows import rows_of
from ui.desktop.marks import marks, turning_points

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def done(explore):
    assert explore.session.settle(20)
    explore.view.look()


@pytest.fixture
def window(open_window, qtbot):
    made = open_window()
    qtbot.keyClick(made, Qt.Key.Key_Space)
    done(made.explore)
    made.explore.session.step(90 - made.explore.session.ready)
    done(made.explore)
    return made


def test_that_a_click_on_the_strip_brings_that_day_back_and_keys_move_on(window, qtbot):
    explore, strip = window.explore, window.explore.transport.strip
    x = round(strip._x(40))
    qtbot.mouseClick(strip, LEFT, pos=QPoint(x, strip.height() // 2))
    done(explore)
    day = explore.session.view.day
    assert abs(day - 40) <= 1
    assert f"day {day} of" in explore.transport._count.text()
    assert len(explore.charts.charts[0].chart.drawn[0]) == day
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    done(explore)
    assert explore.session.view.day == day - 1
    qtbot.keyClick(strip, Qt.Key.Key_End)
    done(explore)
    assert explore.session.view.day == explore.session.ready == 90
    outside = QPoint(strip.width() - 1, strip.height() // 2)
    qtbot.mouseClick(strip, LEFT, pos=outside)  # not lived yet: as far as it goes
    done(explore)
    assert explore.session.view.day == 90


def test_that_a_change_in_the_past_is_marked_told_and_undone(window, qtbot):
    explore, strip = window.explore, window.explore.transport.strip
    before = explore.session.rows.tobytes()
    explore.seek(30)
    done(explore)
    explore.dials.rows["border_openness"].slider.setValue(10)
    done(explore)
    assert explore.session.rows.tobytes() != before
    told = strip.told_at(strip._x(30))
    assert "Openness of the border: 10 of 100" in told
    assert told.count("11 Nov") == 1
    assert "11 November 2025" in told
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    done(explore)
    assert explore.session.rows.tobytes() == before
    assert "Openness" not in strip.told_at(strip._x(30))
    assert explore.dials.rows["border_openness"].number.text() == "50"


def test_that_a_run_turns_where_it_climbs_higher_and_where_a_truce_begins_or_ends():
    rows = np.zeros(60, DAY)
    rows["rung"] = 2
    rows["rung"][10:12] = 3  # one climb, told once, by its height
    rows["rung"][12:20] = 5
    rows["rung"][30:33] = 4  # no new height
    rows["rung"][40:] = 6
    rows["ceasefire"][20:28] = 1
    found = {(mark.day, mark.told) for mark in turning_points(rows)}
    assert found == {
        (12, "Strikes in border provinces, the highest step so far"),
        (20, "A ceasefire begins"),
        (28, "The ceasefire ends"),
        (40, "Strikes on a capital or heartland, the highest step so far"),
    }
    assert turning_points(rows[:0]) == []


def test_that_injects_to_come_are_not_given_away(window):
    scenario = window.explore.scenario
    from datetime import timedelta

    from simulator.situation import Inject

    injects = tuple(
        Inject(date=scenario.start + timedelta(days=day), kind="shock")
        for day in (50, 200)
    )
    changed = scenario.model_copy(update={"injects": injects})
    shown = marks(window.explore.session.view, changed)
    assert [mark.day for mark in shown if mark.kind == "inject"] == [50]


def test_that_what_if_forks_from_the_day_on_show_and_the_panel_leads_back(
    window, qtbot
):
    explore = window.explore
    explore.show_panel("branches")
    panel = explore.workspace.content("branches")
    explore.seek(50)
    done(explore)
    qtbot.keyClick(window, Qt.Key.Key_B, CONTROL)
    done(explore)
    assert explore.session.view.here.name == "What if 1"
    explore.dials.rows["border_openness"].slider.setValue(5)
    explore.session.step(30)
    done(explore)
    panel.look()
    assert [row.name for row in panel.model.rows] == ["As it went", "What if 1"]
    assert panel.model.rows[1].forked == 50
    explore.refresh()
    chart = explore.charts.charts[0].chart
    (other,) = chart._others
    assert other.number == 0
    assert 49 <= other.x[0] <= 80  # from where they part
    first = panel.model.index(0)
    panel.list.clicked.emit(first)
    done(explore)
    assert explore.session.view.branch == 0
    assert explore.dials.rows["border_openness"].number.text() == "50"


def branched(window):
    """A branch, in the panel of branches."""
    explore = window.explore
    explore.show_panel("branches")
    panel = explore.workspace.content("branches")
    explore.what_if()
    done(explore)
    panel.look()
    return explore, panel


def test_that_a_branch_is_named_noted_deleted_and_brought_back(window, qtbot):
    explore, panel = branched(window)
    panel.model.setData(panel.model.index(1), "More mediation")
    panel.note.setText("Qatar presses harder")
    panel.note.editingFinished.emit()
    done(explore)
    panel.look()
    branch = explore.session.view.tree.branches[1]
    assert (branch.name, branch.note) == ("More mediation", "Qatar presses harder")
    qtbot.mouseClick(panel.delete, LEFT)
    done(explore)
    panel.look()
    assert [row.name for row in panel.model.rows] == ["As it went"]
    assert window.actions_by_name["undo"].text() == "Undo: Delete More mediation"
    assert not panel.delete.isEnabled()
    window.undo()
    done(explore)
    panel.look()
    assert [row.name for row in panel.model.rows] == ["As it went", "More mediation"]


def test_that_a_note_is_of_the_branch_that_is_marked_and_delete_deletes_it(
    window, qtbot
):
    explore, panel = branched(window)
    panel.note.setText("Qatar presses harder")
    panel.note.editingFinished.emit()
    done(explore)
    panel.look()
    qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    assert panel.note.text() == ""
    assert not panel.delete.isEnabled()
    panel.note.editingFinished.emit()  # as one that Tab goes through does
    done(explore)
    panel.look()
    notes = [one.note for one in explore.session.view.tree.branches.values()]
    assert notes == ["", "Qatar presses harder"]
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    done(explore)
    panel.look()
    assert [row.name for row in panel.model.rows] == ["As it went"]


def test_that_a_claim_is_switched_off_and_on_and_its_dial_rests(window, qtbot):
    explore = window.explore
    explore.show_panel("assumptions")
    panel = explore.workspace.content("assumptions")
    before = explore.session.rows.tobytes()
    explore.seek(10)
    done(explore)
    row = panel.rows["C6"]
    row.box.click()
    done(explore)
    panel.look()
    assert explore.session.view.off == ("C6",)
    assert panel.off.text() == "1 off"
    assert explore.session.rows.tobytes() != before
    held = [name for name in row.claim.off if name in explore.desk.rows]
    assert all(not explore.desk.rows[name].slider.isEnabled() for name in held)
    assert "C6 switched off" in window.actions_by_name["undo"].text()
    window.undo()
    done(explore)
    panel.look()
    assert row.box.isChecked()
    assert explore.session.rows.tobytes() == before
    assert all(explore.desk.rows[name].slider.isEnabled() for name in held)


def test_that_the_strip_shows_that_keys_go_to_it(window):
    strip = window.explore.transport.strip
    bare = strip.grab().toImage()
    strip.setFocus()
    assert strip.grab().toImage() != bare


def test_that_a_branch_tells_its_dead_beside_those_without_it(window):
    explore = window.explore
    explore.seek(60)
    explore.what_if()
    explore.change("border_openness", 1.0)
    explore.session.step(30)
    done(explore)
    line, branch = rows_of(explore.session)
    dead = explore.session.others[line.id]["deaths"]
    assert line.told.startswith(f"{dead.sum():,} dead, at most ")
    assert f" (without it {dead[60:90].sum():,}), at most " in branch.told
    assert branch.told.startswith("from day 60: ")


def test_that_a_run_begun_anew_has_the_dials_as_they_stood(window, qtbot, monkeypatch):
    explore, shown = window.explore, type(window.explore).adopt

    def shown_at_once(self, session):
        shown(self, session)
        self.desk.show_values(session.view.dials)

    explore.change("border_openness", 1.0)
    done(explore)
    monkeypatch.setattr(type(explore), "adopt", shown_at_once)
    with qtbot.waitSignal(window.engine_done, timeout=30_000):
        explore.start_again()
    explore.session.pause()
    done(explore)
    assert explore.session.view.dials["border_openness"] == 1.0
