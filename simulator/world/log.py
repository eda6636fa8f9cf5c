"""The log of what happened: rows of a table that the caller owns.

A log of no rows is not wanted (an ensemble); a log that is full counts what it could
not take, and the run says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel

if TYPE_CHECKING:
    from simulator.world.columns import Record, Rows


@kernel
def note(
    world: Record, log: Rows, kind: int, actor: int, target: int, place: int
) -> int:
    """Log an event of today and give its row, -1 when none is kept."""
    if len(log) == 0:
        return -1
    row = world.logged
    if row >= len(log):
        world.overflow += 1
        return -1
    world.logged += 1
    event = log[row]
    event.day = world.day
    event.kind = kind
    event.actor = actor
    event.target = target
    event.place = place
    event.deaths = 0
    event.deaths_actor = 0
    event.rung = 0
    return int(row)


@kernel
def note_toll(log: Rows, row: int, deaths: int, own: int, rung: int) -> None:
    """Add the dead of an event (all, and the actor's own) and its act level."""
    if row >= 0:
        event = log[row]
        event.deaths = deaths
        event.deaths_actor = own
        event.rung = rung
