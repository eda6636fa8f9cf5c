import json

import pytest
from typer.testing import CliRunner

from tests.simulator.classroom.lessons import SCRIPT
from ui.cli.commands import app

run = CliRunner().invoke


def test_that_a_script_is_played_kept_and_told(tmp_path):
    file, out = tmp_path / "class.durand", tmp_path / "out"
    asked = ["class", "run", str(SCRIPT), "--file", str(file), "--json"]
    done = run(app, asked, catch_exceptions=False)
    told = json.loads(done.stdout)
    assert told["turns"] == 3
    assert told["adjudicated"]["2"]["futures"] == 40
    looked = run(app, ["class", "debrief", str(file), "--out", str(out)])
    assert looked.exit_code == 0
    names = {"debrief.html", "debrief.pdf", "record.csv"}
    assert {one.name for one in out.iterdir()} == names
    stands = run(app, ["class", "resume", str(file)])
    assert "Tuesday group: ended" in stands.stdout


def test_that_a_pack_is_printed_in_parts(tmp_path):
    pack = tmp_path / "pack.pdf"
    asked = ["class", "pack", str(SCRIPT), "--out", str(pack), "--parts", "rules,tents"]
    assert run(app, asked).exit_code == 0
    assert pack.read_bytes().startswith(b"%PDF")


def test_that_cards_are_listed_by_seat():
    assert "pakistan-army" in run(app, ["class", "cards"]).stdout
    assert "[qatar.facilitate]" in run(app, ["class", "cards", "mediators"]).stdout


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["class", "cards", "mediator"], "Did you mean mediators"),
        (["class", "pack", str(SCRIPT), "--parts", "rule"], "Did you mean rules"),
        (["class", "run", "no-such.toml"], "a readable text file"),
    ],
)
def test_that_bad_input_is_told(asked, told):
    failed = run(app, asked)
    assert failed.exit_code != 0
    assert told in str(failed.exception)


def test_that_all_that_is_wrong_with_a_script_is_told_at_once_with_what_was_meant(
    tmp_path,
):
    script = tmp_path / "bad.toml"
    text = SCRIPT.read_text(encoding="utf-8")
    for good, bad in (
        ('orders = ["pak_army.artillery"]', 'orders = ["pak_army.artilery"]'),
        ("[turn.orders.islamabad]", "[turn.orders.islambad]"),
        ('topics = ["ceasefire", "trade"]', 'topics = ["ceasefire", "trad"]'),
        ("wanted = { ceasefire = true }", "wanted = { ceasfire = true }"),
        ('inject = { bus = "fire"', 'inject = { buss = "fire"'),
    ):
        assert good in text
        text = text.replace(good, bad)
    script.write_text(text, encoding="utf-8")
    failed = run(app, ["class", "run", str(script)])
    assert failed.exit_code != 0
    told = str(failed.exception)
    for meant in ("pak_army.artillery", "islamabad", "trade", "ceasefire", "bus"):
        assert f"Did you mean {meant}" in told, told
    assert "turn 1" in told
    assert "turn 2" in told


def test_that_an_order_that_cannot_be_given_on_its_day_says_in_which_turn(tmp_path):
    script = tmp_path / "late.toml"
    text = SCRIPT.read_text(encoding="utf-8")
    text = text.replace("pak_gov.open_crossings", "pak_gov.close_crossings")
    script.write_text(text, encoding="utf-8")
    failed = run(app, ["class", "run", str(script)])
    assert failed.exit_code != 0
    assert "turn 1" in str(failed.exception)
    assert "what can be done now" in str(failed.exception)
