"""How to read every chart: the line, now, the fan, and the ghost of before."""

from __future__ import annotations

import math
from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.desktop import theme
from ui.desktop.widgets.basics import column, label
from ui.desktop.widgets.room import Whole

TITLE = "How to read every chart"
WORDS = (
    "Left of now: what happened in this run. Right of now: hundreds of futures from "
    "this very day, half of them in the inner band, 9 of 10 in both. Move a dial and "
    "the fan follows; the one from before stays, dashed."
)
STEPS, NOW = 40, 0.4  # points of each side; where now is, of the width
GUTTER, SWATCH, TOP_STEP = 34, 8, 8  # px left of the chart; steps of escalation
# How far bands reach above and below their middle, and that below now, of the height.
BEFORE, WIDE, NARROW = (0.34, 0.06, -0.12), (0.30, 0.30, 0.10), (0.13, 0.15, 0.10)
HIGH, ABOVE, BELOW = 164, 22, 16  # px of the sketch, and around its chart


class Sketch(QWidget):
    """A sketch of a chart, of no run in particular."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.fix_height(self, HIGH)
        self.setAccessibleName("A sketch of a chart: the line, now, and the fan")

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, theme.scaled(HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        above, below = theme.scaled(ABOVE), theme.scaled(BELOW)
        box = QRectF(self.rect()).adjusted(theme.scaled(GUTTER), above, -2, -below)
        self._paint_steps(painter, box)
        self._paint_fan(painter, box)
        self._paint_line(painter, box)
        self._paint_words(painter, box)
        painter.end()

    def _paint_steps(self, painter: QPainter, box: QRectF) -> None:
        """Write every other step of escalation at the left, beside its colour."""
        painter.setFont(theme.font(11))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        line = painter.fontMetrics().height()
        for step in range(TOP_STEP + 1):
            y = box.bottom() - box.height() * step / TOP_STEP
            swatch = QRectF(box.left() - 16, y - SWATCH / 2, SWATCH, SWATCH)
            painter.setPen(theme.color("edge", 0.5))
            painter.setBrush(theme.rung(step))
            painter.drawRoundedRect(swatch, 2, 2)
            if step % 2:
                continue
            painter.setPen(theme.color("text2"))
            where = QRectF(0, y - line / 2, swatch.left() - 4, line)
            painter.drawText(where, right, str(step))
            painter.setPen(QPen(theme.color("hairline"), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _paint_fan(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for key, above, below, lift in (
            ("ghost_fill", *BEFORE),
            ("fan90", *WIDE),
            ("fan50", *NARROW),
        ):
            painter.setBrush(theme.color(key))
            painter.drawPolygon(_band(box, above, below, lift))
        pen = QPen(theme.color("ghost_line"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        above, below, lift = BEFORE
        painter.drawPolyline(_edge(box, -above, lift))
        painter.drawPolyline(_edge(box, below, lift))
        painter.setPen(QPen(theme.color("fan_median"), 2))
        painter.drawPolyline(_edge(box, 0.0, WIDE[2]))

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
        for text, at, y, ink, ends in _words(box):
            painter.setPen(theme.color(ink))
            wide = painter.fontMetrics().horizontalAdvance(text)
            painter.drawText(QPointF(at - wide if ends else at, y), text)
        x = box.left() + box.width() * NOW
        painter.setPen(theme.color("text2"))
        wide = painter.fontMetrics().horizontalAdvance("now")
        painter.drawText(QPointF(x - wide / 2, self.height() - 3), "now")


def _words(box: QRectF) -> tuple[tuple[str, float, float, str, bool], ...]:
    """Say what stands where: text, place, ink, and whether it ends there."""
    now = box.left() + box.width() * NOW
    end, start = box.right() - 4, box.top() + box.height() * _lived(1.0)

    def beside(off: float) -> float:
        return start + box.height() * off + theme.scaled(4)

    return (
        ("the line", now - 8, box.top() - 8, "text", True),
        ("the fan", now + 8, box.top() - 8, "accent", False),
        ("before", end, beside(BEFORE[2] - BEFORE[0] + 0.11), "text2", True),
        ("9 of 10", end, beside(WIDE[2] + (NARROW[1] + WIDE[1]) / 2), "text", True),
        ("half", end, beside(WIDE[2] + NARROW[1] / 2), "text", True),
    )


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


class HowToRead(Whole):
    """The sketch with its words."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        box = column(self, 14, 8)
        box.addWidget(label(TITLE, 14, 600))
        box.addWidget(Sketch())
        box.addWidget(label(WORDS, 12, 400, "second", wrap=True))
