"""The patterns as a table, and what is to be said of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from ui.desktop import theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HEADS = "Verdict", "Pattern", "Found", "Asked", "Source"
VERDICTS = {
    "pass": "● holds",
    "fail": "✕ misses",
    "reported": "■ shown",
    "unclear": "○ unclear",
    "no data": "○ not run",
    "not applicable": "– not in it",
}
ORDER = "fail", "pass", "reported", "unclear", "no data", "not applicable"
WIDTHS = {0: 96, 2: 190, 3: 150}


def number(value: float | None) -> str:
    """Write a number short, with a real minus."""
    return "–" if value is None else f"{value:.3g}".replace("-", "−")


def found(row: Mapping[str, Any]) -> str:
    """Tell what was found, with its interval."""
    if row["value"] is None:
        return "–"
    low, high = row["interval"]
    text = number(row["value"])
    return text if low == high else f"{text}  ({number(low)} to {number(high)})"


class PatternsTable(QTableWidget):
    """One row a pattern, the misses first; ``told`` gives words on the chosen one.

    Parameters
    ----------
    rows
        Rows of the result.
    """

    told = Signal(str)

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(len(rows), len(HEADS))
        self._rows = sorted(rows, key=lambda row: ORDER.index(row["verdict"]))
        self.setHorizontalHeaderLabels(HEADS)
        self.setAccessibleName("Patterns the model is held to")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self._fill()
        self.itemSelectionChanged.connect(self._tell)

    def _fill(self) -> None:
        for place, row in enumerate(self._rows):
            texts = (
                VERDICTS[row["verdict"]],
                row["what"],
                found(row),
                row["band"].replace("-", "−"),
                row["source"],
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if row["verdict"] == "fail" and column == 0:
                    item.setForeground(theme.color("bad"))
                self.setItem(place, column, item)
        header = self.horizontalHeader()
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, wide in WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, wide)

    def _tell(self) -> None:
        chosen = self.selectionModel().selectedRows()
        self.told.emit(words(self._rows[chosen[0].row()]) if chosen else "")


def words(row: Mapping[str, Any]) -> str:
    """Tell one pattern in full."""
    parts = [f"{row['what']}.", f"Asked: {row['band']}; found: {found(row)}."]
    if row["n"]:
        parts.append(f"From {row['n']}.")
    if row.get("note"):
        parts.append(row["note"])
    return " ".join(parts)
