"""Windows for the tests, and what must hold after each of them."""

import gc
import sys

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from simulator.scenario import load_scenario
from simulator.timeline.timeline import Timeline
from ui.desktop import theme
from ui.desktop.app import make_app
from ui.desktop.editor.sheet import ScenarioEditor
from ui.desktop.main_window import MainWindow
from ui.desktop.options import DEFAULT_SCENARIO, Options
from ui.desktop.screens.explore import Explore
from ui.desktop.settings import Settings

HARMLESS = r"This plugin does not support (propagateSizeHints|raise|grabbing)"


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
    made = make_app()
    yield made
    # What Python put there would else be destroyed after Python itself has gone.
    made.clipboard().clear()


@pytest.fixture(autouse=True)
def _home_of_its_own(tmp_path, monkeypatch):
    for name in ("CONFIG", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


class Settled:
    """Modules are there to stay: the collector is spared them, a seventh of a second.

    Only what was imported before a test began is set apart, so whatever a test makes
    is looked at after it.
    """

    modules = 0

    @classmethod
    def spare(cls):
        if len(sys.modules) > cls.modules:
            gc.collect()
            gc.freeze()
            cls.modules = len(sys.modules)


@pytest.fixture(autouse=True)
def _nothing_left_behind(qapp):
    theme.apply(qapp, "light")
    Settled.spare()
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
def open_window(qtbot, monkeypatch):
    """Open windows, fully filled unless told otherwise; with futures where asked."""
    opened = []
    watch = Explore._watch
    monkeypatch.setattr(Explore, "_watch", lambda *_: None)  # they take both cores

    def start(*, prepare=None, filled=True, futures=False, options=None, settings=None):
        if futures:
            monkeypatch.setattr(Explore, "_watch", watch)
        window = MainWindow(
            options or Options(size=(1366, 768), scenario=DEFAULT_SCENARIO),
            settings or Settings(None),
            prepare or (lambda scenario, _: Timeline(scenario)),
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


@pytest.fixture
def editor(qtbot):
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    made = ScenarioEditor(load_scenario(DEFAULT_SCENARIO), DEFAULT_SCENARIO, window)
    made.open()
    yield made
    made.done(0)
    made.draft._timer.stop()
