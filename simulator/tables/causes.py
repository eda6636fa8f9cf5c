"""What an event answers, where the model knows it: through the choice behind it.

An act of force or a closure was chosen on a day, on grounds that are kept. The ground
that added most names the event that it answers: a blow, an attack, work on the fence.
An agreement or a breakdown answers the talks it came of, an end the agreement it ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.doctrine.actors import ACTOR_IDS, KANDAHAR, PAK_ARMY, PAK_GOV, TTP
from simulator.doctrine.features import BLAME, BLOW, FENCE, OUTRAGE
from simulator.doctrine.repertoire import repertoires
from simulator.mechanisms import CONSTANTS
from simulator.tables.decisions import contributions
from simulator.world.columns import (
    AGREEMENT,
    ATTACK,
    BORDER_CLASH,
    BREAKDOWN,
    CLOSURE,
    FENCE_WORK,
    INCURSION,
    REOPENING,
    SHOCK,
    STATEMENT,
    STRIKE,
    TALKS,
    TRUCE_ENDS,
)

if TYPE_CHECKING:
    from typing import Any

FORCE = (BORDER_CLASH, STRIKE, INCURSION)
COMES_OF = {AGREEMENT: (TALKS,), BREAKDOWN: (TALKS,), TRUCE_ENDS: (AGREEMENT,)}
# What may lie behind an event: by kind and actor, the actions and the longest delay.
BEHIND = {
    (STRIKE, PAK_ARMY): (("strike", "strike_heartland"), 4),
    (BORDER_CLASH, PAK_ARMY): (("artillery",), 0),
    (INCURSION, PAK_ARMY): (("incursion",), 36),
    (BORDER_CLASH, KANDAHAR): (("contest", "retaliate"), 0),
    (STRIKE, KANDAHAR): (("drones",), 0),
    (CLOSURE, PAK_GOV): (("close_crossings",), 0),
    (REOPENING, PAK_GOV): (("open_crossings",), 0),
    (STATEMENT, PAK_GOV): (("protest", "threaten"), 0),
}
GROUNDS = (BLOW, OUTRAGE, BLAME, FENCE)
OTHER_SIDE = {PAK_ARMY: KANDAHAR, PAK_GOV: KANDAHAR, KANDAHAR: PAK_ARMY}


def causes(events: np.ndarray, choices: np.ndarray, weight: np.ndarray) -> list[int]:
    """Return, for each event, the row of the one that it answers; -1 for none."""
    return [_cause(row, events, choices, weight) for row in range(len(events))]


def _cause(
    row: int, events: np.ndarray, choices: np.ndarray, weight: np.ndarray
) -> int:
    kind, actor = int(events["kind"][row]), int(events["actor"][row])
    if kind in COMES_OF:
        return _last(events[:row], np.isin(events["kind"][:row], COMES_OF[kind]))
    if (kind, actor) not in BEHIND:
        return -1
    choice = _choice(int(events["day"][row]), actor, BEHIND[kind, actor], choices)
    if choice is None:
        return -1
    added = contributions(choice, weight)[int(choice["action"])]
    ground = max(GROUNDS, key=lambda feature: float(added[feature]))
    if added[ground] <= 0.0:
        return -1
    known = events[:row]
    return _answered(known[known["day"] <= choice["day"]], ground, actor)


def _choice(
    day: int, actor: int, behind: tuple[tuple[str, ...], int], choices: np.ndarray
) -> Any:
    actions, delay = behind
    names = [action.id for action in repertoires()[ACTOR_IDS[actor]]]
    numbers = [names.index(action) for action in actions]
    fits = (choices["actor"] == actor) & np.isin(choices["action"], numbers)
    fits &= (choices["day"] <= day) & (choices["day"] >= day - delay)
    found = choices[fits]
    return found[-1] if len(found) else None


def _answered(events: np.ndarray, ground: int, actor: int) -> int:
    kind = events["kind"]
    if ground == BLOW:
        force = np.isin(kind, FORCE)
        return _last(events, force & (events["actor"] == OTHER_SIDE[actor]))
    if ground == FENCE:
        return _last(events, kind == FENCE_WORK)
    if ground == OUTRAGE and actor == KANDAHAR:  # there it is the rally after a strike
        return _last(events, (kind == STRIKE) & (events["actor"] == PAK_ARMY))
    hurt = (kind == ATTACK) & (events["actor"] == TTP)
    if ground == OUTRAGE:
        mass = CONSTANTS["mass_attack"].default
        hurt &= events["deaths"] - events["deaths_actor"] >= mass
        hurt |= kind == SHOCK
    return _last(events, hurt)


def _last(events: np.ndarray, fits: np.ndarray) -> int:
    found = np.flatnonzero(fits)
    return int(found[-1]) if len(events) and len(found) else -1
