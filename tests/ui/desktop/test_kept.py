"""Files of runs in the window: written, saved, opened, dropped, recovered."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from simulator.classroom.file import create_class
from simulator.scenario import load_scenario
from simulator.timeline.file import create_file, open_file, read_file
from simulator.timeline.replay import verify
from simulator.timeline.timeline import Timeline
from tests.simulator.classroom.lessons import setup
from ui.desktop import kept
from ui.desktop.engine import prepared_timeline
from ui.desktop.options import Options
from ui.desktop.settings import Settings
from ui.desktop.widgets.recents import RecentRow, of_run

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


@pytest.fixture
def kept_window(open_window, qtbot):
    """A window that writes its run, as it does for people."""
    made = open_window(prepare=prepared_timeline)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    done(made.explore)
    return made


def test_that_a_run_is_written_as_it_is_played_and_closed_whole(kept_window):
    explore = kept_window.explore
    path = explore.session.path
    assert path.parent == kept.runs_folder()
    explore.session.step(20)
    explore.session.change("border_openness", 0.2)
    done(explore)
    days = explore.session.ready
    kept_window.close()
    contents = read_file(path)
    assert contents.heads == {0: days}
    assert verify(contents).difference is None
    assert not kept.left_runs()
    run = kept.look_at_run(path)
    assert (run.day, run.changes, run.left) == (days, 1, False)


def test_that_ctrl_s_saves_under_a_name_and_ctrl_o_opens_it_again(
    kept_window, qtbot, tmp_path, monkeypatch
):
    explore, mine = kept_window.explore, tmp_path / "mine.durand"
    explore.session.step(30)
    explore.session.change("border_openness", 0.2)
    done(explore)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(mine.with_suffix("")), "")
    )
    qtbot.keyClick(kept_window, Qt.Key.Key_S, CONTROL)
    done(explore)
    assert explore.session.path == mine
    days = explore.session.ready
    with qtbot.waitSignal(kept_window.engine_done, timeout=20_000):
        kept_window.show_scenario("quiet-border")
    qtbot.waitUntil(lambda: not kept_window.filling)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(mine), ""))
    with qtbot.waitSignal(kept_window.engine_done, timeout=20_000):
        qtbot.keyClick(kept_window, Qt.Key.Key_O, CONTROL)
    again = kept_window.explore
    done(again)
    assert again.session.path == mine
    assert again.session.ready == days
    assert not again.session.playing
    assert again.desk.rows["border_openness"].value == 0.2
    kept_window.undo()
    done(again)
    assert again.session.changes == ()


def test_that_a_run_saved_under_a_name_is_among_the_recent_only_once_it_is_written(
    open_window, qtbot, tmp_path
):
    settings = Settings(tmp_path / "settings.ini")
    window = open_window(prepare=prepared_timeline, settings=settings)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    explore, before = window.explore, settings.recent
    done(explore)
    gone, mine = tmp_path / "gone" / "mine.durand", tmp_path / "mine.durand"
    window.save_to(gone)
    assert gone not in settings.recent
    done(explore)
    assert settings.recent == before
    told = window.banner.sentence.text()
    assert told.startswith(f"{gone} cannot be written (No such file or directory)")
    window.save_to(mine)
    done(explore)
    assert settings.recent == [mine, *before]
    other = tmp_path / "other.durand"
    window.save_to(other)  # and closed before anybody has looked at it again
    assert explore.session.settle(20)
    window.close()
    assert settings.recent == [other, mine, *before]


def drop(window, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.NoButton
    event = QDropEvent(
        QPointF(9, 9), actions, mime, buttons, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def test_that_a_file_dropped_is_opened_and_read_only_while_somebody_else_writes_it(
    kept_window, qtbot, tmp_path
):
    path = tmp_path / "theirs.durand"
    other = create_file(path, "october-2025", seed=8)
    other.timeline.advance(25)
    other.timeline.settle()
    other.writer.flush()
    with qtbot.waitSignal(kept_window.engine_done, timeout=20_000):
        drop(kept_window, path)
    explore = kept_window.explore
    assert explore.session.ready == 25
    assert explore.session.path is None
    assert kept_window.banner.isVisible()
    assert "nothing that you do here is kept" in kept_window.banner.sentence.text()
    other.close()
    mine = tmp_path / "mine.durand"
    kept_window.save_to(mine)
    explore.session.step(5)
    done(explore)
    assert explore.session.path == mine
    kept_window.close()
    assert read_file(mine).heads == {0: 30}


@pytest.mark.parametrize("name", ["picture.png", "gone.durand", "broken.durand"])
def test_that_what_cannot_be_opened_is_told_and_the_run_plays_on(
    window, qtbot, tmp_path, name
):
    path, old = tmp_path / name, window.explore
    if name != "gone.durand":
        path.write_bytes(b"not a run")
    window.open_path(path)
    qtbot.waitUntil(window.banner.isVisible, timeout=20_000)
    assert name in window.banner.sentence.text()
    assert window.explore is old
    old.session.step(2)
    done(old)
    assert old.session.ready == 92


KILLED = """
import sys
from ui.desktop.app import make_app
from ui.desktop.main_window import MainWindow
from ui.desktop.options import Options
from ui.desktop.settings import Settings
app = make_app()
window = MainWindow(Options(scenario="october-2025", size=(1366, 768)), Settings(None))
window.show()
window.engine_done.connect(lambda: window.explore.set_speed(28.0))
def tell():
    session = window.explore.session if window.explore else None
    if session and session.ready > 20:
        if not session.changes:
            session.change("mediation_strength", 0.9)
        print(session.ready, session.path, flush=True)
