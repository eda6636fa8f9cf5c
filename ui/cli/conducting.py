"""An experiment carried out in a terminal: a bar, a way to stop, a way to go on."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from ui.cli.run import make_ready

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rich.progress import Progress, TaskID

    from simulator.analysis.experiments.kinds import Result
    from simulator.analysis.experiments.reading import Experiment
    from simulator.ensemble.outcomes import Tally


def unfinished(folder: Path) -> Path:
    """Return where the futures of an experiment are kept while it lasts."""
    return folder / "unfinished.jsonl"


def conduct(
    experiment: Experiment, options: Mapping[str, Any], folder: Path | None
) -> Result:
    """Carry an experiment out, with a bar on standard error.

    With a folder the measures of every future are kept in it until all are done, so
    that a stop, a crash or a power cut costs the last second at most.

    Raises
    ------
    DurandError
        When it was stopped, saying how to go on; or not one future was simulated.
    """
    from simulator.analysis.experiments.kinds import run_experiment
    from simulator.analysis.experiments.points import ExperimentStoppedError, How

    make_ready()
    ledger = None
    rest = dict(options)
    if folder is not None:
        ledger = unfinished(folder)
        if not rest.pop("resume"):
            ledger.unlink(missing_ok=True)
    rest.pop("resume", None)
    stopped = threading.Event()
    with _bars() as bars:
        bar = bars.add_task("Futures", total=experiment.futures, told="")

        def progress(tally: Tally) -> None:
            _show(bars, bar, tally)

        try:
            how = How(ledger=ledger, **rest)
            return run_experiment(experiment, progress, stopped.is_set, how)
        except KeyboardInterrupt:
            stopped.set()
            msg = "Stopped."
        except ExperimentStoppedError as stop:
            msg = str(stop)
    if ledger is not None:
        msg += " What is done is kept: the same command with --resume goes on."
    raise ExperimentStoppedError(msg)


def _show(bars: Progress, bar: TaskID, tally: Tally) -> None:
    told = f"{tally.failed} failed" if tally.failed else ""
    bars.update(bar, completed=tally.done, total=tally.planned, told=told)


def _bars() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[told]}"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
