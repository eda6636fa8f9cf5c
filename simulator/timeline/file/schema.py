"""The tables of a ``.durand`` file, its version, and the way from older versions.

A version is never changed once released: a new one gets a number and a migration,
which runs in one transaction (a crash in the middle leaves the old version).
"""

from __future__ import annotations

import sqlite3
from types import MappingProxyType
from typing import TYPE_CHECKING

from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

APPLICATION = 0x44555244  # "DURD", in the header of every file
VERSION = 2
LONGEST_VALUE = 8_000_000  # bytes of any one value

# Strict tables: SQLite itself refuses a value of another type.
TABLES = MappingProxyType(
    {
        "version": "CREATE TABLE version (name TEXT PRIMARY KEY, value TEXT NOT NULL)"
        " STRICT",
        "run": "CREATE TABLE run (id INTEGER PRIMARY KEY CHECK (id = 1),"
        " scenario TEXT NOT NULL, seed INTEGER NOT NULL, draw INTEGER,"
        " dials TEXT NOT NULL, seal BLOB NOT NULL) STRICT",
        "operation": "CREATE TABLE operation (number INTEGER PRIMARY KEY,"
        " at TEXT NOT NULL, body TEXT NOT NULL, seal BLOB NOT NULL) STRICT",
        "branch": "CREATE TABLE branch (id INTEGER PRIMARY KEY,"
        " name TEXT NOT NULL, note TEXT NOT NULL, parent INTEGER,"
        " forked INTEGER NOT NULL, head INTEGER NOT NULL, digest TEXT,"
        " digest_key TEXT) STRICT",
        "place": "CREATE TABLE place (id INTEGER PRIMARY KEY CHECK (id = 1),"
        " branch INTEGER NOT NULL, day INTEGER NOT NULL) STRICT",
        "segment": "CREATE TABLE segment (key TEXT PRIMARY KEY,"
        " first INTEGER NOT NULL, last INTEGER NOT NULL, weekly TEXT NOT NULL,"
        " days BLOB NOT NULL, events BLOB NOT NULL, world BLOB NOT NULL,"
        " seal BLOB NOT NULL) STRICT",
        # Since version 2: what was chosen in a segment, and a record of a class.
        "choice": "CREATE TABLE choice (key TEXT PRIMARY KEY,"
        " choices BLOB NOT NULL, seal BLOB NOT NULL) STRICT",
        "record": "CREATE TABLE record (number INTEGER PRIMARY KEY,"
        " at TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,"
        " seal BLOB NOT NULL) STRICT",
    }
)
ADDED = MappingProxyType({2: ("choice", "record")})  # tables, by version


def _add_tables(connection: sqlite3.Connection, version: int) -> None:
    for table in ADDED[version]:
        connection.execute(TABLES[table])


# From a version to the next: MIGRATIONS[1] makes version 2 of version 1.
type Migration = Callable[[sqlite3.Connection], None]
MIGRATIONS: Mapping[int, Migration] = MappingProxyType(
    {1: lambda connection: _add_tables(connection, 2)}
)


def make_tables(connection: sqlite3.Connection) -> None:
    """Lay out a new file."""
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    for table in TABLES.values():
        connection.execute(table)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def harden(connection: sqlite3.Connection) -> None:
    """Trust nothing that a file says about itself: no code in it is ever run."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA mmap_size = 0")


def version_of(connection: sqlite3.Connection, name: str, newest: int = VERSION) -> int:
    """Return the version of a file.

    Raises
    ------
    DurandError
        When it is no Durand file, or newer than this Durand.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION or version < 1:
        msg = f"{name} is not a file of Durand."
        raise DurandError(msg)
    if version > newest:
        msg = (
            f"{name} was written by a newer Durand (file version {version}; this one "
            f"reads up to {newest}). It was left as it is: open it with a newer Durand."
        )
        raise DurandError(msg)
    return int(version)


def migrate(
    connection: sqlite3.Connection,
    version: int,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    to: int = VERSION,
) -> None:
    """Bring a file to the newest version, all of the way or not at all."""
    if version == to:
        return
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for step in range(version, to):
            migrations[step](connection)
        connection.execute(f"PRAGMA user_version = {to}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def check_tables(
    connection: sqlite3.Connection, name: str, tables: Mapping[str, str] = TABLES
) -> None:
    """Refuse a file that is damaged, or holds anything but our tables."""
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise damaged(name, str(found))
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    if dict(connection.execute(query)) != dict(tables):
        raise damaged(name, "its tables are not those of a Durand file")


def damaged(name: str, why: str) -> DurandError:
    """Say that a file cannot be used."""
    return DurandError(
        f"{name} is damaged and was left as it is: {why[:300]}. "
        "A copy of it, or an archive made by durand export, may still be whole."
    )
