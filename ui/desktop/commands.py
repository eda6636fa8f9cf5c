"""All that can be done, as data: menus and shortcuts are derived from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.desktop.panels import LAYOUTS, PANELS
from ui.desktop.screens import KEYS, SCREENS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing a person can do.

    Attributes
    ----------
    does
        Name of the window's method that does it.
    menu
        Where it stands; nowhere, but for its keys, when empty.
    given
        What the method is given, if it wants something.
    keys, also
        Its usual shortcut, and another that does the same.
    run
        Whether it can only be done while a run is open.
    """

    menu: str
    text: str
    does: str
    given: str = ""
    keys: str = ""
    also: str = ""
    run: bool = False
    rule_before: bool = False

    @property
    def id(self) -> str:
        """By which it is told from every other command."""
        return f"{self.does}:{self.given}" if self.given else self.does


MENUS = ("File", "Edit", "Go", "Run", "View", "Panels", "Help")


COMMANDS = (
    Command(menu="File", text="New run…", does="open_scenario", keys="Ctrl+N"),
    Command(menu="File", text="Open…", does="open_file", keys="Ctrl+O"),
    Command(menu="File", text="Save as…", does="save_as", keys="Ctrl+S", run=True),
    Command(
        menu="File",
        text="Save as scenario…",
        does="edit_scenario",
        keys="Ctrl+Shift+S",
        run=True,
    ),
    Command(menu="File", text="Share…", does="share", keys="Ctrl+Shift+E"),
    Command(menu="File", text="Quit", does="close", keys="Ctrl+Q", rule_before=True),
    Command(menu="Edit", text="Undo", does="undo", keys="Ctrl+Z"),
    Command(menu="Edit", text="Redo", does="redo", keys="Ctrl+Shift+Z"),
    Command(
        menu="Edit",
        text="All dials to their usual values",
        does="reset_dials",
        keys="Ctrl+R",
        run=True,
        rule_before=True,
    ),
    Command(
        menu="Edit",
        text="Copy the dials",
        does="copy_dials",
        keys="Ctrl+Shift+C",
        run=True,
    ),
    Command(
        menu="Edit",
        text="Paste dials",
        does="paste_dials",
        keys="Ctrl+Shift+V",
        run=True,
    ),
    Command(
        menu="Edit", text="Find…", does="find_anything", keys="Ctrl+K", rule_before=True
    ),
    Command(menu="Edit", text="Settings…", does="show_settings", keys="Ctrl+,"),
    Command(
        menu="Run", text="Play or pause", does="play_or_pause", keys="Space", run=True
    ),
    Command(menu="Run", text="Step a day", does="step_day", keys=".", run=True),
    Command(menu="Run", text="Step a week", does="step_week", keys=",", run=True),
    Command(menu="Run", text="What if…", does="what_if", keys="Ctrl+B", run=True),
    Command(menu="Run", text="Ask why", does="ask_why", keys="Ctrl+E", run=True),
    Command(
        menu="Run", text="Start again", does="start_again", keys="Ctrl+Home", run=True
    ),
    Command(
        menu="Run",
        text="Slower",
        does="slower",
        keys="Ctrl+Down",
        run=True,
        rule_before=True,
    ),
    Command(menu="Run", text="Faster", does="faster", keys="Ctrl+Up", run=True),
    Command(menu="View", text="Present to a class", does="present", keys="F5"),
    Command(menu="View", text="Reveal the odds", does="reveal", keys="R"),
    Command(
        menu="View",
        text="More dials",
        does="toggle_more_dials",
        keys="Ctrl+D",
        run=True,
        rule_before=True,
    ),
    Command(
        menu="View",
        text="The map alone, or all panels",
        does="enlarge_map",
        keys="Ctrl+M",
        run=True,
        rule_before=True,
    ),
    Command(
        menu="View",
        text="Arrange panels",
        does="arrange_panels",
        keys="Ctrl+Shift+A",
        run=True,
    ),
    Command(menu="View", text="Keep this layout as…", does="keep_layout_as", run=True),
    Command(menu="View", text="Reset this layout", does="reset_layout", run=True),
    Command(
        menu="View",
        text="Light or dark",
        does="toggle_theme",
        keys="Ctrl+T",
        rule_before=True,
    ),
    Command(menu="View", text="Light or dark as the system", does="follow_system"),
    Command(menu="View", text="Whole screen", does="toggle_whole_screen", keys="F11"),
    Command(
        menu="View",
        text="What this assumes",
        does="show_assumptions",
        keys="F2",
        run=True,
        rule_before=True,
    ),
    Command(menu="Help", text="Help about this", does="show_help", keys="F1"),
    Command(menu="Help", text="All of the help", does="show_contents", keys="Shift+F1"),
    Command(menu="Help", text="Take the tour", does="take_tour"),
    Command(
        menu="Help", text="Keyboard", does="show_keyboard", keys="Ctrl+/", also="?"
    ),
    Command(
        menu="Help",
        text="Copy diagnostics",
        does="copy_diagnostics",
        rule_before=True,
    ),
    Command(menu="Help", text="Open the folder of the log", does="open_log_folder"),
    Command(menu="Help", text="About Durand", does="show_about"),
    Command(menu="", text="Open the menu", does="show_menu", keys="F10"),
)


def screen_commands() -> tuple[Command, ...]:
    """Return the commands that bring each screen to sight."""
    return tuple(
        Command(
            menu="Go",
            text=screen.title,
            does="show_screen",
            given=screen.name,
            keys=KEYS[screen.name],
        )
        for screen in SCREENS
    )


def panel_commands() -> tuple[Command, ...]:
    """Return the commands that take a layout, and bring a panel to sight."""
    layouts = tuple(
        Command(
            menu="Panels",
            text=f"{layout.title} layout",
            does="show_layout",
            given=layout.name,
            keys=f"Alt+{number}",
            run=True,
        )
        for number, layout in enumerate(LAYOUTS, 1)
    )
    panels = tuple(
        Command(
            menu="Panels",
            text=panel.title,
            does="show_panel",
            given=panel.name,
            run=True,
            rule_before=panel is PANELS[0],
        )
        for panel in PANELS
    )
    return layouts + panels


def every_command() -> tuple[Command, ...]:
    """Return all commands, those of the screens and panels among them."""
    return (*COMMANDS, *screen_commands(), *panel_commands())


class Desk(QObject):
    """Does what the actions of a window stand for."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window

    def do(self) -> None:
        """Do what the action that was triggered stands for."""
        action = self.sender()
        assert isinstance(action, QAction)
        command: Command = action.data()
        method = getattr(self._window, command.does)
        if command.given:
            method(command.given)
        else:
            method()


def install(window: QMainWindow) -> tuple[QMenu, dict[str, QAction]]:
    """Give a window its menu and shortcuts; returns them, actions by `Command.id`."""
    whole, desk = QMenu(window), Desk(window)
    whole.setAccessibleName("Menu")
    menus = {name: whole.addMenu(name) for name in MENUS}
    actions: dict[str, QAction] = {}
    for command in every_command():
        action = QAction(command.text, window)
        action.setData(command)
        action.triggered.connect(desk.do)
        window.addAction(action)  # so that the keys work while the menu is shut
        if command.rule_before:
            menus[command.menu].addSeparator()
        if command.menu:
            menus[command.menu].addAction(action)
        actions[command.id] = action
    put_keys(actions)
    return whole, actions


def put_keys(actions: dict[str, QAction]) -> None:
    """Give every action the keys that hold now."""
    from ui.desktop import keys

    for action in actions.values():
        action.setShortcuts(keys.sequences(action.data()))
