"""Golden runs: sixty days of each scenario, to the bit.

When results move on purpose: tools/renew_golden.py, and a line in CHANGELOG.md.
"""

import importlib.util
import json
from pathlib import Path

import pytest

from simulator.run import Run
from simulator.scenario import load_scenario, scenario_names

ROOT = Path(__file__).parents[2]
FIFTEEN = {
    "october-2025",
    "takeover-2021",
    "quiet-border",
    "ttp-truce-2022",
    "mediated-ceasefire",
    "no-mediation",
    "admonition-only",
    "china-guarantees",
    "isi-haqqani-rapprochement",
    "kandahar-purge",
    "india-opening",
    "mass-deportation",
    "sealed-border",
    "sanctuary-closed",
    "hotline",
}


def load_tool():
    file = ROOT / "tools" / "renew_golden.py"
    spec = importlib.util.spec_from_file_location("renew_golden", file)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


TOOL = load_tool()
GOLDEN = json.loads(TOOL.GOLDEN.read_text(encoding="utf-8"))


def test_that_the_fifteen_scenarios_ship_and_each_has_a_golden_run():
    assert set(scenario_names()) == FIFTEEN == set(GOLDEN)


@pytest.mark.parametrize("name", sorted(FIFTEEN))
def test_that_sixty_days_are_the_same_to_the_bit(name):
    run = Run(name, seed=TOOL.SEED)
    run.advance(TOOL.DAYS)
    assert run.digest == GOLDEN[name], "tools/renew_golden.py, and say why"


@pytest.mark.parametrize("name", sorted(FIFTEEN))
def test_that_a_scenario_has_seats_for_a_class(name):
    scenario = load_scenario(name)
    assert 4 <= len(scenario.seats) <= 8
