"""The window as the long checks drive it: without a screen, and watched."""

import contextlib
import gc
import os
import random
import resource
import sys
import tempfile
import threading
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget
from shiboken6 import Shiboken

from simulator.timeline.session import Session
from ui.desktop import theme
from ui.desktop.app import make_app
from ui.desktop.main_window import MainWindow
from ui.desktop.options import Options
from ui.desktop.settings import Settings

HARMLESS = "This plugin does not support"  # the platform without a screen says so
SIZES = ((1366, 768), (1920, 1080), (960, 540))
NAMED = "Tab Backtab Space Return Escape Up Down Left Right PageUp PageDown Home End"
OTHERS = "Period Comma Plus Minus A K 1 2 3 F1 F2 F10 Delete Backspace"
KEYS = [getattr(Qt.Key, f"Key_{name}") for name in f"{NAMED} {OTHERS}".split()]
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
NEVER = ("close", "open_file", "save_as")  # commands that end it, or ask the system


class Trouble:
    """What went wrong: exceptions, and warnings of Qt."""

    def __init__(self):
        self.found = []

    def __enter__(self):
        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook = lambda kind, error, _: self.found.append(f"{kind}: {error}")
        threading.excepthook = lambda told: self.found.append(str(told.exc_value))
        self._handler = qInstallMessageHandler(self._on_message)
        return self

    def __exit__(self, *_):
        sys.excepthook, threading.excepthook = self._hooks
        qInstallMessageHandler(self._handler)

    def _on_message(self, _kind, _context, text):
        if HARMLESS not in text:
            self.found.append(text)


@contextlib.contextmanager
def open_window(scenario="october-2025", size=(1366, 768), prepare=None):
    """Open a window in a home of its own, filled and with its engine ready."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "STATE", "DATA"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(folder) / name.lower())
        app = make_app()
        theme.apply(app, "light")
        options = Options(size=size, scenario=scenario)
        given = {"prepare": prepare} if prepare else {}
        window = MainWindow(options, Settings(Path(folder) / "settings.ini"), **given)
        for command in NEVER:
            window.actions_by_name.get(command) and window.actions_by_name[
                command
            ].setEnabled(False)
        ready = []
        window.engine_done.connect(lambda: ready.append(True))
        window.show()
        window.activateWindow()
        while window.filling:
            window.fill()
        wait(lambda: ready, 300)
        try:
            yield window
        finally:
            if Shiboken.isValid(window):
                window.close()
            settle()


def wait(until, seconds):
    """Let the window live until something holds."""
    end = time.monotonic() + seconds
    while not until():
        if time.monotonic() > end:
            msg = f"not within {seconds} s"
            raise TimeoutError(msg)
        QApplication.processEvents()
        time.sleep(0.002)


def settle():
    """Let everything that is due happen."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Monkey:
    """Presses keys and buttons of the mouse, anywhere."""

    def __init__(self, window, seed):
        self.window, self.luck, self.last = window, random.Random(seed), ""

    def ask_nobody(self):
        """Let no dialog of the system come, and open nothing outside."""
        QFileDialog.getOpenFileName = lambda *_, **__: ("", "")
        QFileDialog.getSaveFileName = lambda *_, **__: ("", "")
        QFileDialog.getExistingDirectory = lambda *_, **__: ""
        QDesktopServices.openUrl = lambda *_: True

    def act(self):
        """Do one thing."""
        deed = self.luck.choices(
            (self.key, self.click, self.drag, self.wheel, self.resize, self.look),
            (40, 40, 8, 8, 1, 3),
        )[0]
        self.last = deed.__name__
        deed()
        QApplication.processEvents()
        assert Shiboken.isValid(self.window), f"the window went with a {self.last}"

    def target(self):
        """Any widget in sight: of a dialog or a menu, if one is open."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        top = top or self.window
        if isinstance(top, QDialog | QMenu) and self.luck.random() < 0.1:
            top.close()
            QApplication.processEvents()
            top = self.window
        every = (one for one in top.findChildren(QWidget) if Shiboken.isValid(one))
        return self.luck.choice([one for one in every if one.isVisible()] or [top])

    def alive(self):
        """Give a target that is still there."""
        while not Shiboken.isValid(found := self.target()):
            QApplication.processEvents()
        return found

    def key(self):
        to = QApplication.focusWidget() or self.alive()
        key, modifier = self.luck.choice(KEYS), self.luck.choice(MODIFIERS)
        QTest.keyClick(to, key, modifier)

    def point(self, widget):
        if not Shiboken.isValid(widget):  # gone in the meantime
            return QPoint()
        across = self.luck.randrange(max(1, widget.width()))
        return QPoint(across, self.luck.randrange(max(1, widget.height())))

    def click(self):
        to = self.alive()
        right = self.luck.random() < 0.1
        button = Qt.MouseButton.RightButton if right else Qt.MouseButton.LeftButton
        QTest.mouseClick(to, button, Qt.KeyboardModifier.NoModifier, self.point(to))

    def drag(self):
        to = self.alive()
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(to, left, none, self.point(to))
        if Shiboken.isValid(to):
            QTest.mouseMove(to, self.point(to))
        if Shiboken.isValid(to):
            QTest.mouseRelease(to, left, none, self.point(to))

    def wheel(self):
        to = self.alive()
        at = QPointF(self.point(to))
        turned = QPoint(0, self.luck.choice((-120, 120)))
        none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(
            at, QPointF(to.mapToGlobal(at.toPoint())), QPoint(), turned, *none, phase,
            False,
        )  # fmt: skip
        QApplication.sendEvent(to, event)

    def resize(self):
        self.window.resize(*self.luck.choice(SIZES))

    def look(self):
        name = self.luck.choice(list(self.window.actions_by_name))
        action = self.window.actions_by_name[name]
        if action.isEnabled() and name not in NEVER:
            action.trigger()


def alive():
    """Count what could leak: widgets, threads, runs, and memory in MB."""
    settle()
    gc.collect()
    with Path("/proc/self/statm").open() as file:
        pages = int(file.read().split()[1])
    return {
        "widgets": len(QApplication.allWidgets()),
        "threads": threading.active_count(),
        "runs": sum(isinstance(one, Session) for one in gc.get_objects()),
        "memory_mb": round(pages * resource.getpagesize() / 2**20),
    }
