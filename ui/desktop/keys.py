"""Which keys stand for which command now, and tooltips that tell them.

Shortcuts can be edited, so no text names one by itself: `tell` puts it behind a
tooltip and `refresh` brings all tooltips up to date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from ui.desktop.commands import every_command

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.desktop.commands import Command

COMMAND, TIP = "command", "tip"  # properties of a widget that tells its keys

_edited: dict[str, str] = {}


def use(edited: Mapping[str, str]) -> None:
    """Let these keys hold instead of the usual ones, by `Command.id`."""
    _edited.clear()  # one person sits before all windows
    _edited.update(edited)


def sequences(command: Command) -> list[QKeySequence]:
    """Return the keys of a command; the chosen ones alone where some were chosen."""
    given = _edited.get(command.id)
    texts = (given,) if given is not None else (command.keys, command.also)
    return [QKeySequence(text) for text in texts if text]


def is_edited(command: Command) -> bool:
    """Whether a command has other keys than its usual ones."""
    return command.id in _edited


def of(command_id: str) -> str:
    """Return the keys of a command as they are read; empty where it has none.

    Raises
    ------
    KeyError
        When there is no such command.
    """
    command = {one.id: one for one in every_command()}[command_id]
    form = QKeySequence.SequenceFormat.NativeText
    return next((keys.toString(form) for keys in sequences(command)), "")


def told(tip: str, command_id: str) -> str:
    """Write a tooltip with the keys of a command behind it."""
    found = of(command_id)
    return f"{tip} ({found})" if found else tip


def tell(widget: QWidget, tip: str, command_id: str) -> None:
    """Give a widget a tooltip that tells the keys of what it does."""
    widget.setProperty(COMMAND, command_id)
    widget.setProperty(TIP, tip)
    widget.setToolTip(told(tip, command_id))


def refresh(root: QWidget) -> None:
    """Bring the tooltips of a window up to date."""
    for widget in root.findChildren(QWidget):
        command_id = widget.property(COMMAND)
        if command_id:
            widget.setToolTip(told(widget.property(TIP), command_id))
