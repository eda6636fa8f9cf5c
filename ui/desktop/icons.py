"""Icons: own drawings on a grid of 20, in one colour that the theme gives."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.desktop import theme
from ui.desktop.drawings import DRAWINGS

SCALES = (1, 2, 3)  # device pixels for one of ours


def drawing(name: str, key: str, width: float = 1.5) -> str:
    """SVG text of an icon in the colour of a token."""
    ink = theme.color(key).name()
    body = DRAWINGS[name].replace("INK", ink)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" '
        f'stroke="{ink}" stroke-width="{width}" stroke-linecap="round" '
        f'stroke-linejoin="round">{body}</svg>'
    )


def pixmap(name: str, key: str, size: int, scale: int) -> QPixmap:
    """Draw an icon, sharp at a scale of device pixels."""
    image = QPixmap(QSize(size, size) * scale)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer = QSvgRenderer(QByteArray(drawing(name, key).encode()))
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(scale)
    return image


def icon(name: str, key: str = "text2", size: int = 20) -> QIcon:
    """Icon for a button; third text colour where the button is disabled."""
    return _icon(name, key, size, theme.current())


@cache
def _icon(name: str, key: str, size: int, _theme: str) -> QIcon:
    """Draw an icon once for each theme: many buttons bear the same."""
    made = QIcon()
    for scale in SCALES:
        made.addPixmap(pixmap(name, key, size, scale))
        made.addPixmap(pixmap(name, "text3", size, scale), QIcon.Mode.Disabled)
    return made
