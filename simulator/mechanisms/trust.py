"""Trust between Islamabad and Kabul: fast, on a slow baseline that itself follows.

Impulses are scaled by their headroom, so trust never sticks at an end; it returns to
its baseline within weeks, and the baseline follows within a year (error correction, as
Rajmaira 1997 finds for India and Pakistan).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.doctrine.actors import KABUL, KANDAHAR, PAK_ARMY, PAKISTAN
from simulator.numerics import nudge
from simulator.parameters import Constant

if TYPE_CHECKING:
    from simulator.world.columns import Record, Rows

CONSTANTS = (
    Constant(
        name="trust_blame",
        unit="a day for each blamed attack a day",
        default=0.0065,
        low=0.0,
        high=0.05,
        meaning="Trust that Islamabad loses over attacks it blames on Kabul.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="trust_force",
        unit="each act level above 2",
        default=0.03,
        low=0.0,
        high=0.2,
        meaning="Trust that an act of force costs with the one it hits.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="trust_return",
        unit="days",
        default=60.0,
        low=5.0,
        high=365.0,
        meaning="Days in which trust returns to its baseline.",
        strength="assumption",
        source="Rajmaira 1997 for the form",
    ),
    Constant(
        name="trust_base_follow",
        unit="days",
        default=250.0,
        low=30.0,
        high=2000.0,
        meaning="Days in which the baseline follows trust.",
        strength="assumption",
        source="assumption",
    ),
)


@kernel
def settle(world: Record, rules: Record, me: int, other: int, change: float) -> None:
    """Apply a day's impulse to one trust and move it and its baseline together."""
    trust = nudge(float(world.trust[me, other]), change)
    base = float(world.trust_base[me, other])
    world.trust[me, other] = trust + (base - trust) / rules.trust_return
    world.trust_base[me, other] = base + (trust - base) / rules.trust_base_follow


@kernel
def hurt(rules: Record, act: int) -> float:
    """Trust lost over the other side's act of the day."""
    return float(-rules.trust_force * max(0, act - 2))


@kernel
def feel(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 9: what the day did to trust, on both sides."""
    calm = 0.003 if world.truce > 0.0 else 0.0
    rift = 0.0015 * (1.0 - world.cohesion)
    blamed = rules.trust_blame * min(2.0, float(world.blame))
    islamabad = hurt(rules, int(world.act[KABUL])) - blamed - rift
    islamabad += calm + 0.004 * world.restraint
    kabul = hurt(rules, int(world.act[PAKISTAN])) + calm - 0.004 * world.loss
    settle(world, rules, PAK_ARMY, KANDAHAR, islamabad)
    settle(world, rules, KANDAHAR, PAK_ARMY, kabul)
