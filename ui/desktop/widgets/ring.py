"""A ring round what scrolls and has the focus, which takes no room of its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.desktop import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

ROUND = 6.0  # px


class Ring(QWidget):
    """Lies over a scroll area while that has the focus.

    Parameters
    ----------
    area
        What scrolls.
    """

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.installEventFilter(self)
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        around = self.parentWidget()
        if watched is around and around is not None:
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                self.setGeometry(around.rect())
                self.setVisible(event.type() == QEvent.Type.FocusIn)
                self.raise_()
            elif event.type() == QEvent.Type.Resize:
                self.setGeometry(around.rect())
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("focus"), 2))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, ROUND, ROUND)
        painter.end()
