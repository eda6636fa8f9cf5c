"""What a run assumes: claims that are switched off, and a draw of what is uncertain."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import scenarios
from simulator.errors import InputError, Problem, nearest
from simulator.mechanisms import CONSTANTS, SWITCHES
from simulator.situation import N_DRAWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from simulator.rules import Value
    from simulator.scenario import Scenario

DRAWS_FILE = Path(scenarios.__file__).with_name("draws.csv")


def switched_off(scenario: Scenario) -> tuple[str, ...]:
    """Return the claims that are off, in their order."""
    return tuple(name for name in SWITCHES if not scenario.switches.get(name, True))


def dials_off(claims: Iterable[str]) -> dict[str, Value]:
    """Return the dials and constants that hold these claims off, with their values."""
    return {name: value for id_ in claims for name, value in SWITCHES[id_].off.items()}


@cache
def _draws() -> tuple[dict[str, Value], ...]:
    with DRAWS_FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_constants(row) for row in csv.DictReader(file))


def _constants(row: Mapping[str, str]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, constant in CONSTANTS.items():
        if isinstance(constant.default, tuple):
            columns = [f"{name}.{k}" for k in range(len(constant.default))]
            if columns[0] in row:
                found[name] = tuple(float(row[column]) for column in columns)
        elif name in row:
            found[name] = float(row[name])
    return found


def constants_of(scenario: Scenario) -> dict[str, Value]:
    """Return the constants of a scenario's draw; nothing for the reference."""
    return {} if scenario.draw is None else dict(_draws()[scenario.draw - 1])


def assuming(
    scenario: Scenario, without: Iterable[str] = (), draw: int | None = None
) -> Scenario:
    """Return a scenario without some claims, or with another draw.

    Raises
    ------
    InputError
        With every claim that is unknown, and a draw that there is not.
    """
    asked = tuple(without)
    problems = [
        Problem(
            "without", "claim", name, ", ".join(SWITCHES), nearest(str(name), SWITCHES)
        )
        for name in asked
        if name not in SWITCHES
    ]
    whole = isinstance(draw, int) and not isinstance(draw, bool)
    if draw is not None and not (whole and 1 <= draw <= N_DRAWS):
        allowed = f"a whole number from 1 to {N_DRAWS}"
        problems.append(Problem("draw", "the draw", draw, allowed))
    if problems:
        raise InputError(*problems)
    changes: dict[str, object] = {"draw": draw} if draw is not None else {}
    if asked:
        changes["switches"] = scenario.switches | dict.fromkeys(asked, False)
    return scenario.model_copy(update=changes) if changes else scenario
