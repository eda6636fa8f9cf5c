"""What every drawn figure is: it follows the theme, and its points can be pressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.desktop import theme, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

ALIGN = Qt.AlignmentFlag
REACH = 14.0  # px; so near the pointer a point is meant
NOWHERE = -1
FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
BACKWARD = (Qt.Key.Key_Left, Qt.Key.Key_Up)
PRESSED = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
REDRESSED = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)


@dataclass(frozen=True, eq=False)
class Point:
    """A place in a figure that stands for something.

    Attributes
    ----------
    key
        For what it stands; given when it is pressed.
    says
        What it is, in words.
    at
        Where it is.
    """

    key: object
    says: str
    at: QPointF


class Canvas(QWidget):
    """A figure; ``picked`` gives the key of a point that was pressed.

    Points are reached with the pointer, or with the arrows and Enter.

    Parameters
    ----------
    name
        What it shows, for those who listen.
    """

    picked = Signal(object)
    pressable = True  # whether its points can be pressed, or only be read

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding)
        self._points: Sequence[Point] = ()
        self.current = NOWHERE

    def draw(self, p: QPainter) -> Sequence[Point]:
        """Draw the figure, and give its points."""
        raise NotImplementedError

    def nearest(self, at: QPointF) -> int:
        """Return the number of the point that is meant there, or ``NOWHERE``."""
        best, found = REACH, NOWHERE
        for number, point in enumerate(self._points):
            away = (point.at - at).manhattanLength()
            if away <= best:
                best, found = away, number
        return found

    def go_to(self, number: int) -> None:
        """Let a point stand out, by its number."""
        if number == self.current:
            return
        self.current = number
        says = self._points[number].says if number != NOWHERE else ""
        self.setAccessibleDescription(says)
        self.update()

    @property
    def points(self) -> Sequence[Point]:
        """The points, as they were drawn last."""
        return self._points

    def pick(self) -> None:
        """Press the point that stands out."""
        if self.pressable and 0 <= self.current < len(self._points):
            self.picked.emit(self._points[self.current].key)

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, 240)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(220, 120)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._points = self.draw(painter)
        if self._points and not self.hasMouseTracking():
            self.setMouseTracking(True)
            if self.pressable:
                self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self.nearest(event.position())
        self.go_to(number)
        if number == NOWHERE:
            self.unsetCursor()
            QToolTip.hideText()
        else:
            if self.pressable:
                self.setCursor(Qt.CursorShape.PointingHandCursor)
            says = self._points[number].says
            QToolTip.showText(event.globalPosition().toPoint(), says, self)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.go_to(NOWHERE)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.go_to(self.nearest(event.position()))
        self.pick()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, many = event.key(), len(self._points)
        if not many:
            super().keyPressEvent(event)
        elif key in FORWARD:
            self.go_to((self.current + 1) % many)
        elif key in BACKWARD:
            self.go_to((self.current - 1) % many if self.current > 0 else many - 1)
        elif key in PRESSED:
            self.pick()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.current != NOWHERE:
            event.accept()  # its own Space goes before the window's
            return True
        return super().event(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in REDRESSED:
            self.update()
        super().changeEvent(event)


def write(
    p: QPainter,
    box: QRectF,
    text: str,
    ink: str = "text2",
    align: Qt.AlignmentFlag = ALIGN.AlignLeft,
) -> None:
    """Write a line in the painter's letters, cut where it is too long."""
    made = QFontMetricsF(p.font())
    shown = words.shown(text)  # invented names on the twin
    fitting = made.elidedText(shown, Qt.TextElideMode.ElideRight, box.width())
    p.setPen(theme.color(ink))
    p.drawText(box, align | ALIGN.AlignVCenter, fitting)


def width_of(text: str, size: int, weight: int = 400) -> float:
    """Measure a line, in px."""
    return QFontMetricsF(theme.font(size, weight)).horizontalAdvance(text)


def apart(
    places: Sequence[float], gap: float, top: float, bottom: float
) -> list[float]:
    """Move labels apart that would lie on each other, within their room."""
    order = sorted(range(len(places)), key=lambda k: places[k])
    found = list(places)
    last = top - gap
    for k in order:
        found[k] = last = max(places[k], last + gap)
    over = last - bottom
    if over > 0:
        last = bottom + gap
        for k in reversed(order):
            found[k] = last = min(found[k], last - gap)
    return found
