"""`durand futures`: many futures from one state, their odds and their bands."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.cli.options import (
    DAYS,
    EXECUTOR,
    FIGURE,
    FROM,
    JSON,
    NAME,
    ONLY,
    OUT,
    RUNS,
    SCHEDULER,
    SEED,
    SET,
    STORE,
    TIMEOUT,
    TRUST,
    VARY,
    WITHOUT,
    WORKERS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.ensemble.futures import Fan, Outcome, Start
    from simulator.run import Run
    from ui.cli.fan_start import Line
    from ui.cli.means import Means

FIRST_HONEST = (20, 50)  # futures after which the waiting time is told


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Futures that can be simulated: every part of it has been checked."""

    start: "Start"
    line: "Run"
    command: str
    runs: int
    days: int
    only: int | None
    means: "Means"

    @property
    def title(self) -> str:
        """What the scenario is called."""
        return self.line.scenario.title


def futures(  # noqa: PLR0913 - one parameter for each option
    scenario: NAME,
    *,
    runs: RUNS = "200",
    days: DAYS = "182",
    from_: FROM = None,
    seed: SEED = None,
    set_: SET = None,
    without: WITHOUT = "",
    vary: VARY = "luck",
    executor: EXECUTOR = "threads",
    workers: WORKERS = None,
    scheduler: SCHEDULER = None,
    trust: TRUST = False,
    store: STORE = None,
    timeout: TIMEOUT = None,
    only: ONLY = None,
    out: OUT = None,
    figure: FIGURE = None,
    as_json: JSON = False,
) -> None:
    """Simulate many futures from one day on: the odds, and the bands they stay in."""
    from simulator.errors import InputError, Problem
    from ui.cli.checks import check_figure, check_folder, collect
    from ui.cli.fan_start import Line
    from ui.cli.means import Asked, check_means

    problems: list[Problem] = []
    line = Line(scenario, seed, from_, tuple(set_ or ()), without)
    planned = collect(problems, lambda: _check(line, runs, days, vary, only))
    asked = Asked(executor, workers, scheduler, trust, store, timeout)
    means = collect(problems, lambda: check_means(asked))
    collect(problems, lambda: check_folder(out.parent if out else None))
    collect(problems, lambda: check_figure(figure))
    if problems or planned is None or means is None:
        raise InputError(*problems)
    from ui.cli.fan_told import keep, tell, tell_one
    from ui.cli.run import make_ready

    make_ready()
    plan = planned(means)
    if plan.only is not None:
        tell_one(plan, plan.only)
        return
    outcomes, waits = simulate(fan_of(plan))
    tell(plan, outcomes, waits, as_json=as_json)
    keep(plan, outcomes, out, figure)


def _check(
    line: "Line", runs: str, days: str, vary: str, only: str | None
) -> "Callable[[Means], Plan]":
    from simulator.ensemble.futures import LONGEST_DAYS, MOST_RUNS, Start
    from simulator.errors import InputError, Problem
    from ui.cli.checks import collect, whole
    from ui.cli.fan_start import check_line, check_vary

    problems: list[Problem] = []
    live = collect(problems, lambda: check_line(line))
    count = collect(problems, lambda: whole("--runs", runs, 1, MOST_RUNS))
    ahead = collect(problems, lambda: whole("--days", days, 1, LONGEST_DAYS))
    varied = collect(problems, lambda: check_vary(vary))
    one = collect(problems, lambda: whole("--only", only or "0", 0, MOST_RUNS))
    if problems or not (live and count and ahead and varied):
        raise InputError(*problems)

    def plan(means: "Means") -> Plan:
        run = live()
        return Plan(
            start=Start.of(run, varied),
            line=run,
            command=f"durand futures {line.command} --days {ahead} --vary {varied}",
            runs=count,
            days=ahead,
            only=None if only is None else one,
            means=means,
        )

    return plan


def fan_of(plan: Plan) -> "Fan":
    """Make the fan of a plan."""
    from simulator.ensemble.futures import Fan
    from simulator.ensemble.futures import Means as Ways
    from simulator.ensemble.supervisor import Patience

    means = plan.means
    chunk = 1 if means.executor == "threads" else 8
    patience = Patience(timeout_s=means.timeout_s, chunk=chunk)
    ways = Ways(gather=means.gather, patience=patience, store=means.store)
    return Fan(plan.start, plan.runs, plan.days, means=ways)


def simulate(fan: "Fan") -> tuple[list["Outcome"], dict[str, float | None]]:
    """Simulate a fan with a bar on standard error; give how long one waited."""
    from ui.cli.bars import bar

    outcomes: list[Outcome] = []
    waits: dict[str, float | None] = {f"first_{n}_s": None for n in FIRST_HONEST}
    begun = time.perf_counter()
    with bar("Futures", fan.runs) as step:
        for outcome in fan.outcomes():
            outcomes.append(outcome)
            if len(outcomes) in FIRST_HONEST:
                waits[f"first_{len(outcomes)}_s"] = time.perf_counter() - begun
            step()
    waits["wall_s"] = time.perf_counter() - begun
    return outcomes, waits
