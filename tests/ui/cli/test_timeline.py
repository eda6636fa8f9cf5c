"""The commands about files of runs, as people use them: real processes, real files."""

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from simulator.errors import DurandError, InputError
from simulator.scenario import load_scenario, read_scenario
from simulator.timeline.archive import read_archive
from simulator.timeline.file import create_file, read_file
from simulator.timeline.tomlout import scenario_toml
from ui.cli.archive import export, replay
from ui.cli.branching import BranchOrder, carry_out_branch
from ui.cli.tables import check_kinds, tables_of
from ui.cli.timeline import print_branches, print_difference, print_log

ROOT = Path(__file__).parents[3]


def durand(*words):
    return subprocess.run(
        [sys.executable, "-m", "ui.cli.main", *map(str, words)],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("made") / "run.durand"
    file = create_file(path, "october-2025", {"border_openness": 0.4}, seed=3)
    file.timeline.advance(120)
    file.timeline.fork("<b>what if</b>", day=60, note="more talks & less fire")
    file.timeline.set_dial("mediation_strength", 1.0, author="Ms Khan", reason="hope")
    file.timeline.advance(60)
    file.close()
    return path


@pytest.fixture
def path(made, tmp_path):
    return Path(shutil.copy(made, tmp_path / "run.durand"))


@pytest.mark.slow
def test_that_a_run_leaves_a_file_that_replays_and_exports(tmp_path):
    out = tmp_path / "out"
    run = durand("run", "october-2025", "--days", 70, "--seed", 9, "--out", out)
    assert run.returncode == 0, run.stderr
    digest = json.loads((out / "summary.json").read_text("utf-8"))["digest"]
    exported = durand("export", out / "run.durand")
    assert exported.returncode == 0, exported.stderr
    proved = durand("replay", out / "run.zip", "--verify")
    assert proved.returncode == 0, proved.stderr
    assert digest in proved.stdout
    assert "The same, to the last bit." in proved.stdout
    again = durand("run", "october-2025", "--days", 30, "--out", out)
    assert again.returncode == 0, again.stderr
    assert read_file(out / "run.durand").heads == {0: 30}


@pytest.mark.slow
def test_that_a_replay_that_differs_says_where_and_fails(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE branch SET digest = 'ab' WHERE id = 0")
    result = durand("replay", path, "--verify")
    assert result.returncode == 1
    assert "NOT the same" in result.stderr
    assert "branch line, day 120, the digest" in result.stderr
    assert "Traceback" not in result.stderr


def test_that_the_log_tells_who_did_what_and_why(path, capsys):
    print_log(path)
    told = capsys.readouterr().out
    assert "day 60: <b>what if</b> forked from line" in told
    assert "Ms Khan: Mediation strength set to 1 (hope)" in told


def test_that_branches_are_forked_noted_and_deleted(path, capsys):
    def order(name, **wishes):
        usual = dict.fromkeys(("at", "origin", "note"))
        usual |= {"settings": [], "delete": False}
        carry_out_branch(BranchOrder(path=path, name=name, **(usual | wishes)))

    order("closed", at=30, origin="line", settings=["border_openness=0"])
    order("closed", note="nothing passes")
    contents = read_file(path)
    closed = contents.tree.named("closed")
    assert (closed.forked, closed.parent, closed.note) == (30, 0, "nothing passes")
    assert contents.heads[closed.id] == 120
    assert "  closed (number 2, from day 30, 120 days" in capsys.readouterr().out
    order("closed", delete=True)
    assert len(read_file(path).tree.branches) == 2
    with pytest.raises(DurandError, match="no branch 'closed'"):
        order("closed", delete=True)
    with pytest.raises(InputError, match="--at"):
        order("another")
    with pytest.raises(InputError, match="mediation_strength"):
        order("another", at=3, settings=["mediation_strenght=1"])
    print_branches(path)


def test_that_a_difference_is_told_from_its_cause_to_its_effect(path, capsys):
    assert not print_difference(f"{path}#line", f"{path}#1")
    told = capsys.readouterr().out
    assert "only in B: day 60: Mediation strength set to 1" in told
    assert "They part on day" in told
    assert print_difference(f"{path}#line", f"{path}#line")
    assert "All 120 days" in capsys.readouterr().out


def test_that_an_archive_holds_all_and_tells_what_it_holds(path, tmp_path, capsys):
    export(path, tmp_path / "all.zip", ["xlsx", "parquet"])
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        names = set(archive.namelist())
        readme = archive.read("README.txt").decode()
        report = archive.read("report.html").decode()
        run = json.loads(archive.read("run.json"))
        journal = json.loads(archive.read("journal.json"))
        weeks = list(
            csv.DictReader(io.StringIO(archive.read("branches/1/weekly.csv").decode()))
        )
        text = archive.read("branches/1/decisions.csv").decode()
        decisions = list(csv.DictReader(io.StringIO(text)))
        (tmp_path / "copy.toml").write_bytes(archive.read("scenario.toml"))
        import pyarrow.parquet as parquet

        table = parquet.read_table(
            io.BytesIO(archive.read("branches/1/weekly.parquet"))
        )
    assert {"run.durand", "branches/0/events.csv", "branches/1/weekly.xlsx"} <= names
    assert {f"figures/{name}.svg" for name in ("0", "1", "branches")} <= names
    assert report.count("data:image/svg+xml") == 4  # two figures, light and dark
    assert {"report.html", "report.pdf"} <= names
    assert len(decisions) > 50
    assert all(
        part in readme for part in ("run.durand", "journal.json", "does not forecast")
    )
    assert "&lt;b&gt;what if&lt;/b&gt;" in report
    assert "<b>what if" not in report
    assert "http" not in report.split("<h2>Sources")[0]
    assert run["dials"] == {"border_openness": 0.4}
    assert run["branches"][1]["changes"][0]["reason"] == "hope"
    assert [deed["act"] for deed in journal] == ["fork", "change"]
    assert len(weeks) == table.num_rows == 18
    assert [int(week["attacks"]) for week in weeks] == table["attacks"].to_pylist()
    assert read_scenario(tmp_path / "copy.toml") == load_scenario("october-2025")
    replay(tmp_path / "all.zip", compare=True)
    assert "to the last bit" in capsys.readouterr().out
    export(path, tmp_path / "again.zip", ["xlsx", "parquet"])
    assert not list(tmp_path.glob(".durand*"))


def test_that_a_name_with_every_letter_is_written_as_toml(tmp_path):
    scenario = load_scenario("october-2025")
    odd = 'a "quote" \\ back\x7f\t\nline – ځ \U0001f600 #no comment ='
    changed = scenario.model_copy(update={"text": odd, "sources": (odd, "b")})
    (tmp_path / "odd.toml").write_text(scenario_toml(changed), "utf-8", newline="")
    read = read_scenario(tmp_path / "odd.toml")
    assert (read.text, read.sources) == (odd, (odd, "b"))


def test_that_an_archive_is_not_trusted(path, tmp_path):
    good = path.read_bytes()

    def refused(words, members):
        bad = tmp_path / "bad" / "bad.zip"
        bad.parent.mkdir(exist_ok=True)
        with zipfile.ZipFile(bad, "w") as archive:
            for name, content in members:
                archive.writestr(name, content)
        with pytest.raises(DurandError, match=words):
            read_archive(bad)
        assert [p.name for p in bad.parent.iterdir()] == ["bad.zip"]
        assert not (tmp_path / "outside").exists()

    refused("must hold one", [("../outside", b"x"), ("../run.durand", good)])
    refused("must hold one", [("/run.durand", good), ("a/../run.durand", good)])
    refused("not a file of Durand", [("run.durand", b"x" * 5000)])
    refused("damaged", [("run.durand", good[:9000])])
    with pytest.warns(UserWarning, match="Duplicate"):
        refused("must hold one", [("run.durand", good), ("run.durand", good)])
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(DurandError, match="damaged or no archive"):
        read_archive(broken)


def test_that_other_members_of_an_archive_are_never_unpacked(path, tmp_path):
    odd = tmp_path / "odd.zip"
    with zipfile.ZipFile(odd, "w") as archive:
        archive.writestr("run.durand", path.read_bytes())
        archive.writestr("../../outside", b"x")
        archive.writestr("/outside", b"x")
    assert read_archive(odd).heads == {0: 120, 1: 120}
    assert not (tmp_path / "outside").exists()


def test_that_kinds_of_tables_that_cannot_be_written_are_told(monkeypatch):
    with pytest.raises(InputError, match="xls"):
        check_kinds(["xls"])
    monkeypatch.setattr("ui.cli.tables.find_spec", lambda _: None)
    with pytest.raises(InputError, match=r"durand\[export\]"):
        check_kinds(["parquet"])


def test_that_no_formula_reaches_a_spreadsheet(path, tmp_path):
    from simulator.timeline.results import result_of

    contents = read_file(path)
    files = tables_of(result_of(contents, contents.tree.branches[0]), ["xlsx"])
    with zipfile.ZipFile(io.BytesIO(files["weekly.xlsx"])) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
