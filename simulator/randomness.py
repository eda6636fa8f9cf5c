"""Luck as a pure function u(seed, stream, day, unit): no state, any order, any thread.

The generator is SplitMix64 (Steele, Lea & Flood 2014, OOPSLA) read as a counter-based
one: output ``n`` of a key is the finaliser of ``key + n * golden gamma``. Keys are made
by the same finaliser from seed, stream and day. A stream is named after the mechanism
that draws from it, so that adding or switching off a mechanism, an actor or a cell
leaves every other draw alone, and two runs that differ in one dial share their luck.
"""

from __future__ import annotations

import math

import numpy as np

from simulator.compiled import kernel
from simulator.numerics import cos_turn, exp, ln, poisson_inverse

U64 = np.uint64
S30, S27, S31, S11 = U64(30), U64(27), U64(31), U64(11)
GAMMA = U64(0x9E3779B97F4A7C15)
MIX1, MIX2 = U64(0xBF58476D1CE4E5B9), U64(0x94D049BB133111EB)
STREAM_STEP, DAY_STEP = U64(0xD1B54A32D192ED03), U64(0x8CB92BA72F3D8DD7)
UNIT_STEP = U64(0xA0761D6478BD642F)
HALF_ULP = 1.0 / 9007199254740992.0  # 2**-53

FOIL, DEATHS, SPREAD, PART = 0, 1, 2, 7  # units of the draws about one fight

_streams: dict[str, int] = {}


def stream(name: str) -> int:
    """Declare a named stream and give its number, the same on every machine.

    The number is a hash of the name (FNV-1a, 32 bits), so it does not depend on which
    other streams exist.

    Raises
    ------
    ValueError
        When the name is declared already, or its number is another stream's.
    """
    number = 2166136261
    for byte in name.encode():
        number = ((number ^ byte) * 16777619) & 0xFFFFFFFF
    if name in _streams or number in _streams.values():
        msg = f"stream {name!r}, or its number {number}, is taken: choose another name"
        raise ValueError(msg)
    _streams[name] = number
    return number


def streams() -> dict[str, int]:
    """Every declared stream and its number."""
    return dict(_streams)


@kernel
def mix(x: U64) -> U64:
    """SplitMix64's finaliser: 64 bits to 64 well-mixed bits, one to one."""
    x ^= x >> S30
    x *= MIX1
    x ^= x >> S27
    x *= MIX2
    return x ^ (x >> S31)


@kernel
def key(seed: int, stream: int, day: int) -> U64:
    """Make the key of one mechanism's luck on one day."""
    named = mix(U64(seed) + U64(stream) * STREAM_STEP + GAMMA)
    return mix(named + U64(day) * DAY_STEP)


@kernel
def subkey(key: U64, unit: int) -> U64:
    """Make a key of its own for one event or unit, for several draws about it."""
    return mix(key ^ (U64(unit) * UNIT_STEP + GAMMA))


@kernel
def uniform(key: U64, unit: int) -> float:
    """Draw a number in [0, 1) for one unit, in steps of 2**-53."""
    return float(mix(key + U64(unit) * GAMMA) >> S11) * HALF_ULP


@kernel
def normal(key: U64, unit: int) -> float:
    """Draw a standard normal number (Box & Muller 1958) for one unit."""
    radius = math.sqrt(-2.0 * ln(1.0 - uniform(key, 2 * unit)))
    return radius * cos_turn(uniform(key, 2 * unit + 1))


@kernel
def poisson(key: U64, unit: int, mean: float) -> int:
    """Draw a Poisson count by inversion: a larger mean never gives a smaller count.

    The screen is exact, P(N = 0) = exp(-mean) >= 1 - mean, and spares quiet places
    and days the exponential.
    """
    u = uniform(key, unit)
    if u <= 1.0 - mean:
        return 0
    return poisson_inverse(u, mean)


@kernel
def toll(luck: U64, foiled: float, mean: float, spread: float) -> int:
    """Draw the dead of one fight: none when foiled, else Poisson-lognormal.

    The same luck and a larger mean never give fewer dead.
    """
    if uniform(luck, FOIL) < foiled:
        return 0
    z = 1.0
    if spread > 0.0:
        z = exp(spread * normal(luck, SPREAD) - 0.5 * spread * spread)
    return poisson_inverse(uniform(luck, DEATHS), mean * z)


@kernel
def part_of(luck: U64, whole: int, share: float) -> int:
    """Take a share of a whole number, rounded up or down by luck; its mean is exact."""
    return int(min(float(whole), share * whole + uniform(luck, PART)))
