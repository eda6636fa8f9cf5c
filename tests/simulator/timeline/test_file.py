"""The file: one writer, no trust, clear words for whatever is wrong with it."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from simulator.errors import DurandError
from simulator.timeline.file import create_file, open_file, read_file, writing
from simulator.timeline.file.contents import next_seal
from simulator.timeline.file.lock import FileInUseError
from simulator.timeline.file.schema import TABLES, check_tables, migrate, version_of
from simulator.timeline.replay import verify


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Make a closed file with a change, a fork and 150 days."""
    path = tmp_path_factory.mktemp("made") / "run.durand"
    file = create_file(path, "october-2025", seed=3)
    timeline = file.timeline
    timeline.advance(150)
    timeline.seek(60)
    timeline.set_dial("mediation_strength", 0.9, author="Ms Khan", reason="a test")
    timeline.fork("what if", note="without it")
    timeline.set_dial("mediation_strength", 0.1)
    timeline.advance(40)
    file.close()
    return path


@pytest.fixture
def path(made, tmp_path):
    return shutil.copy(made, tmp_path / "run.durand")


def rewrite(path, *statements):
    """Edit a file behind Durand's back."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(
                *statement if isinstance(statement, tuple) else [statement]
            )


def refused(path, *words):
    """Both ways of opening must refuse it, with these words, and leave it alone."""
    before = path.read_bytes()
    for look in (read_file, open_file):
        with pytest.raises(DurandError) as caught:
            look(path)
        for word in words:
            assert word in str(caught.value)
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name]


def test_that_a_closed_file_is_one_file_and_says_all(path):
    contents = read_file(path)
    assert [branch.name for branch in contents.tree.branches.values()] == [
        "line",
        "what if",
    ]
    entry = contents.tree.named("line").entries[0]
    assert (entry.day, entry.author, entry.reason) == (60, "Ms Khan", "a test")
    assert contents.heads == {0: 150, 1: 100}
    assert contents.versions["durand"]
    assert sorted(p.name for p in path.parent.iterdir()) == ["run.durand"]
    replays = verify(contents).replays
    assert [replay.compared for replay in replays] == [150, 100]
    assert not any(replay.difference for replay in replays)


def test_that_undo_reaches_back_beyond_the_closing_of_the_file(path):
    file = open_file(path)
    file.timeline.undo()
    file.timeline.undo()
    assert [b.name for b in file.timeline.tree.branches.values()] == ["line"]
    file.timeline.undo()
    assert file.timeline.branch.entries == ()
    assert file.timeline.head == 150
    file.close()
    file = open_file(path)
    for _ in range(3):
        file.timeline.redo()
    assert file.timeline.tree.named("what if").note == "without it"
    file.close()


def test_that_weeks_can_be_read_by_any_sqlite(path):
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT weekly FROM segment WHERE first = 0 ORDER BY last LIMIT 1"
        weeks = json.loads(connection.execute(query).fetchone()[0])
    assert len(weeks) == 8
    assert weeks[0]["date"] == "2025-10-12"
    assert {"rung", "attacks", "deaths"} <= weeks[0].keys()


def test_that_a_second_process_reads_but_does_not_write(tmp_path):
    path = tmp_path / "run.durand"
    file = create_file(path, "october-2025")
    file.timeline.advance(60)
    file.timeline.set_dial("mediation_strength", 0.9)
    script = """
import sys
from pathlib import Path
from simulator.timeline.file import open_file, read_file
from simulator.errors import DurandError
path = Path(sys.argv[1])
contents = read_file(path)
assert contents.tree.branches[0].entries, contents
try:
    open_file(path)
except DurandError as error:
    print(type(error).__name__, error)
"""
    time.sleep(3 * writing.PAUSE)
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    file.close()
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("FileInUseError run.durand is open in another")
    assert str(os.getpid()) in done.stdout


def test_that_two_windows_of_one_program_do_not_write_one_file(path):
    file = open_file(path)
    with pytest.raises(FileInUseError):
        open_file(path)
    file.close()
    open_file(path).close()


def test_that_a_file_that_is_there_is_not_written_over(path):
    before = path.read_bytes()
    with pytest.raises(DurandError, match="already"):
        create_file(path, "october-2025")
    assert path.read_bytes() == before


def test_that_no_file_and_other_files_are_told_apart(tmp_path):
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


def test_that_a_newer_version_is_refused_and_left_alone(path):
    rewrite(path, "PRAGMA journal_mode = DELETE", "PRAGMA user_version = 7")
    refused(path, "newer Durand", "file version 7")


@pytest.mark.parametrize("left", [0.9, 0.5, 0.1, 200, 17])
def test_that_a_truncated_file_is_refused(path, left):
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


def test_that_damaged_days_are_lived_again(path):
    rewrite(
        path,
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
    from simulator.timeline.segments import pack

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
def test_that_a_hostile_file_is_refused(path, statement):
    rewrite(path, "PRAGMA journal_mode = DELETE", statement)
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
def test_that_a_forged_operation_is_refused_though_its_seal_fits(path, body):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        (seal,) = connection.execute("SELECT seal FROM operation WHERE number = 2")
        row = (3, "now", body, next_seal(seal[0], "now", body))
        connection.execute("INSERT INTO operation VALUES (?, ?, ?, ?)", row)
    refused(path, "operation 3 of its journal")


def test_that_a_bomb_is_not_unpacked(path):
    rewrite(path, ("UPDATE segment SET events = ?", (BOMB,)))
    contents = read_file(path)
    packed = next(iter(contents.segments.values()))
    forged = type(packed)(packed.span, packed.rows, BOMB, packed.world, b"")
    with pytest.raises(DurandError, match="checksum"):
        forged.unpack()
    from simulator.timeline.segments import _seal

    parts = packed.rows, BOMB, packed.world
    sealed = type(packed)(packed.span, *parts, _seal(packed.span, *parts))
    with pytest.raises(DurandError, match="size"):
        sealed.unpack()


@contextmanager
def without_rights():
    """Be nobody for a while where the tests are run by root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="rights are others there")
