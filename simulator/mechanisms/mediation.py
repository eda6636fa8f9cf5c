"""Mediation: offers, talks round by round, and what they agree on.

Mediators come when a crisis is hot and both consent; a round agrees with a chance that
rises with the mediator's style and leverage, with ripeness (a stalemate that hurts,
Zartman 1989) and with trust (agreement by style in ICB crises: manipulation over
formulation over facilitation; Beardsley et al. 2006). What is agreed is a ceasefire
where there is none, and terms on the topics that both can sign (`treaties`).
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
from simulator.mechanisms.treaties import (
    cease_fire,
    keep_terms,
    keep_truce,
    mutual_trust,
    sign,
)
from simulator.numerics import logistic, nudge
from simulator.parameters import Claim, Constant, Dial, assumed
from simulator.randomness import key, stream, uniform
from simulator.world.columns import FAILED, MEDIATION, TALKS, UNSIGNED
from simulator.world.log import mark, note, note_detail

if TYPE_CHECKING:
    from simulator.world.columns import Record, Rows

SECRECY = stream("mediation.secrecy")
ROUND = stream("mediation.round")
CONSENT = stream("mediation.consent")
INVITED = stream("mediation.invited")

NO_TALKS, CONTACT, ROUNDS = 0, 1, 2
NO_MEDIATOR = -1
HOT = 5.0
USUAL_SEEN = 0.3
USUAL_HURT = 0.75
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
        name="agree_mediated",
        unit="share",
        default=1.0,
        low=0.0,
        high=3.0,
        meaning="How much a mediator's style and weight count in a round.",
        strength="assumption",
        source="assumption",
    ),
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
        name="reputation_cost",
        unit="log odds",
        default=0.9,
        low=0.0,
        high=5.0,
        meaning="How much stakes of reputation keep open talks from agreeing.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="agree_base",
        unit="log odds",
        default=-2.0,
        low=-6.0,
        high=2.0,
        meaning="How readily a round of talks without a mediator agrees.",
        strength="assumption",
        source="ICB v14: shares of agreement, mediated and not",
    ),
    Constant(
        name="agree_style",
        unit="log odds, by style",
        default=(0.15, 0.85, 1.65),
        low=0.0,
        high=5.0,
        meaning="What facilitation, formulation and manipulation add.",
        strength="strong",
        source="ICB v14; Beardsley et al. 2006",
    ),
    Constant(
        name="ripeness",
        unit="log odds",
        default=2.0,
        low=0.0,
        high=10.0,
        meaning="How much a stalemate that hurts makes a round agree.",
        strength="assumption",
        source="Zartman 1989 for the idea",
    ),
    Constant(
        name="breakdown_base",
        unit="log odds",
        default=-1.0,
        low=-6.0,
        high=4.0,
        meaning="How readily a round that does not agree ends the talks.",
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
    assumed("hurt_loss", "share", 0.45, 0.0, 2.0, "How much lost trade hurts."),
    assumed("hurt_blows", "a blow", 0.12, 0.0, 1.0, "How much open blows hurt."),
    assumed("hurt_heat", "a step", 0.12, 0.0, 1.0, "How much the escalation hurts."),
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
    assumed(
        "agree_weight",
        "share",
        (0.25, 1.5),
        0.0,
        5.0,
        "How much of its style a mediator brings: at least, and with its strength.",
    ),
    assumed(
        "agree_effort",
        "log odds",
        0.9,
        0.0,
        5.0,
        "How much a mediator's strength brings a round to agree, whatever its style.",
    ),
    assumed(
        "agree_trust", "log odds", 0.6, 0.0, 5.0, "How much trust helps a round agree."
    ),
    assumed(
        "agree_blame",
        "log odds",
        0.25,
        0.0,
        5.0,
        "How much blamed attacks keep a round from agreeing.",
    ),
    assumed(
        "agree_division",
        "log odds",
        0.7,
        0.0,
        5.0,
        "How much a divided movement keeps a round from agreeing.",
    ),
    assumed(
        "agree_mood",
        "log odds",
        0.35,
        0.0,
        5.0,
        "How much outrage keeps a round from agreeing.",
    ),
    assumed(
        "agree_mechanism",
        "log odds",
        0.5,
        0.0,
        5.0,
        "How much a crisis mechanism helps a round agree.",
    ),
    assumed(
        "agree_pressure",
        "log odds",
        0.5,
        0.0,
        5.0,
        "How much outside pressure helps a round agree.",
    ),
    assumed(
        "break_mood",
        "log odds",
        0.9,
        0.0,
        5.0,
        "How much outrage ends talks that do not agree.",
    ),
    assumed(
        "break_blows",
        "log odds",
        0.35,
        0.0,
        5.0,
        "How much open blows end talks that do not agree.",
    ),
    assumed(
        "break_mechanism",
        "log odds",
        0.5,
        0.0,
        5.0,
        "How much a crisis mechanism keeps talks going.",
    ),
    assumed(
        "break_mediated",
        "log odds",
        0.35,
        0.0,
        5.0,
        "How much a mediator keeps talks going.",
    ),
)


@kernel
def hurting(world: Record, rules: Record) -> float:
    """How much the stalemate hurts: trade lost, blows open, escalation felt."""
    blows = min(3.0, float(world.owed[PAKISTAN] + world.owed[KABUL]))
    felt = rules.hurt_loss * world.loss + rules.hurt_blows * blows
    return float(min(1.6, felt + rules.hurt_heat * world.standing))


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
    wish = rules.consent_base + 1.0 * (hurting(world, rules) - USUAL_HURT)
    wish += rules.mediation_strength - rules.consent_mood * world.mood[PAKISTAN]
    wish += 0.4 * world.pressure
    trusted = world.trust[PAK_ARMY, actor] + world.trust[KANDAHAR, actor]
    wish += rules.consent_trust * trusted
    if uniform(key(world.seed, INVITED, world.day), actor) < logistic(wish):
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
    if uniform(key(world.seed, CONSENT, world.day), side) >= logistic(wish):
        return
    if offered > 1:
        cease_fire(world, rules, log, NO_MEDIATOR)
    else:
        begin_talks(world, rules, log, NO_MEDIATOR, NONE)


@kernel
def agreeing(world: Record, rules: Record) -> float:
    """Log odds that a round agrees."""
    style = world.talks_style
    z = rules.agree_base + rules.ripeness * (hurting(world, rules) - USUAL_HURT)
    if style >= 0:
        strength = rules.mediation_strength
        leverage = rules.agree_weight[0] + rules.agree_weight[1] * strength
        helped = rules.agree_style[style] * leverage + rules.agree_effort * strength
        z += rules.agree_mediated * helped
    seen = 0.0 if world.talks_secret else rules.reputation
    z -= rules.reputation_cost * (seen - USUAL_SEEN)
    z += rules.agree_trust * mutual_trust(world)
    z -= rules.agree_blame * min(2.0, float(world.blame))
    z -= rules.agree_division * (1.0 - world.cohesion)
    z -= rules.agree_mood * min(1.5, float(world.mood[PAKISTAN]))
    z += rules.agree_mechanism * rules.crisis_mechanism
    return float(z + rules.agree_pressure * world.pressure)


@kernel
def breaking(world: Record, rules: Record) -> float:
    """Log odds that a round which does not agree ends the talks."""
    blows = float(world.owed[PAKISTAN] + world.owed[KABUL])
    z = rules.breakdown_base + rules.break_mood * world.mood[PAKISTAN]
    z += rules.break_blows * blows - rules.break_mechanism * rules.crisis_mechanism
    return float(z - rules.break_mediated if world.talks_style >= 0 else z)


@kernel
def end_talks(world: Record, rest: int, failed: int) -> None:
    """Close the talks; new ones wait some days."""
    world.talks = NO_TALKS
    world.talks_style = NO_MEDIATOR
    world.talks_rest = rest
    world.talks_failed = failed


@kernel
def hold_round(world: Record, rules: Record, log: Rows) -> None:
    """Hold one round: it agrees, breaks down, or the talks go on."""
    world.talks = ROUNDS
    mediated = world.talks_style >= 0
    world.talks_wait = 2 if mediated and world.standing >= HOT else 6
    luck = key(world.seed, ROUND, world.day)
    agrees = logistic(agreeing(world, rules))
    breaks = (1.0 - agrees) * logistic(breaking(world, rules))
    # One number decides, agreement at its low end: more mediation never turns an
    # agreement into a breakdown under the same luck.
    u = uniform(luck, 0)
    if u < agrees:
        sign(world, rules, log, int(world.talks_style))
        end_talks(world, 30, 0)
    elif u >= 1.0 - breaks:
        for me, other in ((PAK_ARMY, KANDAHAR), (KANDAHAR, PAK_ARMY)):
            world.trust[me, other] = nudge(float(world.trust[me, other]), -0.03)
        world.answering = world.talking
        row = note(world, log, TALKS, PAK_GOV, KANDAHAR, -1)
        world.answering = 0
        mark(log, row, FAILED, UNSIGNED)
        end_talks(world, 12 + int(25.0 * uniform(luck, 1)), 1)


@kernel
def negotiate(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 10: what is signed ages, offers are answered, rounds are held."""
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
