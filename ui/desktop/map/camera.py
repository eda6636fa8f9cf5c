"""Where the map is looked at: from degrees to pixels and back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from simulator.world.outlines import NARROW

SPAN_LEAST, SPAN_MOST = 1.2, 20.0  # degrees of latitude in the window

type Frame = tuple[float, float, float, float]


def plane(lon: float, lat: float) -> QPointF:
    """Put a point of the globe on the plane of the map."""
    return QPointF(lon * NARROW, -lat)


@dataclass(frozen=True, slots=True)
class Camera:
    """A point looked at, and how many degrees of latitude the window holds."""

    lon: float
    lat: float
    span: float

    @classmethod
    def between(
        cls, west: float, east: float, lat: float, span: float, size: QSizeF
    ) -> Camera:
        """Look so that the window's right edge is on a meridian, its left in bounds."""
        shape = size.width() / max(size.height(), 1.0) / NARROW
        span = min(span, (east - west) / shape)
        return cls(east - span * shape / 2, lat, span)

    def scale(self, size: QSizeF) -> float:
        """Pixels a degree of latitude."""
        return max(size.height(), 1.0) / self.span

    def transform(self, size: QSizeF) -> QTransform:
        """From the plane of the map to pixels."""
        scale, middle = self.scale(size), plane(self.lon, self.lat)
        dx = size.width() / 2 - middle.x() * scale
        dy = size.height() / 2 - middle.y() * scale
        return QTransform(scale, 0, 0, scale, dx, dy)

    def to_pixels(self, lon: float, lat: float, size: QSizeF) -> QPointF:
        """Pixel of a point of the globe."""
        scale = self.scale(size)  # as `transform` has it; asked for thousands of times
        x = (lon - self.lon) * NARROW * scale + size.width() / 2
        return QPointF(x, (self.lat - lat) * scale + size.height() / 2)

    def to_globe(self, pixel: QPointF, size: QSizeF) -> tuple[float, float]:
        """Longitude and latitude of a pixel."""
        inverse, _ = self.transform(size).inverted()
        there = inverse.map(pixel)
        return there.x() / NARROW, -there.y()

    def zoomed(self, factor: float, at: QPointF, size: QSizeF, frame: Frame) -> Camera:
        """Come nearer by a factor, keeping the point under a pixel in place."""
        lon, lat = self.to_globe(at, size)
        span = min(max(self.span / factor, SPAN_LEAST), SPAN_MOST)
        kept = span / self.span
        moved = Camera(
            lon + (self.lon - lon) * kept, lat + (self.lat - lat) * kept, span
        )
        return moved.within(size, frame)

    def panned(self, by: QPointF, size: QSizeF, frame: Frame) -> Camera:
        """Drag the map by some pixels."""
        scale = self.scale(size)
        lon = self.lon - by.x() / scale / NARROW
        moved = replace(self, lon=lon, lat=self.lat + by.y() / scale)
        return moved.within(size, frame)

    def within(self, size: QSizeF, frame: Frame) -> Camera:
        """Keep the window inside the frame of the map."""
        west, south, east, north = frame
        shape = size.width() / max(size.height(), 1.0) / NARROW
        span = min(self.span, north - south, (east - west) / shape)
        return Camera(
            _held(self.lon, span * shape / 2, west, east),
            _held(self.lat, span / 2, south, north),
            span,
        )

    def sees(self, box: tuple[float, float, float, float], size: QSizeF) -> bool:
        """Whether a box of degrees (west, south, east, north) is in the window."""
        west, south, east, north = box
        window = QRectF(0, 0, size.width(), size.height())
        corner, other = (
            self.to_pixels(west, north, size),
            self.to_pixels(east, south, size),
        )
        return window.intersects(QRectF(corner, other))


def _held(value: float, half: float, low: float, high: float) -> float:
    return max(min(value, high - half), low + half)
