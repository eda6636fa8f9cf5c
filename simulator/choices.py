"""The choices of a day as a table: who chose what, how likely, on which grounds."""

from __future__ import annotations

import numpy as np

from simulator.doctrine.repertoire import MAX_ACTIONS
from simulator.world.columns import N_FEATURES, Record, layout

AN_ACT = -1  # what ``held`` says where no posture was chosen

DECISION = layout(
    [
        ("day", "i4"),
        ("actor", "i1"),
        ("action", "i1"),
        ("held", "i1"),  # the posture held until then, -1: an act was chosen
        ("ordered", "u1"),  # 1: by a person, in the place of the model
        ("days", "f8"),  # that the choice covers
        ("luck", "f8"),  # the number from 0 to 1 that it was drawn with
        ("belief", "f8", (N_FEATURES,)),
        ("chance", "f8", (MAX_ACTIONS,)),
    ]
)


def no_choices() -> np.ndarray:
    """Return a table of no choices."""
    return np.zeros(0, DECISION)


def choices_of(world: Record, day: int) -> np.ndarray:
    """Return the choices of a day just lived, none when no actor's turn had come."""
    count = int(world.choices) if world.choice_day == day else 0
    table = np.zeros(count, DECISION)
    table["day"] = day
    for name in (
        "actor",
        "action",
        "held",
        "ordered",
        "days",
        "luck",
        "belief",
        "chance",
    ):
        table[name] = world[f"choice_{name}"][:count]
    return table
