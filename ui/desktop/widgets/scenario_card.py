"""How a scenario is drawn in a list: title, one sentence, when and how long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate

from ui.desktop import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    type Index = QModelIndex | QPersistentModelIndex

CHOICE = int(Qt.ItemDataRole.UserRole)
MARGIN, GAP, BETWEEN = 14, 4, 8  # px inside a card, between lines, between cards
WRAP = int(Qt.TextFlag.TextWordWrap)


def _lines(choice: Any) -> tuple[tuple[str, QFont, str], ...]:
    return (
        (choice.title, theme.font(16, 600, atlas=True), "text"),
        (choice.sentence, theme.font(13), "text"),
        (choice.when, theme.font(12), "text2"),
    )


class ScenarioCards(QStyledItemDelegate):
    """Draws the cards of scenarios.

    Parameters
    ----------
    view
        The list they stand in.
    """

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        inside = width - 2 * MARGIN
        height = 2 * MARGIN - GAP + BETWEEN
        for text, font, _ in _lines(index.data(CHOICE)):
            height += _height(text, font, inside) + GAP
        return QSize(width, height)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box: QRect = option.rect.adjusted(1, 1, -1, -BETWEEN)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accent" if chosen else "hairline"
        painter.setPen(QPen(theme.color(edge), 2 if chosen else 1))
        painter.setBrush(theme.color("accent_soft" if chosen else "raised"))
        painter.drawRoundedRect(box, 8, 8)
        top = box.top() + MARGIN
        for text, font, ink in _lines(index.data(CHOICE)):
            width = box.width() - 2 * MARGIN
            height = _height(text, font, width)
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            at = QRect(box.left() + MARGIN, top, width, height)
            painter.drawText(at, WRAP, text)
            top += height + GAP
        painter.restore()


def _height(text: str, font: QFont, width: int) -> int:
    room = QRect(0, 0, width, 10_000)
    return QFontMetrics(font).boundingRect(room, WRAP, text).height()
