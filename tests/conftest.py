"""What holds for every test: no screen is needed, and no thread is left behind."""

import os
import threading
import time

import pytest

from simulator.warmup import is_warm, warm_up

# Before anything imports Qt.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

GRACE_SECONDS = 2.0


def pytest_configure(config):
    # The rules are compiled once, before there are workers that would each compile.
    if not hasattr(config, "workerinput") and not is_warm():
        warm_up(lambda done, total, name: None)


@pytest.fixture(autouse=True)
def _no_thread_left_behind():
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + GRACE_SECONDS
    while (left := _still_running(before)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not left, f"the test left threads running: {left}"


def _still_running(before: set[threading.Thread]) -> list[threading.Thread]:
    threads = threading.enumerate()
    return [one for one in threads if one not in before and not one.daemon]
