"""Layers kept as images, painted again only when what they show has changed.

While days rush by they are painted in a thread beside the window's, which goes on
showing what was painted before.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from ui.desktop.courtesy import give_way
from ui.desktop.map.pens import sharp

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtCore import QSizeF

    from ui.desktop.map.camera import Camera
    from ui.desktop.map.picture import Picture, Sheet

FORMAT = QImage.Format.Format_ARGB32_Premultiplied


class Layer:
    """An image of the whole window, with the view and the content it was made for."""

    def __init__(self) -> None:
        self._view: Hashable = None
        self._content: Hashable = None
        self._camera: Camera | None = None
        self._image = QImage()
        self.painted = 0  # how often, for those who measure

    @property
    def empty(self) -> bool:
        """Whether nothing was painted yet."""
        return self._image.isNull()

    def is_stale(self, picture: Picture, content: Hashable) -> bool:
        """Whether what it shows is not what was painted."""
        return self.is_other(picture) or self._content != content

    def is_other(self, picture: Picture) -> bool:
        """Whether it was painted for another view, so that it cannot be shown."""
        return self.empty or self._view != picture.view

    def renew(self, picture: Picture, sheet: Sheet, image: QImage) -> None:
        """Take what was painted of a sheet of a picture."""
        self._image, self._camera = image, picture.camera
        self._view, self._content = picture.view, sheet.content
        self.painted += 1

    def draw(self, onto: QPainter) -> None:
        """Draw the layer as it was painted."""
        onto.drawImage(QPointF(0, 0), self._image)

    def draw_moved(self, onto: QPainter, camera: Camera, size: QSizeF) -> None:
        """Draw the layer as it was, moved to a new camera: quick, a little blurred."""
        if self._camera is None or self.empty:
            return
        corner = self._camera.to_globe(QPointF(0, 0), size)
        other = self._camera.to_globe(QPointF(size.width(), size.height()), size)
        there = QRectF(camera.to_pixels(*corner, size), camera.to_pixels(*other, size))
        onto.drawImage(there, self._image, QRectF(self._image.rect()))

    def forget(self) -> None:
        """Drop what was painted."""
        self._view = self._content = self._camera = None
        self._image = QImage()


def painted(picture: Picture, sheet: Sheet) -> QImage:
    """Paint a sheet of a picture on an image of its own."""
    image = QImage((picture.size * picture.ratio).toSize(), FORMAT)
    image.setDevicePixelRatio(picture.ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    with sharp(picture.ratio):
        sheet.paint(painter)
    painter.end()
    return image


class Beside(threading.Thread):
    """Paints some sheets of a picture in a thread of its own."""

    def __init__(self, picture: Picture, sheets: list[Sheet]) -> None:
        super().__init__(name="map")
        self.picture, self._sheets = picture, sheets
        self.made: list[tuple[Sheet, QImage]] = []

    @override
    def run(self) -> None:
        """Paint; what is done is in ``made`` once the thread has ended."""
        give_way()
        self.made = [(sheet, painted(self.picture, sheet)) for sheet in self._sheets]


class Layers:
    """All layers of a map, brought up to date at once or beside.

    Parameters
    ----------
    names
        Of the layers, the lowest first.

    Attributes
    ----------
    by_name
        Every layer.
    beside
        What is painted beside, or was and is not yet taken.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.by_name = {name: Layer() for name in names}
        self.beside: Beside | None = None

    def __getitem__(self, name: str) -> Layer:
        return self.by_name[name]

    @property
    def busy(self) -> bool:
        """Whether something is painted beside just now."""
        return self.beside is not None and self.beside.is_alive()

    def renew(self, picture: Picture) -> None:
        """Paint what is stale now."""
        for sheet in self._stale(picture):
            self[sheet.name].renew(picture, sheet, painted(picture, sheet))

    def renew_beside(self, picture: Picture) -> bool:
        """Have what is stale painted beside; False where nothing is, or cannot wait."""
        stale = self._stale(picture)
        if not stale or any(self[sheet.name].is_other(picture) for sheet in stale):
            return False
        if self.beside is None:
            self.beside = Beside(picture, stale)
            self.beside.start()
        return True

    def take(self, picture: Picture) -> None:
        """Take what was painted beside, if it was for the view of a picture."""
        if self.beside is not None and not self.beside.is_alive():
            done, self.beside = self.beside, None
            if done.picture.view == picture.view:
                for sheet, image in done.made:
                    self[sheet.name].renew(done.picture, sheet, image)

    def wait(self) -> None:
        """Wait until nothing is painted beside."""
        if self.beside is not None:
            self.beside.join()

    def forget(self) -> None:
        """Drop all that was painted."""
        for layer in self.by_name.values():
            layer.forget()

    def _stale(self, picture: Picture) -> list[Sheet]:
        """Give the sheets whose layers do not show what they are to show."""
        return [
            sheet
            for sheet in picture.sheets()
            if self[sheet.name].is_stale(picture, sheet.content)
        ]
