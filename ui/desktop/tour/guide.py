"""Guides through the tour: a light on the real thing, and a card beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QPushButton, QWidget
from shiboken6 import Shiboken

from ui.desktop import escape, theme
from ui.desktop.help.topics import written
from ui.desktop.tour.steps import END, END_TITLE, STEPS
from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.following import Following

if TYPE_CHECKING:
    from ui.desktop.main_window import MainWindow
    from ui.desktop.tour.steps import Step

EVERY = 120  # ms between two looks whether a step was done
WIDE, AIR, EDGE = 320, 14, 6  # px
DIM = {"light": ("text", 0.3), "dark": ("window", 0.62)}  # what steps back
EMPHASIS = "*"


class Light(QWidget):
    """Lets everything but one place step back; nothing of it can be pressed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.place = QRect()
        self.hide()

    def show_place(self, place: QRect) -> None:
        """Point at a place of the window; everywhere where it is empty."""
        if place != self.place:
            self.place = place
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.place.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, hole = QPainterPath(), QPainterPath()
        whole.addRect(QRectF(self.rect()))
        around = QRectF(self.place.adjusted(-EDGE, -EDGE, EDGE, EDGE))
        hole.addRoundedRect(around, 10, 10)
        painter.fillPath(whole.subtracted(hole), shade())
        painter.setPen(QPen(theme.color("focus"), 2.5))
        painter.drawPath(hole)
        painter.end()


class Callout(QFrame):
    """The card: which step it is, what is asked, what one sees by it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("surface", "sheet")
        self.setProperty("help", "tour")
        self.number = label("", 12, 500, "second")
        self.title = label("", 16, 600, atlas=True)
        self.ask = label("", 13, 500, wrap=True)
        self.why = label("", 12, 400, "second", wrap=True)
        self.on = QPushButton("")
        self.on.setProperty("kind", "first")
        self.skip = QPushButton("Skip the tour")
        self.skip.setProperty("kind", "link")
        for button in (self.on, self.skip):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box = column(self, 16, 6)
        for part in (self.number, self.title, self.ask, self.why):
            box.addWidget(part)
        box.addSpacing(4)
        foot = row(8)
        foot.addWidget(self.skip)
        foot.addStretch(1)
        foot.addWidget(self.on)
        box.addLayout(foot)
        self.setFixedWidth(WIDE)
        self.hide()

    def tell(self, number: str, title: str, ask: str, why: str, on: str) -> None:
        """Show a step; ``on`` is the word of the button, or empty for none."""
        self.number.setText(number)
        self.title.setText(title)
        self.ask.setText(_plain(ask))
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.on.setText(on)
        self.on.setVisible(bool(on))
        self.setAccessibleName(f"{number}: {title}")
        self.setAccessibleDescription(f"{_plain(ask)} {why}")


class Guide(QObject):
    """Goes through the steps, each as soon as the one before was done.

    Parameters
    ----------
    window
        The window that is shown; it is never locked.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.light, self.card = Light(window), Callout(window)
        self.place = -1
        self._began: Any = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self.card.skip.clicked.connect(self.skip)
        self.card.on.clicked.connect(self.go_on)
        Following(self, window).reshaped.connect(self._point)

    @property
    def step(self) -> Step | None:
        """The step that is asked for; None before the first and after the last."""
        return STEPS[self.place] if 0 <= self.place < len(STEPS) else None

    def begin(self) -> None:
        """Ask for the first step."""
        self._window.tour_over.emit()  # no longer offered: it is on
        escape.of(self._window).opens(self.card, self.skip)
        self._timer.start()
        self.go_on()

    def go_on(self) -> None:
        """Ask for the next step; after the last one, say goodbye and then go."""
        self.place += 1
        if self.place > len(STEPS):
            self.finish()
            return
        step = self.step
        if step is None:
            self.card.tell("Done", END_TITLE, written(END), "", "Close")
            self.card.skip.hide()
            self.light.show_place(QRect())
        else:
            self._began = step.begin(self._window)
            number = f"Step {self.place + 1} of {len(STEPS)}"
            ask = written(step.ask)
            self.card.tell(number, step.title, ask, step.why, step.confirm)
        self.look()

    def look(self) -> None:
        """Point at what is asked for, and go on if it was done."""
        step = self.step
        if step is not None and step.done(self._window, self._began):
            self.go_on()
            return
        self._point()

    def skip(self) -> None:
        """End the tour; it is not offered again."""
        self._window.settings.tour = "taken" if self.step is None else "refused"
        self.leave()

    def finish(self) -> None:
        """End the tour after its last step."""
        self._window.settings.tour = "taken"
        self.leave()

    def leave(self) -> None:
        """Take light and card away."""
        self._timer.stop()
        if self._window.guide is self:
            self._window.guide = None
        for part in (self.light, self.card, self):
            part.deleteLater()
        with escape.of(self._window).closing(self.card):
            self.light.hide()
            self.card.hide()
        self._window.tour_over.emit()

    def _point(self) -> None:
        if not self._timer.isActive():
            return  # it is over, or has not begun
        target = self.step.target(self._window) if self.step else None
        shown = target is not None and Shiboken.isValid(target) and target.isVisible()
        place = self._place_of(target) if shown and target else QRect()
        self.light.setGeometry(self._window.rect())
        self.light.show_place(place)
        self.light.setVisible(not place.isEmpty())
        self.light.raise_()
        high = self.card.heightForWidth(WIDE)
        self.card.resize(WIDE, max(self.card.sizeHint().height(), high))
        self.card.move(beside(self._window.rect(), place, self.card.rect()))
        self.card.show()
        self.card.raise_()

    def _place_of(self, target: QWidget) -> QRect:
        if not self._window.isAncestorOf(target):
            return QRect()  # it floats in a window of its own
        seen = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        around = target.parentWidget()
        while around is not None and around is not self._window:  # what scrolls hides
            corner = around.mapTo(self._window, QPoint(0, 0))
            seen &= QRect(corner, around.size())
            around = around.parentWidget()
        return seen


def beside(window: QRect, place: QRect, card: QRect) -> QPoint:
    """Return where a card stands beside a place: right, left, below, above, or low."""
    middle = QPoint(
        window.center().x() - card.width() // 2, window.bottom() - card.height() - 90
    )
    if place.isEmpty():
        return middle
    y = max(AIR, min(place.top(), window.height() - card.height() - AIR))
    x = max(AIR, min(place.left(), window.width() - card.width() - AIR))
    gap = AIR + EDGE
    for point in (
        QPoint(place.right() + gap, y),
        QPoint(place.left() - gap - card.width(), y),
        QPoint(x, place.bottom() + gap),
        QPoint(x, place.top() - gap - card.height()),
    ):
        if window.adjusted(4, 4, -4, -4).contains(QRect(point, card.size())):
            return point
    return middle


def shade() -> QColor:
    """Return the colour laid over what is not pointed at."""
    key, alpha = DIM[theme.current()]
    return theme.color(key, alpha)


def _plain(text: str) -> str:
    return text.replace("**", "").replace(EMPHASIS, "")
