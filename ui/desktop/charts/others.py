"""The other branches in a chart, each in its own colour and dash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.desktop import theme
from ui.desktop.branches.rows import branch_name, pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.timeline.session import Session
    from ui.desktop.charts.frame import Frame

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


def paint_others(painter: QPainter, frame: Frame, drawn: Sequence[Drawn]) -> None:
    """Draw other branches, each with its name where its line ends."""
    for number, _, x, y in drawn:
        painter.setPen(pen(number, WIDTH))
        painter.drawPolyline(frame.polygon(x, y))
    _paint_names(painter, frame, drawn)


def _paint_names(painter: QPainter, frame: Frame, drawn: Sequence[Drawn]) -> None:
    """Write the names, none over another."""
    if not drawn:
        return
    painter.setFont(theme.font(11, 600))
    face = painter.fontMetrics()
    high, highest = face.height(), frame.box.top() + face.ascent()
    ends = [
        (frame.at(float(x[-1]), float(y[-1])), number, name)
        for number, name, x, y in drawn
        if len(x)
    ]
    last = -float(high)
    for end, number, name in sorted(ends, key=lambda one: one[0].y()):
        base = max(end.y() - AIR, last + high, highest)
        last = base
        left = min(end.x() + AIR, frame.box.right() - face.horizontalAdvance(name))
        _haloed(painter, QPointF(left, base), name, pen(number, 1).color())


def _haloed(painter: QPainter, at: QPointF, text: str, ink: QColor) -> None:
    path = QPainterPath()
    path.addText(at, painter.font(), text)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("panel", 0.9), HALO))
    painter.drawPath(path)
    painter.fillPath(path, ink)
