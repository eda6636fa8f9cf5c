"""The key of the map: classes of the shading, the line, the scale, the small print."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.desktop import theme, words
from ui.desktop.map import stamps
from ui.desktop.map.pens import pen, spot_radius, width
from ui.desktop.map.symbols import symbol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QColor

KM_A_DEGREE = 111.2
STEPS_KM = (10, 20, 50, 100, 200, 500)
WIDE, MARGIN = 272.0, 12.0
FORCES = 24.0  # px that the symbols of forces take
# Symbols in the key: kind, the side that its frame tells, px.
FRAMES = ((0, "Pakistan", 82.0), (1, "Taliban", 68.0), (2, "armed groups", 90.0))
ROOMY = 640  # pixels; a smaller map keeps its words short
NARROWEST = 460.0  # pixels; a smaller map has no room for its key
LOW, SMALL = 430.0, 54.0  # px: a lower map has its classes alone, so high
CREDIT = "Natural Earth · NOAA GLOBE · GeoNames, CC BY 4.0"
REAL_PRINT = (
    "Afghanistan does not recognise the Durand Line; inner district borders are "
    "indicative"
)


@dataclass(frozen=True)
class Shading:
    """A value a place, in six classes; ``breaks`` are where classes 1 to 5 begin."""

    title: str
    values: Sequence[float]  # by index of the place
    breaks: Sequence[float] = (1, 4, 8, 15, 25)
    ramp: str = "sequential"

    def classes(self) -> tuple[str, tuple[int, ...]]:
        """Tell the ramp, and the class of each place."""
        return self.ramp, tuple(bisect_right(self.breaks, v) for v in self.values)

    def colours(self) -> list[QColor]:
        """Colour of each place."""
        name, classes = self.classes()
        ramp = theme.ramp(name)
        return [ramp[one] for one in classes]

    def ranges(self) -> list[str]:
        """Say in figures what each class holds."""
        whole = all(float(b).is_integer() for b in self.breaks)
        first = f"under {self.breaks[0]:g}"
        named = ["0" if whole and self.breaks[0] == 1 else first]
        for low, high in zip(self.breaks, self.breaks[1:], strict=False):
            last = high - 1 if whole else high
            named.append(f"{low:,g}" if last == low else f"{low:,g}–{last:,g}")
        return [*named, f"{self.breaks[-1]:,g}+"]


def key_box(
    size: QSizeF, shading: Shading | None, line: Sequence[str], *, forces: bool = False
) -> QRectF:
    """Return where the key goes; empty when the window has no room for one.

    At the lower right, where the plains are: the line runs through the other corners.
    On a low map it is folded to the classes of the shading: the whole is in the menu.
    """
    if size.width() < NARROWEST:
        return QRectF()
    high = whole_height(shading, line, forces=forces)
    if shading and size.height() < LOW:
        high = theme.scaled(SMALL)
    wide, below = theme.scaled(WIDE), 2 * MARGIN + 8
    left = size.width() - wide - MARGIN
    return QRectF(left, size.height() - high - below, wide, high)


def whole_height(
    shading: Shading | None, line: Sequence[str], *, forces: bool = False
) -> float:
    """Return how high the whole key is."""
    high = (46.0 if shading else 0.0) + 32.0 + 15.0 * len(line)
    return theme.scaled(high + (FORCES if forces else 0.0))


def paint_key(
    painter: QPainter,
    box: QRectF,
    shading: Shading | None,
    line: Sequence[str],
    *,
    forces: bool = False,
) -> None:
    """Draw the key into its box; ``line`` explains the line."""
    painter.setPen(pen(theme.color("hairline"), 1))
    painter.setBrush(theme.color("panel", 0.94))
    painter.drawRoundedRect(box, 8, 8)
    top = box.top()
    if shading:
        _classes(painter, box, shading)
        top += theme.scaled(46)
    if box.height() <= theme.scaled(SMALL):
        return
    if forces:
        _force_samples(painter, QPointF(box.left() + 12, top + 12))
        top += theme.scaled(FORCES)
    _line_sample(painter, QPointF(box.left() + 12, top + theme.scaled(17)))
    for row, text in enumerate(line):
        below = theme.scaled(38 + 15 * row)
        _plain(painter, QPointF(box.left() + 12, top + below), text)


def _classes(painter: QPainter, box: QRectF, shading: Shading) -> None:
    painter.setPen(theme.color("text"))
    painter.setFont(theme.font(11, 600))
    painter.drawText(
        QPointF(box.left() + 12, box.top() + theme.scaled(18)), shading.title
    )
    _spot_sample(
        painter, QPointF(box.right() - theme.scaled(92), box.top() + theme.scaled(14))
    )
    wide = (box.width() - 24) / 6
    painter.setFont(theme.font(11))
    pairs = zip(theme.ramp(shading.ramp), shading.ranges(), strict=True)
    for number, (colour, text) in enumerate(pairs):
        left = box.left() + 12 + number * wide
        painter.setPen(pen(theme.color("hairline"), 1))
        painter.setBrush(colour)
        painter.drawRect(QRectF(left, box.top() + theme.scaled(25), wide, 8))
        painter.setPen(theme.color("text2"))
        high = theme.scaled(14)
        below = QRectF(left - 10, box.top() + theme.scaled(25) + 9, wide + 20, high)
        short = text.replace("under ", "<")
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, short)


def _spot_sample(painter: QPainter, at: QPointF) -> None:
    """Explain the discs of incidents by two of them."""
    for dead, text, left in ((1, "1", 0.0), (10, "10 dead", float(theme.scaled(26)))):
        radius = spot_radius(dead)
        painter.setPen(pen(theme.color("map.casing"), 1.2))
        painter.setBrush(theme.color("map.breach", 0.78))
        painter.drawEllipse(at + QPointF(left, 0), radius, radius)
        _plain(painter, at + QPointF(left + radius + 4, 4), text)


def _force_samples(painter: QPainter, at: QPointF) -> None:
    """Explain the frames: they tell the side, not friend or foe."""
    left = at.x()
    for kind, text, wide in FRAMES:
        image = symbol(kind, painter.device().devicePixelRatioF())
        high = image.deviceIndependentSize()
        painter.drawImage(QPointF(left, at.y() - high.height() / 2), image)
        _plain(painter, QPointF(left + high.width() + 4, at.y() + 4), words.shown(text))
        left += theme.scaled(wide)


def _line_sample(painter: QPainter, at: QPointF) -> None:
    ink = theme.color("map.durand")
    painter.setPen(pen(ink, width("durand")))
    painter.drawLine(QLineF(at, at + QPointF(28, 0)))
    painter.setPen(pen(ink, 1.1))
    for step in range(4):
        middle = at + QPointF(3 + 7.5 * step, 0)
        painter.drawLine(QLineF(middle - QPointF(0, 3.2), middle + QPointF(0, 3.2)))
    _plain(painter, at + QPointF(36, 4), "fenced")
    far = 44 + theme.scaled(48)
    painter.setPen(pen(theme.color("map.breach"), width("durand"), (2.2, 1.6)))
    painter.drawLine(QLineF(at + QPointF(far, 0), at + QPointF(far + 28, 0)))
    _plain(painter, at + QPointF(far + 36, 4), "broken or fought over")


def _plain(painter: QPainter, at: QPointF, text: str) -> None:
    painter.setFont(theme.font(11))
    painter.setPen(theme.color("text2"))
    painter.drawText(at, text)


def scale_box(size: QSizeF) -> QRectF:
    """Return where the scale bar goes."""
    return QRectF(MARGIN, size.height() - 54, 160, 30)


def paint_scale(painter: QPainter, size: QSizeF, scale: float) -> None:
    """Draw a scale bar at the lower left, about a hundred pixels long."""
    km = min(STEPS_KM, key=lambda step: abs(step / KM_A_DEGREE * scale - 100))
    long = km / KM_A_DEGREE * scale
    left, base = MARGIN + 6, size.height() - 30
    ends = (QPointF(left, base), QPointF(left + long, base))
    rise = QPointF(0, -4)
    for colour, thick in (("map.halo", 4.5), ("map.label", 1.4)):
        painter.setPen(pen(theme.color(colour), thick))
        painter.drawPolyline([ends[0] + rise, ends[0], ends[1], ends[1] + rise])
    text, worn = f"{km} km", stamps.face(theme.font(11, 500))
    there = QPointF(left, base - 8)
    stamps.draw(painter, there, text, worn, "map.label")


def paint_print(painter: QPainter, size: QSizeF, text: str) -> None:
    """Write the small print along the lower edge."""
    font = theme.font(11)
    high = 20.0
    strip = QRectF(0, size.height() - high, size.width(), high)
    painter.fillRect(strip, theme.color("panel", 0.88))
    painter.setFont(font)
    painter.setPen(theme.color("text2"))
    inner = strip.adjusted(MARGIN, 0, -MARGIN, 0)
    measure = QFontMetricsF(font)
    used = measure.horizontalAdvance(CREDIT) + 2 * MARGIN
    credited = used + measure.horizontalAdvance(text) <= inner.width()
    flag = Qt.AlignmentFlag
    if credited:
        painter.drawText(inner, flag.AlignVCenter | flag.AlignRight, CREDIT)
    room = inner.width() - (used if credited else 0.0)
    fitted = measure.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(inner, flag.AlignVCenter, fitted)
