"""The palette: a line to type in, and what was meant under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.desktop import escape, fuzzy, theme
from ui.desktop.finding import Found, everything, first, note_used
from ui.desktop.widgets.basics import column, label

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from ui.desktop.main_window import MainWindow

    type Index = QModelIndex | QPersistentModelIndex

WIDE, HIGH, ROW = 620, 460, 34
EDGE, AIR = 12, 8  # px round the parts of the sheet, and between them
FROM_TOP = 0.13  # of the window's height
SHADE: dict[theme.Name, tuple[str, float]] = {
    "light": ("text", 0.3),
    "dark": ("window", 0.66),
}
MOST = 60
KIND = 10  # letters, as many as the longest kind has at least
HINT = "Type a few letters of a command, dial, place or scenario"
NOTHING = "Nothing fits these letters."
FOUND = int(Qt.ItemDataRole.UserRole)
MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class FoundRow(QStyledItemDelegate):
    """Draws what was found: what kind it is, what it is called, its keys."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDE - 40, theme.scaled(ROW))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        found: Found | None = index.data(FOUND)
        if found is None:
            self._paint_heading(painter, option.rect, index.data())
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent_soft"))
                painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 6, 6)
            self._paint_found(painter, option.rect, found)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, text: str) -> None:
        painter.setFont(theme.font(12, 600))
        painter.setPen(theme.color("text2"))
        low = Qt.AlignmentFlag.AlignBottom
        painter.drawText(box.adjusted(14, 0, 0, -6), low, text)

    def _paint_found(self, painter: QPainter, box: QRect, found: Found) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text2"))
        painter.drawText(box.adjusted(14, 0, 0, 0), middle, found.kind)
        hint = painter.fontMetrics().horizontalAdvance(found.hint)
        right = middle | Qt.AlignmentFlag.AlignRight
        painter.drawText(box.adjusted(0, 0, -14, 0), right, found.hint)
        painter.setFont(theme.font(13, 500))
        painter.setPen(theme.color("text"))
        room = box.adjusted(theme.scaled(92), 0, -(hint + 28), 0)
        side = Qt.TextElideMode.ElideRight
        said = painter.fontMetrics().elidedText(found.text, side, room.width())
        painter.drawText(room, middle, said)


class Palette(QWidget):
    """Finds commands, dials, places, scenarios and screens by a few letters.

    A sheet over the window, which lies in the shade meanwhile. It goes with Escape, a
    click beside it, or when the focus goes elsewhere.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("help", "find")
        self.setAccessibleName("Find")
        self._window = window
        escape.of(window).opens(self, self.close)
        window.installEventFilter(self)
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
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                self._place()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.list.count():
                    self._go(self.list.currentItem())
                return True
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        return super().eventFilter(watched, event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        with escape.of(self._window).closing(self):
            self.hide()
        super().closeEvent(event)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Stay in the line: there is nothing else to go to, and the arrows choose."""
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(*SHADE[theme.current()]))
        painter.end()

    def _show(self, text: str) -> None:
        """List what fits; before a letter what was used lately, and is often wanted."""
        self.list.clear()
        if text.strip():
            groups = [("", fuzzy.best(text, self._offered, _searched, MOST))]
        else:
            groups = first(self._window, self._offered)
        for heading, found in groups:
            if heading:
                self._add_heading(heading)
            for one in found:
                self._add(one)
        whole = range(self.list.count())
        self.list.setCurrentRow(next((n for n in whole if self._found(n)), -1))
        self._nothing.setVisible(self.list.count() == 0)
        self._place()

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _add(self, found: Found) -> None:
        item = QListWidgetItem(found.text)
        item.setData(FOUND, found)
        said = ", ".join(filter(None, (found.text, found.kind, found.hint)))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.list.addItem(item)

    def _found(self, number: int) -> Found | None:
        found: Found | None = self.list.item(number).data(FOUND)
        return found

    def _go(self, item: QListWidgetItem) -> None:
        found: Found | None = item.data(FOUND)
        if found is not None:
            note_used(self._window, found)
            self.close()
            found.go()

    def _lay_out(self) -> None:
        self._sheet = QFrame(self)
        self._sheet.setProperty("surface", "sheet")
        box = column(self._sheet, EDGE, AIR)
        box.addWidget(self.line)
        box.addWidget(self._nothing)
        box.addWidget(self.list, 1)

    def _place(self) -> None:
        """Cover the window; the sheet stands in its middle, as high as it must."""
        self.setGeometry(self._window.rect())
        line = self.line.sizeHint().height()
        rows = max(2, self.list.count()) * self.list.sizeHintForRow(0)
        top = round(self.height() * FROM_TOP)
        wide = min(theme.scaled(WIDE), self.width() - 40)
        room = min(theme.scaled(HIGH), self.height() - top - 40)
        high = min(room, rows + line + 2 * EDGE + 2 * AIR)
        self._sheet.setGeometry((self.width() - wide) // 2, top, wide, high)


def _searched(found: Found) -> str:
    """Give what letters may be of; all kinds are as long, so that none comes first."""
    return f"{found.text} {found.kind:<{KIND}}"
