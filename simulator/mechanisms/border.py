"""What fire across the line does: acts, blows, readiness, truces, and the dead.

Every act of force between Islamabad and Kabul passes through ``blow``: it raises the
act level of the day, is a blow that the other side owes an answer for, discharges part
of the striker's own ledger, wakes both sides and eats at a ceasefire; and through
``fire``, which counts its dead and lets both sides tell of them.
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine.actors import KABUL, KANDAHAR, PAK_ARMY, PAKISTAN
from simulator.mechanisms.acts import (
    ACT_KIND,
    ACT_LEVEL,
    ALERT_DAYS,
    GROWN_INCIDENT,
    INCIDENT,
    INCIDENT_CONSTANTS,
    OWED_MOST,
)
from simulator.mechanisms.fence import clash_over_fence
from simulator.mechanisms.news import CLAIM, claim, heard
from simulator.numerics import clip
from simulator.randomness import U64, key, part_of, stream, subkey, uniform
from simulator.world.columns import (
    N_BATTALIONS,
    N_PAIRS,
    ON_LINE,
    WAR_DEATHS_DAYS,
    Record,
    Rows,
)
from simulator.world.log import (
    CIVILIANS,
    OWN,
    TARGET,
    Toll,
    note,
    note_dead,
    note_level,
    note_news,
    note_unit,
)

INCIDENTS = stream("border.incident")
CLASH = stream("border.clash")

PLACE, DEAD, HURT = 0, 1, 21
SIDE_ACTOR = (PAK_ARMY, KANDAHAR)
ANYWHERE = -1  # a stretch drawn by the force at the line
CONSTANTS = INCIDENT_CONSTANTS


@kernel
def pair_at(world: Record, land: Record, rules: Record, luck: U64) -> int:
    """Draw a stretch of the line, a pair of places, by the Taliban force at it."""
    total = 0.0
    for pair in range(N_PAIRS):
        total += rules.post_floor + world.force[land.pair_afg[pair]]
    goal = uniform(luck, PLACE) * total
    passed = 0.0
    for pair in range(N_PAIRS):
        passed += rules.post_floor + world.force[land.pair_afg[pair]]
        if passed > goal:
            return pair
    return N_PAIRS - 1


@kernel
def wear(world: Record, place: int, share: float) -> None:
    """Cost the battalions of a place some of their readiness."""
    for b in range(N_BATTALIONS):
        if world.battalion_at[b] == place:
            world.battalion_ready[b] *= 1.0 - share


@kernel
def blow(world: Record, rules: Record, side: int, act: int) -> None:
    """Book an act of force of one side against the other.

    Parameters
    ----------
    world, rules
        The state and the numbers of the rules.
    side
        Who acts: ``PAKISTAN`` or ``KABUL``.
    act
        Which act of ``simulator.mechanisms.acts``: its level, how heavy a blow it is
        to the other side, and how much of the actor's own ledger it discharges.
    """
    other = 1 - side
    level = ACT_LEVEL[act]
    weight = rules.blow_weight[act]
    world.act[side] = max(int(world.act[side]), level)
    world.owed[other] = min(OWED_MOST, world.owed[other] + weight)
    world.owed[side] *= 1.0 - rules.blow_answers[act]
    world.alert[other] = max(int(world.alert[other]), ALERT_DAYS)
    eaten = rules.truce_wear_level * level + rules.truce_wear_blow * weight
    world.truce = max(0.0, world.truce - eaten)


@kernel
def tire(world: Record, side: int, share: float) -> None:
    """Spend readiness: who has just struck is slower to strike again."""
    world.ready[side] = clip(world.ready[side] * (1.0 - share), 0.0, 1.0)


@kernel
def casualties(rules: Record, luck: U64, act: int) -> Toll:
    """Draw the dead of an act of force: few as a rule, many now and then."""
    u = uniform(luck, DEAD)
    dead = int(rules.act_least[act] + rules.act_spread[act] * u * u * u)
    own = part_of(luck, dead, rules.act_own[act])
    civilians = part_of(subkey(luck, HURT), dead - own, rules.act_civilians[act])
    return own, dead - own - civilians, civilians


@kernel
def fire(
    world: Record, rules: Record, log: Rows, side: int, act: int, place: int, luck: U64
) -> int:
    """Log an act across the line, count its dead, let both sides tell; give its row.

    Each side hears of its own dead what the other claims of them.
    """
    toll = casualties(rules, luck, act)
    other = 1 - side
    row = note(world, log, ACT_KIND[act], SIDE_ACTOR[side], SIDE_ACTOR[other], place)
    note_level(log, row, ACT_LEVEL[act])
    note_dead(world, log, row, toll)
    told = subkey(key(world.seed, CLAIM, world.day), (act * 2 + side) * 1024 + place)
    hit = toll[TARGET] + toll[CIVILIANS]
    claimed = claim(rules, told, hit)
    answer = claim(rules, subkey(told, 1), toll[OWN])
    world.heard[other] += heard(rules, hit, claimed)
    world.heard[side] += heard(rules, toll[OWN], answer)
    note_news(world, log, row, claimed + answer, SIDE_ACTOR[side])
    world.hit_by[other] = world.happened
    world.battle_deaths[world.day % WAR_DEATHS_DAYS] += toll[OWN] + hit
    world.battle_year += toll[OWN] + hit
    return row


@kernel
def remember(world: Record, land: Record, place: int) -> None:
    """Keep where was fought: what makes a war is counted from it."""
    for pair in range(N_PAIRS):
        if land.pair_pak[pair] == place or land.pair_afg[pair] == place:
            world.fought[pair] = world.day


@kernel
def clash(
    world: Record,
    land: Record,
    rules: Record,
    log: Rows,
    side: int,
    act: int,
    pair: int,
) -> None:
    """Fight at a border post; both fire, the one who began is the actor.

    A ``pair`` below 0 is drawn by the force at the line.
    """
    luck = subkey(key(world.seed, CLASH, world.day), side)
    world.act[1 - side] = max(int(world.act[1 - side]), ACT_LEVEL[INCIDENT])
    if pair < 0:
        pair = pair_at(world, land, rules, luck)
    place = int(land.pair_pak[pair])
    wear(world, place, rules.clash_wear)
    wear(world, land.pair_afg[pair], rules.clash_wear)
    row = fire(world, rules, log, side, act, place, luck)
    if side == KABUL:
        note_unit(log, row, land.faction[land.pair_afg[pair]], -1)
    world.hit_by[side] = world.happened
    remember(world, land, place)
    world.clashes += 1


@kernel
def spark(
    world: Record, land: Record, rules: Record, log: Rows, luck: U64, pair: int
) -> None:
    """Let an incident happen that nobody ordered, and now and then grow."""
    held = 1.0 - rules.mechanism_contains * rules.crisis_mechanism
    act = GROWN_INCIDENT if uniform(luck, 1) < rules.incident_grows * held else INCIDENT
    blow(world, rules, KABUL, act)
    blow(world, rules, PAKISTAN, act)
    clash(world, land, rules, log, KABUL, act, pair)


@kernel
def incident(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 3: border incidents, from mistrust anywhere or fence work on a stretch."""
    luck = key(world.seed, INCIDENTS, world.day)
    mistrust = 0.5 - 0.5 * float(world.trust[KANDAHAR, PAK_ARMY])
    calm = 1.0 - rules.mechanism_calm * rules.crisis_mechanism
    calm *= 1.0 - rules.truce_calm * world.truce
    calm *= 1.0 - rules.terms_calm * world.treaty[ON_LINE]
    # A crisis flares on: men at the posts are nervous, orders are loose.
    calm *= 1.0 + rules.incident_flare * max(0.0, world.standing - 2.0)
    if uniform(luck, 0) < rules.incident_rate * mistrust * mistrust * calm:
        spark(world, land, rules, log, luck, ANYWHERE)
    for pair in range(N_PAIRS):
        if world.fence_work[pair] > 0.05:
            own = subkey(luck, pair)
            if uniform(own, 0) < clash_over_fence(world, rules, pair):
                world.answering = world.fenced
                spark(world, land, rules, log, own, pair)
                world.answering = 0
