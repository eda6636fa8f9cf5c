"""What matters most: SALib's estimates, its own samplers outside, luck and failures."""

import warnings

import numpy as np
import pytest
from SALib.sample import morris, sobol
from SALib.test_functions import Ishigami

from simulator.analysis.experiments.design import as_points
from simulator.analysis.experiments.indices import (
    block_of,
    design,
    estimate,
    growing,
    problem_of,
)
from simulator.analysis.experiments.kinds import run_experiment
from simulator.analysis.experiments.points import luck_of
from simulator.analysis.experiments.sensitivity import _rivals, rank
from simulator.analysis.intervals import generator
from simulator.analysis.measures import CALM, measured
from simulator.run import run

ISHIGAMI = {"x1": (-np.pi, np.pi), "x2": (-np.pi, np.pi), "x3": (-np.pi, np.pi)}
DIALS = {"regional_pressure": (0.0, 1.0), "ttp_recruitment": (0.0, 2.0)}


def test_that_sobol_gives_the_known_indices_of_ishigami():
    problem = problem_of(ISHIGAMI)
    points = design(problem, "sobol", 4096, 0)
    found = estimate(problem, "sobol", points, Ishigami.evaluate(points))
    assert found.index == pytest.approx([0.558, 0.442, 0.244], abs=0.05)
    assert found.alone == pytest.approx([0.314, 0.442, 0.0], abs=0.05)
    assert found.settled


def test_that_few_samples_of_ishigami_are_said_not_to_have_settled():
    problem = problem_of(ISHIGAMI)
    points = design(problem, "sobol", 64, 0)
    growth = growing(problem, "sobol", points, Ishigami.evaluate(points))
    assert [one.blocks for one in growth] == [4, 8, 16, 32, 64]
    assert growth[-1].half.max() < growth[0].half.max()
    assert not growth[-1].settled


def test_that_morris_gives_the_effects_of_a_straight_line():
    problem = problem_of({"a": (0.0, 1.0), "b": (0.0, 2.0), "c": (0.0, 1.0)})
    points = design(problem, "morris", 8, 0)
    found = estimate(problem, "morris", points, 3 * points[:, 0] - points[:, 1])
    assert found.index == pytest.approx([3.0, 2.0, 0.0])
    assert found.alone == pytest.approx([3.0, -2.0, 0.0])
    assert found.mixed == pytest.approx([0.0, 0.0, 0.0], abs=1e-9)


@pytest.mark.parametrize("method", ["morris", "sobol"])
def test_that_a_design_neither_reads_nor_moves_the_luck_of_the_process(method):
    problem = problem_of(ISHIGAMI)
    before = np.random.get_state()[1].tolist()  # noqa: NPY002
    once = design(problem, method, 8, 0)
    points = design(problem, method, 8, 0)
    found = [estimate(problem, method, points, points[:, 0]).half for _ in range(2)]
    assert (once == points).all()
    assert (found[0] == found[1]).all()
    assert np.random.get_state()[1].tolist() == before  # noqa: NPY002


@pytest.mark.parametrize(
    ("method", "sampler", "options"),
    [
        ("morris", morris, {"num_levels": 4}),
        ("sobol", sobol, {"calc_second_order": False}),
    ],
)
def test_that_the_samplers_of_salib_drive_runs_and_agree(
    asked, method, sampler, options
):
    heading = {"kind": "sensitivity", "method": method, "samples": 4, "runs": 2}
    heading |= {"days": 60, "measures": ["deaths"]}
    experiment = asked(DIALS, experiment=heading)
    ours = run_experiment(experiment)
    problem = problem_of(DIALS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        points = sampler.sample(problem, 4, seed=1, **options)
    values = np.empty((len(points), 2))
    for p, point in enumerate(as_points(DIALS, points)):
        for luck in range(2):
            seed, _ = luck_of(experiment, luck)
            future = run("october-2025", point.dials, seed, days=60)
            values[p, luck] = measured(future.series, CALM, ["deaths"])["deaths"]
    assert (values == ours.table.values["deaths"]).all()
    theirs = estimate(problem, method, points, values.mean(axis=1))
    assert (theirs.index == ours.rankings["deaths"].last.index).all()


def _noisy(lucks, moved):
    """A measure of four dials, of which the first moves it, and luck does."""
    problem = problem_of(dict.fromkeys("abcd", (0.0, 1.0)))
    points = design(problem, "morris", 16, 0)
    noise = generator(5).normal(size=(len(points), lucks))
    values = moved * points[:, :1] + noise
    return rank("deaths", problem, "morris", points, values)


def test_that_a_dial_stands_out_only_above_what_luck_gives():
    found = _noisy(20, 3.0)
    assert found.clear == [True, False, False, False]
    assert found.order[0] == 0
    assert found.rises[0] > 0.5
    assert found.last.index[1:] == pytest.approx(found.floors[1:], rel=0.5)
    none = _noisy(20, 0.0)
    assert none.clear == [False] * 4
    assert none.luck > 0.7
    assert none.last.index == pytest.approx(none.floors, rel=0.5)


def test_that_dials_as_strong_as_the_third_are_named():
    names = ("patience", "audience", "fence_pace", "reputation", "talks_secrecy")
    problem = problem_of(dict.fromkeys(names, (0.0, 1.0)))
    points = design(problem, "morris", 16, 0)
    noise = generator(5).normal(size=(len(points), 20))
    for fourth, rivals in ((5.0, 1), (2.0, 0)):
        values = points @ np.array([9.0, 8.0, 5.0, fourth, 0.0])
        found = rank("deaths", problem, "morris", points, values[:, None] + noise)
        assert len(_rivals(found, found.order[:3])) == rivals


def test_that_a_dial_whose_futures_are_the_same_has_no_floor():
    problem = problem_of(dict.fromkeys("ab", (0.0, 1.0)))
    for method in ("morris", "sobol"):
        points = design(problem, method, 8, 0)
        luck = generator(5).normal(size=(1, 6))
        values = points[:, :1] + luck + 0 * points[:, 1:]  # the same luck everywhere
        found = rank("deaths", problem, method, points, values)
        assert found.floors == pytest.approx([0.0, 0.0], abs=1e-9)
        assert found.clear == [True, False]


def test_that_a_path_with_a_failed_future_does_without_its_luck():
    problem = problem_of(dict.fromkeys("ab", (0.0, 1.0)))
    points = design(problem, "morris", 8, 0)
    values = np.tile(5 * points[:, :1], (1, 3))
    whole = rank("deaths", problem, "morris", points, values)
    values[4, 1] = np.nan
    values[7, :] = np.nan
    found = rank("deaths", problem, "morris", points, values)
    assert (found.last.blocks, found.planned) == (7, 8)
    assert found.last.index == pytest.approx(whole.last.index)
    assert block_of("morris", 2) == 3
