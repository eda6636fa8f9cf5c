"""When Durand itself makes a mistake: saved, explained, copied without private data."""

import json
import logging
import os
import signal
import subprocess
import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication

from simulator.timeline.file import create_file, read_file
from ui.desktop import kept, logs, privacy
from ui.desktop.crash.diagnostics import diagnostics
from ui.desktop.crash.door import CrashDoor
from ui.desktop.crash.starts import Start

KILLED = not hasattr(signal, "SIGSEGV") or sys.platform == "win32"


@pytest.fixture
def window(open_window, qtbot, tmp_path, monkeypatch):
    """A window whose run is in a file, and whose uncaught exceptions are caught."""

    def prepare(scenario, _):
        return create_file(tmp_path / "mine.durand", scenario.name)

    made = open_window(prepare=prepare)
    made.explore.session.pause()
    made.explore.session.step(5)
    assert made.explore.session.settle(30)
    with logs.everything_logged(logs.log_folder(), made.trouble.emit):
        yield made


def door(window):
    (found,) = window.findChildren(CrashDoor)
    return found


def raise_in_a_slot(text):
    """Raise where Qt calls, as a slot of ours would."""

    def broken():
        raise ZeroDivisionError(text)

    # Qt's own handling would be caught by the tests' plugin: told as PySide tells it.
    try:
        broken()
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_that_a_mistake_in_a_slot_saves_and_opens_the_door(window, qtbot, tmp_path):
    day = window.explore.session.view.day
    raise_in_a_slot("nothing to share")
    qtbot.waitUntil(lambda: window.findChildren(CrashDoor) != [])
    made = door(window)
    assert f"saved up to day {day}, as mine.durand" in made.saved.text()
    assert "nothing to share" in made.details.toPlainText()
    assert max(read_file(tmp_path / "mine.durand").heads.values()) == day
    assert window.stage.isVisible()
    made.go_on.click()
    window.explore.session.step(2)  # and one goes on
    assert window.explore.session.settle(30)
    assert window.explore.session.view.day == day + 2


def test_that_a_mistake_in_a_thread_opens_the_door_too(window, qtbot):
    def broken():
        raise ZeroDivisionError("a thread broke")

    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: window.findChildren(CrashDoor) != [])
    assert "a thread broke" in door(window).details.toPlainText()
    door(window).accept()


def test_that_more_mistakes_are_counted_and_the_same_one_opens_no_door_again(
    window, qtbot
):
    window.on_mistake("First.", "Traceback\n a\n b\nError: one")
    window.on_mistake("Second.", "Traceback\n a\n b\nError: two")
    window.on_mistake("Third.", "Traceback\n a\n b\nError: three")
    assert "2 times more" in door(window).more.text()
    door(window).accept()
    qtbot.waitUntil(lambda: window.findChildren(CrashDoor) == [])
    window.on_mistake("First.", "Traceback\n a\n b\nError: one")
    assert window.findChildren(CrashDoor) == []
    assert "happened again" in window.banner.sentence.text()


def test_that_a_run_without_a_file_is_put_into_one(open_window, qtbot):
    window = open_window()
    window.explore.session.pause()
    window.explore.session.step(3)
    assert window.explore.session.settle(30)
    assert window.explore.session.path is None
    window.on_mistake("It broke.", "Traceback\nError: x")
    assert window.explore.session.path.parent == kept.runs_folder()
    assert "is saved up to day" in door(window).saved.text()
    door(window).accept()


def test_that_restarting_reopens_the_run_and_a_safe_start_leaves_it(window):
    window.on_mistake("It broke.", "Traceback\nError: x")
    again, path = window.again, str(window.explore.session.path)
    door(window).restart.click()
    assert again.wanted == ["--open", path]
    window.restart_with(True)
    assert again.wanted == ["--safe"]


def test_that_diagnostics_name_no_folder_user_or_student(window, monkeypatch, tmp_path):
    home = tmp_path / "people" / "asma"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(privacy.getpass, "getuser", lambda: "asmakhan")
    for cached in (privacy._homes, privacy._own_names):
        cached.cache_clear()
    monkeypatch.setattr(privacy, "_names", set())
    privacy.keep_out(["Benazir", "Li", "x"])
    logs.log.warning("Benazir opened %s as asmakhan", home / "lesson.durand")
    trace = f'File "{home}/durand/x.py", line 3\nValueError: seat of Benazir, Li'
    window.on_mistake("It broke.", trace)
    door(window).copy.click()
    text = QGuiApplication.clipboard().text()
    assert "clipboard" in door(window)._private.text()
    for private in (str(home), "asmakhan", "Benazir", "Li"):
        assert private not in text.replace("License", "").replace("Linux", "")
        assert private not in logs.log_file().read_text("utf-8").replace("Linux", "")
    assert "~/durand/x.py" in text
    assert "(name) opened ~/lesson.durand as (user)" in text
    for part in ("Python 3", "Qt 6", "numba", "Screens:", "What happened"):
        assert part in text
    door(window).accept()
    for cached in (privacy._homes, privacy._own_names):
        cached.cache_clear()


