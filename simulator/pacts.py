"""Terms that people signed: they bind as those do that the model's own talks agree on.

Both sides of the line have agreed outside the model; what follows (what the terms hold
back, how a breach is detected, how they wear off) are the model's own rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.doctrine.actors import KANDAHAR, PAK_GOV
from simulator.mechanisms.treaties import bind, cease_fire
from simulator.world.columns import (
    DEFINITIVE,
    OPEN,
    PRELIMINARY,
    TOPICS,
    TREATY,
    Record,
    Rows,
)
from simulator.world.log import mark, note, note_detail

if TYPE_CHECKING:
    from collections.abc import Collection

CEASEFIRE = "ceasefire"
TERMS = (CEASEFIRE, *TOPICS)  # what people can sign: a ceasefire, terms on a topic
ALONE, MEDIATED = 0, 1  # styles: no mediator, or one who wrote the terms


def sign_terms(
    terms: Collection[str], world: Record, rules: Record, log: Rows, *, mediated: bool
) -> None:
    """Let signed terms take effect; what is in force already stays as it is."""
    if CEASEFIRE in terms and world.truce <= 0.0:
        cease_fire(world, rules, log, MEDIATED if mediated else ALONE)
    signed = 0
    for topic, name in enumerate(TOPICS):
        if name in terms and world.treaty[topic] <= 0.0:
            bind(world, rules, log, topic)
            signed |= 1 << topic
    if signed:
        row = note(world, log, TREATY, PAK_GOV, KANDAHAR, -1)
        world.signed = world.happened
        mark(log, row, OPEN, DEFINITIVE if signed.bit_count() > 1 else PRELIMINARY)
        note_detail(log, row, signed)
