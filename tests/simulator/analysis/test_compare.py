"""Comparisons on the same luck: differences, where futures part, and the story."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.analysis.compare import sample as sampling
from simulator.analysis.compare.arms import AS_IT_STANDS, Arm, check_arms
from simulator.analysis.compare.comparison import compare
from simulator.analysis.compare.difference import difference
from simulator.analysis.compare.nodes import PLURALS, Node
from simulator.analysis.compare.sample import Plan
from simulator.ensemble.runner import CaseOutcome, run_cases
from simulator.errors import InputError
from simulator.scenario import load_scenario
from simulator.world.columns import EVENT_KINDS

SCENARIO = load_scenario("october-2025")


def _arms(*texts):
    return check_arms(texts, SCENARIO)


@pytest.fixture(scope="module")
def mediated():
    arms = _arms("low:mediation_strength=0.05", "high:mediation_strength=0.95")
    return compare(Plan(arms, runs=24, days=182))


def test_that_a_dial_that_does_something_differs_in_what_it_does(mediated):
    (contrast,) = mediated.contrasts
    truce = contrast.difference("new_ceasefire")
    assert truce.clear
    assert truce.second > truce.first
    assert truce.low <= truce.mean <= truce.high
    assert (mediated.ok, mediated.planned) == (48, 48)
    text = "\n".join(contrast.story)
    assert "24 of 24 pairs" in text
    assert "Qatar offers a venue" in text
    assert "no forecast" in text


def test_that_the_chain_begins_with_the_mediators(mediated):
    (contrast,) = mediated.contrasts
    way = contrast.chain
    assert way.parted == way.pairs == 24
    first = way.firsts[0]
    assert first.choice
    assert first.label.split()[0] in {"Qatar", "Türkiye", "Saudi", "China"}
    weeks = [link.week for link in way.links]
    assert weeks == sorted(weeks)
    peace = {"ceasefires announced", "terms signed"}
    assert peace & {link.label for link in way.links}


def test_that_the_course_ends_where_the_totals_do(mediated):
    (contrast,) = mediated.contrasts
    course = contrast.courses["cost_total"]
    assert len(course.mean) == 26
    whole = contrast.difference("cost_usd_m")
    assert course.mean[-1] == pytest.approx(whole.mean, rel=1e-3, abs=0.5)
    assert (np.diff(course.spread, axis=0) >= 0).all()


def test_that_an_arm_against_itself_differs_in_nothing():
    found = compare(Plan([Arm("a", SCENARIO), Arm("b", SCENARIO)], runs=5, days=60))
    (contrast,) = found.contrasts
    assert not any(one.clear for one in contrast.differences)
    assert {one.mean for one in contrast.differences} == {0.0}
    assert contrast.chain.parted == 0
    text = "\n".join(contrast.story)
    assert "Nothing differs clearly" in text
    assert "No pair of futures ever parts" in text


def test_that_workers_make_no_difference():
    arms = _arms("calm:crisis_mechanism=0.9")
    assert arms[0].name == AS_IT_STANDS
    plan = Plan(arms, runs=4, days=40)
    plain = [compare(plan, workers=workers).as_plain() for workers in (1, 3)]
    assert plain[0] == plain[1]


def test_that_a_failed_future_takes_its_pair_out_and_is_told(monkeypatch):
    def some_fail(cases, **means):
        for one in run_cases(cases, **means):
            if one.case.arm == "1:2":
                yield CaseOutcome(one.case, "failed", error="a rule is wrong")
            else:
                yield one

    monkeypatch.setattr(sampling, "run_cases", some_fail)
    found = compare(Plan(_arms("a:patience=0.1", "b:patience=0.9"), 5, 40))
    assert (found.ok, found.planned) == (9, 10)
    assert found.contrasts[0].differences[0].lucks == 4
    told = found.as_plain()
    assert told["failed"] == 1
    assert told["failures"][0]["arm"] == "b"
    assert "4 of 5 pairs" in found.contrasts[0].story[0]


def test_that_sharing_luck_narrows_the_band_by_what_is_shared():
    luck = np.arange(200.0)
    own = np.where(np.arange(200) % 2, 1.0, -1.0)
    shared = difference("attacks", luck, luck + 3.0 + own)
    assert shared.mean == pytest.approx(3.0)
    assert shared.clear
    assert shared.factor == pytest.approx(2 * luck.var() / own.var(), rel=0.01)
    assert shared.win == 1.0
    alone = difference("attacks", luck, luck[::-1] + 3.0)
    assert alone.factor == pytest.approx(0.5)
    assert not alone.clear


def test_that_lucks_that_failed_in_one_arm_are_left_out_of_both():
    first = np.array([1.0, np.nan, 3.0, 4.0])
    second = np.array([2.0, 9.0, np.nan, 4.0])
    found = difference("attacks", first, second)
    assert (found.lucks, found.mean, found.more, found.less) == (2, 0.5, 0.5, 0.0)
    assert found.win == 0.75


def test_that_every_kind_of_event_has_words():
    assert set(PLURALS) == set(EVENT_KINDS)
    assert Node(False, EVENT_KINDS.index("attack"), 4).label == "attacks by the TTP"


def test_that_arms_are_read_as_they_are_written():
    low, high = _arms(
        "low:patience=.2,without=C6+c11", "other:scenario=hotline,patience=1"
    )
    assert (low.name, dict(low.dials), low.without) == (
        "low",
        {"patience": 0.2},
        ("C6", "C11"),
    )
    assert high.scenario.name == "hotline"
    assert "Islamabad's patience 0.2; without C6, C11" in low.told
    assert replace(low, dials={}, without=()).told.endswith("as it stands")


def test_that_everything_wrong_with_arms_is_told_at_once():
    with pytest.raises(InputError) as refusal:
        _arms("a:patince=1", "a:patience=7", "b", "c:without=C99", "d:scenario=nowhere")
    text = str(refusal.value)
    for word in ("Did you mean patience?", "7", "C99", "nowhere", "number of arms"):
        assert word in text
