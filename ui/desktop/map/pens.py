"""Pens of the map: widths from the tokens, the same at every scale."""

from __future__ import annotations

import math
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from ui.desktop import theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


# Pixels of the screen for one of ours; each thread that paints has its own.
_ratio: ContextVar[float] = ContextVar("ratio", default=1.0)


@contextmanager
def sharp(ratio: float) -> Iterator[None]:
    """Paint for a screen of so many pixels for one of ours.

    A pen that keeps its width when the painter is scaled keeps it in pixels of the
    screen: on a dense one every line would be thin.
    """
    before = _ratio.set(ratio)
    try:
        yield
    finally:
        _ratio.reset(before)


def width(name: str) -> float:
    """Width of a line in pixels, by its name in the tokens."""
    return float(theme.tokens()["line_px"][name])


def pen(colour: QColor, wide: float, dashes: Sequence[float] = ()) -> QPen:
    """Make a round pen that keeps its width when the painter is scaled."""
    made = QPen(colour, wide * _ratio.get())
    made.setCosmetic(True)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    made.setCapStyle(Qt.PenCapStyle.RoundCap)
    if dashes:
        made.setCapStyle(Qt.PenCapStyle.FlatCap)
        made.setDashPattern(list(dashes))
    return made


def spot_radius(deaths: float) -> float:
    """Radius of an incident's disc, in pixels; its area grows with the dead."""
    return 2.2 + 1.2 * math.sqrt(max(deaths, 0.0))
