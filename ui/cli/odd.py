"""`durand odd`: the model described from its own declarations."""

from pathlib import Path
from typing import Annotated

import typer


def odd(
    *,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it into a .md file.")
    ] = None,
) -> None:
    """Describe the model by the ODD+D protocol, with TRACE notes, from its code."""
    from simulator.analysis.odd import odd_text
    from simulator.errors import InputError, Problem

    if out is not None and (out.suffix != ".md" or not out.resolve().parent.is_dir()):
        allowed = "a .md file in a folder that is there"
        raise InputError(Problem("--out", "the file", str(out), allowed))
    text = odd_text()
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        allowed = "a file that can be written"
        raise InputError(Problem("--out", "the file", str(out), allowed)) from error
    typer.echo(f"{out} is written.")
