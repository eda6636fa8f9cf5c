"""Options that several commands share; each command gives its own default."""

from pathlib import Path
from typing import Annotated

import typer

NAME = Annotated[
    str, typer.Argument(metavar="NAME", help="A scenario, or a .toml or .durand file.")
]
RUNS = Annotated[str, typer.Option("--runs", metavar="N", help="How many futures.")]
DAYS = Annotated[str, typer.Option("--days", metavar="H", help="How many days ahead.")]
FROM = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", help="The first day that differs."),
]
SEED = Annotated[
    str | None, typer.Option("--seed", metavar="N", help="Which luck the line has.")
]
SET = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="DIAL=VALUE", help="Move a dial; may repeat."),
]
WITHOUT = Annotated[
    str,
    typer.Option("--without", metavar="C6,…", help="Switch claims of the article off."),
]
VARY = Annotated[
    str,
    typer.Option(
        "--vary",
        metavar="luck|unknowns",
        help="Other luck alone, or what is uncertain as well.",
    ),
]
ONLY = Annotated[
    str | None,
    typer.Option("--only", metavar="K", help="Simulate future K alone, and tell it."),
]
OUT = Annotated[
    Path | None,
    typer.Option("--out", metavar="CSV", help="Write the bands, week by week."),
]
FIGURE = Annotated[
    Path | None,
    typer.Option("--figure", metavar="FILE", help="Draw it: a .png, .svg or .pdf."),
]
JSON = Annotated[bool, typer.Option("--json", help="Print JSON.")]
EXECUTOR = Annotated[
    str, typer.Option("--executor", metavar="threads|processes|dask", help="Who works.")
]
WORKERS = Annotated[
    str | None,
    typer.Option("--workers", metavar="K", help="How many; one a processor if untold."),
]
SCHEDULER = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="ADDRESS", help="Of a Dask cluster."),
]
TRUST = Annotated[
    bool,
    typer.Option(
        "--trust-cluster", help="Talk to a cluster elsewhere without encryption."
    ),
]
STORE = Annotated[
    Path | None,
    typer.Option(
        "--store",
        "--resume",
        metavar="FILE",
        help="Keep the runs there; what it holds is not simulated again.",
    ),
]
TIMEOUT = Annotated[
    str | None,
    typer.Option("--timeout", metavar="S", help="Give a run up after so long."),
]
