"""One chart with its head, its table twin and its 20 dots; one of them is in sight."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, override

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from ui.desktop import motion, presenting, words, writing
from ui.desktop.charts import taking
from ui.desktop.charts.data import ChartData, chart_data
from ui.desktop.charts.dots import Dots
from ui.desktop.charts.fan import NOBODY, Bands
from ui.desktop.charts.head import ChartHead
from ui.desktop.charts.spec import WEEK
from ui.desktop.charts.time_chart import TimeChart
from ui.desktop.charts.twin import Twin
from ui.desktop.help.asking import explain
from ui.desktop.widgets.basics import column, label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QContextMenuEvent

    from ui.desktop.ahead import Ahead
    from ui.desktop.charts.spec import ChartSpec

UNKNOWN = "?"
BEAT = 700  # ms that a single future stands still


class ChartCell(QWidget):
    """One chart of the panel.

    ``told`` is a sentence on what was saved or copied; ``failed`` on what was not.
    """

    told = Signal(str)
    failed = Signal(str)
    room_wanted = Signal()  # another: a table needs more than a chart

    def __init__(
        self, spec: ChartSpec, start: date, days: int, *, worded: bool
    ) -> None:
        super().__init__()
        self.spec, self._start = spec, start
        self.setProperty("help", f"chart:{spec.name}")
        self.head = ChartHead(spec)
        self.chart = TimeChart(spec, start, days, worded=worded)
        self.twin: Twin | None = None
        self.dots: Dots | None = None
        self.which = label("", 11, 500, "accent")
        self.which.hide()
        self._ahead: Ahead | None = None
        self._taken_in: tuple[object, ...] = (None, None, False)
        self._single = NOBODY
        self._newest: float | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chart)
        box = column(self, 0, 0)
        box.addWidget(self.head)
        box.addWidget(self.which)
        box.addWidget(self._stack, 1)
        self.exporter = taking.Exporter(self)
        self.exporter.written.connect(self._on_written)
        self.exporter.failed.connect(self.failed)
        self.head.table_wanted.connect(self._on_table)
        self.head.offered.connect(self._on_offer)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self.show_next_single)

    def show_days(
        self, rows: np.ndarray, changes: Sequence[int], *, running: bool
    ) -> None:
        """Draw the days done."""
        newest = self.chart.show_days(rows, changes, running=running)
        self._newest = newest if len(rows) else None
        self._say()
        if not running:
            self._refresh_other()

    def show_futures(self, now: Ahead | None, ghost: Ahead | None) -> None:
        """Draw the futures, and those before the last change; none when unknown."""
        given = now, ghost, presenting.hidden()
        if given == self._taken_in:
            return
        self._taken_in, self._ahead = given, now
        if presenting.hidden():
            now = ghost = None
        self.chart.show_fan(bands(now, self.spec), bands(ghost, self.spec))
        self._say()
        if self.head.hides != presenting.hidden():
            self._hide(presenting.hidden())

    def _hide(self, hides: bool) -> None:
        """Let nothing tell what a class is to guess, or all of it again."""
        self.head.hide_numbers(hides)
        if hides:
            self.head.table.setChecked(False)
            for name in ("dots", "singles"):
                self.head.actions_by_name[name].setChecked(False)
            self._play_singles(False)
            self._show_other()

    def _say(self) -> None:
        """Say where the line stands, unless a class is to guess."""
        known = self.spec.say(self._newest) if self._newest is not None else ""
        hides = presenting.hidden()
        self.head.say(UNKNOWN if hides and known else known)
        self.chart.say_now("" if hides else known)

    @property
    def tabled(self) -> bool:
        """Whether it is a table now."""
        return self.twin is not None and self._stack.currentWidget() is self.twin

    @property
    def data(self) -> ChartData:
        """What is drawn, as numbers."""
        return chart_data(self.spec, self._start, self.chart.drawn, self._how_many())

    def show_next_single(self) -> None:
        """Let the next future stand out."""
        if self._ahead is None:
            return
        singles = len(self._ahead.summary.singles[self.spec.column])
        self._single = (self._single + 1) % max(singles, 1)
        self.chart.show_single(self._single)
        self.which.setText(
            f"One future at a time: {self._single + 1} of {singles}"
            + (", press again for the next" if motion.reduced() else "")
        )

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.head.menu.popup(event.globalPos())

    def close_all(self) -> None:
        """Stop what moves, and wait for what is being written."""
        self._beat.stop()
        self.exporter.wait()

    def _how_many(self) -> str:
        if self._ahead is None:
            return ""
        summary = self._ahead.summary
        return f"{summary.ok} of {summary.planned} futures."

    def _on_table(self, wanted: bool) -> None:
        if wanted:
            self.head.actions_by_name["dots"].setChecked(False)
        self._show_other()

    def _on_offer(self, name: str, on: bool) -> None:
        match name:
            case "singles":
                if on:  # they are lines of the chart
                    self.head.table.setChecked(False)
                    self.head.actions_by_name["dots"].setChecked(False)
                    self._show_other()
                self._play_singles(on)
            case "dots":
                self.head.table.setChecked(False)
                self._show_other()
            case "copy_picture":
                taking.copy_picture(self.chart)
                self.told.emit(f"{self.spec.name}: the picture is on the clipboard.")
            case "copy_data":
                taking.copy_data(self.data)
                self.told.emit(f"{self.spec.name}: the table is on the clipboard.")
            case "save":
                self._ask_where()
            case "explain":
                explain(self)

    def _play_singles(self, on: bool) -> None:
        if on:
            self.show_next_single()
            if motion.reduced():  # one at each press, none by itself
                self.head.actions_by_name["singles"].setChecked(False)
                self.which.show()
                return
            self._beat.start()
        else:
            self._beat.stop()
            self._single = NOBODY
            self.chart.show_single(NOBODY)
        self.which.setVisible(on)

    def _show_other(self) -> None:
        """Bring the table, the dots or the chart to sight."""
        if self.head.table.isChecked() and self.twin is None:
            self.twin = Twin(words.shown(self.spec.name))
            self._stack.addWidget(self.twin)
        dots = self.head.actions_by_name["dots"].isChecked()
        if dots and self.dots is None:
            self.dots = Dots(words.shown(self.spec.name), self.spec.say)
            self._stack.addWidget(self.dots)
        shown: QWidget | None = self.dots if dots else self.chart
        shown = self.twin if self.head.table.isChecked() else shown
        if shown is not None:
            self._stack.setCurrentWidget(shown)
        if shown is not self.chart:
            self.head.actions_by_name["singles"].setChecked(False)
            self._play_singles(False)
        self.room_wanted.emit()
        self._refresh_other()

    def _refresh_other(self) -> None:
        shown = self._stack.currentWidget()
        if shown is self.twin and self.twin:
            self.twin.show_data(self.data)
        elif shown is self.dots and self.dots:
            values, fan = self.chart.drawn
            now = float(values[-1]) if len(values) else float("nan")
            self.dots.show_ends(*self._ends(values, fan, now))

    def _ends(
        self, values: np.ndarray, fan: Bands | None, now: float
    ) -> tuple[np.ndarray, float, str]:
        if self._ahead is None or fan is None:
            return np.zeros(0), now, ""
        ends = self._ahead.summary.ends[self.spec.column] * self.spec.scale
        begun = self._ahead.start.day
        if self.spec.since and 0 < begun <= len(values):
            ends = ends + values[begun - 1]
        last = self._start + timedelta(days=int(fan.x[-1]))
        return ends, now, words.long_date(last)

    def _ask_where(self) -> None:
        name = f"{words.shown(self.spec.name).lower().replace(' ', '-')}.png"
        title = words.shown(f"Save “{self.spec.name}”")
        file, _ = QFileDialog.getSaveFileName(self, title, name, writing.FILES)
        if file:
            self.save(Path(file))

    def save(self, file: Path) -> None:
        """Write the chart to a file; a picture where its name has no ending."""
        file = file if file.suffix else file.with_suffix(".png")
        self.exporter.write(self.data, file, ladder=self.spec.ladder, note="")

    def _on_written(self, file: str) -> None:
        self.told.emit(f"{self.spec.name}: saved as {Path(file).name}.")


def bands(ahead: Ahead | None, spec: ChartSpec) -> Bands | None:
    """Return the futures of one column as bands over days of the run."""
    if ahead is None or spec.column not in ahead.summary.quantiles:
        return None
    rows = ahead.summary.quantiles[spec.column] * spec.scale
    singles = ahead.summary.singles[spec.column] * spec.scale
    weeks = np.arange(1, rows.shape[1] + 1)
    return Bands(ahead.start.day + WEEK * weeks.astype(float), rows, singles)
