"""From values to places on the screen, and where marks are written."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10

NICE = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Scale:
    """A range of values, laid between two places.

    Attributes
    ----------
    low, high
        The values at ``first`` and at ``last``.
    """

    low: float
    high: float
    first: float
    last: float

    def __call__(self, value: float) -> float:
        """Return the place of a value, held between the ends."""
        span = self.high - self.low or 1.0
        share = (min(max(value, self.low), self.high) - self.low) / span
        return self.first + share * (self.last - self.first)

    def beyond(self, value: float) -> float:
        """Return the place of a value, also where it lies beyond the ends."""
        span = self.high - self.low or 1.0
        return self.first + (value - self.low) / span * (self.last - self.first)

    def marks(self, most: int) -> list[float]:
        """Return round values between the ends, at most so many."""
        return marks(self.low, self.high, most)


def step_of(span: float, most: int) -> float:
    """Return a round step, of which so many at most fit into a span."""
    rough = span / max(1, most)
    if rough <= 0:
        return 1.0
    power = 10.0 ** floor(log10(rough))
    return next(nice * power for nice in NICE if nice * power >= rough * 0.999999)


def marks(low: float, high: float, most: int) -> list[float]:
    """Return round values between two, at most about so many."""
    step = step_of(high - low, most)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [k * step for k in range(first, last + 1)]


def wide(low: float, high: float, most: int = 5) -> tuple[float, float]:
    """Widen a range to round ends."""
    if high <= low:
        high = low + 1.0
    step = step_of(high - low, most)
    return floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step


def written(value: float, *, signed: bool = False) -> str:
    """Write a round value."""
    text = f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"
    text = text.replace("-", "−")
    return f"+{text}" if signed and value > 0 else text
