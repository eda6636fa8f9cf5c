"""Who and what can be inspected, by names that can be searched."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from simulator.doctrine.actors import ACTORS, MOVEMENTS, SIDE_IDS
from simulator.world.atlas import load_atlas
from simulator.world.columns import (
    BATTALIONS,
    FIRST_TEAM,
    N_BATTALIONS,
    N_COMMANDERS,
)
from ui.desktop import words

ACTOR, PLACE, COMMANDER, BATTALION, TEAM, CROSSING = (
    "actor",
    "place",
    "commander",
    "battalion",
    "team",
    "crossing",
)
KINDS = {ACTOR, PLACE, COMMANDER, BATTALION, TEAM, CROSSING}
COUNTRIES = {"PAK": "Pakistan", "AFG": "Afghanistan"}
SIDES = dict(zip(SIDE_IDS, ("Pakistan", "the Taliban"), strict=True))


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to inspect: its kind, and its number among those of its kind."""

    kind: str
    index: int

    @property
    def link(self) -> str:
        """Return its address on a page."""
        return f"{self.kind}:{self.index}"


def subject_of(link: str) -> Subject | None:
    """Read an address; None where it is of something else."""
    kind, _, number = link.partition(":")
    known = kind in KINDS and number.isdigit()
    return Subject(kind, int(number)) if known else None


def name_of(subject: Subject) -> str:
    """Name a subject, as the list and the page do."""
    match subject.kind:
        case "actor":
            return ACTORS[subject.index].name
        case "place":
            return place_name(subject.index)
        case "commander":
            return f"Taliban commander {subject.index + 1}"
        case "battalion":
            return battalion_name(subject.index)
        case "crossing":
            return crossing_name(subject.index)
    return team_name(subject.index)


def place_name(index: int) -> str:
    """Name a place with its country."""
    place = load_atlas().places[index]
    return f"{place.name}, {COUNTRIES.get(place.country, place.country)}"


def crossing_name(index: int) -> str:
    """Name a crossing as the map does."""
    return f"{load_atlas().crossings[index].name.split(' – ')[0]} crossing"


def battalion_name(index: int) -> str:
    """Name a battalion by its side and number."""
    first = 0
    for force, number in BATTALIONS.items():
        if index < first + number:
            return f"{FORCES[force]} {index - first + 1}"
        first += number
    msg = f"there is no battalion {index}"
    raise IndexError(msg)


FORCES = {
    "pakistan": "Pakistani battalion",
    "taliban-border": "Taliban border battalion",
    "taliban-army": "Taliban army battalion",
}


def team_name(index: int) -> str:
    """Name a team by its movement and number."""
    movement = max(m for m, first in enumerate(FIRST_TEAM) if first <= index)
    number = index - FIRST_TEAM[movement] + 1
    return f"Team {number} of {ACTORS[MOVEMENTS[movement]].name}"


@cache
def everybody() -> dict[str, Subject]:
    """Return all that the searchable list offers, by name: actors first."""
    subjects = [
        *(Subject(ACTOR, index) for index in range(len(ACTORS))),
        *(Subject(PLACE, place.index) for place in load_atlas().places),
        *(Subject(CROSSING, one.index) for one in load_atlas().crossings),
        *(Subject(COMMANDER, index) for index in range(N_COMMANDERS)),
        *(Subject(BATTALION, index) for index in range(N_BATTALIONS)),
    ]
    return {name_of(subject): subject for subject in subjects}


def listed() -> dict[str, Subject]:
    """Return all that the list offers, under the names that are shown."""
    return {words.shown(name): subject for name, subject in everybody().items()}
