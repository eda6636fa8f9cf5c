"""Otherwise if: the least change of one belief that turns a choice, same luck.

A choice was drawn with one number from 0 to 1 against the chances of what was allowed.
With that number held, a belief is moved away from where it was until the draw falls to
something else: the first such move, over all beliefs, is what the choice hung on. It is
exact: the model, given the belief as told and the same number, chooses as told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.choices import AN_ACT
from simulator.deciding import beliefs as usual
from simulator.deciding.choice import HOLD, INERTIA, WEEK
from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.features import BASE, FEATURE_IDS
from simulator.doctrine.repertoire import repertoires

if TYPE_CHECKING:
    import numpy.typing as npt

    type Numbers = npt.NDArray[np.float64]

FARTHEST, STEPS, HALVINGS = 2.0, 200, 40  # how far a belief may plausibly move
TINY = 1e-300
# Between which ends a belief can lie, whatever happens: as `believe` fills it in.
EVERYWHERE = (-np.inf, np.inf)
ENDS = {
    "blame": (-usual.USUAL_BLAME, 1.6 - usual.USUAL_BLAME),
    "blow": (0.0, np.inf),
    "outrage": (0.0, 1.4),
    "trust": (-1.0 - usual.USUAL_TRUST, 1.0 - usual.USUAL_TRUST),
    "escalation": (0.0, np.inf),
    "fear": (0.0, np.inf),
    "talks": (-usual.USUAL_TALKS, np.inf),
    "table": (-0.6, 1.0),
    "truce": (0.0, 1.0),
    "loss": (0.0, np.inf),
    "ready": (-1.0, np.inf),
    "rift": (usual.USUAL_COHESION - 1.0, usual.USUAL_COHESION),
    "bonds": (-usual.USUAL_BONDS, np.inf),
    "threat": (-usual.USUAL_THREAT, np.inf),
    "offer": (-usual.USUAL_INDIA, np.inf),
    "fence": (0.0, np.inf),
    "ties": (-usual.USUAL_TIES, 1.0 - usual.USUAL_TIES),
    "terms": (0.0, 1.0),
    "held": (-usual.USUAL_HELD, 1.0 - usual.USUAL_HELD),
    "hunted": (0.0, 1.5),
}


@dataclass(frozen=True, slots=True)
class Flip:
    """A change of one belief, ``now`` to ``then``, under which ``to`` is chosen."""

    feature: str
    now: float
    then: float
    to: str

    @property
    def change(self) -> float:
        """How far the belief moves."""
        return self.then - self.now


def flips(choice: Any, weight: np.ndarray) -> list[Flip]:
    """Return what would have turned a choice, the smallest change first.

    Parameters
    ----------
    choice
        A row with the columns of ``simulator.choices.DECISION``.
    weight
        What each feature counts, [actor, action, feature]: ``weights_of`` a scenario.

    Returns
    -------
    list
        One for each belief that could turn it, by a value that it can have; none for
        what a person ordered, which nothing would have turned.
    """
    if choice["ordered"]:
        return []
    drawn = _Draw(choice, weight)
    found = [drawn.turned(f) for f in range(len(FEATURE_IDS)) if f != BASE]
    return sorted(
        (one for one in found if one is not None), key=lambda one: abs(one.change)
    )


def chosen_under(choice: Any, weight: np.ndarray, feature: str, value: float) -> str:
    """Return what the same draw chooses where one belief has another value.

    Parameters
    ----------
    choice, weight
        As for `flips`.
    feature, value
        The belief, and what it is instead.
    """
    drawn = _Draw(choice, weight)
    return drawn.pick(FEATURE_IDS.index(feature), value)


class _Draw:
    """A choice with its draw, which can be made again under other beliefs."""

    def __init__(self, choice: Any, weight: np.ndarray) -> None:
        self._acts = repertoires()[ACTOR_IDS[choice["actor"]]]
        self._rows = np.flatnonzero(choice["chance"] > 0.0)
        self._weight = weight[choice["actor"]][self._rows]
        self._belief = choice["belief"].astype(np.float32)
        self._held = np.where(self._rows == choice["held"], INERTIA, 0.0)
        self._days = float(choice["days"])
        self._is_act = int(choice["held"]) == AN_ACT
        self._luck = float(choice["luck"])
        self._chosen = int(np.flatnonzero(self._rows == choice["action"])[0])

    def _picks(self, feature: int, beliefs: Numbers) -> npt.NDArray[np.intp]:
        """Draw again for each value of one belief: which of the options is chosen."""
        told = np.repeat(self._belief[None, :], len(beliefs), axis=0)
        told[:, feature] = beliefs.astype(np.float32)
        # Summed in the order of the features, as the model does.
        added = self._weight[None, :, :] * told[:, None, :].astype(np.float64)
        utility = np.cumsum(added, axis=2)[:, :, -1] + self._held
        chance = np.exp(utility - utility.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        if self._is_act and self._rows[0] == HOLD:
            waits = chance[:, 0].copy()
            kept = waits ** (self._days / WEEK)
            chance *= ((1.0 - kept) / np.maximum(1.0 - waits, TINY))[:, None]
            chance[:, 0] = kept
        passed = np.cumsum(chance, axis=1)
        first = (passed <= self._luck).sum(axis=1)
        return np.asarray(np.minimum(first, len(self._rows) - 1))

    def pick(self, feature: int, value: float) -> str:
        """Name what is chosen where one belief has another value."""
        option = int(self._picks(feature, np.array([value]))[0])
        found: str = self._acts[self._rows[option]].id
        return found

    def turned(self, feature: int) -> Flip | None:
        """Find the least change of one belief that turns the draw."""
        if np.ptp(self._weight[:, feature]) == 0.0:
            return None
        now = float(self._belief[feature])
        steps = np.arange(1, STEPS + 1) * (FARTHEST / STEPS)
        tried = np.stack([steps, -steps], axis=1).ravel()  # the smallest first
        low, high = ENDS.get(FEATURE_IDS[feature], EVERYWHERE)
        tried = tried[(now + tried >= low) & (now + tried <= high)]
        hits = np.flatnonzero(self._picks(feature, now + tried) != self._chosen)
        if not len(hits):
            return None
        far = float(tried[hits[0]])
        near = far - np.sign(far) * FARTHEST / STEPS
        for _ in range(HALVINGS):
            middle = (near + far) / 2
            turns = self._picks(feature, np.array([now + middle]))[0] != self._chosen
            near, far = (near, middle) if turns else (middle, far)
        then = float(np.float32(now + far))
        return Flip(FEATURE_IDS[feature], now, then, self.pick(feature, then))
