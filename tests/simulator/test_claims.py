"""The article's claims, one by one: each sign, and that it goes with its cause.

Seeds and days were fixed beforehand (60 pairs, one year, unless a test says otherwise);
each 95 % interval excludes zero, and with the mechanism off the effect is gone.
"""

import numpy as np
import pytest

from simulator.definitions.crises import crisis_spells
from simulator.doctrine.features import TABLE, TALKS, TRUCE
from simulator.mechanisms import CLAIMS, CONSTANTS, DIALS
from simulator.mechanisms.rounds import agreeing
from simulator.run import Run
from simulator.world.columns import DEFECTION
from tests.simulator.arms import (
    arms,
    assert_down,
    assert_up,
    effect,
    ensemble,
    mean,
    rung_days,
    same,
    total,
)
from tests.simulator.worlds import (
    STRIKE_DAY,
    inland_days,
    no_promise,
    off,
    peace,
    promise,
    rift,
    struck,
)

pytestmark = pytest.mark.slow


def deaf(_, rules):
    """Let talks under way, and what they seem to be worth, weigh with nobody."""
    for ground in (TABLE, TALKS, TRUCE):
        rules.weight[:, :, ground] = 0.0


def test_that_all_25_claims_are_carried_and_each_names_what_switches_it_off():
    assert list(CLAIMS) == [f"C{n}" for n in range(1, 26)]
    for claim in CLAIMS.values():
        assert claim.off
        for name in claim.off:
            assert name in DIALS or name in CONSTANTS


def test_that_c1_strategic_depth_makes_islamabad_lean_on_kabul():
    assert_up(mean("lean"), *arms("strategic_depth"))
    without = {"rivalry": 0.0}
    low, high = arms("strategic_depth", without)
    assert effect(mean("lean", 300), low, high)[0] < 0.001


def test_that_c2_an_autonomous_client_complies_less():
    assert_down(mean("restraint"), *arms("kandahar_autonomy", seeds=200))
    assert same(*arms("kandahar_autonomy", {"strategic_depth": 0.0}))


def test_that_c3_higher_expectations_cost_more_trust_at_equal_violence():
    assert_down(mean("trust_pak_kab"), *arms("pak_expectation"))
    assert same(*arms("pak_expectation", off("C3")))


def test_that_c4_attacks_are_in_khyber_pakhtunkhwa_and_balochistan():
    futures = ensemble(seeds=20)
    there = futures["attacks_kp"] + futures["attacks_balochistan"]
    assert there.sum() >= 0.85 * futures["attacks"].sum()
    none = ensemble(seeds=3, constants={"attack_rate": 0.0, "follow_on": 0.0})
    assert none["attacks"].sum() == 0


def test_that_c5_blame_turns_attacks_into_reprisal():
    low, high = arms("attribution")
    assert_up(total("strikes"), low, high)
    unblamed = off("C5")
    assert ensemble(seeds=5, constants=unblamed)["trust_pak_kab"].mean() > (
        high["trust_pak_kab"].mean()
    )


def test_that_c7_an_unkept_promise_is_worse_for_trust_than_none():
    rest = {"days": 120, "restraint_effort": 0.0}
    assert_down(
        mean("trust_pak_kab"),
        ensemble(change=no_promise, **rest),
        ensemble(change=promise, **rest),
    )
    rest["constants"] = off("C7")
    unmoved = ensemble(change=no_promise, **rest)
    assert same(unmoved, ensemble(change=promise, **rest))


def test_that_c8_bonds_stop_action_against_the_ttp():
    low, high = arms("bonds_with_ttp")
    assert_down(mean("restraint"), low, high)
    assert same(*arms("bonds_with_ttp", off("C8")))


def test_that_c8_forced_action_makes_fighters_defect():
    def defections(bonds):
        events = []
        ensemble(
            seeds=20, events=events, bonds_with_ttp=bonds, constants={"bonds_cost": 0.0}
        )
        return sum((log["kind"] == DEFECTION).sum() for log in events)

    assert defections(1.0) > defections(0.2) > defections(0.0) == 0


def test_that_c9_a_strike_calms_briefly_and_then_harms():
    low, high = struck(seeds=400, days=STRIKE_DAY + 56)
    assert_down(total("attacks", STRIKE_DAY + 1, STRIKE_DAY + 6), low, high)
    assert_up(total("attacks", STRIKE_DAY + 14, STRIKE_DAY + 56), low, high)
    low, high = struck(seeds=400, days=STRIKE_DAY + 6, constants=off("C9"))
    gap, half = effect(total("attacks", STRIKE_DAY + 1, STRIKE_DAY + 6), low, high)
    assert abs(gap) <= half


