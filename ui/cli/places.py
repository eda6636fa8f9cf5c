"""The places of the map and its crossings, each figure with where it is from."""

import json
import shutil
import textwrap
from collections.abc import Mapping
from typing import Any

import typer

from simulator.world.atlas import MOVEMENTS, Atlas, load_atlas
from simulator.world.places import Crossing, Place

NAMES = {"ttp": "TTP", "baloch": "Baloch insurgents", "iskp": "ISKP"}


def print_places(name: str | None, as_json: bool = False) -> None:
    """Print all places and crossings, or one of them with all its figures."""
    atlas = load_atlas()
    if name is None:
        _print_all(atlas, as_json)
        return
    found = _found(atlas, name)
    told = _crossing(atlas, found) if isinstance(found, Crossing) else None
    facts = told or _place(atlas, atlas.place(name))
    if as_json:
        typer.echo(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        _print_facts(facts)


def _found(atlas: Atlas, name: str) -> Crossing | None:
    wanted = name.casefold().replace("-", "_").replace(" ", "_")
    return next((c for c in atlas.crossings if c.id == wanted), None)


def _print_all(atlas: Atlas, as_json: bool) -> None:
    if as_json:
        rows = {
            "places": [_place(atlas, place) for place in atlas.places],
            "crossings": [_crossing(atlas, crossing) for crossing in atlas.crossings],
        }
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max(len(place.name) for place in atlas.places)
    for place in atlas.places:
        mark = atlas.source(place.sources["population"]).mark
        people = f"{place.population:>12,} {mark if mark != 'sourced' else '':<10}"
        home = f"{place.country} {place.province if place.pakistani else ''}".strip()
        typer.echo(f"{place.name:<{width}}  {people}  {place.belt:<8}  {home}")
    typer.echo("\nCrossings of the Durand Line")
    for crossing in atlas.crossings:
        typer.echo(f"{crossing.name:<{width}}  {crossing.kind:<16}  {crossing.id}")
    typer.echo("\nOne of them in full, with sources: durand places NAME")


def _place(atlas: Atlas, place: Place) -> dict[str, Any]:
    """Gather the figures of a place."""
    figures: dict[str, Any] = {
        "population": place.population,
        "area_km2": place.area_km2,
        "height_m": place.height_m,
        "ruggedness": place.ruggedness,
        "militants": place.militants,
    }
    if place.pakistani:
        figures["past_violence"] = _past(atlas, place)
    else:
        figures["faction"] = place.faction
        figures["faction_detail"] = place.faction_detail
        figures["haqqani_share"] = place.haqqani_share
    for garrison in (g for g in atlas.garrisons if g.place == place.index):
        figures[f"units of {garrison.force}"] = garrison.units
    return {
        "id": place.id,
        "name": place.name,
        "holds": place.holds,
        "country": place.country,
        "province": place.province,
        "belt": place.belt,
        "neighbours": _neighbours(atlas, place),
        "crossings": [c.id for c in atlas.crossings if place.index in (c.pak, c.afg)],
        "figures": figures,
        "sources": _texts(atlas, _all_sources(atlas, place)),
    }


def _all_sources(atlas: Atlas, place: Place) -> dict[str, str]:
    keys = dict(place.sources)
    if place.faction_detail:
        keys["faction_detail"] = place.sources["faction"]
    for garrison in (g for g in atlas.garrisons if g.place == place.index):
        keys[f"units of {garrison.force}"] = garrison.sources["units"]
        keys[f"total of {garrison.force}"] = garrison.sources["total"]
    return keys


def _past(atlas: Atlas, place: Place) -> dict[str, int]:
    counts = atlas.past_events[: len(MOVEMENTS), :, place.index].sum(axis=1)
    pairs = zip(MOVEMENTS, counts.tolist(), strict=True)
    return {f"events of the {NAMES[m]} 2007–2021": count for m, count in pairs}


def _neighbours(atlas: Atlas, place: Place) -> list[str]:
    beside = [
        pair.a + pair.b - place.index
        for pair in atlas.neighbours
        if place.index in (pair.a, pair.b)
    ]
    return [atlas.places[index].name for index in beside]


def _crossing(atlas: Atlas, crossing: Crossing) -> dict[str, Any]:
    """Gather the figures of a crossing."""
    return {
        "id": crossing.id,
        "name": crossing.name,
        "kind": crossing.kind,
        "between": [atlas.places[i].name for i in (crossing.pak, crossing.afg)],
        "figures": {
            "capacity": crossing.capacity,
            "people_a_day": crossing.people_a_day,
            "goods_usd_a_day": crossing.goods_usd_a_day,
            "place": f"{crossing.lat:.2f} N {crossing.lon:.2f} E",
        },
        "sources": _texts(atlas, crossing.sources),
    }


def _texts(atlas: Atlas, keys: Mapping[str, str]) -> dict[str, str]:
    return {field: str(atlas.source(key)) for field, key in keys.items()}


def _print_facts(facts: Mapping[str, Any]) -> None:
    """Print a place or a crossing as lines."""
    typer.echo(f"{facts['name']} ({facts['id']})")
    for field, value in facts.items():
        if field in {"id", "name", "figures", "sources"} or not value:
            continue
        text = ", ".join(value) if isinstance(value, list) else str(value)
        typer.echo(_folded(f"{field}: {text}", 2))
    typer.echo("\nFigures")
    for field, value in facts["figures"].items():
        if value in ("", None):
            continue
        shown = value if isinstance(value, dict) else {field: value}
        for name, number in shown.items():
            plain = f"{number:,}" if isinstance(number, int | float) else number
            typer.echo(_folded(f"{name.replace('_', ' ')}: {plain}", 2))
    typer.echo("\nWhere they are from")
    for field, text in facts["sources"].items():
        typer.echo(_folded(f"{field.replace('_', ' ')}: {text}", 2))


def _folded(text: str, indent: int) -> str:
    width = min(shutil.get_terminal_size().columns, 100)
    first, rest = " " * indent, " " * (indent + 2)
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest)
