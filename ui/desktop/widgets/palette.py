"""The palette: a line to type in, and what was meant under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)
from shiboken6 import Shiboken

from ui.desktop import fuzzy, theme
from ui.desktop.finding import Found, everything
from ui.desktop.widgets.basics import label

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from ui.desktop.main_window import MainWindow

    type Index = QModelIndex | QPersistentModelIndex

WIDE, HIGH, ROW = 620, 420, 34
MOST = 60
HINT = "Type a few letters of a command, dial, place or scenario"
NOTHING = "Nothing fits these letters."
FOUND = int(Qt.ItemDataRole.UserRole)
MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class FoundRow(QStyledItemDelegate):
    """Draws what was found: what kind it is, what it is called, its keys."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDE - 40, ROW)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        found: Found = index.data(FOUND)
        box: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(box.adjusted(2, 1, -2, -1), 6, 6)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(11, 500))
        painter.setPen(theme.color("text2"))
        painter.drawText(box.adjusted(14, 0, 0, 0), middle, found.kind)
        hint = painter.fontMetrics().horizontalAdvance(found.hint)
        right = middle | Qt.AlignmentFlag.AlignRight
        painter.drawText(box.adjusted(0, 0, -14, 0), right, found.hint)
        painter.setFont(theme.font(13, 500))
        painter.setPen(theme.color("text"))
        room = box.adjusted(92, 0, -(hint + 28), 0)
        side = Qt.TextElideMode.ElideRight
        said = painter.fontMetrics().elidedText(found.text, side, room.width())
        painter.drawText(room, middle, said)
        painter.restore()


class Palette(QFrame):
    """Finds commands, dials, places, scenarios and screens by a few letters.

    It lies over the window, and goes with Escape or when the focus goes elsewhere.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "sheet")
        self.setProperty("help", "find")
        self.setAccessibleName("Find")
        self._before = window.focusWidget()
        self._offered = everything(window)
        self.line = QLineEdit()
        self.line.setPlaceholderText(HINT)
        self.line.setAccessibleName(HINT)
        self.line.setFont(theme.font(16))
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setItemDelegate(FoundRow(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName("What fits")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.list.setHorizontalScrollBarPolicy(off)
        self.list.itemClicked.connect(self._go)
        self._nothing = label(NOTHING, 13, 400, "second")
        self._nothing.setContentsMargins(14, 8, 14, 8)
        self._lay_out()
        self._show("")
        self._place(window)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.list.count():
                    self._go(self.list.currentItem())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        """Go, and give the focus back."""
        self.close()
        if self._before is not None and Shiboken.isValid(self._before):
            self._before.setFocus()

    def _show(self, text: str) -> None:
        self.list.clear()
        for found in fuzzy.best(text, self._offered, _searched, MOST):
            item = QListWidgetItem(found.text)
            item.setData(FOUND, found)
            said = ", ".join(filter(None, (found.text, found.kind, found.hint)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._nothing.setVisible(self.list.count() == 0)

    def _go(self, item: QListWidgetItem) -> None:
        found: Found = item.data(FOUND)
        self._leave()
        found.go()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(8)
        box.addWidget(self.line)
        box.addWidget(self._nothing)
        box.addWidget(self.list, 1)

    def _place(self, window: MainWindow) -> None:
        self.resize(min(WIDE, window.width() - 40), min(HIGH, window.height() - 80))
        self.move((window.width() - self.width()) // 2, 52)
        self.show()
        self.raise_()
        self.line.setFocus()


def _searched(found: Found) -> str:
    return f"{found.text} {found.kind}"