def test_that_c10_blows_are_answered_and_the_answers_die_out():
    low, high = struck()
    assert_up(total("border_clashes", STRIKE_DAY + 1, STRIKE_DAY + 43), low, high)
    late, half = effect(
        total("border_clashes", STRIKE_DAY + 70, STRIKE_DAY + 90), low, high
    )
    assert late - half <= 0
    # Without the crisis flaring on, which needs no answer by anybody.
    calm = {"incident_flare": 0.0}
    now = total("border_clashes", STRIKE_DAY + 1, STRIKE_DAY + 43)
    soon = {"days": STRIKE_DAY + 43}
    full, _ = effect(now, *struck(constants=calm, **soon))
    gap, half = effect(now, *struck(constants=calm | off("C10"), **soon))
    assert gap - half <= 0.3 * full


def test_that_c11_fence_work_sparks_clashes():
    assert_up(total("border_clashes"), *arms("fence_pace"))
    gap, half = effect(total("border_clashes"), *arms("fence_pace", off("C11")))
    assert gap - half <= 0


def test_that_c11_the_refusal_of_the_line_is_what_makes_work_spark():
    assert_up(total("border_clashes"), *arms("durand_salience", high=2.0))
    assert same(*arms("durand_salience", off("C11"), high=2.0))


def test_that_c12_a_divided_movement_costs_trust():
    low, high = arms("haqqani_power", low=0.1, high=3.0, seeds=300)
    assert_down(mean("cohesion"), low, high)
    assert_down(mean("trust_pak_kab"), low, high)
    # Disunity also weakens restraint; mixed signals cost trust besides.
    without = {"incoherence": 0.0}
    unread = arms("haqqani_power", without, low=0.1, high=3.0, seeds=300)
    assert_down(mean("trust_pak_kab"), unread[1], high)
    full, left = (
        effect(mean("trust_pak_kab"), *both)[0] for both in ((low, high), unread)
    )
    assert left > 0.75 * full


def test_that_c12_the_split_hazard_peaks_near_parity():
    def splits(power):
        return ensemble(seeds=60, constants={"split_rate": 0.5}, haqqani_power=power)[
            "split"
        ][:, -1].mean()

    shares = [splits(power) for power in (0.1, 0.8, 1.6, 12.0)]
    assert max(shares) in shares[1:3]
    assert shares[0] < max(shares)
    assert shares[3] < max(shares)


def test_that_c13_a_round_agrees_more_readily_the_more_weight_its_mediator_has():
    future = Run("october-2025", seed=1)
    future.advance(30)

    def readiness(style, **constants):
        future.world.talks_style = style
        for name, value in constants.items():
            future.rules[name] = value
        return agreeing(future.world, future.rules)

    styles = range(-1, 3)
    none, facilitate, formulate, manipulate = map(readiness, styles)
    assert none < facilitate < formulate < manipulate
    without = [readiness(style, **off("C13")) for style in styles]
    assert without == [none] * 4
    flipped = -CONSTANTS["agree_mediated"].default
    turned_round = [readiness(style, agree_mediated=flipped) for style in styles]
    assert turned_round == sorted(turned_round, reverse=True)


def test_that_c13_mediation_brings_ceasefires_and_none_where_no_round_can_agree():
    assert_up(total("ceasefire"), *arms("mediation_strength"))
    low, high = arms("mediation_strength", {"agree_base": -60.0, "answer_base": -60.0})
    assert low["ceasefire"].sum() == high["ceasefire"].sum() == 0


def test_that_c14_attacks_remembered_make_talking_worth_less():
    remembered = ensemble(seeds=200, constants={"attack_memory": 1.2})
    forgotten = ensemble(seeds=200, constants=off("C14"))
    assert_down(total("talks"), forgotten, remembered)


def test_that_c15_a_strike_rallies_and_unites_for_weeks():
    low, high = struck()
    assert_up(mean("cohesion", STRIKE_DAY + 3, STRIKE_DAY + 28), low, high)
    low, high = struck(days=STRIKE_DAY + 28, constants=off("C15"))
    gap, half = effect(mean("cohesion", STRIKE_DAY + 3, STRIKE_DAY + 28), low, high)
    assert gap - half <= 0


def _force_by_talks(futures):
    """Share of hot days with force in the week after, with talks and without."""
    hot = (futures["rung"] >= 4)[:, 7:-7]
    talking = (futures["talks"] > 0)[:, 7:-7]
    later = np.stack([futures["act"][:, 7 + k : -7 + k or None] for k in range(1, 7)])
    force = (later >= 4).any(axis=0)
    return force[hot & talking].mean(), force[hot & ~talking].mean()


