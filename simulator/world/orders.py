"""Orders given and not yet carried out: a small table that overflows loudly."""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.world.columns import N_ORDERS, Record

FREE = -1


@kernel
def order(world: Record, actor: int, action: int, due: int) -> None:
    """Give an order that is carried out some days later; a full table is counted."""
    for slot in range(N_ORDERS):
        if world.order_actor[slot] == FREE:
            world.order_actor[slot] = actor
            world.order_action[slot] = action
            world.order_due[slot] = due
            world.order_cause[slot] = world.answering
            return
    world.overflow += 1


@kernel
def ordered(world: Record, actor: int) -> bool:
    """Whether an order of this actor is still to be carried out."""
    for slot in range(N_ORDERS):
        if world.order_actor[slot] == actor:
            return True
    return False
