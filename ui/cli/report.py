"""`durand report`: a run, a comparison or an experiment told for others to read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from simulator.errors import InputError, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.report.files import Kind
    from ui.report.parts import Source
    from ui.report.run import RunSource

EXPERIMENT, COMPARISON = "experiment.toml", "comparison.json"
ALLOWED = (
    "a run (.durand, or .zip of an export), an experiment (.toml) or a comparison "
    "(.json), or the folder of results of one"
)
RUNS = (".durand", ".zip")
MOST_FUTURES = 10_000

Asks = Annotated[
    Path, typer.Argument(metavar="SOURCE", help=f"What is told: {ALLOWED}.")
]
Title = Annotated[str, typer.Option(help="Of the report.")]
Question = Annotated[str, typer.Option(help="What was asked, in one line.")]


def report(  # noqa: PLR0913 - each is an option of the command line
    source: Asks,
    *,
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="Where to; here unless told.")
    ] = Path(),
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="html|pdf", help="Only this; may repeat."),
    ] = None,
    title: Title = "",
    question: Question = "",
    author: Annotated[
        str, typer.Option(help="Who made it; nobody is named without.")
    ] = "",
    branch: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of a run; the one left open.")
    ] = None,
    futures: Annotated[
        str,
        typer.Option(metavar="N", help="Futures from the last day of a run; 0 none."),
    ] = "200",
) -> None:
    """Write a report that stands on its own, as one HTML page and one PDF.

    What was asked and changed, what came of it, on which evidence, how to repeat it.
    """
    from ui.cli.checks import check_folder, collect, whole
    from ui.report.files import KINDS, make_report
    from ui.report.parts import Asked

    problems: list[Problem] = []
    kinds = collect(problems, lambda: _kinds(kind or list(KINDS)))
    count = collect(problems, lambda: whole("--futures", futures, 0, MOST_FUTURES))
    collect(problems, lambda: check_folder(out))
    take = collect(problems, lambda: _taker(source))
    if branch is not None and take is not None and take is not _run:
        allowed = "only with a run (.durand, .zip)"
        problems.append(Problem("--branch", "the option", branch, allowed))
    if problems or kinds is None or count is None or take is None:
        raise InputError(*problems)
    told = take(source, branch, count)
    asked = Asked(title, question, author)
    for file in make_report(told, out, kinds=kinds, asked=asked):
        typer.echo(file)


def _kinds(asked: Sequence[str]) -> list[Kind]:
    from ui.report.files import KINDS

    unknown = [one for one in asked if one not in KINDS]
    if unknown:
        allowed, hint = ", ".join(KINDS), nearest(unknown[0], KINDS)
        raise InputError(Problem("--kind", "the kind", unknown[0], allowed, hint))
    return cast("list[Kind]", list(dict.fromkeys(asked)))


def _taker(path: Path) -> Callable[[Path, str | None, int], Source]:
    """Find out what a path holds, by its name and what lies in it."""
    suffix = path.suffix.lower()
    if path.is_dir() and (path / EXPERIMENT).is_file():
        return _experiment
    if path.is_dir() and (path / COMPARISON).is_file():
        return _comparison
    if suffix == ".json" and path.is_file():
        return _comparison
    if suffix == ".toml" and path.is_file():
        return _experiment
    if suffix in RUNS and path.is_file():
        return _run
    raise InputError(Problem("report", "the source", str(path), ALLOWED))


def _run(path: Path, branch: str | None, futures: int) -> RunSource:
    from ui.cli.run import make_ready
    from ui.cli.timeline import contents_of
    from ui.report.run import RunSource

    contents = contents_of(path)
    chosen = contents.tree.named(branch) if branch is not None else None
    make_ready()
    return replace(RunSource.of_file(contents, chosen), runs=futures)


def _experiment(path: Path, _branch: str | None, _futures: int) -> Source:
    """Carry an experiment out again: the same file gives the same result."""
    path = path / EXPERIMENT if path.is_dir() else path
    from simulator.analysis.experiments.reading import is_experiment, read_experiment
    from ui.cli.conducting import conduct
    from ui.report.experiment import ExperimentSource

    if not is_experiment(path):
        allowed = "a file with the table [experiment]"
        raise InputError(Problem("report", "the file", str(path), allowed))
    return ExperimentSource(conduct(read_experiment(path), {}, None))


def _comparison(path: Path, _branch: str | None, _futures: int) -> Source:
    """Compare again what was compared: the same file gives the same result."""
    from simulator.analysis.compare.comparison import compare
    from simulator.analysis.compare.files import read_plan
    from ui.cli.bars import bar
    from ui.cli.run import make_ready
    from ui.report.comparison import ComparisonSource

    plan = read_plan(path / COMPARISON if path.is_dir() else path)
    make_ready()
    with bar("Futures", plan.runs * len(plan.arms)) as step:
        return ComparisonSource(compare(plan, progress=lambda _: step()))
