"""The gates of the line: shut or opened all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.doctrine.actors import KANDAHAR, PAK_GOV
from simulator.world.columns import CLOSURE, N_CROSSINGS, REOPENING
from simulator.world.log import note

if TYPE_CHECKING:
    from simulator.world.columns import Record, Rows


@kernel
def shut_all(world: Record, log: Rows, shut: bool) -> None:
    """Shut or open every crossing."""
    for c in range(N_CROSSINGS):
        world.shut[c] = 1 if shut else 0
    note(world, log, CLOSURE if shut else REOPENING, PAK_GOV, KANDAHAR, -1)
    if shut:
        world.shut_by = world.happened
