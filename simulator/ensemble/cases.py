"""A case: one run of an experiment, told whole, and the key that it is known by."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.assumptions import assuming, switched_off
from simulator.ensemble.version import model_version
from simulator.errors import DurandError
from simulator.future import Run
from simulator.scenario import Scenario, load_scenario
from simulator.world.columns import DAY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.ensemble.work import Stop

STRETCH_DAYS = 28  # simulated between two looks at the clock
FLOATS = tuple(name for name in DAY.names or () if DAY[name].kind == "f")


@dataclass(frozen=True)
class Case:
    """One run: its scenario, what differs from it, its luck and its length.

    Attributes
    ----------
    scenario
        A scenario, or the name of one that ships.
    dials
        Values that differ from the scenario's.
    without
        Claims that are switched off, by id.
    draw
        Which row of the uncertain constants, from 1; the scenario's own when None.
    seed
        Which luck.
    days
        How long; the scenario's own length when None.
    arm
        What the experiment calls the setting that it belongs to; no part of the key.
    decisions
        Whether to keep every choice with its grounds, which takes longer.
    """

    scenario: Scenario | str
    dials: Mapping[str, float] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    draw: int | None = None
    seed: int = 0
    days: int | None = None
    arm: str = ""
    decisions: bool = False

    @cached_property
    def whole(self) -> Scenario:
        """The scenario with the claims and the draw of this case."""
        scenario = self.scenario
        if isinstance(scenario, str):
            scenario = _loaded(scenario)
        return assuming(scenario, self.without, self.draw)

    @property
    def length(self) -> int:
        """Days to simulate."""
        return self.whole.days if self.days is None else self.days

    @cached_property
    def key(self) -> str:
        """SHA-256 of all that its bits depend on: equal keys, equal runs."""
        scenario = self.whole
        told = {
            "model": model_version(),
            "start": scenario.start.isoformat(),
            "start_state": scenario.start_state.model_dump(mode="json"),
            "dials": scenario.dials | dict(self.dials),
            "off": switched_off(scenario),
            "draw": scenario.draw,
            "doctrine": scenario.doctrine,
            "injects": [i.model_dump(mode="json") for i in scenario.injects],
            "seed": self.seed,
            "days": self.length,
            "decisions": self.decisions,
        }
        text = json.dumps(told, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def label(self) -> dict[str, Any]:
        """Say what it is, for whoever reads a store."""
        return {
            "arm": self.arm,
            "scenario": self.whole.name,
            "seed": self.seed,
            "draw": self.whole.draw,
            "days": self.length,
        }

    def run(self) -> Run:
        """Begin the run; nothing is simulated yet.

        Raises
        ------
        InputError
            When a name or a value is not accepted.
        """
        return Run(self.whole, self.dials, self.seed, keep_decisions=self.decisions)

    def simulate(self, stop: Stop) -> Made:
        """Simulate it to its end, looking at the clock now and then.

        Raises
        ------
        DurandError
            When a value is not a number, or a table overflowed.
        """
        stop.check()
        run = self.run()
        for day in range(0, self.length, STRETCH_DAYS):
            stop.check()
            run.advance(min(STRETCH_DAYS, self.length - day))
        check_finite(run.series)
        return Made(run.series, run.events, run.decisions, run.digest)


@dataclass(frozen=True, eq=False, repr=False)
class Made:
    """What a run gives: its days, events and decisions, and the digest of its bits."""

    series: np.ndarray
    events: np.ndarray
    decisions: np.ndarray
    digest: str


def check_finite(series: np.ndarray) -> None:
    """Refuse days with a value that is not a number.

    Raises
    ------
    DurandError
        Naming the first such day and its column.
    """
    for name in FLOATS:
        bad = np.flatnonzero(~np.isfinite(series[name]))
        if len(bad):
            msg = f"{name} is not a number on day {bad[0]}"
            raise DurandError(msg)


@cache
def _loaded(name: str) -> Any:
    return load_scenario(name)
