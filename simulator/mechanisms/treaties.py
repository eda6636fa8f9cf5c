"""What is signed: ceasefires, and terms on the TTP, the line and trade, that bind.

A ceasefire is worn down by breaches and ends with a hazard that falls with its age
(Weibull with shape below 1). Terms on a topic bind as long as they stand: they hold the
TTP back, calm the line, keep the gates open, and weigh with all who would use force.
Breaches are detected and weaken them, quiet days and monitors mend them. *Design*, as
in the field: cessation (a ceasefire alone), preliminary (terms on one topic),
definitive (on two or more).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.doctrine.actors import (
    KABUL,
    KANDAHAR,
    PAK_ARMY,
    PAK_GOV,
    PAKISTAN,
)
from simulator.mechanisms.crossings import shut_all
from simulator.numerics import clip, exp, logistic, nudge, power
from simulator.parameters import Constant, assumed
from simulator.randomness import key, stream, uniform
from simulator.world.columns import (
    AGREEMENT,
    BREACH,
    CEASEFIRE,
    CEASEFIRE_TERM,
    CESSATION,
    DEFINITIVE,
    FAILED,
    HELD,
    N_TOPICS,
    ON_LINE,
    ON_TRADE,
    ON_TTP,
    OPEN,
    PRELIMINARY,
    TREATY,
    UNSIGNED,
)
from simulator.world.log import mark, note, note_detail

if TYPE_CHECKING:
    from simulator.world.columns import Record, Rows

ENDS = stream("treaties.truce_ends")
TERMS = stream("treaties.terms")
DETECTED = stream("treaties.detected")
HEAVY = 4  # act level that breaches what is signed
SPENT = 0.12  # strength below which nothing is left
KEPT = -1  # nobody has breached
SIDE_ACTOR = (PAK_ARMY, KANDAHAR)
WEEK = 7
HELD_DAYS = 90  # after which a ceasefire counts as one that holds

CONSTANTS = (
    Constant(
        name="truce_hazard",
        unit="a day at two weeks of age",
        default=0.006,
        low=0.0,
        high=0.2,
        meaning="How soon a ceasefire ends without any breach.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="truce_shape",
        unit="exponent",
        default=0.6,
        low=0.1,
        high=1.0,
        meaning="Below 1, a ceasefire that has lasted is safer.",
        strength="assumption",
        source="form of ceasefire survival (Clayton & Sticher 2021)",
    ),
    assumed(
        "truce_start",
        "strength",
        (0.6, 0.13),
        0.0,
        1.0,
        "Strength of a new ceasefire: without a mediator, and for each step of style.",
    ),
    assumed(
        "truce_mend",
        "a day",
        (0.004, 0.006),
        0.0,
        0.1,
        "How fast quiet days mend a ceasefire, and what a mechanism adds.",
    ),
    assumed(
        "truce_strain",
        "log hazard",
        (0.5, 0.5, 1.2),
        0.0,
        5.0,
        "How much blows, blame and mistrust bring a ceasefire to its end.",
    ),
    assumed(
        "truce_care",
        "log hazard",
        (1.2, 1.2, 1.5),
        0.0,
        5.0,
        "How much a mechanism, mediation and monitors keep a ceasefire.",
    ),
    assumed(
        "terms_base",
        "log odds, by topic",
        (-2.2, -2.8, -1.2),
        -10.0,
        5.0,
        "How readily terms on the TTP, the line and trade are part of an agreement.",
    ),
    assumed(
        "terms_trust",
        "log odds",
        1.2,
        0.0,
        5.0,
        "How much trust brings terms into an agreement.",
    ),
    assumed(
        "terms_mediated",
        "log odds a step of style",
        0.5,
        0.0,
        5.0,
        "How much a mediator brings terms into an agreement.",
    ),
    assumed(
        "terms_refusal",
        "log odds",
        0.8,
        0.0,
        5.0,
        "How much the refusal of the Durand Line keeps terms on it from being signed.",
    ),
    assumed(
        "terms_start", "strength", 0.6, 0.0, 1.0, "Strength of terms newly signed."
    ),
    assumed("terms_mend", "a day", 0.002, 0.0, 0.1, "How fast kept terms gain."),
    assumed(
        "terms_breach",
        "strength",
        0.3,
        0.0,
        1.0,
        "What a breach that is detected costs the terms.",
    ),
    assumed(
        "terms_seen",
        "share",
        0.6,
        0.0,
        1.0,
        "Share of breaches that are detected where nobody monitors.",
    ),
    assumed(
        "terms_blame",
        "attacks a day",
        0.9,
        0.0,
        10.0,
        "Attacks laid at Kabul's door above which terms on the TTP count as broken.",
    ),
    assumed(
        "terms_hold",
        "share",
        0.35,
        0.0,
        1.0,
        "How far the TTP is held back under terms on it.",
    ),
    assumed(
        "terms_calm",
        "share",
        0.5,
        0.0,
        1.0,
        "Incidents that terms on the line prevent.",
    ),
)


@kernel
def mutual_trust(world: Record) -> float:
    """Mean of what each side trusts the other, -1..1."""
    both = world.trust[PAK_ARMY, KANDAHAR] + world.trust[KANDAHAR, PAK_ARMY]
    return float(0.5 * both)


@kernel
def reconcile(world: Record, by: float) -> None:
    """Raise the trust of both sides in each other."""
    for me, other in ((PAK_ARMY, KANDAHAR), (KANDAHAR, PAK_ARMY)):
        world.trust[me, other] = nudge(float(world.trust[me, other]), by)


@kernel
def cease_fire(world: Record, rules: Record, log: Rows, style: int) -> None:
    """Agree on a ceasefire: blows are written off in part, tempers cool."""
    world.truce = rules.truce_start[0] + rules.truce_start[1] * max(0, style)
    world.truce_age = 0
    for side in range(2):
        world.owed[side] *= 0.5
        world.mood[side] *= 0.6
    reconcile(world, 0.1)
    world.answering = world.talking
    row = note(world, log, AGREEMENT, PAK_GOV, KANDAHAR, -1)
    world.answering = 0
    world.signed = world.happened
    mark(log, row, OPEN, CESSATION)
    note_detail(log, row, CEASEFIRE_TERM)


@kernel
def acceptable(world: Record, rules: Record, topic: int, style: int) -> float:
    """Log odds that terms on a topic are part of an agreement now."""
    z = rules.terms_base[topic] + rules.terms_trust * (mutual_trust(world) + 0.4)
    z += rules.terms_mediated * (style + 1) * (0.5 + rules.mediation_strength)
    if topic == ON_TTP:
        ties = rules.bonds_cost * rules.bonds_with_ttp - 0.6
        return float(z + 1.5 * world.restraint + 0.8 * world.ruling - 1.2 * ties)
    if topic == ON_LINE:
        refusal = rules.terms_refusal * (rules.durand_salience - 1.0)
        return float(z + rules.crisis_mechanism - refusal)
    return float(z + 1.2 * world.loss)


@kernel
def bind(world: Record, rules: Record, log: Rows, topic: int) -> None:
    """Let terms on a topic take effect."""
    world.treaty[topic] = rules.terms_start
    world.treaty_age[topic] = 0
    if topic == ON_TTP:
        world.promise = 1.0
    if topic == ON_TRADE and world.shut[0] > 0:
        shut_all(world, log, False)


@kernel
def sign(world: Record, rules: Record, log: Rows, style: int) -> None:
    """Sign what a round agreed on: a ceasefire where there is none, and terms."""
    if world.truce <= 0.0:
        cease_fire(world, rules, log, style)
    luck = key(world.seed, TERMS, world.day)
    signed = 0
    topics = 0
    for topic in range(N_TOPICS):
        wanted = logistic(acceptable(world, rules, topic, style))
        if world.treaty[topic] <= 0.0 and uniform(luck, topic) < wanted:
            bind(world, rules, log, topic)
            signed |= 1 << topic
            topics += 1
    reconcile(world, 0.03)
    if topics > 0:
        world.answering = world.talking
        row = note(world, log, TREATY, PAK_GOV, KANDAHAR, -1)
        world.answering = 0
        world.signed = world.happened
        mark(log, row, OPEN, DEFINITIVE if topics > 1 else PRELIMINARY)
        note_detail(log, row, signed)


@kernel
def heavier(world: Record) -> int:
    """Say which side used heavy force today, the heavier one; -1 for none.

    Of a fight that both took up alike, Kabul's posts are told to have opened it.
    """
    mine, theirs = int(world.act[PAKISTAN]), int(world.act[KABUL])
    if max(mine, theirs) < HEAVY:
        return KEPT
    return PAKISTAN if mine > theirs else KABUL


@kernel
def report(world: Record, log: Rows, side: int, terms: int) -> None:
    """Make a breach known: the other side trusts the one that made it less."""
    me, other = SIDE_ACTOR[1 - side], SIDE_ACTOR[side]
    world.trust[me, other] = nudge(float(world.trust[me, other]), -0.03)
    world.answering = world.signed
    row = note(world, log, BREACH, other, me, -1)
    world.answering = 0
    note_detail(log, row, terms)


@kernel
def keep_truce(world: Record, rules: Record, log: Rows) -> None:
    """Age a ceasefire: breaches ate at it, quiet days mend it, or it ends."""
    world.truce_age += 1
    mend = rules.truce_mend[0] + rules.truce_mend[1] * rules.crisis_mechanism
    world.truce = clip(world.truce + mend * (1.0 + world.guard), 0.0, 1.0)
    breaker = heavier(world)
    if breaker != KEPT:
        report(world, log, breaker, CEASEFIRE_TERM)
    age = power(world.truce_age / 14.0, rules.truce_shape - 1.0)
    z = rules.truce_strain[0] * float(world.owed[PAKISTAN] + world.owed[KABUL])
    z += rules.truce_strain[1] * min(2.0, float(world.blame))
    z -= rules.truce_strain[2] * mutual_trust(world)
    # What mediation adds wanes with the mediator's attention (Beardsley 2008).
    care = rules.mediation_strength * exp(-world.truce_age / 90.0)
    z -= rules.truce_care[0] * rules.crisis_mechanism + rules.truce_care[1] * care
    z -= rules.truce_care[2] * world.guard
    hazard = rules.truce_hazard * age * exp(z)
    u = uniform(key(world.seed, ENDS, world.day), 0)
    world.answering = world.signed
    if world.truce <= SPENT or u < 1.0 - exp(-hazard):
        world.truce = 0.0
        row = note(world, log, CEASEFIRE, PAK_ARMY, KANDAHAR, -1)
        mark(log, row, FAILED, UNSIGNED)
    elif world.truce_age == HELD_DAYS:
        row = note(world, log, CEASEFIRE, PAK_ARMY, KANDAHAR, -1)
        mark(log, row, HELD, UNSIGNED)
    world.answering = 0


@kernel
def breaker_of(world: Record, rules: Record, topic: int) -> int:
    """Say which side breaks the terms on a topic today; -1 for neither.

    On the line heavy fire breaks them, at once; on the TTP attacks that go on, on trade
    gates that stay shut, both reckoned once a week.
    """
    if topic == ON_LINE:
        return heavier(world)
    if (world.treaty_age[topic] + 1) % WEEK != 0:
        return KEPT
    if topic == ON_TTP:
        return KABUL if world.blame > rules.terms_blame else KEPT
    return PAKISTAN if world.shut[0] > 0 else KEPT


@kernel
def keep_terms(world: Record, rules: Record, log: Rows) -> None:
    """Age signed terms: breaches that are detected weaken them, quiet days mend."""
    luck = key(world.seed, DETECTED, world.day)
    for topic in range(N_TOPICS):
        if world.treaty[topic] <= 0.0:
            continue
        breaker = breaker_of(world, rules, topic)
        world.treaty_age[topic] += 1
        gain = rules.terms_mend * (1.0 + world.guard)
        world.treaty[topic] = min(1.0, world.treaty[topic] + gain)
        seen = rules.terms_seen + (1.0 - rules.terms_seen) * world.guard
        if breaker == KEPT or uniform(luck, topic) >= seen:
            continue
        report(world, log, breaker, 1 << topic)
        world.treaty[topic] -= rules.terms_breach * (1.0 - 0.5 * world.guard)
        if world.treaty[topic] <= SPENT:
            world.treaty[topic] = 0.0
            world.answering = world.signed
            row = note(world, log, TREATY, SIDE_ACTOR[breaker], PAK_GOV, -1)
            world.answering = 0
            mark(log, row, FAILED, UNSIGNED)
            note_detail(log, row, -(1 << topic))
