"""What holds for every test: no screen is needed, and no thread is left behind.

The model's rules are compiled once, in a process of its own, while the tests that
need none of them are under way; all others wait for it.
"""

import os
import threading
import time
from functools import cache

import pytest

from simulator.warmup import is_warm, warm_up

# Before anything imports Qt.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

GRACE_SECONDS, COMPILE_SECONDS = 2.0, 600.0
# Files whose tests simulate nothing: they run while the rules are being compiled.
WITHOUT_RULES = (
    "test_contracts.py",
    "test_project.py",
    "test_map_build.py",
    "test_wheel.py",
    "test_portable.py",
    "test_theme.py",
    "test_outlines.py",
    "test_atlas.py",
    "test_scenario.py",
    "test_parameters.py",
    "test_display.py",
)
# Then those that take longest: were one of them last, the other worker would be idle.
LONGEST = ("test_claims.py", "test_flips.py", "test_stateful.py")
ORDER = {name: place for place, name in enumerate((*WITHOUT_RULES, *LONGEST))}


def pytest_configure(config):
    if not hasattr(config, "workerinput") and not is_warm():
        told = (lambda done, total, name: None,)
        threading.Thread(target=warm_up, args=told, daemon=True).start()


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: ORDER.get(item.path.name, len(ORDER)))


@pytest.hookimpl(tryfirst=True)  # before the fixtures, of which some simulate
def pytest_runtest_setup(item):
    if item.path.name not in WITHOUT_RULES:
        _wait_for_rules()


@cache
def _wait_for_rules():
    """Wait until another process has compiled the rules; without it they still are."""
    deadline = time.monotonic() + COMPILE_SECONDS
    while not is_warm() and time.monotonic() < deadline:
        time.sleep(0.1)


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
