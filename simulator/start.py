"""How a run begins: the land as columns, and the world on day 0 of a scenario."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.compiled import kernel, wrapping
from simulator.doctrine.actors import (
    ACTORS,
    HAQQANI,
    KANDAHAR,
    MOVEMENT_IDS,
    NONE,
    PAK_ARMY,
    PAK_GOV,
    TTP,
)
from simulator.mechanisms import CONSTANTS
from simulator.mechanisms.banding import band
from simulator.mechanisms.factions import ONE_MOVEMENT
from simulator.mechanisms.operations import muster
from simulator.mechanisms.postures import SHELTER, STEADY, STEADY_TEMPO, TOLERATE
from simulator.mechanisms.rounds import NO_MEDIATOR
from simulator.randomness import key, stream, uniform
from simulator.world.atlas import load_atlas
from simulator.world.cells import found, slots
from simulator.world.columns import (
    ACROSS,
    BATTALIONS,
    ELSEWHERE,
    EVENT,
    FIRST_TEAM,
    INLAND,
    LAND,
    LONG_ROAD,
    N_COMMANDERS,
    N_PLACES,
    REGIONS,
    WORLD,
    Record,
    Rows,
)
from simulator.world.orders import FREE

if TYPE_CHECKING:
    from datetime import date

    from simulator.situation import StartState
    from simulator.world.atlas import Atlas, Numbers
    from simulator.world.places import Place

MUSTER = stream("start.muster")
COMMANDERS = stream("start.commanders")
LEAST_PULL = 1e-6  # no place is quite out of reach
LONG_AGO = -10_000  # before any day that counts
SHAKEDOWN_FROM, SHAKEDOWN_DAYS = 700_000, 280  # days of banding before day 0
# Long roads by which cells reach the big cities (assumption).
PROJECTS = ("casa_1000", "tapi")
LONG_ROADS = (
    ("PAK.karachi", "PAK.south-waziristan"),
    ("PAK.karachi", "PAK.khuzdar"),
    ("PAK.karachi", "PAK.quetta"),
    ("PAK.lahore", "PAK.peshawar"),
    ("PAK.rawalpindi", "PAK.peshawar"),
    ("PAK.islamabad", "PAK.peshawar"),
)


@cache
def lie_of_the_land(day: date) -> np.ndarray:
    """Lay the atlas out as a one-row table; havens are those known on that day."""
    atlas = load_atlas()
    table = np.zeros(1, LAND)
    land = table[0]
    for place in atlas.places:
        land.pakistani[place.index] = place.pakistani
        land.faction[place.index] = _faction(place)
        land.region[place.index] = (
            REGIONS.index(place.province) if place.province in REGIONS else ELSEWHERE
        )
    _lay_edges(land, atlas)
    _lay_pull(land, atlas, day)
    _lay_leave(land)
    _lay_line(land, atlas, day)
    _post_battalions(land, atlas)
    _post_commanders(land, atlas)
    return table


def _faction(place: Place) -> int:
    if place.pakistani:
        return NONE
    return HAQQANI if place.haqqani_share > 0.5 else KANDAHAR


def _lay_edges(land: Record, atlas: Atlas) -> None:
    edges = [
        (edge.a, edge.b, ACROSS if edge.crosses_line else INLAND)
        for edge in atlas.neighbours
    ]
    edges += [(atlas.index(a), atlas.index(b), LONG_ROAD) for a, b in LONG_ROADS]
    land.neighbour[:] = NONE
    degree = [0] * N_PLACES
    for a, b, kind in sorted(edges):
        for here, there in ((a, b), (b, a)):
            land.neighbour[here, degree[here]] = there
            land.edge[here, degree[here]] = kind
            degree[here] += 1


def _lay_pull(land: Record, atlas: Atlas, day: date) -> None:
    haven_pull = CONSTANTS["haven_pull"].default
    assert isinstance(haven_pull, tuple)
    home = np.array([place.pakistani for place in atlas.places])
    for g, movement in enumerate(MOVEMENT_IDS):
        pull = atlas.pull[g].copy()
        for place, share in atlas.sanctuary(movement, day).shares.items():
            pull[place] += haven_pull[g] * share
        pull = np.maximum(pull, LEAST_PULL)
        land.pull[g] = pull
        for side, there in enumerate((home, ~home)):
            summed = np.cumsum(np.where(there, pull, 0.0))
            land.birth[g, side] = summed / summed[-1]


def _lay_leave(land: Record) -> None:
    for g in range(len(MOVEMENT_IDS)):
        here = land.pull[g][:, None]
        there = land.pull[g][land.neighbour]
        drawn = np.where(land.neighbour == NONE, 0.0, there / (here + there))
        # A little more, for sums of another order that round up.
        land.leave[g] = drawn.sum(axis=1) * (1.0 + 1e-9)


def _lay_line(land: Record, atlas: Atlas, day: date) -> None:
    for pair, sector in enumerate(atlas.sectors):
        land.pair_pak[pair], land.pair_afg[pair] = sector.pak, sector.afg
        land.pair_rugged[pair] = sector.ruggedness
        land.pair_fenced[pair] = sector.fenced(day)
    for place in atlas.places:
        land.people[place.index] = place.population
    for project, name in enumerate(PROJECTS):
        for corridor in atlas.corridors:
            if corridor.id == name:
                land.route[project, list(corridor.route)] = 1
    goods = np.array([crossing.goods_usd_a_day for crossing in atlas.crossings], float)
    land.crossing_share[:] = goods / goods.sum()
    land.crossing_usd[:] = goods / 1e6
    land.heartland[:] = atlas.index("AFG.kabul"), atlas.index("AFG.kandahar")
    land.capital = atlas.index("PAK.islamabad")


def apportion(weights: Numbers, seats: int) -> npt.NDArray[np.int64]:
    """Share out whole seats by weight (largest remainders, ties to the first)."""
    exact = weights / weights.sum() * seats
    whole = np.floor(exact).astype(np.int64)
    order = np.argsort(whole - exact, kind="stable")
    whole[order[: seats - whole.sum()]] += 1
    return whole


def _post_battalions(land: Record, atlas: Atlas) -> None:
    first = 0
    for force, count in BATTALIONS.items():
        posts = np.repeat(np.arange(N_PLACES), apportion(atlas.garrison(force), count))
        last = first + count
        land.battalion_home[first:last] = posts
        land.battalion_side[first:last] = 0 if force == "pakistan" else 1
        first = last


def _post_commanders(land: Record, atlas: Atlas) -> None:
    force = atlas.garrison("taliban-army") + atlas.garrison("taliban-border")
    posts = np.repeat(np.arange(N_PLACES), apportion(force, N_COMMANDERS))
    land.commander_at[:] = posts
    land.commander_haqqani[:] = [atlas.places[p].haqqani_share for p in posts]


@kernel
def muster_teams(
    world: Record, land: Record, g: int, teams: int, abroad: float
) -> None:
    """Stand up a movement: teams drawn to places by its pull, a share abroad."""
    luck = key(world.seed, MUSTER, 0)
    for t in range(teams):
        team = FIRST_TEAM[g] + t
        side = 1 if uniform(luck, 2 * team) < abroad else 0
        u = uniform(luck, 2 * team + 1)
        p = 0
        while p < N_PLACES - 1 and land.birth[g, side, p] < u:
            p += 1
        found(world, team, g, p)


@kernel
def shake_down(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Let teams band for some months before day 0, so that cells have their sizes."""
    for day in range(SHAKEDOWN_FROM, SHAKEDOWN_FROM + SHAKEDOWN_DAYS):
        world.day = day
        band(world, land, rules, log)
    world.day = 0


