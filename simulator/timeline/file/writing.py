"""Writing a ``.durand`` file as things happen, in a thread of its own.

Who plays only puts things on a list. Whatever waits is written together, in one
transaction, a fraction of a second later; when the disk refuses (it is full), all of
it stays on the list and is tried again.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, override

from simulator.errors import DurandError
from simulator.timeline.file.contents import next_seal
from simulator.timeline.file.record import seal_of
from simulator.timeline.file.waiting import Waiting
from simulator.timeline.segments import Archivist, pack
from simulator.weekly import weekly_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from simulator.timeline.file.contents import Recorded
    from simulator.timeline.segments import Packed, Segment
    from simulator.timeline.tree import Branch, Tree

PAUSE = 0.2  # s between two writings
RETRY = 1.0  # s after a failure
PATIENCE = 20.0  # s for all that waits to be written

INSERT_OPERATION = "INSERT INTO operation VALUES (?, ?, ?, ?)"
INSERT_SEGMENT = "INSERT OR REPLACE INTO segment VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
INSERT_CHOICE = "INSERT OR REPLACE INTO choice VALUES (?, ?, ?)"
INSERT_RECORD = "INSERT INTO record VALUES (?, ?, ?, ?, ?)"
INSERT_PLACE = "INSERT OR REPLACE INTO place VALUES (1, ?, ?)"
INSERT_BRANCH = (
    "INSERT INTO branch VALUES (?, ?, ?, ?, ?, ?, NULL, NULL) ON CONFLICT (id) "
    "DO UPDATE SET name = excluded.name, note = excluded.note, "
    "parent = excluded.parent"
)
UPDATE_HEAD = "UPDATE branch SET head = ? WHERE id = ?"
UPDATE_DIGEST = "UPDATE branch SET digest = ?, digest_key = ? WHERE id = ?"


def now() -> str:
    """Tell the time for the log; nothing depends on it, so a clock may jump."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Written(NamedTuple):
    """How many operations and rows of the record a file holds; their last seals."""

    operations: int
    seal: bytes
    rows: int = 0
    row_seal: bytes = b""


