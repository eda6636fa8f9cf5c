"""Comparisons and experiments through the window, small ones."""

import csv
import json

import pytest

from ui.desktop.options import Options


@pytest.fixture
def shown(open_window):
    def show(name):
        window = open_window(filled=False, options=Options(size=(1366, 768)))
        window.show_screen(name)
        return window, window.page(name)

    return show


def run(page, qtbot):
    page.start()
    qtbot.waitUntil(lambda: page.work is None, timeout=120_000)


def cells(page):
    table = page.table
    return [
        [table.item(y, x).text() for x in range(table.columnCount())]
        for y in range(table.rowCount())
    ]


def test_that_a_comparison_is_told_drawn_tabled_and_kept(shown, qtbot, tmp_path):
    _, page = shown("compare")
    page.runs.setValue(10)
    page.days.setValue(30)
    run(page, qtbot)
    assert page.result.ok == 20
    assert not page.figure.pixmap().isNull()
    assert any("ends in" in row[0] for row in cells(page))
    page.keep_in(tmp_path)
    kept = json.loads((tmp_path / "compare.json").read_text(encoding="utf-8"))
    assert kept
    assert (tmp_path / "compare.svg").exists()


def test_that_two_equal_settings_differ_in_nothing(shown, qtbot):
    _, page = shown("compare")
    page.high.slider.setValue(page.low.slider.value())
    page.runs.setValue(10)
    page.days.setValue(30)
    run(page, qtbot)
    assert all(one.mean == 0 for one in page.result.contrasts[0].differences)


def test_that_an_experiment_is_asked_by_its_form_and_kept(shown, qtbot, tmp_path):
    _, page = shown("experiments")
    page.kind.setCurrentIndex(page.kind.findData("attribution"))
    assert set(page.sizes) == {"runs"}
    page.sizes["runs"].setValue(2)
    page.days.setValue(30)
    run(page, qtbot)
    assert page.result.sentences()
    page.keep_in(tmp_path)
    text = (tmp_path / "runs.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines()))
    assert len(rows) == 1 + 8 * 2


def test_that_a_stopped_experiment_says_so_and_another_can_begin(shown, qtbot):
    window, page = shown("experiments")
    page.days.setValue(1000)
    page.start()
    page.stop()
    qtbot.waitUntil(lambda: page.work is None, timeout=120_000)
    assert page.told.text() == "Stopped."
    assert not window.banner.isVisible()
    assert page.run_button.isEnabled()
