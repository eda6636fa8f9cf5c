"""When an actor decides: weekly in calm, daily in a crisis or after a shock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel

if TYPE_CHECKING:
    from simulator.world.columns import Record

CALM, TENSE, HOT = 7, 3, 1
TENSE_FROM, HOT_FROM = 2.5, 4.5


@kernel
def due(world: Record, actor: int, alert: bool) -> int:
    """Days that a decision of today covers, 0 when none is due.

    The escalation that is felt sets the tempo; an alert makes today a day to decide.
    """
    pause = CALM
    if world.standing >= HOT_FROM or alert:
        pause = HOT
    elif world.standing >= TENSE_FROM:
        pause = TENSE
    elapsed = int(world.day - world.decided[actor])
    if elapsed < pause:
        return 0
    world.decided[actor] = world.day
    return min(elapsed, CALM)
