"""Files that are damaged, foreign or hostile: a clear word each, nothing executed."""

import sqlite3
import zlib
from contextlib import closing

import pytest

from simulator.errors import DurandError
from simulator.timeline.file import open_file, read_file
from simulator.timeline.file.contents import next_seal
from simulator.timeline.replay import verify
from simulator.timeline.segments import _seal, pack


def test_that_no_file_and_other_files_are_told_apart(tmp_path, refused):
    with pytest.raises(DurandError, match="no file"):
        read_file(tmp_path / "none.durand")
    with pytest.raises(DurandError, match="no file"):
        open_file(tmp_path)
    text = tmp_path / "text.durand"
    text.write_text("a letter")
    refused(text, "not a file of Durand")
    text.unlink()
    other = tmp_path / "other.durand"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    refused(other, "not a file of Durand")


def test_that_a_newer_version_is_refused_and_left_alone(path, rewrite, refused):
    rewrite("PRAGMA journal_mode = DELETE", "PRAGMA user_version = 7")
    refused(path, "newer Durand", "file version 7")


@pytest.mark.parametrize("left", [0.9, 0.5, 0.1, 200, 17])
def test_that_a_truncated_file_is_refused(path, left, refused):
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(round(left * size) if left < 1 else left)
    refused(path, "damaged")


def test_that_no_flipped_bit_changes_what_is_read(path):
    whole = read_file(path)
    digests = [replay.digest for replay in verify(whole).replays]
    good = path.read_bytes()
    step = len(good) // 60
    for place in range(40, len(good), step):
        bad = bytearray(good)
        bad[place] ^= 1 << place % 8
        path.write_bytes(bad)
        try:
            contents = read_file(path)
            found = verify(contents)
        except DurandError:
            continue
        # Where it is accepted the journal is what it was; records are told apart.
        assert contents.operations == whole.operations
        assert [replay.digest for replay in found.replays] == digests


def test_that_damaged_days_are_lived_again(path, rewrite):
    rewrite(
        "UPDATE segment SET days = x'00112233' WHERE first = 56",
    )
    found = verify(read_file(path)).difference
    assert found is not None
    assert found.day == 56
    assert "checksum" in found.recorded
    open_file(path).close()
    assert verify(read_file(path)).difference is None


def test_that_replay_names_the_first_day_and_column_that_differ(path):
    contents = read_file(path)
    key, packed = next(iter(contents.segments.items()))
    segment = packed.unpack()
    segment.rows["trust_pak_kab"][9] += 0.125
    segment.rows["deaths"][11] += 1
    contents.segments[key] = pack(segment)
    found = verify(contents).difference
    assert (found.day, found.column) == (packed.span.first + 9, "trust_pak_kab")
    assert found.recorded != found.replayed
    assert f"day {found.day}, trust_pak_kab" in str(found)


BOMB = zlib.compress(bytes(50_000_000), 9)


@pytest.mark.parametrize(
    "statement",
    [
        ("UPDATE segment SET days = zeroblob(9000000)",),
        ("UPDATE segment SET first = -5",),
        ("UPDATE segment SET key = '../../etc/passwd' WHERE first = 0 AND last = 56",),
        ("UPDATE run SET scenario = '{}'",),
        ("UPDATE run SET seed = -1",),
        ("UPDATE run SET draw = 4",),
        ("UPDATE run SET dials = '[[[[1]]]]'",),
        ("DELETE FROM run",),
        ("DELETE FROM operation WHERE number = 1",),
        ("UPDATE operation SET body = replace(body, '0.9', '0.8')",),
        ("UPDATE operation SET number = 99999999 WHERE number = 2",),
        ("UPDATE branch SET parent = 1 WHERE id = 0",),  # a circle
        ("UPDATE branch SET parent = 1 WHERE id = 1",),
        ("UPDATE branch SET head = 1000000",),
        ("UPDATE branch SET name = 'another' WHERE id = 1",),
        ("UPDATE place SET day = -1",),
        ("CREATE TABLE extra (x)",),
        ("CREATE VIEW more AS SELECT * FROM operation",),
        (
            "CREATE TRIGGER evil AFTER INSERT ON operation "
            "BEGIN DELETE FROM operation; END",
        ),
        ("CREATE INDEX i ON operation (at)",),
    ],
)
def test_that_a_hostile_file_is_refused(path, statement, rewrite, refused):
    rewrite("PRAGMA journal_mode = DELETE", statement)
    refused(path, "run.durand", "damaged")


@pytest.mark.parametrize(
    "body",
    [
        "[" * 9000 + "]" * 9000,
        '{"act": "run", "command": "rm -rf /"}',
        '{"act": "undo", "extra": 1}',
        '{"act": "fork", "branch": 1, "parent": 1, "day": 0, "name": "own parent"}',
        '{"act": "fork", "branch": 2, "parent": 9, "day": 0, "name": "orphan"}',
        '{"act": "fork", "branch": 2, "parent": 0, "day": 99999, "name": "late"}',
        '{"act": "delete", "branch": 0}',
        '{"act": "note", "branch": 0, "note": "' + "x" * 5000 + '"}',
        '{"act": "note", "branch": 0, "note": 7}',
        '{"act": "change", "branch": 0, "entry": {"number": 5, "day": 3, "change": '
        '{"kind": "inject", "what": "shock"}}}',
        '{"act": "change", "branch": 0, "entry": {"number": 5, "day": 3, "change": '
        '{"kind": "dial", "name": "mediation_strength", "value": 1e999}}}',
        '{"act": "change", "branch": 0, "entry": {"number": 5, "day": 3, "change": '
        '{"kind": "dial", "name": "mediation_strength", "value": 3.0}}}',
        '{"act": "change", "branch": 0, "entry": {"number": 5, "day": 3, "change": '
        '{"kind": "dial", "name": "__class__", "value": 1.0}}}',
        "",
        "\x00",
    ],
)
def test_that_a_forged_operation_is_refused_though_its_seal_fits(path, body, refused):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        (seal,) = connection.execute("SELECT seal FROM operation WHERE number = 2")
        row = (3, "now", body, next_seal(seal[0], "now", body))
        connection.execute("INSERT INTO operation VALUES (?, ?, ?, ?)", row)
    refused(path, "operation 3 of its journal")


def test_that_a_bomb_is_not_unpacked(path, rewrite):
    rewrite(("UPDATE segment SET events = ?", (BOMB,)))
    contents = read_file(path)
    packed = next(iter(contents.segments.values()))
    forged = type(packed)(packed.span, packed.rows, BOMB, packed.world, b"")
    with pytest.raises(DurandError, match="checksum"):
        forged.unpack()
    parts = packed.rows, BOMB, packed.world
    sealed = type(packed)(packed.span, *parts, _seal(packed.span, *parts))
    with pytest.raises(DurandError, match="size"):
        sealed.unpack()
