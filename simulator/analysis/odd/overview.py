"""Overview: purpose, entities and their state, scales, the order of a day."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from simulator import engine
from simulator.analysis.odd.text import fields, plain, prose, table
from simulator.definitions import STEPS
from simulator.doctrine.actors import ACTORS, MOVEMENT_IDS
from simulator.doctrine.repertoire import repertoires
from simulator.scenario import load_scenario, scenario_names
from simulator.situation import LONGEST_RUN_DAYS
from simulator.world import columns

if TYPE_CHECKING:
    from collections.abc import Iterator


def overview() -> Iterator[str]:
    """Give the sections of the overview."""
    yield "## 1. Purpose and patterns"
    yield prose()["purpose"]
    yield "## 2. Entities, state variables and scales"
    yield table(("entity", "how many", "what it is"), entities())
    yield prose()["scales"].format(longest=LONGEST_RUN_DAYS)
    yield (
        "The steps of escalation: "
        + "; ".join(f"{step} {name}" for step, name in enumerate(STEPS))
        + "."
    )
    yield "### State variables"
    source = inspect.getsource(columns)
    rows = [(name, group, what) for group, name, what in fields(source, "WORLD")]
    yield table(("variable", "of", "meaning"), rows)
    yield "## 3. Process overview and scheduling"
    yield plain(engine.__doc__)
    yield "In the code, a day is these phases, in this order:"
    yield "\n".join(
        f"{number}. {name} (`{kernel}`)"
        for number, (name, kernel) in enumerate(engine.ORDER_OF_THE_DAY, start=1)
    )
    yield prose()["perception"]
    yield "## 4. Scenarios"
    yield table(("scenario", "first day", "days", "title"), _scenarios())


def entities() -> Iterator[tuple[str, object, str]]:
    """Give each kind of entity with its number."""
    deciding = ", ".join(repertoires())
    yield "actors", len(ACTORS), f"offices and organisations; they decide: {deciding}"
    movements = ", ".join(MOVEMENT_IDS)
    yield (
        "teams",
        f"up to {columns.N_TEAMS}",
        f"{columns.TEAM_SIZE} fighters each, banding into cells ({movements})",
    )
    for force, count in columns.BATTALIONS.items():
        yield f"battalions: {force}", count, "place and readiness"
    yield "commanders", columns.N_COMMANDERS, "Taliban; loyalty and stance to Pakistan"
    yield "places", columns.N_PLACES, "people, violence, grief, displaced, forces"
    yield (
        "stretches of the line",
        columns.N_PAIRS,
        "a district and a province that meet",
    )
    yield "crossings", columns.N_CROSSINGS, "open or shut, with their trade"


def _scenarios() -> Iterator[tuple[str, str, int, str]]:
    for name in scenario_names():
        one = load_scenario(name)
        yield one.name, one.start.isoformat(), one.days, one.title
