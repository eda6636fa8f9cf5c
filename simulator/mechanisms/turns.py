"""Turns: each actor looks, weighs what it may do, chooses, and does it.

Every actor by the same rule; they differ by their rows of the doctrine and by what they
look at. Where a seat is played, a person's orders stand in the place of the choice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.deciding.beliefs import (
    believe,
    believe_as_movement,
    believe_as_power,
)
from simulator.deciding.choice import choose, turn
from simulator.deciding.conditions import may
from simulator.doctrine.actors import (
    BALOCH,
    CHINA,
    HAQQANI,
    INDIA,
    IRAN,
    KANDAHAR,
    PAK_ARMY,
    PAK_GOV,
    QATAR,
    RUSSIA,
    SAUDI,
    TTP,
    TURKIYE,
    UN,
)
from simulator.doctrine.repertoire import MAX_ACTIONS
from simulator.mechanisms.deeds import SIDE_OF, do
from simulator.randomness import key, stream, uniform

if TYPE_CHECKING:
    from simulator.world.columns import Record, Rows

CHOICE = stream("turns.choice")
MOVEMENTS = (TTP, BALOCH)
POWERS = (CHINA, SAUDI, QATAR, TURKIYE, INDIA, IRAN, RUSSIA, UN)


@kernel
def look(world: Record, rules: Record, actor: int) -> None:
    """Fill in what an actor believes today."""
    if SIDE_OF[actor] >= 0:
        believe(world, rules, actor, SIDE_OF[actor])
    elif actor in MOVEMENTS:
        believe_as_movement(world, actor)
    else:
        believe_as_power(world, rules, actor)


@kernel
def take_turn(
    world: Record, land: Record, rules: Record, log: Rows, actor: int
) -> None:
    """Let an actor decide, if its day has come, and carry out what it chose."""
    side = SIDE_OF[actor]
    slowest = 1.0 if side >= 0 else rules.pause_far
    if actor in MOVEMENTS:
        slowest = rules.pause_calm
    alert = side >= 0 and world.alert[side] > 0
    days = turn(world, rules, actor, alert, slowest)
    if days == 0:
        return
    look(world, rules, actor)
    u = uniform(key(world.seed, CHOICE, world.day), actor)
    acts = choose(world, rules, actor, may(world, rules, actor), days, u)
    for x in range(1, MAX_ACTIONS):
        if (acts >> x) & 1:
            do(world, land, rules, log, actor, x)


@kernel
def army_acts(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 11: Pakistan's army decides."""
    take_turn(world, land, rules, log, PAK_ARMY)


@kernel
def kandahar_acts(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 11: Kandahar decides."""
    take_turn(world, land, rules, log, KANDAHAR)


@kernel
def government_acts(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 11: Islamabad's government decides."""
    take_turn(world, land, rules, log, PAK_GOV)


@kernel
def haqqani_acts(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 11: the Haqqani network decides."""
    take_turn(world, land, rules, log, HAQQANI)


@kernel
def movements_act(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 11: the armed movements decide."""
    for actor in MOVEMENTS:
        take_turn(world, land, rules, log, actor)


@kernel
def engage(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 11: the powers decide."""
    for actor in POWERS:
        take_turn(world, land, rules, log, actor)
