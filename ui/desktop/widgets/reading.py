"""How to read every chart: the line, now, the fan, and the ghost of before."""

from __future__ import annotations

import math
from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.desktop import theme
from ui.desktop.widgets.basics import column, label

TITLE = "How to read every chart"
WORDS = (
    "Left of now: what happened in this run. Right of now: hundreds of futures from "
    "this very day; half of them stay in the darker band, nine of ten in the paler "
    "one. Move a dial and the fan follows within a second; the one from before stays "
    "behind it, dashed."
)
STEPS, NOW = 40, 0.44  # points of each side; where now is, of the width


class Sketch(QWidget):
    """A sketch of a chart, of no run in particular."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(132)
        self.setAccessibleName("A sketch of a chart: the line, now, and the fan")

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, 132)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 16, -2, -14)
        painter.setPen(QPen(theme.color("hairline"), 1))
        for part in range(4):
            y = box.top() + part * box.height() / 3
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        self._paint_fan(painter, box)
        self._paint_line(painter, box)
        self._paint_words(painter, box)
        painter.end()

    def _paint_fan(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for key, above, below, lift in (
            ("ghost_fill", 0.52, 0.30, -0.10),
            ("fan90", 0.40, 0.34, 0.06),
            ("fan50", 0.17, 0.15, 0.06),
        ):
            painter.setBrush(theme.color(key))
            painter.drawPolygon(_band(box, above, below, lift))
        pen = QPen(theme.color("ghost_line"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(_edge(box, -0.52, -0.10))
        painter.setPen(QPen(theme.color("fan_median"), 2))
        painter.drawPolyline(_edge(box, 0.0, 0.06))

    def _paint_line(self, painter: QPainter, box: QRectF) -> None:
        points = [
            QPointF(
                box.left() + box.width() * NOW * step / STEPS,
                box.top() + box.height() * _lived(step / STEPS),
            )
            for step in range(STEPS + 1)
        ]
        painter.setPen(QPen(theme.color("line"), 2))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(QPen(theme.color("now"), 1))
        x = points[-1].x()
        painter.drawLine(QPointF(x, box.top() - 14), QPointF(x, box.bottom()))
        painter.setBrush(theme.color("now"))
        painter.drawEllipse(points[-1], 3.5, 3.5)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(theme.font(11, 500))
        x = box.left() + box.width() * NOW
        y = box.top() - 4
        for text, at, ink, right in (
            ("the line", x - 8, "text", True),
            ("the fan", x + 8, "accent", False),
            ("before", box.right() - 2, "text2", True),
        ):
            painter.setPen(theme.color(ink))
            wide = painter.fontMetrics().horizontalAdvance(text)
            painter.drawText(QPointF(at - wide if right else at, y), text)
        painter.setPen(theme.color("text2"))
        wide = painter.fontMetrics().horizontalAdvance("now")
        painter.drawText(QPointF(x - wide / 2, box.bottom() + 13), "now")


def _lived(share: float) -> float:
    wave = 0.26 * math.sin(9.0 * share) + 0.1 * math.sin(23.0 * share)
    return 0.5 - wave * (1 - 0.45 * share)


def _edge(box: QRectF, off: float, lift: float) -> QPolygonF:
    points = []
    for step in range(STEPS + 1):
        share = step / STEPS
        opens = 1 - math.exp(-3.0 * share)
        y = _lived(1.0) + (off + lift) * opens
        left = box.left() + box.width() * NOW
        x = left + box.width() * (1 - NOW) * share
        points.append(QPointF(x, box.top() + box.height() * min(1.0, max(0.0, y))))
    return QPolygonF(points)


def _band(box: QRectF, above: float, below: float, lift: float) -> QPolygonF:
    upper = _edge(box, -above, lift)
    lower = _edge(box, below, lift).toList()
    return QPolygonF([*upper.toList(), *reversed(lower)])


class HowToRead(QFrame):
    """The sketch with its words."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        box = column(self, 14, 8)
        box.addWidget(label(TITLE, 14, 600))
        box.addWidget(Sketch())
        box.addWidget(label(WORDS, 12, 400, "second", wrap=True))
