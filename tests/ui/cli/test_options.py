"""What `durand run` may be asked for besides dials; and show, check, schema."""

import json

import pytest
from typer.testing import CliRunner

from simulator.errors import InputError
from simulator.scenario import load_scenario, scenario_names
from ui.cli.checks import Extras, check_order
from ui.cli.commands import app


def ordered(*, days=None, settings=(), seed="0", name="october-2025", **extras):
    return check_order(
        name,
        seed=seed,
        days=days,
        settings=list(settings),
        out=None,
        extras=Extras(**extras),
    )


def problems_of(**asked):
    with pytest.raises(InputError) as caught:
        ordered(**asked)
    return caught.value.problems


def printed(*words):
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_that_moves_claims_and_a_draw_become_part_of_the_scenario():
    order = ordered(moves=("2025-11-01:patience=0.9",), without="c6, C11", draw="4")
    assert order.scenario.draw == 4
    assert order.scenario.switches == {"C6": False, "C11": False}
    [move] = order.scenario.injects
    assert (move.date.isoformat(), move.dial, move.value) == (
        "2025-11-01",
        "patience",
        0.9,
    )


def test_that_everything_wrong_is_told_at_once(tmp_path):
    told = problems_of(
        seed="x",
        days="0",
        settings=["patiense=1"],
        moves=("2025-13-01:patience=2", "tomorrow"),
        without="C66",
        draw="999",
        figure=tmp_path / "run.gif",
    )
    assert [problem.where for problem in told] == [
        "--seed",
        "--days",
        "--set",
        "--without",
        "--draw",
        "--at",
        "--at",
        "--at",
        "--figure",
    ]


def test_that_a_move_must_lie_within_the_run():
    [problem] = problems_of(days="10", moves=("2025-10-22:patience=0.5",))
    assert "from 2025-10-12 to 2025-10-21" in problem.allowed
    assert ordered(days="10", moves=("2025-10-21:patience=0.5",)).scenario.injects


def test_that_a_dial_held_by_a_claim_cannot_be_set():
    [problem] = problems_of(settings=["ttp_sanctuary=0.2"], without="C6")
    assert problem.field == "ttp_sanctuary"


@pytest.mark.parametrize("name", scenario_names())
def test_that_each_scenario_is_shown_with_its_situation_and_sources(name):
    shown = " ".join(printed("show", name).split())
    scenario = load_scenario(name)
    assert scenario.title in shown
    assert " ".join(scenario.text.split()) in shown
    for source in scenario.sources:
        assert " ".join(source.split()) in shown


def test_that_a_sound_file_is_called_sound(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('extends = "hotline"\n[scenario]\nname = "mine"\ntitle = "Mine"\n')
    assert "mine.toml is sound" in printed("check", str(file))


def test_that_the_schema_is_json():
    assert json.loads(printed("schema"))["title"] == "ScenarioFile"
