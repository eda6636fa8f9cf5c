"""What a case came to: a value, whether it went well or not."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from simulator.ensemble.cases import Case
    from simulator.ensemble.work import Answer, Status


@dataclass(frozen=True, eq=False, repr=False)
class CaseOutcome:
    """What a case came to.

    Attributes
    ----------
    series, events, decisions
        Days, log and choices with the columns of ``DAY``, ``EVENT`` and ``DECISION``;
        None unless ``ok``. Choices are kept where the case asks for them.
    error, traceback
        Why there are none.
    wall_s
        Seconds it took.
    digest
        SHA-256 of its state and days, as `Run.digest`.
    stored
        Whether it was taken out of a store, not simulated now.
    """

    case: Case
    status: Status
    series: np.ndarray | None = None
    events: np.ndarray | None = None
    decisions: np.ndarray | None = None
    error: str = ""
    traceback: str = ""
    wall_s: float = 0.0
    digest: str = ""
    stored: bool = False

    @property
    def ok(self) -> bool:
        """Whether it was simulated to its end."""
        return self.status == "ok"

    @classmethod
    def of(cls, case: Case, answer: Answer) -> CaseOutcome:
        """Read the answer to a case."""
        told = answer.error, answer.traceback, answer.wall_s
        made = answer.value
        if made is None:
            return cls(case, answer.status, None, None, None, *told)
        parts = made.series, made.events, made.decisions
        return cls(case, answer.status, *parts, *told, made.digest, answer.stored)


@dataclass
class Tally:
    """How far an experiment is: so many ok, so many failed, of those planned.

    Attributes
    ----------
    stored
        Of those that are ok, how many a store held already.
    """

    planned: int
    ok: int = 0
    failed: int = 0
    stored: int = 0
    begun: float = field(default_factory=time.perf_counter)

    @property
    def done(self) -> int:
        """How many are answered for."""
        return self.ok + self.failed

    @property
    def rate(self) -> float:
        """Runs simulated a second, those of the store aside."""
        elapsed = time.perf_counter() - self.begun
        return (self.done - self.stored) / elapsed if elapsed > 0 else 0.0

    @property
    def remaining_s(self) -> float | None:
        """Seconds that it still takes at this rate; None while nothing is known."""
        rate = self.rate
        return (self.planned - self.done) / rate if rate > 0 else None

    def count(self, outcome: CaseOutcome) -> None:
        """Count an outcome."""
        self.ok += outcome.ok
        self.failed += not outcome.ok
        self.stored += outcome.stored
