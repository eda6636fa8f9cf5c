"""Luck stays where it is when something is added to the model or switched off."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from simulator import engine
from simulator.warmup import prepare

PROGRAM = Path(__file__).with_name("draws.py")
# Streams keep their names when a mechanism is parted in two: their luck is in the name.
KEPT_NAMES = {"postures": "factions", "rounds": "mediation"}
PHASES = [kernel for _, kernel in engine.ORDER_OF_THE_DAY]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def days():
    """The draws of one day by change of the model and stream, in plain Python."""
    done = subprocess.run(
        [sys.executable, "-W", "error", str(PROGRAM)],
        env=os.environ
        | {"NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(PROGRAM.parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def home(phase):
    """Name the mechanism of a phase, as its streams do."""
    prepare()
    mechanism = engine.phase(phase).__module__.rsplit(".", 1)[-1]
    return KEPT_NAMES.get(mechanism, mechanism)


def test_that_most_mechanisms_draw_on_the_day_that_is_tried(days):
    mechanisms = {stream.split(".")[0] for stream in days["usual"]}
    assert len(mechanisms) >= 9
    assert sum(map(len, days["usual"].values())) > 1000


@pytest.mark.parametrize("phase", PHASES)
def test_that_a_mechanism_switched_off_leaves_every_other_draw_alone(days, phase):
    usual, without = days["usual"], days[f"without {phase}"]
    for stream, draws in usual.items():
        left = without.get(stream, {})
        assert left.items() <= draws.items(), stream
        if stream.split(".")[0] != home(phase):
            assert left, stream
    assert set(without) <= set(usual)


def test_that_a_mechanism_switched_off_draws_nothing(days):
    assert "infiltration.move" not in days["without move_cells"]
    assert "factions.listen" not in days["without sway"]
    assert "factions.posture" in days["without sway"]


def test_that_a_cell_far_away_leaves_every_draw_alone(days):
    added = 0
    for stream, draws in days["usual"].items():
        assert draws.items() <= days["far_cell"][stream].items(), stream
        added += len(days["far_cell"][stream]) - len(draws)
    assert added > 0  # it drew luck of its own
    assert set(days["far_cell"]) == set(days["usual"])


def test_that_another_actor_leaves_every_draw_alone(days):
    usual, more = days["usual"], days["another_actor"]
    assert {s for s in more if more[s] != usual.get(s)} == {"turns.choice"}
    assert usual["turns.choice"].items() < more["turns.choice"].items()
