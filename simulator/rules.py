"""The numbers of the rules as one record: dials, constants and doctrine.

Laid out from the declarations, so that a kernel reads ``rules.mediation_strength`` or
``rules.weight[actor, action, feature]`` and nothing is declared a second time.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.conditions import CONDITION_IDS
from simulator.doctrine.effects import EFFECT_IDS
from simulator.doctrine.features import FEATURE_IDS
from simulator.doctrine.repertoire import (
    MAX_ACTIONS,
    SLOTS,
    STYLES,
    action_number,
    repertoires,
)
from simulator.mechanisms import CONSTANTS, DIALS
from simulator.world.columns import Record, layout

if TYPE_CHECKING:
    from collections.abc import Mapping

type Value = float | tuple[float, ...]
type Doctrine = Mapping[str, Mapping[str, Mapping[str, float]]]

NO_ACTION = NO_STYLE = -1


def _shape(default: float | tuple[float, ...]) -> tuple[int, ...]:
    return (len(default),) if isinstance(default, tuple) else ()


RULES = layout(
    [(name, "f8") for name in DIALS]
    + [(name, "f8", _shape(c.default)) for name, c in CONSTANTS.items()]
    + [
        ("weight", "f8", (len(ACTOR_IDS), MAX_ACTIONS, len(FEATURE_IDS))),
        ("slot", "i1", (len(ACTOR_IDS), MAX_ACTIONS)),
        ("style", "i1", (len(ACTOR_IDS), MAX_ACTIONS)),  # of mediation, -1: none
        ("step", "i1", (len(ACTOR_IDS), MAX_ACTIONS)),  # of escalation
        ("needs", "i8", (len(ACTOR_IDS), MAX_ACTIONS)),  # conditions, a bit each
        ("does", "f8", (len(ACTOR_IDS), MAX_ACTIONS, len(EFFECT_IDS))),
    ]
)


def make_rules(
    dials: Mapping[str, float],
    constants: Mapping[str, Value] | None = None,
    doctrine: Doctrine | None = None,
) -> np.ndarray:
    """Make the one-row table of all numbers of the rules, with these dials moved.

    Parameters
    ----------
    dials
        Dials that differ from their defaults.
    constants
        Constants that differ, and dials held whatever ``dials`` says.
    doctrine
        Weights that differ, by actor, action and feature.
    """
    table = _defaults().copy()
    rules = table[0]
    for name, dial in DIALS.items():
        rules[name] = dials.get(name, dial.default)
    for name, value in (constants or {}).items():
        rules[name] = value
    for actor, actions in (doctrine or {}).items():
        a = ACTOR_IDS.index(actor)
        for action, weights in actions.items():
            x = action_number(actor, action)
            for feature, weight in weights.items():
                rules.weight[a, x, FEATURE_IDS.index(feature)] = weight
    return table


@cache  # an ensemble makes thousands
def _defaults() -> np.ndarray:
    table = np.zeros(1, RULES)
    for name, constant in CONSTANTS.items():
        table[0][name] = constant.default
    _fill_doctrine(table[0])
    return table


def _fill_doctrine(rules: Record) -> None:
    rules.slot[:] = NO_ACTION
    rules.style[:] = NO_STYLE
    for actor, actions in repertoires().items():
        a = ACTOR_IDS.index(actor)
        for x, action in enumerate(actions):
            rules.slot[a, x] = SLOTS.index(action.slot)
            if action.style:
                rules.style[a, x] = STYLES.index(action.style)
            rules.step[a, x] = action.rung
            rules.needs[a, x] = sum(1 << CONDITION_IDS.index(n) for n in action.needs)
            for effect, amount in action.does.items():
                rules.does[a, x, EFFECT_IDS.index(effect)] = amount
            for feature, weight in action.weights.items():
                rules.weight[a, x, FEATURE_IDS.index(feature)] = weight
