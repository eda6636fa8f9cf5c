"""Taking a chart away: to the clipboard, or to a file drawn again for print."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from simulator.errors import DurandError
from ui.desktop import words, writing

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.desktop.charts.data import ChartData

STEPS = 9


def copy_picture(chart: QWidget) -> None:
    """Put a chart as it is seen on the clipboard."""
    QGuiApplication.clipboard().setPixmap(chart.grab())


def copy_data(data: ChartData) -> None:
    """Put a chart's table on the clipboard, as text and for a spreadsheet."""
    mime = QMimeData()
    mime.setText(data.text("\t"))
    mime.setData("text/csv", data.text().encode())
    QGuiApplication.clipboard().setMimeData(mime)


class Exporter(QObject):
    """Writes charts to files, in a thread: the drawing library is slow to load."""

    written = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    def write(self, data: ChartData, file: Path, *, ladder: bool, note: str) -> None:
        """Begin to write; ``written`` or ``failed`` tells of the end."""
        self.wait()
        work = lambda: self._write(data, file, ladder, note)  # noqa: E731
        self._thread = threading.Thread(target=work, name="chart export")
        self._thread.start()

    def wait(self) -> None:
        """Wait for what is being written."""
        if self._thread:
            self._thread.join()
            self._thread = None

    def _write(self, data: ChartData, file: Path, ladder: bool, note: str) -> None:
        try:
            write(data, file, ladder=ladder, note=note)
        except DurandError as error:
            self.failed.emit(str(error))
        else:
            self.written.emit(str(file))


def write(data: ChartData, file: Path, *, ladder: bool, note: str) -> None:
    """Write a chart to a file, as its ending says.

    Raises
    ------
    DurandError
        When the ending is not known, or the file cannot be written.
    """
    picture = partial(_drawn, data, ladder, note)
    writing.write(file, data.text(), picture)


def _drawn(data: ChartData, ladder: bool, note: str, kind: str) -> bytes:
    """Draw a chart again for print, as a picture of a kind."""
    from ui.figures.chart import ChartPicture, drawn_chart

    picture = ChartPicture(
        title=data.title,
        unit=data.unit,
        start=data.start,
        days=np.arange(1, len(data.daily) + 1),
        values=data.daily,
        ahead=data.ahead,
        bands=data.bands,
        singles=data.singles,
        steps=tuple(map(words.step_short, range(STEPS))) if ladder else (),
        note=" ".join(part for part in (note, data.futures) if part),
    )
    return drawn_chart(picture, kind)
