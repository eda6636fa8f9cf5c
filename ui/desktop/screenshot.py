"""Pictures of every screen in a populated state, without a display."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from ui.desktop import theme
from ui.desktop.engine import Prepare, prepared_timeline
from ui.desktop.habits import habits, settle
from ui.desktop.kept import keeping_in
from ui.desktop.main_window import MainWindow
from ui.desktop.options import DEFAULT_SCENARIO
from ui.desktop.screens import SCREENS
from ui.desktop.settings import Settings
from ui.desktop.widgets.palette import Palette

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
    with tempfile.TemporaryDirectory() as runs, keeping_in(Path(runs)):
        for name in (options.theme,) if options.theme else THEMES:
            for size in (options.size,) if options.size else SIZES:
                theme.apply(app, name)
                wanted = replace(
                    options, size=size, theme=name, scenario=_scenario(options)
                )
                window = MainWindow(wanted, Settings(None), prepare)
                done = _take(window, folder, f"{name}-{size[0]}x{size[1]}")
                window.close()
                if not done:
                    return 1
    return 0


def _take(window: MainWindow, folder: Path, suffix: str) -> bool:
    """Save a picture of every screen of a window; False when it does not open."""
    if not open_populated(window):
        sys.stderr.write(window.banner.sentence.text() + "\n")
        return False
    for screen, widget in screens(window):
        widget.grab().save(str(folder / f"{screen}-{suffix}.png"))
    return True


def _scenario(options: Options) -> str:
    return options.scenario or DEFAULT_SCENARIO


def screens(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Bring every screen to sight, one after the other, with its name."""
    for screen in SCREENS:
        window.show_screen(screen.name)
        for name, widget in window.page(screen.name).views():
            settle()
            yield name, widget
    window.show_screen("explore")
    for name, opens in (
        ("scenarios", window.open_scenario),
        ("assumptions", window.show_assumptions),
        ("settings", window.show_settings),
        ("editor", window.edit_scenario),
        ("share", window.share),
    ):
        opens()
        settle()
        for sheet in window.findChildren(QDialog):
            yield name, sheet
            sheet.reject()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    window.find_anything()
    settle()
    yield "find", window
    for palette in window.findChildren(Palette):
        palette.close()
    yield from habits(window)


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
