"""Movement of cells: between places, and across the fence and the crossings.

A cell weighs its place against each neighbour: the rate from p to q is
``move * gate * pull_q / (pull_p + pull_q)`` a week (Barker 1965). Its stationary law is
the pull, so the gate at the line slows crossing without changing where cells want to
be. What the movements like is past violence by place (UCDP GED 2007-2021, aggregated)
and the sanctuary provinces (UN monitoring team).
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.numerics import ln
from simulator.parameters import Constant, Dial
from simulator.randomness import U64, key, stream, subkey, uniform
from simulator.world.cells import NOWHERE, slots, walk
from simulator.world.columns import (
    ACROSS,
    FIRST_TEAM,
    INLAND,
    MAX_NEIGHBOURS,
    N_MOVEMENTS,
    Record,
    Rows,
)

MOVE = stream("infiltration.move")
WHITHER = stream("infiltration.whither")
TTP_ROW = 0
NEVER = 1e300

DIALS = (
    Dial(
        name="border_openness",
        label="Openness of the border",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.5,
        meaning="How easily people pass the line: fence, patrols, crossing rules.",
        acts_on="How many armed cells get across, and the trade that still passes "
        "when a crossing is shut.",
        evidence="Fences cut attacks by about two thirds where they are policed and "
        "by little in rugged ground; studies disagree.",
        strength="contested",
        source="Avdan & Gelpi 2017; Linebarger & Braithwaite 2020; Carter & Ying 2020",
        group="The border",
        headline=True,
    ),
)
CONSTANTS = (
    Constant(
        name="move_rate",
        unit="a week, for each neighbour",
        default=(0.02, 0.02, 0.02),
        low=0.0,
        high=0.2,
        meaning="How often a cell thinks of moving.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="haven_pull",
        unit="of the pull of all Pakistani places",
        default=(0.74, 0.11, 1.7),
        low=0.0,
        high=10.0,
        meaning="How much a movement is drawn to its havens across the line.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="gate_shut",
        unit="share",
        default=0.12,
        low=0.0,
        high=1.0,
        meaning="Share of crossings of the line that succeed when it is sealed.",
        strength="contested",
        source="Carter & Ying 2020: rugged stretches stay passable",
    ),
    Constant(
        name="long_road",
        unit="share",
        default=0.15,
        low=0.0,
        high=1.0,
        meaning="How readily cells take the long road to a big city.",
        strength="assumption",
        source="assumption",
    ),
)


@kernel
def gate(world: Record, rules: Record, g: int, kind: int) -> float:
    """Share of moves along an edge of this kind that come through."""
    if kind == INLAND:
        return 1.0
    if kind != ACROSS:
        return float(rules.long_road)
    openness = rules.gate_shut + (1.0 - rules.gate_shut) * rules.border_openness
    openness *= 1.0 - rules.fence_stop * world.fence_mean
    # Who is held back by his hosts crosses less.
    if g == TTP_ROW:
        openness *= 1.0 - rules.restraint_crossing * world.restraint
        openness *= 1.0 - rules.restraint_crossing * world.relocated
    return float(openness)


@kernel
def move_rate_to(
    world: Record, land: Record, rules: Record, g: int, p: int, e: int
) -> float:
    """Weekly rate of moves from place p along its edge e, 0 past the last edge."""
    q = land.neighbour[p, e]
    if q < 0:
        return 0.0
    here = land.pull[g, p]
    there = land.pull[g, q]
    through = gate(world, rules, g, land.edge[p, e])
    return float(rules.move_rate[g] * through * there / (here + there))


@kernel
def whither(
    world: Record, land: Record, rules: Record, luck: U64, g: int, p: int
) -> int:
    """Where a cell that leaves goes: the first of competing exponential clocks."""
    soonest = NEVER
    chosen = NOWHERE
    for e in range(MAX_NEIGHBOURS):
        rate = move_rate_to(world, land, rules, g, p, e)
        if rate > 0.0:
            q = land.neighbour[p, e]
            clock = -ln(1.0 - uniform(luck, q)) / rate
            if clock < soonest:
                soonest = clock
                chosen = q
    return int(chosen)


@kernel
def move_cells(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 2: every cell thinks once a week of moving, a seventh of them a day."""
    luck = key(world.seed, MOVE, world.day)
    where = key(world.seed, WHITHER, world.day)
    for g in range(N_MOVEMENTS):
        first = FIRST_TEAM[g] + world.day % 7
        for team in range(first, FIRST_TEAM[g] + slots(world, g), 7):
            p = world.team_at[team]
            if p < 0 or world.team_leader[team] != team:
                continue
            # The screen spares most cells the sum over neighbours, exactly: no gate
            # lets through more than all.
            u = uniform(luck, team)
            if u >= rules.move_rate[g] * land.leave[g, p]:
                continue
            total = 0.0
            for e in range(MAX_NEIGHBOURS):
                total += move_rate_to(world, land, rules, g, p, e)
            if u < total:
                place = whither(world, land, rules, subkey(where, team), g, p)
                if place >= 0:
                    walk(world, team, g, place)