class FileWriter(Archivist):
    """Keeps a timeline in its file.

    Parameters
    ----------
    connection
        The open file; from now on only this writer may use it.
    start
        The first day of the scenario, for the weekly table.
    written
        What the file holds already: rows of its two logs, and their last seals.
    on_close
        Called at the very end.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        start: date,
        written: Written,
        on_close: Callable[[], None],
    ) -> None:
        self._connection, self._start, self._on_close = connection, start, on_close
        self._written = written
        self._waiting = Waiting()
        self._closing = self._ended = False
        self._writing: Waiting | None = None
        self._hurry = False  # somebody waits for the disk
        self.trouble: str | None = None
        self._done = time.monotonic()  # when all that waited was last written
        self._wake = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="file writer")
        self._thread.start()

    @override
    def operation(self, body: str, tree: Tree) -> None:
        with self._wake:
            self._waiting.operations.append((now(), body))
            self._waiting.tree = tree
            self._wake.notify()

    @override
    def segment(self, segment: Segment) -> None:
        with self._wake:
            self._waiting.segments[segment.span.key] = segment
            self._waiting.gone.discard(segment.span.key)

    @override
    def forget(self, keys: Iterable[str]) -> None:
        with self._wake:
            for key in keys:
                self._waiting.segments.pop(key, None)
                self._waiting.gone.add(key)

    @override
    def head(self, branch: int, day: int) -> None:
        with self._wake:
            self._waiting.heads[branch] = day

    @override
    def digest(self, branch: int, key: str, digest: str) -> None:
        with self._wake:
            self._waiting.digests[branch] = (digest, key)

    @override
    def place(self, branch: int, day: int) -> None:
        with self._wake:
            self._waiting.place = (branch, day)

    @property
    def behind(self) -> float:
        """For how many seconds something has waited to be written; 0.0: nothing."""
        if not self._waiting and self._writing is None:
            return 0.0
        return time.monotonic() - self._done

    def record(self, row: Recorded) -> None:
        """Add a row to the record of a class."""
        with self._wake:
            self._waiting.record.append(row)
            self._wake.notify()

    def flush(self) -> Written:
        """Wait until all that waits is written; give what the file holds then.

        Raises
        ------
        DurandError
            When it cannot be written at the moment.
        """
        with self._wake:
            self._wait_for(lambda: not self._waiting and not self._writing)
            if self._waiting or self._writing:
                raise DurandError(self.trouble or "The disk does not answer.")
        return self._written

    def record_now(self, row: Recorded) -> None:
        """Add a row to the record and return once it is on the disk.

        Raises
        ------
        DurandError
            When the disk refuses it; the row is then not in the file, now or later.
        """
        with self._wake:
            self._waiting.record.append(row)
            self._wait_for(lambda: not self._holds(row))
            if self._holds(row):
                kept = [other for other in self._waiting.record if other is not row]
                self._waiting.record = kept
                why = self.trouble or "The disk does not answer."
                msg = f"{why} The last step was not taken; try it again."
                raise DurandError(msg)

    def _wait_for(self, done: Callable[[], bool]) -> None:
        """Wait for the disk, until something is done or refused; the lock is held."""
        self._hurry = True
        self._wake.notify_all()
        self._wake.wait_for(lambda: done() or self._refused or self._ended, PATIENCE)

    @property
    def _refused(self) -> bool:
        return self.trouble is not None and not self._hurry and self._writing is None

    def _holds(self, row: Recorded) -> bool:
        """Whether a row is still to be written."""
        waiting = [self._waiting, *([self._writing] if self._writing else [])]
        return any(other is row for one in waiting for other in one.record)

    def close(self) -> None:
        """Write what waits and let the file go.

        Raises
        ------
        DurandError
            When the last of it could not be written; the file holds all before.
        """
        with self._wake:
            self._closing = True
            self._wake.notify()
        self._thread.join()
        if self._waiting:
            why = self.trouble or "The file could not be written."
            msg = f"{why} What was done since then is not in the file."
            raise DurandError(msg)

    def _work(self) -> None:
        try:
            # A program that ends without closing still writes down what it did.
            while not self._closing and threading.main_thread().is_alive():
                with self._wake:
                    if not self._hurry and not self._closing:
                        self._wake.wait(PAUSE)
                self._flush()
                if self.trouble and not self._closing:
                    with self._wake:
                        self._wake.wait_for(lambda: self._hurry or self._closing, RETRY)
            self._flush()
        finally:
            self._finish()

    def _flush(self) -> None:
        """Write all that waits, or nothing of it."""
        with self._wake:
            taken, self._waiting = self._waiting, Waiting()
            self._writing, self._hurry = taken, False
        trouble = self._attempt(taken) if taken else self.trouble
        with self._wake:
            self._writing = None
            if taken and trouble:
                self._waiting = taken.before(self._waiting)
            self.trouble = trouble
            if not trouble:
                self._done = time.monotonic()
            self._wake.notify_all()

    def _attempt(self, taken: Waiting) -> str | None:
        """Write in one transaction; tell what the trouble is, if there is any."""
        try:
            self._write(taken)
        except sqlite3.Error as error:
            self._undo_write()
            return (
                f"The file cannot be written at the moment ({error}): make room on "
                "the disk; nothing is lost while this program runs."
            )
        return None

    def _write(self, waiting: Waiting) -> None:
        packs = {key: pack(segment) for key, segment in waiting.segments.items()}
        segments = [
            _row(waiting.segments[key], packed, self._start)
            for key, packed in packs.items()
        ]
        choices = [
            (key, packed.choices, packed.choices_seal) for key, packed in packs.items()
        ]
        run = self._connection
        run.execute("BEGIN IMMEDIATE")
        written = self._write_logs(waiting)
        if waiting.tree:
            rows = [_branch_row(branch) for branch in waiting.tree.branches.values()]
            run.executemany(INSERT_BRANCH, rows)
        for branch, day in waiting.heads.items():
            run.execute(UPDATE_HEAD, (day, branch))
        for branch, (digest, key) in waiting.digests.items():
            run.execute(UPDATE_DIGEST, (digest, key, branch))
        for table in ("segment", "choice"):
            query = f"DELETE FROM {table} WHERE key = ?"
            run.executemany(query, [(key,) for key in waiting.gone])
        run.executemany(INSERT_SEGMENT, segments)
        run.executemany(INSERT_CHOICE, choices)
        if waiting.place:
            run.execute(INSERT_PLACE, waiting.place)
        run.execute("COMMIT")
        self._written = written

    def _write_logs(self, waiting: Waiting) -> Written:
        """Add to the two logs; give what the file will hold then."""
        number, seal, row_number, row_seal = self._written
        for at, body in waiting.operations:
            seal = next_seal(seal, at, body)
            self._connection.execute(INSERT_OPERATION, (number, at, body, seal))
            number += 1
        for row in waiting.record:
            row_seal = seal_of(row_seal, row)
            values = (row_number, row.at, row.kind, row.body, row_seal)
            self._connection.execute(INSERT_RECORD, values)
            row_number += 1
        return Written(number, seal, row_number, row_seal)

    def _undo_write(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _finish(self) -> None:
        try:
            self._connection.execute("PRAGMA incremental_vacuum")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            self.trouble = self.trouble or f"The file could not be tidied: {error}."
        finally:
            self._connection.close()
            self._on_close()
            with self._wake:
                self._ended = True
                self._wake.notify_all()


def _branch_row(branch: Branch) -> tuple[int, str, str, int | None, int, int]:
    head = max([branch.forked, *(entry.day for entry in branch.entries)])
    return branch.id, branch.name, branch.note, branch.parent, branch.forked, head


def _row(segment: Segment, packed: Packed, start: date) -> tuple[object, ...]:
    first_day = start + timedelta(days=segment.span.first)
    weekly = json.dumps(weekly_rows(segment.rows, first_day))
    parts = packed.rows, packed.events, packed.world, packed.seal
    return (*packed.span, weekly, *parts)
