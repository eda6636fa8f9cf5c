"""What a dial and a constant are, and how a value for a dial is checked."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import scenarios
from simulator.errors import InputError, Problem, nearest

POSTERIOR = Path(scenarios.__file__).with_name("posterior.toml")

type Strength = Literal["strong", "contested", "assumption"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dial:
    """One thing a person may move, before a run or while it plays.

    Everything that shows a dial (window, command line, documents) reads it from
    here: unit, range, default, meaning, and how well its effect is supported.
    """

    name: str
    label: str
    unit: str
    low: float
    high: float
    default: float
    meaning: str
    acts_on: str
    evidence: str
    strength: Strength
    source: str
    group: str
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant:
    """A number of a rule that nobody moves live; one, or one per movement."""

    name: str
    unit: str
    default: float | tuple[float, ...]
    low: float
    high: float
    meaning: str
    strength: Strength
    source: str


def assumed(
    name: str,
    unit: str,
    default: float | tuple[float, ...],
    low: float,
    high: float,
    meaning: str,
) -> Constant:
    """Return a constant whose value is an assumption, nothing better being known."""
    return Constant(
        name=name,
        unit=unit,
        default=default,
        low=low,
        high=high,
        meaning=meaning,
        strength="assumption",
        source="assumption",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim of the source article that a mechanism carries.

    ``off`` are the dials and constants that switch it off, with the values that do.
    """

    id: str
    text: str
    off: Mapping[str, float]


def calibrated(
    declared: Mapping[str, Constant], file: Path = POSTERIOR
) -> Mapping[str, Constant]:
    """Give fitted constants the values of the calibration's reference draw.

    The values stand in one file with their ranges and provenance, not in the code;
    without the file everything is as declared.

    Raises
    ------
    ValueError
        When the file holds a constant that is not declared, or a value out of range.
    """
    if not file.exists():
        return declared
    fitted = tomllib.loads(file.read_text(encoding="utf-8"))["constant"]
    found = dict(declared)
    for name, row in fitted.items():
        constant = declared.get(name)
        if constant is None or not _fits(row["value"], constant):
            msg = f"{file.name}: {name} is not of this model; run tools/calibrate.py"
            raise ValueError(msg)
        value = row["value"]
        value = tuple(value) if isinstance(value, list) else float(value)
        found[name] = replace(constant, default=value)
    return MappingProxyType(found)


def _fits(value: Any, constant: Constant) -> bool:
    """Whether a value has the parts of a constant, each in its range."""
    several = isinstance(constant.default, tuple)
    if isinstance(value, list) != several:
        return False
    parts = value if several else [value]
    usual = constant.default if isinstance(constant.default, tuple) else (0.0,)
    inside = all(constant.low <= part <= constant.high for part in parts)
    return inside and len(parts) == len(usual)


def check_dial(
    dials: Mapping[str, Dial], name: str, value: object, where: str
) -> Problem | None:
    """Say what is wrong with one setting of a dial, or None when it is sound."""
    dial = dials.get(name)
    if dial is None:
        allowed = "the name of a dial (durand dials lists them)"
        return Problem(where, name, value, allowed, nearest(name, dials))
    if _is_number(value) and dial.low <= float(value) <= dial.high:  # type: ignore[arg-type]
        return None
    return Problem(where, name, value, f"a number from {dial.low:g} to {dial.high:g}")


def parse_setting(text: str) -> tuple[str, float]:
    """Read ``"dial=value"``.

    Raises
    ------
    InputError
        When there is no ``=`` or no number behind it.
    """
    name, value = _split(text)
    if isinstance(value, str):
        raise InputError(Problem("--set", name, value, "a number"))
    return name, value


def check_settings(
    dials: Mapping[str, Dial], texts: Iterable[str]
) -> tuple[dict[str, float], list[Problem]]:
    """Read several ``"dial=value"`` and collect every problem they have."""
    settings: dict[str, float] = {}
    problems: list[Problem] = []
    for text in texts:
        try:
            name, value = _split(text)
        except InputError as error:
            problems += error.problems
            continue
        problem = check_dial(dials, name, value, "--set")
        if problem is None and name in settings:
            problem = Problem("--set", name, value, "one value for each dial")
        if problem is None:
            settings[name] = float(value)
        else:
            problems.append(problem)
    return settings, problems


def _split(text: str) -> tuple[str, float | str]:
    name, equals, value = (part.strip() for part in text.partition("="))
    if not (name and equals and value):
        allowed = "a dial and its value, such as mediation_strength=0.8"
        raise InputError(Problem("--set", "setting", text, allowed))
    try:
        return name, float(value)
    except ValueError:
        return name, value


def _is_number(value: object) -> bool:
    return (
        isinstance(value, int | float) and not isinstance(value, bool)
    ) and isfinite(value)
