"""A whole run at once, and what is known of it afterwards."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from simulator.future import Run
from simulator.result import RunResult

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from simulator.scenario import Scenario

__all__ = ["Run", "RunResult", "run"]


def run(
    scenario: Scenario | str,
    dials: Mapping[str, float] | None = None,
    seed: int = 0,
    days: int | None = None,
    without: Iterable[str] = (),
    draw: int | None = None,
) -> RunResult:
    """Simulate a whole scenario.

    Parameters
    ----------
    scenario
        A scenario, or the name of one that ships.
    dials
        Values that differ from the scenario's.
    seed
        Which luck: a whole number of 0 or more.
    days
        How long, in days; the scenario's own length when not given.
    without
        Claims that are switched off, by id: ``("C6", "C11")``.
    draw
        Which row of the uncertain constants, from 1; the reference when None.

    Raises
    ------
    InputError
        When a name or a value is not accepted.
    """
    future = Run(scenario, dials, seed, without=without, draw=draw, keep_decisions=True)
    future.advance(future.scenario.days if days is None else days)
    return RunResult(
        scenario=future.scenario,
        dials=future.dials,
        seed=seed,
        series=future.series,
        log=future.events,
        choices=future.decisions,
        digest=future.digest,
    )


class _Callable(ModuleType):
    """The module itself, which may be called.

    ``from simulator import run`` gives the function, but the module once something
    has imported it: both run.
    """

    def __call__(self, *args: Any, **options: Any) -> RunResult:
        return run(*args, **options)


sys.modules[__name__].__class__ = _Callable
