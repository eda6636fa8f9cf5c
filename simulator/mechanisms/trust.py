"""Trust between Islamabad and Kabul: fast, on a slow baseline that itself follows.

Impulses are scaled by their headroom, so trust never sticks at an end; it returns to
its baseline within weeks, and the baseline follows within a year (error correction, as
Rajmaira 1997 finds for India and Pakistan).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.doctrine.actors import KABUL, KANDAHAR, PAK_ARMY, PAKISTAN
from simulator.numerics import ln, nudge
from simulator.parameters import Claim, Constant, Dial

if TYPE_CHECKING:
    from simulator.world.columns import Record, Rows

USUAL_EXPECTATION = 0.5
NO_FORCE = 2  # act levels up to here are words and closures
MOST_BLAME = 2.0

DIALS = (
    Dial(
        name="pak_expectation",
        label="Islamabad's expectation",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.5,
        meaning="How much help against the TTP Islamabad expected of the "
        "Taliban it had backed.",
        acts_on="How fast Islamabad's trust falls at equal violence.",
        evidence="Statements after August 2021 speak of disappointment; nobody "
        "has measured it.",
        strength="assumption",
        source="source article, claim C3",
        group="Pakistan",
    ),
    Dial(
        name="restraint_effort",
        label="Kabul's effort against the TTP",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.4,
        meaning="How much Kabul does when it has promised to hold the TTP back.",
        acts_on="How far restraint slows the TTP, and whether the promise "
        "counts as kept.",
        evidence="Truces were brokered in 2021 and 2022 and lapsed; effort since "
        "is disputed.",
        strength="contested",
        source="UN monitoring team reports; source article, claim C7",
        group="Kabul",
    ),
)
CLAIMS = (
    Claim(
        id="C3",
        text="Expectations after August 2021 went unmet",
        off={"expectation_gap": 0.0},
    ),
    Claim(
        id="C7",
        text="The Taliban promised to restrain the TTP, and did not",
        off={"promise_worth": 0.0},
    ),
)
CONSTANTS = (
    Constant(
        name="expectation_gap",
        unit="share",
        default=1.5,
        low=0.0,
        high=5.0,
        meaning="How much a high expectation sharpens the loss of trust over attacks.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="promise_worth",
        unit="trust a day",
        default=0.004,
        low=0.0,
        high=0.05,
        meaning="Trust that a promise kept earns, and a broken one loses.",
        strength="assumption",
        source="assumption",
    ),
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
        default=0.022,
        low=0.0,
        high=0.2,
        meaning="Trust that an act of force costs with the one it hits.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="trust_news",
        unit="for the logarithm of the dead",
        default=0.01,
        low=0.0,
        high=0.1,
        meaning="Trust that its own dead cost a side, as it hears of them.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="trust_truce",
        unit="a day",
        default=0.003,
        low=0.0,
        high=0.05,
        meaning="Trust that a day of ceasefire earns on both sides.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="trust_trade",
        unit="a day",
        default=0.003,
        low=0.0,
        high=0.05,
        meaning="Trust that shut crossings cost Kabul.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="trust_deported",
        unit="a day",
        default=0.003,
        low=0.0,
        high=0.05,
        meaning="Trust that deportation costs Kabul.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="promise_due",
        unit="share",
        default=0.5,
        low=0.0,
        high=1.0,
        meaning="Restraint of the TTP from which a promise counts as kept.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="promise_broken",
        unit="times a kept one",
        default=1.5,
        low=0.0,
        high=5.0,
        meaning="How much more a broken promise costs than a kept one earns.",
        strength="assumption",
        source="source article, claim C7",
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
def hurt(world: Record, rules: Record, me: int) -> float:
    """Trust lost over the other side's act of the day, and over the dead told of."""
    act = max(0, int(world.act[1 - me]) - NO_FORCE)
    told = ln(1.0 + world.heard[me])
    return float(-rules.trust_force * act - rules.trust_news * told)


@kernel
def promised(world: Record, rules: Record) -> float:
    """Trust earned today by restraint, or lost by a promise that is not kept.

    A broken promise costs more than none ever made: expectations were raised.
    """
    kept = world.restraint
    short = max(0.0, rules.promise_due - kept)
    broken = world.promise * short * min(1.0, float(world.blame))
    return float(rules.promise_worth * (kept - rules.promise_broken * broken))


@kernel
def feel(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 9: what the day did to trust, on both sides."""
    calm = rules.trust_truce if world.truce > 0.0 else 0.0
    rift = rules.incoherence * (1.0 - world.cohesion)
    gap = 1.0 + rules.expectation_gap * (rules.pak_expectation - USUAL_EXPECTATION)
    blamed = rules.trust_blame * min(MOST_BLAME, float(world.blame)) * max(0.0, gap)
    islamabad = hurt(world, rules, PAKISTAN) - blamed - rift
    islamabad += calm + promised(world, rules)
    kabul = hurt(world, rules, KABUL) + calm
    kabul -= rules.trust_trade * world.loss + rules.trust_deported * world.deporting
    settle(world, rules, PAK_ARMY, KANDAHAR, islamabad)
    settle(world, rules, KANDAHAR, PAK_ARMY, kabul)
