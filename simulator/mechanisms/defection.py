"""Defection: a TTP held down by its hosts loses teams to ISKP (claim C8).

Acting against kin and comrades is costly: the harder the hosts press and the closer the
bonds, the more teams go over to those who never made terms.
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine.actors import ISKP, TTP
from simulator.parameters import Constant
from simulator.randomness import key, stream, uniform
from simulator.world.cells import NOWHERE, found, lose, slots
from simulator.world.columns import (
    DEFECTION,
    FIRST_TEAM,
    Record,
    Rows,
)
from simulator.world.log import note

GO_OVER = stream("defection.go_over")
TTP_ROW, ISKP_ROW = 0, 2

CONSTANTS = (
    Constant(
        name="defect_rate",
        unit="a week",
        default=0.01,
        low=0.0,
        high=0.2,
        meaning="Share a week of TTP teams across the line that go over to ISKP "
        "under full restraint and full bonds.",
        strength="assumption",
        source="assumption",
    ),
)


@kernel
def empty_slot(world: Record) -> int:
    """Find an empty slot of ISKP, -1 when it has none."""
    first = FIRST_TEAM[ISKP_ROW]
    for team in range(first, first + slots(world, ISKP_ROW)):
        if world.team_at[team] < 0:
            return team
    return NOWHERE


@kernel
def defect(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 5: full teams of the TTP across the line may go over, each once a week."""
    chance = rules.defect_rate * world.restraint * rules.bonds_with_ttp
    if chance <= 0.0:
        return
    luck = key(world.seed, GO_OVER, world.day)
    full = int(world.team_full)
    first = FIRST_TEAM[TTP_ROW]
    for team in range(first + world.day % 7, first + slots(world, TTP_ROW), 7):
        place = world.team_at[team]
        if place < 0 or land.pakistani[place] or world.team_men[team] < full:
            continue
        if uniform(luck, team) < chance:
            slot = empty_slot(world)
            if slot < 0:
                return
            lose(world, int(world.team_leader[team]), full, TTP_ROW)
            found(world, slot, ISKP_ROW, place)
            note(world, log, DEFECTION, TTP, ISKP, place)
