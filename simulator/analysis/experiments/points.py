"""Points times luck: every future of an experiment, simulated and measured.

The same lucks serve every point, so that two points differ by their dials alone
(common random numbers). Only the measures of a future are kept: memory does not grow
with its length.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.analysis.experiments.ledger import Ledger
from simulator.analysis.measures import Context, measured
from simulator.ensemble.cases import Case
from simulator.ensemble.futures import future_seed
from simulator.ensemble.runner import Tally, run_cases
from simulator.errors import DurandError
from simulator.run import Run
from simulator.situation import N_DRAWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from simulator.analysis.experiments.reading import Experiment
    from simulator.ensemble.runner import CaseOutcome


OWN = ("ledger", "progress")  # parts of ``How`` that are not the runner's


class ExperimentStoppedError(DurandError):
    """The experiment was stopped before its end; what is done may be kept."""


@dataclass(frozen=True)
class How:
    """How futures are simulated; no part of what they are.

    Attributes
    ----------
    executor, workers, scheduler, trust, timeout_s, retries
        As `simulator.ensemble.runner.run_cases` takes them.
    ledger
        A file that keeps measures; what it holds is not simulated again.
    progress, cancelled
        Told after each future; asked often.
    """

    executor: str = "threads"
    workers: int | None = None
    scheduler: str | None = None
    trust: bool = False
    timeout_s: float | None = None
    retries: int = 1
    ledger: Path | None = None
    progress: Callable[[Tally], None] | None = None
    cancelled: Callable[[], bool] | None = None


@dataclass(frozen=True)
class Point:
    """One setting of an experiment: dials, and claims that are off."""

    dials: Mapping[str, float] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Failure:
    """A future that was not simulated to its end, told so that it can be repeated."""

    point: int
    luck: int
    seed: int
    draw: int | None
    status: str
    error: str


@dataclass(frozen=True, eq=False, repr=False)
class Table:
    """What every future came to.

    Attributes
    ----------
    points
        The settings, in their order.
    lucks
        Number of the luck of each future, [point, future].
    values
        By measure, [point, future]; not a number where a future failed.
    """

    points: Sequence[Point]
    lucks: np.ndarray
    values: Mapping[str, np.ndarray]
    failures: tuple[Failure, ...]

    @property
    def planned(self) -> int:
        """Futures asked for."""
        return int(self.lucks.size)

    @property
    def ok(self) -> int:
        """Futures simulated to their end."""
        return self.planned - len(self.failures)

    @property
    def told(self) -> str:
        """How many of how many: ``n = 97/100``."""
        return f"n = {self.ok}/{self.planned}"

    def as_plain(self) -> dict[str, Any]:
        """Return the count and the failures as plain values."""
        return {
            "planned": self.planned,
            "ok": self.ok,
            "failed": len(self.failures),
            "failures": [vars(one) for one in self.failures],
        }


def same_lucks(points: int, runs: int) -> np.ndarray:
    """Give the same lucks 0, 1, … to every point."""
    return np.tile(np.arange(runs), (points, 1))


def luck_of(experiment: Experiment, luck: int) -> tuple[int, int | None]:
    """Return the seed and the draw of a luck."""
    heading = experiment.plan.experiment
    draw = 1 + luck % N_DRAWS if heading.unknowns else None
    return future_seed(heading.seed, 0, luck), draw


def carry_out(
    experiment: Experiment,
    points: Sequence[Point],
    lucks: np.ndarray,
    how: How,
    measures: Iterable[str] = (),
) -> Table:
    """Simulate every future of an experiment and measure it.

    Parameters
    ----------
    experiment
        What is asked.
    points
        The settings.
    lucks
        Number of the luck of each future, [point, future].
    how
        Where and on how many workers.
    measures
        Measures besides those of the heading.

    Raises
    ------
    ExperimentStoppedError
        When it was cancelled.
    DurandError
        When not one future was simulated to its end.
    """
    heading = experiment.plan.experiment
    names = tuple(dict.fromkeys((*heading.measures, *measures)))
    context = Context.of(Run(experiment.scenario))
    cases = [
        case_of(experiment, points[p], int(luck), (p, f))
        for p, row in enumerate(lucks)
        for f, luck in enumerate(row)
    ]
    values = {name: np.full(lucks.shape, np.nan) for name in names}
    failures: list[Failure] = []
    with ExitStack() as stack:
        kept = stack.enter_context(Ledger(how.ledger)) if how.ledger else None
        wanted = _not_held(cases, kept, names, values)
        tally = Tally(len(cases), stored=len(cases) - len(wanted))
        tally.ok = tally.stored
        for outcome in _simulated(wanted, how, tally):
            at = _place(outcome.case)
            if outcome.series is None:
                failures.append(_failure(outcome, at, lucks))
                continue
            found = measured(outcome.series, context, names)
            for name, value in found.items():
                values[name][at] = value
            if kept is not None:
                kept.put(outcome.case.key, found)
    _check(tally.done, len(failures), lucks.size, failures)
    ordered = tuple(sorted(failures, key=lambda one: (one.point, one.luck)))
    return Table(points, lucks, values, ordered)


def _not_held(
    cases: list[Case],
    kept: Ledger | None,
    names: Sequence[str],
    values: Mapping[str, np.ndarray],
) -> list[Case]:
    """Fill in what the ledger holds; return the cases that are still to simulate."""
    if kept is None:
        return cases
    wanted = []
    for case in cases:
        held = kept.measures(case.key, names)
        if held is None:
            wanted.append(case)
        for name in names if held else ():
            values[name][_place(case)] = held[name] if held else np.nan
    return wanted


def _simulated(cases: list[Case], how: How, tally: Tally) -> Iterator[CaseOutcome]:
    """Simulate cases, counting them; those that nobody waited for are left out."""
    if not cases:
        return
    rest = {key: value for key, value in vars(how).items() if key not in OWN}
    for outcome in run_cases(cases, **rest):
        if outcome.status == "cancelled":
            continue
        tally.count(outcome)
        if how.progress is not None:
            how.progress(tally)
        yield outcome


def case_of(
    experiment: Experiment, point: Point, luck: int, place: tuple[int, int] = (0, 0)
) -> Case:
    """Give one future of an experiment whole, so that it can be lived again.

    Parameters
    ----------
    experiment
        What is asked.
    point, luck
        Its setting, and the number of its luck.
    place
        Where it stands in the table, [point, future].
    """
    heading = experiment.plan.experiment
    seed, draw = luck_of(experiment, luck)
    return Case(
        experiment.scenario,
        {**experiment.plan.fixed, **point.dials},
        (*heading.without, *point.without),
        draw,
        seed,
        heading.days,
        arm="{}:{}".format(*place),
    )


def _place(case: Case) -> tuple[int, int]:
    point, future = case.arm.split(":")
    return int(point), int(future)


def _failure(
    outcome: CaseOutcome, place: tuple[int, int], lucks: np.ndarray
) -> Failure:
    case = outcome.case
    told = case.seed, case.draw, outcome.status, outcome.error
    return Failure(place[0], int(lucks[place]), *told)


def _check(done: int, failed: int, planned: int, failures: list[Failure]) -> None:
    if done < planned:
        msg = f"The experiment was stopped after {done} of {planned} futures."
        raise ExperimentStoppedError(msg)
    if failed == planned:
        msg = f"All {planned} futures failed; the first: {failures[0].error}"
        raise DurandError(msg)
