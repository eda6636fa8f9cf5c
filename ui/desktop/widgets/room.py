"""Room for what is larger than its place: it scrolls instead of being cut.

The pages of the window are made for a school laptop, 1366×768. On a screen that is
magnified to twice its size only 960×540 are left; a page that needs more than the
window can give stands whole in here, and is moved about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget


class Room(QScrollArea):
    """Shows a stack of pages, the one in sight never smaller than it can be.

    Parameters
    ----------
    stage
        The pages.
    """

    def __init__(self, stage: QStackedWidget) -> None:
        super().__init__()
        self._stage = stage
        self._fitting = False
        stage.setObjectName("content")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Screen")
        # What takes the focus inside is brought to sight; itself it shows no ring.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("room", "true")
        self.setWidget(stage)
        stage.installEventFilter(self)
        stage.currentChanged.connect(self.fit)

    def fit(self) -> None:
        """Give the page in sight all the room there is, or what it needs."""
        if self._fitting:
            return  # bars that come and go resize the place that is being filled
        self._fitting = True
        page, place = self._stage.currentWidget(), self.maximumViewportSize()
        needed = least(page) if page else QSize(0, 0)
        bar = self.verticalScrollBar().sizeHint().width()
        if needed.height() > place.height():
            place -= QSize(bar, 0)
        if needed.width() > place.width():
            place -= QSize(0, bar)
        self._stage.resize(needed.expandedTo(place))
        self._fitting = False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self._stage:
            self.fit()
        return super().eventFilter(watched, event)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class Stack(QStackedWidget):
    """Pages of which one is in sight, and takes no more room than it needs itself."""

    @override
    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return least(page) if page else QSize(0, 0)


class Whole(QFrame):
    """A frame that is never lower than its words need, however narrow it is."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stand_whole(self)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            stand_whole(self)
        return done


def stand_whole(frame: QWidget, at_least: int = 0) -> None:
    """Let a frame be no lower than its words need, as narrow as it is now."""
    box = frame.layout()
    if box is not None:
        high = box.totalMinimumHeightForWidth(frame.width())
        frame.setMinimumHeight(max(at_least, high))
        box.setGeometry(frame.contentsRect())  # Qt forgets that, while it is hidden


def least(page: QWidget) -> QSize:
    """Return the smallest size at which nothing of a page is cut."""
    return page.minimumSizeHint().expandedTo(page.minimumSize())


def screen_of(widget: QWidget) -> QRect:
    """Return the part of a widget's screen that windows may stand on."""
    return widget.screen().availableGeometry()
