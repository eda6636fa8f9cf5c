"""Making and opening files to play on."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from simulator.errors import DurandError
from simulator.scenario import Scenario, load_scenario
from simulator.timeline.file.contents import run_seal
from simulator.timeline.file.lock import Lock
from simulator.timeline.file.reading import look_at, read_file
from simulator.timeline.file.record import as_row
from simulator.timeline.file.schema import make_tables, migrate, version_of
from simulator.timeline.file.versions import versions
from simulator.timeline.file.writing import INSERT_BRANCH, FileWriter, Written, now
from simulator.timeline.replay import verify
from simulator.timeline.saved import Saved
from simulator.timeline.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from simulator.timeline.file.contents import Contents, Recorded
    from simulator.timeline.segments import Archivist

SUFFIX = ".durand"


@dataclass(frozen=True)
class FileTimeline:
    """A timeline and the file it is written to."""

    path: Path
    timeline: Timeline
    writer: FileWriter
    record: list[Recorded] = field(default_factory=list)

    @property
    def scenario(self) -> Scenario:
        """What the run is of."""
        return self.timeline.scenario

    def append_record(self, kind: str, data: Any, *, at_once: bool = False) -> None:
        """Add a row to the record that a class leaves beside its run.

        Parameters
        ----------
        kind
            What it tells, in one word.
        data
            Plain values: what JSON can hold.
        at_once
            Whether to return only when it is on the disk.

        Raises
        ------
        DurandError
            When it is too long, or no plain values; with ``at_once`` also when the
            disk refuses it, and nothing is added then.
        """
        row = as_row(kind, data, now())
        (self.writer.record_now if at_once else self.writer.record)(row)
        self.record.append(row)

    def close(self) -> None:
        """Write down what is left, and let the file go.

        Raises
        ------
        DurandError
            When the last of it could not be written.
        """
        try:
            self.timeline.complete()
        finally:
            self.writer.close()


def create_file(
    path: Path,
    scenario: Scenario | str,
    dials: Mapping[str, float] | None = None,
    seed: int = 0,
) -> FileTimeline:
    """Begin a run in a new file.

    Raises
    ------
    DurandError
        When there is such a file already, or its folder cannot be written to.
    InputError
        When the run cannot be begun.
    """
    found = load_scenario(scenario) if isinstance(scenario, str) else scenario
    timeline = Timeline(found, dials, seed)  # first: it may refuse
    lock = _lock(path)
    try:
        if path.exists():
            msg = f"There is a file {path} already; open it, or choose another name."
            raise DurandError(msg)
        seal = begin_file(path, found, timeline.dials, seed)
        connection = connect(path)
    except BaseException as error:
        lock.release()
        if isinstance(error, sqlite3.Error | OSError):
            raise unwritable(path, error) from error
        raise
    writer = FileWriter(connection, found.start, Written(0, seal), lock.release)
    timeline.archivist = writer
    return FileTimeline(path, timeline, writer)


def open_file(path: Path) -> FileTimeline:
    """Go on with the run of a file.

    Raises
    ------
    FileInUseError
        When somebody else writes it.
    DurandError
        When it cannot be read or written, or was made by other rules of the model.
    """
    look_at(path)
    lock = _lock(path)
    try:
        if not os.access(path, os.W_OK):
            raise unwritable(path, "it is read-only")
        contents = read_file(path, owned=True)
        check_rules(contents)
        connection = _take_over(path)
    except BaseException as error:
        lock.release()
        if isinstance(error, sqlite3.Error):
            raise unwritable(path, error) from error
        raise
    written = Written(
        len(contents.log),
        contents.last_seal,
        len(contents.record),
        contents.record_seal,
    )
    writer = FileWriter(connection, contents.scenario.start, written, lock.release)
    try:
        timeline = go_on(contents, writer)
    except BaseException:
        writer.close()
        raise
    return FileTimeline(path, timeline, writer, list(contents.record))


def go_on(contents: Contents, archivist: Archivist | None = None) -> Timeline:
    """Make a timeline that goes on from what a file holds."""
    sound = {k: packed for k, packed in contents.segments.items() if packed.whole}
    saved = Saved(
        contents.operations, contents.heads, sound, contents.branch, contents.day
    )
    return Timeline(
        contents.scenario,
        contents.dials,
        contents.seed,
        saved=saved,
        archivist=archivist,
    )


def check_rules(contents: Contents) -> None:
    """Refuse to go on with a file whose rules of the model gave other bits.

    Raises
    ------
    DurandError
        Which day and column would be others.
    """
    if contents.versions.get("rules") == versions()["rules"]:
        return
    difference = verify(contents).difference
    if difference is not None:
        made_by = contents.versions.get("durand", "unknown")[:20]
        msg = (
            f"{contents.name} was made by Durand {made_by} with other rules of the "
            f"model: {difference} To go on with it, use that version; durand log and "
            "durand export read it with this one too."
        )
        raise DurandError(msg)


def _take_over(path: Path) -> sqlite3.Connection:
    """Open a file that was found sound, to write it."""
    connection = connect(path)
    try:
        migrate(connection, version_of(connection, path.name))
        connection.execute("PRAGMA journal_mode = WAL")
        rows = list(versions().items())
        connection.executemany("INSERT OR REPLACE INTO version VALUES (?, ?)", rows)
    except BaseException:
        connection.close()
        raise
    return connection


def _lock(path: Path) -> Lock:
    try:
        return Lock(path)
    except OSError as error:
        raise unwritable(path, error) from error


def begin_file(
    path: Path, scenario: Scenario, dials: Mapping[str, float], seed: int
) -> bytes:
    """Make a file that gets its name only once it is whole; give its first seal."""
    unnamed = path.with_name(f".{path.name}.new")
    unnamed.unlink(missing_ok=True)
    drop_leftovers(unnamed)
    try:
        with closing(connect(unnamed)) as connection:
            seal = _begin(connection, scenario, dials, seed)
        drop_leftovers(path)
        unnamed.replace(path)
    except BaseException:
        unnamed.unlink(missing_ok=True)
        raise
    return seal


def drop_leftovers(path: Path) -> None:
    """Remove what a killed writer left of an older file of this name.

    SQLite would take it for a part of the new one.
    """
    for left in ("-wal", "-shm"):
        path.with_name(path.name + left).unlink(missing_ok=True)


def connect(path: Path) -> sqlite3.Connection:
    """Open a file of ours to write it."""
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, timeout=5
    )
    # A killed process loses nothing this way; a power cut at most the last moments.
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _begin(
    connection: sqlite3.Connection,
    scenario: Scenario,
    dials: Mapping[str, float],
    seed: int,
) -> bytes:
    text, settings = scenario.model_dump_json(), json.dumps(dials, sort_keys=True)
    seal = run_seal(text, seed, settings)
    make_tables(connection)
    connection.execute("BEGIN IMMEDIATE")
    run = (text, seed, None, settings, seal)
    connection.execute("INSERT INTO run VALUES (1, ?, ?, ?, ?, ?)", run)
    rows = list(versions().items())
    connection.executemany("INSERT INTO version VALUES (?, ?)", rows)
    connection.execute(INSERT_BRANCH, (0, "line", "", None, 0, 0))
    connection.execute("COMMIT")
    return seal


def unwritable(path: Path, why: object) -> DurandError:
    """Say that a file cannot be written, and why, as the system puts it."""
    told = getattr(why, "strerror", None) or why
    return DurandError(
        f"{path} cannot be written ({told}): choose a folder that can be written to."
    )
