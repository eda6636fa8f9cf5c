"""Saving a run under another name, and going on there."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.errors import DurandError
from simulator.timeline.file.lock import Lock
from simulator.timeline.file.opening import (
    FileTimeline,
    begin_file,
    connect,
    drop_leftovers,
    unwritable,
)
from simulator.timeline.file.reading import copy_file
from simulator.timeline.file.writing import FileWriter, Written

if TYPE_CHECKING:
    from simulator.timeline.timeline import Timeline


def save_as(file: FileTimeline, path: Path) -> FileTimeline:
    """Copy a file that is being written, and go on in the copy.

    The first file stays as it is from then on; a file at ``path`` is replaced.

    Raises
    ------
    DurandError
        When what is known cannot be written, or somebody else has ``path`` open; the
        run then goes on in the file where it was.
    """
    if path.absolute() == file.path.absolute():
        file.writer.flush()
        return file
    file.timeline.settle()
    written = file.writer.flush()
    try:
        lock = Lock(path)
        try:
            with tempfile.TemporaryDirectory(prefix=".durand-", dir=path.parent) as box:
                copied = Path(box) / "copy.durand"
                copy_file(file.path, copied)
                drop_leftovers(path)
                copied.replace(path)
            connection = connect(path)
            connection.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            lock.release()
            raise
    except (OSError, sqlite3.Error) as error:
        raise unwritable(path, error) from error
    start = file.timeline.scenario.start
    writer = FileWriter(connection, start, written, lock.release)
    file.timeline.archivist = writer
    file.writer.close()
    return FileTimeline(path, file.timeline, writer, file.record)


def write_down(timeline: Timeline, path: Path) -> FileTimeline:
    """Write a run that has no file into one, and go on there.

    A file at ``path`` is replaced.

    Raises
    ------
    DurandError
        When it cannot be written, or somebody else has it open.
    """
    try:
        lock = Lock(path)
        try:
            seal = begin_file(path, timeline.scenario, timeline.dials, timeline.seed)
            connection = connect(path)
        except BaseException:
            lock.release()
            raise
    except (OSError, sqlite3.Error) as error:
        raise unwritable(path, error) from error
    start = timeline.scenario.start
    writer = FileWriter(connection, start, Written(0, seal), lock.release)
    timeline.archivist = writer
    timeline.tell_all(writer)
    file = FileTimeline(path, timeline, writer)
    try:
        writer.flush()
    except DurandError:
        timeline.archivist = None
        writer.close()
        raise
    return file
