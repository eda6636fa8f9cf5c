"""A fade at the foot of what scrolls: there is more below, and nothing is cut hard."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from ui.desktop import theme
from ui.desktop.widgets.following import Following

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

HIGH = 44  # px


class Fade(QWidget):
    """Lies over the foot of a scroll area, unless its end is in sight.

    Parameters
    ----------
    area
        What scrolls.
    ground
        The token of the colour that it fades into.
    """

    def __init__(self, area: QAbstractScrollArea, ground: str = "window") -> None:
        self._around = area.viewport()
        super().__init__(self._around)
        self._ground, self._bar = ground, area.verticalScrollBar()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        Following(self, self._around).reshaped.connect(self._place)
        self._bar.valueChanged.connect(self._show_more)
        self._bar.rangeChanged.connect(self._show_more)
        self._show_more()

    def _show_more(self) -> None:
        if not Shiboken.isValid(self._bar):
            return  # an area that is taken apart still tells of its range
        self.setVisible(self._bar.value() < self._bar.maximum())
        self.raise_()

    def _place(self) -> None:
        around = self._around
        self.setGeometry(0, around.height() - HIGH, around.width(), HIGH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shade = QLinearGradient(0, 0, 0, self.height())
        shade.setColorAt(0, theme.color(self._ground, 0.0))
        shade.setColorAt(1, theme.color(self._ground))
        painter.fillRect(self.rect(), shade)
        painter.end()
