"""Every command of the command line, with its options."""

from pathlib import Path
from typing import Annotated

import typer

from ui.cli.classes import classes
from ui.cli.compare import compare
from ui.cli.evidence import evidence
from ui.cli.experiments import add_experiment_commands
from ui.cli.files import add_timeline_commands
from ui.cli.futures import futures
from ui.cli.odd import odd
from ui.cli.report import report

app = typer.Typer(
    name="durand",
    help="Live models of the Pakistan – Afghan Taliban border crisis. "
    "Without a command the window opens. It explores assumptions; it is no forecast.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _show_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"durand {version('durand')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def window(  # noqa: PLR0913 - each is an option of the command line
    context: typer.Context,
    *,
    scenario: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Open the window on this scenario, or .toml file."
        ),
    ] = None,
    open_: Annotated[
        Path | None,
        typer.Option(
            "--open", metavar="FILE", help="Open a run, class, scenario or experiment."
        ),
    ] = None,
    settings: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep the window's settings in this file."),
    ] = None,
    safe: Annotated[
        bool,
        typer.Option("--safe", help="Usual settings and layouts, nothing remembered."),
    ] = False,
    screenshot: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Save pictures of the window and end."),
    ] = None,
    theme: Annotated[
        str | None, typer.Option(metavar="light|dark", help="Colours of the pictures.")
    ] = None,
    size: Annotated[
        str | None, typer.Option(metavar="WxH", help="Size of the pictures.")
    ] = None,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    """Open the window."""
    if context.invoked_subcommand is None:
        from ui.cli.window import Start, open_window

        start = Start(scenario=scenario, file=open_, settings=settings, safe=safe)
        raise typer.Exit(open_window(screenshot, theme, size, start))
    if scenario or screenshot or theme or size or open_ or settings or safe:
        names = "Options of the window, such as --scenario, --open and --theme,"
        message = f"{names} do not go with {context.invoked_subcommand}."
        raise typer.BadParameter(message)


@app.command()
def run(  # noqa: PLR0913 - each is an option of the command line
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A scenario, or a .toml file.")
    ],
    *,
    seed: Annotated[
        str, typer.Option(metavar="N", help="Number of this run's luck.")
    ] = "0",
    days: Annotated[
        str | None,
        typer.Option(metavar="N", help="Days to run; the scenario's own unless told."),
    ] = None,
    setting: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="DIAL=VALUE", help="Move a dial; may repeat."),
    ] = None,
    at: Annotated[
        list[str] | None,
        typer.Option(
            "--at", metavar="DATE:DIAL=VALUE", help="Move a dial on a date; may repeat."
        ),
    ] = None,
    without: Annotated[
        str, typer.Option(metavar="C6,…", help="Switch claims of the article off.")
    ] = "",
    draw: Annotated[
        str | None,
        typer.Option(metavar="K", help="Which draw of the uncertain constants."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Write summary.json, four tables and run.durand."
        ),
    ] = None,
    figure: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw the run: a .png, .svg or .pdf."),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print summary.json and nothing else.")
    ] = False,
) -> None:
    """Run one future of a scenario and tell how it went."""
    from ui.cli.checks import Extras, check_order
    from ui.cli.run import carry_out

    extras = Extras(moves=tuple(at or ()), without=without, draw=draw, figure=figure)
    order = check_order(
        name, seed=seed, days=days, settings=setting or [], out=out, extras=extras
    )
    carry_out(order, as_json=json)


@app.command("list")
def list_scenarios() -> None:
    """List the scenarios."""
    from ui.cli.listing import print_scenarios

    print_scenarios()


@app.command()
def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A scenario, or a .toml file.")
    ],
) -> None:
    """Show a scenario: its situation, sources, seats, and what it changes."""
    from ui.cli.showing import print_scenario

    print_scenario(name)


@app.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A scenario file.")],
) -> None:
    """Check a scenario file and tell every mistake in it."""
    from ui.cli.showing import check_file

    check_file(file)


@app.command()
def schema() -> None:
    """Print the JSON Schema of scenario files, for editors."""
    from ui.cli.showing import print_schema

    print_schema()


@app.command()
def dials() -> None:
    """List every dial: unit, range, default, meaning, and its evidence."""
    from ui.cli.listing import print_dials

    print_dials()


@app.command()
def places(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="One place, told in full.")
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the districts, provinces and crossings of the map."""
    from ui.cli.places import print_places

    print_places(name, json)


app.command()(futures)
app.command()(compare)
app.command()(evidence)
app.command()(odd)
app.command()(report)
add_timeline_commands(app)
add_experiment_commands(app)
app.add_typer(classes)
