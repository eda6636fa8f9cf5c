"""EMA Workbench from outside: its samplers drive runs, and agree with ours."""

import warnings

import numpy as np
import pytest

from simulator.analysis.experiments.design import latin
from simulator.analysis.intervals import generator
from simulator.ensemble.cases import Case
from simulator.ensemble.runner import run_cases
from simulator.run import run

DIALS = {"bonds_with_ttp": (0.0, 1.0), "ttp_recruitment": (0.0, 2.0)}
POINTS, SEED = 6, 11

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def theirs():
    """The points of EMA's own Latin hypercube, by dial, in its own order."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it could import besides
        from ema_workbench import RealParameter
        from ema_workbench.em_framework.samplers import LHSSampler

        parameters = [RealParameter(name, *span) for name, span in DIALS.items()]
        found = LHSSampler().generate_samples(parameters, POINTS, generator(SEED))
    return [{name: float(point[name]) for name in DIALS} for point in found]


def test_that_its_hypercube_is_ours(theirs):
    design = np.array([list(point.values()) for point in theirs])
    assert design == pytest.approx(latin(DIALS, POINTS, SEED))


def test_that_its_points_drive_runs_with_the_bits_of_our_runner(theirs):
    cases = [Case("october-2025", point, seed=4, days=40) for point in theirs]
    ours = {o.case.key: o.digest for o in run_cases(cases)}
    for case, point in zip(cases, theirs, strict=True):
        assert run("october-2025", point, seed=4, days=40).digest == ours[case.key]
    assert len(set(ours.values())) == POINTS
