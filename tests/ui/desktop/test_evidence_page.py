"""The screen of evidence: what it shows, and that it says it without jargon."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QLabel, QTableWidget

from simulator.analysis import evidence
from simulator.analysis.patterns.rows import Found, bands, row_of
from simulator.mechanisms import CLAIMS, DIALS
from tests.ui.desktop.test_twin import real_in
from tests.ui.desktop.test_words import jargon
from ui.desktop import words
from ui.desktop.evidence import texts
from ui.desktop.evidence.chart import HistoryChart
from ui.desktop.evidence.patterns import HINT, told_whole
from ui.desktop.screens.evidence_page import NOTHING, PARTS, EvidencePage
from ui.desktop.widgets.sheet import Sheet

SCORES = {"crps": 9.4, "coverage": 0.94, "width": 40.0}
NAMES = ("model", "last value", "last twelve months", "negative binomial", "log AR(1)")
BAND = {"low": 10, "quarter": 20, "median": 30, "three_quarters": 40, "high": 50}
MONTHS = [
    {"month": "2023-12", "reported": 60, **BAND},
    {"month": "2024-01", "reported": 30, **BAND},
    {"month": "2024-02", "reported": None, **BAND},
]
FOUND = {
    "P-B1-exponent": Found(value=2.4, interval=(2.3, 2.5), count=9000),
    "P-A3-loose": Found(value=12.0, interval=(7.0, 18.0), count=217),
}
ODD = """# The model

Lead.

## 1. Purpose

Why.

### Trust

