"""The powers around: they press both sides, or offer to mediate.

Words alone do nothing here: only pressure with economic leverage and offers that both
sides accept have effects. Powers act when the crisis is hot enough to touch them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.deciding.choice import choose, turn
from simulator.doctrine.actors import CHINA, PAKISTAN, QATAR, SAUDI, TURKIYE
from simulator.doctrine.features import BASE, ESCALATION, PRESSURE, STAKE
from simulator.doctrine.repertoire import MAX_ACTIONS
from simulator.mechanisms.mediation import begin_talks, hurting
from simulator.numerics import logistic
from simulator.parameters import Constant, Dial
from simulator.randomness import key, stream, uniform

if TYPE_CHECKING:
    from simulator.world.columns import Record, Rows

CHOICE = stream("powers.choice")
CONSENT = stream("powers.consent")
POWERS = (CHINA, SAUDI, QATAR, TURKIYE)
USUAL_PRESSURE, USUAL_STAKE = 0.3, 0.5
TOUCHED = 3.2  # escalation from which mediators offer themselves

DIALS = (
    Dial(
        name="china_leverage",
        label="China's leverage",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.9,
        meaning="What China's pressure weighs with both sides.",
        acts_on="How much force costs both sides once China presses them.",
        evidence="China is the largest investor in one and the widest door for "
        "the other; how much it uses that is contested.",
        strength="contested",
        source="source article, claim C17",
        group="The powers around",
    ),
    Dial(
        name="saudi_leverage",
        label="Saudi leverage",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.7,
        meaning="What Saudi pressure weighs with both sides.",
        acts_on="How much force costs both sides once Saudi Arabia presses them.",
        evidence="Loans and labour markets give it weight in Islamabad; in Kabul less.",
        strength="assumption",
        source="assumption",
        group="The powers around",
    ),
)
CONSTANTS = (
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
)


@kernel
def consented(world: Record, rules: Record, actor: int) -> bool:
    """Whether both sides accept an offer: it must hurt, and not be too raw."""
    wish = rules.consent_base + 1.0 * (hurting(world) - 0.75)
    wish += rules.mediation_strength - 0.6 * world.mood[PAKISTAN] + 0.4 * world.pressure
    return uniform(key(world.seed, CONSENT, world.day), actor) < logistic(wish)


@kernel
def leverage_of(rules: Record, actor: int) -> float:
    """Say what a power's pressure weighs with both sides; 0 for those without."""
    if actor == CHINA:
        return float(rules.china_leverage)
    return float(rules.saudi_leverage) if actor == SAUDI else 0.0


@kernel
def open_to(world: Record, rules: Record, actor: int) -> int:
    """Say what a power may do now, as a bit mask of its actions.

    Who has leverage may press; offers to mediate wait for a hot crisis in which nobody
    mediates, and for some will to do so.
    """
    mediated = world.talks > 0 and world.talks_style >= 0
    waiting = mediated or world.talks_rest > 0 or world.truce > 0.0
    offers = not waiting and world.standing >= TOUCHED and rules.mediation_strength > 0
    offers = offers and rules.talks_open >= 0.5
    presses = leverage_of(rules, actor) > 0.0
    allowed = 0
    for x in range(1, MAX_ACTIONS):
        if (rules.style[actor, x] >= 0 and offers) or (
            rules.style[actor, x] < 0 and presses
        ):
            allowed |= 1 << x
    return allowed


@kernel
def power_does(
    world: Record, rules: Record, log: Rows, actor: int, action: int
) -> None:
    """Carry out what a power chose, or was ordered: an offer needs consent."""
    style = rules.style[actor, action]
    if style < 0:
        push = leverage_of(rules, actor) * (0.1 + 1.1 * rules.regional_pressure)
        world.pressure = min(1.5, world.pressure + push)
    elif consented(world, rules, actor):
        begin_talks(world, rules, log, style, actor)


@kernel
def power_acts(world: Record, rules: Record, log: Rows, actor: int) -> None:
    """Let one power decide, if its day has come, and do it."""
    days = turn(world, rules, actor, False)
    if days == 0:
        return
    world.belief[actor, BASE] = 1.0
    world.belief[actor, ESCALATION] = world.standing / 8.0
    world.belief[actor, PRESSURE] = rules.regional_pressure - USUAL_PRESSURE
    world.belief[actor, STAKE] = rules.mediation_strength - USUAL_STAKE
    u = uniform(key(world.seed, CHOICE, world.day), actor)
    acts = choose(world, rules, actor, open_to(world, rules, actor), days, u)
    for action in range(1, MAX_ACTIONS):
        if (acts >> action) & 1:
            power_does(world, rules, log, actor, action)


@kernel
def engage(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 11: the powers decide."""
    for actor in POWERS:
        power_acts(world, rules, log, actor)
