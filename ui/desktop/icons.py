"""Icons: own drawings on a grid of 20, in one colour that the theme gives."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.desktop import theme
from ui.desktop.drawings import DRAWINGS
from ui.desktop.pictures import lasting

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

SCALES = (1, 2, 3)  # device pixels for one of ours
AIR = 4  # px between an icon and the words beside it, over the little that Qt leaves


def drawing(name: str, key: str, width: float = 1.5) -> str:
    """SVG text of an icon in the colour of a token."""
    ink = theme.color(key).name()
    body = DRAWINGS[name].replace("INK", ink)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" '
        f'stroke="{ink}" stroke-width="{width}" stroke-linecap="round" '
        f'stroke-linejoin="round">{body}</svg>'
    )


def pixmap(name: str, key: str, size: int, scale: int, air: int = 0) -> QPixmap:
    """Draw an icon, sharp at a scale of device pixels, with some air at its right."""
    image = QPixmap(QSize(size + air, size) * scale)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer = QSvgRenderer(QByteArray(drawing(name, key).encode()))
    renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
    painter.end()
    image.setDevicePixelRatio(scale)
    return lasting(image)


def icon(name: str, key: str = "text2", size: int = 20) -> QIcon:
    """Icon for a button; third text colour where the button is disabled."""
    return _icon(name, key, size, 0, theme.current())


def beside(button: QAbstractButton, name: str, key: str, size: int) -> None:
    """Put an icon before the words of a button, and a little air between them."""
    button.setIcon(_icon(name, key, size, AIR, theme.current()))
    button.setIconSize(QSize(size + AIR, size))


@cache
def _icon(name: str, key: str, size: int, air: int, _theme: str) -> QIcon:
    """Draw an icon once for each theme: many buttons bear the same."""
    made = QIcon()
    for scale in SCALES:
        made.addPixmap(pixmap(name, key, size, scale, air))
        pale = pixmap(name, "text3", size, scale, air)
        made.addPixmap(pale, QIcon.Mode.Disabled)
    return made
