"""Layers kept as pixmaps, painted again only when what they show has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from ui.desktop.map.camera import Camera

    type Paint = Callable[[QPainter], None]


class Layer:
    """A pixmap of the whole window, with the key and the camera it was made for."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._camera: Camera | None = None
        self._pixmap = QPixmap()
        self.painted = 0  # how often, for those who measure

    def draw(self, onto: QPainter, key: Hashable, camera: Camera, paint: Paint) -> None:
        """Draw the layer, painting it anew if its key or camera changed."""
        if self._key != key or self._camera != camera or self.empty:
            self._pixmap = _blank(onto)
            painter = QPainter(self._pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter)
            painter.end()
            self._key, self._camera = key, camera
            self.painted += 1
        onto.drawPixmap(QPointF(0, 0), self._pixmap)

    def draw_moved(self, onto: QPainter, camera: Camera, size: QSizeF) -> None:
        """Draw the layer as it was, moved to a new camera: quick, a little blurred."""
        if self._camera is None or self.empty:
            return
        corner = self._camera.to_globe(QPointF(0, 0), size)
        other = self._camera.to_globe(QPointF(size.width(), size.height()), size)
        there = QRectF(camera.to_pixels(*corner, size), camera.to_pixels(*other, size))
        onto.drawPixmap(there, self._pixmap, QRectF(self._pixmap.rect()))

    def forget(self) -> None:
        """Drop what was painted."""
        self._key, self._camera, self._pixmap = None, None, QPixmap()

    @property
    def empty(self) -> bool:
        """Whether nothing was painted yet."""
        return self._pixmap.isNull()


def _blank(onto: QPainter) -> QPixmap:
    """Make a transparent pixmap as large and as fine as what is painted on."""
    device = onto.device()
    ratio = device.devicePixelRatioF()
    pixmap = QPixmap(QSizeF(device.width(), device.height()).toSize() * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
