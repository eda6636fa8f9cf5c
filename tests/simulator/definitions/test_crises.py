"""Crises, disputes and outcomes on series and events made by hand."""

import numpy as np
import pytest

from simulator.definitions.crises import (
    crises_and_disputes,
    crisis_spells,
    dispute_spells,
)
from simulator.definitions.outcome import OUTCOMES, outcome
from simulator.definitions.spells import peak_rung, spells, war_days
from simulator.doctrine.actors import KANDAHAR, NONE, PAK_ARMY, PAK_GOV, QATAR
from simulator.world.columns import (
    AGREEMENT,
    BORDER_CLASH,
    DAY,
    EVENT,
    MEDIATION,
    REOPENING,
    STATEMENT,
    STRIKE,
    TALKS,
)


def series(days, acts=(), standing=0):
    """Days with these acts, {day: level}; the rung is the highest of seven days."""
    made = np.zeros(days, DAY)
    for day, level in dict(acts).items():
        made["act"][day] = max(level, made["act"][day])
    before = np.concatenate([np.zeros(6, "i1"), made["act"]])
    before[5] = standing
    made["rung"] = [before[day : day + 7].max() for day in range(days)]
    return made


def log(*rows):
    """Events from (day, kind, actor, rung, deaths, place)."""
    made = np.zeros(len(rows), EVENT)
    for row, values in enumerate(rows):
        full = (*values, *(0,) * (6 - len(values)))
        for name, value in zip(
            ("day", "kind", "actor", "rung", "deaths", "place"), full, strict=True
        ):
            made[name][row] = value
    return made


def test_that_a_gap_parts_two_spells_and_a_day_less_does_not():
    marked = np.zeros(100, bool)
    marked[[10, 40, 71]] = True
    assert spells(marked, 30) == [(10, 40), (71, 71)]


def test_that_a_crisis_begins_at_rung_four_and_ends_before_thirty_days_below():
    days = series(200, {20: 4, 30: 5, 100: 3, 150: 4})
    assert crisis_spells(days) == [(20, 36), (150, 156)]


def test_that_firing_on_three_days_of_fourteen_makes_a_crisis():
    assert crisis_spells(series(90, {20: 3, 25: 3, 33: 3})) == [(33, 39)]
    assert crisis_spells(series(90, {20: 3, 25: 3, 35: 3})) == []


def test_that_a_crisis_may_stand_on_the_first_morning():
    found = crises_and_disputes(series(60, standing=6), log())
    assert (found[0].start, found[0].trigger, found[0].peak_rung) == (0, -1, 0)


def test_that_a_threat_opens_a_dispute_and_a_protest_or_a_closure_does_not():
    days = series(300, {50: 2})
    words = log((50, STATEMENT, PAK_GOV, 1), (120, STATEMENT, PAK_GOV, 2))
    assert dispute_spells(days, words) == [(120, 120)]


def test_that_ninety_days_without_force_close_a_dispute():
    days = series(400, {20: 3, 110: 3, 210: 3})
    assert dispute_spells(days, log()) == [(20, 116), (210, 216)]
    over = [one.over for one in crises_and_disputes(days, log())]
    assert over == [True, True]
    assert not crises_and_disputes(days[:300], log())[-1].over


def test_that_a_mediated_crisis_names_its_mediator_and_strongest_style():
    days = series(120, {20: 4})
    events = log(
        (20, BORDER_CLASH, KANDAHAR, 4, 7),
        (22, TALKS, PAK_GOV),
        (23, MEDIATION, QATAR),
        (40, AGREEMENT, PAK_GOV),
    )
    crisis, dispute = crises_and_disputes(days, events, {2: "formulate"})
    assert (crisis.mediated, crisis.mediator, crisis.style) == (
        True,
        QATAR,
        "formulate",
    )
    assert crisis.agreement
    assert (crisis.trigger, crisis.deaths, crisis.reciprocated) == (0, 7, True)
    assert (dispute.settlement, dispute.outcome) == ("negotiated", "stalemate")


def test_that_talks_of_the_two_alone_are_no_mediation():
    crisis, _ = crises_and_disputes(
        series(120, {20: 4}), log((22, TALKS, PAK_GOV), (90, AGREEMENT, PAK_GOV))
    )
    assert (crisis.mediated, crisis.mediator, crisis.agreement) == (False, NONE, False)


def test_that_terms_with_open_gates_are_a_compromise_and_restraint_alone_yields():
    days = series(200, {20: 4})
    both = log((30, AGREEMENT, PAK_GOV), (45, REOPENING, PAK_GOV))
    assert crises_and_disputes(days, both)[-1].outcome == "compromise"
    days["restraint"][40:] = 0.5
    assert crises_and_disputes(days, log())[-1].outcome == "yield"


def test_that_a_crisis_soon_after_another_is_its_relapse():
    days = series(700, {20: 4, 100: 4, 600: 4})
    crises = [x for x in crises_and_disputes(days, log()) if x.kind == "crisis"]
    assert [crisis.relapse_of for crisis in crises] == [-1, 0, -1]


def fighting(days, deaths=1, heartlands=True):
    rows = [
        (day, BORDER_CLASH, KANDAHAR, 4, deaths, place)
        for day in range(30, 30 + days)
        for place in (1, 2, 3)
    ]
    if heartlands:
        rows += [(5, STRIKE, PAK_ARMY, 6), (6, STRIKE, KANDAHAR, 6)]
    return log(*rows)


def test_that_war_is_wide_dense_fighting_with_both_heartlands_struck():
    days = series(100, dict.fromkeys(range(30, 50), 4))
    assert war_days(days, fighting(10)).any()
    assert not war_days(days, fighting(9)).any()
    assert not war_days(days, fighting(10, heartlands=False)).any()
    assert peak_rung(days, fighting(10)) == 8


def test_that_a_thousand_deaths_in_a_year_are_war():
    days = series(100)
    assert war_days(days, log((3, STRIKE, PAK_ARMY, 5, 1000))).any()
    assert not war_days(days, log((3, STRIKE, PAK_ARMY, 5, 999))).any()


def test_that_what_stood_before_day_0_is_no_peak():
    assert peak_rung(series(30, {10: 3}, standing=6), log()) == 3


@pytest.mark.parametrize(
    ("acts", "truce", "expected"),
    [
        (dict.fromkeys(range(0, 400, 7), 4), 0, "border_war"),
        (dict.fromkeys(range(0, 400, 7), 2), 0, "frozen"),
        ({}, 0, "managed_rivalry"),
        (dict.fromkeys(range(0, 400, 7), 2), 90, "ceasefire"),
        (dict.fromkeys(range(0, 400, 7), 2), 89, "frozen"),
    ],
)
def test_that_the_first_outcome_that_holds_is_taken(acts, truce, expected):
    days = series(400, acts)
    days["ceasefire"][400 - truce :] = 1
    assert outcome(days, log()) == expected
    assert expected in OUTCOMES


def test_that_a_ceasefire_with_deaths_does_not_hold():
    days = series(400)
    days["ceasefire"] = 1
    assert outcome(days, log((380, BORDER_CLASH, KANDAHAR, 3, 39))) != "ceasefire"
    assert outcome(days, log((380, BORDER_CLASH, KANDAHAR, 3, 38))) == "ceasefire"


def test_that_terms_that_stand_are_a_settlement():
    assert outcome(series(400), log(), {"ttp": 200, "trade": 180}) == "settlement"
    assert outcome(series(400), log(), {"ttp": 200, "trade": 20}) != "settlement"
