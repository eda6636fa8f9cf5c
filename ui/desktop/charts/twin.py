"""The table twin of a chart: the same numbers, for eyes, ears and clipboards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.desktop import theme
from ui.desktop.charts.data import HEAD

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from ui.desktop.charts.data import ChartData

type Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
HEADS = ("Date", "So far", "5 below", "25 below", "Middle", "75 below", "95 below")
ROW, LEAST = 22, 58  # px: a row's height, and the width that a head needs


class TwinModel(QAbstractTableModel):
    """Rows of a chart's table."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, ...]] = []

    def show_data(self, data: ChartData) -> None:
        """Show another table."""
        self.beginResetModel()
        self._rows = data.told()
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEAD)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and index.isValid():
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section] if across else None
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(11, 500)  # the style sheet would give it larger letters
        if role == Qt.ItemDataRole.ToolTipRole and across:
            return HEAD[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and across:
            return _side(section)
        return None


def _side(column: int) -> int:
    """Dates stand at the left, figures under one another at the right."""
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


class Twin(QTableView):
    """A chart as a table.

    Parameters
    ----------
    name
        What the chart shows.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._now = 0
        self.rows = TwinModel()
        self.setModel(self.rows)
        self.setAccessibleName(f"{name} as a table")
        self.setFont(theme.font(12))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        head.setMinimumSectionSize(theme.scaled(LEAST))
        head.setSectionResizeMode(mode.Stretch)
        head.setSectionResizeMode(0, mode.ResizeToContents)  # a date is read whole
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)

    def show_data(self, data: ChartData) -> None:
        """Show another table, and of it first where it stands now."""
        self._now = max(len(data.days) - 1, 0)
        self.rows.show_data(data)
        if self.isVisible():
            self._go_to_now()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._go_to_now)  # once it has been laid out

    def _go_to_now(self) -> None:
        now = self.rows.index(self._now, 0)
        self.scrollTo(now, QTableView.ScrollHint.PositionAtCenter)
