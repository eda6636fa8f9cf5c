"""What fire across the line does: acts, blows, readiness, truces, and the dead.

Every act between Islamabad and Kabul passes through ``blow``: it raises the act level
of the day, is a blow that the other side owes an answer for, discharges part of the
striker's own ledger, wakes both sides and eats at a ceasefire.
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine.actors import KABUL, KANDAHAR, PAK_ARMY, PAKISTAN
from simulator.mechanisms.fence import clash_over_fence
from simulator.numerics import clip
from simulator.parameters import Constant
from simulator.randomness import U64, key, stream, subkey, uniform
from simulator.world.columns import (
    BORDER_CLASH,
    N_BATTALIONS,
    N_PAIRS,
    WAR_DEATHS_DAYS,
    Record,
    Rows,
)
from simulator.world.log import note, note_toll

INCIDENT = stream("border.incident")
CLASH = stream("border.clash")

PLACE, DEAD = 0, 1
SIDE_ACTOR = (PAK_ARMY, KANDAHAR)
OWED_MOST = 3.0
ANYWHERE = -1  # a stretch drawn by the force at the line
FORCE_FLOOR = 0.5  # battalions: no stretch is quite unwatched
WEAR = 0.15  # readiness that a fight costs the battalions of the place


CONSTANTS = (
    Constant(
        name="incident_rate",
        unit="a day",
        default=0.03,
        low=0.0,
        high=0.5,
        meaning="Border incidents that nobody ordered, where mistrust is complete.",
        strength="assumption",
        source="border clashes reported 2021-2023",
    ),
)


@kernel
def pair_at(world: Record, land: Record, luck: U64) -> int:
    """Draw a stretch of the line, a pair of places, by the Taliban force at it."""
    total = 0.0
    for pair in range(N_PAIRS):
        total += FORCE_FLOOR + world.force[land.pair_afg[pair]]
    goal = uniform(luck, PLACE) * total
    passed = 0.0
    for pair in range(N_PAIRS):
        passed += FORCE_FLOOR + world.force[land.pair_afg[pair]]
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
def blow(world: Record, side: int, level: int, weight: float, answered: float) -> None:
    """Book an act of one side against the other.

    Parameters
    ----------
    world
        The state.
    side
        Who acts: ``PAKISTAN`` or ``KABUL``.
    level
        Act level, 3 to 8.
    weight
        How heavy a blow it is to the other side.
    answered
        Share of the actor's own unanswered blows that it discharges.
    """
    other = 1 - side
    world.act[side] = max(int(world.act[side]), level)
    world.owed[other] = min(OWED_MOST, world.owed[other] + weight)
    world.owed[side] *= 1.0 - answered
    world.alert[other] = max(int(world.alert[other]), 3)
    world.truce = max(0.0, world.truce - 0.045 * level - 0.05 * weight)


@kernel
def tire(world: Record, side: int, share: float) -> None:
    """Spend readiness: who has just struck is slower to strike again."""
    world.ready[side] = clip(world.ready[side] * (1.0 - share), 0.0, 1.0)


@kernel
def casualties(luck: U64, least: float, spread: float) -> int:
    """Draw the dead of a clash or a strike: few as a rule, many now and then."""
    u = uniform(luck, DEAD)
    return int(least + spread * u * u * u)


@kernel
def fire(
    world: Record, log: Rows, kind: int, side: int, place: int, dead: int, level: int
) -> None:
    """Log an act across the line and count its dead."""
    row = note(world, log, kind, SIDE_ACTOR[side], SIDE_ACTOR[1 - side], place)
    note_toll(log, row, dead, 0, level)
    world.deaths += dead


@kernel
def remember(world: Record, land: Record, place: int, dead: int) -> None:
    """Keep where was fought and how many died: what makes a war is counted from it."""
    for pair in range(N_PAIRS):
        if land.pair_pak[pair] == place or land.pair_afg[pair] == place:
            world.fought[pair] = world.day
    world.battle_deaths[world.day % WAR_DEATHS_DAYS] += dead
    world.battle_year += dead


@kernel
def clash(
    world: Record, land: Record, log: Rows, side: int, level: int, pair: int
) -> None:
    """Fight at a border post; both fire, the one who began is the actor.

    A ``pair`` below 0 is drawn by the force at the line.
    """
    luck = subkey(key(world.seed, CLASH, world.day), side)
    spread = 8.0 if level == 3 else 30.0
    world.act[1 - side] = max(int(world.act[1 - side]), 3)
    if pair < 0:
        pair = pair_at(world, land, luck)
    place = land.pair_pak[pair]
    wear(world, place, WEAR)
    wear(world, land.pair_afg[pair], WEAR)
    dead = casualties(luck, 0.0, spread)
    fire(world, log, BORDER_CLASH, side, place, dead, level)
    remember(world, land, place, dead)
    world.clashes += 1


@kernel
def spark(
    world: Record, land: Record, rules: Record, log: Rows, luck: U64, pair: int
) -> None:
    """Let an incident happen that nobody ordered, and now and then grow."""
    grows = uniform(luck, 1) < 0.25 * (1.0 - 0.7 * rules.crisis_mechanism)
    level = 4 if grows else 3
    heavy = 0.35 if grows else 0.15
    blow(world, KABUL, level, heavy, 0.1)
    blow(world, PAKISTAN, level, heavy, 0.1)
    clash(world, land, log, KABUL, level, pair)


@kernel
def incident(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 3: border incidents, from mistrust anywhere or fence work on a stretch."""
    luck = key(world.seed, INCIDENT, world.day)
    mistrust = 0.5 - 0.5 * float(world.trust[KANDAHAR, PAK_ARMY])
    calm = (1.0 - 0.6 * rules.crisis_mechanism) * (1.0 - 0.6 * world.truce)
    if uniform(luck, 0) < rules.incident_rate * mistrust * mistrust * calm:
        spark(world, land, rules, log, luck, ANYWHERE)
    for pair in range(N_PAIRS):
        if world.fence_work[pair] > 0.05:
            own = subkey(luck, pair)
            if uniform(own, 0) < clash_over_fence(world, rules, pair):
                spark(world, land, rules, log, own, pair)
