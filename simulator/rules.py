"""The numbers of the rules as one record: dials, constants and doctrine.

Laid out from the declarations, so that a kernel reads ``rules.mediation_strength`` or
``rules.weight[actor, action, feature]`` and nothing is declared a second time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.features import FEATURE_IDS
from simulator.doctrine.repertoire import MAX_ACTIONS, SLOTS, repertoires
from simulator.mechanisms import CONSTANTS, DIALS
from simulator.world.columns import Record, blank

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_ACTION = -1


def _shape(default: float | tuple[float, ...]) -> tuple[int, ...]:
    return (len(default),) if isinstance(default, tuple) else ()


RULES = np.dtype(
    [(name, "f8") for name in DIALS]
    + [(name, "f8", _shape(c.default)) for name, c in CONSTANTS.items()]
    + [
        ("weight", "f8", (len(ACTOR_IDS), MAX_ACTIONS, len(FEATURE_IDS))),
        ("slot", "i1", (len(ACTOR_IDS), MAX_ACTIONS)),
    ],
    align=True,
)


def make_rules(dials: Mapping[str, float]) -> Record:
    """Make the record of all numbers of the rules; dials not named stand as usual."""
    rules = blank(RULES)
    for name, constant in CONSTANTS.items():
        rules[name] = constant.default
    for name, dial in DIALS.items():
        rules[name] = dials.get(name, dial.default)
    _fill_doctrine(rules)
    return rules


def _fill_doctrine(rules: Record) -> None:
    rules.slot[:] = NO_ACTION
    for actor, actions in repertoires().items():
        for x, action in enumerate(actions):
            rules.slot[ACTOR_IDS.index(actor), x] = SLOTS.index(action.slot)
            for feature, weight in action.weights.items():
                f = FEATURE_IDS.index(feature)
                rules.weight[ACTOR_IDS.index(actor), x, f] = weight
