"""Dials as text, to be carried from one run to another: a line each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from simulator.errors import InputError, Problem
from simulator.parameters import check_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.parameters import Dial

WHERE = "the text that was pasted"
NOTHING = "lines such as mediation_strength=0.9"
LONGEST = 200  # lines that are looked at


def as_text(dials: Mapping[str, Dial], values: Mapping[str, float]) -> str:
    """Write the dials that are off their usual values; empty where none is."""
    moved = {
        name: values[name]
        for name, dial in dials.items()
        if name in values and values[name] != dial.default
    }
    return "\n".join(f"{name}={value:g}" for name, value in moved.items())


def read(dials: Mapping[str, Dial], text: str) -> dict[str, float]:
    """Read dials from text: lines of ``name=value``; what follows # does not count.

    Raises
    ------
    InputError
        With everything that cannot be accepted; also when there is nothing.
    """
    stripped = (line.partition("#")[0].strip() for line in text.splitlines())
    lines = [line for line in stripped if line][:LONGEST]
    if not any("=" in line for line in lines):
        raise InputError(Problem(WHERE, "dials", None, NOTHING))
    found, problems = check_settings(dials, lines)
    if problems:
        raise InputError(*(replace(one, where=WHERE) for one in problems))
    return found
