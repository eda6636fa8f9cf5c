"""What there is: the scenarios, and every dial with its evidence."""

import shutil
import textwrap

import typer

from simulator.parameters import Dial
from simulator.scenario import load_scenario, scenario_names

SUPPORT = {
    "strong": "well supported",
    "contested": "contested",
    "assumption": "an assumption",
}


def print_scenarios() -> None:
    """Print each scenario's name, first day, length and title, and its sentence."""
    found = [load_scenario(name) for name in scenario_names()]
    width = max(len(scenario.name) for scenario in found)
    for one in found:
        span = f"{one.start}  {one.days:>4} days"
        typer.echo(f"{one.name:<{width}}  {span}  {one.title}")
        typer.echo(_folded(one.sentence))


def print_dials() -> None:
    """Print every dial, by group, the headline ones first."""
    from simulator.mechanisms import DIALS

    headline = [dial for dial in DIALS.values() if dial.headline]
    others = [dial for dial in DIALS.values() if not dial.headline]
    typer.echo("The first dials of the window\n")
    for dial in headline:
        _print_dial(dial)
    for group in dict.fromkeys(dial.group for dial in others):
        typer.echo(f"{group}\n")
        for dial in (one for one in others if one.group == group):
            _print_dial(dial)


def _print_dial(dial: Dial) -> None:
    span = f"{dial.low:g} to {dial.high:g}, default {dial.default:g} ({dial.unit})"
    typer.echo(f"  {dial.name}  {span}")
    for text in (
        f"{dial.label}: {dial.meaning}",
        f"Acts on: {dial.acts_on}",
        f"Evidence, {SUPPORT[dial.strength]}: {dial.evidence}",
        f"Source: {dial.source}",
    ):
        typer.echo(_folded(text))
    typer.echo()


def _folded(text: str) -> str:
    width = min(shutil.get_terminal_size().columns, 100)
    return textwrap.fill(text, width, initial_indent=" " * 6, subsequent_indent=" " * 8)
