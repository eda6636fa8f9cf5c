"""Mediation: who offers talks or a table, who consents, and when rounds are held.

Mediators come when a crisis is hot and both consent; an offer of one side is answered
by the other as far as the stalemate hurts it. A side that people play consents, and its
envoys sign, only while an offer of its own stands (four weeks). What a round comes to
is in `rounds`, what is signed in `treaties`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.doctrine.actors import (
    KABUL,
    KANDAHAR,
    NONE,
    PAK_ARMY,
    PAK_GOV,
    PAKISTAN,
)
from simulator.mechanisms.rounds import (
    CONTACT,
    HOT,
    NO_MEDIATOR,
    NO_TALKS,
    USUAL_HURT,
    asked,
    end_talks,
    hold_round,
    hurting,
    silent,
)
from simulator.mechanisms.treaties import cease_fire, keep_terms, keep_truce
from simulator.numerics import logistic
from simulator.parameters import Claim, Constant, Dial, assumed
from simulator.randomness import key, stream, uniform
from simulator.world.columns import MEDIATION, TALKS
from simulator.world.log import note, note_detail

if TYPE_CHECKING:
    from simulator.world.columns import Record, Rows

SECRECY = stream("mediation.secrecy")
CONSENT = stream("mediation.consent")
INVITED = stream("mediation.invited")

NOBODY = -1  # has proposed anything

DIALS = (
    Dial(
        name="mediation_strength",
        label="Mediation strength",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.5,
        meaning="How much Qatar, Türkiye, Saudi Arabia and China put into bringing "
        "the two sides to terms.",
        acts_on="How soon mediators come, how often a round of talks agrees, and how "
        "well a ceasefire holds at first.",
        evidence="Mediated crises end in agreement far more often (44 against 12 in "
        "100); that its effect lasts is contested.",
        strength="strong",
        source="ICB v14, own count; Beardsley et al. 2006; Beardsley 2008",
        group="The powers around",
        headline=True,
    ),
    Dial(
        name="patience",
        label="Islamabad's patience",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.5,
        meaning="How long Islamabad goes on thinking talks worth while attacks go on.",
        acts_on="How readily both sides offer talks.",
        evidence="Islamabad says that it will not rely on talks while attacks go on.",
        strength="contested",
        source="source article, claim C14",
        group="Pakistan",
    ),
    Dial(
        name="talks_secrecy",
        label="Secrecy of talks",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.4,
        meaning="Share of talks held out of sight.",
        acts_on="How much publics and reputations weigh at the table.",
        evidence="Several rounds in Kabul and Doha became known only later.",
        strength="contested",
        source="source article, claim C13",
        group="Between the two",
    ),
    Dial(
        name="reputation",
        label="Stakes of reputation",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.5,
        meaning="How much each side would lose by seeming to give way.",
        acts_on="How readily open talks agree.",
        evidence="One side must look independent, the other influential.",
        strength="contested",
        source="source article, claim C22",
        group="Between the two",
    ),
    Dial(
        name="talks_open",
        label="Talks open",
        unit="share",
        low=0.0,
        high=1.0,
        default=1.0,
        meaning="Whether talks can take place at all: 1 yes, 0 no.",
        acts_on="All talks, offers and mediation.",
        evidence="Without dialogue the article expects collision.",
        strength="assumption",
        source="source article, claims C16 and C23",
        group="Between the two",
    ),
)
CLAIMS = (
    Claim(
        id="C13",
        text="Talks in several capitals, some secret, yielded little",
        off={"agree_mediated": 0.0},
    ),
    Claim(
        id="C14",
        text="After repeated attacks Islamabad will not rely on talks",
        off={"attack_memory": 0.0},
    ),
    Claim(
        id="C16",
        text="Diplomacy gave way to guns",
        off={"talks_open": 0.0},
    ),
    Claim(
        id="C22",
        text="One side must look independent, the other influential",
        off={"reputation_cost": 0.0},
    ),
    Claim(
        id="C23",
        text="Without dialogue and trust there is a collision course",
        off={"talks_open": 0.0},
    ),
)
CONSTANTS = (
    Constant(
        name="attack_memory",
        unit="share",
        default=0.6,
        low=0.0,
        high=3.0,
        meaning="How much blamed attacks lower the worth of talking.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="consent_base",
        unit="log odds",
        default=0.2,
        low=-5.0,
        high=5.0,
        meaning="How readily a side accepts a mediator.",
        strength="assumption",
        source="assumption",
    ),
    assumed(
        "answer_base",
        "log odds",
        0.3,
        -5.0,
        5.0,
        "How readily a side accepts the other's offer of talks.",
    ),
    assumed(
        "answer_hurt",
        "log odds",
        1.2,
        0.0,
        5.0,
        "How much a stalemate that hurts makes a side accept.",
    ),
    assumed(
        "answer_trust",
        "log odds",
        0.8,
        0.0,
        5.0,
        "How much trust in the other side makes a side accept.",
    ),
    assumed(
        "answer_mood",
        "log odds",
        0.5,
        0.0,
        5.0,
        "How much its public's mood keeps a side from accepting.",
    ),
    assumed(
        "consent_mood",
        "log odds",
        0.6,
        0.0,
        5.0,
        "How much outrage keeps Islamabad from accepting a mediator.",
    ),
    assumed(
        "consent_trust",
        "log odds",
        1.5,
        0.0,
        5.0,
        "How much trust in a mediator counts when it is to be accepted.",
    ),
)


@kernel
def begin_talks(
    world: Record, rules: Record, log: Rows, style: int, mediator: int
) -> None:
    """Open talks: some days of contact, then rounds."""
    world.talks = CONTACT
    world.talks_style = style
    world.talks_wait = 3 if world.standing >= HOT else 7
    hidden = uniform(key(world.seed, SECRECY, world.day), 0) < rules.talks_secrecy
    world.talks_secret = 1 if hidden else 0
    world.talks_failed = 0
    if mediator == NONE:
        note(world, log, TALKS, PAK_GOV, KANDAHAR, -1)
    else:
        row = note(world, log, MEDIATION, mediator, KANDAHAR, -1)
        note_detail(log, row, style + 1)
    world.talking = world.happened


@kernel
def invited(world: Record, rules: Record, log: Rows, style: int, actor: int) -> None:
    """Bring both sides to a mediator's table, if it hurts and both consent."""
    if silent(world, PAKISTAN) or silent(world, KABUL):
        return
    wish = rules.consent_base + 1.0 * (hurting(world, rules) - USUAL_HURT)
    wish += rules.mediation_strength - rules.consent_mood * world.mood[PAKISTAN]
    wish += 0.4 * world.pressure
    trusted = world.trust[PAK_ARMY, actor] + world.trust[KANDAHAR, actor]
    wish += rules.consent_trust * trusted
    agreed = asked(world, PAKISTAN) and asked(world, KABUL)
    if agreed or uniform(key(world.seed, INVITED, world.day), actor) < logistic(wish):
        begin_talks(world, rules, log, style, actor)


