"""Pictures that are painted once and shown often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPixmap

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

CLEAR = QColor(Qt.GlobalColor.transparent)


def blank(size: QSize | QSizeF, ratio: float, ground: QColor = CLEAR) -> QPixmap:
    """Return an empty picture of a size on the screen, as dense as the device is."""
    made = QPixmap((QSizeF(size) * ratio).toSize())
    made.setDevicePixelRatio(ratio)
    made.fill(ground)
    return made


def lasting[P: (QImage, QPixmap)](picture: P) -> P:
    """Return a picture that is to be kept, without what it was painted with.

    Qt keeps its painting engine, some 60 KB, beside every image that was
    ever painted on: of small pictures that is most of what they take.
    """
    return picture.copy()
