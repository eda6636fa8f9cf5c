"""Futures with a past and changes on dates; the way of a difference; files of both."""

import json

import numpy as np
import pytest

from simulator.analysis.compare.arms import Arm
from simulator.analysis.compare.comparison import compare
from simulator.analysis.compare.files import plan_text, read_plan
from simulator.analysis.compare.sample import Plan
from simulator.analysis.lives import Origin, journal, timeline_of
from simulator.ensemble.work import Stop
from simulator.errors import InputError
from simulator.scenario import load_scenario
from simulator.timeline.changes import DialChange
from simulator.timeline.journal import Entry
from simulator.timeline.timeline import Timeline

SCENARIO = load_scenario("october-2025")


def dial(day, name, value):
    return Entry(number=0, day=day, change=DialChange(name=name, value=value))


@pytest.fixture(scope="module")
def played():
    """A run of 60 days with a change on day 20 and one on the day where it stands."""
    line = Timeline(SCENARIO, {"mediation_strength": 0.3}, seed=5)
    line.advance(20)
    line.set_dial("border_openness", 0.9)
    line.advance(40)
    line.set_dial("patience", 0.2)
    return line


@pytest.fixture(scope="module")
def plan(played):
    past = tuple(e for e in played.branch.entries if e.day < played.day)
    later = tuple(e for e in played.branch.entries if e.day >= played.day)
    origin = Origin(SCENARIO, played.dials, played.seed, played.day, past)
    own = (*later, dial(70, "crisis_mechanism", 0.9))
    arms = [
        Arm("as it stands", SCENARIO, changes=later),
        Arm("otherwise", SCENARIO, {"mediation_strength": 0.9}, ("C6",), own),
    ]
    return Plan(arms, 4, 28, unknowns=False, origin=origin)


@pytest.mark.parametrize("arm", [0, 1])
def test_that_a_future_from_a_day_opens_as_a_run_of_the_same_bits(plan, arm):
    case = plan.case(arm, 2)
    made = case.simulate(Stop())
    line = timeline_of(case)
    assert line.day == 88
    assert line.run.digest == made.digest
    assert len(made.series) == 28
    assert made.events["day"].min() >= 0
    assert (line.rows[60:] == made.series).all()


def test_that_all_futures_from_a_day_share_its_past_and_not_its_luck(plan, played):
    lines = [timeline_of(plan.case(0, luck)) for luck in (0, 1)]
    for line in lines:
        assert (line.rows[:60] == played.rows[:60]).all()
    assert lines[0].run.digest != lines[1].run.digest


def test_that_two_arms_of_a_luck_part_only_by_what_they_change(plan):
    found = compare(plan)
    same = compare(Plan([plan.arms[0], plan.arms[0]], 3, 28, 0, False, plan.origin))
    assert found.ok == found.planned == 8
    assert (same.sample.values["deaths"][0] == same.sample.values["deaths"][1]).all()
    assert same.contrasts[0].ways == ()


def test_that_a_change_on_a_date_leaves_the_days_before_it_alone():
    arms = [Arm("a", SCENARIO), Arm("b", SCENARIO, changes=(dial(30, "patience", 1),))]
    a, b = (Plan(arms, 1, 60).case(k, 0).simulate(Stop()).series for k in (0, 1))
    assert (a[:30] == b[:30]).all()
    assert (a != b).any()


def test_that_of_two_changes_of_a_dial_on_one_day_the_later_stays():
    kept = journal([dial(3, "patience", 0.1), dial(3, "patience", 0.8)])
    assert [entry.change.value for entry in kept] == [0.8]


def test_that_keys_tell_futures_apart_by_all_that_they_are(plan):
    keys = {plan.case(arm, luck).key for arm in (0, 1) for luck in range(4)}
    assert len(keys) == 8
    other = Plan(plan.arms, 4, 29, unknowns=False, origin=plan.origin)
    assert other.case(0, 0).key not in keys


def test_that_a_comparison_is_written_to_a_file_and_read_back(plan, tmp_path):
    file = tmp_path / "mine.json"
    file.write_text(plan_text(plan), encoding="utf-8")
    again = read_plan(file)
    assert plan_text(again) == plan_text(plan)
    assert again.case(1, 3).key == plan.case(1, 3).key


@pytest.mark.parametrize("text", ["", "[]", "{}", json.dumps({"arms": 3})])
def test_that_a_file_that_is_no_comparison_is_refused_by_name(tmp_path, text):
    file = tmp_path / "no.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"no\.json"):
        read_plan(file)


def test_that_the_way_of_a_difference_goes_with_it_pair_by_pair():
    arms = [
        Arm("low", SCENARIO, {"mediation_strength": 0.05}),
        Arm("high", SCENARIO, {"mediation_strength": 0.95}),
    ]
    found = compare(Plan(arms, 30, 182))
    traced = [way for way in found.contrasts[0].ways if way.links]
    assert traced
    for way in traced:
        assert way.difference.clear
        assert len(way.links) <= 2
        weeks = [link.week for link in way.links]
        assert weeks == sorted(weeks)
    told = found.as_plain()["contrasts"][0]["ways"]
    assert set(told) == {way.difference.measure for way in found.contrasts[0].ways}
    assert np.isfinite([link.sureness for way in traced for link in way.links]).all()
