"""Decisions with their grounds: what each consideration added, exactly.

The utility of an action is the sum of its contributions (weight times belief, and
inertia for the posture held); its chance in an ordinary week is the softmax over the
actions allowed; a choice that covers d days holds with the chance of a week to the
power d/7. ``chances`` repeats that arithmetic from the table alone.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.choices import AN_ACT
from simulator.deciding.choice import HOLD, INERTIA, WEEK
from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.features import FEATURE_IDS
from simulator.doctrine.repertoire import repertoires
from simulator.rules import make_rules
from simulator.tables.otherwise import flips

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from simulator.scenario import Scenario

COLUMNS = (
    "date",
    "day",
    "actor",
    "slot",
    "action",
    "probability",
    "ordered",
    "days",
    *FEATURE_IDS,
    "inertia",
    "utility",
    "others",
    "otherwise_if",
    "otherwise_from",
    "otherwise_to",
    "otherwise",
)


def weights_of(scenario: Scenario) -> np.ndarray:
    """Return what each feature counts, by actor, action and feature."""
    found: np.ndarray = make_rules({}, None, scenario.doctrine)[0].weight
    return found


def contributions(choice: Any, weight: np.ndarray) -> np.ndarray:
    """Return what each feature adds to each action: action by feature, exactly."""
    found: np.ndarray = weight[choice["actor"]] * choice["belief"]
    return found


def utilities(choice: Any, weight: np.ndarray) -> dict[int, float]:
    """Return the utility of each action that was allowed."""
    # Summed in the order of the features, as the model does.
    summed = np.cumsum(contributions(choice, weight), axis=1)[:, -1]
    allowed = np.flatnonzero(choice["chance"] > 0.0).tolist()
    return {x: float(summed[x]) + _inertia(choice, x) for x in allowed}


def _inertia(choice: Any, action: int) -> float:
    return INERTIA if choice["held"] == action else 0.0


def chances(
    utility: Mapping[str, float], days: float | None, hold: str | None
) -> dict[str, float]:
    """Return the chance of each action from the utilities, as the model draws it."""
    top = max(utility.values())
    weights = {action: np.exp(u - top) for action, u in utility.items()}
    total = sum(weights.values())
    week = {action: float(w / total) for action, w in weights.items()}
    if days is None or hold is None:
        return week
    kept = week[hold] ** (days / WEEK)
    others = (1.0 - kept) / (1.0 - week[hold]) if week[hold] < 1.0 else 0.0
    return {a: kept if a == hold else p * others for a, p in week.items()}


def decision_rows(choices: np.ndarray, scenario: Scenario) -> Iterator[dict[str, Any]]:
    """Name what the table of choices holds: one row a decision."""
    weight, acts = weights_of(scenario), repertoires()
    for choice in choices:
        actor = ACTOR_IDS[choice["actor"]]
        names = [action.id for action in acts[actor]]
        yield _row(choice, actor, names, weight, scenario.start)


def _row(
    choice: Any, actor: str, names: list[str], weight: np.ndarray, start: date
) -> dict[str, Any]:
    chosen, day = int(choice["action"]), int(choice["day"])
    utility = utilities(choice, weight)
    added = contributions(choice, weight)[chosen]
    act = choice["held"] == AN_ACT
    others = {
        names[x]: {"probability": float(choice["chance"][x]), "utility": u}
        for x, u in utility.items()
        if x != chosen
    }
    row: dict[str, Any] = {
        "date": (start + timedelta(days=day)).isoformat(),
        "day": day,
        "actor": actor,
        "slot": "act" if act else "posture",
        "action": names[chosen],
        "probability": float(choice["chance"][chosen]),
        "ordered": int(choice["ordered"]),
        "days": float(choice["days"]) if act else "",
    }
    row |= dict(zip(FEATURE_IDS, map(float, added), strict=True))
    row["inertia"] = _inertia(choice, chosen)
    row["utility"] = utility[chosen]
    row["others"] = json.dumps(others)
    return row | _otherwise(choice, weight)


def _otherwise(choice: Any, weight: np.ndarray) -> dict[str, Any]:
    """Tell what would have turned a choice that changed something."""
    changed = choice["action"] not in (HOLD, choice["held"])
    found = flips(choice, weight)[:1] if changed else []
    if not found:
        return dict.fromkeys(COLUMNS[-4:], "")
    one = found[0]
    return dict(
        zip(COLUMNS[-4:], (one.feature, one.now, one.then, one.to), strict=True)
    )


def hold_of(actor: str) -> str:
    """Return the act with which an actor lets its turn pass."""
    return repertoires()[actor][HOLD].id
