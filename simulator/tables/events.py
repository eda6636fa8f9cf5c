"""The log of a run with names, dates, points on the map, and words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from simulator import randomness
from simulator.compiled import wrapping
from simulator.doctrine.actors import ACTOR_IDS
from simulator.tables.words import told
from simulator.world.atlas import load_atlas
from simulator.world.columns import (
    BORDER_CLASH,
    DESIGNS,
    EVENT_KINDS,
    FENCE_WORK,
    RESULTS,
)
from simulator.world.spots import SpotKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy as np

    from simulator.scenario import Scenario
    from simulator.world.places import Place

SPOT = randomness.stream("tables.spot")
HERE = (0.0, 0.0)  # of an event without a place
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
AT_THE_LINE = (BORDER_CLASH, FENCE_WORK)
A_CELL, AN_EVENT = 0, 1  # whose point it is


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
    points = _points(events, seed)
    injected = {(i.date - scenario.start).days: i.text for i in scenario.injects}
    for number, event in enumerate(events):
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
            row["lon"], row["lat"] = points[number]
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


def _points(events: np.ndarray, seed: int) -> list[tuple[float, float]]:
    """Give each event a point in its place, by luck of its own; zeros without one.

    A pure function of the seed and of the cell and its place, so that a cell strikes
    from one point as long as it stays; of the event's number where it was no cell.
    Nothing is drawn from the streams of the model.
    """
    with wrapping():
        return [
            _point(event, seed) if event["place"] >= 0 else HERE for event in events
        ]


def _point(event: Any, seed: int) -> tuple[float, float]:
    spots = load_atlas().spots
    place, unit = int(event["place"]), int(event["unit"])
    luck = randomness.key(seed, SPOT, AN_EVENT if unit < 0 else A_CELL)
    own = randomness.subkey(luck, int(event["id"]) if unit < 0 else unit)
    turn = [randomness.uniform(own, 3 * place + k) for k in range(3)]
    rows = spots.of(place, SpotKind.POST) if event["kind"] in AT_THE_LINE else None
    lon, lat = spots.point(place, (turn[0], turn[1], turn[2]), rows)
    return round(lon, 5), round(lat, 5)
