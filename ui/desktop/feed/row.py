"""How an event is drawn: date, the actor's tag in a chip, the sentence.

Rows are kept as pictures: each new event moves all others down, and nothing but their
place changes.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate

from ui.desktop import theme, words
from ui.desktop.feed.model import TOLD, Told
from ui.desktop.pictures import blank, lasting

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    type Index = QModelIndex | QPersistentModelIndex

HEIGHT = 30
DATE, DATED, CHIP, GAP = 44, 78, 38, 8  # px: columns, and between them
WHY, WHY_WIDE, TOLL_WIDE = "Why?", 40, 54
CHIP_HEIGHT, TINT = 19, 0.13
KEPT = 64  # pictures of rows: more than a window shows at once


class FeedRow(QStyledItemDelegate):
    """Draws the rows of the feed; all are of one height, so scrolling costs nothing.

    Parameters
    ----------
    dated
        Whether dates bear their year.
    """

    def __init__(self, view: QListView, *, dated: bool) -> None:
        super().__init__(view)
        self._date = DATED if dated else DATE
        self._pictures: OrderedDict[Hashable, QPixmap] = OrderedDict()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.scaled(HEIGHT))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        size, ratio = option.rect.size(), painter.device().devicePixelRatioF()
        picture = self._picture(index.data(TOLD), size, ratio, selected=selected)
        painter.drawPixmap(option.rect.topLeft(), picture)

    def _picture(
        self, told: Told, size: QSize, ratio: float, *, selected: bool
    ) -> QPixmap:
        """Return a row as it was drawn, or draw it."""
        look = theme.current(), theme.font(13).pixelSize(), size.toTuple(), ratio
        key = told, selected, *look
        if key in self._pictures:
            self._pictures.move_to_end(key)
            return self._pictures[key]
        made = blank(size, ratio, theme.color("panel"))
        painter = QPainter(made)
        self._paint(painter, QRect(QPoint(0, 0), size), told, selected=selected)
        painter.end()
        made = self._pictures[key] = lasting(made)
        if len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)
        return made

    def _paint(
        self, painter: QPainter, box: QRect, told: Told, *, selected: bool
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.fillRect(box, theme.color("accent_soft"))
            painter.fillRect(
                QRect(box.left(), box.top(), 3, box.height()), theme.color("accent")
            )
        painter.setPen(QPen(theme.color("hairline"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text2"))
        wide = theme.scaled(self._date)
        date = QRect(box.left() + GAP, box.top(), wide, box.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(date, middle | Qt.AlignmentFlag.AlignRight, told.date)
        left = date.right() + GAP
        if told.actor:
            chip = QRectF(left, 0, theme.scaled(CHIP), theme.scaled(CHIP_HEIGHT))
            chip.moveTop(box.center().y() - chip.height() / 2 + 1)
            paint_chip(painter, chip, told.actor)
        left += theme.scaled(CHIP) + GAP
        text = box.adjusted(left - box.left(), 0, -GAP, 0)
        right = middle | Qt.AlignmentFlag.AlignRight
        if told.why:
            painter.setFont(theme.font(12, 500))
            painter.setPen(theme.color("accent"))
            painter.drawText(text, right, WHY)
            text.setRight(text.right() - theme.scaled(WHY_WIDE))
        if told.toll:
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("text2"))
            painter.drawText(text, right, told.toll)
            text.setRight(text.right() - theme.scaled(TOLL_WIDE))
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text"))
        fitting = QFontMetrics(painter.font()).elidedText(
            told.short, Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(text, middle, fitting)


def paint_chip(painter: QPainter, box: QRectF, actor: str) -> None:
    """Draw an actor's tag; its colour is never alone, and never the ink of a text."""
    token = theme.tokens()["actor"][actor]
    ink = theme.actor(actor)
    pen = QPen(ink, 1.4)
    if token["dash"]:
        pen.setDashPattern([3, 2])
    ground = theme.actor(actor)
    ground.setAlphaF(TINT)
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
    painter.setPen(theme.color("text"))
    painter.setFont(theme.font(11, 600))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words.tag(actor))
