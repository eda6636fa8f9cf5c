"""A file that keeps what runs came to: a row a run, found again by its key.

SQLite in WAL mode: what is written survives the death of the program, and a reader may
look on. Failures are rows too, so that they are seen; they are tried again when the
experiment is resumed.
"""

from __future__ import annotations

import sqlite3
import time
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from simulator.choices import DECISION
from simulator.ensemble.cases import Made
from simulator.ensemble.packing import pack, told, unpack
from simulator.ensemble.work import Answer, Job
from simulator.errors import DurandError
from simulator.world.columns import DAY, EVENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

APPLICATION = 0x44555253  # "DURS", in the header of every store
VERSION = 2
COMMIT_S = 0.25  # at most so much is lost when the program is killed
WAIT_S = 30.0  # for another program that writes to the same store
MOST_AT_ONCE = 500

RUNS = """CREATE TABLE runs (
    key TEXT PRIMARY KEY, arm TEXT NOT NULL, scenario TEXT NOT NULL,
    seed INTEGER NOT NULL, draw INTEGER, days INTEGER NOT NULL,
    status TEXT NOT NULL, digest TEXT NOT NULL, wall_s REAL NOT NULL,
    error TEXT NOT NULL, traceback TEXT NOT NULL,
    series_layout TEXT NOT NULL, series BLOB
) STRICT, WITHOUT ROWID"""
# Each brings a store from one version to the next; none is ever changed.
type Migration = Callable[[sqlite3.Connection], None]


def _first(connection: sqlite3.Connection) -> None:
    connection.execute(RUNS)


def _events(connection: sqlite3.Connection) -> None:
    for table in ("events", "decisions"):
        connection.execute(f"ALTER TABLE runs ADD COLUMN {table}_rows INTEGER")
        connection.execute(f"ALTER TABLE runs ADD COLUMN {table} BLOB")
    # Runs kept without their events are run again when they are asked for.
    connection.execute("UPDATE runs SET status = 'cancelled' WHERE status = 'ok'")


MIGRATIONS: Mapping[int, Migration] = MappingProxyType({0: _first, 1: _events})
LAYOUTS = told(DAY) + told(EVENT) + told(DECISION)


class KeptJob(Job, Protocol):
    """Work that gives a `Made`, and can say what it is."""

    def label(self) -> dict[str, Any]:
        """Give its arm, scenario, seed, draw and days."""


class RunStore:
    """A store, open for reading and writing; a context manager.

    Parameters
    ----------
    path
        The file; made when there is none.

    Raises
    ------
    DurandError
        When it is no store, was written by a newer Durand, or cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._open(path)
        except (sqlite3.Error, OSError) as error:
            msg = f"{path.name} cannot be used as a store of runs: {error}"
            raise DurandError(msg) from error
        self._committed = time.monotonic()

    def _open(self, path: Path) -> None:
        self._file = sqlite3.connect(path, timeout=WAIT_S, isolation_level=None)
        try:
            version = self._version()
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute("PRAGMA synchronous = NORMAL")
            self._file.execute("PRAGMA trusted_schema = OFF")
            migrate(self._file, version)
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> RunStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write down what is not yet, and close."""
        self._commit()
        self._file.close()

    def held(self, keys: Sequence[str]) -> set[str]:
        """Return which of these runs it holds whole."""
        found: set[str] = set()
        for first in range(0, len(keys), MOST_AT_ONCE):
            part = keys[first : first + MOST_AT_ONCE]
            marks = ",".join("?" * len(part))
            query = f"SELECT key FROM runs WHERE status = 'ok' AND key IN ({marks})"
            found.update(key for (key,) in self._file.execute(query, part))
        return found

    def answer(self, job: KeptJob) -> Answer | None:
        """Take the answer to a job out; None where a part of it is damaged."""
        query = (
            "SELECT days, digest, wall_s, series_layout, series, events_rows, events,"
            " decisions_rows, decisions FROM runs WHERE key = ? AND status = 'ok'"
        )
        row = self._file.execute(query, (job.key,)).fetchone()
        if row is None or row[3] != LAYOUTS:
            return None
        days, digest, wall_s, _, series, events_rows, events, rows, decisions = row
        try:
            made = Made(
                unpack(series, days, DAY),
                unpack(events, events_rows, EVENT),
                unpack(decisions, rows, DECISION),
                digest,
            )
        except (ValueError, TypeError):
            return None
        return Answer(job.key, "ok", made, wall_s=wall_s, stored=True)

    def put(self, job: KeptJob, answer: Answer) -> None:
        """Keep an answer; the file has it within a quarter of a second."""
        if not self._file.in_transaction:
            self._file.execute("BEGIN IMMEDIATE")
        values: dict[str, Any] = {
            "key": job.key,
            **job.label(),
            "status": answer.status,
            "wall_s": answer.wall_s,
            "error": answer.error,
            "traceback": answer.traceback,
            "series_layout": LAYOUTS,
            **_packed(answer.value),
        }
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        statement = f"INSERT OR REPLACE INTO runs ({names}) VALUES ({marks})"
        self._file.execute(statement, tuple(values.values()))
        if time.monotonic() - self._committed > COMMIT_S:
            self._commit()

    def failures(self) -> Iterator[tuple[str, int, str, str]]:
        """Give arm, seed, status and error of every run that failed."""
        query = "SELECT arm, seed, status, error FROM runs WHERE status != 'ok'"
        yield from self._file.execute(f"{query} ORDER BY arm, seed")

    def _commit(self) -> None:
        if self._file.in_transaction:
            self._file.execute("COMMIT")
        self._committed = time.monotonic()

    def _version(self) -> int:
        (application,) = self._file.execute("PRAGMA application_id").fetchone()
        (version,) = self._file.execute("PRAGMA user_version").fetchone()
        (tables,) = self._file.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application != APPLICATION and (application or version or tables):
            msg = f"{self._name} is no store of runs; it was left as it is."
            raise DurandError(msg)
        if version > VERSION:
            msg = (
                f"{self._name} was written by a newer Durand (version {version} of "
                f"the store; this one reads up to {VERSION}). It was left as it is."
            )
            raise DurandError(msg)
        return int(version)


def migrate(connection: sqlite3.Connection, version: int, to: int = VERSION) -> None:
    """Bring a store to a version, all of the way or not at all."""
    if version == to:
        return
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for step in range(version, to):
            MIGRATIONS[step](connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {to}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _packed(made: Made | None) -> dict[str, Any]:
    if made is None:
        return {"digest": ""}
    return {
        "digest": made.digest,
        "series": pack(made.series),
        "events_rows": len(made.events),
        "events": pack(made.events),
        "decisions_rows": len(made.decisions),
        "decisions": pack(made.decisions),
    }
