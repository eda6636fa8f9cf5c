"""`durand compare`: a story, tables, a picture, and refusals told at once."""

import csv
import json

from typer.testing import CliRunner

from simulator.errors import InputError
from ui.cli.commands import app

ARMS = ("--arm", "low:crisis_mechanism=0", "--arm", "high:crisis_mechanism=0.9")
FEW = ("compare", "october-2025", *ARMS, "--runs", "4", "--days", "60")


def printed(*words):
    result = CliRunner().invoke(app, list(map(str, words)))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_that_the_story_and_the_endings_are_told():
    text = printed(*FEW)
    assert "n = 8/8" in text
    assert "4 of 4 pairs" in text
    assert "a frozen border conflict" in text
    assert "no forecast" in text


def test_that_json_tells_every_measure_and_the_chain():
    told = json.loads(printed(*FEW, "--json"))
    assert [arm["name"] for arm in told["arms"]] == ["low", "high"]
    (contrast,) = told["contrasts"]
    assert {"new_ceasefire", "attacks"} <= {m["measure"] for m in contrast["measures"]}
    assert len(contrast["weekly"]["rung"]["mean"]) == 8
    assert contrast["chain"]["pairs"] == 4


def test_that_tables_and_picture_are_written_and_a_store_resumed(tmp_path):
    out, picture, store = (tmp_path / n for n in ("out", "p.pdf", "runs.sqlite"))
    first = printed(*FEW, "--out", out, "--figure", picture, "--store", store)
    assert printed(*FEW, "--store", store) == first
    with (out / "measures.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["second"] for row in rows} == {"high"}
    assert (out / "weekly.csv").stat().st_size > 1000
    assert picture.read_bytes().startswith(b"%PDF")


def test_that_everything_that_is_wrong_is_told_and_nothing_written(tmp_path):
    words = ("compare", "october-2025", "--arm", "x:patience=9", "--runs", "1")
    more = ("--vary", "all", "--out", tmp_path / "a", "--figure", "p.gif")
    result = CliRunner().invoke(app, list(map(str, (*words, *more))))
    assert isinstance(result.exception, InputError)
    places = {problem.where for problem in result.exception.problems}
    assert places == {"--arm", "--runs", "--vary", "--figure"}
    assert list(tmp_path.iterdir()) == []
