"""One live chart: what happened so far, where now is, and what was changed when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.desktop import theme
from ui.desktop.charts.axes import (
    RIGHT_GUTTER,
    ROOMY,
    SLIM,
    Ends,
    Gutter,
    Months,
)
from ui.desktop.charts.fan import Bands, FanItem
from ui.desktop.charts.line import Line
from ui.desktop.charts.others import Drawn, OtherLines
from ui.desktop.charts.spec import WEEK
from ui.desktop.widgets.basics import column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ui.desktop.charts.others import Other
    from ui.desktop.charts.spec import ChartSpec

RUNNING, RESTING = 1, 2  # px; wide antialiased pens are slow while a line grows
SPANS, AIR = (182, 365, 730, 1096, 1461), 0.9  # days; how full they may get
REDRESSED = (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange)
LONGEST = 1200  # points of a live curve, longer runs are thinned


class TimeChart(QWidget):
    """A chart of one observable over the whole length of a run.

    ``day_pressed`` gives the day of a click left of now.

    Parameters
    ----------
    spec
        What it shows.
    start, days
        The run's first day and its length.
    worded
        Whether it says in words what its bands mean.
    """

    day_pressed = Signal(int)

    def __init__(
        self, spec: ChartSpec, start: date, days: int, *, worded: bool = False
    ) -> None:
        super().__init__()
        self.spec, self.days, self._now = spec, days, 0
        self._months = Months(start, days)
        self._gutter = Gutter(ladder=spec.ladder)
        self._width = RESTING
        self._ends = Ends(worded=worded)
        axes = {"left": self._gutter, "bottom": self._months, "right": self._ends}
        self._canvas: Any = pg.PlotWidget(axisItems=axes)
        self._plot: Any = self._canvas.getPlotItem()
        self._prepare_plot()
        self._grid = pg.PlotCurveItem(connect="pairs")
        self._marks = pg.PlotCurveItem(connect="pairs")
        self._diamonds = pg.ScatterPlotItem(symbol="d", size=9)
        self._strikes = pg.ScatterPlotItem(symbol="t", size=8)
        self._fan = FanItem(QRectF(0, 0, days, 1))
        self._shown: Bands | None = None
        self._values = np.empty(0)
        self._ahead: tuple[Bands | None, Bands | None] = (None, None)
        self._line = Line(QRectF(0, 0, days, 1))
        self._others = OtherLines(QRectF(0, 0, days, 1))
        self._rule = pg.InfiniteLine(pos=0, angle=90)
        self._dot = pg.ScatterPlotItem(size=10)
        for item in self._items():
            self._plot.addItem(item)
        self.top = self.span = 0.0
        self._set_span(0)
        self._set_top(spec.tops[0])
        self._dress()

    def _items(self) -> tuple[pg.GraphicsObject, ...]:
        """Everything drawn, back to front."""
        behind = (self._grid, self._fan, self._marks, self._diamonds)
        lines = self._others, self._line
        return (*behind, *lines, self._rule, self._dot, self._strikes)

    def _prepare_plot(self) -> None:
        column(self, 0, 0).addWidget(self._canvas)
        self._canvas.setFrameShape(QFrame.Shape.NoFrame)
        self._canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{self.spec.name}, {self.spec.unit}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 72)
        plot = self._plot
        plot.hideButtons()
        # Its own menu offers an export that raises on this Qt.
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(False, False)
        plot.disableAutoRange()
        plot.showAxis("right")
        plot.layout.setContentsMargins(0, 4, RIGHT_GUTTER, 0)
        self._canvas.scene().sigMouseClicked.connect(self._on_click)

    def _on_click(self, event: Any) -> None:
        day = int(self._plot.vb.mapSceneToView(event.scenePos()).x())
        if 0 <= day < self._now:
            self.day_pressed.emit(day)

    def set_roomy(self, roomy: bool) -> None:
        """Leave room at the right for words, or for numbers alone."""
        self._ends.set_wide(ROOMY if roomy else SLIM)

    def show_single(self, number: int) -> None:
        """Let one future stand out, by its number; all of them for ``NOBODY``."""
        self._fan.show_single(number)

    def show_days(
        self, rows: np.ndarray, changes: Sequence[int], *, running: bool
    ) -> float:
        """Draw the days done; returns the newest value, NaN when there is none."""
        values = self._values = self.spec.read(rows)
        self._now = len(rows)
        newest = float(values[-1]) if len(values) else float("nan")
        self._months.set_now(len(rows))
        self._rule.setValue(len(rows))
        self._set_width(RUNNING if running else RESTING)
        self._set_span(len(rows))
        self._fit(values)
        self._draw_fan(len(rows), newest)
        self._line.set_data(*self._points(values))
        known = [newest] if np.isfinite(newest) else []
        self._dot.setData([len(rows)] * len(known), known)
        self._show_changes(changes)
        if self.spec.ladder:
            self._show_strikes(rows)
        self.setAccessibleDescription(f"Now {self.spec.say(newest)}" if known else "")
        return newest

    def show_others(self, others: Sequence[Other]) -> None:
        """Draw other branches, from the day on which they part."""
        drawn = []
        for other in others:
            values = self.spec.read(other.rows)[max(0, other.parts - 1) :]
            x, y = self._points(values)
            known = np.isfinite(y)
            first = float(max(0, other.parts - 1))
            drawn.append(Drawn(other.number, other.name, x[known] + first, y[known]))
            self._fit(values)
        self._others.set_lines(drawn)

    def _show_strikes(self, rows: np.ndarray) -> None:
        """Mark the days of strikes, to be pressed and asked about."""
        days = np.flatnonzero(rows["strikes"])
        heights = rows["rung"][days].astype(float)
        self._strikes.setData(days + 0.5, np.minimum(heights + 0.4, self.top))

    @property
    def drawn(self) -> tuple[np.ndarray, Bands | None]:
        """What is drawn: a value a day done, and the futures from now on."""
        return self._values, self._shown

    def show_fan(self, fan: Bands | None, ghost: Bands | None) -> None:
        """Show futures from their start on, and those before the last change."""
        self._ahead = (fan, ghost)

    def _draw_fan(self, now: int, newest: float) -> None:
        value = newest if np.isfinite(newest) else 0.0
        fan, ghost = (self._placed(b, now, value) for b in self._ahead)
        self._shown = fan
        for bands in (fan, ghost):
            if bands:
                self._fit(bands.rows[-1])
        ends = fan.rows[:, -1].tolist() if fan and len(fan.x) > 1 else ()
        self._ends.show_ends(ends)
        if fan and len(fan.x) > 1:
            self._set_span(int(min(self.days, fan.x[-1]) * AIR))
        self._fan.set_bands(fan, ghost)

    def _placed(self, bands: Bands | None, now: int, value: float) -> Bands | None:
        """Begin at now; what counts from its own beginning is raised to it first."""
        if bands is None:
            return None
        begun = int(bands.x[0]) - WEEK  # the day on which the futures began
        if self.spec.since and 0 < begun <= len(self._values):
            bands = bands.raised(float(self._values[begun - 1]))
        return bands.after(now, value)

    def _points(self, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give points at the end of each day; a stair has two where it jumps."""
        days = np.arange(1, len(values) + 1, dtype=float)
        if self.spec.stairs and len(values):
            days = np.concatenate(([0.0], np.repeat(days, 2)[:-1]))
            values = np.repeat(values, 2)
            keep = np.ones(len(values), dtype=bool)
            keep[1:-1] = (values[1:-1] != values[:-2]) | (values[1:-1] != values[2:])
            days, values = days[keep], values[keep]
        thin = max(1, len(values) // LONGEST)
        return days[::thin], values[::thin]

    def _show_changes(self, changes: Sequence[int]) -> None:
        days = np.repeat(np.asarray(changes, dtype=float), 2)
        heights = np.tile([self.spec.bottom, self.top], len(changes))
        self._marks.setData(days, heights)
        self._diamonds.setData(days[::2], np.full(len(changes), self.top))

    def _set_span(self, now: int) -> None:
        """Show half a year, a year, two…: as much as holds now, with some air."""
        wide = [span for span in SPANS if now <= AIR * span and span < self.days]
        span = float(wide[0] if wide else self.days)
        if span > self.span:
            self.span = span
            self._plot.setXRange(0, span, padding=0)

    def _fit(self, values: np.ndarray) -> None:
        """Move the range in steps, and only up: a range that creeps misleads."""
        highest = float(np.nanmax(values)) if np.isfinite(values).any() else 0.0
        while highest > self.top and self.top < self.spec.tops[-1]:
            higher = [top for top in self.spec.tops if top > self.top]
            self._set_top(higher[0])

    def _set_top(self, top: float) -> None:
        self.top, bottom = top, self.spec.bottom
        margin = (top - bottom) * 0.04
        self._plot.setYRange(bottom - margin, top + margin, padding=0)
        bounds = QRectF(0, bottom - margin, self.days, top - bottom + 2 * margin)
        self._line.set_bounds(bounds)
        self._others.set_bounds(bounds)
        self._fan.set_bounds(bounds)
        self._gutter.set_ends(bottom, top)
        heights = [value for value, _ in self._gutter.marks()]
        ends = np.tile([0.0, float(self.days)], len(heights))
        self._grid.setData(ends, np.repeat(np.asarray(heights, dtype=float), 2))

    def _set_width(self, width: int) -> None:
        if width != self._width:
            self._width = width
            self._line.set_pen(self._ink())

    def _ink(self) -> QPen:
        pen = self._pen("line", self._width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def _pen(self, key: str, width: int = 1) -> QPen:
        """Make a pen as wide on a dense screen as on any other."""
        pen = QPen(theme.color(key), width * self.devicePixelRatioF())
        pen.setCosmetic(True)
        return pen

    def _dress(self) -> None:
        color = theme.color
        self._canvas.setBackground(color("panel"))
        self._grid.setPen(self._pen("hairline"))
        dashed = self._pen("changed")
        dashed.setStyle(Qt.PenStyle.DashLine)
        self._marks.setPen(dashed)
        self._diamonds.setBrush(color("changed"))
        self._diamonds.setPen(self._pen("panel"))
        self._strikes.setBrush(color("bad"))
        self._strikes.setPen(self._pen("panel"))
        self._line.set_pen(self._ink())
        self._rule.setPen(self._pen("now"))
        self._dot.setBrush(color("line"))
        self._dot.setPen(self._pen("panel", 2))

    @override
    def event(self, event: QEvent) -> bool:
        # The first ones come before there is anything to dress.
        if event.type() in REDRESSED and hasattr(self, "_dot"):
            self._dress()
        return super().event(event)
