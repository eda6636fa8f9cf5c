import csv
import io
import json

import pytest

from simulator.errors import InputError
from simulator.outputs import EVENT_COLUMNS, event_rows, write_outputs
from simulator.run import run
from simulator.world.atlas import load_atlas
from simulator.world.columns import EVENT_KINDS


@pytest.fixture(scope="module")
def result():
    return run("october-2025", days=21, seed=5)


def test_that_files_hold_what_the_run_holds(result, tmp_path):
    summary, weekly, events = write_outputs(result, tmp_path / "new" / "folder")
    assert json.loads(summary.read_text("utf-8"))["digest"] == result.digest
    weeks = list(csv.DictReader(io.StringIO(weekly.read_text("utf-8"))))
    assert len(weeks) == 3
    assert sum(int(week["deaths"]) for week in weeks) == result.series["deaths"].sum()
    assert len(events.read_text("utf-8").splitlines()) == len(result.log) + 1


def test_that_files_are_replaced_whole(result, tmp_path):
    (tmp_path / "weekly.csv").write_text("old")
    write_outputs(result, tmp_path)
    assert (tmp_path / "weekly.csv").read_text("utf-8").startswith("date,")


def test_that_when_one_file_cannot_be_written_none_is(result, tmp_path):
    (tmp_path / "weekly.csv").mkdir()
    with pytest.raises(InputError, match=r"weekly\.csv is a folder"):
        write_outputs(result, tmp_path)
    assert [left.name for left in tmp_path.iterdir()] == ["weekly.csv"]


def test_that_a_failure_leaves_no_new_folder(result, tmp_path, monkeypatch):
    def full_disk(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", full_disk)
    with pytest.raises(InputError, match="No space left"):
        write_outputs(result, tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


def test_that_events_are_named_not_numbered(result):
    rows = list(event_rows(result))
    places = {place.id: place for place in load_atlas().places}
    assert [row["id"] for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        assert tuple(row) == EVENT_COLUMNS
        assert row["kind"] in EVENT_KINDS
        assert row["date"].startswith("2025-1")
        if row["place"]:
            place = places[row["place"]]
            assert row["district"] == (place.name if place.pakistani else "")
