"""The commands of the class: ``durand class run | pack | debrief | cards``."""

from pathlib import Path
from typing import Annotated

import typer

classes = typer.Typer(
    name="class",
    help="The facilitated war-game: play a script, print the pack, make the debrief.",
    no_args_is_help=True,
    add_completion=False,
)

Script = Annotated[
    Path, typer.Argument(metavar="SCRIPT", help="A class as a .toml file.")
]


@classes.command("run")
def run_class(
    script: Script,
    *,
    file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep the class in this .durand file."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write the debrief: HTML, PDF and CSV."),
    ] = None,
    names: Annotated[
        bool, typer.Option("--names", help="Write the students' names in it.")
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="Print what came, for another program.")
    ] = False,
) -> None:
    """Play a whole class from a script; a class already begun in FILE goes on."""
    from ui.cli.classroom import ClassOrder, carry_out_class

    carry_out_class(ClassOrder(script, file, out, names=names, as_json=json))


@classes.command("pack")
def print_pack(
    script: Script,
    *,
    out: Annotated[Path, typer.Option(metavar="FILE", help="The PDF.")] = Path(
        "pack.pdf"
    ),
    parts: Annotated[
        str, typer.Option(metavar="rules,…", help="Some parts of it only.")
    ] = "",
) -> None:
    """Print the pack: rules, roles, cards, slips, map, teacher's sheets, tent cards."""
    from ui.cli.classroom import write_the_pack

    write_the_pack(script, out, parts)


@classes.command("debrief")
def debrief(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The .durand file of a class.")
    ],
    *,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where to write it.")] = Path(
        "debrief"
    ),
    names: Annotated[
        bool, typer.Option("--names", help="Write the students' names in it.")
    ] = False,
) -> None:
    """Make the debrief of a class: luck or choice, aims, turn by turn, the record."""
    from ui.cli.classroom import write_the_debrief

    write_the_debrief(file, out, names=names)


@classes.command("cards")
def cards(
    seat: Annotated[
        str | None,
        typer.Argument(metavar="[SEAT]", help="One seat; all when left out."),
    ] = None,
) -> None:
    """List the seats, or the order cards of one."""
    from ui.cli.classroom import print_cards

    print_cards(seat)


@classes.command("resume")
def resume(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The .durand file of a class.")
    ],
) -> None:
    """Tell where a class stands: its turn, phase, seats, and what is still to come."""
    from ui.cli.classroom import print_standing

    print_standing(file)
