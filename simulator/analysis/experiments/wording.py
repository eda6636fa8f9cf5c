"""Results in words: frequencies before percentages, and never more than is known."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from simulator.mechanisms import DIALS

if TYPE_CHECKING:
    from simulator.analysis.measures import Measure

DISCLAIMER = "It explores assumptions, it is no forecast."
MINUS = "\N{MINUS SIGN}"


def dial_label(name: str) -> str:
    """Return the words of a dial."""
    return DIALS[name].label


def number(value: float) -> str:
    """Write a number with no more digits than help."""
    if abs(value) >= 100:
        text = f"{value:,.0f}"
    elif abs(value) >= 10:
        text = f"{value:.3g}"
    else:
        text = f"{value:.2g}" if abs(value) >= 0.1 or value == 0 else f"{value:.1g}"
    return text.replace("-", MINUS)


def dial_number(name: str, value: float) -> str:
    """Write a dial's value as the window shows it: shares as so many of 100."""
    dial = DIALS[name]
    if (dial.low, dial.high) == (0.0, 1.0):
        return number(100 * value) if 0 < 100 * value < 1 else f"{100 * value:.0f}"
    return number(value)


def of_100(share: float) -> str:
    """Write a share as so many of 100."""
    return f"{100 * share:.0f} of 100"


def signed(value: float, measure: Measure) -> str:
    """Write a change with its sign; of odds in futures of 100."""
    scaled = 100 * value if measure.kind == "odds" else value
    text = number(round(scaled) if measure.kind == "odds" else scaled)
    return text if text.startswith(MINUS) or text == "0" else f"+{text}"


def finite(value: Any) -> Any:
    """Replace what JSON has no word for, such as infinity, by None, at any depth."""
    if isinstance(value, dict):
        return {key: finite(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [finite(one) for one in value]
    return None if isinstance(value, float) and not isfinite(value) else value


def unit_of(measure: Measure) -> str:
    """Say what a measure's numbers count."""
    return "of 100 futures" if measure.kind == "odds" else measure.unit


def unit_beside(measure: Measure) -> str:
    """Say what the numbers count, unless the measure's words say so already."""
    unit = unit_of(measure)
    return "" if measure.label.startswith(unit) else f" {unit}"


def amount(value: float, measure: Measure) -> str:
    """Write a measure's mean; of odds as futures of 100."""
    return number(round(100 * value) if measure.kind == "odds" else value)


def between(low: float, high: float, measure: Measure) -> str:
    """Write an interval of a measure."""
    return f"{amount(low, measure)} to {amount(high, measure)}"
