"""The whole key of the map, for maps that are too low to show it all the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.desktop import theme, words
from ui.desktop.map.key import WIDE, paint_key, whole_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.desktop.map.key import Shading

AIR = 4  # px round it


class KeyPopup(QWidget):
    """Shows the key; any click or Escape closes it.

    Parameters
    ----------
    shading
        What places are coloured by.
    line
        What is said of the line.
    """

    def __init__(
        self, shading: Shading | None, line: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shading, self._line = shading, tuple(line)
        self.setAccessibleName("The whole key of the map")
        told = [shading.title, *shading.ranges()] if shading else []
        frames = "rectangle: Pakistan; square: Taliban; diamond: armed groups"
        said = "; ".join([*told, frames, *self._line])
        self.setAccessibleDescription(words.shown(said))
        self.setFixedSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        high = whole_height(self._shading, self._line, forces=True)
        return QSize(theme.scaled(WIDE) + 2 * AIR, round(high) + 2 * AIR)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(AIR, AIR, -AIR, -AIR)
        paint_key(painter, box, self._shading, self._line, forces=True)
        painter.end()
