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
from simulator.definitions.terms import standing_terms
from simulator.doctrine.actors import KANDAHAR, NONE, PAK_ARMY, PAK_GOV, QATAR
from simulator.world.columns import (
    AGREEMENT,
    BORDER_CLASH,
    BREACH,
    DAY,
    EVENT,
    INCURSION,
    MEDIATION,
    RELEASE,
    REOPENING,
    STATEMENT,
    STRIKE,
    TALKS,
    TREATY,
)

FIELDS = ("day", "kind", "actor", "rung", "deaths", "place", "detail")


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
    """Events from (day, kind, actor, rung, deaths, place, detail)."""
    made = np.zeros(len(rows), EVENT)
    for row, values in enumerate(rows):
        full = (*values, *(0,) * (7 - len(values)))
        for name, value in zip(
            ("day", "kind", "actor", "rung", "deaths", "place", "detail"),
            full,
            strict=True,
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
        (23, MEDIATION, QATAR, 0, 0, 0, 2),
        (40, AGREEMENT, PAK_GOV),
    )
    crisis, dispute = crises_and_disputes(days, events)
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


def test_that_each_way_in_which_a_dispute_ends_has_its_code():
    def coded(*rows):
        one = crises_and_disputes(series(200, {20: 4}), log(*rows))[-1]
        return one.outcome, one.settlement

    ttp, both = 0b001, 0b101
    assert coded((30, TREATY, PAK_GOV, 0, 0, 0, both)) == ("compromise", "negotiated")
    assert coded((30, TREATY, PAK_GOV, 0, 0, 0, ttp)) == ("yield", "negotiated")
    assert coded((30, RELEASE, KANDAHAR)) == ("released", "none")
    assert coded((150, RELEASE, KANDAHAR)) == ("stalemate", "none")
    raid = [(20 + k // 2, INCURSION, PAK_ARMY, 7, 1) for k in range(12)]
    assert coded(*raid) == ("victory", "imposed")
    assert coded(*raid[:4]) == ("stalemate", "none")


def test_that_terms_stand_from_their_signature_or_last_breach_until_they_lapse():
    signed = (10, TREATY, PAK_GOV, 0, 0, 0, 0b101)
    assert standing_terms(log(signed), 200) == {"ttp": 189, "trade": 189}
    broken = (50, BREACH, KANDAHAR, 0, 0, 0, 0b001)
    assert standing_terms(log(signed, broken), 200) == {"ttp": 149, "trade": 189}
    lapsed = (60, TREATY, KANDAHAR, 0, 0, 0, -0b001)
    assert standing_terms(log(signed, broken, lapsed), 200) == {"trade": 189}


def test_that_old_terms_on_two_topics_are_a_settlement():
    signed = (10, TREATY, PAK_GOV, 0, 0, 0, 0b101)
    assert outcome(series(200), log(signed)) == "settlement"
    broken = (50, BREACH, KANDAHAR, 0, 0, 0, 0b001)
    assert outcome(series(200), log(signed, broken)) != "settlement"


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
