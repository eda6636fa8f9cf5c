"""The printed pack and the reports, as files that other programs open."""

import shutil
import subprocess

import pytest

from simulator.classroom.debrief import make_debrief
from simulator.errors import InputError
from tests.simulator.classroom.lessons import lesson, played
from ui.paper.debrief import record_csv, write_html, write_report
from ui.paper.pack import write_pack


@pytest.fixture(scope="module")
def looked_back():
    game = played()
    return game, make_debrief(game, futures=20)


def words_of(file):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    read = ["pdftotext", "-layout", str(file), "-"]
    return subprocess.run(read, capture_output=True, text=True, check=True).stdout


def test_that_the_pack_is_a_pdf_and_the_same_bytes_twice(tmp_path):
    _, setup = lesson()
    first, second = tmp_path / "a.pdf", tmp_path / "deep" / "b.pdf"
    write_pack(setup, first)
    write_pack(setup, second)
    assert first.read_bytes().startswith(b"%PDF")
    assert first.read_bytes() == second.read_bytes()


def test_that_the_pack_has_every_part_and_no_pin(tmp_path):
    _, setup = lesson()
    write_pack(setup, tmp_path / "pack.pdf")
    said = words_of(tmp_path / "pack.pdf")
    for part in (
        "The rules, on one page",
        "order cards",
        "orders for turn 1",
        "Lesson",
    ):
        assert part in said
    assert "1234" not in said
    assert "Asma" in said


def test_that_a_folder_that_cannot_be_written_to_is_told(tmp_path):
    _, setup = lesson()
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="can be written"):
        write_pack(setup, tmp_path / "file" / "pack.pdf")


def test_that_the_report_names_students_only_when_asked(looked_back, tmp_path):
    game, debrief = looked_back
    for names in (False, True):
        file = tmp_path / f"{names}.html"
        write_html(game, debrief, file, names=names)
        write_report(game, debrief, tmp_path / f"{names}.pdf", names=names)
        page = file.read_text(encoding="utf-8")
        assert ("Asma" in page) == names
        assert ("Asma" in record_csv(game, names=names)) == names
        assert "http" not in page.replace("http://www.w3.org", "")
        assert "forecast" in page


def test_that_no_pin_or_hash_is_in_the_record_that_is_shared(looked_back):
    game, _ = looked_back
    kept = game.setup.seats[0].pin
    assert kept
    assert kept not in record_csv(game, names=True)


def test_that_the_report_tells_the_class_by_its_own_numbers(looked_back, tmp_path):
    game, debrief = looked_back
    write_html(game, debrief, tmp_path / "told.html", names=False)
    write_report(game, debrief, tmp_path / "told.pdf", names=False)
    page = (tmp_path / "told.html").read_text(encoding="utf-8")
    paper = " ".join(words_of(tmp_path / "told.pdf").split())
    for one in debrief.luck:
        assert f"{one.line:,.0f} {one.unit}" in page
        assert f"{one.line:,.0f} {one.unit}" in paper
    for turn in debrief.turns:
        assert f"<h3>Turn {turn.number}</h3>" in page
    for told in ("Luck or choice?", "The four questions", "When not to use this"):
        assert told.casefold() in paper.casefold()
    assert str(game.setup.seed) in paper