from PySide6.QtCore import QTimer
timer = QTimer()
timer.timeout.connect(tell)
timer.start(50)
QTimer.singleShot(0, window.fill)
app.exec()
"""


@pytest.mark.slow
def test_that_a_window_killed_in_full_play_loses_nothing_and_is_offered_again(
    open_window, qtbot
):
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    days, path = 0, None
    deadline = time.monotonic() + 120
    while days < 60 and time.monotonic() < deadline:
        told = child.stdout.readline().split()
        days, path = int(told[0]), Path(told[1])
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert kept.left_runs() == [path]
    window = open_window(options=Options(size=(1366, 768)), filled=False)
    # Looking at it, as Home does for its recent files, does not hide that it was left.
    assert kept.look_at_run(path).left
    assert kept.look_at_run(path).left
    window.offer_left()
    assert window.offer.isVisible()
    assert "was not closed" in window.offer.sentence.text()
    with qtbot.waitSignal(window.engine_done, timeout=120_000):
        qtbot.mouseClick(window.offer.open, LEFT)
    session = window.explore.session
    assert session.path == path
    assert session.ready >= days - 56  # days not written down are lived again
    assert [entry.change.value for entry in session.changes] == [0.9]
    window.close()
    assert verify(read_file(path)).difference is None
    assert kept.left_runs() == []


def test_that_a_run_that_is_open_somewhere_is_not_offered_and_one_let_be_stays(
    open_window, tmp_path
):
    folder = kept.runs_folder()
    folder.mkdir(parents=True)
    file = create_file(folder / "open.durand", "october-2025")
    left = folder / "left.durand"
    create_file(left, "october-2025").close()
    left.with_name(".left.durand.lock").write_text(" 999999\n")  # nobody holds it
    assert kept.left_runs() == [left]
    window = open_window()
    window.offer_left()
    assert window.offer.isVisible()
    window.offer.let_be.click()
    assert not window.offer.isVisible()
    assert kept.left_runs() == []
    assert left.exists()
    file.close()


def test_that_only_the_newest_runs_are_kept_and_none_that_is_open(
    tmp_path, monkeypatch
):
    paths = [tmp_path / f"{number}.durand" for number in range(4)]
    for number, path in enumerate(paths):
        create_file(path, "october-2025").close()
        os.utime(path, (1_000 + number, 1_000 + number))
    file = open_file(paths[0])
    monkeypatch.setattr(kept, "written", lambda path: path.stem)
    kept.tidy(tmp_path, most=2)  # the oldest is in use
    left = sorted(path.name for path in tmp_path.glob("*.durand"))
    file.close()
    assert left == ["0.durand", "2.durand", "3.durand"]


def test_that_a_folder_that_cannot_be_written_lets_the_run_play_without_a_file(
    monkeypatch, tmp_path
):
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setattr(kept, "runs_folder", lambda: blocked / "runs")
    made = kept.begin_kept(Timeline("october-2025").scenario)
    assert isinstance(made, Timeline)


def test_that_recent_files_are_remembered_the_last_one_first(tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    for name in ("a.durand", "b.durand", "a.durand"):
        settings.note_recent(tmp_path / name)
    again = Settings(tmp_path / "settings.ini")
    assert [path.name for path in again.recent] == ["a.durand", "b.durand"]
    assert json.dumps([str(path) for path in again.recent])


def test_that_the_record_of_a_class_is_told_from_a_run(tmp_path, qtbot):
    run, lesson = tmp_path / "run.durand", tmp_path / "lesson.durand"
    create_file(run, load_scenario("october-2025")).close()
    create_class(lesson, setup()).close()
    told = {}
    for path in (run, lesson):
        row = RecentRow(of_run(kept.look_at_run(path)))
        qtbot.addWidget(row)
        told[path] = row.accessibleName()
    assert "class, day 0" in told[lesson]
    assert "class" not in told[run]
