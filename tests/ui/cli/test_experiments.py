"""`durand sweep` and the other experiments: files, options, refusals, going on."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET

import pytest
from typer.testing import CliRunner

from simulator.analysis.experiments.kinds import KINDS
from simulator.analysis.experiments.plan import PLANS
from simulator.errors import InputError
from ui.cli.commands import app

SHORT = ("--days", "28", "--measure", "deaths")
SWEEP = ("sweep", "october-2025", "--dial", "patience", "--levels", "2", *SHORT)


def printed(*words):
    result = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*words):
    with pytest.raises(InputError) as refusal:
        CliRunner().invoke(app, list(words), catch_exceptions=False)
    return {problem.where: problem for problem in refusal.value.problems}


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.command)
def test_that_every_kind_has_a_command_that_explains_itself(plan):
    told = printed(plan.command, "--help")
    assert plan.question.split(",")[0] in told
    for option in ("--measure", "--days", "--seed", "--resume", "--out", "--json"):
        assert option in told
    assert {kind.plan for kind in KINDS.values()} == set(PLANS)


def test_that_a_sweep_is_told_in_words():
    told = printed(*SWEEP, "--runs", "2")
    assert "Islamabad's patience from 0 to 100" in told
    assert "n = 4/4. It explores assumptions, it is no forecast." in told


def test_that_json_is_all_that_is_printed_and_whole():
    told = json.loads(printed(*SWEEP, "--runs", "2", "--json"))
    assert (told["planned"], told["ok"], told["failed"]) == (4, 4, 0)
    assert told["experiment"]["kind"] == "sweep"
    assert told["dials"] == {"patience": [0.0, 1.0]}
    assert len(told["result"]["points"]) == 2


def test_that_what_is_written_beside_the_results_gives_them_again(tmp_path):
    first, again = tmp_path / "first", tmp_path / "again"
    printed(*SWEEP, "--runs", "3", "--out", str(first))
    printed("sweep", str(first / "experiment.toml"), "--out", str(again))
    names = sorted(file.name for file in first.iterdir())
    assert names == [
        "experiment.toml",
        "results.json",
        "results.txt",
        "runs.csv",
        "sweep-deaths.png",
        "sweep-deaths.svg",
    ]
    for name in names:
        assert (first / name).read_bytes() == (again / name).read_bytes(), name
    with (first / "runs.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 6
    assert {row["status"] for row in rows} == {"ok"}
    assert {row["patience"] for row in rows} == {"0.0", "1.0"}


def test_that_options_are_laid_over_the_file(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(
        '[experiment]\nkind = "sweep"\nruns = 2\ndays = 28\n'
        "[dials]\npatience = [0, 1]\nfence_pace = [0, 1]\n"
        "[fixed]\naudience = 0.5\n",
        encoding="utf-8",
    )
    more = ("--levels", "2", "--dial", "patience=0.2:0.4", "--set", "audience=1.5")
    told = json.loads(printed("sweep", str(file), *more, "--json"))
    assert told["planned"] == 8
    assert told["dials"] == {"patience": [0.2, 0.4], "fence_pace": [0.0, 1.0]}
    assert told["fixed"] == {"audience": 1.5}


def test_that_a_scenario_of_ones_own_is_written_beside(tmp_path):
    own = tmp_path / "mine.toml"
    own.write_text(
        'extends = "october-2025"\n[scenario]\nname = "mine"\ntitle = "Mine"\n'
        "[dials]\nfence_pace = 0.9\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    words = ("sweep", "--dial", "patience", "--levels", "2", "--runs", "1", *SHORT)
    printed(words[0], str(own), *words[1:], "--out", str(out))
    own.unlink()
    told = json.loads(printed("sweep", str(out / "experiment.toml"), "--json"))
    first = json.loads((out / "results.json").read_text(encoding="utf-8"))
    assert told["result"] == first["result"]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("attribute --runs 2", "Due to the Durand Line"),
        (
            "robustness --policy talk:talks_secrecy=1,patience=0.9 "
            "--states 2 --runs 1 --goal deaths<=500",
            "talk:",
        ),
        (
            "sensitivity --dial patience --dial fence_pace=0.2:0.8 "
            "--samples 4 --runs 2",
            "What matters most for deaths",
        ),
    ],
    ids=["attribute", "robustness", "sensitivity"],
)
def test_that_each_experiment_runs_from_its_options(words, text, tmp_path):
    picture = tmp_path / "picture.svg"
    assert text in printed(*words.split(), *SHORT, "--figure", str(picture))
    drawn = ET.parse(picture).getroot()
    assert drawn.tag.endswith("svg")


def test_that_every_bad_option_is_told_at_once_and_nothing_is_written(tmp_path):
    out = tmp_path / "out"
    bad = ("--dial", "patiense", "--dial", "fence_pace=0.9:0.1", "--set", "audience=9")
    bad += ("--runs", "many", "--days", "0", "--measure", "reach6", "--design", "gird")
    bad += ("--executor", "thread", "--workers", "0", "--without", "C99")
    told = refused("sweep", "october-2052", *bad, "--out", str(out))
    options = "NAME --dial --set --runs --days --measure --design --executor --workers"
    assert set(told) == {*options.split(), "--without"}
    assert told["--executor"].nearest == "threads"
    assert told["--measure"].nearest == "reach_6"
    assert told["--runs"].value == "many"
    assert not out.exists()


def test_that_a_file_of_another_kind_is_refused(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('[experiment]\nkind = "attribution"\n', encoding="utf-8")
    told = refused("sweep", str(file))
    assert told["mine.toml:2"].value == "attribution"


@pytest.mark.parametrize(
    ("words", "option", "said"),
    [
        (("discover", "--goal", "deaths"), "--goal", "deaths<=500"),
        (("discover", "--goal", "deaths<=x"), "--goal", "a number"),
        (("discover", "--goal", "war>=1", "--goal", "deaths>=9"), "--goal", "one goal"),
        (("robustness",), "--policy", "at least one"),
        (("robustness", "--policy", "talk"), "--policy", "at least one dial"),
        (("robustness", "--policy", "talk:patience"), "--policy", "0 to 1"),
        (("sweep", "--dial", "patience=0.2"), "--dial", "two numbers or more"),
    ],
)
def test_that_half_an_option_is_refused_once_and_says_what_is_missing(
    words, option, said
):
    with pytest.raises(InputError) as refusal:
        CliRunner().invoke(app, list(words), catch_exceptions=False)
    [problem] = refusal.value.problems
    assert problem.where == option
    assert said in problem.allowed


def test_that_going_on_needs_a_folder():
    assert set(refused(*SWEEP, "--resume")) == {"--resume"}


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_that_a_stopped_experiment_goes_on_where_it_was_and_ends_the_same(tmp_path):
    out, whole = tmp_path / "out", tmp_path / "whole"
    words = [*SWEEP, "--runs", "150", "--days", "182"]
    program = [sys.executable, "-m", "ui.cli.main", *words, "--out", str(out)]
    process = subprocess.Popen(program, stderr=subprocess.PIPE, text=True)
    store = out / "unfinished.jsonl"
    deadline = time.monotonic() + 120
    while not store.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.6)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 1, told
    assert "--resume goes on" in told
    assert [file.name for file in out.iterdir()] == ["unfinished.jsonl"]
    with store.open("a", encoding="utf-8") as file:
        file.write('["torn by a crash')
    printed(*words, "--out", str(out), "--resume")
    printed(*words, "--out", str(whole))
    assert not list(out.glob("unfinished*"))
    for file in whole.iterdir():
        assert (out / file.name).read_bytes() == file.read_bytes(), file.name
