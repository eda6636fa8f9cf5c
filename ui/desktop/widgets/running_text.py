"""Words that change many times a second, while nothing around them moves."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.desktop import theme, words
from ui.desktop.widgets.basics import Telling

ALIKE = str.maketrans("123456789", "000000000")  # figures are of equal width


class RunningText(Telling, QLabel):
    """One line of words that keeps the room of the widest it has shown.

    A label asks for a new layout with each new text, all the way up to the window;
    this asks only when words come that are wider than any before. It stands on a panel
    and paints that ground itself: else all that lies below, up to the window, would be
    painted anew with each text.

    Parameters
    ----------
    size, weight
        Of the letters.
    ink
        A colour of the theme.
    side
        The side at which the words stand.
    name
        What it tells, for those who listen; the words themselves when empty.
    squeezed
        Whether it takes what room it is given, with an ellipsis where that is less
        than the words need.
    """

    def __init__(
        self,
        size: int = 13,
        weight: int = 400,
        ink: str = "text",
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        *,
        name: str = "",
        squeezed: bool = False,
    ) -> None:
        super().__init__()
        self._named = bool(name)
        self.setAccessibleName(name)
        self._text, self._wide, self._ink, self._side = "", 0, ink, side
        self._shapes: set[str] = set()  # words measured, all their figures as noughts
        policy = QSizePolicy.Policy
        across = policy.Ignored if squeezed else policy.Fixed
        self.setSizePolicy(across, policy.Fixed)
        self.setFont(theme.font(size, weight))

    @override
    def text(self) -> str:
        """Give the words shown."""
        return self._text

    def say(self, text: str) -> None:
        """Show other words."""
        text = words.shown(text)
        if text == self._text:
            return
        self._text = text
        if self._named:
            self.setAccessibleDescription(text)
        else:
            self.setAccessibleName(text)
        self.keep_room(text)
        self.update()

    def keep_room(self, text: str) -> None:
        """Keep room for words that may come."""
        shape = text.translate(ALIKE)
        if shape in self._shapes:
            return
        self._shapes.add(shape)
        self._measure(shape)

    def forget_room(self) -> None:
        """Keep no more room than the next words need."""
        self._shapes.clear()
        self._wide = 0

    def _measure(self, *shapes: str) -> None:
        metrics = self.fontMetrics()
        wide = max((metrics.horizontalAdvance(one) + 2 for one in shapes), default=0)
        if wide > self._wide:
            self._wide = wide
            self.updateGeometry()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._wide = 0
            self._measure(*self._shapes)
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._own_its_ground()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._own_its_ground()

    def _own_its_ground(self) -> None:
        """Say so to Qt: a style sheet takes it back from every label it dresses."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wide, self.fontMetrics().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, where = QPainter(self), QRect(self.rect())
        painter.fillRect(where, theme.color("panel"))
        painter.setPen(theme.color(self._ink))
        fitting = self._text
        if where.width() < self._wide:  # else all that was ever shown has room
            ends = Qt.TextElideMode.ElideRight
            fitting = self.fontMetrics().elidedText(fitting, ends, where.width())
        painter.drawText(where, self._side | Qt.AlignmentFlag.AlignVCenter, fitting)
        painter.end()
