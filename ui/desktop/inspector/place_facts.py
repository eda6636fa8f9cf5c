"""What is known of a place: people, formations, harm done, the line, its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.doctrine.actors import MOVEMENT_IDS, SIDE_IDS
from simulator.world.atlas import load_atlas
from simulator.world.places import Mark
from ui.desktop.inspector.facts import Fact, Section, of_100, signed
from ui.desktop.inspector.subjects import (
    BATTALION,
    COMMANDER,
    PLACE,
    TEAM,
    Subject,
    battalion_name,
    place_name,
    team_name,
)
from ui.desktop.map.scene import FACTIONS

if TYPE_CHECKING:
    from simulator.model import BorderCrisis

MOVEMENT_NAMES = dict(zip(MOVEMENT_IDS, ("TTP", "Baloch", "ISKP"), strict=True))
SIDE_NAMES = dict(zip(SIDE_IDS, ("Pakistani", "Taliban"), strict=True))
MOST = 6  # formations of one kind that are named singly
GRIEF = 5.0  # of the trace of harm, that fills the bar


def place_sections(crisis: BorderCrisis, index: int) -> list[Section]:
    """Tell of a place as it stands."""
    return [
        Section("How it stands", tuple(_stand(crisis, index))),
        Section("Armed there", tuple(_armed(crisis, index)), "Nobody."),
        Section("Taliban commanders", tuple(_commanders(crisis, index)), "None."),
        Section(
            "Crossings and the line", tuple(_line(crisis, index)), "Not at the line."
        ),
        Section("Neighbours", tuple(_neighbours(crisis, index))),
    ]


def _stand(crisis: BorderCrisis, index: int) -> list[Fact]:
    world, place = crisis.world, load_atlas().places[index]
    mark = load_atlas().source(place.sources["population"]).mark
    sure = "" if mark is Mark.SOURCED else f" ({mark})"
    displaced, grief = float(world.displaced[index]), float(world.grief[index])
    facts = [
        Fact("Province", place.province),
        Fact("People", f"{place.population:,}{sure}"),
        Fact("Driven from home", f"{displaced:,.0f}"),
        Fact("Grief: recent harm to civilians", f"{grief:.2f}", part=grief / GRIEF),
        Fact("Recent attacks (a fading trace)", f"{float(world.recent[index]):.1f}"),
    ]
    if place.faction:
        facts.append(Fact("Taliban faction", FACTIONS[place.faction]))
    return facts


def _armed(crisis: BorderCrisis, index: int) -> list[Fact]:
    there = crisis.places[index].agents
    facts: list[Fact] = []
    for movement, name in MOVEMENT_NAMES.items():
        teams = [one for one in there if getattr(one, "movement", "") == movement]
        if teams:
            men = sum(team.fighters for team in teams)
            facts.append(Fact(f"{name} fighters", f"{men} in {len(teams)} teams"))
            facts += [
                Fact(team_name(t.index), f"{t.fighters}", None, f"{TEAM}:{t.index}")
                for t in teams[:MOST]
            ]
    for side, name in SIDE_NAMES.items():
        units = [one for one in there if getattr(one, "side", "") == side]
        if units:
            fit = float(np.mean([unit.readiness for unit in units]))
            facts.append(Fact(f"{name} battalions", f"{len(units)}", part=fit))
            facts += [
                Fact(
                    battalion_name(unit.index),
                    f"fit {of_100(unit.readiness)}",
                    None,
                    f"{BATTALION}:{unit.index}",
                )
                for unit in units[:MOST]
            ]
    return facts


def _commanders(crisis: BorderCrisis, index: int) -> list[Fact]:
    found = np.flatnonzero(crisis.run.land.commander_at == index)
    return [
        Fact(
            f"Taliban commander {number + 1}",
            f"loyalty {signed(crisis.commanders[number].loyalty)}",
            crisis.commanders[number].loyalty,
            Subject(COMMANDER, int(number)).link,
        )
        for number in found.tolist()
    ]


def _line(crisis: BorderCrisis, index: int) -> list[Fact]:
    world, land = crisis.world, crisis.run.land
    facts = []
    for crossing in load_atlas().crossings:
        if index in (crossing.pak, crossing.afg):
            shut = bool(world.shut[crossing.index])
            facts.append(Fact(crossing.name, "shut" if shut else "open"))
    pairs = np.flatnonzero((land.pair_pak == index) | (land.pair_afg == index))
    for pair in pairs.tolist():
        other = int(land.pair_afg[pair]) + int(land.pair_pak[pair]) - index
        share = float(world.fence[pair])
        name = f"Fence towards {load_atlas().places[other].name}"
        facts.append(Fact(name, of_100(share), None, f"{PLACE}:{other}", share))
    return facts


def _neighbours(crisis: BorderCrisis, index: int) -> list[Fact]:
    found = [n for n in crisis.run.land.neighbour[index].tolist() if n >= 0]
    return [Fact(place_name(n), "", None, Subject(PLACE, n).link) for n in found]
