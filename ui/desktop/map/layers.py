"""Layers kept as pixmaps, painted again only when what they show has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from ui.desktop.map.camera import Camera

    type Paint = Callable[[QPainter], None]
    type View = tuple[Camera, Hashable]  # the camera, and all else


class Layer:
    """A pixmap of the whole window, with the view and the content it was made for."""

    def __init__(self) -> None:
        self._view: View | None = None
        self._content: Hashable = None
        self._pixmap = QPixmap()
        self.painted = 0  # how often, for those who measure

    def is_stale(self, view: Hashable, content: Hashable) -> bool:
        """Whether what it shows is not what was painted."""
        return self.is_other(view) or self._content != content

    def is_other(self, view: Hashable) -> bool:
        """Whether it was painted for another view, so that it cannot be shown."""
        return self.empty or self._view != view

    def paint(
        self, onto: QPainter, view: View, content: Hashable, paint: Paint
    ) -> None:
        """Paint the layer anew: how it is looked at, what it shows, and by what."""
        self._pixmap = _blank(onto)
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter)
        painter.end()
        self._view, self._content = view, content
        self.painted += 1

    def draw(self, onto: QPainter) -> None:
        """Draw the layer as it was painted."""
        onto.drawPixmap(QPointF(0, 0), self._pixmap)

    def draw_moved(self, onto: QPainter, camera: Camera, size: QSizeF) -> None:
        """Draw the layer as it was, moved to a new camera: quick, a little blurred."""
        if self._view is None or self.empty:
            return
        before = self._view[0]
        corner = before.to_globe(QPointF(0, 0), size)
        other = before.to_globe(QPointF(size.width(), size.height()), size)
        there = QRectF(camera.to_pixels(*corner, size), camera.to_pixels(*other, size))
        onto.drawPixmap(there, self._pixmap, QRectF(self._pixmap.rect()))

    def forget(self) -> None:
        """Drop what was painted."""
        self._view, self._content, self._pixmap = None, None, QPixmap()

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
