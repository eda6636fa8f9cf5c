"""`durand show`, `durand check`, `durand schema`: scenarios, before anything runs."""

import json
import shutil
import textwrap
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

import typer

from simulator.scenario import Scenario, load_scenario, read_scenario, schema
from simulator.situation import Inject


def print_schema() -> None:
    """Print the JSON Schema of a scenario file."""
    typer.echo(json.dumps(schema(), indent=2, ensure_ascii=False))


def check_file(file: Path) -> None:
    """Say that a file is sound; its mistakes are raised, all of them at once."""
    scenario = read_scenario(file)
    last = scenario.start + timedelta(days=scenario.days - 1)
    typer.echo(f"{file.name} is sound: {scenario.name}, {scenario.start} to {last}")


def print_scenario(name: str) -> None:
    """Print what a scenario tells and what it changes."""
    width = min(shutil.get_terminal_size().columns, 90)
    for line in _lines(load_scenario(name)):
        indent = " " * (len(line) - len(line.lstrip()))
        typer.echo(
            textwrap.fill(
                line.strip(), width, initial_indent=indent, subsequent_indent=indent
            )
        )


def _lines(scenario: Scenario) -> Iterator[str]:
    last = scenario.start + timedelta(days=scenario.days - 1)
    yield scenario.title
    yield f"{scenario.name}, {scenario.start} to {last}, {scenario.days} days"
    yield ""
    if scenario.in_short:
        yield scenario.in_short
        yield ""
    yield scenario.text
    yield from _listed("Sources", scenario.sources)
    seats = (f"{seat.id}: {', '.join(seat.actors)}" for seat in scenario.seats)
    yield from _listed("Seats", seats)
    moved = (f"{name} = {value:g}" for name, value in scenario.dials.items())
    yield from _listed("Dials that it moves", moved)
    off = (claim for claim, on in scenario.switches.items() if not on)
    yield from _listed("Claims that it switches off", off)
    weights = (
        f"{actor} {action}: {', '.join(f'{f} = {w:g}' for f, w in found.items())}"
        for actor, actions in scenario.doctrine.items()
        for action, found in actions.items()
    )
    yield from _listed("Weights that differ", weights)
    yield from _listed("What it brings about", map(_told, scenario.injects))


def _told(inject: Inject) -> str:
    what = f"{inject.dial} = {inject.value:g}" if inject.dial else inject.kind
    text = f" ({inject.text})" if inject.text else ""
    return f"{inject.date}: {what}{text}"


def _listed(heading: str, texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        if number == 0:
            yield ""
            yield heading
        yield f"  {text}"
