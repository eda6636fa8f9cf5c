"""Details: beginnings, data, and every mechanism with its dials, constants, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.analysis.history import table_rows
from simulator.analysis.odd.text import prose, said, table
from simulator.mechanisms import CLAIMS, DIALS, MECHANISMS
from simulator.situation import StartState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

DIAL_HEAD = "dial", "range (default)", "meaning", "acts on", "evidence", "source"
CONSTANT_HEAD = "constant", "value (range)", "unit", "meaning", "support", "source"


def details() -> Iterator[str]:
    """Give the sections of the details."""
    yield "## 6. Initialisation"
    keys = ", ".join(f"`{key}`" for key in StartState.model_fields)
    yield prose()["initialisation"].format(keys=keys)
    yield "## 7. Input data"
    yield "No series drives a run. These figures set geography, forces and tests:"
    rows = ((row["key"], row["mark"], row["text"]) for row in table_rows("sources.csv"))
    yield table(("key", "kind", "source"), rows)
    yield "## 8. Submodels"
    yield prose()["support"]
    for module in MECHANISMS:
        yield from mechanism(module)
    yield "## 9. Claims of the source article, and what carries each"
    claims = (
        (c.id, c.text, ", ".join(f"`{n}` = {v:g}" for n, v in c.off.items()))
        for c in CLAIMS.values()
    )
    yield table(("claim", "what it says", "switched off by"), claims)


def mechanism(module: ModuleType) -> Iterator[str]:
    """Give the sections of one mechanism."""
    yield f"### {module.__name__.rsplit('.', 1)[-1].capitalize()}"
    yield said(module)
    dials = getattr(module, "DIALS", ())
    if dials:
        yield table(
            DIAL_HEAD,
            (
                (
                    f"`{d.name}` {d.label}",
                    f"{d.low:g} to {d.high:g} ({d.default:g}) {d.unit}",
                    d.meaning,
                    d.acts_on,
                    f"{d.strength}: {d.evidence}",
                    d.source,
                )
                for d in dials
            ),
        )
    constants = getattr(module, "CONSTANTS", ())
    if constants:
        yield table(CONSTANT_HEAD, (_constant(name) for name in constants))


def _constant(declared: object) -> tuple[str, ...]:
    from simulator.mechanisms import CONSTANTS

    one = CONSTANTS[declared.name]  # type: ignore[attr-defined]
    parts = one.default if isinstance(one.default, tuple) else (one.default,)
    value = "; ".join(f"{part:.4g}" for part in parts)
    span = f"{value} ({one.low:g} to {one.high:g})"
    return f"`{one.name}`", span, one.unit, one.meaning, one.strength, one.source


def counted() -> str:
    """Say how many dials rest on what support."""
    strengths = [dial.strength for dial in DIALS.values()]
    return ", ".join(f"{strengths.count(s)} {s}" for s in dict.fromkeys(strengths))
