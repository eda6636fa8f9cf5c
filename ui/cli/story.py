"""How one future went, for a reader at a terminal."""

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from simulator.definitions import STEPS
from ui.cli.sparkline import BLOCKS, PLAIN, sparkline

if TYPE_CHECKING:
    from simulator.run import RunResult
    from ui.cli.checks import Order

DISCLAIMER = "One future of many: it explores assumptions, it is no forecast."
LABEL_WIDTH = 20


def told(order: "Order", result: "RunResult") -> str:
    """Tell a run: what was asked, what came of it, and the digest to check it by."""
    lines = [*_heading(order), "", *_course(result), "", DISCLAIMER]
    return "\n".join([*lines, f"Digest {result.digest}", *_files(order)])


def _heading(order: "Order") -> list[str]:
    scenario = order.scenario
    last = scenario.start + timedelta(days=order.days - 1)
    moved = ", ".join(f"{name} = {value:g}" for name, value in order.settings.items())
    return [
        scenario.title,
        f"{scenario.name}, {scenario.start} to {last} ({order.days} days), "
        f"seed {order.seed}; dials moved: {moved or 'none'}",
    ]


def _course(result: "RunResult") -> Iterable[str]:
    days, weeks = result.series, result.weekly()
    peak = int(days["rung"].max())
    blocks = blocks_for(getattr(sys.stdout, "encoding", None))

    def line(label: str, value: str, column: str, **bounds: float) -> str:
        picture = _picture(weeks, column, blocks, bounds)
        return f"{label:<{LABEL_WIDTH}}{value:>12}  {picture}"

    yield f"{'Peak of escalation':<{LABEL_WIDTH}}step {peak} of 8: {STEPS[peak]}"
    yield line(
        "Step of escalation", _change(days["rung"], _step), "rung", low=0, high=8
    )
    yield line("Attacks", f"{int(days['attacks'].sum())}", "attacks", low=0)
    yield line("Deaths", f"{int(days['deaths'].sum())}", "deaths", low=0)
    yield line("Taliban unity", _change(days["cohesion"], _of_100), "cohesion", low=0)
    for label, column in (
        ("Islamabad's trust", "trust_pak_kab"),
        ("Kabul's trust", "trust_kab_pak"),
    ):
        yield line(label, _change(days[column], _of_100), column, low=-1, high=1)
    yield line(
        "Days of ceasefire", f"{int(days['ceasefire'].sum())}", "ceasefire", low=0
    )


def blocks_for(encoding: str | None) -> str:
    """Return the characters of a sparkline that this encoding can show."""
    try:
        BLOCKS.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return PLAIN
    return BLOCKS


def _picture(
    weeks: Sequence[dict[str, Any]], column: str, blocks: str, bounds: dict[str, float]
) -> str:
    values = [float(week[column]) for week in weeks]
    return sparkline(values, blocks=blocks, **bounds)


def _change(column: Any, shown: Callable[[float], str]) -> str:
    return f"{shown(float(column[0]))} to {shown(float(column[-1]))}"


def _step(value: float) -> str:
    return f"{value:.0f}"


def _of_100(value: float) -> str:
    return f"{100 * value:.0f}"


def _files(order: "Order") -> list[str]:
    return [f"Written to {order.out}"] if order.out is not None else []
