"""What is uncertain: the parameters that are fitted, and the constants that are not.

A fitted parameter is a factor on a declared value. Every other constant is drawn around
its reference by how well it is supported, on the scale that fits it: shares on log
odds, positive numbers on logarithms, log odds as they are; parts of one move together.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import scenarios
from simulator.compiled import wrapping
from simulator.mechanisms import DECLARED
from simulator.randomness import key, stream, uniform

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.parameters import Constant
    from simulator.rules import Value

SPEC = Path(scenarios.__file__).with_name("calibration.toml")
SEED = 20251012
PRIOR = stream("calibration.prior")
# How far from the reference, up and down, on the scale of the constant.
WIDTH = {"strong": 0.1, "assumption": 0.25, "contested": 0.6}
# A root that a switch turns off, and the clock: no quantities that are uncertain.
# The size of a team is a grain: coarse or fine makes the same war.
CERTAIN = frozenset(
    {"rivalry", "pause_calm", "pause_tense", "pause_hot", "team_fighters"}
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One fitted parameter: a factor on a declared value, or on one part of it."""

    name: str
    low: float
    high: float
    why: str
    part: int | None = None

    @property
    def id(self) -> str:
        """Its name, with the part where it is one."""
        return self.name if self.part is None else f"{self.name}.{self.part}"


@cache
def parameters() -> tuple[Parameter, ...]:
    """Return the fitted parameters, in the order of the file."""
    with SPEC.open("rb") as file:
        return tuple(Parameter(**row) for row in tomllib.load(file)["parameter"])


def fitted_constants(factors: np.ndarray) -> dict[str, Value]:
    """Return the constants that some factors make, inside their ranges."""
    made: dict[str, Value] = {}
    for parameter, factor in zip(parameters(), factors, strict=True):
        constant = DECLARED[parameter.name]
        usual = made.get(parameter.name, constant.default)
        parts = list(usual) if isinstance(usual, tuple) else [usual]
        for k in range(len(parts)):
            if parameter.part in (None, k):
                scaled = parts[k] * float(factor)
                parts[k] = min(max(scaled, constant.low), constant.high)
        made[parameter.name] = tuple(parts) if isinstance(usual, tuple) else parts[0]
    return made


def cube(count: int, wave: int) -> np.ndarray:
    """Return factors spread evenly in their logarithms: [point, factor].

    A scrambled Sobol sequence, the same for every wave's number.
    """
    from scipy.stats import qmc

    low = np.log([parameter.low for parameter in parameters()])
    high = np.log([parameter.high for parameter in parameters()])
    size = math.ceil(math.log2(count))
    shares = qmc.Sobol(len(low), seed=SEED + wave).random_base2(size)[:count]
    return np.asarray(np.exp(low + shares * (high - low)))


def shifted(constant: Constant, value: float, shift: float) -> float:
    """Move a value by a shift on the scale of its constant, inside its range."""
    if constant.low < 0:
        moved = value + 2 * shift
    elif constant.low == 0 and constant.high <= 1 and 0 < value < 1:
        odds = math.log(value / (1 - value)) + shift
        moved = 1 / (1 + math.exp(-odds))
    else:
        moved = value * math.exp(shift)
    return min(max(moved, constant.low), constant.high)


def other_constants(number: int) -> dict[str, Value]:
    """Draw all constants that are not fitted, for particle ``number``."""
    fitted = {parameter.name for parameter in parameters()}
    with wrapping():
        luck = key(SEED, PRIOR, number)
    drawn: dict[str, Value] = {}
    for constant in DECLARED.values():
        if constant.name in CERTAIN | fitted:
            continue
        with wrapping():
            u = float(uniform(luck, _unit(constant.name)))
        move = WIDTH[constant.strength] * (2 * u - 1)
        usual = constant.default
        if isinstance(usual, tuple):
            drawn[constant.name] = tuple(shifted(constant, v, move) for v in usual)
        else:
            drawn[constant.name] = shifted(constant, usual, move)
    return drawn


@cache
def _unit(name: str) -> int:
    """Give each constant a number that does not hang on the others (FNV-1a)."""
    number = 2166136261
    for byte in name.encode():
        number = ((number ^ byte) * 16777619) & 0x7FFFFFFF
    return number


def particle(number: int, factors: np.ndarray) -> Mapping[str, Value]:
    """Return all uncertain constants of a particle: fitted ones and drawn ones."""
    return other_constants(number) | fitted_constants(factors)
