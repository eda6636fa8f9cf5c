"""The evaluation: its parts, resuming, and the result that ships."""

import json

import pytest

from simulator.analysis import evidence
from simulator.analysis.evidence import (
    FULL,
    PARTS,
    QUICK,
    TINY,
    evaluate,
    explanations,
    key_of,
    published,
    put_together,
)
from simulator.analysis.patterns.rows import bands


@pytest.mark.slow
def test_that_an_evaluation_tells_its_parts_and_is_resumed_not_repeated(
    tmp_path, monkeypatch
):
    some = ("violence", "answers", "headline")
    parts = dict(evaluate(TINY, folder=tmp_path, only=some))
    assert list(parts) == list(some)
    result = put_together(parts, TINY, "2026-11-22")
    json.dumps(result, allow_nan=False)
    assert [row["id"] for row in result["patterns"]] == list(bands())
    told = {row["id"] for row in result["patterns"] if row["value"] is not None}
    assert {"P-B1-exponent", "C4", "P-B8-kabul", "HD-ttp_sanctuary"} <= told
    broken = dict.fromkeys(PARTS, ("", lambda *_: pytest.fail("done twice")))
    monkeypatch.setattr(evidence, "PARTS", broken)
    assert dict(evaluate(TINY, folder=tmp_path, only=some)) == parts


def test_that_parts_of_another_size_or_model_are_not_taken_for_these(monkeypatch):
    assert key_of(QUICK) != key_of(FULL)
    before = key_of(QUICK)
    monkeypatch.setattr(evidence, "model_version", lambda: "another")
    assert key_of(QUICK) != before


def test_that_a_full_evaluation_has_the_seeds_that_were_promised():
    assert min(FULL.violence, FULL.episodes, FULL.pairs, FULL.special) >= 200
    assert FULL.strikes >= 400
    assert FULL.hindcast >= 400


def test_that_every_explanation_is_of_a_pattern():
    assert set(explanations()) <= set(bands())


@pytest.mark.skipif(published() is None, reason="no result ships yet")
def test_that_the_shipped_result_is_whole_and_explains_every_miss():
    result = published()
    assert [row["id"] for row in result["patterns"]] == list(bands())
    assert result["size"]["name"] == "full"
    told = explanations()
    for row in result["patterns"]:
        assert row["verdict"] not in ("unclear", "no data")
        assert row["verdict"] != "fail" or row["id"] in told, row["id"]
