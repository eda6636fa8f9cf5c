"""What is known of a whole run: its weeks, events, crises and decisions."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from simulator.assumptions import switched_off
from simulator.choices import no_choices
from simulator.definitions import STEPS
from simulator.weekly import weekly_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np

    from simulator.scenario import Scenario


@dataclass(frozen=True, eq=False)
class RunResult:
    """A whole run: its days, its events, and how to repeat it.

    Attributes
    ----------
    series
        One record a day, with the columns of ``DAY``.
    log
        One record an event, with the columns of ``EVENT``.
    choices
        One record a choice, with the columns of ``DECISION``, where they were kept.
    """

    scenario: Scenario
    dials: Mapping[str, float]
    seed: int
    series: np.ndarray
    log: np.ndarray
    digest: str
    choices: np.ndarray = field(default_factory=no_choices)

    @cached_property
    def weeks(self) -> list[dict[str, Any]]:
        """One row a week: maxima, sums, and the state at its end."""
        return weekly_rows(self.series, self.scenario.start)

    @property
    def peak_rung(self) -> int:
        """The highest step of escalation reached in the run."""
        return int(self.series["rung"].max())

    def summary(self) -> dict[str, Any]:
        """Return what was run and what came of it, as plain values."""
        days = self.series
        return {
            "scenario": self.scenario.name,
            "version": version("durand"),
            "seed": self.seed,
            "draw": self.scenario.draw,
            "without": list(switched_off(self.scenario)),
            "start": self.scenario.start,
            "days": len(days),
            "dials": dict(self.dials),
            "peak_rung": self.peak_rung,
            "peak_rung_text": STEPS[self.peak_rung],
            "totals": {
                name: int(days[name].sum())
                for name in ("attacks", "deaths", "border_clashes", "strikes")
            },
            "days_of_ceasefire": int(days["ceasefire"].sum()),
            "digest": self.digest,
        }
