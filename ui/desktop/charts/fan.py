"""The fan: futures as a median and two bands, and behind it the ghost.

One object draws its polygons itself, which is several times faster than filling
between curves. The ghost's edges stand above the new fan: a fan that only narrows
would otherwise hide what it replaced.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, override

import numpy as np
import pyqtgraph as pg
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.desktop import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPolygonF

NOBODY = -1
FAINT, RUN_ALPHA = 10, "fan_run_alpha"  # single futures that are drawn, and how faint
WIDEST, NARROW, MIDDLE = (0, 4), (1, 3), 2  # rows of the bands


@dataclass(frozen=True, eq=False, repr=False)
class Bands:
    """Five lines over time: 5, 25, 50, 75 and 95 of 100 futures lie below.

    Attributes
    ----------
    x
        Days of the run.
    rows
        [line, day].
    singles
        Some futures one by one, [future, day].
    """

    x: np.ndarray
    rows: np.ndarray
    singles: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))

    def after(self, day: float, value: float) -> Bands:
        """Keep what lies ahead of a day, and begin at the value of that day."""
        ahead = self.x > day
        rows = _begun(self.rows[:, ahead], value)
        singles = _begun(self.singles[:, ahead], value) if len(self.singles) else None
        x = np.concatenate([[day], self.x[ahead]])
        return Bands(x, rows, self.singles if singles is None else singles)

    def raised(self, by: float) -> Bands:
        """Add a number to all lines."""
        return Bands(self.x, self.rows + by, self.singles + by)


def _begun(rows: np.ndarray, value: float) -> np.ndarray:
    return np.concatenate([np.full((len(rows), 1), value), rows], axis=1)


class FanItem(pg.GraphicsObject):
    """A fan in data coordinates, and the ghost of the one before.

    While futures are played one by one, a single one stands out and the bands wait.
    """

    def __init__(self, bounds: QRectF) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._bounds = bounds
        self._fan: Bands | None = None
        self._ghost: Bands | None = None
        self._single = NOBODY

    def set_bounds(self, bounds: QRectF) -> None:
        """Say anew where it can be drawn."""
        self.prepareGeometryChange()
        self._bounds = bounds

    def set_bands(self, fan: Bands | None, ghost: Bands | None) -> None:
        """Show another fan, another ghost, or none."""
        self._fan, self._ghost = fan, ghost
        self.update()

    def show_single(self, number: int) -> None:
        """Let one future stand out, by its number; all of them for ``NOBODY``."""
        self._single = number
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        return self._bounds

    @override
    def paint(self, painter: QPainter, *unused: object) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._single != NOBODY and self._fan and len(self._fan.singles):
            self._one(painter, self._fan)
            return
        if self._ghost:
            self._fill(painter, self._ghost, WIDEST, "ghost_fill")
        if self._fan:
            self._fill(painter, self._fan, WIDEST, "fan90")
            self._fill(painter, self._fan, NARROW, "fan50")
            self._faint(painter, self._fan)
        if self._ghost:
            for edge in WIDEST:
                line = _polygon(self._ghost.x, self._ghost.rows[edge])
                painter.setPen(_pen("ghost_line", 1, dashed=True))
                painter.drawPolyline(line)
        if self._fan:
            painter.setPen(_pen("fan_median", 1.6))
            painter.drawPolyline(_polygon(self._fan.x, self._fan.rows[MIDDLE]))

    @staticmethod
    def _faint(painter: QPainter, bands: Bands) -> None:
        pen = QPen(theme.color("fan_run", theme.tokens()[theme.current()][RUN_ALPHA]))
        pen.setCosmetic(True)
        painter.setPen(pen)
        for single in bands.singles[:FAINT]:
            painter.drawPolyline(_polygon(bands.x, single))

    def _one(self, painter: QPainter, bands: Bands) -> None:
        self._faint(painter, bands)
        painter.setPen(_pen("fan_median", 2.2))
        single = bands.singles[self._single % len(bands.singles)]
        painter.drawPolyline(_polygon(bands.x, single))

    @staticmethod
    def _fill(
        painter: QPainter, bands: Bands, edges: tuple[int, int], key: str
    ) -> None:
        low, high = edges
        x = np.concatenate([bands.x, bands.x[::-1]])
        y = np.concatenate([bands.rows[low], bands.rows[high][::-1]])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(key))
        painter.drawPolygon(_polygon(x, y))


def _polygon(x: np.ndarray, y: np.ndarray) -> QPolygonF:
    polygon: QPolygonF = arrayToQPolygonF(x.astype(float), y.astype(float))
    return polygon


def _pen(key: str, width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(theme.color(key), width)
    pen.setCosmetic(True)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    return pen
