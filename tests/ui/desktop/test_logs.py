import sys
import threading

import pytest
from PySide6.QtCore import qWarning

from ui.desktop import logs


@pytest.fixture
def told():
    return []


@pytest.fixture
def logged(tmp_path, told):
    with logs.everything_logged(tmp_path, lambda *said: told.append(said)) as file:
        yield file


def test_that_an_uncaught_exception_is_logged_and_told(logged, told):
    try:
        msg = "the sum is wrong"
        raise ValueError(msg)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "ValueError: the sum is wrong" in logged.read_text("utf-8")
    ((sentence, details),) = told
    assert "the sum is wrong" in sentence
    assert "Traceback" in details


def test_that_an_exception_in_a_thread_is_logged_and_told(logged, told):
    def fail():
        msg = "the thread broke"
        raise RuntimeError(msg)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "the thread broke" in logged.read_text("utf-8")
    assert len(told) == 1


def test_that_what_qt_says_is_logged(logged):
    qWarning("a signal was lost")
    assert "WARNING Qt: a signal was lost" in logged.read_text("utf-8")


def test_that_the_hooks_are_taken_back(tmp_path):
    before = sys.excepthook, threading.excepthook
    with logs.everything_logged(tmp_path, lambda *_: None):
        assert sys.excepthook is not before[0]
    assert (sys.excepthook, threading.excepthook) == before


def test_that_the_log_stays_small(tmp_path, monkeypatch):
    monkeypatch.setattr(logs, "LOG_SIZE", 2_000)
    with logs.everything_logged(tmp_path, lambda *_: None):
        for number in range(400):
            logs.log.warning("the same story, number %s", number)
    files = list(tmp_path.glob("durand.log*"))
    assert len(files) == 1 + logs.KEPT_LOGS
    assert all(file.stat().st_size <= 2_000 for file in files)
