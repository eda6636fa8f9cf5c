"""The record of a class: rows that are only ever added, each sealed with all before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from simulator.errors import DurandError
from simulator.timeline.file.contents import Recorded, next_seal
from simulator.timeline.file.schema import damaged

if TYPE_CHECKING:
    import sqlite3

LONGEST_KIND, LONGEST_BODY = 40, 262_144  # letters
MOST_ROWS = 100_000


def as_row(kind: str, data: Any, at: str) -> Recorded:
    """Make a row of the record; `DurandError` when it is too long or no JSON."""
    try:
        body = json.dumps(data, ensure_ascii=False, allow_nan=False, sort_keys=True)
    except (TypeError, ValueError) as error:
        msg = f"The record takes plain values only: {error}."
        raise DurandError(msg) from error
    if not 0 < len(kind) <= LONGEST_KIND or len(body) > LONGEST_BODY:
        msg = (
            f"A row of the record has a kind of 1 to {LONGEST_KIND} letters and at "
            f"most {LONGEST_BODY} letters of text."
        )
        raise DurandError(msg)
    return Recorded(at, kind, body)


def seal_of(last: bytes, row: Recorded) -> bytes:
    """Seal a row: the hash of it and of all before it."""
    return next_seal(last, row.at, f"{row.kind}\n{row.body}")


def read_record(
    connection: sqlite3.Connection, name: str
) -> tuple[tuple[Recorded, ...], bytes]:
    """Read the record of a file, and its last seal.

    Raises
    ------
    DurandError
        When a row is not what was written there.
    """
    rows: list[Recorded] = []
    seal = b""
    query = "SELECT number, at, kind, body, seal FROM record ORDER BY number"
    for number, at, kind, body, own in connection.execute(query):
        row = Recorded(at, kind, body)
        seal = seal_of(seal, row)
        sound = len(kind) <= LONGEST_KIND and len(body) <= LONGEST_BODY
        if number != len(rows) or own != seal or not sound or number > MOST_ROWS:
            raise damaged(
                name, f"row {len(rows)} of its record is not what was written"
            )
        json.loads(body)
        rows.append(row)
    return tuple(rows), seal