| a | b |
|--|--|
| 1 | trusty |
"""


@pytest.fixture
def result():
    rows = [row_of(band, FOUND.get(id_)) for id_, band in bands().items()]
    miss = next(row for row in rows if row["id"] == "P-A3-loose")
    miss["note"] = "Crises end too soon."
    return {
        "computed": "2026-11-22",
        "version": "0.1.0",
        "limits": ["It does not forecast."],
        "summary": evidence.summary(rows),
        "patterns": rows,
        "hindcast": {
            "months": MONTHS,
            "years": [{"year": 2023, "reported": 900, **BAND}],
            "scores": {"2024": dict.fromkeys(NAMES, SCORES)},
            "by_lead": [{"lead": 1, **dict.fromkeys(NAMES, 9.4)}],
        },
    }


@pytest.fixture
def page(qtbot, monkeypatch, result):
    monkeypatch.setattr(evidence, "published", lambda: result)
    monkeypatch.setattr("simulator.analysis.odd.odd_text", lambda: ODD)
    made = EvidencePage(None)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.enter()
    yield made
    made.end()


def said(page):
    shown = page.stack.currentWidget()
    labels = shown.findChildren(QLabel)
    labels += [shown] if isinstance(shown, QLabel) else []
    texts_ = [one.text() for one in labels]
    for table in shown.findChildren(QTableWidget):
        texts_ += [
            table.item(r, c).text()
            for r in range(table.rowCount())
            for c in range(table.columnCount())
        ]
    return texts_


def test_that_it_tells_verdicts_history_and_limits_without_jargon(page):
    wanted = {
        "short": ["1 of 2 patterns that count hold", "Crises end too soon."],
        "history": ["December 2023", "900", "20 to 40"],
        "foretold": ["off by 9.4 attacks", "94 of 100 inside its band"],
        "pattern": ["× misses"],
        "limits": ["It does not forecast.", "To predict"],
    }
    for part, telling in wanted.items():
        page.go_to(part)
        assert page.part == part
        seen = said(page)
        for text in telling:
            assert any(text in one for one in seen), (part, text)
        assert jargon(seen) == []


def test_that_misses_stand_first_and_are_explained_when_chosen(page):
    page.go_to("patterns")
    table, note = page.patterns.table, page.patterns.note
    assert table.item(0, 0).text() == "× misses"
    assert note.toPlainText() == HINT
    table.selectRow(0)
    assert "Crises end too soon." in note.toPlainText()
    assert "12" in note.toPlainText()


def test_that_patterns_are_chosen_by_verdict_and_by_words(page):
    page.go_to("pattern:P-B1-exponent")
    patterns = page.patterns
    assert "P-B1-exponent" in patterns.note.toPlainText()
    patterns._on_which(1)
    assert patterns.count.text().startswith("1 of ")
    patterns._on_which(0)
    patterns.search.setText("exponent")
    shown = int(patterns.count.text().split()[0])
    assert 0 < shown < 10


def test_that_every_dial_has_a_card_with_its_evidence_and_what_was_measured(page):
    for name, dial in DIALS.items():
        page.go_to(f"dial:{name}")
        told = " ".join(page.readers["dial"].page.toPlainText().split())
        for text in (dial.label, dial.meaning, dial.evidence, dial.source):
            assert " ".join(text.split()) in told
        assert "Measured" in told
    assert len(texts.dial_leaves()) == len(DIALS)


def test_that_every_claim_has_a_card_and_contested_ones_say_so(page):
    for leaf in texts.claim_leaves():
        page.go_to(leaf.id)
        told = " ".join(page.readers["claim"].page.toPlainText().split())
        claim = CLAIMS[leaf.id.removeprefix("claim:")]
        assert claim.text in told
        strengths = [
            one.strength for name in claim.off if (one := DIALS.get(name)) is not None
        ]
        if "contested" in strengths:
            assert "contested evidence" in told
    assert len(texts.claim_leaves()) == 25


def test_that_the_description_is_parted_and_searched(page, qtbot):
    page.go_to("odd:Trust")
    qtbot.waitUntil(lambda: page._work is None)
    reader = page.readers["odd"]
    assert reader.chosen.title == "Trust"
    assert "trusty" in reader.page.toPlainText()
    reader.search.setText("why")
    assert reader.chosen.title == "1. Purpose"
    assert reader.count.text() == "1 of 3"
    reader.search.setText("nowhere to be found")
    assert reader.count.text() == "Nothing holds this."


def test_that_sources_and_licences_are_those_of_the_files_and_packages(page):
    page.go_to("sources")
    assert "ucdp" in page.readers["sources"].page.toPlainText()
    page.go_to("licences:libraries")
    told = page.readers["licences"].page.toPlainText()
    assert "numba" in told
    assert "PySide6" in told
    page.go_to("licences:fonts")
    assert "Open Font License" in page.readers["licences"].page.toPlainText()


def test_that_a_dial_is_moved_from_its_card_only_where_a_run_is_open(page, qtbot):
    page.go_to("dial:patience")
    with qtbot.waitSignal(page.noted) as told:
        page.readers["dial"].page.anchorClicked.emit(QUrl("durand:dial:patience"))
    assert "No run is open" in told.args[0]


def test_that_it_leads_from_a_window_to_a_dial_and_back(open_window, qtbot):
    window = open_window()
    window.show_evidence("dial:patience")
    page = window.pages["evidence"]
    assert window.current is page
    assert page.readers["dial"].chosen.id == "dial:patience"
    page.readers["dial"].page.anchorClicked.emit(QUrl("durand:dial:patience"))
    assert window.current is window.run_page


def test_that_evidence_is_one_click_from_a_dial_and_from_what_is_assumed(open_window):
    window = open_window()
    card = window.explore.dials.card
    assert "href" in card.evidence.text()
    card.evidence.linkActivated.emit("ttp_sanctuary")
    page = window.pages["evidence"]
    assert window.current is page
    assert page.readers["dial"].chosen.id == "dial:ttp_sanctuary"
    window.show_assumptions()
    [sheet] = window.findChildren(Sheet)
    assert "durand:claim:C6" in sheet.page.toHtml()
    sheet.page.anchorClicked.emit(QUrl("#numbers"))  # leads on, and closes nothing
    assert sheet.page.verticalScrollBar().value() > 0
    assert sheet.isVisible()
    sheet.page.anchorClicked.emit(QUrl("durand:claim:C6"))
    assert not sheet.isVisible()
    assert page.readers["claim"].chosen.id == "claim:C6"


def test_that_on_the_twin_no_part_says_a_real_name(page):
    words.set_twin(True)
    try:
        page.rename()
        for part in PARTS:
            if part.id not in {"odd", "licences", "sources"}:  # of the real world
                page.go_to(part.id)
                assert real_in(page.stack.currentWidget()) == [], part.id
    finally:
        words.set_twin(False)
    page.rename()
    page.go_to("history")
    assert "December 2023" in said(page)


def test_that_the_chart_counts_the_months_inside(qtbot):
    chart = HistoryChart(MONTHS)
    qtbot.addWidget(chart)
    chart.resize(600, 260)
    assert chart.accessibleDescription().startswith("1 of 2 reported months")
    assert not chart.grab().isNull()


def test_that_without_a_result_it_says_so_and_shows_the_rest(qtbot, monkeypatch):
    monkeypatch.setattr(evidence, "published", lambda: None)
    made = EvidencePage(None)
    qtbot.addWidget(made)
    made.enter()
    assert said(made) == [NOTHING]
    made.go_to("dial:patience")
    assert made.readers["dial"].chosen.id == "dial:patience"


def test_that_parts_are_known_by_their_names(page):
    for part in PARTS:
        if part.id != "odd":
            page.go_to(part.id)
            assert page.part == part.id
    page.go_to("nothing like it")
    assert page.part == "short"


def test_that_a_pattern_is_told_whole(result):
    row = next(one for one in result["patterns"] if one["id"] == "P-A3-loose")
    told = told_whole(row)
    for text in ("Asked", "Found", "12", "217", "Crises end too soon."):
        assert text in told
