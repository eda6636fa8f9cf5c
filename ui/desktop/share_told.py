"""Where reports go, and what is said of one that was made, or could not be."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from ui.desktop.writing import reason

if TYPE_CHECKING:
    from simulator.errors import InputError
    from ui.desktop.widgets.toast import Toast


def tell_made(toast: Toast, files: list[Path]) -> None:
    """Say that a report is ready, and offer to open it or its folder."""
    first = files[0]
    kinds = " and ".join(one.suffix[1:].upper() for one in files)
    show = "Show in folder", partial(open_file, first.parent)
    told = f"“{first.stem}” is ready ({kinds})"
    toast.tell(told, "Open", partial(open_file, first), show)


def open_file(path: Path) -> None:
    """Open a file or a folder with whatever program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def usual_folder() -> str:
    """Return where reports go unless somebody says otherwise: one's documents."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return QStandardPaths.writableLocation(documents) or str(Path.home())


def unwritten(folder: Path, error: InputError) -> str:
    """Say that a report could not be written to a folder, and why."""
    return (
        f"The report could not be written to {folder}{reason(error)}. "
        "Nothing was left there; choose another folder."
    )
