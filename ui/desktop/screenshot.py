"""Pictures of every screen in a populated state, without a display."""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from simulator import compiled
from simulator.timeline.tree import TRUNK
from ui.desktop import theme
from ui.desktop.engine import Prepare, prepared_timeline
from ui.desktop.habits import habits, settle
from ui.desktop.kept import keeping_in
from ui.desktop.main_window import MainWindow
from ui.desktop.options import DEFAULT_SCENARIO
from ui.desktop.screens import SCREENS
from ui.desktop.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QWidget

    from simulator.scenario import Scenario
    from ui.desktop.engine import Report
    from ui.desktop.options import Options
    from ui.desktop.screens.explore import Explore

THEMES: tuple[theme.Name, ...] = ("light", "dark")
SIZES = ((1366, 768), (1920, 1080))
PATIENCE = 300  # s, for the first compile on a slow machine
# The story that the pictures show: a tense border, a branch that tries more mediation
# from some day on, and the line itself, where it comes five weeks later.
TENSE = {
    "attribution": 1.0,
    "ttp_recruitment": 1.6,
    "mediation_strength": 0.2,
    "strike_propensity": 0.5,
}
LIVED, FORKED, LATE = 168, 105, 28  # days
TRIED, BRANCH = ("mediation_strength", 0.8), "Mediation earlier"
NOTE = "The same luck, with mediators who try harder five weeks sooner."
LOOK = 0.05  # s between two reports of a start
RECORDED = 120  # days of the recorded run that are shown
NOT_YET = 0.4  # of the rules are compiled, while a start is shown


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
                suffix = f"{name}-{size[0]}x{size[1]}"
                done = _take(window, folder, suffix)
                window.close()
                if not done:
                    return 1
                _save(starting(wanted), folder, suffix)
    return 0


def _take(window: MainWindow, folder: Path, suffix: str) -> bool:
    """Save a picture of every screen of a window; False when it does not open."""
    if not open_populated(window):
        sys.stderr.write(window.banner.sentence.text() + "\n")
        return False
    _save(screens(window), folder, suffix)
    return True


def _save(seen: Iterable[tuple[str, QWidget]], folder: Path, suffix: str) -> None:
    for name, widget in seen:
        widget.grab().save(str(folder / f"{name}-{suffix}.png"))


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
            yield from _seen(sheet, name)
            sheet.reject()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yield from habits(window)


def _seen(sheet: QDialog, name: str) -> Iterator[tuple[str, QWidget]]:
    """Give a sheet, or what it says of itself is to be seen of it."""
    offers = getattr(sheet, "views", None)
    for shown, widget in offers() if offers else [(name, sheet)]:
        settle()
        yield shown, widget


def starting(options: Options) -> Iterator[tuple[str, QWidget]]:
    """Show a window whose rules are still compiled, while a recorded run plays."""
    rules = len(compiled.registered())

    def compiles(_: Scenario, report: Report) -> NoReturn:
        while True:  # until the window is closed, which ends it
            report(round(NOT_YET * rules), rules, "")
            time.sleep(LOOK)

    window = MainWindow(options, Settings(None), compiles)
    window.show()
    while window.filling:
        window.fill()
    page = window.run_page
    until = time.monotonic() + PATIENCE
    while page and not page.recording.playing and time.monotonic() < until:
        settle()
    if page:
        page.recording.skip_to(RECORDED)
        settle()
        yield "starting", window
    window.close()


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
    session.change_all(TENSE)
    session.step(LIVED - LATE)
    session.settle(PATIENCE)
    session.fork(BRANCH, day=FORKED, note=NOTE)
    session.change(*TRIED)
    session.settle(PATIENCE)
    session.step(LIVED - FORKED)
    session.settle(PATIENCE)
    session.switch(TRUNK)
    _settle(explore)
    session.change(*TRIED)
    _settle(explore)
    session.step(LATE)
    _settle(explore)
    explore.dials.show_card(TRIED[0])
    explore.refresh()
    for panel in (explore.map, explore.feed):
        if panel:
            panel.look()


def _settle(explore: Explore) -> None:
    """Wait until all was lived, and the futures of it are there."""
    assert explore.session is not None
    explore.session.settle(PATIENCE)
    if explore.ahead:
        explore.ahead.settle(PATIENCE)
