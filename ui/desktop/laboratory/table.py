"""A table with heads one can read; its rows can be opened where they stand for runs."""

from __future__ import annotations

from typing import Any, override

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui.desktop import theme, words
from ui.desktop.laboratory.taking import copy_grid
from ui.shapes.grid import Grid

type Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW, WIDEST, LOOKED_AT = 24, 340, 60
NOTHING = Grid("", (), ())


class GridModel(QAbstractTableModel):
    """Rows of a grid."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = NOTHING

    def show_grid(self, grid: Grid) -> None:
        """Show another table."""
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.grid.rows)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.grid.head)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = words.shown(self.grid.rows[index.row()][index.column()])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if _counts(text) else None
            side = side or Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if across and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return words.shown(self.grid.head[section])
        if across and role == Qt.ItemDataRole.TextAlignmentRole:
            first = self.grid.rows[0][section] if self.grid.rows else ""
            side = Qt.AlignmentFlag.AlignRight
            if not _counts(first):
                side = Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class GridView(QTableView):
    """A table; ``opened`` gives the key of a row pressed twice, or by Enter."""

    opened = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.lines = GridModel()
        self.setModel(self.lines)
        self.setAccessibleName(name)
        self.setFont(theme.font(12))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setFont(theme.font(11, 500))
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self._open)

    @property
    def grid(self) -> Grid:
        """What is shown."""
        return self.lines.grid

    def show_grid(self, grid: Grid) -> None:
        """Show another table, its columns as wide as they need to be."""
        self.lines.show_grid(grid)
        header = self.horizontalHeader()
        header.setResizeContentsPrecision(LOOKED_AT)
        for column in range(len(grid.head)):
            wide = max(
                self.sizeHintForColumn(column) + 16, header.sectionSizeHint(column)
            )
            self.setColumnWidth(column, min(wide + 8, WIDEST))
        header.setStretchLastSection(True)
        if grid.keys:
            self.setToolTip("Press a row twice, or Enter on it, to open that future")

    def key_at(self, row: int) -> object:
        """Return what a row stands for; None for nothing."""
        keys = self.grid.keys
        return keys[row] if 0 <= row < len(keys) else None

    def _open(self, index: Index) -> None:
        key = self.key_at(index.row())
        if key is not None:
            self.opened.emit(key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            copy_grid(self.grid)
        else:
            super().keyPressEvent(event)


def _counts(text: str) -> bool:
    """Whether a text is a number, to be set at the right."""
    return bool(text) and text.lstrip("+−-")[:1].isdigit() and " " not in text
