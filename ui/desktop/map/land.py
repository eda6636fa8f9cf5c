"""The two lower layers: colours of the land, and what lies over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTransform

from simulator.world.outlines import Border, Outlines, View
from ui.desktop import theme
from ui.desktop.map.camera import Camera, plane
from ui.desktop.map.paths import borders, paths
from ui.desktop.map.pens import pen, width
from ui.desktop.map.relief import relief

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QSizeF

SEAM = 0.7  # width of a stroke in the fill's colour, against hairline gaps
DASHES = (4.0, 3.0)
# Borders are drawn from the least to the most weighty.
STYLES: Mapping[Border, tuple[str, str, tuple[float, ...]]] = {
    Border.DISTRICT: ("map.district", "district", ()),
    Border.COAST: ("map.river", "river", ()),
    Border.PROVINCE: ("map.province", "province", ()),
    Border.COUNTRY: ("map.border", "border", ()),
    Border.DISPUTED: ("map.border", "border", DASHES),
}


def paint_land(
    painter: QPainter,
    camera: Camera,
    size: QSizeF,
    drawn: Outlines,
    colours: Mapping[str, QColor],
    view: View,
) -> None:
    """Fill sea, neighbours and places; ``colours`` shade places by their id."""
    painter.fillRect(QRectF(QPointF(0, 0), size), theme.color("map.neighbour"))
    painter.setTransform(camera.transform(size))
    painter.save()
    painter.setTransform(QTransform(*drawn.turn), combine=True)
    painter.fillRect(_frame(drawn), theme.color("map.sea"))
    painter.restore()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for key, path in paths(drawn).outlines.items():
        if not camera.sees(drawn.boxes[key], size):
            continue
        colour = colours.get(key) or _plain(key, drawn, view)
        painter.setPen(pen(colour, SEAM))
        painter.setBrush(colour)
        painter.drawPath(path)
    painter.resetTransform()


def _frame(drawn: Outlines) -> QRectF:
    """Where relief and sea are known, on the plane before it is turned."""
    west, south, east, north = drawn.relief_frame
    return QRectF(plane(west, north), plane(east, south))


def _plain(key: str, drawn: Outlines, view: View) -> QColor:
    """Colour of an outline without shading."""
    if view is View.NONE:  # no tint may hint at a border either
        return theme.color("map.land")
    if key in drawn.disputed and view is View.DE_FACTO:
        return theme.color("map.disputed")
    ours = drawn.country(key, view) in {"PAK", "AFG"}
    return theme.color("map.land" if ours else "map.neighbour")


def paint_over(
    painter: QPainter, camera: Camera, size: QSizeF, drawn: Outlines, view: View
) -> None:
    """Lay relief, rivers and borders over the land; the ground stays transparent."""
    scale = camera.scale(size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(camera.transform(size))
    painter.save()
    painter.setTransform(QTransform(*drawn.turn), combine=True)
    painter.drawImage(_frame(drawn), relief(scale))
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rank, path in paths(drawn).rivers:
        painter.setPen(
            pen(theme.color("map.river"), width("river") * (1.5 - rank / 12))
        )
        painter.drawPath(path)
    for kind, (colour, wide, dashes) in STYLES.items():
        painter.setPen(pen(theme.color(colour), width(wide), dashes))
        painter.drawPath(borders(drawn, view)[kind])
    painter.resetTransform()
