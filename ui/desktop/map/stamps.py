"""Texts with a halo as small pictures, made once: their outline is dear to draw.

Images, not pixmaps, so that any thread can draw them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPainterPath

from ui.desktop import theme
from ui.desktop.map.pens import pen, sharp
from ui.desktop.pictures import lasting

if TYPE_CHECKING:
    from ui.desktop.theme import Name

HALO = 3.2
AROUND = 4.0  # px beside the text that the halo may need
KEPT = 512  # a view has about a hundred, whose numbers change
FORMAT = QImage.Format.Format_ARGB32_Premultiplied


@dataclass(frozen=True, eq=False)
class Face:
    """A font with its measures; equal faces are one object (see `face`)."""

    font: QFont
    ascent: float
    descent: float
    height: float
    metrics: QFontMetricsF

    @lru_cache(maxsize=KEPT)  # noqa: B019 - faces are kept as long as the program runs
    def advance(self, text: str) -> float:
        """Width of a text in pixels."""
        return self.metrics.horizontalAdvance(text)


def face(font: QFont) -> Face:
    """Return the measures of a font, made once."""
    found = _faces.get(key := font.toString())
    if found is None:
        metrics = QFontMetricsF(font)
        ascent, descent = metrics.ascent(), metrics.descent()
        found = _faces[key] = Face(font, ascent, descent, metrics.height(), metrics)
    return found


_faces: dict[str, Face] = {}


def draw(painter: QPainter, at: QPointF, text: str, worn: Face, colour: str) -> None:
    """Write a text with a halo, from its left end on its base line."""
    ratio = painter.device().devicePixelRatioF()
    stamp = _stamp(text, worn, colour, theme.current(), ratio)
    # On whole pixels of the device, so that the picture is not blurred.
    x = round((at.x() - AROUND) * ratio) / ratio
    y = round((at.y() - AROUND - worn.ascent) * ratio) / ratio
    painter.drawImage(QPointF(x, y), stamp)


@lru_cache(maxsize=KEPT)
def _stamp(text: str, worn: Face, colour: str, _theme: Name, ratio: float) -> QImage:
    wide = round((worn.advance(text) + 2 * AROUND) * ratio + 0.5)
    high = round((worn.height + 2 * AROUND) * ratio + 0.5)
    stamp = QImage(wide, high, FORMAT)
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    path = QPainterPath()
    path.addText(QPointF(AROUND, AROUND + worn.ascent), worn.font, text)
    painter = QPainter(stamp)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    with sharp(ratio):
        painter.setPen(pen(theme.color("map.halo", 0.85), HALO))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(colour))
    painter.drawPath(path)
    painter.end()
    return lasting(stamp)
