"""The rows of the feed: newest first, read once, put into words when looked at."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, override

import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.desktop import words
from ui.desktop.feed.filters import FILTERS, Filter, chosen
from ui.desktop.feed.sentences import actor_id, sentence

if TYPE_CHECKING:
    from datetime import date

type Index = QModelIndex | QPersistentModelIndex

TOLD = int(Qt.ItemDataRole.UserRole)
NOWHERE = QModelIndex()
YEAR = 366


class Told(NamedTuple):
    """One row as it is drawn."""

    date: str
    actor: str  # id
    text: str


class FeedModel(QAbstractListModel):
    """Events of a log that only grows; another log is noticed and read anew.

    Parameters
    ----------
    start
        Date of day 0.
    days
        How long a run takes; where that is over a year, dates bear their year.
    """

    def __init__(self, start: date, days: int) -> None:
        super().__init__()
        self._start, self.dated = start, days > YEAR
        self._events: np.ndarray | None = None
        self._kept: list[int] = []  # rows of the log, oldest first
        self._filter = FILTERS[0]

    def show_events(self, events: np.ndarray) -> int:
        """Take in a log; returns how many rows are new at the top."""
        old = self._events
        if old is not None and not _continues(old, events):
            self._start_over(events)
            return 0
        known = 0 if old is None else len(old)
        self._events = events
        new = (chosen(events[known:], self._filter) + known).tolist()
        if new:
            self.beginInsertRows(NOWHERE, 0, len(new) - 1)
            self._kept += new
            self.endInsertRows()
        return len(new)

    def set_filter(self, by: Filter) -> None:
        """Show other events."""
        self._filter = by
        self._start_over(self._events)

    def record(self, index: Index) -> Any:
        """Return the record behind a row."""
        assert self._events is not None
        return self._events[self._kept[-1 - index.row()]]

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._kept)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._events is None:
            return None
        if role == TOLD:
            return self._told(index)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._told(index).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = self._told(index)
            return f"{told.date}: {told.text}"
        return None

    def _told(self, index: Index) -> Told:
        event = self.record(index)
        day = self._start + timedelta(days=int(event["day"]))
        actor = actor_id(int(event["actor"]))
        year = f" {day.year}" if self.dated else ""
        return Told(words.short_date(day) + year, actor, sentence(event))

    def _start_over(self, events: np.ndarray | None) -> None:
        self.beginResetModel()
        self._events = events
        self._kept = [] if events is None else chosen(events, self._filter).tolist()
        self.endResetModel()


def _continues(old: np.ndarray, new: np.ndarray) -> bool:
    if len(new) < len(old):
        return False
    return bool(np.array_equal(old, new[: len(old)]))
