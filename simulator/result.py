"""What is known of a whole run: its weeks, events, crises and decisions."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from simulator.assumptions import switched_off
from simulator.choices import no_choices
from simulator.definitions import STEPS
from simulator.definitions import outcome as outcomes
from simulator.definitions.crises import crises_and_disputes
from simulator.definitions.spells import peak_rung
from simulator.tables import crises, decisions, events
from simulator.weekly import COLUMNS as WEEKLY
from simulator.weekly import weekly_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    import pandas as pd

    from simulator.definitions.crises import Episode
    from simulator.scenario import Scenario

type Rows = list[dict[str, Any]]


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

    @property
    def peak_rung(self) -> int:
        """The highest step of escalation reached from day 0 on."""
        return peak_rung(self.series, self.log)

    @cached_property
    def outcome(self) -> str:
        """How it ended: one of the ids of ``simulator.definitions.outcome``."""
        return outcomes.outcome(self.series, self.log)

    @cached_property
    def episodes(self) -> list[Episode]:
        """Crises, then disputes."""
        return crises_and_disputes(self.series, self.log)

    @cached_property
    def rows(self) -> dict[str, Rows]:
        """The tables as plain rows: weekly, events, crises, decisions."""
        start = self.scenario.start
        return {
            "weekly": weekly_rows(self.series, start),
            "events": list(
                events.event_rows(
                    self.log,
                    self.scenario,
                    self.seed,
                    crisis_of=crises.crisis_of_day(self.episodes),
                )
            ),
            "crises": list(crises.crisis_rows(self.episodes, self.log, start)),
            "decisions": list(decisions.decision_rows(self.choices, self.scenario)),
        }

    @property
    def weeks(self) -> Rows:
        """One row a week: maxima, sums, and the state at its end."""
        return weekly_rows(self.series, self.scenario.start)

    @property
    def weekly(self) -> pd.DataFrame:
        """The weeks as a table of pandas."""
        return self._frame("weekly", WEEKLY)

    @property
    def events(self) -> pd.DataFrame:
        """The events as a table of pandas."""
        return self._frame("events", events.COLUMNS)

    @property
    def crises(self) -> pd.DataFrame:
        """The crises and disputes as a table of pandas."""
        return self._frame("crises", crises.COLUMNS)

    @property
    def decisions(self) -> pd.DataFrame:
        """The decisions with their grounds as a table of pandas."""
        return self._frame("decisions", decisions.COLUMNS)

    def _frame(self, table: str, columns: Sequence[str]) -> pd.DataFrame:
        import pandas as pd

        return pd.DataFrame(self.rows[table], columns=list(columns))

    def summary(self) -> dict[str, Any]:
        """Return what was run and what came of it, as plain values."""
        days, peak = self.series, self.peak_rung
        return {
            "scenario": self.scenario.name,
            "version": version("durand"),
            "seed": self.seed,
            "draw": self.scenario.draw,
            "without": list(switched_off(self.scenario)),
            "start": self.scenario.start,
            "days": len(days),
            "dials": dict(self.dials),
            "outcome": self.outcome,
            "peak_rung": peak,
            "peak_rung_text": STEPS[peak],
            "war": self.outcome == "war",
            "split": bool(days["split"][-1]),
            "totals": _totals(days),
            "days_of_ceasefire": int(days["ceasefire"].sum()),
            "digest": self.digest,
        }


COUNTED = ("attacks", "deaths", "border_clashes", "strikes", "displaced", "returned")
MONEY = ("trade_usd_m", "cost_usd_m")


def _totals(days: np.ndarray) -> dict[str, float]:
    def total(names: Iterable[str], digits: int | None) -> dict[str, float]:
        return {name: round(float(days[name].sum()), digits) for name in names}

    return total(COUNTED, None) | total(MONEY, 3)
