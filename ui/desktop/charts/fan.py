"""The fan: futures as a median and two bands, and behind it the ghost.

While days pass, only what lies between now and the futures' next week changes: what
lies beyond is kept as a picture.

The ghost's edges stand above the new fan: a fan that only narrows would otherwise hide
what it replaced.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from ui.desktop import theme
from ui.desktop.pictures import blank

if TYPE_CHECKING:
    from ui.desktop.charts.frame import Frame

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

    def until(self, day: float) -> Bands:
        """Keep what lies up to a day, and the first week that covers it."""
        ends = int(np.searchsorted(self.x, day)) + 1
        return Bands(self.x[:ends], self.rows[:, :ends], self.singles[:, :ends])

    def raised(self, by: float) -> Bands:
        """Add a number to all lines."""
        return Bands(self.x, self.rows + by, self.singles + by)


def _begun(rows: np.ndarray, value: float) -> np.ndarray:
    return np.concatenate([np.full((len(rows), 1), value), rows], axis=1)


def paint_fan(
    painter: QPainter,
    frame: Frame,
    fan: Bands | None,
    ghost: Bands | None,
    single: int = NOBODY,
) -> None:
    """Draw a fan, and the ghost of the one before.

    While futures are played one by one, a ``single`` one stands out and the bands wait.
    """
    if single != NOBODY and fan and len(fan.singles):
        _one(painter, frame, fan, single)
        return
    if ghost:
        _fill(painter, frame, ghost, WIDEST, "ghost_fill")
    if fan:
        _fill(painter, frame, fan, WIDEST, "fan90")
        _fill(painter, frame, fan, NARROW, "fan50")
        _faint(painter, frame, fan)
    if ghost:
        painter.setPen(_pen("ghost_line", 1, dashed=True))
        for edge in WIDEST:
            painter.drawPolyline(frame.polygon(ghost.x, ghost.rows[edge]))
    if fan:
        painter.setPen(_pen("fan_median", 1.6))
        painter.drawPolyline(frame.polygon(fan.x, fan.rows[MIDDLE]))


type Pair = tuple[Bands | None, Bands | None]  # the fan, and the ghost


class DrawnFan:
    """A fan of which only the near end is drawn while days pass.

    Attributes
    ----------
    drawn
        How often its picture was drawn, for those who measure.
    """

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._of: tuple[object, ...] = ()
        self.drawn = 0

    def paint(
        self, painter: QPainter, frame: Frame, whole: Pair, begun: Pair, single: int
    ) -> None:
        """Draw futures from now on.

        Parameters
        ----------
        painter, frame
            What is painted on, clipped to the box of the frame.
        whole
            Fan and ghost from their own beginnings.
        begun
            The same from now on, as `Bands.after` begins them.
        single
            The future that stands out, or ``NOBODY``.
        """
        nexts = [float(one.x[1]) for one in begun if one and len(one.x) > 1]
        if not nexts:
            return
        day = max(nexts)  # from here on all is as in the picture
        edge, box = float(math.ceil(frame.x(day))), frame.box
        painter.save()
        painter.setClipRect(QRectF(box.left(), box.top(), edge - box.left(), 1e4))
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        fan, ghost = (one and one.until(frame.day(edge)) for one in begun)
        paint_fan(painter, frame, fan, ghost, single)
        painter.restore()
        painter.save()
        beyond = QRectF(edge, box.top(), box.right() - edge, box.height())
        painter.setClipRect(beyond)
        painter.drawPixmap(0, 0, self._whole(painter, frame, whole, single))
        painter.restore()

    def _whole(
        self, painter: QPainter, frame: Frame, bands: Pair, single: int
    ) -> QPixmap:
        """Paint the bands from their own beginning, where they are others."""
        device = painter.device()
        size, ratio = QSize(device.width(), device.height()), device.devicePixelRatioF()
        wanted = (*bands, frame, single, theme.current(), size, ratio)
        if wanted != self._of:
            self._of = wanted
            self.drawn += 1
            self._picture = blank(size, ratio)
            inner = QPainter(self._picture)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner.setClipRect(frame.box)
            paint_fan(inner, frame, *bands, single)
            inner.end()
        return self._picture


def _faint(painter: QPainter, frame: Frame, bands: Bands) -> None:
    alpha = theme.tokens()[theme.current()][RUN_ALPHA]
    painter.setPen(QPen(theme.color("fan_run", alpha), 1))
    for single in bands.singles[:FAINT]:
        painter.drawPolyline(frame.polygon(bands.x, single))


def _one(painter: QPainter, frame: Frame, bands: Bands, number: int) -> None:
    _faint(painter, frame, bands)
    painter.setPen(_pen("fan_median", 2.2))
    single = bands.singles[number % len(bands.singles)]
    painter.drawPolyline(frame.polygon(bands.x, single))


def _fill(
    painter: QPainter, frame: Frame, bands: Bands, edges: tuple[int, int], key: str
) -> None:
    low, high = edges
    x = np.concatenate([bands.x, bands.x[::-1]])
    y = np.concatenate([bands.rows[low], bands.rows[high][::-1]])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(key))
    painter.drawPolygon(frame.polygon(x, y))


def _pen(key: str, width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(theme.color(key), width)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    return pen
