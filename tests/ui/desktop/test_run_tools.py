"""The bar while a run is open: the branch on show, whether it is saved, what if."""

import sqlite3
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from simulator.timeline.file import create_file
from ui.desktop.branches.chooser import BranchChooser
from ui.desktop.widgets.saved import LATE, NO_FILE, SAVED, SAVING, SavedLabel


@pytest.fixture
def window(open_window, tmp_path):
    made = open_window(
        prepare=lambda scenario, _: create_file(tmp_path / "run.durand", scenario)
    )
    made.explore.play_or_pause()
    made.explore.session.settle(10)
    return made


def test_that_what_if_is_one_press_in_every_layout_and_the_branch_is_named_then(
    window, qtbot
):
    tools, session = window.run_page.run_tools, window.explore.session
    session.step(5)
    session.settle(10)
    day = session.view.day
    assert tools.chooser.isHidden()
    assert tools.fork.isVisible()
    qtbot.mouseClick(tools.fork, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tools.chooser.isVisible(), timeout=5000)
    assert session.view.here.forked == day
    assert tools.chooser.text() == session.view.here.name
    assert tools.chooser.accessibleName().endswith(session.view.here.name)


def test_that_another_branch_is_chosen_beside_the_title(window, qtbot):
    tools, session = window.run_page.run_tools, window.explore.session
    session.step(3)
    session.fork("Other")
    session.settle(10)
    tools.look()
    names = [action.text() for action in tools.chooser.branches.actions()]
    assert names == ["As it went", "Other"]
    assert [a.isChecked() for a in tools.chooser.branches.actions()] == [False, True]
    tools.chooser.branches.actions()[0].trigger()
    session.settle(10)
    tools.look()
    assert session.view.branch == 0
    assert tools.chooser.text() == "As it went"


def test_that_the_samples_of_branches_differ_by_more_than_colour(qtbot, window):
    from ui.desktop.branches.rows import pen

    session = window.explore.session
    session.fork("Other")
    session.settle(10)
    first, second = sorted(session.view.tree.branches)
    assert pen(first, 2).dashPattern() != pen(second, 2).dashPattern()
    assert isinstance(window.run_page.run_tools.chooser, BranchChooser)


def test_that_a_run_that_is_on_the_disk_is_called_saved(window):
    tools = window.run_page.run_tools
    window.explore.session.step(2)
    window.explore.session.settle(10)
    tools.look()
    assert tools.saved.text() == SAVED
    assert tools.saved.toolTip().endswith("run.durand")


def test_that_a_disk_that_refuses_is_told_with_its_reason(window, qtbot, monkeypatch):
    writer = window.explore.session._file.writer
    real = writer._write

    def refuse(taken):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(writer, "_write", refuse)
    window.explore.session.step(2)
    saved = window.run_page.run_tools.saved
    qtbot.waitUntil(lambda: saved.text().startswith("Not saved"), timeout=8000)
    assert "disk is full" in saved.toolTip()
    assert saved.property("tone") == "bad"
    monkeypatch.setattr(writer, "_write", real)
    qtbot.waitUntil(lambda: saved.text() == SAVED, timeout=8000)


@pytest.mark.parametrize(
    ("path", "behind", "said"),
    [(None, 0.0, NO_FILE), ("a", 0.0, SAVED), ("a", LATE + 1, SAVING)],
)
def test_that_how_it_stands_with_the_file_is_said(qtbot, path, behind, said):
    made = SavedLabel()
    qtbot.addWidget(made)
    made.resize(260, 20)
    made.show_session(SimpleNamespace(trouble=None, path=path, behind=behind))
    assert made._whole == said
