"""`durand futures`: many futures from one state, their odds and their bands."""

import json
import sys
import time
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli.checks import check_order

if TYPE_CHECKING:
    from simulator.ensemble.futures import Fan, Outcome
    from simulator.run import Run
    from ui.cli.checks import Order

# Long enough for a fan that a person reads; the name of each step says what it is.
DOTS = 50
FIRST_HONEST = (20, 50)  # futures after which the waiting time is told


def futures(  # noqa: PLR0913 - one parameter for each option
    scenario: Annotated[str, typer.Argument(help="Name or file of a scenario.")],
    *,
    runs: Annotated[str, typer.Option(help="How many futures.")] = "200",
    days: Annotated[str, typer.Option(help="How many days ahead.")] = "182",
    from_: Annotated[
        str | None, typer.Option("--from", help="The first day that differs.")
    ] = None,
    seed: Annotated[str, typer.Option(help="Which luck the line has.")] = "0",
    set_: Annotated[
        list[str] | None, typer.Option("--set", help="A dial, as dial=value.")
    ] = None,
    workers: Annotated[str, typer.Option(help="Threads side by side.")] = "2",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Simulate many futures from one day on: the odds, and the bands they stay in."""
    from simulator.errors import InputError, Problem
    from ui.cli.checks import collect, whole

    problems: list[Problem] = []
    order = collect(
        problems,
        lambda: check_order(
            scenario, seed=seed, days=None, settings=set_ or [], out=None
        ),
    )
    count = collect(problems, lambda: whole("--runs", runs, 1, 100_000))
    ahead = collect(problems, lambda: whole("--days", days, 1, 1827))
    threads = collect(problems, lambda: whole("--workers", workers, 1, 64))
    first = collect(problems, lambda: _first_day(from_, order))
    if problems or order is None or None in (count, ahead, threads, first):
        raise InputError(*problems)
    assert count is not None
    assert ahead is not None
    assert threads is not None
    from simulator.ensemble.futures import Fan, Start
    from simulator.run import Run
    from ui.cli.run import make_ready

    make_ready()
    line = Run(order.scenario, order.settings, order.seed)
    line.advance(first or 0)
    fan = Fan(Start.of(line), count, ahead, threads)
    outcomes, waits = _simulate(fan)
    _tell(line, fan, outcomes, waits, as_json)


def _first_day(text: str | None, order: "Order | None") -> int:
    from simulator.errors import InputError, Problem

    if text is None or order is None:
        return 0
    start = order.scenario.start
    last = order.scenario.days
    try:
        ahead = (date.fromisoformat(text) - start).days
    except ValueError:
        ahead = -1
    if not 0 <= ahead <= last:
        allowed = f"a date from {start}, at most {last} days later, as 2026-01-31"
        raise InputError(Problem("--from", "the date", text, allowed))
    return ahead


def _simulate(fan: "Fan") -> tuple[list["Outcome"], dict[str, float]]:
    from rich.console import Console
    from rich.progress import Progress

    outcomes: list[Outcome] = []
    waits: dict[str, float] = {}
    begun = time.perf_counter()
    console = Console(stderr=True)
    quiet = not console.is_terminal
    with Progress(console=console, transient=True, disable=quiet) as bars:
        bar = bars.add_task("Futures", total=fan.runs)
        for outcome in fan.outcomes():
            outcomes.append(outcome)
            if len(outcomes) in FIRST_HONEST:
                waits[f"first_{len(outcomes)}_s"] = time.perf_counter() - begun
            bars.advance(bar)
    waits["wall_s"] = time.perf_counter() - begun
    return outcomes, waits


def _tell(
    line: "Run",
    fan: "Fan",
    outcomes: list["Outcome"],
    waits: dict[str, float],
    as_json: bool,
) -> None:
    from simulator.definitions import STEPS
    from simulator.ensemble.summary import summed_up

    in_force = bool(line.world.truce > 0)
    summary = summed_up(outcomes, fan.runs, fan.start.acts_before(), in_force)
    if as_json:
        told = summary.as_plain() | waits
        sys.stdout.write(json.dumps(told, indent=2) + "\n")
        return
    typer.echo(line.scenario.title)
    typer.echo(f"{summary.ok} of {summary.planned} futures, {fan.days} days")
    typer.echo(f"from {line.date}\n")
    typer.echo("Of 100 futures, reached anew:")
    for rung, share in summary.rungs.items():
        typer.echo(_odds(f"step {rung}, {STEPS[rung]}", share))
    typer.echo(_odds("a ceasefire that holds 14 days", summary.ceasefire))
    typer.echo("\nAttacks a week at the end: half of the futures lie between")
    low, high = (summary.quantiles["attacks"][q][-1] for q in (1, 3))
    typer.echo(f"{low:.0f} and {high:.0f}")
    for outcome in outcomes:
        if not outcome.ok:
            typer.echo(f"Future {outcome.number} failed: {outcome.failure}", err=True)
    typer.echo("\nIt explores assumptions, it is no forecast.")


def _odds(what: str, share: float) -> str:
    dots = "●" * round(share * DOTS)
    return f"{what:44}{100 * share:4.0f}  {dots}"
