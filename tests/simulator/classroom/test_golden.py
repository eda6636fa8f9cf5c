"""Golden playthroughs: the same script gives the same record and the same bits.

When results move on purpose: tools/renew_golden.py, and a line in CHANGELOG.md.
"""

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
GOLDEN = json.loads((ROOT / "tests/golden/classes/digests.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location(
        "renew_golden", ROOT / "tools" / "renew_golden.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_that_every_script_of_a_class_has_its_digests(tool):
    assert {file.stem for file in tool.CLASSES.glob("*.toml")} == set(GOLDEN)


@pytest.mark.parametrize("name", GOLDEN)
def test_that_a_class_is_played_to_the_bit_as_it_was(tool, name):
    assert tool.played(tool.CLASSES / f"{name}.toml") == GOLDEN[name]
