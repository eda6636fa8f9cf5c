"""What a run assumes: claims that are switched off, and a draw of what is uncertain."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import scenarios
from simulator.errors import InputError, Problem, nearest
from simulator.mechanisms import CLAIMS, CONSTANTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from simulator.rules import Value

DRAWS_FILE = Path(scenarios.__file__).with_name("draws.csv")


def switched_off(
    switches: Mapping[str, bool], without: Iterable[str] = (), where: str = "without"
) -> tuple[str, ...]:
    """Return the claims that are off, in their order.

    Raises
    ------
    InputError
        With every id that is no claim's.
    """
    asked = tuple(without)
    problems = [
        Problem(where, "claim", name, f"{', '.join(CLAIMS)}", nearest(name, CLAIMS))
        for name in asked
        if name not in CLAIMS
    ]
    if problems:
        raise InputError(*problems)
    off = {name for name, on in switches.items() if not on} | set(asked)
    return tuple(name for name in CLAIMS if name in off)


def dials_off(claims: Iterable[str]) -> dict[str, Value]:
    """Return the dials and constants that hold these claims off, with their values."""
    return {name: value for id_ in claims for name, value in CLAIMS[id_].off.items()}


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


def drawn(draw: int | None, where: str = "draw") -> dict[str, Value]:
    """Return the uncertain constants of a draw; nothing for the reference.

    Raises
    ------
    InputError
        When there is no such draw.
    """
    if draw is None:
        return {}
    if not isinstance(draw, int) or not 1 <= draw <= len(_draws()):
        allowed = f"a whole number from 1 to {len(_draws())}"
        raise InputError(Problem(where, "the draw", draw, allowed))
    return dict(_draws()[draw - 1])
