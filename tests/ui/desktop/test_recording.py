"""The runs that play while the model is prepared: there, current, and small."""

import numpy as np
import pytest

from simulator.scenario import scenario_names
from ui.desktop.recording import (
    FOLDER,
    Recording,
    has_recording,
    lived_days,
    recorded_days,
    rounded,
)


@pytest.mark.parametrize("name", scenario_names())
def test_that_a_recorded_run_is_what_the_rules_make_of_its_scenario(name):
    """When it fails: python3 -m uv run python tools/record_run.py."""
    lived, recorded = lived_days(name), recorded_days(name)
    assert len(lived) == len(recorded) >= 300
    for column in lived.dtype.names:
        wanted = rounded(lived[column]).astype(lived[column].dtype)
        np.testing.assert_allclose(recorded[column], wanted, atol=0.002, err_msg=column)


def test_that_recorded_runs_are_small_and_no_other_has_one():
    files = sorted(FOLDER.glob("*.npz"))
    assert [file.stem for file in files] == sorted(scenario_names())
    assert sum(file.stat().st_size for file in files) < 500_000
    assert not has_recording("my-own-scenario")


def test_that_a_recording_plays_once_through(qtbot, monkeypatch):
    monkeypatch.setattr("ui.desktop.recording.EVERY", 1)
    seen = []
    parent = Recording(None)
    parent._timer.setInterval(1)
    parent.moved.connect(lambda days: seen.append(len(days)))
    parent.play("october-2025")
    qtbot.waitUntil(lambda: not parent.playing, timeout=10_000)
    assert seen == sorted(seen)
    assert seen[-1] == 365