def test_that_c16_there_is_less_force_on_days_with_talks_at_the_same_rung():
    talking, silent = _force_by_talks(ensemble(seeds=200))
    assert talking < 0.8 * silent
    talking, silent = _force_by_talks(ensemble(seeds=200, change=deaf))
    assert talking >= 0.8 * silent
    assert ensemble(seeds=5, constants=off("C16"))["talks"].sum() == 0


def test_that_c17_pressure_restrains_strikes_and_words_alone_do_not():
    assert_down(total("strikes"), *arms("regional_pressure"))
    assert same(*arms("regional_pressure", off("C17")))


def test_that_c18_closed_crossings_cost_by_the_day_and_then_trade_diverts():
    def shut(world, _):
        world.shut[:] = 1

    stay = {"escalation_aversion": 0.5, "days": 60, "seeds": 5, "change": shut}
    futures = ensemble(**stay)
    closed = futures["crossings_open"] == 0
    month = futures["cost_usd_m"][:, :30][closed[:, :30]]
    assert month.mean() == pytest.approx(6.5, rel=0.3)
    late = futures["cost_usd_m"][:, 45:][closed[:, 45:]]
    assert late.mean() < month.mean()
    assert_up(mean("casa_risk"), *arms("attribution"))


def test_that_c19_returns_in_distress_feed_the_insurgency_and_help_does_not():
    low, high = arms("deportation_rate", high=3.0)
    assert_up(mean("ttp_fighters", 300), low, high)
    low, high = arms("assisted_returns", deportation_rate=3.0)
    assert_down(mean("ttp_fighters", 300), low, high)
    low, high = arms("assisted_returns", off("C19"), deportation_rate=3.0)
    assert same(low, high)


def test_that_c20_india_gains_from_the_rift():
    assert_up(mean("india"), ensemble(change=peace), ensemble(change=rift))
    without = {"change": rift, "india_engagement": 0.0}
    assert ensemble(seeds=20, **without)["india"][:, -1].max() < 0.1


def test_that_c21_without_its_three_roots_the_crisis_ends():
    rooted, rootless = ensemble(), ensemble(constants=off("C21"))
    assert_down(lambda f: rung_days(f, 4), rooted, rootless)
    assert rung_days(rootless, 4).mean() < 0.5 * rung_days(rooted, 4).mean()


def test_that_c22_stakes_of_reputation_keep_talks_from_agreeing():
    assert_down(total("ceasefire"), *arms("reputation", seeds=150))
    assert same(*arms("reputation", off("C22")))


def heartland(futures):
    """Whether act level 6 is reached from day 30 on."""
    return (futures["act"][:, 30:] >= 6).any(axis=1).astype(float)


def test_that_c23_without_talks_there_is_a_collision_course():
    low, high = arms("talks_open", seeds=200)
    assert_down(rung_days, low, high)
    assert_down(heartland, low, high)
    # Talks that cannot agree and that weigh with nobody might as well be closed.
    void = arms(
        "talks_open",
        {"agree_base": -60.0, "answer_base": -60.0},
        seeds=100,
        change=deaf,
    )
    gap, half = effect(rung_days, *void)
    assert abs(gap) <= half


def crisis_length(futures):
    """Length of the crisis that stands on the first morning."""
    return np.array([np.diff(crisis_spells(days)[0])[0] for days in futures], float)


def test_that_c24_a_crisis_mechanism_makes_crises_shorter_and_cheaper():
    low, high = arms("crisis_mechanism")
    assert_down(total("cost_usd_m"), low, high)
    assert_down(lambda f: rung_days(f, 3), low, high)
    assert_down(crisis_length, low, high)
    assert np.median(crisis_length(high)) < np.median(crisis_length(low))
    assert same(*arms("crisis_mechanism", off("C24"), seeds=5))


def test_that_c25_escalation_feeds_on_itself_and_war_stays_rare():
    assert_down(inland_days, *arms("escalation_aversion"))
    assert same(*arms("escalation_aversion", off("C25")))
    futures = ensemble(seeds=100)
    assert (futures["rung"] == 8).any(axis=1).mean() <= 0.07


def test_that_deciding_daily_or_weekly_changes_the_clock_and_not_the_odds():
    def reached(days):
        pauses = dict.fromkeys(("pause_calm", "pause_tense", "pause_hot"), days)
        futures = ensemble(seeds=300, constants=pauses)
        return (futures["act"][:, 30:] >= 6).any(axis=1).mean()

    assert abs(reached(1.0) - reached(7.0)) <= 0.10
