"""Mediation: offers, talks round by round, agreements, and how ceasefires end.

Mediators come when a crisis is hot and both consent; a round agrees with a chance that
rises with the mediator's style and leverage, with ripeness (a stalemate that hurts,
Zartman 1989) and with trust (agreement by style in ICB crises: manipulation over
formulation over facilitation; Beardsley et al. 2006). A ceasefire is worn down by
breaches and ends with a hazard that falls with its age (Weibull with shape below 1).
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine.actors import (
    KABUL,
    KANDAHAR,
    NONE,
    PAK_ARMY,
    PAK_GOV,
    PAKISTAN,
)
from simulator.numerics import clip, exp, logistic, nudge, power
from simulator.parameters import Claim, Constant, Dial
from simulator.randomness import key, stream, uniform
from simulator.world.columns import (
    AGREEMENT,
    CEASEFIRE,
    CESSATION,
    FAILED,
    HELD,
    MEDIATION,
    OPEN,
    TALKS,
    UNSIGNED,
    Record,
    Rows,
)
from simulator.world.log import mark, note

SECRECY = stream("mediation.secrecy")
ROUND = stream("mediation.round")
CONSENT = stream("mediation.consent")
BREACH = stream("mediation.breach")

NO_TALKS, CONTACT, ROUNDS = 0, 1, 2
NO_MEDIATOR = -1
HOT = 5.0
USUAL_SEEN = 0.3
HELD_DAYS = 90  # after which a ceasefire counts as one that holds

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
)


@kernel
def hurting(world: Record) -> float:
    """How much the stalemate hurts: trade lost, blows open, escalation felt."""
    blows = min(3.0, float(world.owed[PAKISTAN] + world.owed[KABUL]))
    return float(min(1.6, 0.45 * world.loss + 0.12 * blows + 0.12 * world.standing))


@kernel
def mutual_trust(world: Record) -> float:
    """Mean of what each side trusts the other, -1..1."""
    both = world.trust[PAK_ARMY, KANDAHAR] + world.trust[KANDAHAR, PAK_ARMY]
    return float(0.5 * both)


@kernel
def begin_talks(
    world: Record, rules: Record, log: Rows, style: int, mediator: int
) -> None:
    """Open talks: some days of contact, then rounds."""
    world.talks = CONTACT
    world.talks_style = style
    world.talks_mediator = mediator
    world.talks_wait = 3 if world.standing >= HOT else 7
    world.talks_round = 0
    hidden = uniform(key(world.seed, SECRECY, world.day), 0) < rules.talks_secrecy
    world.talks_secret = 1 if hidden else 0
    world.talks_failed = 0
    if mediator == NONE:
        note(world, log, TALKS, PAK_GOV, KANDAHAR, -1)
    else:
        note(world, log, MEDIATION, mediator, KANDAHAR, -1)
    world.talking = world.happened


@kernel
def respond(world: Record, rules: Record, log: Rows) -> None:
    """Answer a side's offer to talk: the other side must want it."""
    side = world.proposed
    if side < 0:
        return
    if rules.talks_open < 0.5:
        world.proposed = -1
        return
    world.proposed = -1
    me, other = (KANDAHAR, PAK_ARMY) if side == PAKISTAN else (PAK_ARMY, KANDAHAR)
    wish = 0.3 + 1.2 * (hurting(world) - 0.5) + 0.8 * world.trust[me, other]
    wish -= 0.5 * world.mood[1 - side]
    if uniform(key(world.seed, CONSENT, world.day), side) < logistic(wish):
        begin_talks(world, rules, log, NO_MEDIATOR, NONE)


@kernel
def agreeing(world: Record, rules: Record) -> float:
    """Log odds that a round agrees."""
    style = world.talks_style
    z = rules.agree_base + rules.ripeness * (hurting(world) - 0.75)
    if style >= 0:
        leverage = 0.25 + 1.5 * rules.mediation_strength
        helped = rules.agree_style[style] * leverage + 0.9 * rules.mediation_strength
        z += rules.agree_mediated * helped
    seen = 0.0 if world.talks_secret else rules.reputation
    z -= rules.reputation_cost * (seen - USUAL_SEEN)
    z += 0.6 * mutual_trust(world) - 0.25 * min(2.0, float(world.blame))
    z -= 0.7 * (1.0 - world.cohesion) + 0.35 * min(1.5, float(world.mood[PAKISTAN]))
    return float(z + 0.5 * rules.crisis_mechanism + 0.5 * world.pressure)


