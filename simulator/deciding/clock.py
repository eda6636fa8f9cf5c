"""When an actor decides: weekly in calm, daily in a crisis or after a shock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel

if TYPE_CHECKING:
    from simulator.world.columns import Record

LONGEST = 7  # days that one decision covers at most
TENSE_FROM, HOT_FROM = 2.5, 4.5


@kernel
def due(world: Record, rules: Record, actor: int, alert: bool, slowest: float) -> int:
    """Days that a decision of today covers, 0 when none is due.

    The escalation that is felt sets the tempo; an alert makes today a day to decide.
    Who is far from the line never decides more often than every ``slowest`` days.
    """
    pause = rules.pause_calm
    if world.standing >= HOT_FROM or alert:
        pause = rules.pause_hot
    elif world.standing >= TENSE_FROM:
        pause = rules.pause_tense
    pause = max(pause, slowest)
    elapsed = int(world.day - world.decided[actor])
    if elapsed < pause:
        return 0
    world.decided[actor] = world.day
    return min(elapsed, LONGEST)
