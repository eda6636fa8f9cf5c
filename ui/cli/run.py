"""`durand run`: get the model ready, run one future, tell and keep it."""

import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from simulator.run import RunResult
    from ui.cli.checks import Order


def carry_out(order: "Order", *, as_json: bool) -> None:
    """Run what was ordered; files are written only when the run is whole."""
    from simulator.outputs import summary_text, write_outputs
    from simulator.timeline.keeping import keep_run

    result = _simulate(order)
    if order.out is not None:
        write_outputs(result, order.out)
        keep_run(result, order.settings, order.out)
    if order.figure is not None:
        from ui.figures.course import draw_course

        draw_course(result, order.figure)
    if as_json:
        sys.stdout.write(summary_text(result))
        return
    from ui.cli.story import told

    typer.echo(told(order, result))


def _simulate(order: "Order") -> "RunResult":
    from simulator.run import run

    make_ready()
    return run(order.scenario, order.settings, seed=order.seed, days=order.days)


def make_ready() -> None:
    """Compile the rules once for this machine, with a bar on standard error."""
    from simulator.warmup import is_warm

    if not is_warm():
        _warm_up()


def _warm_up() -> None:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from simulator.warmup import warm_up

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    told = "Preparing the model, once on this machine"
    if not console.is_terminal:
        console.print(f"{told}…")
    quiet = not console.is_terminal  # a bar drawn into a file is litter
    with Progress(*columns, console=console, transient=True, disable=quiet) as bars:
        bar = bars.add_task(told)
        warm_up(lambda done, total, _: bars.update(bar, completed=done, total=total))
