"""Strikes on leaders of the TTP across the line: a hit or a miss.

Where a leader is killed his cells break up, and attacks rise in the months after: those
who come next are less held back (Rigterink 2021 compares hits with misses of the same
campaign; the sign alone is used). A miss leaves the harm and the blow.
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine.actors import PAK_ARMY, PAKISTAN
from simulator.mechanisms.acts import LEADER_HUNT
from simulator.mechanisms.border import blow, fire, pair_at, remember
from simulator.parameters import Constant
from simulator.randomness import U64, key, stream, subkey, uniform
from simulator.world.cells import NOWHERE, scatter
from simulator.world.columns import HIT, MISS, N_PLACES, UNSIGNED, Record, Rows
from simulator.world.log import mark, note_unit

HUNT = stream("leaders.hunt")
TTP_ROW = 0
WHERE, LUCKY = 3, 4
LEADERLESS_MOST = 2.0

CONSTANTS = (
    Constant(
        name="leader_hit",
        unit="share",
        default=0.4,
        low=0.0,
        high=1.0,
        meaning="Share of strikes on leaders that kill the one they are meant for.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="leader_agency",
        unit="share",
        default=0.2,
        low=0.0,
        high=2.0,
        meaning="How much a leader's death raises the TTP's attacks, at first.",
        strength="contested",
        source="Rigterink 2021: sign only",
    ),
    Constant(
        name="leader_days",
        unit="days",
        default=90.0,
        low=10.0,
        high=400.0,
        meaning="Days in which that wears off.",
        strength="assumption",
        source="Rigterink 2021: in the months after",
    ),
)


@kernel
def largest_cell(world: Record, land: Record, luck: U64) -> int:
    """Find the TTP's largest cell in one haven across the line, -1 without any."""
    total = 0.0
    for p in range(N_PLACES):
        if not land.pakistani[p]:
            total += world.cell_count[TTP_ROW, p]
    goal = uniform(luck, WHERE) * total
    passed = 0.0
    best = NOWHERE
    for p in range(N_PLACES):
        if land.pakistani[p] or world.cell_count[TTP_ROW, p] == 0:
            continue
        passed += world.cell_count[TTP_ROW, p]
        if passed <= goal:
            continue
        team = world.cell_first[TTP_ROW, p]
        while team >= 0:
            leads = world.team_leader[team] == team
            if leads and (best < 0 or world.team_size[team] > world.team_size[best]):
                best = team
            team = world.team_next[team]
        return int(best)
    return int(best)


@kernel
def hunt_leader(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Strike at a leader in a haven: a hit scatters his cell and unbridles the rest."""
    luck = key(world.seed, HUNT, world.day)
    leader = largest_cell(world, land, luck)
    place = int(land.pair_afg[pair_at(world, land, rules, luck)])
    if leader >= 0:
        place = int(world.team_at[leader])
    blow(world, rules, PAKISTAN, LEADER_HUNT)
    row = fire(world, rules, log, PAKISTAN, LEADER_HUNT, place, subkey(luck, 1))
    remember(world, land, place)
    world.strikes += 1
    hit = leader >= 0 and uniform(luck, LUCKY) < rules.leader_hit
    mark(log, row, HIT if hit else MISS, UNSIGNED)
    if hit:
        note_unit(log, row, PAK_ARMY, leader)
        scatter(world, leader, TTP_ROW)
        world.leaderless = min(LEADERLESS_MOST, world.leaderless + 1.0)