def test_that_a_log_that_cannot_be_read_is_no_obstacle(tmp_path):
    assert "There are none." in diagnostics("", tmp_path / "nowhere.log")


# Sudden ends, found at the next start.

CHILD = """
import faulthandler, os, signal, sys
from pathlib import Path
from ui.desktop.crash.starts import Start
start = Start(Path(sys.argv[1]))
faulthandler.enable(start.fatal.open("w"))
print("up", flush=True)
sys.stdin.readline()
os.kill(os.getpid(), getattr(signal, sys.argv[2]))
"""


def die(folder, by):
    """Let a program of its own die by a signal; give what stood there while it ran."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), by],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=dict(os.environ),
    )
    assert child.stdout.readline().strip() == b"up"
    beside = Start(folder)  # a second program, while the first one lives
    assert beside.found == ()
    beside.let_go()
    child.communicate(b"\n", timeout=60)
    return child


@pytest.mark.skipif(KILLED, reason="there are no such signals here")
def test_that_a_crash_is_known_at_the_next_start_with_its_last_words(tmp_path):
    die(tmp_path, "SIGSEGV")
    start = Start(tmp_path)
    (end,) = start.found
    assert "Segmentation fault" in end.told
    assert not start.again_and_again
    assert list(tmp_path.glob("fatal-*")) == []
    start.end()
    with Start(tmp_path) as after:
        assert after.found == ()


@pytest.mark.skipif(KILLED, reason="there are no such signals here")
def test_that_sudden_ends_in_a_row_are_counted_until_one_ends_well(tmp_path):
    die(tmp_path, "SIGKILL")
    die(tmp_path, "SIGSEGV")
    start = Start(tmp_path)
    assert start.again_and_again
    assert [bool(one.told) for one in start.before] == [False, True]
    with start:
        pass
    assert not (tmp_path / "sudden-ends.json").exists()
    assert list(tmp_path.iterdir()) == []


def test_that_a_spoilt_memory_of_ends_is_as_good_as_none(tmp_path):
    (tmp_path / "sudden-ends.json").write_text("[{", "utf-8")
    with Start(tmp_path) as start:
        assert start.before == ()


def test_that_the_next_start_tells_and_offers_to_start_safely(open_window, tmp_path):
    ends = [{"when": 1.0, "told": ""}]
    (tmp_path / "sudden-ends.json").write_text(json.dumps(ends), "utf-8")
    (tmp_path / "running-1.mark").write_text("1", "utf-8")
    (tmp_path / "fatal-1.log").write_text("Fatal Python error", "utf-8")
    window = open_window(filled=False)
    with Start(tmp_path) as start:
        window.tell_sudden_end(start)
        made = door(window)
        assert "ended suddenly" in made.windowTitle()
        assert "2 times in a row" in made.more.text()
        assert "Fatal Python error" in made.details.toPlainText()
        assert made.safe.isVisible()
        again = window.again
        made.safe.click()
    assert again.wanted == ["--safe"]


def test_that_a_kill_alone_opens_no_door_for_the_run_is_offered_anyway(
    open_window, tmp_path
):
    (tmp_path / "running-1.mark").write_text("1", "utf-8")
    window = open_window(filled=False)
    with Start(tmp_path) as start:
        window.tell_sudden_end(start)
    assert window.findChildren(CrashDoor) == []


def test_that_the_log_is_scrubbed_whoever_writes_into_it(tmp_path, monkeypatch):
    monkeypatch.setattr(privacy, "_names", set())
    privacy.keep_out(["Gulalai"])
    with logs.everything_logged(tmp_path, lambda *_: None) as file:
        logging.getLogger("durand").error("Orders of %s are late", "Gulalai")
    assert "Gulalai" not in file.read_text("utf-8")
    assert "Orders of (name) are late" in file.read_text("utf-8")


# The whole program, killed and started again.

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.desktop import app
from ui.desktop.crash import door
from ui.desktop.options import Options

def show(self):
    print(self.windowTitle(), "|", self.details.toPlainText()[:40], flush=True)
    QTimer.singleShot(0, QApplication.closeAllWindows)

door.CrashDoor.open = show
raise SystemExit(app.main(Options(size=(1366, 768))))
"""


def started(env):
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM], env=env, stdout=subprocess.PIPE, text=True
    )


@pytest.mark.slow
@pytest.mark.skipif(KILLED, reason="there are no such signals here")
def test_that_the_program_killed_by_a_fault_tells_of_it_when_it_starts_again(
    tmp_path, qtbot
):
    names = ("CONFIG", "STATE", "DATA", "CACHE")
    env = {**os.environ, **{f"XDG_{n}_HOME": str(tmp_path / n) for n in names}}
    first = started(env)
    qtbot.waitUntil(lambda: list(tmp_path.rglob("fatal-*.log")) != [], timeout=60_000)
    first.send_signal(signal.SIGSEGV)
    first.communicate(timeout=60)
    second = started(env)
    told, _ = second.communicate(timeout=120)
    assert "Durand ended suddenly the last time | Fatal Python error" in told
    assert second.returncode == 0
    assert list(tmp_path.rglob("running-*.mark")) == []
