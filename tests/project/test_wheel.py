"""The wheel: what somebody gets who installs Durand instead of cloning it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    [built] = folder.glob("*.whl")
    return built


@pytest.mark.slow
def test_that_the_wheel_ships_code_and_data_but_no_tests(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    folders = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert folders == {"simulator", "scenarios", "ui"}
    for data in ("scenarios/october-2025.toml", "scenarios/evidence/places.csv"):
        assert data in names
    for ending in (".json", ".otf"):
        assert any(name.endswith(ending) for name in names)


@pytest.mark.slow
def test_that_the_wheel_runs_away_from_the_source(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    program = "from ui.cli.main import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", program, "list"],
        cwd=tmp_path / "installed",
        env=os.environ | {"PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "october-2025" in result.stdout
