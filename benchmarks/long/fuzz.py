"""Ten minutes of broken files and archives: each is read as it was, or refused.

    python3 -m uv run python -m benchmarks.long.fuzz [--scale 0.05]

Bits are flipped, stretches cut out, doubled, zeroed or filled with noise; values of
tables are replaced behind Durand's back, with fitting and unfitting types. Only
``DurandError`` may come of it, soon, with nothing written anywhere.
"""

import random
import shutil
import sqlite3
import tempfile
import time
import zipfile
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

from benchmarks.long.record import asked, leave
from simulator.errors import DurandError
from simulator.timeline.archive import read_archive, write_archive
from simulator.timeline.changes import Roll, Seat, Switch
from simulator.timeline.file import create_file, open_file, read_file
from simulator.timeline.replay import verify

SECONDS = 600
TOO_LONG = 20.0  # s for one file
ODD = [
    None, -1, 0, 1, 2**31, 2**63 - 1, -(2**63), 1e308, float("inf"), "", "x", "\x00",
    "é" * 100, "[" * 5000, '{"act":"undo"}', "9" * 5000, b"", b"\x00" * 100_000,
    "x" * 7_000_000, "../../etc", "null", "{}", "NaN",
]  # fmt: skip


def made(folder):
    """Make a file with some of everything, and its archive."""
    path = folder / "good.durand"
    file = create_file(path, "october-2025", seed=8)
    file.timeline.advance(130)
    file.timeline.set_dial("mediation_strength", 0.9, reason="to see")
    file.timeline.change(Switch(claim="C6", on=False))
    file.timeline.change(Seat(actor="pak_army", played=True))
    file.timeline.change(Roll(seed=7), author="umpire")
    file.append_record("turn", {"number": 1})
    file.timeline.fork("what if", day=50, note="a note")
    file.timeline.set_dial("ttp_sanctuary", 0.1)
    file.timeline.advance(20)
    file.timeline.undo()
    file.close()
    archive = folder / "good.zip"
    write_archive(path, archive, lambda _: {})
    return path, archive


def bent(data, luck):
    """Give bytes with some damage."""
    data = bytearray(data)
    for _ in range(luck.choice([1, 1, 2, 5, 50])):
        start = luck.randrange(len(data))
        stop = min(len(data), start + int(2 ** (luck.random() * 14)))
        way = luck.randrange(6)
        if way == 0:
            data[start] ^= 1 << luck.randrange(8)
        elif way == 1:
            data[start:stop] = bytes(stop - start)
        elif way == 2:
            data[start:stop] = luck.randbytes(stop - start)
        elif way == 3 and stop - start < len(data) // 2:
            del data[start:stop]
        elif way == 4:
            data[start:start] = data[start:stop]
        else:
            data[start] = luck.choice([0, 1, 127, 128, 255])
    return bytes(data)


def edited(path, luck):
    """Put odd values into its tables."""
    with closing(sqlite3.connect(path)) as connection, suppress(sqlite3.Error):
        connection.execute("PRAGMA ignore_check_constraints = ON")
        tables = connection.execute("SELECT name FROM sqlite_master WHERE sql NOT NULL")
        for _ in range(luck.choice([1, 1, 3])):
            table = luck.choice([row[0] for row in tables.fetchall()] or ["run"])
            info = connection.execute(f"PRAGMA table_info({table})").fetchall()
            column = luck.choice(info)[1]
            with suppress(sqlite3.Error):
                connection.execute(
                    f"UPDATE {table} SET {column} = ? WHERE rowid IN "
                    f"(SELECT rowid FROM {table} ORDER BY random() LIMIT 1)",
                    (luck.choice(ODD),),
                )
            tables = connection.execute(
                "SELECT name FROM sqlite_master WHERE sql NOT NULL"
            )
        connection.commit()


def tried(path, read, wanted):
    """Read one broken file; tell what came of it."""
    begun = time.monotonic()
    try:
        contents = read(path)
        found = verify(contents)
    except DurandError:
        outcome = "refused"
    else:
        # Read: then the journal is whole, and the record true or told to be wrong.
        assert contents.operations == wanted.operations
        outcome = "read as it was" if found.difference is None else "damage named"
    took = time.monotonic() - begun
    assert took < TOO_LONG, f"{took:.1f} s for one file"
    return outcome


def gone_on_with(path):
    """Open a broken file to play on."""
    try:
        file = open_file(path)
    except DurandError:
        return "not played on"
    try:
        file.timeline.advance(1)
    finally:
        with suppress(DurandError):
            file.close()
    return "played on"


def main():
    order = asked(__doc__)
    luck = random.Random(order.seed)
    counts, slowest = Counter(), 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        good, archive = made(folder)
        wanted = read_file(good)
        originals = good.read_bytes(), archive.read_bytes()
        end = time.monotonic() + SECONDS * order.scale
        while time.monotonic() < end:
            work = folder / "work"
            work.mkdir()
            begun = time.monotonic()
            counts.update(one(work, originals, wanted, luck))
            slowest = max(slowest, time.monotonic() - begun)
            shutil.rmtree(work)
            assert sorted(p.name for p in folder.iterdir()) == [
                "good.durand",
                "good.zip",
            ]
    counts = dict(counts.most_common())
    found = {"files": sum(counts.values()), "outcomes": counts}
    leave("fuzz", order.scale, found | {"slowest_s": round(slowest, 2)})


def one(work, originals, wanted, luck):
    """Break one file in one way, and try it in every way."""
    way = luck.randrange(3)
    if way == 0:
        path = work / "bad.zip"
        path.write_bytes(bent(originals[1], luck))
        return ["archive " + tried(path, read_archive, wanted)]
    path = work / "bad.durand"
    path.write_bytes(originals[0] if way == 1 else bent(originals[0], luck))
    if way == 1:
        edited(path, luck)
    if luck.random() < 0.1:
        wrapped = work / "wrapped.zip"
        with zipfile.ZipFile(wrapped, "w") as zipped:
            zipped.write(path, "run.durand")
        return ["archive " + tried(wrapped, read_archive, wanted)]
    outcomes = [tried(path, read_file, wanted)]
    assert [p.name for p in work.iterdir()] == [path.name]
    if luck.random() < 0.3:
        outcomes.append(gone_on_with(path))
    return outcomes


if __name__ == "__main__":
    main()
