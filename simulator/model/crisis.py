"""``BorderCrisis``: the crisis as a `mesa.Model`, the same bits as the compiled run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, override

import mesa
import numpy as np

from simulator import engine
from simulator.compiled import wrapping
from simulator.doctrine.actors import ACTORS
from simulator.errors import DurandError
from simulator.model.agents import (
    Battalion,
    Commander,
    CrisisAgent,
    StrategicActor,
    Team,
)
from simulator.model.recorder import SeriesCollector
from simulator.model.space import network_of_places
from simulator.run import Run
from simulator.world.columns import (
    FIRST_TEAM,
    N_BATTALIONS,
    N_COMMANDERS,
    TEAM_SLOTS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from simulator.model.space import PlaceCell
    from simulator.scenario import Scenario
    from simulator.world.columns import Record

OWN_KINDS = (StrategicActor, Commander, Battalion, Team)
OWN_AGENTS_AFTER = "engage"  # agents of the user's own act when all others decided


class BorderCrisis(mesa.Model):
    """The crisis as Mesa knows a model.

    Parameters
    ----------
    scenario
        A scenario, or the name of one that ships.
    rng
        A seed; anything else that Mesa takes gives a seed drawn from it.
    **dials
        Values that differ from the scenario's.

    Attributes
    ----------
    run
        The run beneath: its world, rules, series and events.
    space
        The places as a Mesa network; ``places[index]`` is one of its cells.

    Raises
    ------
    InputError
        When the scenario is unknown or a dial's name or value is not accepted.
    """

    run: Run

    def __init__(
        self,
        scenario: Scenario | str = "october-2025",
        rng: Any = None,
        **dials: float,
    ) -> None:
        super().__init__(rng=rng)
        whole = isinstance(rng, int | np.integer)
        seed = int(rng) if whole else int(self.rng.integers(2**32))
        self.failure: Exception | None = None
        self.run = Run(scenario, dials, seed)
        self.datacollector = SeriesCollector(self.run)
        self.space = network_of_places(self)
        self.places: tuple[PlaceCell, ...] = tuple(self.space.all_cells.cells)
        self.actors = tuple(StrategicActor(self, i) for i in range(len(ACTORS)))
        self.commanders = tuple(Commander(self, i) for i in range(N_COMMANDERS))
        self.battalions = tuple(Battalion(self, i) for i in range(N_BATTALIONS))
        self.teams = tuple(
            Team(self, first + t, movement)
            for movement, (first, slots) in enumerate(
                zip(FIRST_TEAM, TEAM_SLOTS, strict=True)
            )
            for t in range(slots)
        )

    @classmethod
    def around(cls, run: Run) -> Self:
        """Show a run that is being lived by somebody else: its agents are windows."""
        crisis = cls(run.scenario, rng=run.seed)
        crisis.run = run
        crisis.stand_on(run.day)
        return crisis

    def stand_on(self, day: int) -> None:
        """Tell Mesa's clock the day when the run was moved without it."""
        self.steps, self.time = day, float(day)

    @property
    def world(self) -> Record:
        """The state as columns."""
        return self.run.world

    @property
    def date(self) -> date:
        """The date of the day to come."""
        return self.run.date

    @property
    def rung(self) -> int:
        """The step of escalation, 0 to 8."""
        return int(self.world.rung)

    @property
    def cohesion(self) -> float:
        """Unity of the Taliban, 0..1."""
        return float(self.world.cohesion)

    @property
    def extended(self) -> bool:
        """Whether agents of the user's own take part, or took part and left.

        Such a run has no compiled ensemble: only this model knows what they did.
        """
        return len(self.agents_by_type) > len(OWN_KINDS)

    def actor(self, id_: str) -> StrategicActor:
        """Return an actor by its id.

        Raises
        ------
        KeyError
            When there is none of this id.
        """
        for actor in self.actors:
            if actor.id == id_:
                return actor
        raise KeyError(id_)

    def set_dial(self, name: str, value: float) -> None:
        """Give a dial a value from the next day on; `InputError` when not accepted."""
        self.run.set_dial(name, value)

    def play(self, actors: Iterable[str]) -> None:
        """Let people decide for some actors; see `Run.play`."""
        self.run.play(actors)

    def hand_back(self, actors: Iterable[str]) -> None:
        """Let the model decide again for some actors; see `Run.hand_back`."""
        self.run.hand_back(actors)

    def order(self, actor: str, action: str) -> None:
        """Have a played actor do something on the coming day; see `Run.order`."""
        self.run.order(actor, action)

    def allowed(self, actor: str) -> tuple[str, ...]:
        """Return what an actor may do now; see `Run.allowed`."""
        return self.run.allowed(actor)

    @override
    def step(self) -> None:
        """Live one day, in the order of the day (see `simulator.engine`).

        Without agents of the user's own, compiled in one go; with them, phase by
        phase, they act when the model's own actors have decided. The bits of the
        model's own rules are the same both ways.
        """
        try:
            if self.extended:
                self._live_by_phases()
            else:
                self.run.advance(1)
        except Exception as failure:
            # Mesa would drop its schedule and let later steps do nothing, silently.
            self.failure = failure
            self.running = False
            raise

    def _live_by_phases(self) -> None:
        self.run.open_day()
        for _, phase in engine.ORDER_OF_THE_DAY:
            self.live(phase)
            if phase == OWN_AGENTS_AFTER:
                for agent in self.own_agents():
                    agent.step()
        self.run.close_day()

    def live(self, phase: str) -> None:
        """Live one phase of the day."""
        run = self.run
        with run.logged() as log, wrapping():
            engine.phase(phase)(run.world, run.land, run.rules, log)

    def own_agents(self) -> list[Any]:
        """Give the agents of the user's own, in the order they joined."""
        kinds = self.agents_by_type.items()
        found = [a for kind, those in kinds if kind not in OWN_KINDS for a in those]
        return sorted(found, key=lambda agent: agent.unique_id)

    def formations_at(self, place: int) -> Iterator[CrisisAgent]:
        """Give the teams and battalions that stand in a place."""
        for index in np.flatnonzero(self.world.team_at == place):
            yield self.teams[index]
        for index in np.flatnonzero(self.world.battalion_at == place):
            yield self.battalions[index]

    @override
    def _wrapped_step(self) -> None:
        if self.failure is not None:
            msg = f"This run failed on day {self.run.day} and cannot go on."
            raise DurandError(msg) from self.failure
        super()._wrapped_step()
