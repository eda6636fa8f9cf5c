"""What anybody may see of a live session, at any time and from any thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

import numpy as np

from simulator.timeline.pace import Paced
from simulator.timeline.view import Failure, View, view_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from simulator.model import BorderCrisis
    from simulator.scenario import Scenario
    from simulator.timeline.journal import Entry
    from simulator.timeline.timeline import Timeline


class Shown(Paced):
    """A session, to look at: values that are put in place whole.

    Parameters
    ----------
    timeline
        What is played.
    days
        The day at which play ends; the scenario's own last one when not given.
    """

    def __init__(self, timeline: Timeline, days: int | None) -> None:
        super().__init__()
        self._timeline = timeline
        self.days = timeline.scenario.days if days is None else days
        self._broken = False
        self._events_due = 0.0
        self._failures: tuple[Failure, ...] = ()
        self._saved: tuple[Path, ...] = ()
        self._told: str | None = None
        self._crisis: BorderCrisis | None = None
        self._kept: Any = None
        self._view = self._events_of = view_of(timeline)
        self._events, self._decisions = timeline.events, timeline.decisions
        self._others: Mapping[int, np.ndarray] = {}

    @property
    def view(self) -> View:
        """The session as it is: one value, each time a new one."""
        return self._view

    @property
    def ready(self) -> int:
        """How many days stand in ``rows``."""
        return self._view.head

    @property
    def rows(self) -> np.ndarray:
        """The days of this branch, one record each: a view, not a copy."""
        return self._view.rows

    @property
    def past(self) -> np.ndarray:
        """The days before the one where one stands: a view, not a copy."""
        return self._view.past

    @property
    def past_events(self) -> np.ndarray:
        """What happened before the day where one stands; as late as ``events``."""
        events = self._events
        return events[: np.searchsorted(events["day"], self._view.day)]

    @property
    def decisions(self) -> np.ndarray:
        """Every choice of this branch with its grounds; as late as ``events``."""
        return self._decisions

    @property
    def kept(self) -> Any:
        """What the look asked for with ``keep`` gave last; None before."""
        return self._kept

    @property
    def seed(self) -> int:
        """Which luck the run began with."""
        return self._timeline.seed

    @property
    def events(self) -> np.ndarray:
        """What happened, one record an event; at most a moment behind ``rows``."""
        return self._events

    @property
    @override
    def finished(self) -> bool:
        return self._broken or self._view.day >= self.days

    @property
    def dials(self) -> Mapping[str, float]:
        """Value of every dial, as the simulation has it where one stands."""
        return self._view.dials

    @property
    def changes(self) -> tuple[Entry, ...]:
        """The journal of the branch that is shown, oldest first."""
        return self._view.here.entries

    @property
    def failures(self) -> tuple[Failure, ...]:
        """All that went wrong, oldest first."""
        return self._failures

    @property
    def saved(self) -> tuple[Path, ...]:
        """Every file of another name that it was written to, the first one first."""
        return self._saved

    @property
    def crisis(self) -> BorderCrisis | None:
        """The run as a Mesa model, once `attach` has brought it."""
        return self._crisis

    @property
    def others(self) -> Mapping[int, np.ndarray]:
        """The days of all branches but the one that is shown, by number."""
        return self._others

    @property
    def scenario(self) -> Scenario:
        """What the run is of."""
        return self._timeline.scenario

    @property
    def moved(self) -> Mapping[str, float]:
        """The dials that were moved before day 0."""
        return self._timeline.dials
