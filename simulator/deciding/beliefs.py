"""What the two sides believe when they decide, as deviations from the usual.

A feature is zero in the usual state of this border (little trust, some attacks), so
that the base of an act alone says how rare it is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.doctrine.actors import KANDAHAR, PAK_ARMY, PAKISTAN
from simulator.doctrine.features import (
    BASE,
    BLAME,
    BLOW,
    ESCALATION,
    LOSS,
    OUTRAGE,
    PRESSURE,
    READY,
    RIFT,
    TABLE,
    TALKS,
    TRUCE,
    TRUST,
)
from simulator.numerics import exp

if TYPE_CHECKING:
    from simulator.world.columns import Record

USUAL_TRUST = -0.4
USUAL_BLAME = 0.6  # of the scale below
USUAL_TALKS = 0.5
USUAL_COHESION = 0.7
BLAME_SCALE = 1.6  # blamed attacks a day


@kernel
def sting(world: Record, rules: Record, side: int) -> float:
    """How heavily the unanswered blows are felt: a hotline explains some away."""
    return float(
        min(2.0, float(world.owed[side])) * (1.0 - 0.5 * rules.crisis_mechanism)
    )


@kernel
def believe(world: Record, rules: Record, actor: int, side: int) -> None:
    """Fill in what an actor of one side believes today, as deviations from usual."""
    other = KANDAHAR if side == PAKISTAN else PAK_ARMY
    me = PAK_ARMY if side == PAKISTAN else KANDAHAR
    trust = float(world.trust[me, other])
    blamed = min(1.6, world.blame / BLAME_SCALE)
    b = world.belief[actor]
    b[BASE] = 1.0
    b[BLAME] = blamed - USUAL_BLAME if side == PAKISTAN else 0.0
    b[BLOW] = sting(world, rules, side)
    b[OUTRAGE] = min(1.4, float(world.mood[side]))
    b[TRUST] = trust - USUAL_TRUST
    b[ESCALATION] = world.standing / 8.0
    b[PRESSURE] = min(1.5, float(world.pressure))
    b[TALKS] = exp(-0.6 * blamed) * (1.0 + 0.5 * trust) - USUAL_TALKS
    b[TABLE] = 0.0
    if world.talks > 0:
        b[TABLE] = 1.0
    elif world.talks_failed:
        b[TABLE] = -0.6
    b[TRUCE] = world.truce
    b[LOSS] = world.loss
    b[READY] = world.ready[side] - 1.0
    b[RIFT] = USUAL_COHESION - world.cohesion
