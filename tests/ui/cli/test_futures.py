"""`durand futures`: odds and bands from any day, kept, drawn, and refused whole."""

import csv
import json
from contextlib import closing

import pytest
from typer.testing import CliRunner

from simulator.errors import InputError
from simulator.timeline.file import create_file
from ui.cli.commands import app

FEW = ("futures", "october-2025", "--runs", "12", "--days", "28")


def printed(*words):
    result = CliRunner().invoke(app, list(map(str, words)))
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*words):
    result = CliRunner().invoke(app, list(map(str, words)))
    assert isinstance(result.exception, InputError), result.output
    return result.exception.problems


def told(*words):
    found = json.loads(printed(*words, "--json"))
    return {k: v for k, v in found.items() if not k.endswith("_s")}, found


def test_that_json_tells_odds_bands_and_how_long_one_waited():
    found, whole = told("futures", "october-2025", "--runs", "24", "--days", "28")
    assert (found["runs"], found["ok"], found["failed"]) == (24, 24, 0)
    assert set(found["p_rung_at_least"]) == set("12345678")
    assert sum(found["outcomes"].values()) == pytest.approx(1)
    assert len(found["quantiles"]["rung"]["0.5"]) == 4
    assert 0 < whole["first_20_s"] < whole["wall_s"]
    assert whole["first_50_s"] is None


def test_that_the_workers_make_no_difference_and_the_rest_does():
    one, _ = told(*FEW, "--workers", "1")
    assert told(*FEW, "--workers", "3")[0] == one
    others = [
        ("--vary", "unknowns"),
        ("--from", "2025-11-20"),
        ("--seed", "5"),
        ("--set", "mediation_strength=0.9"),
        ("--without", "C7,C11"),
    ]
    answers = [told(*FEW, *other)[0] for other in others]
    assert all(answer != one for answer in answers)


def test_that_a_store_is_resumed_to_the_same_answer(tmp_path):
    store = tmp_path / "kept" / "fan.sqlite"
    plain, _ = told(*FEW)
    few = ("futures", "october-2025", "--runs", "5", "--days", "28")
    told(*few, "--store", store)
    assert told(*FEW, "--resume", store)[0] == plain
    assert told(*FEW, "--resume", store)[0] == plain


def test_that_futures_start_from_a_day_of_a_file(tmp_path):
    path = tmp_path / "line.durand"
    with closing(create_file(path, "october-2025", seed=3)) as file:
        file.timeline.advance(40)
        file.timeline.set_dial("mediation_strength", 0.95)
        file.timeline.advance(20)
    whole, _ = told("futures", path, "--runs", "6", "--days", "28")
    day = ("futures", path, "--runs", "6", "--days", "28", "--from", "2025-11-21")
    early, _ = told(*day)
    assert early != whole
    plain = ("futures", "october-2025", "--seed", "3", "--runs", "6", "--days", "28")
    scenario, _ = told(*plain, "--from", "2025-11-20")
    before, _ = told("futures", path, *plain[4:], "--from", "2025-11-20")
    assert scenario == before  # the dial had not been moved by then


def test_that_one_future_can_be_lived_again_alone():
    text = printed(*FEW, "--only", "7")
    assert "future 7" in text
    assert "digest" in text
    assert printed(*FEW, "--only", "7") == text != printed(*FEW, "--only", "8")


def test_that_bands_and_picture_are_written(tmp_path):
    table, picture = tmp_path / "a" / "bands.csv", tmp_path / "b" / "fan.svg"
    printed(*FEW, "--out", table, "--figure", picture)
    with table.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["week"] for row in rows} == set("0123")
    assert all(float(r["q05"]) <= float(r["q50"]) <= float(r["q95"]) for r in rows)
    assert "no forecast" in picture.read_text(encoding="utf-8") or picture.exists()


def test_that_everything_that_is_wrong_is_told_at_once(tmp_path):
    problems = refused(
        *("futures", "october-2025", "--runs", "0", "--days", "x", "--vary", "lukc"),
        *("--executor", "thread", "--workers", "999", "--timeout", "-1"),
        *("--store", tmp_path, "--set", "mediaton_strength=1", "--from", "1999-01-01"),
    )
    assert {problem.where for problem in problems} >= {
        *("--runs", "--days", "--vary", "--executor", "--workers", "--timeout"),
        *("--store", "--set"),
    }
    assert list(tmp_path.iterdir()) == []


def test_that_a_cluster_elsewhere_needs_tls_or_trust():
    (problem,) = refused(*FEW, "--executor", "dask", "--scheduler", "10.1.2.3:8786")
    assert "tls://" in str(problem)
    (problem,) = refused(*FEW, "--scheduler", "127.0.0.1:8786")
    assert "--executor dask" in str(problem)
