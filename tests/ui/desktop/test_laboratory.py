"""Comparisons and experiments through the window, small ones."""

import csv
import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSpinBox

from simulator.analysis.compare import sample as sampling
from simulator.ensemble.runner import CaseOutcome, run_cases
from ui.desktop.laboratory.kept_work import COMPARISON, EXPERIMENT, found_work
from ui.desktop.laboratory.setting_editor import Setting
from ui.desktop.options import Options
from ui.desktop.widgets.sheet import Sheet
from ui.desktop.widgets.slider import DialSlider

FORBIDDEN = re.compile(
    r"\b(replicates?|rungs?|cohesion|morris|sobol|prim|cart)\b", re.I
)
MORE = Setting("More", [("mediation_strength", 0.9, 0)])
LATER = Setting("Later", [("mediation_strength", 0.9, 20)])


def jargon(texts):
    return [text for text in texts if FORBIDDEN.search(text)]


@pytest.fixture
def shown(open_window):
    def show(name):
        window = open_window(filled=False, options=Options(size=(1366, 768)))
        window.show_screen(name)
        return window, window.page(name)

    return show


def table(file):
    return list(csv.reader(file.read_text(encoding="utf-8").splitlines()))


def run(page, qtbot):
    page.start()
    qtbot.waitUntil(lambda: not page.runner.running, timeout=120_000)
    return page.result


def compared(page, qtbot, *settings, runs=10, days=35):
    page.form.show_settings([Setting(), *settings])
    page.form.runs.setValue(runs)
    page.form.days.setValue(days)
    return run(page, qtbot)


def some_done(page):
    return page.runner.tally is not None and page.runner.tally.done > 5


def asked(page, kind, **sizes):
    page.form.kind.setCurrentIndex(page.form.kind.findData(kind))
    page.form.days.setValue(30)
    for name, value in sizes.items():
        page.form.fields[name].show_value(value)


def test_that_a_comparison_is_drawn_told_tabled_and_kept(shown, qtbot, tmp_path):
    window, page = shown("compare")
    assert page.stage.currentWidget() is page.invitation
    found = compared(page, qtbot, MORE)
    assert (found.ok, found.planned) == (20, 20)
    assert page.stage.currentWidget() is page.answer
    assert page.ask.isHidden()
    assert page.answer.courses.shape.names == ("As it stands", "More")
    assert page.answer.gap.shape.n == 10
    counts = page.answer.ends.shape.counts
    assert counts.sum(axis=1).tolist() == [10, 10]
    assert "of 10 pairs" in page.answer.headline.of.text()
    page.keep_in(tmp_path)
    rows = table(tmp_path / "3-how-futures-end-by-2025-11-16.csv")
    assert rows[1][1:] == ["A, of 10", "B, of 10"]
    assert {"compare.json", "comparison.json", "compare.svg"} <= {
        one.name for one in tmp_path.iterdir()
    }
    assert window.banner.isHidden()


def test_that_two_equal_settings_differ_in_nothing(shown, qtbot):
    _, page = shown("compare")
    found = compared(page, qtbot, Setting("The same"))
    assert all(one.mean == 0 for one in found.contrasts[0].differences)
    assert page.answer.ranks.rows == []
    assert page.answer.headline.count.text() == "0"


def test_that_a_change_on_a_date_does_nothing_before_it(shown, qtbot):
    _, page = shown("compare")
    compared(page, qtbot, MORE, LATER, days=42)
    sample = page.result.sample
    late = abs(sample.weeks["trust_kab_pak"][2] - sample.weeks["trust_kab_pak"][0])
    soon = abs(sample.weeks["trust_kab_pak"][1] - sample.weeks["trust_kab_pak"][0])
    assert late[:, :2].max() == 0
    assert soon[:, :2].max() > 0
    assert late[:, 2:].max() > 0
    assert page.answer.against.count() == 2


def test_that_what_is_shown_over_time_can_be_chosen(shown, qtbot):
    _, page = shown("compare")
    compared(page, qtbot, MORE)
    page.answer.show_what("trust_kab_pak")
    assert page.answer.gap.shape.what.scale == 100
    assert "Kabul" in page.answer.headline.sentence.text()


def test_that_a_failed_future_is_told_and_counted_out(shown, qtbot, monkeypatch):
    def some_fail(cases, **means):
        for one in run_cases(cases, **means):
            if one.case.arm == "1:2":
                yield CaseOutcome(one.case, "failed", error="a rule is wrong")
            else:
                yield one

    monkeypatch.setattr(sampling, "run_cases", some_fail)
    window, page = shown("compare")
    compared(page, qtbot, MORE)
    assert page.answer.failures.text() == "1 failed"
    assert "19/20" in page.answer.note.text()
    assert "9/10 pairs" in page.answer.gap_card.note._whole
    page.answer.failures.click()
    (sheet,) = window.findChildren(Sheet)
    assert "a rule is wrong" in sheet.page.toPlainText()


