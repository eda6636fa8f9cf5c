"""The store of runs: every bit kept, nothing borrowed, older ones read."""

import sqlite3

import numpy as np
import pytest

from simulator.ensemble import store as stores
from simulator.ensemble.cases import Case
from simulator.ensemble.packing import pack, unpack
from simulator.ensemble.runner import run_cases
from simulator.ensemble.store import RunStore
from simulator.errors import DurandError
from simulator.world.columns import DAY
from tests.simulator.faulty import Raises

CASES = [Case("october-2025", seed=seed, days=30, decisions=True) for seed in (1, 2)]


def _tables(outcome):
    parts = outcome.series, outcome.events, outcome.decisions
    return [part.tobytes() for part in parts]


@pytest.fixture
def kept(tmp_path):
    path = tmp_path / "runs.sqlite"
    return path, {o.case.seed: o for o in run_cases(CASES, store=path)}


def test_that_what_is_kept_comes_back_to_the_bit(kept):
    path, made = kept
    outcomes = list(run_cases(CASES, store=path))
    assert all(o.stored for o in outcomes)
    for outcome in outcomes:
        assert _tables(outcome) == _tables(made[outcome.case.seed])
        assert outcome.digest == made[outcome.case.seed].digest
        assert len(outcome.decisions) > 0


def test_that_only_what_is_wanted_and_not_held_is_simulated(kept):
    path, _ = kept
    more = Case("october-2025", seed=3, days=30, decisions=True)
    other = Case("october-2025", seed=1, days=31, decisions=True)
    outcomes = list(run_cases([*CASES, more, other], store=path))
    assert [o.case for o in outcomes if o.stored] == CASES
    assert len(outcomes) == 4


def test_that_a_failure_is_a_row_and_is_tried_again(tmp_path):
    path = tmp_path / "runs.sqlite"
    wrong = Raises("october-2025", seed=9, days=30, arm="low")
    assert not next(run_cases([wrong], store=path, retries=0)).ok
    with RunStore(path) as store:
        ((arm, seed, status, error),) = store.failures()
    assert (arm, seed, status) == ("low", 9, "failed")
    assert "a rule of the model is wrong" in error
    mended = Case("october-2025", seed=9, days=30, arm="low")
    assert mended.key == wrong.key
    assert next(run_cases([mended], store=path)).ok
    with RunStore(path) as store:
        assert list(store.failures()) == []


def test_that_a_damaged_row_is_simulated_anew(kept):
    path, made = kept
    with sqlite3.connect(path) as file:
        file.execute("UPDATE runs SET series = x'00' WHERE seed = 1")
    file.close()
    outcomes = {o.case.seed: o for o in run_cases(CASES, store=path)}
    assert not outcomes[1].stored
    assert _tables(outcomes[1]) == _tables(made[1])


def test_that_a_newer_store_and_a_file_of_another_kind_are_left_alone(tmp_path):
    path = tmp_path / "runs.sqlite"
    RunStore(path).close()
    with sqlite3.connect(path) as file:
        file.execute(f"PRAGMA user_version = {stores.VERSION + 1}")
    file.close()
    before = path.read_bytes()
    with pytest.raises(DurandError, match="newer Durand"):
        RunStore(path)
    assert path.read_bytes() == before
    for name, content in (("text", b"a letter to a friend" * 50), ("other", None)):
        other = tmp_path / name
        if content is None:
            with sqlite3.connect(other) as file:
                file.execute("CREATE TABLE mine (a)")
            file.close()
        else:
            other.write_bytes(content)
        before = other.read_bytes()
        with pytest.raises(DurandError):
            RunStore(other)
        assert other.read_bytes() == before


def test_that_a_store_of_the_first_version_is_brought_up_to_date(tmp_path):
    path = tmp_path / "runs.sqlite"
    with sqlite3.connect(path, isolation_level=None) as file:
        stores.migrate(file, 0, 1)
        row = (CASES[0].key, "", "x", 1, None, 30, "ok", "", 0.1, "", "", "", b"")
        file.execute(f"INSERT INTO runs VALUES ({','.join('?' * len(row))})", row)
    file.close()
    with RunStore(path) as store:
        # It has no events: the run is to be simulated anew.
        assert store.held([CASES[0].key]) == set()
    assert next(run_cases(CASES[:1], store=path)).ok
    with RunStore(path) as store:
        assert store.held([CASES[0].key]) == {CASES[0].key}


def test_that_a_migration_that_fails_leaves_the_old_store(tmp_path, monkeypatch):
    path = tmp_path / "runs.sqlite"
    with sqlite3.connect(path, isolation_level=None) as file:
        stores.migrate(file, 0, 1)

        def broken(connection):
            connection.execute("DROP TABLE runs")
            msg = "half way"
            raise sqlite3.OperationalError(msg)

        monkeypatch.setattr(stores, "MIGRATIONS", {1: broken})
        with pytest.raises(sqlite3.OperationalError):
            stores.migrate(file, 1, 2)
        (version,) = file.execute("PRAGMA user_version").fetchone()
        (tables,) = file.execute("SELECT count(*) FROM sqlite_master").fetchone()
    file.close()
    assert version == 1
    assert tables >= 1


def test_that_packing_keeps_every_bit():
    table = np.zeros(17, DAY)
    table.view(np.uint8)[:] = np.arange(len(table.view(np.uint8))) * 37 % 251
    assert unpack(pack(table), 17, DAY).tobytes() == table.tobytes()
    assert len(unpack(pack(table[:0]), 0, DAY)) == 0
    with pytest.raises(ValueError, match="belong"):
        unpack(pack(table), 16, DAY)
