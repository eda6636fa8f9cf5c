"""The relief: one translucent layer over any colours, made from a grey hill-shade.

Below the shade of level ground it is a cool shadow, above it a warm light, so the
same two images serve both themes.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QColor, QImage

import scenarios
from ui.desktop import theme

if TYPE_CHECKING:
    import numpy.typing as npt

FOLDER = Path(scenarios.__file__).parent / "map"
LEVEL = 180.0  # of 255: the shade of level ground
FINE_FROM = 75.0  # pixels a degree
BEND = 0.9  # below 1 lifts gentle shadows


def relief(scale: float) -> QImage:
    """Return the layer that suits a scale, in the theme in use."""
    size = "large" if scale >= FINE_FROM else "small"
    return _layer(f"relief-{size}.jpg", theme.current())


@lru_cache(maxsize=2)  # of the theme in use: together they take 29 MB
def _layer(file: str, name: theme.Name) -> QImage:
    shade = _grey(FOLDER / file)
    layer = _tints(name)[shade]
    height, width = shade.shape
    image = QImage(
        layer.tobytes(), width, height, QImage.Format.Format_ARGB32_Premultiplied
    )
    return image.copy()  # the bytes go with this function


def _tints(name: theme.Name) -> npt.NDArray[np.uint8]:
    """Blue, green, red and alpha, multiplied by it, for each of the 256 shades."""
    colours = theme.tokens()[name]["map"]
    shade = np.arange(256, dtype=np.float64)
    dark = np.clip((LEVEL - shade) / LEVEL, 0, 1) ** BEND * colours["shadow_alpha"]
    lit = np.clip((shade - LEVEL) / (255 - LEVEL), 0, 1) * colours["light_alpha"]
    below = shade < LEVEL
    alpha = np.where(below, dark, lit)
    shadow, light = QColor(colours["shadow"]), QColor(colours["light"])
    tints = np.empty((256, 4), np.uint8)
    for channel, tint in enumerate(("blue", "green", "red")):
        tone = np.where(below, getattr(shadow, tint)(), getattr(light, tint)())
        tints[:, channel] = tone * alpha
    tints[:, 3] = alpha * 255
    return tints


def _grey(file: Path) -> npt.NDArray[np.uint8]:
    image = QImage(str(file)).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8)
    wide = rows.reshape(image.height(), image.bytesPerLine())
    return wide[:, : image.width()].copy()
