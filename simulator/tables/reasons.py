"""Why a choice was made: what else there was, and what pushed.

All of it is read from the choice itself, as the model kept it: beliefs, chances, and
the weights of the doctrine. What each consideration added to an act, less what it
added to the act it is set against, adds up to the log of the odds between the two in
an ordinary week, exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.choices import AN_ACT
from simulator.deciding.choice import HOLD, INERTIA
from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.features import FEATURE_IDS
from simulator.doctrine.repertoire import repertoires
from simulator.tables.decisions import contributions, utilities
from simulator.world.columns import EVENT_KINDS

if TYPE_CHECKING:
    from simulator.doctrine.repertoire import Action

INERTIA_ID = "inertia"  # of the posture held, beside the features
ANYBODY = ""
MEDIATES = ("facilitate", "formulate", "manipulate", "guarantee")
SPOKEN = "what was said"  # the event itself tells which action it was
# What may lie behind an event: by kind and actor, the actions and the longest delay.
BEHIND: dict[tuple[str, str], tuple[tuple[str, ...], int]] = {
    ("strike", "pak_army"): (("strike", "strike_heartland"), 4),
    ("strike", "kandahar"): (("drones",), 0),
    ("drone", "kandahar"): (("drones",), 0),
    ("leader_strike", "pak_army"): (("leader_strike",), 4),
    ("raid", "pak_army"): (("raid",), 4),
    ("border_clash", "pak_army"): (("artillery",), 0),
    ("border_clash", "kandahar"): (("contest", "retaliate"), 0),
    ("incursion", "pak_army"): (("incursion",), 36),
    ("closure", ANYBODY): (("close_crossings",), 0),
    ("reopening", ANYBODY): (("open_crossings",), 0),
    ("release", "kandahar"): (("release",), 1),
    ("fence_work", "pak_army"): (("fence",), 1),
    ("ceasefire", ANYBODY): (("ceasefire",), 14),
    ("agreement", ANYBODY): (("ceasefire",), 14),
    ("statement", ANYBODY): ((SPOKEN,), 1),
    ("deportation", "pak_gov"): (("deport",), 1),
    ("talks", "pak_gov"): (("propose", "conciliate"), 14),
    ("talks", "pak_army"): (("propose", "channel"), 14),
    ("talks", "kandahar"): (("propose",), 14),
    ("talks", ANYBODY): (MEDIATES, 14),
    ("mediation", ANYBODY): (MEDIATES, 14),
}
SMALL = 0.005  # a push below it is not told


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that the actor could have done, and its chance (0..1)."""

    number: int
    action: Action
    chance: float
    utility: float


@dataclass(frozen=True, slots=True)
class Push:
    """What one consideration added to an act, over what it is set against."""

    feature: str
    added: float


@dataclass(frozen=True, eq=False, repr=False)
class Reason:
    """A choice, taken apart.

    Attributes
    ----------
    day, actor
        When, and who, by id.
    chosen
        What was chosen.
    options
        All that was allowed, the likeliest first; chances add up to 1.
    days
        How many days the choice covered.
    """

    day: int
    actor: str
    chosen: Option
    options: tuple[Option, ...]
    days: float
    is_act: bool
    _added: np.ndarray  # [action, feature]
    _held: int

    @property
    def likeliest(self) -> Option:
        """What was most likely to be chosen."""
        return self.options[0]

    def against(self, option: Option) -> Option:
        """With what an option is compared: waiting, or else the likeliest other."""
        others = [one for one in self.options if one is not option]
        waiting = [one for one in others if self.is_act and one.number == HOLD]
        return (waiting or others or [option])[0]

    def pushes(self, option: Option, other: Option) -> list[Push]:
        """Tell what spoke for one option over another; it adds up to the log of odds.

        The largest come first, whichever way they push.
        """
        added = self._added[option.number] - self._added[other.number]
        told = dict(zip(FEATURE_IDS, map(float, added), strict=True))
        held = (self._held == option.number) - (self._held == other.number)
        told[INERTIA_ID] = INERTIA * held
        found = [Push(name, value) for name, value in told.items() if value]
        return sorted(found, key=lambda push: -abs(push.added))


def reason(choice: Any, weight: np.ndarray) -> Reason:
    """Take a choice apart.

    Parameters
    ----------
    choice
        A row with the columns of ``simulator.choices.DECISION``.
    weight
        What each feature counts, [actor, action, feature]: ``weights_of`` a scenario.
    """
    actor = ACTOR_IDS[choice["actor"]]
    acts = repertoires()[actor]
    options = [
        Option(x, acts[x], float(choice["chance"][x]), utility)
        for x, utility in utilities(choice, weight).items()
    ]
    options.sort(key=lambda one: -one.chance)
    chosen = next(one for one in options if one.number == choice["action"])
    return Reason(
        day=int(choice["day"]),
        actor=actor,
        chosen=chosen,
        options=tuple(options),
        days=float(choice["days"]),
        is_act=int(choice["held"]) == AN_ACT,
        _added=contributions(choice, weight),
        _held=int(choice["held"]),
    )


def moves(choices: np.ndarray) -> np.ndarray:
    """Rows of the choices that changed something: acts, and postures newly taken."""
    acts = (choices["held"] == AN_ACT) & (choices["action"] != HOLD)
    postures = (choices["held"] != AN_ACT) & (choices["action"] != choices["held"])
    return np.flatnonzero(acts | postures)


def behind(event: Any, choices: np.ndarray) -> int:
    """Row of the choice that an event came of; -1 where none is known."""
    if not 0 <= event["actor"] < len(ACTOR_IDS):
        return -1
    actor = ACTOR_IDS[event["actor"]]
    wanted, delay = _behind(EVENT_KINDS[event["kind"]], actor)
    if not wanted:
        return -1
    names = [action.id for action in repertoires().get(actor, ())]
    numbers = [names.index(action) for action in wanted if action in names]
    if SPOKEN in wanted:
        numbers = [int(event["detail"])]
    day = int(event["day"])
    first = int(np.searchsorted(choices["day"], day - delay))
    last = int(np.searchsorted(choices["day"], day, side="right"))
    near = choices[first:last]
    fits = (near["actor"] == event["actor"]) & np.isin(near["action"], numbers)
    fits &= near["held"] != near["action"]  # a posture that was newly taken, or an act
    found = np.flatnonzero(fits)
    return first + int(found[-1]) if len(found) else -1


def _behind(kind: str, actor: str) -> tuple[tuple[str, ...], int]:
    """Name the actions that may lie behind an event, and the longest delay in days."""
    return BEHIND.get((kind, actor)) or BEHIND.get((kind, ANYBODY), ((), 0))
