"""The log of a run with names, dates, points on the map, and words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from simulator.doctrine.actors import ACTOR_IDS
from simulator.tables.whereabouts import whereabouts
from simulator.tables.words import told
from simulator.world.atlas import load_atlas
from simulator.world.columns import DESIGNS, EVENT_KINDS, RESULTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy as np

    from simulator.scenario import Scenario
    from simulator.world.places import Place

COLUMNS = (
    "id",
    "date",
    "day",
    "kind",
    "actor",
    "group",
    "target",
    "place",
    "district",
    "province",
    "lon",
    "lat",
    "deaths",
    "deaths_actor",
    "deaths_target",
    "civilians",
    "claimed_deaths",
    "attributed_to",
    "rung",
    "crisis_id",
    "cause_id",
    "result",
    "design",
    "text",
)
DEAD = ("deaths", "deaths_actor", "deaths_target", "civilians")


def event_rows(
    events: np.ndarray,
    scenario: Scenario,
    seed: int,
    *,
    crisis_of: Mapping[int, str],
) -> Iterator[dict[str, Any]]:
    """Name what the log of a run holds by numbers.

    Parameters
    ----------
    events
        The log, with the columns of ``EVENT``.
    scenario, seed
        Of the run: its first day and its injects, and the luck of the points.
    crisis_of
        The id of the crisis of a day.
    """
    places = load_atlas().places
    injected = {(i.date - scenario.start).days: i.text for i in scenario.injects}
    for event in events:
        day, place = int(event["day"]), int(event["place"])
        row: dict[str, Any] = dict.fromkeys(COLUMNS, "")
        row |= {name: int(event[name]) for name in ("id", "day", *DEAD, "rung")}
        row |= {
            "date": (scenario.start + timedelta(days=day)).isoformat(),
            "kind": EVENT_KINDS[event["kind"]],
            "claimed_deaths": int(event["claimed"]),
            "attributed_to": _actor(event["attributed"]),
            "crisis_id": crisis_of.get(day, ""),
            "cause_id": int(event["cause"]) or "",
            "result": RESULTS[event["result"]],
            "design": DESIGNS[event["design"]],
        }
        row |= {name: _actor(event[name]) for name in ("actor", "group", "target")}
        if place >= 0:
            row |= _whereabouts(places[place])
            row["lon"], row["lat"], _ = whereabouts(event, seed)
        name = places[place].name if place >= 0 else ""
        row["text"] = told(event, name, row["kind"], injected.get(day, ""))
        yield row


def _actor(number: int) -> str:
    return ACTOR_IDS[number] if number >= 0 else ""


def _whereabouts(place: Place) -> dict[str, Any]:
    return {
        "place": place.id,
        "district": place.name if place.pakistani else "",
        "province": place.province,
    }