@kernel
def appoint(world: Record, land: Record) -> None:
    """Give each commander a leaning and a stance on Pakistan."""
    luck = key(world.seed, COMMANDERS, 0)
    for c in range(N_COMMANDERS):
        haqqani = uniform(luck, 4 * c) < land.commander_haqqani[c]
        stance = 0.25 if haqqani else -0.25
        loyalty = -0.6 if haqqani else 0.6
        stance += 0.5 * (uniform(luck, 4 * c + 1) - 0.5)
        loyalty += 0.5 * (uniform(luck, 4 * c + 2) - 0.5)
        world.commander_stance0[c] = stance
        world.commander_stance[c] = stance
        world.commander_loyalty0[c] = loyalty
        world.commander_loyalty[c] = loyalty


def begin(
    start: StartState, land: np.ndarray, rules: np.ndarray, seed: int
) -> np.ndarray:
    """Make the world of day 0, a one-row table; its luck comes from the seed alone."""
    table = np.zeros(1, WORLD)
    with wrapping():
        _begin(table[0], start, land[0], rules[0], seed)
    return table


def _begin(
    world: Record, start: StartState, land: Record, rules: Record, seed: int
) -> None:
    world.seed = seed
    _empty_tables(world)
    world.team_full = size = int(rules.team_fighters)
    for g, movement in enumerate(MOVEMENT_IDS):
        teams = min(getattr(start.fighters, movement) // size, slots(world, g))
        muster_teams(world, land, g, teams, getattr(start.abroad, movement))
    shake_down(world, land, rules, np.zeros(0, EVENT))
    world.recruited = 0
    appoint(world, land)
    world.battalion_at[:] = land.battalion_home
    world.battalion_ready[:] = 1.0
    muster(world)
    world.fence[:] = land.pair_fenced
    _set_the_stage(world, start, rules)


def _empty_tables(world: Record) -> None:
    world.team_at[:] = world.team_next[:] = world.team_before[:] = NONE
    world.team_leader[:] = world.team_ring[:] = np.arange(len(world.team_at))
    world.cell_first[:] = NONE
    world.order_actor[:] = FREE
    world.talks_style = NO_MEDIATOR
    world.proposed = NONE
    world.split_day = ONE_MOVEMENT
    world.fought[:] = LONG_AGO
    world.struck_home[:] = LONG_AGO


def _set_the_stage(world: Record, start: StartState, rules: Record) -> None:
    world.decided[:] = [-1 - actor % 7 for actor in range(len(ACTORS))]
    world.posture[KANDAHAR], world.posture[HAQQANI] = TOLERATE, SHELTER
    world.posture[PAK_GOV], world.posture[TTP] = STEADY, STEADY_TEMPO
    world.trust[PAK_ARMY, KANDAHAR] = start.trust.pak_kab
    world.trust[KANDAHAR, PAK_ARMY] = start.trust.kab_pak
    world.trust_base[PAK_ARMY, KANDAHAR] = start.baseline.pak_kab
    world.trust_base[KANDAHAR, PAK_ARMY] = start.baseline.kab_pak
    world.owed[:] = start.owed.pakistan, start.owed.kabul
    world.ready[:] = start.readiness.pakistan, start.readiness.kabul
    world.mood[:] = start.outrage, start.rally
    world.standing_home = start.rally
    world.blame = start.blame
    world.tie = rules.isi_haqqani_ties
    world.cohesion = start.cohesion
    world.standing = world.rung = start.rung
    world.acts[-1] = start.rung  # the act of the day before
    world.truce = 0.7 if start.ceasefire else 0.0
    world.india, world.threat = start.india, start.threat
    world.restraint = start.restraint
    world.promise = start.promise
    world.risk[:] = 0.3
    usual = start.crossings.get("default", "open")
    for crossing in load_atlas().crossings:
        gate = start.crossings.get(crossing.id, usual)
        world.shut[crossing.index] = gate == "closed"
