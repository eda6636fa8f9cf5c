"""Keys and clicks anywhere, on every screen: nothing may break."""

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog
from shiboken6 import Shiboken

from benchmarks.long.desk import NEVER, Monkey, Trouble, settle
from ui.desktop.crash.door import CrashDoor
from ui.desktop.screens import SCREENS

EVENTS = 40  # on each screen


@pytest.mark.slow
def test_that_keys_and_clicks_anywhere_break_nothing(open_window, qtbot, monkeypatch):
    for asks in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, asks, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)
    QGuiApplication.clipboard().clear()  # what other tests left there
    window = open_window()
    for command in NEVER:
        window.actions_by_name[command].setEnabled(False)
    monkey = Monkey(window, seed=5)
    with Trouble() as trouble:
        for screen in SCREENS:
            window.show_screen(screen.name)
            for number in range(EVENTS):
                monkey.act()
                assert not trouble.found, f"{screen.name} {number}: {trouble.found}"
        settle()
    assert Shiboken.isValid(window)
    # The banner may refuse what was pasted or typed; nothing opened the crash door.
    assert not window.findChildren(CrashDoor)
