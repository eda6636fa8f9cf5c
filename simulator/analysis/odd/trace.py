"""TRACE: how the model was made, checked and compared with the world; its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.analysis.evidence import LIMITS, published
from simulator.analysis.odd.details import counted
from simulator.analysis.odd.text import prose, table
from simulator.analysis.patterns.rows import bands

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def trace() -> Iterator[str]:
    """Give the sections of TRACE, and when not to use the model."""
    yield "## 10. TRACE notes"
    for name, text in prose()["trace"].items():
        yield f"**{name}.** {text}"
    yield f"**Data evaluation.** Support of the dials: {counted()}."
    yield "### Patterns it is held to"
    result = published()
    found = {row["id"]: row for row in result["patterns"]} if result else {}
    if result:
        verdicts = result["summary"]
        held, gated = verdicts["verdicts"].get("pass", 0), verdicts["gated"]
        yield (
            f"{held} of {gated} patterns that count hold, on fresh seeds "
            f"({result['computed']}); each miss is explained in `durand evidence`."
        )
    yield table(
        ("id", "pattern", "asked", "found", "verdict", "source"),
        (
            (
                band.id,
                band.what,
                band.text,
                _value(found.get(band.id, {})),
                found.get(band.id, {}).get("verdict", "–"),
                band.source,
            )
            for band in bands().values()
        ),
    )
    yield "## 11. When not to use this"
    yield "\n".join(f"- {text}" for text in (*prose()["not_for"], *LIMITS))


def _value(row: Mapping[str, Any]) -> str:
    value = row.get("value")
    return "–" if value is None else f"{value:.3g}"