@kernel
def breaking(world: Record, rules: Record) -> float:
    """Log odds that a round which does not agree ends the talks."""
    blows = float(world.owed[PAKISTAN] + world.owed[KABUL])
    z = rules.breakdown_base + 0.9 * world.mood[PAKISTAN] + 0.35 * blows
    z -= 0.5 * rules.crisis_mechanism
    return float(z - 0.35 if world.talks_style >= 0 else z)


@kernel
def end_talks(world: Record, rest: int, failed: int) -> None:
    """Close the talks; new ones wait some days."""
    world.talks = NO_TALKS
    world.talks_style = NO_MEDIATOR
    world.talks_mediator = NONE
    world.talks_rest = rest
    world.talks_failed = failed


@kernel
def agree(world: Record, log: Rows) -> None:
    """Sign: a ceasefire where there was fighting, some trust."""
    world.truce = 0.6 + 0.13 * max(0, int(world.talks_style))
    world.truce_age = 0
    for side in range(2):
        world.owed[side] *= 0.5
        world.mood[side] *= 0.6
    for me, other in ((PAK_ARMY, KANDAHAR), (KANDAHAR, PAK_ARMY)):
        world.trust[me, other] = nudge(float(world.trust[me, other]), 0.1)
    world.answering = world.talking
    row = note(world, log, AGREEMENT, PAK_GOV, KANDAHAR, -1)
    world.answering = 0
    world.signed = world.happened
    mark(log, row, OPEN, CESSATION)
    end_talks(world, 30, 0)


@kernel
def hold_round(world: Record, rules: Record, log: Rows) -> None:
    """Hold one round: it agrees, breaks down, or the talks go on."""
    world.talks = ROUNDS
    world.talks_round += 1
    mediated = world.talks_style >= 0
    world.talks_wait = 2 if mediated and world.standing >= HOT else 6
    luck = key(world.seed, ROUND, world.day)
    agrees = logistic(agreeing(world, rules))
    breaks = (1.0 - agrees) * logistic(breaking(world, rules))
    # One number decides, agreement at its low end: more mediation never turns an
    # agreement into a breakdown under the same luck.
    u = uniform(luck, 0)
    if u < agrees:
        agree(world, log)
    elif u >= 1.0 - breaks:
        for me, other in ((PAK_ARMY, KANDAHAR), (KANDAHAR, PAK_ARMY)):
            world.trust[me, other] = nudge(float(world.trust[me, other]), -0.03)
        world.answering = world.talking
        row = note(world, log, TALKS, PAK_GOV, KANDAHAR, -1)
        world.answering = 0
        mark(log, row, FAILED, UNSIGNED)
        end_talks(world, 12 + int(25.0 * uniform(luck, 1)), 1)


@kernel
def keep_truce(world: Record, rules: Record, log: Rows) -> None:
    """Age a ceasefire: breaches ate at it, quiet days mend it, or it ends."""
    world.truce_age += 1
    mend = 0.004 + 0.006 * rules.crisis_mechanism
    world.truce = clip(world.truce + mend, 0.0, 1.0)
    age = power(world.truce_age / 14.0, rules.truce_shape - 1.0)
    blows = 0.5 * float(world.owed[PAKISTAN] + world.owed[KABUL])
    strain = blows + 0.5 * min(2.0, float(world.blame)) - 1.2 * mutual_trust(world)
    # What mediation adds wanes with the mediator's attention (Beardsley 2008).
    care = rules.mediation_strength * exp(-world.truce_age / 90.0)
    z = strain - 1.2 * rules.crisis_mechanism - 1.2 * care
    hazard = rules.truce_hazard * age * exp(z)
    u = uniform(key(world.seed, BREACH, world.day), 0)
    world.answering = world.signed
    if world.truce <= 0.12 or u < 1.0 - exp(-hazard):
        world.truce = 0.0
        row = note(world, log, CEASEFIRE, PAK_ARMY, KANDAHAR, -1)
        mark(log, row, FAILED, UNSIGNED)
    elif world.truce_age == HELD_DAYS:
        row = note(world, log, CEASEFIRE, PAK_ARMY, KANDAHAR, -1)
        mark(log, row, HELD, UNSIGNED)
    world.answering = 0


@kernel
def negotiate(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 10: ceasefires age, offers are answered, rounds are held."""
    if world.truce > 0.0:
        keep_truce(world, rules, log)
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
