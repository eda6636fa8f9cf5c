"""All that can be done, as data: menus and shortcuts are derived from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QMenuBar


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing a person can do.

    Attributes
    ----------
    does
        Name of the window's method that does it.
    """

    menu: str
    text: str
    does: str
    keys: str = ""
    rule_before: bool = False


COMMANDS = (
    Command(menu="File", text="Open scenario…", does="open_scenario", keys="Ctrl+O"),
    Command(menu="File", text="Quit", does="close", keys="Ctrl+Q", rule_before=True),
    Command(menu="Edit", text="Undo", does="undo", keys="Ctrl+Z"),
    Command(menu="Edit", text="Redo", does="redo", keys="Ctrl+Shift+Z"),
    Command(
        menu="Edit",
        text="All dials to their usual values",
        does="reset_dials",
        keys="Ctrl+R",
        rule_before=True,
    ),
    Command(menu="Run", text="Play or pause", does="play_or_pause", keys="Space"),
    Command(menu="Run", text="Step a day", does="step_day", keys="."),
    Command(menu="Run", text="Step a week", does="step_week", keys=","),
    Command(menu="Run", text="Start again", does="start_again", keys="Ctrl+Home"),
    Command(
        menu="Run", text="Slower", does="slower", keys="Ctrl+Down", rule_before=True
    ),
    Command(menu="Run", text="Faster", does="faster", keys="Ctrl+Up"),
    Command(menu="View", text="More dials", does="toggle_more_dials", keys="Ctrl+D"),
    Command(
        menu="View",
        text="Light or dark",
        does="toggle_theme",
        keys="Ctrl+T",
        rule_before=True,
    ),
    Command(menu="View", text="Light or dark as the system", does="follow_system"),
    Command(
        menu="View",
        text="What this assumes",
        does="show_assumptions",
        keys="F2",
        rule_before=True,
    ),
    Command(menu="Help", text="About Durand", does="show_about", keys="F1"),
)


def install(window: QMainWindow, bar: QMenuBar) -> dict[str, QAction]:
    """Give a window its menus and shortcuts; returns the actions by method."""
    menus = {name: bar.addMenu(f"&{name}") for name in _menu_names()}
    actions: dict[str, QAction] = {}
    for command in COMMANDS:
        action = QAction(command.text, window)
        action.setShortcut(QKeySequence(command.keys))
        action.triggered.connect(getattr(window, command.does))
        window.addAction(action)  # so that the keys work wherever the menu bar is
        if command.rule_before:
            menus[command.menu].addSeparator()
        menus[command.menu].addAction(action)
        actions[command.does] = action
    return actions


def _menu_names() -> list[str]:
    return list(dict.fromkeys(command.menu for command in COMMANDS))
