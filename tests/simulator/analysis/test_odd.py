"""The description of the model: whole, and as fresh as the code."""

from pathlib import Path

import pytest

from simulator.analysis.odd import odd_text
from simulator.analysis.odd.text import fields, table
from simulator.analysis.patterns.rows import bands
from simulator.doctrine.features import FEATURES
from simulator.doctrine.repertoire import repertoires
from simulator.engine import ORDER_OF_THE_DAY
from simulator.errors import InputError
from simulator.mechanisms import CLAIMS, CONSTANTS, DIALS
from simulator.world.columns import WORLD
from ui.cli.odd import odd

PAGE = Path(__file__).parents[3] / "docs" / "odd.md"


@pytest.fixture(scope="module")
def text():
    return odd_text()


def test_that_the_page_is_as_fresh_as_the_code(text):
    assert PAGE.read_text("utf-8") == text, "run: durand odd --out docs/odd.md"


def test_that_nothing_declared_is_left_out(text):
    for names in (DIALS, CONSTANTS, CLAIMS, FEATURES, bands(), WORLD.names):
        for name in names:
            assert f"| {name} |" in text or f"`{name}`" in text, name
    for actor, actions in repertoires().items():
        assert f"(`{actor}`)" in text
        for action in actions:
            assert f"| `{action.id}` |" in text
    for _, kernel in ORDER_OF_THE_DAY:
        assert f"(`{kernel}`)" in text


def test_that_it_says_when_not_to_use_the_model(text):
    assert "## 11. When not to use this" in text
    assert "does not forecast" in text


def test_that_every_state_variable_is_read_off_the_source():
    source = '\nWORLD = layout(\n    [\n        # Teams.\n        ("a", "i2"),  # men\n'
    source += '        ("b", "f8", _place),\n    ]\n)\n("c", "i2"),\n'
    found = list(fields(source, "WORLD"))
    assert found == [("Teams.", "a", "men"), ("Teams.", "b", "")]


def test_that_a_bar_in_a_cell_does_not_break_a_table():
    assert table(("a",), [("x | y",)]).splitlines()[-1] == "| x \\| y |"


@pytest.mark.parametrize("name", ["odd.txt", "missing/odd.md"])
def test_that_a_place_it_cannot_go_to_is_refused(tmp_path, name):
    with pytest.raises(InputError):
        odd(out=tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_that_it_is_written_whole(tmp_path, text):
    odd(out=tmp_path / "odd.md")
    assert (tmp_path / "odd.md").read_text("utf-8") == text
