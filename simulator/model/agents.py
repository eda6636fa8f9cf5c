"""The agents: each is a window on its columns; the state lives in the world.

Reading a property reads the column, so agents cost nothing while the compiled day runs
and are always up to date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, override

import mesa

from simulator.compiled import wrapping
from simulator.doctrine.actors import ACTORS, MOVEMENT_IDS, SIDE_IDS
from simulator.doctrine.features import FEATURE_IDS
from simulator.doctrine.repertoire import repertoires
from simulator.mechanisms import turns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.doctrine.repertoire import Action
    from simulator.model.crisis import BorderCrisis
    from simulator.model.space import PlaceCell


class CrisisAgent(mesa.Agent):
    """An agent of the model that stands in row ``index`` of its columns."""

    model: BorderCrisis

    def __init__(self, model: BorderCrisis, index: int) -> None:
        super().__init__(model)
        self.index = index

    @override
    def remove(self) -> None:
        """Refuse: the model's own agents come and go by its rules alone.

        Raises
        ------
        TypeError
            Always.
        """
        msg = f"{type(self).__name__} {self.index} is part of the model and stays"
        raise TypeError(msg)


class StrategicActor(CrisisAgent):
    """A government, faction, movement or power: believes, trusts, chooses."""

    @property
    def id(self) -> str:
        """Its id in files, such as ``pak_army``."""
        return ACTORS[self.index].id

    @property
    def name(self) -> str:
        """Its name on screen."""
        return ACTORS[self.index].name

    @property
    def actions(self) -> tuple[Action, ...]:
        """What it may do; empty for those whose acts are not chosen here."""
        return repertoires().get(self.id, ())

    @property
    def beliefs(self) -> dict[str, float]:
        """What it believed at its last decision, by feature, as deviations."""
        row = self.model.world.belief[self.index]
        return dict(zip(FEATURE_IDS, map(float, row), strict=True))

    @property
    def chances(self) -> dict[str, float]:
        """How likely each action was at its last decision, slot by slot."""
        row = self.model.world.chance[self.index]
        return {a.id: float(row[x]) for x, a in enumerate(self.actions)}

    @property
    def posture(self) -> str | None:
        """The posture it holds, None when it has none."""
        if not any(action.slot == "posture" for action in self.actions):
            return None
        return self.actions[int(self.model.world.posture[self.index])].id

    def trust_in(self, other: StrategicActor) -> float:
        """Its trust in another actor, -1..1."""
        return float(self.model.world.trust[self.index, other.index])

    def contributions(self, action: str) -> Mapping[str, float]:
        """How each feature pushed an action at the last decision: weight x belief."""
        weights = next(a for a in self.actions if a.id == action).weights
        beliefs = self.beliefs
        return {feature: w * beliefs[feature] for feature, w in weights.items()}

    def decide(self) -> None:
        """Decide and act, if its day has come, by the same rule as the compiled day.

        Actors that have no actions do nothing.
        """
        run = self.model.run
        if self.actions:
            with run.logged() as log, wrapping():
                turns.take_turn(run.world, run.land, run.rules, log, self.index)


class Commander(CrisisAgent):
    """A Taliban commander: a stance on Pakistan and a loyalty, in a province."""

    @property
    def stance(self) -> float:
        """Stance on Pakistan, -1 hostile to 1 friendly."""
        return float(self.model.world.commander_stance[self.index])

    @property
    def loyalty(self) -> float:
        """1 to Kandahar, -1 to the Haqqani network."""
        return float(self.model.world.commander_loyalty[self.index])

    @property
    def cell(self) -> PlaceCell:
        """The province it stands in."""
        return self.model.places[int(self.model.run.land.commander_at[self.index])]


class Battalion(CrisisAgent):
    """A Pakistani or Taliban battalion."""

    @property
    def side(self) -> str:
        """``pakistan`` or ``kabul``."""
        return SIDE_IDS[int(self.model.run.land.battalion_side[self.index])]

    @property
    def readiness(self) -> float:
        """How fit for action it is, 0..1."""
        return float(self.model.world.battalion_ready[self.index])

    @property
    def cell(self) -> PlaceCell:
        """The place it stands in."""
        return self.model.places[int(self.model.world.battalion_at[self.index])]


class Team(CrisisAgent):
    """Up to five fighters of an armed movement, or the empty slot for them."""

    def __init__(self, model: BorderCrisis, index: int, movement: int) -> None:
        super().__init__(model, index)
        self.movement = MOVEMENT_IDS[movement]

    @property
    def alive(self) -> bool:
        """Whether the slot is filled."""
        return bool(self.model.world.team_at[self.index] >= 0)

    @property
    def fighters(self) -> int:
        """Fighters in the team."""
        return int(self.model.world.team_men[self.index]) if self.alive else 0

    @property
    def leader(self) -> int:
        """Index of the team that leads its cell."""
        return int(self.model.world.team_leader[self.index])

    @property
    def cell(self) -> PlaceCell | None:
        """The place it stands in, None for an empty slot."""
        place = int(self.model.world.team_at[self.index])
        return self.model.places[place] if place >= 0 else None