def test_that_a_file_in_a_read_only_folder_can_be_read(made):
    with tempfile.TemporaryDirectory() as name:
        path = Path(shutil.copy(made, Path(name) / "run.durand"))
        path.chmod(0o444)
        path.parent.chmod(0o555)
        with without_rights():
            assert read_file(path).heads == {0: 150, 1: 100}
            with pytest.raises(DurandError, match="cannot be written"):
                open_file(path)
            with pytest.raises(DurandError, match="cannot be written"):
                create_file(path.parent / "new.durand", "october-2025")
        assert [p.name for p in path.parent.iterdir()] == ["run.durand"]
        path.parent.chmod(0o755)


def test_that_a_full_disk_loses_nothing_and_says_so(path, monkeypatch):
    monkeypatch.setattr(writing, "RETRY", 0.1)
    file = open_file(path)
    timeline, connection = file.timeline, file.writer._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    for value in (0.2, 0.3, 0.4):
        timeline.set_dial("ttp_sanctuary", value)
        timeline.advance(56)
    deadline = time.monotonic() + 10
    while file.writer.trouble is None and time.monotonic() < deadline:
        time.sleep(0.02)
    assert "full" in file.writer.trouble
    assert verify(read_file(path)).difference is None
    connection.execute("PRAGMA max_page_count = 1000000")
    while file.writer.trouble and time.monotonic() < deadline:
        time.sleep(0.02)
    file.close()
    contents = read_file(path)
    assert [e.day for e in contents.tree.named("what if").entries][-3:] == [
        100,
        156,
        212,
    ]
    assert verify(contents).difference is None


def test_that_a_disk_that_stays_full_is_told_at_the_end(path):
    file = open_file(path)
    connection = file.writer._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    file.timeline.advance(400)
    with pytest.raises(DurandError, match=r"full.*not in the file"):
        file.close()
    contents = read_file(path)  # all before it is there
    assert contents.heads[0] == 150
    assert verify(contents).difference is None
    open_file(path).close()


def test_that_a_clock_that_jumps_moves_nothing(path, monkeypatch):
    hours = iter(["2031-01-01T00:00:00.000+00:00", "1999-01-01T00:00:00.000+00:00"])
    monkeypatch.setattr(writing, "now", lambda: next(hours))
    file = open_file(path)
    file.timeline.set_dial("ttp_sanctuary", 0.2)
    file.timeline.rename(1, "after the jump")
    file.close()
    contents = read_file(path)
    assert [logged.at[:4] for logged in contents.log][-2:] == ["2031", "1999"]
    assert contents.tree.branches[1].name == "after the jump"
    assert verify(contents).difference is None


def add_a_column(connection):
    connection.execute("ALTER TABLE branch ADD COLUMN colour TEXT")


def test_that_a_file_is_migrated_all_of_the_way_or_not_at_all(path):
    def break_off(connection):
        add_a_column(connection)
        raise KeyboardInterrupt

    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(KeyboardInterrupt):
            migrate(connection, 1, {1: break_off}, to=2)
        assert version_of(connection, "run.durand") == 1
        check_tables(connection, "run.durand")
        migrate(connection, 1, {1: add_a_column}, to=2)
        assert version_of(connection, "run.durand", newest=2) == 2
        names = [row[1] for row in connection.execute("PRAGMA table_info(branch)")]
        assert names[-1] == "colour"
        with pytest.raises(DurandError, match="newer"):
            version_of(connection, "run.durand")


def test_that_a_kill_during_a_migration_leaves_the_old_version(path):
    script = """
import os, signal, sqlite3, sys
from simulator.timeline.file.schema import migrate
def half(connection):
    connection.execute("ALTER TABLE branch ADD COLUMN colour TEXT")
    connection.execute("UPDATE segment SET days = zeroblob(100000)")
    os.kill(os.getpid(), signal.SIGKILL)
migrate(sqlite3.connect(sys.argv[1], isolation_level=None), 1, {1: half}, to=2)
"""
    command = [sys.executable, "-c", script, str(path)]
    assert subprocess.run(command, check=False).returncode == -9
    contents = read_file(path)
    assert len(contents.log) == 3
    file = open_file(path)
    assert set(TABLES) == {
        "version",
        "run",
        "operation",
        "branch",
        "place",
        "segment",
    }
    file.close()
    assert verify(read_file(path)).difference is None


def test_that_a_file_of_other_rules_is_checked_before_it_is_gone_on_with(path):
    rewrite(path, "UPDATE version SET value = 'other' WHERE name = 'rules'")
    open_file(path).close()  # other words, the same bits
    rewrite(
        path,
        "UPDATE version SET value = 'other' WHERE name = 'rules'",
        "UPDATE branch SET digest = 'other' WHERE id = 0",
    )
    with pytest.raises(DurandError, match=r"other rules.*day 150, the digest"):
        open_file(path)
    assert read_file(path).heads[0] == 150
