"""What a choice answers: the event behind the ground that added most to it.

Each consideration that something has happened remembers what: a blow, a mass attack, an
attack laid at Kabul's door, work on the fence, a closure, talks, an agreement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.doctrine.actors import KABUL, PAK_ARMY, PAK_GOV, PAKISTAN
from simulator.doctrine.features import (
    BLAME,
    BLOW,
    ESCALATION,
    FENCE,
    LOSS,
    OUTRAGE,
    TABLE,
    TRUCE,
)

if TYPE_CHECKING:
    from simulator.world.columns import Record

GROUNDS = (BLAME, BLOW, OUTRAGE, FENCE, LOSS, ESCALATION, TABLE, TRUCE)


@kernel
def behind(world: Record, side: int, ground: int) -> int:
    """Give the event that last fed a consideration of one side, 0 when none did."""
    if ground == BLAME:
        return int(world.blamed_for)
    if ground == BLOW:
        return int(world.hit_by[side])
    if ground == OUTRAGE:
        return int(world.shocked_by[side])
    if ground == FENCE:
        return int(world.fenced)
    if ground == LOSS:
        return int(world.shut_by)
    if ground == TABLE:
        return int(world.talking)
    if ground == TRUCE:
        return int(world.signed)
    return max(int(world.hit_by[PAKISTAN]), int(world.hit_by[KABUL]))


@kernel
def answered(world: Record, rules: Record, actor: int, action: int) -> int:
    """Give the id of the event that a choice answers, 0 when no ground names one."""
    side = PAKISTAN if actor in (PAK_ARMY, PAK_GOV) else KABUL
    most = 0.0
    event = 0
    for ground in GROUNDS:
        added = rules.weight[actor, action, ground] * world.belief[actor, ground]
        if added > most:
            found = behind(world, side, ground)
            if found > 0:
                most = added
                event = found
    return event
