"""The other branches in a chart, each in its own colour and dash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, override

import numpy as np
import pyqtgraph as pg
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtGui import QPainter

from ui.desktop.branches.rows import pen

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from simulator.timeline.session import Session

MOST = 6  # branches drawn at once, the newest ones
WIDTH = 1.6


@dataclass(frozen=True, eq=False, repr=False)
class Other:
    """Another branch: its days, and the first that is unlike the branch on show."""

    number: int
    rows: np.ndarray
    parts: int


class Drawn(NamedTuple):
    """The points of one branch."""

    number: int
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
            found.append(Other(number, rows, parts))
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
        for number, x, y in self._drawn:
            ink = pen(number, WIDTH)
            ink.setCosmetic(True)
            painter.setPen(ink)
            painter.drawPolyline(arrayToQPolygonF(x, y))
