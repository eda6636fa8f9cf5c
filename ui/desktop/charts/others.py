"""The other branches in a chart, each in its own colour and dash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, override

import numpy as np
import pyqtgraph as pg
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.desktop import theme
from ui.desktop.branches.rows import branch_name, pen

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from simulator.timeline.session import Session

MOST = 6  # branches drawn at once, the newest ones
WIDTH = 1.6
AIR, HALO = 5.0, 3.0  # px before a name, and round its letters


@dataclass(frozen=True, eq=False, repr=False)
class Other:
    """Another branch: its days, and the first that is unlike the branch on show."""

    number: int
    name: str
    rows: np.ndarray
    parts: int


class Drawn(NamedTuple):
    """The points of one branch, and its name."""

    number: int
    name: str
    x: np.ndarray
    y: np.ndarray


def others_of(session: Session) -> list[Other]:
    """Give the branches that went another way than the one on show."""
    here = session.view.rows
    found = []
    for number, rows in sorted(session.others.items(), reverse=True):
        both = min(len(here), len(rows))
        unlike = np.flatnonzero(here[:both] != rows[:both])
        parts = int(unlike[0]) if len(unlike) else both
        if parts < len(rows):
            name = branch_name(session.view.tree.branch(number))
            found.append(Other(number, name, rows, parts))
    return found[:MOST]


class OtherLines(pg.GraphicsObject):
    """Polylines of other branches, in data coordinates."""

    def __init__(self, bounds: QRectF) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._bounds = bounds
        self._drawn: list[Drawn] = []

    def set_bounds(self, bounds: QRectF) -> None:
        """Say anew where it can be drawn."""
        self.prepareGeometryChange()
        self._bounds = bounds

    def set_lines(self, drawn: list[Drawn]) -> None:
        """Draw other branches."""
        self._drawn = drawn
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        return self._bounds

    @override
    def paint(self, painter: QPainter, *unused: object) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, _, x, y in self._drawn:
            ink = pen(number, WIDTH)
            ink.setCosmetic(True)
            painter.setPen(ink)
            painter.drawPolyline(arrayToQPolygonF(x, y))
        self._paint_names(painter)

    def _paint_names(self, painter: QPainter) -> None:
        """Write each branch's name where its line ends, none over another."""
        to_pixels = painter.transform()
        painter.save()
        painter.resetTransform()
        painter.setFont(theme.font(11, 600))
        high = painter.fontMetrics().height()
        ends = [
            (to_pixels.map(QPointF(x[-1], y[-1])), number, name)
            for number, name, x, y in self._drawn
            if len(x)
        ]
        last = -float(high)
        for end, number, name in sorted(ends, key=lambda one: one[0].y()):
            base = max(end.y() - AIR, last + high)
            last = base
            _haloed(painter, QPointF(end.x() + AIR, base), name, pen(number, 1).color())
        painter.restore()


def _haloed(painter: QPainter, at: QPointF, text: str, ink: QColor) -> None:
    path = QPainterPath()
    path.addText(at, painter.font(), text)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("panel", 0.9), HALO))
    painter.drawPath(path)
    painter.fillPath(path, ink)
