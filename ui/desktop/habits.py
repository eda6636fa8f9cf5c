"""What the window does as a program, brought to sight for pictures: news, help, tour.

Each is shown as a person sees it, with a run open, and put away again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from ui.desktop.main_window import MainWindow

SHOWN_DIAL = "mediation_strength"
SOUGHT, NOWHERE = "tor", "october-2052"  # what is typed, and no scenario
MISTAKE = (
    "Something in Durand went wrong: the ledger does not balance.",
    "Traceback (most recent call last):\n  …\nValueError: the ledger does not balance",
)


def settle() -> None:
    """Let everything take its place."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def habits(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Bring finding, news, help, settings, door and tour to sight, by name."""
    yield from _finding(window)
    yield from _news(window)
    yield from _help(window)
    yield from _settings(window)
    yield from _sheets(window)
    yield from _presenting(window)
    yield from _tour(window)


def _finding(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    from ui.desktop.widgets.palette import Palette

    window.find_anything()
    settle()
    yield "find", window
    for palette in window.findChildren(Palette):
        palette.line.setText(SOUGHT)
        settle()
        yield "find-typed", window
        palette.close()


def _news(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Show what could not be done, and what was, as they are told."""
    window.show_scenario(NOWHERE)
    settle()
    yield "banner", window
    window.banner.hide()
    window.copy_dials()
    settle()
    yield "toast", window
    window.toast.hide()


def _help(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    assert window.explore is not None
    dial = window.explore.dials.rows[SHOWN_DIAL].slider
    for name, topic in (
        ("help-dial", f"dial:{SHOWN_DIAL}"),
        ("help-charts", "reading-charts"),
        ("help-contents", ""),
    ):
        window.help_with(topic, dial)
        settle()
        yield name, window
    if window.help_sheet:
        window.help_sheet.leave()


def _settings(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    from ui.desktop.preferences import PAGES
    from ui.desktop.widgets.settings_sheet import KEYBOARD, SettingsSheet

    for page in (*PAGES[1:], KEYBOARD):  # the first page is shown among the sheets
        sheet = SettingsSheet(window.settings, window, page)
        sheet.open()
        settle()
        yield f"settings-{page.split()[0].lower()}", sheet
        _put_away(window)


def _sheets(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    from ui.desktop.crash.door import CrashDoor

    window.show_keyboard()
    settle()
    for sheet in _seen(window, QDialog):
        yield "keyboard", sheet
    _put_away(window)
    window.on_mistake(*MISTAKE)
    settle()
    for sheet in _seen(window, CrashDoor):
        yield "crash", sheet
    _put_away(window)
    CrashDoor.of_sudden_end("Fatal Python error: Segmentation fault", 3, window).open()
    settle()
    for sheet in _seen(window, CrashDoor):
        yield "crash-again", sheet
    _put_away(window)


def _presenting(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    window.present()
    settle()
    yield "present-hidden", window
    window.reveal()
    settle()
    yield "present-revealed", window
    window.stop_presenting()


def _tour(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    window.take_tour()
    home: Any = window.page("home")
    home.add_cards()
    home.finish_pictures()
    while window.guide is not None and window.guide.step is not None:
        number = window.guide.place + 1
        settle()
        window.guide.look()
        settle()
        yield f"tour-{number}", window
        window.guide.go_on()
    settle()
    yield "tour-end", window
    if window.guide is not None:
        window.guide.leave()


def _seen[T: QDialog](window: MainWindow, kind: type[T]) -> list[T]:
    return [sheet for sheet in window.findChildren(kind) if sheet.isVisible()]


def _put_away(window: MainWindow) -> None:
    for sheet in _seen(window, QDialog):
        sheet.reject()
    settle()
