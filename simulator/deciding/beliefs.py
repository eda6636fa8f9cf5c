"""What actors believe when they decide, as deviations from the usual.

A feature is zero in the usual state of this border (little trust, some attacks), so
that the base of an act alone says how rare it is there.
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine.actors import (
    CHINA,
    INDIA,
    KABUL,
    KANDAHAR,
    PAK_ARMY,
    PAKISTAN,
    TTP,
)
from simulator.doctrine.features import (
    BASE,
    BLAME,
    BLOW,
    BONDS,
    ESCALATION,
    FACE,
    FEAR,
    FENCE,
    HELD,
    HUNTED,
    LOSS,
    OFFER,
    OUTRAGE,
    PRESSURE,
    READY,
    RIFT,
    STAKE,
    TABLE,
    TALKS,
    TERMS,
    THREAT,
    TIES,
    TRUCE,
    TRUST,
    URGE,
)
from simulator.numerics import exp
from simulator.world.columns import N_PAIRS, N_TOPICS, Record

USUAL_TRUST = -0.4
USUAL_BLAME = 0.6  # of the scale below
USUAL_TALKS = 0.5
USUAL_COHESION = 0.7
USUAL_THREAT = 0.45
USUAL_LEAN = 0.09
USUAL_INDIA = 0.4
USUAL_BONDS = 0.6
USUAL_REPUTATION = 0.5
USUAL_TIES = 0.5
USUAL_HELD = 0.15
USUAL_PRESSURE, USUAL_STAKE = 0.3, 0.5
BLAME_SCALE = 1.6  # blamed attacks a day


@kernel
def sting(world: Record, rules: Record, side: int) -> float:
    """How heavily the unanswered blows are felt: a hotline explains some away."""
    felt = min(2.0, float(world.owed[side])) * rules.retaliation
    return float(felt * (1.0 - 0.5 * rules.crisis_mechanism))


@kernel
def fence_work(world: Record) -> float:
    """Recent fence work on the busiest stretch, a decaying trace."""
    most = 0.0
    for pair in range(N_PAIRS):
        most = max(most, float(world.fence_work[pair]))
    return most


@kernel
def bound(world: Record) -> float:
    """How far signed terms bind: their strength, a mean over topics."""
    total = 0.0
    for topic in range(N_TOPICS):
        total += world.treaty[topic]
    return float(total / N_TOPICS)


@kernel
def believe_as_movement(world: Record, actor: int) -> None:
    """Fill in what an armed movement believes: its hosts, and who hunts it."""
    b = world.belief[actor]
    b[BASE] = 1.0
    b[HELD] = world.restraint - USUAL_HELD if actor == TTP else 0.0
    b[HUNTED] = min(1.5, world.sweep + world.suppressed)
    b[TIES] = world.tie - USUAL_TIES


@kernel
def believe_as_power(world: Record, rules: Record, actor: int) -> None:
    """Fill in what a power believes: how hot it is, and what it has at stake."""
    b = world.belief[actor]
    b[BASE] = 1.0
    b[ESCALATION] = world.standing / 8.0
    b[PRESSURE] = rules.regional_pressure - USUAL_PRESSURE
    b[STAKE] = rules.mediation_strength - USUAL_STAKE + world.appeal
    if actor == CHINA:
        b[STAKE] += world.shaken
        b[PRESSURE] += 0.5 * world.shaken
    b[OFFER] = world.india - USUAL_INDIA if actor == INDIA else 0.0


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
    # Who fears escalation is carried along less by the one under way, and looks
    # the harder for a way out (C25).
    carried = 1.5 - rules.escalation_aversion
    b[ESCALATION] = rules.ladder * carried * world.standing / 8.0
    dreaded = 0.5 + rules.escalation_aversion
    b[FEAR] = rules.ladder * dreaded * world.standing / 8.0
    b[FACE] = rules.reputation_cost * (rules.reputation - USUAL_REPUTATION)
    b[FENCE] = rules.fence_anger * rules.durand_salience * fence_work(world)
    b[PRESSURE] = min(1.5, float(world.pressure))
    if side == KABUL:
        b[PRESSURE] += world.lean - USUAL_LEAN
        # Who has stood up for the homeland would lose more by giving way (C15).
        b[FACE] += rules.standing_face * world.standing_home
    worth = (0.4 + 1.2 * rules.patience) * exp(-rules.attack_memory * blamed)
    worth *= rules.talks_open  # talks that cannot be held are worth nothing
    b[TALKS] = worth * (1.0 + 0.5 * trust) - USUAL_TALKS
    b[THREAT] = world.threat - USUAL_THREAT if side == PAKISTAN else 0.0
    friends = world.india - USUAL_INDIA + world.backing
    b[OFFER] = friends if side == KABUL else 0.0
    b[TIES] = world.tie - USUAL_TIES
    b[TERMS] = bound(world)
    b[BONDS] = rules.bonds_cost * rules.bonds_with_ttp - USUAL_BONDS
    b[TABLE] = 0.0
    if world.talks > 0:
        b[TABLE] = 1.0
    elif world.talks_failed:
        b[TABLE] = -0.6
    b[TRUCE] = world.truce
    b[LOSS] = world.loss
    b[URGE] = rules.strike_propensity if side == PAKISTAN else 0.0
    b[READY] = world.ready[side] - 1.0
    b[RIFT] = USUAL_COHESION - world.cohesion
