"""The tag of a seat: the letters of its actor in a small box, as on the map."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.classroom.roles import role
from ui.desktop.feed.row import paint_chip

WIDE, HIGH = 34, 22


class Tag(QWidget):
    """A seat in three letters at most; its name stands beside it, or is read out."""

    def __init__(self, seat: str) -> None:
        super().__init__()
        self._actor = role(seat).actors[0]
        self.setFixedSize(WIDE, HIGH)
        self.setToolTip(role(seat).title)
        self.setAccessibleName(role(seat).short)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, QRectF(0, 0, WIDE, HIGH), self._actor)
        painter.end()
