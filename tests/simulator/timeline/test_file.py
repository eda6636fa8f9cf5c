"""The file: one writer, no trust, clear words for whatever is wrong with it."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from simulator.errors import DurandError
from simulator.timeline.file import create_file, open_file, read_file, writing
from simulator.timeline.file.lock import FileInUseError
from simulator.timeline.file.schema import (
    TABLES,
    VERSION,
    check_tables,
    migrate,
    version_of,
)
from simulator.timeline.replay import verify


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
            migrate(connection, VERSION, {VERSION: break_off}, to=VERSION + 1)
        assert version_of(connection, "run.durand") == VERSION
        check_tables(connection, "run.durand")
        migrate(connection, VERSION, {VERSION: add_a_column}, to=VERSION + 1)
        assert version_of(connection, "run.durand", newest=VERSION + 1) == VERSION + 1
        names = [row[1] for row in connection.execute("PRAGMA table_info(branch)")]
        assert names[-1] == "colour"
        with pytest.raises(DurandError, match="newer"):
            version_of(connection, "run.durand")


def test_that_a_file_of_version_1_is_read_and_gone_on_with(path, rewrite):
    rewrite("DROP TABLE choice", "DROP TABLE record", "PRAGMA user_version = 1")
    before = path.read_bytes()
    old = read_file(path)
    assert verify(old).difference is None
    assert path.read_bytes() == before  # looking at it changes nothing
    file = open_file(path)
    assert len(file.timeline.decisions) > 100  # lived again, for none were recorded
    file.append_record("turn", {"number": 1})
    file.close()
    new = read_file(path)
    assert new.operations == old.operations
    assert verify(new).difference is None
    assert all(new.segments[span.key].whole for span in new.path(new.tree.branches[0]))
    assert [row.kind for row in new.record] == ["turn"]


def test_that_the_record_of_a_class_is_only_ever_added_to(path, rewrite, refused):
    file = open_file(path)
    file.append_record("brief", {"seat": "islamabad", "text": "Hold the line."})
    for bad in (object(), float("nan"), "x" * 300_000):
        with pytest.raises(DurandError, match="record"):
            file.append_record("bad", bad)
    file.append_record("turn", [1, 2])
    file.close()
    kept = read_file(path).record
    assert [(row.kind, json.loads(row.body)) for row in kept] == [
        ("brief", {"seat": "islamabad", "text": "Hold the line."}),
        ("turn", [1, 2]),
    ]
    again = open_file(path)
    assert again.record == list(kept)
    again.append_record("end", None)
    again.close()
    assert [row.kind for row in read_file(path).record] == ["brief", "turn", "end"]
    rewrite("UPDATE record SET body = '[1, 3]' WHERE number = 1")
    refused(path, "row 1 of its record")


def test_that_a_kill_during_a_migration_leaves_the_old_version(path):
    script = """
import os, signal, sqlite3, sys
from simulator.timeline.file.schema import VERSION, migrate
def half(connection):
    connection.execute("ALTER TABLE branch ADD COLUMN colour TEXT")
    connection.execute("UPDATE segment SET days = zeroblob(100000)")
    os.kill(os.getpid(), signal.SIGKILL)
file = sqlite3.connect(sys.argv[1], isolation_level=None)
migrate(file, VERSION, {VERSION: half}, to=VERSION + 1)
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
        "choice",
        "record",
    }
    file.close()
    assert verify(read_file(path)).difference is None


def test_that_a_file_of_other_rules_is_checked_before_it_is_gone_on_with(path, rewrite):
    rewrite("UPDATE version SET value = 'other' WHERE name = 'rules'")
    open_file(path).close()  # other words, the same bits
    rewrite(
        "UPDATE version SET value = 'other' WHERE name = 'rules'",
        "UPDATE branch SET digest = 'other' WHERE id = 0",
    )
    with pytest.raises(DurandError, match=r"other rules.*day 150, the digest"):
        open_file(path)
    assert read_file(path).heads[0] == 150


def test_that_a_row_asked_for_at_once_is_on_the_disk_when_the_call_returns(path):
    path = path.with_name("class.durand")
    file = create_file(path, "quiet-border")
    file.append_record("turn", {"number": 1}, at_once=True)
    with sqlite3.connect(path) as other:
        (kept,) = other.execute("SELECT count(*) FROM record").fetchone()
    other.close()
    file.close()
    assert kept == 1


def test_that_a_row_that_the_disk_refuses_is_not_in_the_file_now_or_later(path):
    path = path.with_name("class.durand")
    file = create_file(path, "quiet-border")
    file.writer._write = _refuse(file.writer._write)
    with pytest.raises(DurandError, match="was not taken"):
        file.append_record("turn", {"number": 1}, at_once=True)
    assert not file.record
    file.append_record("turn", {"number": 2}, at_once=True)
    file.close()
    assert [row.body for row in read_file(path).record] == ['{"number": 2}']


def _refuse(write):
    calls = []

    def once(waiting):
        if not calls and waiting.record:
            calls.append(waiting)
            raise sqlite3.OperationalError("database or disk is full")
        write(waiting)

    return once


def test_that_a_run_whose_program_dies_is_gone_on_with_where_days_passed(path):
    path = path.with_name("dies.durand")
    file = create_file(path, "quiet-border")
    file.timeline.advance(12)
    file.writer.flush()
    assert read_file(path).day == 12
    file.close()
