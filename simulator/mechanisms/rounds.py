"""Rounds of talks: what makes one agree, break down, or go on.

A round agrees with a chance that rises with the mediator's style and leverage, with
ripeness (a stalemate that hurts, Zartman 1989) and with trust (agreement by style in
ICB crises: manipulation over formulation over facilitation; Beardsley et al. 2006).
What is agreed is a ceasefire where there is none, and terms on the topics that both
can sign (`treaties`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.doctrine.actors import KABUL, KANDAHAR, PAK_ARMY, PAK_GOV, PAKISTAN
from simulator.mechanisms.treaties import mutual_trust, sign
from simulator.numerics import logistic, nudge
from simulator.parameters import Constant, assumed
from simulator.randomness import key, stream, uniform
from simulator.world.columns import FAILED, TALKS, UNSIGNED
from simulator.world.log import mark, note

if TYPE_CHECKING:
    from simulator.world.columns import Record, Rows

ROUND = stream("mediation.round")

NO_TALKS, CONTACT, ROUNDS = 0, 1, 2
NO_MEDIATOR = -1
HOT = 5.0
USUAL_SEEN = 0.3
USUAL_HURT = 0.75

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
    assumed("hurt_loss", "share", 0.45, 0.0, 2.0, "How much lost trade hurts."),
    assumed("hurt_blows", "a blow", 0.12, 0.0, 1.0, "How much open blows hurt."),
    assumed("hurt_heat", "a step", 0.12, 0.0, 1.0, "How much the escalation hurts."),
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
def asked(world: Record, side: int) -> bool:
    """Whether people speak for a side."""
    if side == PAKISTAN:
        return bool(world.played[PAK_ARMY] != 0 or world.played[PAK_GOV] != 0)
    return bool(world.played[KANDAHAR] != 0)


@kernel
def silent(world: Record, side: int) -> bool:
    """Whether people speak for a side and have offered nothing of late: no consent."""
    return asked(world, side) and world.mandate[side] == 0


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
    if silent(world, PAKISTAN) or silent(world, KABUL):
        agrees = 0.0
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