def test_that_the_open_run_goes_on_from_the_day_where_it_stands(open_window, qtbot):
    window = open_window()
    session = window.explore.session
    session.pause()
    session.settle(60)
    session.change("border_openness", 0.9)
    session.step(10)
    session.settle(60)
    today = session.view.day
    window.show_screen("compare")
    page = window.page("compare")
    page.form.scenario.setCurrentIndex(0)
    assert page.form.from_run
    found = compared(page, qtbot, MORE, runs=5, days=28)
    assert found.plan.origin.day == today
    assert [entry.day for entry in found.plan.origin.entries] == [today - 10]
    case = found.plan.case(1, 3)
    wanted = case.simulate(Quiet()).digest
    with qtbot.waitSignal(window.engine_done, timeout=60_000):
        page.open_pair(second=True, luck=3)
    opened = window.explore.session
    qtbot.waitUntil(lambda: opened.view.day == today + 28)
    assert opened._timeline.run.digest == wanted
    assert window.current is window.page("explore")


class Quiet:
    """Nobody stops it."""

    def check(self):
        pass


def test_that_a_pair_opens_as_the_very_same_future(shown, qtbot):
    window, page = shown("compare")
    found = compared(page, qtbot, LATER)
    page.answer.gap.current = 0
    page.answer.gap.grab()
    page.answer.gap.pick()
    (sheet,) = (one for one in page.children() if one.objectName() == "pairs")
    luck = sheet.table.key_at(sheet.table.currentIndex().row())
    assert luck == page.answer.gap.shape.lucks[0]
    with qtbot.waitSignal(window.engine_done, timeout=60_000):
        sheet.second.click()
    run_now = window.explore.session._timeline.run
    assert run_now.day == 35
    assert run_now.digest == found.plan.case(1, luck).simulate(Quiet()).digest


@pytest.mark.parametrize(
    ("kind", "sizes", "futures"),
    [
        ("attribution", {"runs": 4}, 32),
        ("sensitivity", {"samples": 4, "runs": 2}, 56),
        ("sweep", {"levels": 2, "runs": 3}, 6),
        ("robustness", {"states": 3, "runs": 2}, 18),
    ],
)
def test_that_an_experiment_is_asked_by_its_form_and_kept(
    shown, qtbot, tmp_path, kind, sizes, futures
):
    _, page = shown("experiments")
    asked(page, kind, **sizes)
    assert page.form.thorough.currentText() == "As I say below"
    found = run(page, qtbot)
    assert found.experiment.futures == futures
    assert len(page.answer.futures.table.grid.rows) == futures
    assert all(card.table.grid.rows for card in page.answer.cards)
    if kind == "attribution":  # the pictures of one kind are drawn, not of all
        page.keep_in(tmp_path)
        rows = table(tmp_path / "runs.csv")
        assert len(rows) == 1 + futures


def test_that_a_row_of_an_experiment_opens_that_future(shown, qtbot):
    window, page = shown("experiments")
    asked(page, "attribution", runs=2)
    found = run(page, qtbot)
    with qtbot.waitSignal(window.engine_done, timeout=60_000):
        page.answer.futures.opened.emit((3, 1))
    session = window.explore.session
    assert session.scenario.switches
    assert session.view.day == 30
    deaths = float(session.view.rows["deaths"].sum())
    assert deaths >= 0
    measured = found.table.values["rung_days_4"][3, 1]
    lived = 365 * float((session.view.rows["rung"] >= 4).mean())
    assert lived == pytest.approx(measured)


def test_that_a_stopped_experiment_is_gone_on_with_from_what_was_kept(shown, qtbot):
    window, page = shown("experiments")
    asked(page, "sweep", levels=5, runs=20)
    page.form.days.setValue(182)
    page.start()
    qtbot.waitUntil(lambda: some_done(page), timeout=120_000)
    page.stop()
    qtbot.waitUntil(lambda: not page.runner.running, timeout=120_000)
    assert page.stage.currentWidget() is page.halted
    assert page.halted.title.text().startswith("Stopped after")
    assert window.banner.isHidden()
    (kept,) = found_work(EXPERIMENT)
    assert not kept.finished
    assert kept.done >= 5
    (row,) = page.earlier.rows
    row.go.click()
    qtbot.waitUntil(lambda: not page.runner.running, timeout=120_000)
    assert page.runner.tally.stored >= 5
    assert page.result.table.ok == 100
    assert found_work(EXPERIMENT)[0].finished


