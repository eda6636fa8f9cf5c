"""`durand export` and `durand replay`: a run for others, and proof that it is exact."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.run import RunResult
    from simulator.timeline.file import Contents
    from simulator.timeline.tree import Branch


def export(path: Path, out: Path | None, kinds: list[str]) -> None:
    """Write the archive of a file, and say where."""
    from simulator.timeline.archive import write_archive
    from ui.cli.tables import check_kinds, tables_of

    check_kinds(kinds)
    target = path.with_suffix(".zip") if out is None else out
    if target.is_dir():
        target = target / f"{path.stem}.zip"

    def tables(result: "RunResult") -> "Mapping[str, bytes]":
        return tables_of(result, kinds)

    contents = write_archive(path, target, tables, _report)
    branches = len(contents.tree.branches)
    typer.echo(f"{target}: {branches} branches; prove it: durand replay {target}")


def _report(contents: "Contents") -> "Mapping[str, bytes]":
    """Tell the branch that was left open, and draw every branch."""
    from simulator.timeline.results import result_of
    from ui.report.files import report_contents
    from ui.report.parts import Asked
    from ui.report.run import RunSource

    results = {
        branch: result_of(contents, branch)
        for branch in contents.tree.branches.values()
        if contents.heads.get(branch.id, 0)
    }
    here = contents.tree.branch(contents.branch)
    told = here if here in results else next(iter(results), None)
    pages: dict[str, bytes] = {}
    if told is not None:
        report = RunSource.of_file(contents, told).report(Asked())
        made = report_contents(report)
        pages = {f"report.{kind}": data for kind, data in made.items()}
    pictures = _pictures(results)
    figures = {f"figures/{name}.svg": drawn for name, drawn in pictures.items()}
    return {**pages, **figures}


def _pictures(results: "Mapping[Branch, RunResult]") -> "Mapping[str, bytes]":
    """Draw every branch, and all of them together where there are several."""
    from ui.figures.branches import branches_figure
    from ui.figures.course import course_figure
    from ui.figures.sheet import rendered

    drawn = {
        str(branch.id): rendered(course_figure(result), "svg")
        for branch, result in results.items()
    }
    if len(results) > 1:
        drawn["branches"] = rendered(branches_figure(results), "svg")
    return drawn


def replay(path: Path, *, compare: bool) -> None:
    """Live every branch again; with ``compare``, fail where a bit differs.

    Raises
    ------
    DurandError
        Naming the first day and column that differ.
    """
    from simulator.timeline.replay import verify
    from ui.cli.timeline import contents_of

    contents = contents_of(path)
    found = verify(contents)
    for one in found.replays:
        typer.echo(f"{one.branch}: {one.days} days, digest {one.digest}")
    if not compare:
        return
    for one in found.replays:
        if one.compared < one.days:
            typer.echo(
                f"{one.branch}: the file has a record of {one.compared} of its "
                f"{one.days} days (the program that wrote it was ended early)."
            )
    if found.difference is not None:
        made_by = contents.versions.get("durand", "unknown")
        msg = f"NOT the same (recorded by Durand {made_by}): {found.difference}"
        raise DurandError(msg)
    typer.echo("The same, to the last bit.")
