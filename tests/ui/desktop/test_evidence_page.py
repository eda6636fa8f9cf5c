"""The screen of evidence: what it shows, and that it says it without jargon."""

import pytest
from PySide6.QtWidgets import QLabel

from simulator.analysis import evidence
from simulator.analysis.patterns.rows import Found, bands, row_of
from tests.ui.desktop.test_words import jargon
from ui.desktop.evidence.chart import HistoryChart
from ui.desktop.screens.evidence_page import HINT, NOTHING, EvidencePage, limits

SCORES = {"crps": 9.4, "coverage": 0.94}
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
            "scores": {"2024": dict.fromkeys(NAMES, SCORES)},
        },
    }


@pytest.fixture
def page(qtbot, monkeypatch, result):
    monkeypatch.setattr(evidence, "published", lambda: result)
    made = EvidencePage(None)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.enter()
    return made


def said(page):
    texts = [one.text() for one in page.findChildren(QLabel)]
    table = page.table
    cells = [
        table.item(r, c).text()
        for r in range(table.rowCount())
        for c in range(table.columnCount())
    ]
    return texts + cells


def test_that_it_tells_verdicts_history_and_limits_without_jargon(page):
    texts = said(page)
    assert any("1 of 2 patterns that count hold" in text for text in texts)
    assert "off by 9.4 attacks" in texts
    assert "94 of 100 inside its band" in texts
    assert "· It does not forecast." in texts
    assert jargon(texts) == []


def test_that_misses_stand_first_and_are_explained_when_chosen(page):
    assert page.table.item(0, 0).text() == "✕ misses"
    assert page.note.text() == HINT
    page.table.selectRow(0)
    assert "Crises end too soon." in page.note.text()
    assert "12" in page.note.text()


def test_that_the_chart_counts_the_months_inside(qtbot):
    chart = HistoryChart(MONTHS)
    qtbot.addWidget(chart)
    chart.resize(600, 260)
    assert chart.accessibleDescription().startswith("1 of 2 reported months")
    assert not chart.grab().isNull()


def test_that_without_a_result_it_says_so(qtbot, monkeypatch):
    monkeypatch.setattr(evidence, "published", lambda: None)
    made = EvidencePage(None)
    qtbot.addWidget(made)
    made.enter()
    assert NOTHING in [one.text() for one in made.findChildren(QLabel)]


def test_that_it_says_when_not_to_use_the_model(result):
    told = limits(result)
    assert "It does not forecast." in told
    assert any(text.startswith("To predict") for text in told)
