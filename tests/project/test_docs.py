"""What the documents tell a reader to do, done."""

import re
from pathlib import Path

import pytest

from simulator.analysis.experiments.plan import PLANS
from simulator.scenario import load_scenario
from simulator.situation import StartState

DOCS = Path(__file__).parents[2] / "docs"
RECIPE = (DOCS / "scenario.md").read_text(encoding="utf-8")


def test_that_the_scenario_of_the_recipe_is_accepted_as_printed(tmp_path):
    [example] = re.findall(r"```toml\n(.*?)```", RECIPE, re.S)
    file = tmp_path / "open-gates.toml"
    file.write_text(example, encoding="utf-8")
    scenario = load_scenario(file)
    assert scenario.dials["border_openness"] == 0.9
    assert scenario.start_state.crossings["default"] == "open"


def test_that_the_recipe_names_every_key_of_the_start():
    for key in StartState.model_fields:
        assert f"`{key}`" in RECIPE


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_that_links_between_documents_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists()


def test_that_the_index_leads_to_every_page():
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    for page in DOCS.glob("*.md"):
        assert page.name == "index.md" or f"({page.name})" in index


def test_that_the_experiment_of_the_page_is_accepted_as_printed(tmp_path):
    from simulator.analysis.experiments.reading import read_experiment

    page = (DOCS / "experiments.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```toml\n(.*?)```", page, re.S)
    file = tmp_path / "mine.toml"
    file.write_text(example, encoding="utf-8")
    experiment = read_experiment(file)
    assert experiment.futures == 5 * 3 * 40
    for command in re.findall(r"\| `durand (\w+)` \|", page):
        assert command in {plan.command for plan in PLANS}
