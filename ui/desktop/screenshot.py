"""Pictures of every screen in a populated state, without a display."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from ui.desktop import theme
from ui.desktop.engine import Prepare, prepared_timeline
from ui.desktop.main_window import MainWindow
from ui.desktop.options import DEFAULT_SCENARIO
from ui.desktop.screens import SCREENS
from ui.desktop.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from ui.desktop.options import Options
    from ui.desktop.screens.explore import Explore

THEMES: tuple[theme.Name, ...] = ("light", "dark")
SIZES = ((1366, 768), (1920, 1080))
PATIENCE = 300  # s, for the first compile on a slow machine
# The story that the pictures show: days passed, then a dial moved, in per cent.
STORY = ((98, "mediation_strength", 80), (56, "border_openness", 30), (14, "", 0))


def take_pictures(
    app: QApplication, options: Options, prepare: Prepare = prepared_timeline
) -> int:
    """Save a picture of every screen, theme and size; returns the exit code."""
    folder = options.screenshot
    assert folder is not None
    folder.mkdir(parents=True, exist_ok=True)
    for name in (options.theme,) if options.theme else THEMES:
        for size in (options.size,) if options.size else SIZES:
            theme.apply(app, name)
            window = MainWindow(
                replace(options, size=size, theme=name, scenario=_scenario(options)),
                Settings(None),
                prepare,
            )
            if not open_populated(window):
                sys.stderr.write(window.banner.sentence.text() + "\n")
                window.close()
                return 1
            app.sendPostedEvents()
            for screen, widget in screens(window):
                file = folder / f"{screen}-{name}-{size[0]}x{size[1]}.png"
                widget.grab().save(str(file))
            window.close()
    return 0


def _scenario(options: Options) -> str:
    return options.scenario or DEFAULT_SCENARIO


def screens(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Bring every screen to sight, one after the other, with its name."""
    for screen in SCREENS:
        window.show_screen(screen.name)
        for name, widget in window.page(screen.name).views():
            QApplication.sendPostedEvents()
            yield name, widget
    window.show_screen("explore")
    for name, opens in (
        ("scenarios", window.open_scenario),
        ("assumptions", window.show_assumptions),
    ):
        opens()
        QApplication.sendPostedEvents()
        for sheet in window.findChildren(QDialog):
            yield name, sheet
            sheet.reject()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def open_populated(window: MainWindow) -> bool:
    """Show a window and live through the story; False when the engine fails."""
    waiting = QEventLoop()
    window.engine_done.connect(waiting.quit)
    window.show()
    QTimer.singleShot(0, window.fill)
    waiting.exec()
    while window.filling:
        window.fill()
    if window.explore is None or window.explore.session is None:
        return False
    live_through(window.explore)
    return True


def live_through(explore: Explore) -> None:
    """Play the story of the pictures."""
    session = explore.session
    assert session is not None
    for days, dial, percent in STORY:
        session.step(days)
        session.settle(PATIENCE)
        if explore.ahead:
            explore.ahead.settle(PATIENCE)
        if dial:
            explore.dials.rows[dial].slider.setValue(percent)
            session.settle(PATIENCE)
            explore.dials.show_card(dial)
    if explore.ahead:
        explore.ahead.settle(PATIENCE)
    explore.refresh()
    for panel in (explore.map, explore.feed):
        if panel:
            panel.look()
