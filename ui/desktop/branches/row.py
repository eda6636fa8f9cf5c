"""How a branch is drawn: its line from the fork to its last day, its name, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate

from simulator.timeline.change import LONGEST_NAME
from ui.desktop import theme
from ui.desktop.branches.rows import pen
from ui.desktop.widgets.basics import set_tone

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

    from ui.desktop.branches.rows import BranchRow

    type Index = QModelIndex | QPersistentModelIndex

HEIGHT, SIDE = 34, 14
ROW = int(Qt.ItemDataRole.UserRole)
GRAPH, LEAST_TEXT = 0.46, 190  # share of the drawing; least width of the words


class BranchDelegate(QStyledItemDelegate):
    """Draws the rows of the tree, all on one axis of days.

    Parameters
    ----------
    days
        How long the run takes.
    """

    def __init__(self, view: QListView, days: int) -> None:
        super().__init__(view)
        self._days = days

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, theme.scaled(HEIGHT))

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        made = QLineEdit(parent)
        made.setMaxLength(LONGEST_NAME)
        made.setAccessibleName("Name of the branch")
        set_tone(made, "plain")
        return made

    @override
    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text().strip(), Qt.ItemDataRole.EditRole)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        left = option.rect.left() + self._graph(option.rect)
        area = QRect(option.rect)
        area.setLeft(left)
        editor.setGeometry(area.adjusted(4, 3, -6, -3))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        told: BranchRow = index.data(ROW)
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("accent_soft"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 1))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        self._paint_joints(painter, box, told)
        self._paint_line(painter, box, told)
        self._paint_words(painter, box, told)
        painter.restore()

    def _graph(self, box: QRect) -> int:
        return round(min(GRAPH * box.width(), max(60, box.width() - LEAST_TEXT)))

    def _x(self, box: QRect, day: float) -> float:
        room = self._graph(box) - 2 * SIDE
        return box.left() + SIDE + room * min(1.0, day / max(1, self._days))

    def _paint_joints(self, painter: QPainter, box: QRect, told: BranchRow) -> None:
        middle = box.center().y()
        for day, branch, ends in told.through:
            x = self._x(box, day)
            top = middle if branch in told.leaving else box.top()
            painter.setPen(pen(branch, 1.6))
            bottom = middle if ends else box.bottom() + 1
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _paint_line(self, painter: QPainter, box: QRect, told: BranchRow) -> None:
        middle = box.center().y()
        first, last = self._x(box, told.forked), self._x(box, told.head)
        width = 2.4 if told.shown is not None else 1.8
        painter.setPen(pen(told.id, width))
        painter.drawLine(QPointF(first, middle), QPointF(max(last, first + 4), middle))
        painter.setPen(Qt.PenStyle.NoPen)
        ink = pen(told.id, 1).color()
        painter.setBrush(ink)
        for day, branch, ends in told.through:
            if not ends and branch in told.leaving:
                painter.drawEllipse(QPointF(self._x(box, day), middle), 3, 3)
        painter.drawEllipse(QPointF(max(last, first + 4), middle), 3.4, 3.4)
        if told.shown is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 1.6))
            painter.drawEllipse(QPointF(self._x(box, told.shown), middle), 6.5, 6.5)

    def _paint_words(self, painter: QPainter, box: QRect, told: BranchRow) -> None:
        left = box.left() + self._graph(box) + 6
        shown = told.shown is not None
        name_font, more_font = theme.font(12, 600 if shown else 500), theme.font(11)
        more = told.note or told.told
        half = box.height() / 2
        room = box.right() - left - 8
        for text, font, key, top in (
            (told.name, name_font, "text", box.top() + 2.0),
            (more, more_font, "text2", box.top() + half - 1),
        ):
            painter.setFont(font)
            painter.setPen(theme.color(key))
            cut = QFontMetrics(font).elidedText(
                text, Qt.TextElideMode.ElideRight, int(room)
            )
            area = QRectF(left, top, room, half)
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(area, align, cut)