def test_that_a_stopped_comparison_is_gone_on_with(shown, qtbot):
    _, page = shown("compare")
    page.form.runs.setValue(30)
    page.form.days.setValue(182)
    page.start()
    qtbot.waitUntil(lambda: some_done(page), timeout=120_000)
    page.stop()
    qtbot.waitUntil(lambda: not page.runner.running, timeout=120_000)
    (kept,) = found_work(COMPARISON)
    assert kept.done > 0
    page.halted.button.click()
    qtbot.waitUntil(lambda: not page.runner.running, timeout=120_000)
    assert page.runner.tally.stored > 0
    assert page.result.ok == 60


def test_that_a_question_is_saved_as_a_file_and_opened_again(shown, qtbot, tmp_path):
    _, page = shown("experiments")
    asked(page, "discovery", futures=200)
    page.form.picker.show_dials("listed", {"patience": [0.1, 0.6]})
    page.save_file(tmp_path / "mine.toml")
    page.form.kind.setCurrentIndex(0)
    page.open_file(tmp_path / "mine.toml")
    assert page.form.asked.kind == "discovery"
    assert page.form.fields["futures"].value == 200
    assert page.form.picker.spans == {"patience": [0.1, 0.6]}


def test_that_a_form_that_cannot_be_run_says_why(shown):
    _, page = shown("compare")
    page.form.show_settings([Setting("a"), Setting("a")])
    assert not page.run_button.isEnabled()
    assert "a name of its own" in page.time.text()


def test_that_how_long_it_takes_is_measured(shown, qtbot):
    _, page = shown("experiments")
    asked(page, "sweep", levels=2, runs=3)
    page.measure()
    qtbot.waitUntil(lambda: "measured" in page.time.text(), timeout=60_000)
    assert "6 futures" in page.time.text()


@pytest.mark.parametrize("name", ["compare", "experiments"])
def test_that_every_control_of_a_form_has_a_name_and_no_jargon(shown, name):
    _, page = shown(name)
    if name == "experiments":
        page.form.more.setChecked(True)
    else:
        page.form.editors[1].add_claim()
    kinds = (QAbstractButton, DialSlider, QComboBox, QSpinBox)
    controls = [one for kind in kinds for one in page.form.findChildren(kind)]
    ours = [one for one in controls if "qt_" not in one.objectName()]
    assert len(ours) > 8
    said = [one.accessibleName() or getattr(one, "text", str)() for one in ours]
    assert [one for one, name in zip(ours, said, strict=True) if not name] == []
    items = [
        box.itemText(k)
        for box in page.form.findChildren(QComboBox)
        for k in range(box.count())
    ]
    tips = [one.toolTip() for one in ours]
    assert jargon([*said, *items, *tips]) == []


def test_that_branches_of_the_open_run_are_settings_from_where_they_part(
    open_window, qtbot
):
    window = open_window()
    session = window.explore.session
    session.pause()
    session.settle(60)
    parted = session.view.day
    session.fork("stronger")
    session.change("mediation_strength", 0.9)
    session.step(9)
    session.settle(60)
    window.show_screen("compare")
    page = window.page("compare")
    page.form.scenario.setCurrentIndex(0)
    page.form.show_settings([Setting("Line", branch=0), Setting("Other", branch=1)])
    assert not page.form.editors[0].branch.isHidden()
    assert "where the branches part" in page.form.begins.text()
    plan = page.form.plan()
    assert plan.origin.day == parted < session.view.day
    assert [len(arm.changes) for arm in plan.arms] == [0, 1]
    page.form.runs.setValue(5)
    page.form.days.setValue(21)
    found = run(page, qtbot)
    assert found.ok == 10
    trust = found.sample.weeks["trust_kab_pak"]
    assert (trust[0] != trust[1]).any()


def test_that_what_an_answer_is_kept_in_says_why_it_cannot_be_written(
    shown, qtbot, tmp_path
):
    _, page = shown("compare")
    compared(page, qtbot, MORE)
    blocked = tmp_path / "file"
    blocked.write_text("")
    told = []
    page.failed.connect(lambda sentence, _: told.append(sentence))
    page.keep_in(blocked / "results")
    page.save_file(tmp_path / "nowhere" / "mine.json")
    card = page.answer.card_list[0]
    for name in ("picture.doc", "nowhere/picture.svg", "nowhere/table.csv"):
        with qtbot.waitSignal(card.failed, timeout=60_000):
            card.save(tmp_path / name)
    where = tmp_path / "nowhere"
    nowhere = f"could not be written to {where}: there is no such folder."
    assert told == [
        f"The results could not be written to {blocked / 'results'}: "
        "there is no such folder. Choose another place.",
        f"mine.json {nowhere} Choose another place.",
        "picture.doc was not saved: "
        "give it a name that ends in .png, .svg, .pdf or .csv.",
        f"picture.svg {nowhere} Choose another place.",
        f"table.csv {nowhere} Choose another place.",
    ]
