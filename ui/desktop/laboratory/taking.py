"""Taking a figure away: to the clipboard, or to a file drawn again for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.shapes.grid import Grid


def copy_grid(grid: Grid) -> None:
    """Put a table on the clipboard, as text and for a spreadsheet."""
    mime = QMimeData()
    mime.setText(grid.text("\t"))
    mime.setData("text/csv", grid.text().encode())
    QGuiApplication.clipboard().setMimeData(mime)


def copy_picture(widget: QWidget) -> None:
    """Put a figure as it is seen on the clipboard."""
    QGuiApplication.clipboard().setPixmap(widget.grab())


def drawn(figure: Callable[[], Any], kind: str) -> bytes:
    """Draw a figure for paper, as a picture of a kind."""
    from ui.figures.sheet import rendered

    return rendered(figure(), kind)
