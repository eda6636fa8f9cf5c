"""The rows of the feed: newest first, read once, put into words when looked at."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from simulator.choices import no_choices
from simulator.doctrine.actors import ACTORS
from simulator.doctrine.repertoire import repertoires
from simulator.tables.reasons import behind, moves
from ui.desktop import words
from ui.desktop.feed.filters import FILTERS, Filter, chosen
from ui.desktop.feed.sentences import actor_id, sentence, toll

if TYPE_CHECKING:
    from datetime import date

    import numpy as np

type Index = QModelIndex | QPersistentModelIndex

TOLD = int(Qt.ItemDataRole.UserRole)
NOWHERE = QModelIndex()
YEAR = 366
NAMES = {actor.id: actor.name for actor in ACTORS}


class Told(NamedTuple):
    """One row as it is drawn."""

    date: str
    actor: str  # id
    text: str
    why: bool = False  # whether the choice behind it is known
    toll: str = ""  # the dead, as a column of their own shows them
    tail: str = ""  # the end of the text that the column stands for

    @property
    def short(self) -> str:
        """The text without what its column says."""
        return self.text.removesuffix(self.tail)


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
        self._choices = no_choices()
        self._kept: list[int] = []  # rows of the log or of the choices, oldest first
        self._filter = FILTERS[0]
        self._words: tuple[str, ...] = ()

    def show_events(self, events: np.ndarray, choices: np.ndarray | None = None) -> int:
        """Take in a log and its choices; returns how many rows are new at the top."""
        old = self._read
        known = 0 if old is None else len(old)
        choices = self._choices if choices is None else choices
        now = choices if self._filter.decisions else events
        self._events, self._choices = events, choices
        if old is not None and not _continues(old, now):
            self._start_over()
            return 0
        new = [row for row in self._rows(now, known) if self._has_words(row)]
        if new:
            self.beginInsertRows(NOWHERE, 0, len(new) - 1)
            self._kept += new
            self.endInsertRows()
        return len(new)

    def set_filter(self, by: Filter) -> None:
        """Show other events."""
        self._filter = by
        self._start_over()

    def set_words(self, text: str) -> None:
        """Show only what has all these words in its date, actor or sentence."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self._words = words
            self._start_over()

    def record(self, index: Index) -> Any:
        """Return the record behind a row: of the log, or of the choices."""
        read = self._read
        assert read is not None
        return read[self._kept[-1 - index.row()]]

    def choice(self, index: Index) -> Any:
        """Return the choice behind a row; None where none is known."""
        record = self.record(index)
        if self._filter.decisions:
            return record
        row = behind(record, self._choices)
        return self._choices[row] if row >= 0 else None

    def row_near(self, day: int) -> int:
        """Row of the newest that happened up to a day; -1 where there is none."""
        read = self._read
        for place, kept in enumerate(reversed(self._kept)):
            if read is not None and read[kept]["day"] <= day:
                return place
        return -1

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
            return f"{told.date}: {told.text}" + (" (why?)" if told.why else "")
        return None

    @property
    def _read(self) -> np.ndarray | None:
        """What rows are of: the log, or the choices."""
        return self._choices if self._filter.decisions else self._events

    def _rows(self, table: np.ndarray, known: int) -> list[int]:
        """Rows of a table that pass the filter, from the first that is not known."""
        fresh = table[known:]
        found = moves(fresh) if self._filter.decisions else chosen(fresh, self._filter)
        rows: list[int] = (found + known).tolist()
        return rows

    def _has_words(self, row: int) -> bool:
        if not self._words:
            return True
        read = self._read
        assert read is not None
        told = self._say(read[row])
        actor = words.shown(NAMES.get(told.actor, ""))
        heap = f"{told.date} {actor} {told.text}".casefold()
        return all(word in heap for word in self._words)

    def _told(self, index: Index) -> Told:
        told = self._say(self.record(index))
        return told._replace(why=self.choice(index) is not None)

    def _say(self, record: Any) -> Told:
        day = self._start + timedelta(days=int(record["day"]))
        actor = actor_id(int(record["actor"]))
        year = f" {words.year(day)}" if self.dated else ""
        if self._filter.decisions:
            text, dead = repertoires()[actor][int(record["action"])].text, ("", "")
        else:
            text, dead = sentence(record), toll(record)
        return Told(
            words.short_date(day) + year, actor, words.shown(text), False, *dead
        )

    def _start_over(self) -> None:
        self.beginResetModel()
        read = self._read
        rows = [] if read is None else self._rows(read, 0)
        self._kept = [row for row in rows if self._has_words(row)]
        self.endResetModel()


def _continues(old: np.ndarray, new: np.ndarray) -> bool:
    if len(new) < len(old):
        return False
    # Of two snapshots of one log the first is nearly always the start of the other.
    return old is new or old.tobytes() == new[: len(old)].tobytes()
