"""The slider of a dial: a tick at the usual value, a fill from there to now."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider

from ui.desktop import theme

TRACK, KNOB, RING = 4, 14, 2
SNAP = 2  # positions; so near the usual value a dragged knob comes to rest on it


class DialSlider(QSlider):
    """A slider of 100 positions that knows its usual one.

    Parameters
    ----------
    usual
        Position of the usual value, 0 to 100.
    """

    def __init__(self, usual: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.usual = usual
        self.setRange(0, 100)
        self.setPageStep(10)
        self.setValue(usual)
        self.setFixedHeight(KNOB + 2 * RING)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event.position().x())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event.position().x())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.setValue(self.usual)
        else:
            super().keyPressEvent(event)

    def _follow(self, x: float) -> None:
        left, right = self._ends()
        position = round(100 * (x - left) / max(1.0, right - left))
        near = abs(position - self.usual) <= SNAP
        self.setValue(self.usual if near else position)

    def _ends(self) -> tuple[float, float]:
        inset = KNOB / 2 + RING
        return inset, self.width() - inset

    def _x(self, position: int) -> float:
        left, right = self._ends()
        return left + (right - left) * position / 100

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        changed = self.value() != self.usual
        ink = theme.color("changed" if changed else "accent")
        self._paint_track(painter, ink)
        self._paint_tick(painter)
        self._paint_knob(painter, ink)
        painter.end()

    def _paint_track(self, painter: QPainter, ink: QColor) -> None:
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, middle - TRACK / 2, self.width(), TRACK)
        painter.setBrush(theme.color("edge", 0.55))
        painter.drawRoundedRect(track, TRACK / 2, TRACK / 2)
        now, usual = self._x(self.value()), self._x(self.usual)
        painter.setBrush(ink)
        track.setLeft(min(now, usual))
        track.setRight(max(now, usual))
        painter.drawRect(track)

    def _paint_tick(self, painter: QPainter) -> None:
        x, middle = self._x(self.usual), self.height() / 2
        painter.setPen(QPen(theme.color("text2"), 1.5))
        painter.drawLine(QPointF(x, middle - 6), QPointF(x, middle + 6))

    def _paint_knob(self, painter: QPainter, ink: QColor) -> None:
        centre = QPointF(self._x(self.value()), self.height() / 2)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, KNOB / 2 + RING, KNOB / 2 + RING)
        painter.setPen(QPen(ink, 2))
        painter.setBrush(theme.color("raised"))
        painter.drawEllipse(centre, KNOB / 2 - 1, KNOB / 2 - 1)
