"""The panel of live charts, with what they assume one click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from ui.desktop.charts.fan import Bands
from ui.desktop.charts.spec import CHARTS, WEEK, ChartSpec
from ui.desktop.charts.time_chart import TimeChart
from ui.desktop.widgets.basics import column, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ui.desktop.ahead import Ahead


BANDS = "Half of the futures stay in the inner band, 9 of 10 in the outer."
BEFORE = " Dashed: before."


def _bands(ahead: Ahead, spec: ChartSpec) -> Bands:
    rows = ahead.summary.quantiles[spec.column] * spec.scale
    weeks = np.arange(1, rows.shape[1] + 1)
    return Bands(ahead.start.day + WEEK * weeks.astype(float), rows)


class ChartHead(QFrame):
    """Name and unit of a chart, and its newest value in words."""

    def __init__(self, spec: ChartSpec) -> None:
        super().__init__()
        box = row(7)
        self.setLayout(box)
        self.value: QLabel = label("", 13, 600)
        self.value.setAccessibleName(f"{spec.name}: now")
        box.addWidget(label(spec.name, 13, 600))
        box.addWidget(label(spec.unit, 12, 400, "second"), 1)
        box.addWidget(self.value)


class ChartPanel(QFrame):
    """All charts of a run, one under the other."""

    def __init__(self, start: date, days: int) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setMinimumWidth(380)
        self._box = column(self, 12, 2)
        self.charts: list[TimeChart] = []
        self.heads: list[ChartHead] = []
        for spec in CHARTS:
            self._add(spec, start, days, self._box)
        self.key = label("", 11, 400, "second")
        self._box.addWidget(self.key)

    def show_days(
        self, rows: np.ndarray, changes: Sequence[int], *, running: bool
    ) -> None:
        """Draw the days done in every chart."""
        for chart, head in zip(self.charts, self.heads, strict=True):
            newest = chart.show_days(rows, changes, running=running)
            head.value.setText(chart.spec.say(newest) if len(rows) else "")

    def show_first(self, number: int) -> None:
        """Show the first charts, and no other."""
        for place, (chart, head) in enumerate(
            zip(self.charts, self.heads, strict=True)
        ):
            chart.setVisible(place < number)
            head.setVisible(place < number)

    def show_futures(self, now: Ahead | None, ghost: Ahead | None) -> None:
        """Draw the futures in every chart; none while they are unknown."""
        if now is None:
            for chart in self.charts:
                chart.show_fan(None, None)
            return
        self.key.setText(BANDS + (BEFORE if ghost else ""))
        for chart in self.charts:
            past = _bands(ghost, chart.spec) if ghost else None
            chart.show_fan(_bands(now, chart.spec), past)

    def _add(self, spec: ChartSpec, start: date, days: int, box: QVBoxLayout) -> None:
        head, chart = ChartHead(spec), TimeChart(spec, start, days)
        self.heads.append(head)
        self.charts.append(chart)
        box.addWidget(head)
        box.addWidget(chart, spec.stretch)
