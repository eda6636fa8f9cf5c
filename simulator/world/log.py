"""The log of what happened: rows of a table that the caller owns.

A log of no rows is not wanted (an ensemble); a log that is full counts what it could
not take, and the run says so. Events are numbered whether they are logged or not, so
that what an event answers is known in every run alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.doctrine.actors import NONE
from simulator.world.columns import OPEN, UNSIGNED

if TYPE_CHECKING:
    from simulator.world.columns import Record, Rows

# Dead of the actor, of its target, and civilians.
type Toll = tuple[int, int, int]
OWN, TARGET, CIVILIANS = range(3)


@kernel
def note(
    world: Record, log: Rows, kind: int, actor: int, target: int, place: int
) -> int:
    """Log an event of today and give its row, -1 when none is kept.

    Its number is ``world.happened``; it answers what ``world.answering`` says.
    """
    world.happened += 1
    if len(log) == 0:
        return -1
    row = world.logged
    if row >= len(log):
        world.overflow += 1
        return -1
    world.logged += 1
    event = log[row]
    event.id = world.happened
    event.day = world.day
    event.kind = kind
    event.actor = actor
    event.group = actor
    event.target = target
    event.place = place
    event.unit = NONE
    event.deaths = 0
    event.deaths_actor = 0
    event.deaths_target = 0
    event.civilians = 0
    event.claimed = 0
    event.attributed = NONE
    event.rung = 0
    event.cause = world.answering
    event.result = OPEN
    event.design = UNSIGNED
    event.detail = 0
    return int(row)


@kernel
def note_detail(log: Rows, row: int, detail: int) -> None:
    """Add what more there is to an event: topics, a style, an action; see `EVENT`."""
    if row >= 0:
        log[row].detail = detail


@kernel
def note_dead(world: Record, log: Rows, row: int, toll: Toll) -> None:
    """Count the dead of an event, whoever they were."""
    dead = toll[OWN] + toll[TARGET] + toll[CIVILIANS]
    world.deaths += dead
    world.civilians += toll[CIVILIANS]
    if row >= 0:
        event = log[row]
        event.deaths = dead
        event.deaths_actor = toll[OWN]
        event.deaths_target = toll[TARGET]
        event.civilians = toll[CIVILIANS]


@kernel
def note_news(
    world: Record, log: Rows, row: int, claimed: int, attributed: int
) -> None:
    """Add what was claimed of the enemy's dead, and at whose door it was laid."""
    world.claimed += claimed
    if row >= 0:
        event = log[row]
        event.claimed = claimed
        event.attributed = attributed


@kernel
def note_level(log: Rows, row: int, level: int) -> None:
    """Add the act level of an event between Islamabad and Kabul."""
    if row >= 0:
        log[row].rung = level


@kernel
def note_unit(log: Rows, row: int, group: int, unit: int) -> None:
    """Add who did it: the movement or faction, and the cell if it was one."""
    if row >= 0:
        event = log[row]
        event.group = group
        event.unit = unit


@kernel
def mark(log: Rows, row: int, result: int, design: int) -> None:
    """Add how an event went, and how far what was signed goes."""
    if row >= 0:
        event = log[row]
        event.result = result
        event.design = design
