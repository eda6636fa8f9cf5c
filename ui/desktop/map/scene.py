"""What the map shows: the land (real or the twin), shading, gates, incidents."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from simulator.world.atlas import Atlas, load_atlas
from simulator.world.outlines import Outlines, Town, View, load_outlines
from simulator.world.places import Mark
from simulator.world.twin import turned_point, twin_atlas, twin_names, twin_outlines
from ui.desktop import words
from ui.desktop.map.camera import Camera
from ui.desktop.map.key import REAL_PRINT, Shading
from ui.desktop.map.lands import LandName
from ui.desktop.map.marks import Gates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QSizeF

    from simulator.ensemble.futures import Start
    from ui.desktop.map.forces import Forces

# Points for the names of lands, the best first; the next serve smaller windows.
LANDS = {
    "AFG": ("Afghanistan", ((65.6, 33.6), (67.6, 34.9), (66.9, 33.2))),
    "PAK": ("Pakistan", ((71.6, 29.9), (69.4, 29.6))),
    "IRN": ("Iran", ((60.2, 31.6),)),
    "IND": ("India", ((75.3, 28.9),)),
    "TKM": ("Turkmenistan", ((62.3, 36.9),)),
    "UZB": ("Uzbekistan", ((65.6, 38.6),)),
    "TJK": ("Tajikistan", ((70.9, 38.3),)),
    "CHN": ("China", ((77.6, 37.4),)),
}
LARGE = ("AFG", "PAK")
# The first look: the right edge on this meridian, latitude, span. It crops Kashmir.
HOME_EAST, HOME_LAT, HOME_SPAN = 73.4, 32.4, 8.2
TWIN_HOME = (69.3, 32.6, 9.0)  # the point of the real land in the middle, and the span
FACTIONS = {"kandahar": "Kandahar", "haqqani": "Haqqani network", "mixed": "mixed"}
# Places whose chief town is named before any other, and how the rest are raised.
CHIEF = (
    "AFG.kabul",
    "PAK.islamabad",
    "PAK.peshawar",
    "PAK.quetta",
    "AFG.kandahar",
    "PAK.lahore",
    "PAK.karachi",
)
LATELY = "Violent events, last 4 weeks"
METROPOLIS, RAISE = 1_000_000, 4
LINE_WORDS = ("Durand Line: Pakistan’s border;", "Kabul has never recognised it")


@dataclass(frozen=True, eq=False)
class Land:
    """The real land, or its fictional twin."""

    atlas: Atlas
    outlines: Outlines
    lands: tuple[LandName, ...]
    towns: tuple[Town, ...]  # the first to be named come first
    chief: int  # how many of them nothing should cover
    home: Callable[[QSizeF], Camera]
    countries: Mapping[str, str]
    print: str
    line_words: tuple[str, ...]


@dataclass(frozen=True)
class Scene:
    """All that the map shows beside the land.

    Attributes
    ----------
    state, lately
        What cards tell from, beside what is drawn: the state of the run, and how many
        acts of violence each place saw in the last weeks.
    """

    shading: Shading | None = None
    gates: Gates = field(default_factory=Gates)
    broken: Mapping[int, bool] = field(default_factory=dict)  # by sector
    incidents: Sequence[tuple[float, float, float]] = ()
    forces: Forces | None = None
    fence: tuple[float, ...] = ()  # share by sector; what was known in 2024 if empty
    pointed: int = -1  # a place to be pointed out
    view: View = View.DE_FACTO
    state: Start | None = field(default=None, compare=False)
    lately: Sequence[int] = field(default=(), compare=False)


def real_land() -> Land:
    """Return the real land."""
    return Land(
        load_atlas(),
        load_outlines(),
        tuple(LandName(*row, _own(key)) for key, row in LANDS.items()),
        _ranked(load_outlines().towns),
        len(CHIEF),
        _first_look,
        {"PAK": "Pakistan", "AFG": "Afghanistan"},
        REAL_PRINT,
        LINE_WORDS,
    )


def _own(key: str) -> str:
    return key if key in LARGE else ""


def _first_look(size: QSizeF) -> Camera:
    west = load_outlines().frame[0]
    return Camera.between(west, HOME_EAST, HOME_LAT, HOME_SPAN, size)


def twin_land() -> Land:
    """Return the fictional twin."""
    names = twin_names()
    lands = []
    for key, (_, points) in LANDS.items():
        name = names["country" if key in LARGE else "neighbour", key]
        moved = tuple(turned_point(*point) for point in points)
        lands.append(LandName(name, moved, _own(key)))
    countries = {key: names["country", key] for key in LARGE}
    line = names["line", "durand"]
    return Land(
        twin_atlas(),
        twin_outlines(),
        tuple(lands),
        _ranked(twin_outlines().towns),
        len(CHIEF),
        lambda _: Camera(*turned_point(*TWIN_HOME[:2]), TWIN_HOME[2]),
        countries,
        f"An invented land: no place on it exists. {countries['AFG']} does not "
        f"recognise {line}",
        (f"{line[0].upper()}{line[1:]}: {countries['PAK']}’s border;", "never agreed"),
    )


def _ranked(towns: Sequence[Town]) -> tuple[Town, ...]:
    """Put the chief towns first, and those of the border belt before others."""
    first = {town.place: town for town in reversed(towns)}
    chief = [first[place] for place in CHIEF]
    belt = {place.id for place in load_atlas().places if place.belt == "border"}
    raised = [
        replace(town, people=town.people * RAISE) if town.place in belt else town
        for town in towns
        if town not in chief
    ]
    capitals = [replace(town, people=max(town.people, METROPOLIS)) for town in chief]
    return (*capitals, *sorted(raised, key=lambda town: -town.people))


def facts(land: Land, index: int, scene: Scene) -> list[tuple[str, str]]:
    """List what the card of a place says: three numbers, and who holds it."""
    place, shading = land.atlas.places[index], scene.shading
    mark = land.atlas.source(place.sources["population"]).mark
    people = f"{place.population:,}" + ("" if mark is Mark.SOURCED else f" ({mark})")
    rows = [("People", people)]
    if scene.lately:
        rows.insert(0, (LATELY, f"{scene.lately[index]:,}"))
    else:
        when = "in the past" if words.twin() else "2007–21"
        rows.append((f"Fought over {when}", f"{_past(land, index):,} events"))
    if scene.state is not None:
        away = float(scene.state.world[0].displaced[index])
        rows.append(("Driven from home", f"{away:,.0f}"))
    elsewhere = {LATELY, "Displaced, thousand people"} if scene.lately else set()
    if shading is not None and shading.title not in elsewhere:
        rows.append((words.shown(shading.title), f"{shading.values[index]:,.4g}"))
    return [*rows, ("Held by", _holder(land, index))]


def _holder(land: Land, index: int) -> str:
    """Say who holds a place; of the Taliban, which of them."""
    place = land.atlas.places[index]
    if not place.faction:
        return land.countries[place.country]
    return words.shown(f"Taliban: {FACTIONS[place.faction]}")


def _past(land: Land, index: int) -> int:
    return int(land.atlas.past_events[:3, :, index].sum())
