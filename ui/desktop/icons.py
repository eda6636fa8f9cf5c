"""Icons: own drawings on a grid of 20, in one colour that the theme gives."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.desktop import theme

SCALES = (1, 2, 3)  # device pixels for one of ours
DRAWINGS = {
    "play": '<path d="M6.5 4.2v11.6L15.8 10z" fill="INK"/>',
    "pause": '<path d="M7 4.5v11M13 4.5v11" stroke-width="2.8"/>',
    "day": '<path d="M5 4.5l8 5.5-8 5.5z"/><path d="M15.5 4.5v11"/>',
    "week": '<path d="M2.5 5l6 5-6 5zM9.5 5l6 5-6 5z"/><path d="M17.5 5v10"/>',
    "back": ('<path d="M4.5 8.5h7.2a4 4 0 010 8H8"/><path d="M8 5L4.5 8.5 8 12"/>'),
    "again": '<path d="M15.8 10a5.8 5.8 0 11-1.9-4.3M14.2 2.6v3.3h-3.3"/>',
    "sun": (
        '<circle cx="10" cy="10" r="3.3"/><path d="M10 2.2v1.9M10 15.9v1.9'
        "M2.2 10h1.9M15.9 10h1.9M4.5 4.5l1.3 1.3M14.2 14.2l1.3 1.3"
        'M4.5 15.5l1.3-1.3M14.2 5.8l1.3-1.3"/>'
    ),
    "moon": ('<path d="M16.3 12.1A6.8 6.8 0 017.9 3.7a6.8 6.8 0 108.4 8.4z"/>'),
    "about": '<circle cx="10" cy="10" r="7.2"/><path d="M10 9.2v4.6M10 6.1v.2"/>',
    "close": '<path d="M5.5 5.5l9 9M14.5 5.5l-9 9"/>',
    "alarm": '<path d="M10 3.2l7.3 13H2.7z"/><path d="M10 8.2v3.8M10 14.1v.1"/>',
}


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
