"""`durand evidence`: the model against history, and the patterns it is held to."""

import json
import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from simulator.analysis.evidence import Size

MARKS = {
    "pass": "holds",
    "fail": "MISSES",
    "reported": "shown",
    "unclear": "unclear",
    "no data": "not run",
    "not applicable": "–",
}
NEEDED = ("scipy", "SALib")


def evidence(
    *,
    quick: Annotated[
        bool, typer.Option("--quick", help="Judge anew, in about a minute.")
    ] = False,
    full: Annotated[
        bool,
        typer.Option(
            "--full", help="Judge anew in full, up to 20 minutes; goes on if stopped."
        ),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write the result, its table and figures."),
    ] = None,
    workers: Annotated[str, typer.Option(help="Threads side by side.")] = "2",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Tell how the model stands against history and the patterns it is held to.

    Without --quick or --full: the full result that ships with this version.
    """
    from ui.cli.checks import collect, whole

    problems = _problems(quick, full, out)
    threads = collect(problems, lambda: whole("--workers", workers, 1, 64))
    if problems or threads is None:
        from simulator.errors import InputError

        raise InputError(*problems)
    result = _result(quick, full, threads)
    if out is not None:
        from ui.evidence import write_evidence

        write_evidence(result, out)
    if as_json:
        sys.stdout.write(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
        return
    for line in told(result, min(shutil.get_terminal_size().columns, 100)):
        typer.echo(line)


def _problems(quick: bool, full: bool, out: Path | None) -> list[Any]:
    from simulator.errors import Problem

    problems = []
    if quick and full:
        problems.append(Problem("--full", "--full", True, "--quick or --full"))
    if out is not None and out.exists() and not out.is_dir():
        problems.append(Problem("--out", "the folder", str(out), "a folder"))
    for package in NEEDED if quick or full else ():
        if find_spec(package) is None:
            allowed = "with durand[analysis] installed"
            problems.append(Problem("durand evidence", package, None, allowed))
    return problems


def _result(quick: bool, full: bool, workers: int) -> dict[str, Any]:
    from simulator.analysis.evidence import FULL, QUICK, published
    from simulator.errors import DurandError

    if quick or full:
        return _judge(FULL if full else QUICK, workers)
    found = published()
    if found is None:
        msg = "No full result ships with this version: durand evidence --quick."
        raise DurandError(msg)
    return found


def _judge(size: "Size", workers: int) -> dict[str, Any]:
    from rich.console import Console
    from rich.progress import Progress, TimeElapsedColumn

    from simulator.analysis.evidence import (
        PARTS,
        evaluate,
        kept_in,
        put_together,
        wanted,
    )
    from ui.cli.run import make_ready

    make_ready()
    console = Console(stderr=True)
    asked = wanted(size)
    parts = {}
    columns = (*Progress.get_default_columns(), TimeElapsedColumn())
    quiet = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=quiet) as bars:
        bar = bars.add_task(PARTS[asked[0]][0], total=len(asked))
        done = evaluate(size, folder=kept_in(), workers=workers)
        for number, (name, part) in enumerate(done, start=1):
            parts[name] = part
            ahead = PARTS[asked[number]][0] if number < len(asked) else "done"
            bars.update(bar, completed=number, description=ahead)
            if quiet:
                console.print(f"{number}/{len(asked)} {PARTS[name][0]}")
    return put_together(parts, size, datetime.now(UTC).date().isoformat())


def told(result: Mapping[str, Any], width: int) -> Iterator[str]:
    """Tell a result in lines: what it is, the table, the hindcast, the limits."""
    size = result["size"]["name"]
    yield f"Durand {result['version']}, computed {result['computed']} ({size})"
    yield _summary(result["summary"])
    yield ""
    for row in result["patterns"]:
        yield from _row(row, width)
    if result.get("hindcast"):
        yield from _hindcast(result["hindcast"])
    if result.get("headline"):
        yield from _headline(result["headline"])
    yield ""
    for limit in result["limits"]:
        yield from textwrap.wrap(limit, width)


def _summary(summary: Mapping[str, Any]) -> str:
    held = summary["verdicts"].get("pass", 0)
    share = summary["passed_share"]
    if share is None:
        return "No pattern was judged."
    return (
        f"{held} of {summary['gated']} patterns that count hold "
        f"({100 * share:.0f} in 100)."
    )


def _row(row: Mapping[str, Any], width: int) -> Iterator[str]:
    mark = MARKS[row["verdict"]]
    head = f"{mark:8}{row['id']:22}{number(row['value']):>9}"
    if row["interval"] is not None and row["value"] is not None:
        low, high = row["interval"]
        head += f"  ({number(low)} to {number(high)})"
    if row["verdict"] != "not applicable":
        head += f"; asked: {row['band']}"
    yield head.rstrip()
    for text in (row["what"], row.get("note", "")):
        yield from textwrap.wrap(
            text, width, initial_indent=" " * 8, subsequent_indent=" " * 8
        )


def number(value: float | None) -> str:
    """Write a number short."""
    return "–" if value is None else f"{value:.3g}"


def _hindcast(told_: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    yield f"Hindcast from August 2021, {told_['runs']} runs; 1 to 12 months ahead"
    yield f"{'':22}{'CRPS':>8}{'bits':>8}{'inside':>8}{'width':>8}"
    for part, title in (("2024", "months of 2024, never fitted"), ("all", "all")):
        yield title
        for name, scores in told_["scores"][part].items():
            yield (
                f"  {name:20}{scores['crps']:8.2f}{scores['ignorance']:8.2f}"
                f"{scores['coverage']:8.2f}{scores['width']:8.1f}"
            )


def _headline(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield ""
    yield "From its low to its high end: new strikes on a capital or heartland within"
    yield "a year (of 100 futures), and days a year at step five and above"
    for row in rows:
        low, high = (100 * share for share in row["odds"])
        days = " to ".join(f"{days:.0f}" for days in row["rung_days"])
        yield (
            f"  {row['dial']:20}{row['scenario']:16}{low:4.0f} to {high:3.0f}   {days}"
        )
