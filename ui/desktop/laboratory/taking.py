"""Taking a figure away: to the clipboard, or to a file drawn again for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.shapes.grid import Grid

FILES = "Picture (*.png);;Drawing (*.svg);;Document (*.pdf);;Table (*.csv)"
KINDS = (".png", ".svg", ".pdf", ".csv")


def copy_grid(grid: Grid) -> None:
    """Put a table on the clipboard, as text and for a spreadsheet."""
    mime = QMimeData()
    mime.setText(grid.text("\t"))
    mime.setData("text/csv", grid.text().encode())
    QGuiApplication.clipboard().setMimeData(mime)


def copy_picture(widget: QWidget) -> None:
    """Put a figure as it is seen on the clipboard."""
    QGuiApplication.clipboard().setPixmap(widget.grab())


def write(file: Path, grid: Grid, figure: Callable[[], Any]) -> None:
    """Write a table, or a figure drawn for paper, as the name of the file ends.

    Raises
    ------
    DurandError
        When the ending is not known, or a picture cannot be written.
    OSError
        When a table cannot be written.
    """
    kind = file.suffix.lower()
    if kind not in KINDS:
        from simulator.errors import InputError, Problem

        allowed = f"a name that ends in {', '.join(KINDS)}"
        raise InputError(Problem("save", "the file", file.name, allowed))
    if kind == ".csv":
        file.write_text(grid.text(), encoding="utf-8", newline="")
        return
    from ui.figures.sheet import save

    save(figure(), file)
