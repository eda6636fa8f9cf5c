"""Banding: teams of a place join into cells, and cells break up.

Coalescence and fragmentation (Bohorquez et al. 2009) give attacks their heavy tail:
a team now and then either breaks its cell into single teams or joins the cell of a team
met in the same place.
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.parameters import Constant
from simulator.randomness import U64, key, stream, subkey, uniform
from simulator.world.cells import merge, scatter, slots
from simulator.world.columns import FIRST_TEAM, N_MOVEMENTS, Record, Rows

BAND = stream("banding.band")
PARTNER = stream("banding.partner")
MEETINGS = 40  # teams looked at for one that stands in the same place

CONSTANTS = (
    Constant(
        name="team_fighters",
        unit="fighters",
        default=5.0,
        low=1.0,
        high=50.0,
        meaning="Fighters in a team: how finely the movements are drawn, and nothing "
        "that violence or odds should depend on.",
        strength="assumption",
        source="a scale of the model; tested with half the teams at twice the size",
    ),
    Constant(
        name="band_rate",
        unit="a week",
        default=(0.12, 0.12, 0.12),
        low=0.0,
        high=1.0,
        meaning="How often a team joins another cell or leaves its own.",
        strength="assumption",
        source="Bohorquez et al. 2009 for the form",
    ),
    Constant(
        name="break_share",
        unit="share",
        default=(0.08, 0.08, 0.08),
        low=0.01,
        high=1.0,
        meaning="Share of these turns in which the cell breaks up; sets how large "
        "cells become.",
        strength="assumption",
        source="sizes of attacks in Pakistan 2007-2017 (UCDP GED 22.1, aggregated)",
    ),
)


@kernel
def join_another(world: Record, g: int, team: int, luck: U64) -> None:
    """Join the cell of the first team met in the same place, if any is met."""
    place = world.team_at[team]
    teams = slots(world, g)
    for meeting in range(MEETINGS):
        other = FIRST_TEAM[g] + int(uniform(luck, meeting) * teams)
        if world.team_at[other] == place and other != team:
            if world.team_leader[other] != world.team_leader[team]:
                merge(world, team, other, g)
            return


@kernel
def band(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 5: every team has its turn once a week."""
    luck = key(world.seed, BAND, world.day)
    partner = key(world.seed, PARTNER, world.day)
    for g in range(N_MOVEMENTS):
        breaks = rules.band_rate[g] * rules.break_share[g]
        first = FIRST_TEAM[g] + world.day % 7
        for team in range(first, FIRST_TEAM[g] + slots(world, g), 7):
            if world.team_at[team] < 0:
                continue
            u = uniform(luck, team)
            if u < breaks:
                leader = world.team_leader[team]
                if world.team_size[leader] > 1:
                    scatter(world, leader, g)
            elif u < rules.band_rate[g]:
                join_another(world, g, team, subkey(partner, team))
