"""A menu to copy from wherever nothing else has one: words, or a picture."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QDockWidget,
    QFrame,
    QLabel,
    QMenu,
    QWidget,
)

from ui.desktop.help.asking import explain

SURFACES = ("panel", "card", "bar", "alarm", "sheet")


def part_of(widget: QWidget) -> QWidget:
    """Return the panel that a widget stands in; its window where it is in none."""
    part: QWidget | None = widget
    while part is not None and not part.isWindow():
        parent = part.parentWidget()
        if isinstance(parent, QDockWidget):
            return part
        if isinstance(part, QFrame) and part.property("surface") in SURFACES:
            return part
        part = parent
    return widget.window()


def words_of(part: QWidget) -> str:
    """Return what a part of the window says, line by line."""
    said = []
    for one in (part, *part.findChildren(QWidget)):
        if not one.isVisible():
            continue
        text = one.text() if isinstance(one, QLabel) else one.accessibleDescription()
        if text.strip():
            said.append(" ".join(text.split()))
    return "\n".join(dict.fromkeys(said))


class CopyMenu(QMenu):
    """Copies the words or the picture of the part under the pointer."""

    def __init__(self, widget: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._part, self._asked = part_of(widget), widget
        self.setAccessibleName("Copy")
        pressed = widget if isinstance(widget, QLabel | QAbstractButton) else None
        self._line = pressed.text() if pressed else ""
        if self._line:
            self.addAction(f"Copy “{_short(self._line)}”", self._copy_line)
        self.addAction("What does this mean?", self._explain)
        self.addSeparator()
        self.addAction("Copy the words of this panel", self._copy_words)
        self.addAction("Copy a picture of this panel", self._copy_picture)
        self.aboutToHide.connect(self.deleteLater)

    def _explain(self) -> None:
        """Help with what is under the pointer."""
        explain(self._asked)

    def _copy_line(self) -> None:
        QGuiApplication.clipboard().setText(self._line)

    def _copy_words(self) -> None:
        QGuiApplication.clipboard().setText(words_of(self._part))

    def _copy_picture(self) -> None:
        QGuiApplication.clipboard().setPixmap(self._part.grab())


def _short(text: str, most: int = 28) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
