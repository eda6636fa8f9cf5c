"""The powers around: they press both sides, stand by what is signed, or pick a side.

Words alone move nothing but how they are seen; only pressure with economic leverage,
guarantees, money and arms have effects (claim C17). What a power has done for a side is
remembered by it, and counts when it offers to mediate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.deciding.conditions import leverage_of
from simulator.doctrine import effects as e
from simulator.doctrine.actors import KANDAHAR, PAK_ARMY, PAKISTAN
from simulator.numerics import clip, nudge
from simulator.parameters import Constant, Dial

if TYPE_CHECKING:
    from simulator.world.columns import Record

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
        name="pressure_least",
        unit="share",
        default=0.1,
        low=0.0,
        high=1.0,
        meaning="Pressure of a power that presses, where it does so half-heartedly.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="pressure_most",
        unit="share",
        default=1.1,
        low=0.0,
        high=3.0,
        meaning="Pressure that is added where the powers press as hard as they can.",
        strength="assumption",
        source="assumption",
    ),
)


@kernel
def seen(world: Record, me: int, actor: int, by: float) -> None:
    """Change how a side sees a power."""
    if by != 0.0:
        world.trust[me, actor] = nudge(float(world.trust[me, actor]), by)


@kernel
def befriend(world: Record, rules: Record, actor: int, x: int) -> None:
    """Stand by one side: arms, recognition, ties."""
    if rules.does[actor, x, e.RECOGNISE] > 0.0:
        world.recognised[actor] = 1
    world.backing = min(1.0, world.backing + rules.does[actor, x, e.BACKING])
    for side in range(2):
        arms = rules.does[actor, x, e.ARM_PAK if side == PAKISTAN else e.ARM_KABUL]
        world.arms[side] = min(2.0, world.arms[side] + arms)
    world.india = clip(world.india + rules.does[actor, x, e.INDIA_TIES], 0.0, 1.0)
    threat = world.threat + rules.does[actor, x, e.INDIA_THREAT]
    world.threat = clip(threat, 0.0, 1.5)
    seen(world, KANDAHAR, actor, rules.does[actor, x, e.KABUL_VIEW])
    seen(world, PAK_ARMY, actor, rules.does[actor, x, e.PAK_VIEW])


@kernel
def power_deeds(world: Record, rules: Record, actor: int, x: int) -> None:
    """Carry out what a power does besides speaking and mediating."""
    hard = rules.pressure_least + rules.pressure_most * rules.regional_pressure
    push = rules.does[actor, x, e.PRESS] * leverage_of(rules, actor) * hard
    world.pressure = min(1.5, world.pressure + push)
    world.guard = min(1.0, world.guard + rules.does[actor, x, e.GUARD])
    for project in range(2):
        risk = world.risk[project] - rules.does[actor, x, e.INVEST]
        world.risk[project] = clip(risk, 0.0, 1.0)
    diverted = world.diverted + rules.does[actor, x, e.DIVERT]
    world.diverted = clip(diverted, 0.0, 1.0)
    distress = world.distress * (1.0 - rules.does[actor, x, e.AID])
    world.distress = distress + rules.does[actor, x, e.DISTRESS]
    befriend(world, rules, actor, x)
