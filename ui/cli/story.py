"""How one future went, for a reader at a terminal."""

import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from simulator.assumptions import switched_off
from simulator.definitions import STEPS
from simulator.definitions.outcome import OUTCOMES
from ui.cli.sparkline import BLOCKS, PLAIN, sparkline

if TYPE_CHECKING:
    from simulator.run import RunResult
    from simulator.scenario import Scenario
    from ui.cli.checks import Order

DISCLAIMER = "One future of many: it explores assumptions, it is no forecast."


def _total(column: Any) -> str:
    return f"{int(column.sum()):,}"


def _steps(column: Any) -> str:
    return f"{column[0]} to {column[-1]}"


def _of_100(column: Any) -> str:
    return f"{100 * column[0]:.0f} to {100 * column[-1]:.0f}"


class Line(NamedTuple):
    """A column of the run: its label, its value in words, the scale of its picture."""

    label: str
    column: str
    value: Callable[[Any], str]
    low: float
    high: float | None


LINES = (
    Line("Step of escalation (0 to 8)", "rung", _steps, 0, 8),
    Line("Attacks in Pakistan", "attacks", _total, 0, None),
    Line("Deaths", "deaths", _total, 0, None),
    Line("Taliban unity (of 100)", "cohesion", _of_100, 0, 1),
    Line("Islamabad's trust (-100 to 100)", "trust_pak_kab", _of_100, -1, 1),
    Line("Kabul's trust (-100 to 100)", "trust_kab_pak", _of_100, -1, 1),
    Line("Days of ceasefire", "ceasefire", _total, 0, 7),
)


def told(order: "Order", result: "RunResult") -> str:
    """Tell a run: what was asked, what came of it, and the digest to check it by."""
    lines = [*_heading(order), "", *_course(result), "", DISCLAIMER]
    lines.append(f"Digest {result.digest}")
    if order.figure is not None:
        lines.append(f"Drawn in {order.figure}")
    if order.out is not None:
        lines.append(f"Written to {order.out}")
    return "\n".join(lines)


def _heading(order: "Order") -> Iterator[str]:
    scenario = order.scenario
    last = scenario.start + timedelta(days=order.days - 1)
    dials = scenario.dials | order.settings
    moved = ", ".join(f"{name} = {value:g}" for name, value in dials.items())
    yield scenario.title
    yield f"{scenario.name}, {scenario.start} to {last}, {order.days} days"
    yield f"Seed {order.seed}; dials moved: {moved or 'none'}"
    yield from _assumptions(scenario)


def _assumptions(scenario: "Scenario") -> Iterator[str]:
    if off := switched_off(scenario):
        yield f"Without the claims {', '.join(off)}"
    if scenario.draw is not None:
        yield f"Draw {scenario.draw} of the uncertain constants"
    for inject in scenario.injects:
        what = f"{inject.dial} = {inject.value:g}" if inject.dial else inject.kind
        yield f"On {inject.date}: {what}"


def _course(result: "RunResult") -> Iterator[str]:
    days, weeks = result.series, result.weeks
    blocks = blocks_for(getattr(sys.stdout, "encoding", None))
    peak = result.peak_rung
    yield f"Peak of escalation: step {peak} of 8, {STEPS[peak]}"
    yield f"In the end: {OUTCOMES[result.outcome]}"
    yield f"{'':32}{'in all, or':>14}  week by week"
    yield f"{'':32}{'first to last':>14}"
    for label, column, value, low, high in LINES:
        values = [float(week[column]) for week in weeks]
        picture = sparkline(values, blocks=blocks, low=low, high=high)
        yield f"{label:32}{value(days[column]):>14}  {picture}"


def blocks_for(encoding: str | None) -> str:
    """Return the characters of a sparkline that this encoding can show."""
    try:
        BLOCKS.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return PLAIN
    return BLOCKS
