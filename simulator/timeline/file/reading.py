"""Reading a ``.durand`` file without trusting it: sizes, types and seals are checked.

Nothing in a file is ever executed, and reading changes nothing: not the file, and
nothing beside it once the reader is done.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from simulator.errors import DurandError, InputError
from simulator.mechanisms import DIALS
from simulator.parameters import check_dial
from simulator.scenario import Scenario
from simulator.situation import LONGEST_RUN_DAYS
from simulator.timeline.file.contents import Contents, Logged, next_seal, run_seal
from simulator.timeline.file.lock import FileInUseError, Lock
from simulator.timeline.file.record import read_record
from simulator.timeline.file.schema import (
    VERSION,
    check_tables,
    damaged,
    harden,
    migrate,
    version_of,
)
from simulator.timeline.history import History, read_operation
from simulator.timeline.journal import in_words
from simulator.timeline.segments import SEGMENT_DAYS, Packed, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.timeline.tree import Tree

MOST_BYTES = 1_000_000_000
MOST_OPERATIONS = 100_000
MOST_SEGMENTS = 50_000
LARGEST_SEED = 2**32 - 1
MAGIC = b"SQLite format 3\x00"
KEY = re.compile(r"[0-9a-f]{40}")
BRANCH_COLUMNS = "id, name, note, parent, forked, head, digest, digest_key"


def read_file(path: Path, *, owned: bool = False) -> Contents:
    """Read a file, whoever writes it meanwhile.

    Parameters
    ----------
    path
        The file.
    owned
        Whether the caller holds its lock.

    Raises
    ------
    DurandError
        When it is not there, no Durand file, newer than this Durand, or damaged.
    """
    look_at(path)
    try:
        with _connection(path, owned=owned) as connection:
            return _read(connection, path.name)
    except sqlite3.Error as error:
        raise damaged(path.name, str(error)) from error


def copy_file(path: Path, copied: Path) -> None:
    """Copy a file as it stands, whoever writes it meanwhile, into one new file.

    Raises
    ------
    DurandError
        When it cannot be read, or the copy not be written.
    """
    look_at(path)
    try:
        with _connection(path, owned=False) as source:
            harden(source)
            version_of(source, path.name)
            with closing(sqlite3.connect(copied)) as target:
                source.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise damaged(path.name, str(error)) from error


def look_at(path: Path) -> None:
    """Refuse what cannot be a file of ours before anything opens it."""
    try:
        if not path.is_file():
            msg = f"There is no file {path}."
            raise DurandError(msg)
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        msg = f"{path} cannot be read: {error.strerror or error}."
        raise DurandError(msg) from error
    if head != MAGIC:
        msg = f"{path.name} is not a file of Durand."
        raise DurandError(msg)
    if size > MOST_BYTES:
        msg = f"{path.name} is larger than any file of Durand can be; it was not read."
        raise DurandError(msg)


def _read(connection: sqlite3.Connection, name: str) -> Contents:
    harden(connection)
    try:
        version_of(connection, name)
        check_tables(connection, name)
        connection.execute("BEGIN")  # one state of the file, whoever writes meanwhile
        return _contents(connection, name)
    except (TypeError, ValueError, RecursionError, OverflowError) as error:
        raise damaged(name, str(error)) from error
    finally:
        connection.rollback()


@contextmanager
def _connection(path: Path, *, owned: bool) -> Iterator[sqlite3.Connection]:
    """Open a file to look at: itself where that leaves no trace, else a copy."""
    with tempfile.TemporaryDirectory(prefix="durand-") as folder:
        seen = path
        try:
            with nullcontext() if owned else Lock(path):
                options, seen = _still(path, Path(folder))
        except FileInUseError:
            options = "mode=ro"  # its writer keeps the files that reading needs
        except OSError:
            options, seen = _still(path, Path(folder))
        with closing(_open(seen, options)) as connection:
            yield connection


def _still(path: Path, folder: Path) -> tuple[str, Path]:
    """Tell how to read a file that nobody writes, and where."""
    wal = path.with_name(f"{path.name}-wal")
    if _version_in_header(path) == VERSION and not (
        wal.exists() and wal.stat().st_size
    ):
        return "mode=ro&immutable=1", path
    shutil.copyfile(path, folder / path.name)
    if wal.exists():
        shutil.copyfile(wal, folder / wal.name)
    with closing(_open(folder / path.name, "mode=rw")) as connection:
        migrate(connection, version_of(connection, path.name))
    return "mode=rw", folder / path.name


def _version_in_header(path: Path) -> int:
    with path.open("rb") as file:
        return int.from_bytes(file.read(64)[60:64])


def _open(path: Path, options: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{options}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5)


def _contents(connection: sqlite3.Connection, name: str) -> Contents:
    scenario, seed, dials, seal = _run(connection, name)
    history, log, seal = _log(connection, name, seal)
    heads, digests = _branches(connection, name, history)
    record, record_seal = read_record(connection, name)
    place = connection.execute("SELECT branch, day FROM place").fetchone() or (0, 0)
    if not 0 <= place[1] <= LONGEST_RUN_DAYS:
        raise damaged(name, "it was left on a day that cannot be")
    return Contents(
        name=name,
        scenario=scenario,
        seed=seed,
        dials=dials,
        versions=dict(connection.execute("SELECT name, value FROM version LIMIT 50")),
        log=log,
        tree=history.tree,
        heads=heads,
        digests=digests,
        segments=_segments(connection, name),
        record=record,
        record_seal=record_seal,
        branch=history.home(place[0]),
        day=place[1],
        last_seal=seal,
    )


def _run(
    connection: sqlite3.Connection, name: str
) -> tuple[Scenario, int, dict[str, float], bytes]:
    query = "SELECT scenario, seed, draw, dials, seal FROM run"
    row = connection.execute(query).fetchone()
    if row is None:
        raise damaged(name, "it does not say what was run")
    text, seed, draw, settings, seal = row
    if seal != run_seal(text, seed, settings):
        raise damaged(name, "the seal of what was run does not fit")
    if draw is not None or not 0 <= seed <= LARGEST_SEED:
        raise damaged(name, "its seed or draw is not one that this Durand knows")
    try:
        scenario = Scenario.model_validate_json(text)
    except ValidationError as error:
        raise damaged(name, f"scenario: {in_words(error)}") from error
    dials = json.loads(settings)
    if not isinstance(dials, dict):
        raise damaged(name, "its dials are no table")
    for dial, value in [*scenario.dials.items(), *dials.items()]:
        problem = check_dial(DIALS, dial, value, name)
        if problem is not None:
            raise InputError(problem)
    return scenario, seed, dials, seal


def _log(
    connection: sqlite3.Connection, name: str, seal: bytes
) -> tuple[History, tuple[Logged, ...], bytes]:
    history = History()
    log: list[Logged] = []
    query = "SELECT number, at, body, seal FROM operation ORDER BY number"
    for number, at, body, own in connection.execute(query):
        seal = next_seal(seal, at, body)
        place = f"operation {len(log)} of its journal"
        if number != len(log) or own != seal or number > MOST_OPERATIONS:
            raise damaged(name, f"{place} is not what was written there")
        try:
            operation = read_operation(body)
            told = history.add(operation)
        except DurandError as error:
            raise damaged(name, f"{place}: {error}") from error
        log.append(Logged(at, operation, told))
    return history, tuple(log), seal


def _branches(
    connection: sqlite3.Connection, name: str, history: History
) -> tuple[dict[int, int], dict[int, tuple[str, str]]]:
    heads: dict[int, int] = {}
    digests: dict[int, tuple[str, str]] = {}
    for row in connection.execute(f"SELECT {BRANCH_COLUMNS} FROM branch LIMIT 5000"):
        number, *_, head, digest, key = row
        if not (_fits(row, history.tree) and 0 <= head <= LONGEST_RUN_DAYS):
            raise damaged(name, f"branch {number} is not what its journal says")
        heads[number] = head
        if digest is not None and key is not None:
            digests[number] = (key[:40], digest[:64])
    return heads, digests


def _fits(row: tuple[Any, ...], tree: Tree) -> bool:
    branch = tree.branches.get(row[0])
    if branch is None:  # deleted, or its fork undone; kept for undo and redo
        return True
    told = (branch.name, branch.note, branch.parent, branch.forked)
    return row[1:5] == told


def _segments(connection: sqlite3.Connection, name: str) -> dict[str, Packed]:
    found: dict[str, Packed] = {}
    query = (
        "SELECT key, first, last, days, events, world, segment.seal,"
        " coalesce(choices, x''), coalesce(choice.seal, x'')"
        " FROM segment LEFT JOIN choice USING (key)"
    )
    for key, first, last, *parts in connection.execute(query):
        sound = KEY.fullmatch(key) and 0 <= first < last <= LONGEST_RUN_DAYS
        if not sound or last - first > SEGMENT_DAYS or len(found) >= MOST_SEGMENTS:
            raise damaged(name, "it holds days that cannot be")
        found[key] = Packed(Span(key, first, last), *parts)
    return found
