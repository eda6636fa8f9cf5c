import csv
import dataclasses
import io
import json

import numpy as np
import pytest

from simulator.choices import no_choices
from simulator.doctrine.features import FEATURE_IDS
from simulator.errors import InputError
from simulator.outputs import COLUMNS, write_outputs
from simulator.run import run
from simulator.tables.decisions import chances, hold_of
from simulator.tables.events import COLUMNS as EVENTS
from simulator.world.atlas import load_atlas
from simulator.world.columns import EVENT_KINDS
from simulator.world.spots import KM_A_DEGREE


@pytest.fixture(scope="module")
def result():
    return run("october-2025", days=21, seed=5)


def test_that_files_hold_what_the_run_holds(result, tmp_path):
    summary, weekly, events, *_ = write_outputs(result, tmp_path / "new" / "folder")
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

    monkeypatch.setattr("pathlib.Path.write_bytes", full_disk)
    with pytest.raises(InputError, match="No space left"):
        write_outputs(result, tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


def test_that_events_are_named_not_numbered(result):
    rows = result.rows["events"]
    places = {place.id: place for place in load_atlas().places}
    assert [row["id"] for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        assert tuple(row) == EVENTS
        assert row["kind"] in EVENT_KINDS
        kinds_of_dead = ("deaths_actor", "deaths_target", "civilians")
        assert row["deaths"] == sum(row[kind] for kind in kinds_of_dead)
        assert row["date"].startswith("2025-1")
        assert row["text"]
        assert row["cause_id"] == "" or row["cause_id"] < row["id"]
        if row["place"]:
            place = places[row["place"]]
            assert row["district"] == (place.name if place.pakistani else "")


def test_that_events_lie_inside_their_place_and_stay_there(result):
    atlas = load_atlas()
    again = run("october-2025", days=21, seed=5).rows["events"]
    for row, same in zip(result.rows["events"], again, strict=True):
        assert (row["lon"], row["lat"]) == (same["lon"], same["lat"])
        if row["place"]:
            place = atlas.place(row["place"])
            spots = atlas.spots.of(place.index)
            north = np.abs(atlas.spots.lat[spots] - row["lat"]) * KM_A_DEGREE
            east = np.abs(atlas.spots.lon[spots] - row["lon"]) * KM_A_DEGREE
            near = np.hypot(north, east * np.cos(np.radians(row["lat"])))
            assert (near <= atlas.spots.reach_km[spots] + 0.01).any()


def test_that_a_strike_names_what_it_answers():
    long = run("admonition-only", seed=11)
    rows = {row["id"]: row for row in long.rows["events"]}
    answers = [row for row in rows.values() if row["kind"] == "strike"]
    causes = [rows[row["cause_id"]] for row in answers if row["cause_id"]]
    assert causes
    for cause in causes:
        if cause["kind"] not in {"mediation", "talks"}:  # talks that failed
            assert cause["kind"] in {"attack", "border_clash", "drone", "shock"}
            assert cause["actor"] in {"ttp", "kandahar", ""}


def test_that_the_contributions_give_each_probability_to_the_last_digits(result):
    assert len(result.rows["decisions"]) > 40
    for row in result.rows["decisions"]:
        added = sum(row[name] for name in (*FEATURE_IDS, "inertia"))
        assert added == pytest.approx(row["utility"], abs=1e-9)
        others = json.loads(row["others"])
        utility = {action: one["utility"] for action, one in others.items()}
        utility[row["action"]] = added
        hold = hold_of(row["actor"]) if row["slot"] == "act" else None
        found = chances(utility, row["days"] or None, hold)
        assert found[row["action"]] == pytest.approx(row["probability"], abs=1e-9)
        for action, one in others.items():
            assert found[action] == pytest.approx(one["probability"], abs=1e-9)


def test_that_pandas_tables_have_the_columns_of_the_files(result):
    tables = (result.weekly, result.events, result.crises, result.decisions)
    for (name, columns), table in zip(COLUMNS.items(), tables, strict=True):
        assert tuple(table.columns) == tuple(columns)
        assert len(table) == len(result.rows[name])


def test_that_a_run_that_kept_no_decisions_has_its_other_tables(result):
    bare = dataclasses.replace(result, choices=no_choices())
    assert bare.rows["decisions"] == []
    assert len(bare.rows["events"]) == len(result.log)
