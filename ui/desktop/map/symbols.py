"""Formation symbols after APP-6, as images: made once, in an actor's colour.

The frame's shape tells the side, not friend or foe: Pakistan's forces stand in a
rectangle, the Taliban's in a square, armed movements in a diamond. Their drawings
ship; ``tools/draw_symbols.py`` made them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ui.desktop import theme
from ui.desktop.pictures import lasting

BATTALION, GROUP = "16", "00"  # echelon of the symbol
PAKISTANI, TALIBAN, ARMED = "3", "4", "6"  # shape of the frame
FORMAT = QImage.Format.Format_ARGB32_Premultiplied
DRAWN = Path(__file__).parents[1] / "drawn"
HIGH = 19.0  # px of a symbol on the map
THICK = {"4": "11", "3": "9"}  # pens that survive so small a size


class Kind(NamedTuple):
    """A kind of formation that is drawn."""

    actor: str
    text: str  # what the count is of
    frame: str
    echelon: str

    @property
    def file(self) -> str:
        """Name of its drawing in the folder `DRAWN`."""
        return f"app6-{self.frame}-{self.echelon}.svg"


KINDS = (
    Kind("pak_army", "Pakistani battalions", PAKISTANI, BATTALION),
    Kind("kandahar", "Taliban battalions", TALIBAN, BATTALION),
    Kind("ttp", "TTP fighters", ARMED, GROUP),
    Kind("baloch", "Baloch fighters", ARMED, GROUP),
    Kind("iskp", "ISKP fighters", ARMED, GROUP),
)


def symbol(kind: int, ratio: float = 1.0) -> QImage:
    """Return the symbol of a kind in the theme in use, for a density of pixels."""
    return _symbol(kind, theme.current(), ratio)


def symbol_size(kind: int) -> QSizeF:
    """Return how large the symbol of a kind is on the map."""
    return symbol(kind).deviceIndependentSize()


@lru_cache(maxsize=64)
def _symbol(kind: int, _theme: str, ratio: float) -> QImage:
    drawing = QSvgRenderer(QByteArray(_svg(KINDS[kind]).encode()))
    size = drawing.defaultSize()
    high = HIGH * (1.12 if KINDS[kind].frame == ARMED else 1.0)
    wide = high * size.width() / size.height()
    image = QImage(round(wide * ratio), round(high * ratio), FORMAT)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return lasting(image)


def _svg(kind: Kind) -> str:
    drawn = (DRAWN / kind.file).read_text(encoding="utf-8")
    ink, ground = theme.actor(kind.actor).name(), theme.color("map.casing").name()
    drawn = re.sub(r'fill="rgb\([\d,]+\)"', f'fill="{ground}"', drawn)
    drawn = re.sub(
        r'stroke-width="([\d.]+)"',
        lambda found: f'stroke-width="{THICK.get(found[1], found[1])}"',
        drawn,
    )
    return drawn.replace('"black"', f'"{ink}"')
