"""Windows for the tests, and what must hold after each of them."""

import gc

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from simulator.errors import InputError, Problem
from simulator.mechanisms import DIALS
from simulator.world.columns import DAY, EVENT
from ui.desktop import theme
from ui.desktop.app import make_app
from ui.desktop.main_window import MainWindow
from ui.desktop.options import Options
from ui.desktop.settings import Settings

HARMLESS = r"This plugin does not support propagateSizeHints\(\)"


class FakeRun:
    """Numbers that look like a crisis; attacks fall as mediation rises."""

    def __init__(self, scenario):
        self.scenario = scenario
        self.dials = {name: dial.default for name, dial in DIALS.items()}
        self.dials |= scenario.dials
        self.day = 0
        self._rows = np.zeros(scenario.days, dtype=DAY)

    @property
    def series(self):
        return self._rows[: self.day]

    @property
    def events(self):
        events = np.zeros(self.day, dtype=EVENT)
        events["day"] = np.arange(self.day)
        events["place"] = np.arange(self.day) % 30
        return events

    def advance(self, days):
        for _ in range(days):
            row = self._rows[self.day]
            calm = self.dials["mediation_strength"]
            wave = 0.5 + 0.5 * np.sin(self.day / 23.0) * np.cos(self.day / 7.0)
            row["day"] = self.day
            row["rung"] = round(7 * wave * (1.1 - 0.8 * calm))
            row["attacks"] = round(6 * wave + 5 * (1 - calm))
            row["cohesion"] = 0.7 - 0.2 * wave
            row["crossings_open"] = self.day // 30 % 5
            row["ceasefire"] = self.day % 90 > 60
            row["talks"] = self.day % 11 == 0
            self.day += 1

    def set_dial(self, name, value):
        if name not in self.dials:
            raise InputError(Problem("here", name, value, "the name of a dial"))
        self.dials[name] = value


def pytest_collection_modifyitems(items):
    """Let the one warning pass that the platform without a screen always gives."""
    for item in items:
        if "ui/desktop" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore(HARMLESS))


@pytest.fixture(scope="session")
def qapp_cls():
    return QApplication


@pytest.fixture(scope="session")
def qapp():
    return make_app()


@pytest.fixture(autouse=True)
def _home_of_its_own(tmp_path, monkeypatch):
    for name in ("CONFIG", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


@pytest.fixture(autouse=True)
def _nothing_left_behind(qapp):
    theme.apply(qapp, "light")
    yield
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    timers = [
        one
        for one in Shiboken.getAllValidWrappers()
        if isinstance(one, QTimer) and one.isActive()
    ]
    assert not timers, f"the test left timers running: {timers}"


@pytest.fixture
def fake_run():
    return FakeRun


@pytest.fixture
def open_window(qtbot):
    """Open windows on a run without rules, fully filled unless told otherwise."""
    opened = []

    def start(*, prepare=None, filled=True, options=None, settings=None):
        window = MainWindow(
            options or Options(size=(1366, 768)),
            settings or Settings(None),
            prepare or (lambda scenario, _: FakeRun(scenario)),
        )
        opened.append(window)
        window.show()
        window.activateWindow()
        if filled:
            with qtbot.waitSignal(window.engine_done, timeout=300_000):
                while window.filling:
                    window.fill()
        return window

    yield start
    for window in opened:
        if Shiboken.isValid(window):
            window.close()
