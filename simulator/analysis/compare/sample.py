"""The futures of a comparison: every luck once in every arm, measured and let go."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.analysis.compare.nodes import Node, counts
from simulator.analysis.compare.parting import Parting, parting
from simulator.analysis.lives import Life
from simulator.analysis.measures import MEASURES, Context, measured
from simulator.definitions.outcome import outcome
from simulator.ensemble.futures import future_seed
from simulator.ensemble.runner import run_cases
from simulator.ensemble.summary import BASE, WEEK, by_column, weekly
from simulator.errors import DurandError
from simulator.situation import N_DRAWS
from simulator.timeline.changes import DialChange, Switch
from simulator.timeline.journal import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from simulator.analysis.compare.arms import Arm
    from simulator.analysis.lives import Origin
    from simulator.ensemble.runner import CaseOutcome

CHAIN_PAIRS = 100  # lucks of which every choice is kept


@dataclass(frozen=True)
class Plan:
    """What is compared.

    Attributes
    ----------
    arms
        The settings; all others are set against the first.
    runs, days
        Lucks, and how long each future is.
    seed
        Which lucks.
    unknowns
        Whether each luck also draws a row of the uncertain constants, the same in
        every arm.
    origin
        The day of a run from which all arms go on, with its luck keyed as that of the
        run's own futures; None for day 0 of their scenarios. What is uncertain is then
        as it is in the run.
    """

    arms: Sequence[Arm]
    runs: int
    days: int
    seed: int = 0
    unknowns: bool = True
    origin: Origin | None = None

    def cases(self) -> Iterator[Life]:
        """Give every future; the arms of a luck stand side by side."""
        for luck in range(self.runs):
            for number in range(len(self.arms)):
                yield self.case(number, luck)

    def case(self, number: int, luck: int) -> Life:
        """Give one future, by the numbers of its arm and its luck."""
        arm, origin = self.arms[number], self.origin
        place, kept = f"{number}:{luck}", luck < CHAIN_PAIRS
        if origin is None:
            return Life(
                arm.scenario,
                arm.dials,
                arm.without,
                1 + luck % N_DRAWS if self.unknowns else None,
                future_seed(self.seed, 0, luck),
                self.days,
                arm=place,
                decisions=kept,
                changes=arm.changes,
            )
        return Life(
            origin.scenario,
            seed=future_seed(origin.seed, origin.day, luck + self.seed),
            days=self.days,
            arm=place,
            decisions=kept,
            changes=(*_at_once(arm, origin.day), *arm.changes),
            origin=origin,
        )


def _at_once(arm: Arm, day: int) -> Iterator[Entry]:
    """Give what an arm does on the first day, where that is a day of a run."""
    for claim in arm.without:
        yield Entry(number=0, day=day, change=Switch(claim=claim, on=False))
    for name, value in arm.dials.items():
        yield Entry(number=0, day=day, change=DialChange(name=name, value=value))


@dataclass(frozen=True, eq=False, repr=False)
class Sample:
    """What the futures of all arms came to.

    Attributes
    ----------
    values
        By measure, [arm, luck]; not a number where a future failed.
    endings
        Ids of `simulator.definitions.outcome`, [arm, luck]; "" where one failed.
    weeks
        By weekly column, [arm, luck, week].
    nodes
        By kind of event or choice, how many up to the end of each week,
        [arm, luck, week].
    partings
        By arm and luck, where the future parts from that of the first arm.
    failures
        The futures that failed.
    """

    plan: Plan
    values: dict[str, np.ndarray]
    endings: np.ndarray
    weeks: dict[str, np.ndarray]
    nodes: dict[Node, np.ndarray]
    partings: Mapping[tuple[int, int], Parting | None]
    failures: Sequence[CaseOutcome] = field(default_factory=tuple)


class _Gatherer:
    """Takes outcomes as they come, and keeps of each what is compared."""

    def __init__(self, plan: Plan) -> None:
        shape = len(plan.arms), plan.runs
        self._weeks = max(1, plan.days // WEEK)
        self._plan = plan
        self._contexts = [
            Context.of(plan.case(arm, 0).begin()) for arm in range(len(plan.arms))
        ]
        self.values = {name: np.full(shape, np.nan) for name in MEASURES}
        self.endings = np.full(shape, "", "U20")
        self.rows = np.full((*shape, len(BASE), plan.days // WEEK), np.nan, "f4")
        self.nodes: dict[Node, np.ndarray] = {}
        self.partings: dict[tuple[int, int], Parting | None] = {}
        self.failures: list[CaseOutcome] = []
        self._waiting: dict[int, dict[int, CaseOutcome]] = {}

    def take(self, come: CaseOutcome) -> None:
        arm, luck = (int(part) for part in come.case.arm.split(":"))
        if come.series is None or come.events is None:
            self.failures.append(come)
        else:
            self._measure(come, arm, luck)
        self._pair(come, arm, luck)

    def _measure(self, come: CaseOutcome, arm: int, luck: int) -> None:
        series, events = come.series, come.events
        assert series is not None
        assert events is not None
        found = measured(series, self._contexts[arm], MEASURES)
        for name, value in found.items():
            self.values[name][arm, luck] = value
        self.endings[arm, luck] = outcome(series, events)
        self.rows[arm, luck] = [weekly(series[None], name)[0] for name in BASE]
        if come.case.decisions:
            for node, counted in counts(events, come.decisions, self._weeks).items():
                self._room(node)[arm, luck] = counted

    def _room(self, node: Node) -> np.ndarray:
        if node not in self.nodes:
            kept = min(self._plan.runs, CHAIN_PAIRS)
            shape = len(self._plan.arms), kept, self._weeks
            self.nodes[node] = np.zeros(shape, np.int32)
        return self.nodes[node]

    def _pair(self, come: CaseOutcome, arm: int, luck: int) -> None:
        """Compare a luck's futures once all have come, and let them go."""
        if not come.case.decisions:
            return
        mine = self._waiting.setdefault(luck, {})
        mine[arm] = come
        if len(mine) < len(self._plan.arms):
            return
        del self._waiting[luck]
        for other in range(1, len(self._plan.arms)):
            if mine[0].ok and mine[other].ok:
                self.partings[other, luck] = parting(mine[0], mine[other])


def sample(plan: Plan, how: Mapping[str, Any]) -> Sample:
    """Simulate every future of a comparison.

    Parameters
    ----------
    plan
        What is compared.
    how
        Options of `simulator.ensemble.runner.run_cases`.

    Raises
    ------
    DurandError
        When it was stopped, or not one luck was simulated to its end in all arms.
    """
    gatherer = _Gatherer(plan)
    cases, done = list(plan.cases()), 0
    for come in run_cases(cases, **how):
        if come.status != "cancelled":
            gatherer.take(come)
            done += 1
    if done < len(cases):
        msg = f"The comparison was stopped after {done} of {len(cases)} futures."
        raise DurandError(msg)
    if not (gatherer.endings != "").all(axis=0).any():
        first = gatherer.failures[0].error
        msg = f"Not one luck was simulated to its end in all arms; the first: {first}"
        raise DurandError(msg)
    shape = gatherer.rows.shape
    flat = by_column(gatherer.rows.reshape(-1, *shape[2:]))
    weeks = {name: rows.reshape(*shape[:2], -1) for name, rows in flat.items()}
    return Sample(
        plan,
        gatherer.values,
        gatherer.endings,
        weeks,
        gatherer.nodes,
        gatherer.partings,
        tuple(sorted(gatherer.failures, key=lambda one: one.case.arm)),
    )
