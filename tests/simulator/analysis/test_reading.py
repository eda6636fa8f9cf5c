"""Experiment files: every mistake at once, and what was run can be run again."""

import pytest

from simulator.analysis.experiments.kinds import KINDS
from simulator.analysis.experiments.reading import (
    experiment_toml,
    is_experiment,
    make_experiment,
    read_experiment,
)
from simulator.errors import InputError
from simulator.mechanisms import DIALS

SWEEP = """
[experiment]
kind = "sweep"
scenario = "october-2025"
runs = 3
days = 60
levels = 3
measures = ["reach_6", "deaths"]

[dials]
mediation_strength = [0, 1]
fence_pace = [0.1, 0.2, 0.5, 0.9]

[fixed]
patience = 0.9
"""
ALL = 32 * (1 + len(DIALS))  # paths of morris
WRONG = """
[experiment]
kind = "sweep"
scenario = "october-2052"
dayz = 30
runs = 0
measures = ["reach6"]
without = ["C66", "C6"]

[dials]
mediation_strenth = [0, 1]
fence_pace = [0.5, 0.1]
patience = [0, 1]
ttp_sanctuary = [0, 1]

[fixed]
patience = 3
"""


@pytest.fixture
def written(tmp_path):
    def write(text):
        file = tmp_path / "mine.toml"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_that_a_file_is_read_and_counted_before_anything_runs(written):
    experiment = read_experiment(written(SWEEP))
    assert experiment.kind is KINDS["sweep"]
    assert experiment.futures == 3 * 4 * 3
    assert is_experiment(written(SWEEP))
    assert not is_experiment(written('[scenario]\nname = "x"\n'))


def test_that_every_mistake_of_a_file_is_told_at_once_with_its_line(written):
    with pytest.raises(InputError) as refusal:
        read_experiment(written(WRONG))
    told = {problem.where: problem for problem in refusal.value.problems}
    lines = [4, 5, 6, 7, 8, 11, 12, 13, 14, 17]
    assert sorted(told) == sorted(f"mine.toml:{line}" for line in lines)
    assert told["mine.toml:4"].nearest == "october-2025"
    assert told["mine.toml:5"].nearest == "days"
    assert told["mine.toml:7"].nearest == "reach_6"
    assert told["mine.toml:11"].nearest == "mediation_strength"


@pytest.mark.parametrize("kind", ["sweeep", None, 7])
def test_that_an_unknown_kind_is_refused_with_the_kinds(kind):
    with pytest.raises(InputError, match="sensitivity"):
        make_experiment({"experiment": {"kind": kind}}, ".".join)


def test_that_an_experiment_written_out_reads_as_the_same(written):
    once = read_experiment(written(SWEEP))
    again = read_experiment(written(experiment_toml(once)))
    assert again.plan == once.plan


@pytest.mark.parametrize(
    ("kind", "more", "futures"),
    [
        ("sensitivity", {"experiment": {"samples": 8, "runs": 2}}, 7 * 8 * 2),
        ("sensitivity", {"experiment": {"vary": "all", "runs": 1}}, ALL),
        ("discovery", {"experiment": {"futures": 500}}, 500),
        ("attribution", {"experiment": {"runs": 5}}, 40),
        (
            "robustness",
            {
                "experiment": {"states": 7, "runs": 2},
                "policy": [{"name": "talk", "dials": {"patience": 1.0}}],
            },
            28,
        ),
    ],
)
def test_that_each_kind_counts_its_futures_and_survives_its_file(
    written, kind, more, futures
):
    values = more | {"experiment": more["experiment"] | {"kind": kind}}
    once = make_experiment(values, ".".join)
    assert once.futures == futures
    assert read_experiment(written(experiment_toml(once))).plan == once.plan


def test_that_all_means_every_dial_but_those_held():
    heading = {"kind": "sensitivity", "vary": "all", "without": ["C6"]}
    values = {"experiment": heading, "fixed": {"patience": 0.2}}
    plan = make_experiment(values, ".".join).plan
    assert set(DIALS) - set(plan.dials) == {"patience", "ttp_sanctuary"}


@pytest.mark.parametrize(
    ("tables", "match"),
    [
        (
            {"experiment": {"kind": "attribution"}, "dials": {"patience": [0, 1]}},
            "dial",
        ),
        ({"experiment": {"kind": "sweep"}}, "at least one dial"),
        (
            {"experiment": {"kind": "sensitivity", "method": "sobol", "samples": 30}},
            "power of two",
        ),
        (
            {"experiment": {"kind": "discovery"}, "goal": {"measure": "deaths"}},
            "at_most or at_least",
        ),
        ({"experiment": {"kind": "robustness"}}, "policy"),
        (
            {
                "experiment": {"kind": "sweep", "levels": 100, "runs": 1000},
                "dials": {"patience": [0, 1], "fence_pace": [0, 1]},
            },
            "at most 500,000",
        ),
        (
            {
                "experiment": {"kind": "robustness"},
                "policy": [
                    {"name": "a", "dials": {"patience": 0.1}},
                    {"name": "a", "dials": {"patiense": 0.1}},
                ],
            },
            "name of its own",
        ),
    ],
)
def test_that_what_a_kind_cannot_do_is_refused_in_words(tables, match):
    with pytest.raises(InputError, match=match):
        make_experiment(tables, ".".join)
