"""What holds now of that which actions need, and so what an actor may do."""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine.actors import CHINA, PAK_ARMY, PAKISTAN, SAUDI
from simulator.doctrine.conditions import (
    CAPTIVES,
    FIGHTING,
    HOT,
    LEVERAGE,
    LULL,
    MAY_TALK,
    NO_CAMPAIGN,
    NO_LULL,
    NO_STRIKE,
    OFFERS,
    OPEN,
    SHUT,
    SIGNED,
    UNRECOGNISED,
    VERY_HOT,
)
from simulator.doctrine.repertoire import ACT, MAX_ACTIONS
from simulator.world.columns import N_TOPICS, Record
from simulator.world.orders import ordered

TENSE = 3.0
TOUCHED = 3.2  # escalation from which mediators offer themselves
VERY_TENSE = 4.0
FOLLOW_UP_DAYS = 21  # of a ceasefire before there is talk of more


@kernel
def leverage_of(rules: Record, actor: int) -> float:
    """Say what a power's pressure weighs with both sides; 0 for those without."""
    if actor == CHINA:
        return float(rules.china_leverage)
    return float(rules.saudi_leverage) if actor == SAUDI else 0.0


@kernel
def signed_topics(world: Record) -> int:
    """Count the topics with signed terms in force."""
    count = 0
    for topic in range(N_TOPICS):
        if world.treaty[topic] > 0.0:
            count += 1
    return count


@kernel
def talking_holds(world: Record, rules: Record) -> int:
    """Conditions about talks, ceasefires and terms, as bits."""
    found = 0
    fresh = world.truce > 0.0 and world.truce_age < FOLLOW_UP_DAYS
    idle = world.talks == 0 and world.talks_rest == 0 and not fresh
    topics = signed_topics(world)
    if idle and (world.truce <= 0.0 or topics < N_TOPICS):
        found |= MAY_TALK
    mediated = world.talks > 0 and world.talks_style >= 0
    waiting = mediated or world.talks_rest > 0 or world.truce > 0.0
    willing = rules.mediation_strength > 0.0 and rules.talks_open >= 0.5
    if willing and not waiting and world.standing >= TOUCHED:
        found |= OFFERS
    if world.truce <= 0.0 and world.standing >= TENSE and rules.talks_open >= 0.5:
        found |= FIGHTING
    if world.truce > 0.0 or topics > 0:
        found |= SIGNED
    return found


@kernel
def force_holds(world: Record) -> int:
    """Conditions about force and the crossings, as bits."""
    found = SHUT if world.shut[0] > 0 else OPEN
    if world.standing >= TENSE:
        found |= HOT
    if world.standing >= VERY_TENSE:
        found |= VERY_HOT
    if world.campaign[PAKISTAN] == 0:
        found |= NO_CAMPAIGN
        if not ordered(world, PAK_ARMY):
            found |= NO_STRIKE
    if world.captives > 0:
        found |= CAPTIVES
    return found


@kernel
def may(world: Record, rules: Record, actor: int) -> int:
    """Say which acts an actor may do now, as bits."""
    found = talking_holds(world, rules) | force_holds(world)
    found |= LULL if world.lull > 0 else NO_LULL
    if leverage_of(rules, actor) > 0.0:
        found |= LEVERAGE
    if world.recognised[actor] == 0:
        found |= UNRECOGNISED
    allowed = 0
    for x in range(MAX_ACTIONS):
        missing = int(rules.needs[actor, x]) & ~found
        if rules.slot[actor, x] == ACT and missing == 0:
            allowed |= 1 << x
    return allowed