@kernel
def respond(world: Record, rules: Record, log: Rows) -> None:
    """Answer a side's offer of talks or of a ceasefire: the other side must want it."""
    offered = int(world.proposed)
    world.proposed = NOBODY
    if offered < 0 or rules.talks_open < 0.5:
        return
    side = offered % 2
    me, other = (KANDAHAR, PAK_ARMY) if side == PAKISTAN else (PAK_ARMY, KANDAHAR)
    wish = rules.answer_base + rules.answer_hurt * (hurting(world, rules) - 0.5)
    wish += rules.answer_trust * world.trust[me, other]
    wish -= rules.answer_mood * world.mood[1 - side]
    if silent(world, 1 - side):
        return
    drawn = uniform(key(world.seed, CONSENT, world.day), side)
    if drawn >= logistic(wish) and not asked(world, 1 - side):
        return
    if offered > 1:
        cease_fire(world, rules, log, NO_MEDIATOR)
    else:
        begin_talks(world, rules, log, NO_MEDIATOR, NONE)


@kernel
def negotiate(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 10: what is signed ages, offers are answered, rounds are held."""
    for side in (PAKISTAN, KABUL):
        world.mandate[side] = max(0, int(world.mandate[side]) - 1)
    if world.truce > 0.0:
        keep_truce(world, rules, log)
    keep_terms(world, rules, log)
    if world.talks_rest > 0:
        world.talks_rest -= 1
    if world.talks == NO_TALKS:
        respond(world, rules, log)
        return
    if rules.talks_open < 0.5:
        end_talks(world, 30, 1)
        return
    world.talks_wait -= 1
    if world.talks_wait <= 0:
        hold_round(world, rules, log)
