import json

import pytest
from typer.testing import CliRunner

from tests.simulator.classroom.lessons import SCRIPT
from ui.cli.main import app

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
