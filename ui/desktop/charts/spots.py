"""Small shapes on a chart: now, a change, a strike; made once and stamped."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from ui.desktop import theme
from ui.desktop.pictures import blank, lasting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.desktop.theme import Name

type Shape = Literal["now", "change", "strike"]
SIZE = 14.0  # px of a stamp
CORNERS: dict[Shape, tuple[tuple[float, float], ...]] = {
    "change": ((0, -4.5), (3.6, 0), (0, 4.5), (-3.6, 0)),
    "strike": ((-4, -4), (4, -4), (0, 4)),
}
INKS: dict[Shape, str] = {"now": "line", "change": "changed", "strike": "bad"}


def paint_spots(painter: QPainter, shape: Shape, at: Iterable[QPointF]) -> None:
    """Draw a shape at each of some points."""
    stamp = _stamp(shape, theme.current(), painter.device().devicePixelRatioF())
    corner = QPointF(SIZE / 2, SIZE / 2)
    for point in at:
        painter.drawPixmap(point - corner, stamp)


@lru_cache(maxsize=32)
def _stamp(shape: Shape, _theme: Name, ratio: float) -> QPixmap:
    stamp = blank(QSizeF(SIZE, SIZE), ratio)
    painter = QPainter(stamp)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(SIZE / 2, SIZE / 2)
    painter.setPen(QPen(theme.color("panel"), 2 if shape == "now" else 1))
    painter.setBrush(theme.color(INKS[shape]))
    if shape == "now":
        painter.drawEllipse(QRectF(-5, -5, 10, 10))
    else:
        painter.drawPolygon(QPolygonF([QPointF(*one) for one in CORNERS[shape]]))
    painter.end()
    return lasting(stamp)
