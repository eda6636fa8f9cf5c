"""The commands about files of runs: log, branch, diff, replay, export."""

from pathlib import Path
from typing import Annotated

import typer

Source = Annotated[
    Path, typer.Argument(metavar="FILE", help="A .durand file, or an archive of one.")
]
Side = Annotated[
    str,
    typer.Argument(metavar="FILE[#BRANCH]", help="A file, and one of its branches."),
]


def add_timeline_commands(app: typer.Typer) -> None:
    """Give the program its commands about files."""
    for command in (log, branch, diff, replay, export):
        app.command()(command)


def log(file: Source) -> None:
    """Tell everything that was done in a run: when, by whom, why."""
    from ui.cli.timeline import print_log

    print_log(file)


def branch(
    file: Source,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A branch, or its number.")
    ] = None,
    *,
    at: Annotated[
        int | None, typer.Option(metavar="DAY", help="Fork it on this day.")
    ] = None,
    origin: Annotated[
        str | None, typer.Option("--from", metavar="BRANCH", help="Fork it from this.")
    ] = None,
    setting: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="DIAL=VALUE", help="Move a dial; may repeat."),
    ] = None,
    note: Annotated[str | None, typer.Option(help="What is tried there.")] = None,
    delete: Annotated[bool, typer.Option("--delete", help="Delete it.")] = False,
) -> None:
    """List the branches of a run; or fork, note or delete one.

    A new one is lived as far as the one it is forked from.
    """
    from ui.cli.branching import BranchOrder, carry_out_branch

    order = BranchOrder(
        path=file,
        name=name,
        at=at,
        origin=origin,
        settings=setting or [],
        note=note,
        delete=delete,
    )
    carry_out_branch(order)


def diff(a: Side, b: Side) -> None:
    """Tell how two runs differ: causes, first day, totals. Ends with 1 when they do."""
    from ui.cli.timeline import print_difference

    if not print_difference(a, b):
        raise typer.Exit(1)


def replay(
    file: Source,
    *,
    verify: Annotated[
        bool, typer.Option("--verify", help="Compare every bit with the record.")
    ] = False,
) -> None:
    """Live a run again from its journal; with --verify, prove that it is the same."""
    from ui.cli.archive import replay as live_again

    live_again(file, compare=verify)


def export(
    file: Source,
    *,
    out: Annotated[
        Path | None, typer.Option(metavar="ZIP", help="Where; beside the file if not.")
    ] = None,
    tables: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help="Also xlsx or parquet; may repeat."),
    ] = None,
) -> None:
    """Write one archive with all of a run: file, tables, report, how to repeat it."""
    from ui.cli.archive import export as write

    write(file, out, tables or [])
