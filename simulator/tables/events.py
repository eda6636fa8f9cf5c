"""The log of a run with names, dates, points on the map, and words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from simulator import randomness
from simulator.compiled import wrapping
from simulator.doctrine.actors import ACTOR_IDS, KANDAHAR, PAK_GOV
from simulator.tables.words import told
from simulator.world.atlas import load_atlas
from simulator.world.columns import (
    AGREEMENT,
    ATTACK,
    BORDER_CLASH,
    BREAKDOWN,
    EVENT_KINDS,
    FENCE_WORK,
    OPERATION,
    SPLIT,
    STRIKE,
    TALKS,
    TRUCE_ENDS,
)
from simulator.world.spots import SpotKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np

    from simulator.scenario import Scenario
    from simulator.world.places import Place

SPOT = randomness.stream("tables.spot")
COLUMNS = (
    "id",
    "date",
    "day",
    "kind",
    "actor",
    "target",
    "place",
    "district",
    "province",
    "lon",
    "lat",
    "deaths",
    "deaths_actor",
    "rung",
    "crisis_id",
    "cause_id",
    "result",
    "design",
    "text",
)
AT_THE_LINE = (BORDER_CLASH, FENCE_WORK)
NAMES = {BREAKDOWN: "talks", TRUCE_ENDS: "ceasefire", SPLIT: "splinter"}


def kind_of(event: Any) -> str:
    """Name the kind of an event as the tables do."""
    kind = int(event["kind"])
    if kind == STRIKE and event["actor"] == KANDAHAR:
        return "drone"
    if kind == TALKS and event["actor"] != PAK_GOV:
        return "mediation"
    return NAMES.get(kind, EVENT_KINDS[kind])


def result_of(event: Any) -> str:
    """Say how it went: an attack hits or misses, talks and ceasefires fail."""
    if event["kind"] in (ATTACK, OPERATION):
        return "hit" if event["deaths"] > event["deaths_actor"] else "miss"
    return "failed" if event["kind"] in (BREAKDOWN, TRUCE_ENDS) else ""


def event_rows(
    events: np.ndarray,
    scenario: Scenario,
    seed: int,
    *,
    crisis_of: Mapping[int, str],
    causes: Sequence[int],
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
    causes
        The row that each event answers, -1 for none.
    """
    places = load_atlas().places
    points = _points(events, seed)
    injected = {(i.date - scenario.start).days: i.text for i in scenario.injects}
    for number, event in enumerate(events):
        day, place = int(event["day"]), int(event["place"])
        row: dict[str, Any] = dict.fromkeys(COLUMNS, "")
        row |= {
            "id": number + 1,
            "date": (scenario.start + timedelta(days=day)).isoformat(),
            "day": day,
            "kind": kind_of(event),
            "actor": _actor(event["actor"]),
            "target": _actor(event["target"]),
            "deaths": int(event["deaths"]),
            "deaths_actor": int(event["deaths_actor"]),
            "rung": int(event["rung"]),
            "crisis_id": crisis_of.get(day, ""),
            "cause_id": causes[number] + 1 if causes[number] >= 0 else "",
            "result": result_of(event),
            "design": "cessation" if event["kind"] == AGREEMENT else "",
        }
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

    A pure function of seed, day and the event's number on its day: nothing is drawn
    from the streams of the model.
    """
    spots = load_atlas().spots
    found: list[tuple[float, float]] = []
    day, number = -1, 0
    with wrapping():
        for event in events:
            number = number + 1 if event["day"] == day else 0
            day, place = int(event["day"]), int(event["place"])
            if place < 0:
                found.append((0.0, 0.0))
                continue
            luck = randomness.key(seed, SPOT, day)
            turn = [randomness.uniform(luck, 3 * number + k) for k in range(3)]
            rows = None
            if event["kind"] in AT_THE_LINE:
                rows = spots.of(place, SpotKind.POST)
            lon, lat = spots.point(place, (turn[0], turn[1], turn[2]), rows)
            found.append((round(lon, 5), round(lat, 5)))
    return found
