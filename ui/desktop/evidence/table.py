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

from ui.desktop import theme, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HEADS = "Verdict", "Pattern", "Found", "Asked", "Source"
VERDICTS = {
    "pass": "● holds",
    "fail": "× misses",
    "reported": "■ shown",
    "unclear": "○ unclear",
    "no data": "○ not run",
    "not applicable": "– not in it",
}
ORDER = "fail", "pass", "reported", "unclear", "no data", "not applicable"
WIDTHS = {0: 96, 2: 220, 3: 150}  # px; the others take the rest


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
    """One row a pattern, the misses first; ``told`` gives the chosen one, or None.

    Parameters
    ----------
    rows
        Rows of the result.
    """

    told = Signal(object)

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(len(rows), len(HEADS))
        self._rows = sorted(rows, key=lambda row: ORDER.index(row["verdict"]))
        self.setHorizontalHeaderLabels(HEADS)
        self.setAccessibleName("Patterns the model is held to")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setProperty("kind", "wrapped")
        self.verticalHeader().hide()
        fit = QHeaderView.ResizeMode.ResizeToContents
        self.verticalHeader().setSectionResizeMode(fit)
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
                item = QTableWidgetItem(words.shown(text))
                item.setToolTip(words.shown(text))
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

    def keep(self, verdicts: tuple[str, ...], wanted: str) -> int:
        """Show the rows of some verdicts (of all, where none) that hold some words.

        Returns
        -------
        int
            How many are shown.
        """
        asked, shown = wanted.casefold().split(), 0
        for place, one in enumerate(self._rows):
            whole = f"{one['id']} {one['what']} {one['source']} {one.get('note', '')}"
            holds = all(word in words.shown(whole).casefold() for word in asked)
            seen = holds and (not verdicts or one["verdict"] in verdicts)
            self.setRowHidden(place, not seen)
            shown += seen
        return shown

    def choose(self, id_: str) -> bool:
        """Choose the row of a pattern; False where there is none."""
        for place, one in enumerate(self._rows):
            if one["id"] == id_:
                self.selectRow(place)
                return True
        return False

    def _tell(self) -> None:
        chosen = self.selectionModel().selectedRows()
        self.told.emit(self._rows[chosen[0].row()] if chosen else None)
