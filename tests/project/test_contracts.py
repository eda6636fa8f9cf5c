"""Each contract between the packages holds, and would break if it were violated."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("simulator", "scenarios", "ui")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = SETTINGS["tool"]["importlinter"]["contracts"]

STRAY = "simulator/stray.py"  # a module that has no place in the layers

# One import for each contract that it must not let pass: the file that would hold it.
VIOLATIONS = [
    ("house", "simulator/errors.py", "import ui.cli"),
    ("house", "scenarios/__init__.py", "import simulator.errors"),
    ("house", "simulator/engine.py", "def late():\n    import ui.cli.main"),
    ("simulator", "simulator/errors.py", "import simulator.scenario"),
    ("simulator", "simulator/engine.py", "import simulator.run"),
    ("simulator", "simulator/run.py", "import simulator.analysis.measures"),
    ("simulator", "simulator/world/columns.py", "import simulator.mechanisms"),
    ("simulator", "simulator/randomness.py", "import simulator.world.columns"),
    ("simulator", STRAY, "x = 1"),
    ("qt", "ui/cli/main.py", "def late():\n    from PySide6 import QtCore"),
    ("qt", "simulator/run.py", "from PySide6 import QtGui"),
    ("mesa", "simulator/engine.py", "import mesa"),
    ("mesa", "ui/desktop/app.py", "from mesa import Model"),
    ("numba", "simulator/run.py", "from numba import njit"),
    ("paper", "ui/cli/main.py", "from reportlab import platypus"),
    ("paper", "simulator/run.py", "import jinja2"),
    ("figures", "ui/desktop/app.py", "import matplotlib"),
    ("figures", "simulator/run.py", "import matplotlib.pyplot"),
]


@pytest.fixture
def tree(tmp_path):
    """A copy of the sources and their contracts, to be spoilt."""
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__", "*.csv", "*.json", "*.ttf")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(folder, *options):
    program = shutil.which("lint-imports", path=Path(sys.executable).parent)
    return subprocess.run(
        [program, "--no-cache", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_that_the_contracts_hold():
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in result.stdout


@pytest.mark.slow
@pytest.mark.parametrize(("contract", "file", "line"), VIOLATIONS)
def test_that_a_violated_contract_breaks(tree, contract, file, line):
    spoilt = tree / file
    spoilt.parent.mkdir(exist_ok=True)
    with spoilt.open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")
    result = lint_imports(tree, "--contract", contract)
    assert result.returncode == 1
    if file == STRAY:
        assert "simulator.stray" in result.stdout
    else:
        assert "0 kept, 1 broken" in result.stdout


def test_that_every_contract_is_tried():
    assert {one["id"] for one in CONTRACTS} == {name for name, _, _ in VIOLATIONS}
