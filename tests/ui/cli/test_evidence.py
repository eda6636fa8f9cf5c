"""`durand evidence`: what is told, written and refused."""

import json

import pytest

from simulator.analysis.evidence import TINY, put_together
from simulator.analysis.patterns.rows import Found, bands, row_of
from simulator.errors import InputError
from ui.cli import evidence as command
from ui.evidence import write_evidence

SCORES = {
    "n": 10,
    "crps": 9.0,
    "ignorance": 1.0,
    "interval_score": 80.0,
    "width": 60.0,
    "coverage": 0.9,
    "coverage_interval": [0.8, 0.95],
}
BAND = {"low": 10, "quarter": 20, "median": 30, "three_quarters": 40, "high": 50}
NAMES = ("model", "last value", "last twelve months", "negative binomial", "log AR(1)")


@pytest.fixture(scope="module")
def result():
    found = {
        "P-B1-exponent": Found(value=2.4, interval=(2.3, 2.5), count=9000),
        "C3": Found(value=0.1, interval=(-0.1, 0.3), count=200),
    }
    hindcast = {
        "runs": 8,
        "months": [
            {"month": f"202{3 + k // 12}-{k % 12 + 1:02}", "reported": 30, **BAND}
            for k in range(24)
        ],
        "years": [{"year": y, "reported": 30, **BAND} for y in (2022, 2023, 2024)],
        "scores": {p: dict.fromkeys(NAMES, SCORES) for p in ("all", "2023", "2024")},
        "by_lead": [{"lead": k, **dict.fromkeys(NAMES, 9.0)} for k in range(1, 13)],
        "forecasts": [],
    }
    dial = {
        "dial": "ttp_sanctuary",
        "scenario": "october-2025",
        "odds": [0.2, 0.5],
        "rung_days": [5.0, 15.0],
    }
    rows = {id_: row_of(bands()[id_], one) for id_, one in found.items()}
    parts = {
        "hindcast": {"rows": rows, "hindcast": hindcast},
        "headline": {"rows": {}, "headline": [dial]},
    }
    return put_together(parts, TINY, "2026-11-22")


def test_that_the_table_says_what_holds_what_misses_and_what_was_asked(result):
    text = "\n".join(command.told(result, 90))
    assert "1 of 2 patterns that count hold (50 in 100)." in text
    [exponent] = [line for line in text.splitlines() if "P-B1-exponent" in line]
    assert exponent.split() == (
        [
            "holds",
            "P-B1-exponent",
            "2.4",
            "(2.3",
            "to",
            "2.5);",
            "asked:",
            "2.2",
            "to",
            "3",
        ]
    )
    assert any(line.startswith("MISSES") and "C3" in line for line in text.splitlines())
    assert "never fitted" in text
    assert "does not forecast" in text


def test_that_the_files_are_written_and_hold_the_same(result, tmp_path):
    write_evidence(result, tmp_path / "out")
    names = {file.name for file in (tmp_path / "out").iterdir()}
    figures = {"hindcast.png", "scores.png", "patterns.png", "dials.png"}
    figures |= {"calibration.png"}
    assert names == figures | {"evidence.json", "patterns.csv"}
    text = (tmp_path / "out" / "evidence.json").read_text("utf-8")
    assert json.loads(text)["patterns"] == json.loads(json.dumps(result["patterns"]))
    table = (tmp_path / "out" / "patterns.csv").read_text("utf-8").splitlines()
    assert len(table) == len(bands()) + 1


def test_that_mistakes_are_told_all_at_once_and_nothing_is_written(tmp_path):
    file = tmp_path / "taken"
    file.write_text("")
    with pytest.raises(InputError) as caught:
        command.evidence(quick=True, full=True, out=file, workers="0")
    assert [p.where for p in caught.value.problems] == ["--full", "--out", "--workers"]
    assert file.read_text() == ""


def test_that_what_is_missing_to_judge_is_named(monkeypatch):
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    with pytest.raises(InputError) as caught:
        command.evidence(quick=True)
    assert {p.field for p in caught.value.problems} == {"scipy", "SALib"}
    assert "durand[analysis]" in str(caught.value)
