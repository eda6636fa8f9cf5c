"""Crises and disputes of a run as rows, with ids, dates and names."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from simulator.doctrine.actors import ACTOR_IDS
from simulator.world.columns import EVENT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

    from simulator.definitions.crises import Episode

COLUMNS = (
    "id",
    "kind",
    "start",
    "end",
    "trigger",
    "trigger_id",
    "peak_rung",
    "mediated",
    "style",
    "mediator",
    "agreement",
    "outcome",
    "settlement",
    "reciprocated",
    "deaths",
    "relapse_of",
)


def ids(found: Sequence[Episode]) -> list[str]:
    """Name episodes: crisis-1, crisis-2, dispute-1."""
    counts: dict[str, int] = {}
    names = []
    for one in found:
        counts[one.kind] = counts.get(one.kind, 0) + 1
        names.append(f"{one.kind}-{counts[one.kind]}")
    return names


def crisis_of_day(found: Sequence[Episode]) -> dict[int, str]:
    """Return the id of the crisis of each day that is in one."""
    return {
        day: name
        for name, one in zip(ids(found), found, strict=True)
        if one.kind == "crisis"
        for day in range(one.start, one.end + 1)
    }


def crisis_rows(
    found: Sequence[Episode], events: np.ndarray, start: date
) -> Iterator[dict[str, Any]]:
    """Name what is known of each episode; the end is empty while it lasts."""
    names = ids(found)
    for name, one in zip(names, found, strict=True):
        trigger = one.trigger
        kind = EVENT_KINDS[events["kind"][trigger]] if trigger >= 0 else "standing"
        yield {
            "id": name,
            "kind": one.kind,
            "start": _date(start, one.start),
            "end": _date(start, one.end) if one.over else "",
            "trigger": kind,
            "trigger_id": trigger + 1 if trigger >= 0 else "",
            "peak_rung": one.peak_rung,
            "mediated": int(one.mediated),
            "style": one.style,
            "mediator": ACTOR_IDS[one.mediator] if one.mediated else "",
            "agreement": int(one.agreement),
            "outcome": one.outcome,
            "settlement": one.settlement,
            "reciprocated": int(one.reciprocated),
            "deaths": one.deaths,
            "relapse_of": names[one.relapse_of] if one.relapse_of >= 0 else "",
        }


def _date(start: date, day: int) -> str:
    return (start + timedelta(days=day)).isoformat()
