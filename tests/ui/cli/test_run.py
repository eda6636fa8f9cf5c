"""`durand run`, as a person or a script uses it: real processes, the real model."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.definitions import STEPS

ROOT = Path(__file__).parents[3]
SHORT = ["run", "october-2025", "--days", "40", "--seed", "3"]
HEAVY = {"mesa", "pandas", "matplotlib", "PySide6", "networkx"}

pytestmark = pytest.mark.slow


def durand(*words, **environment):
    """Run the program and give its exit code, output and errors."""
    return subprocess.run(
        [sys.executable, "-m", "ui.cli.main", *map(str, words)],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("out") / "a" / "b"


@pytest.fixture(scope="module")
def short(folder):
    """A run of forty days, written to a folder."""
    result = durand(*SHORT, "--out", folder)
    assert result.returncode == 0, result.stderr
    return result


def rows(file):
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_that_a_run_is_told_with_its_peak_its_course_and_its_digest(short, folder):
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    peak = summary["peak_rung"]
    assert f"step {peak} of 8, {STEPS[peak]}" in short.stdout
    assert "2025-10-12 to 2025-11-20, 40 days" in short.stdout
    assert "Seed 3; dials moved: none" in short.stdout
    assert "no forecast" in short.stdout
    assert f"Digest {summary['digest']}" in short.stdout


def test_that_the_files_are_whole_and_nothing_else_is_left(short, folder):
    assert {file.name for file in folder.iterdir()} == {
        "summary.json",
        "weekly.csv",
        "run.durand",
        "events.csv",
        "crises.csv",
        "decisions.csv",
    }


def test_that_weeks_cover_the_run_and_agree_with_the_events(short, folder):
    weeks, events = rows(folder / "weekly.csv"), rows(folder / "events.csv")
    assert weeks[0]["date"] == "2025-10-12"
    assert len(weeks) == 6
    attacks = [event for event in events if event["kind"] == "attack"]
    assert sum(int(week["attacks"]) for week in weeks) == len(attacks)
    assert sum(int(event["deaths"]) for event in events) == sum(
        int(week["deaths"]) for week in weeks
    )


def test_that_every_event_has_its_day_its_actor_and_a_place_on_the_map(short, folder):
    for event in rows(folder / "events.csv"):
        assert "2025-10-12" <= event["date"] <= "2025-11-20"
        assert event["actor"]
        if event["place"]:
            assert event["province"]
            assert 60 < float(event["lon"]) < 76
            assert 23 < float(event["lat"]) < 39


def test_that_the_same_order_gives_the_same_run_on_light_feet(short, folder):
    # The program itself, then what it has loaded: neither window, nor Mesa, nor pandas.
    program = (
        "import sys; from ui.cli.commands import app; "
        f"app({[*SHORT, '--json']!r}, standalone_mode=False); "
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert result.stdout == (folder / "summary.json").read_text(encoding="utf-8")
    loaded = set(result.stderr.split())
    assert "numpy" in loaded
    assert not loaded & HEAVY


def test_that_a_moved_dial_is_told_and_changes_the_run_on_a_poor_console(short):
    words = (*SHORT, "--set", "mediation_strength=1")
    moved = durand(*words, PYTHONIOENCODING="ascii")
    assert moved.returncode == 0, moved.stderr
    assert moved.stdout.isascii()
    assert "dials moved: mediation_strength = 1" in moved.stdout
    assert moved.stdout.splitlines()[-1] not in short.stdout


def test_that_every_mistake_is_told_at_once_and_nothing_is_written(tmp_path):
    result = durand(
        *("run", "octobr-2025", "--seed", "x", "--days", "0"),
        *("--set", "mediation_strenght=0.5", "--set", "border_openness=2"),
        *("--set", "nonsense", "--out", tmp_path / "out"),
    )
    assert result.returncode == 2
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert len(lines) == 6
    assert lines[0].endswith("Did you mean october-2025?")
    assert "--seed" in lines[1]
    assert "from 1 to 1827" in lines[2]
    assert lines[3].endswith("Did you mean mediation_strength?")
    assert "a number from 0 to 1" in lines[4]
    assert "mediation_strength=0.8" in lines[5]
    assert not (tmp_path / "out").exists()


def test_that_a_folder_that_cannot_be_written_to_is_refused(tmp_path):
    (tmp_path / "file").touch()
    result = durand(*SHORT, "--out", tmp_path / "file" / "out")
    assert result.returncode == 2
    assert "a folder that can be written to" in result.stderr
