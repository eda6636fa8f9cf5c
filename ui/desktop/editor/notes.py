"""Notes at fields: what one is for, or what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desktop import theme
from ui.desktop.widgets.basics import Label, set_tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

type Problems = Mapping[str, str]  # what is allowed, by the field's path


def mark(editor: QWidget, *, wrong: bool) -> None:
    """Edge a field as one that holds a mistake, or no longer."""
    if bool(editor.property("wrong")) is not wrong:
        editor.setProperty("wrong", wrong)
        editor.style().unpolish(editor)
        editor.style().polish(editor)


class Note(Label):
    """A line at a field: its help, or in its place what is wrong.

    Parameters
    ----------
    text
        The help.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._help, self._wrong = text, ""
        self.setFont(theme.font(12))
        self.setWordWrap(True)
        self._show()

    def help(self, text: str) -> None:
        """Give another help."""
        self._help = text
        self._show()

    def complain(self, why: str) -> None:
        """Say what is wrong; nothing where it is not."""
        self._wrong = why
        self._show()

    def _show(self) -> None:
        self.setText(self._wrong or self._help)
        set_tone(self, "bad" if self._wrong else "second")


def allowed(problems: Problems, path: str) -> str:
    """Say what a field may hold, where something else stands in it."""
    told = problems.get(path, "")
    return f"Allowed is {told}." if told else ""
