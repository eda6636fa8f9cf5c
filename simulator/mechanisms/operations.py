"""Operations of the Pakistani state against cells, and where its battalions stand.

Operations go where attacks were recent, as far as there is force; the cell found loses
men, may scatter and may leave. Each week battalions shift a little from their garrisons
to where attacks were.
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine.actors import MOVEMENTS, NONE, PAK_ARMY, PAKISTAN
from simulator.mechanisms.infiltration import whither
from simulator.mechanisms.news import CLAIM, claim
from simulator.numerics import exp
from simulator.parameters import Constant
from simulator.randomness import U64, key, poisson, stream, subkey, toll, uniform
from simulator.world.cells import fighters, grain, lose, pick, scatter, walk
from simulator.world.columns import (
    HIT,
    MISS,
    N_BATTALIONS,
    N_MOVEMENTS,
    N_PLACES,
    OPERATION,
    RAID,
    UNSIGNED,
    Record,
    Rows,
)
from simulator.world.log import mark, note, note_dead, note_news, note_unit

OPERATIONS = stream("operations.operate")
REDEPLOY = stream("operations.redeploy")
FLIGHT = stream("operations.flight")
RAIDS = stream("operations.raid")
TTP_ROW = 0
HARDLY = 1e-9  # settles places that are alike
PER_PLACE = 64

CONSTANTS = (
    Constant(
        name="hunt_recent",
        unit="operations a day for each recent attack",
        default=0.36,
        low=0.0,
        high=2.0,
        meaning="How strongly operations follow recent attacks.",
        strength="assumption",
        source="militants killed in operations 2022-2023 (PIPS, CRSS)",
    ),
    Constant(
        name="hunt_idle",
        unit="operations a day for each cell",
        default=0.0004,
        low=0.0,
        high=0.01,
        meaning="Operations where nothing happened of late.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="hunt_half",
        unit="battalions",
        default=2.0,
        low=0.1,
        high=20.0,
        meaning="Battalions in a place at which operations are half of the most.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="hunt_kill",
        unit="deaths for each fighter of the cell",
        default=0.22,
        low=0.0,
        high=1.0,
        meaning="Mean losses of a cell that is found.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="hunt_spread",
        unit="log deviation",
        default=0.55,
        low=0.0,
        high=2.0,
        meaning="How much the toll of like operations differs.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="hunt_loss",
        unit="soldiers for each militant",
        default=0.12,
        low=0.0,
        high=1.0,
        meaning="Soldiers who die in operations.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="hunt_civilians",
        unit="civilians for each militant",
        default=0.03,
        low=0.0,
        high=1.0,
        meaning="Civilians who die in operations.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="hunt_scatter",
        unit="share",
        default=0.5,
        low=0.0,
        high=1.0,
        meaning="Share of cells found that break up.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="hunt_flee",
        unit="share",
        default=0.35,
        low=0.0,
        high=1.0,
        meaning="Share of cells found that leave the place.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="raid_relief",
        unit="share",
        default=0.15,
        low=0.0,
        high=1.0,
        meaning="Share of the outrage in Pakistan that a raid at home satisfies.",
        strength="assumption",
        source="Kertzer & Brutger: audiences punish inaction",
    ),
    Constant(
        name="recent_days",
        unit="days",
        default=10.0,
        low=1.0,
        high=60.0,
        meaning="How long an attack counts as recent.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="refit_share",
        unit="a week",
        default=0.1,
        low=0.0,
        high=1.0,
        meaning="Part of its lost readiness that a battalion regains in a week.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="redeploy_rate",
        unit="a week",
        default=0.03,
        low=0.0,
        high=1.0,
        meaning="Share of battalions that shift in a week.",
        strength="assumption",
        source="assumption",
    ),
)


@kernel
def engaged(
    world: Record, rules: Record, log: Rows, kind: int, g: int, leader: int, luck: U64
) -> int:
    """Fight a cell that was found; give its leader, -1 when none is left."""
    present = fighters(world, leader)
    men = present / grain(world)
    p = world.team_at[leader]
    dead = toll(luck, rules.foiled, rules.hunt_kill * men, rules.hunt_spread)
    dead = min(present, dead)
    own = toll(subkey(luck, 2), 0.0, rules.hunt_loss * dead, 0.0)
    bystanders = toll(subkey(luck, 3), 0.0, rules.hunt_civilians * dead, 0.0)
    world.answering = world.attacked[p]
    row = note(world, log, kind, PAK_ARMY, MOVEMENTS[g], p)
    world.answering = 0
    note_unit(log, row, PAK_ARMY, leader)
    note_dead(world, log, row, (own, dead, bystanders))
    mark(log, row, HIT if dead > 0 else MISS, UNSIGNED)
    told = subkey(subkey(key(world.seed, CLAIM, world.day), leader), kind)
    note_news(world, log, row, claim(rules, told, dead), NONE)
    return lose(world, leader, dead, g) if dead > 0 else leader


@kernel
def hunt_once(
    world: Record, land: Record, rules: Record, log: Rows, g: int, p: int, event: int
) -> bool:
    """Make one operation against a movement in a place; False when none is there."""
    luck = subkey(
        key(world.seed, OPERATIONS, world.day), (g * 1024 + p) * PER_PLACE + event
    )
    found = pick(world, subkey(luck, 1), g, p, False)
    if found < 0:
        return False
    leader = int(world.team_leader[found])
    leader = engaged(world, rules, log, OPERATION, g, leader, luck)
    if leader < 0:
        return True
    if uniform(luck, 11) < rules.hunt_scatter:
        scatter(world, leader, g)
    if uniform(luck, 12) < rules.hunt_flee:
        flight = subkey(key(world.seed, FLIGHT, world.day), leader)
        place = whither(world, land, rules, flight, g, p)
        if place >= 0:
            walk(world, leader, g, place)
    return True


@kernel
def raid(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Raid the TTP where its attacks were densest of late: its largest cell there.

    A raid of the army's own choice falls on one cell, with all that is known of it,
    and shows a public that something is done.
    """
    luck = key(world.seed, RAIDS, world.day)
    most = 0.0
    place = -1
    for p in range(N_PLACES):
        if land.pakistani[p] and world.cell_count[TTP_ROW, p] > 0:
            hot = world.recent[p] + HARDLY * uniform(luck, p)
            if hot > most:
                most = hot
                place = p
    if place < 0:
        return
    best = -1
    team = world.cell_first[TTP_ROW, place]
    while team >= 0:
        leads = world.team_leader[team] == team
        if leads and (best < 0 or world.team_size[team] > world.team_size[best]):
            best = team
        team = world.team_next[team]
    leader = engaged(world, rules, log, RAID, TTP_ROW, int(best), luck)
    if leader >= 0:
        scatter(world, leader, TTP_ROW)
    world.mood[PAKISTAN] *= 1.0 - rules.raid_relief


@kernel
def operate(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 3: operations of the day, place by place."""
    luck = key(world.seed, OPERATIONS, world.day)
    size = grain(world)
    for p in range(N_PLACES):
        here = 0
        for g in range(N_MOVEMENTS):
            here += world.cell_count[g, p]
        if here == 0 or not land.pakistani[p]:
            continue
        fit = world.force[p] / (world.force[p] + rules.hunt_half)
        hunt = rules.hunt_recent * world.recent[p] / here + rules.hunt_idle * size
        hunt *= fit
        hunt *= 1.0 + world.sweep
        for g in range(N_MOVEMENTS):
            count = poisson(luck, g * 1024 + p, hunt * world.cell_count[g, p])
            for event in range(count):
                if not hunt_once(world, land, rules, log, g, p, event):
                    break


@kernel
def sought(world: Record, u: float, total: float) -> int:
    """Find the place at which the recent attacks, summed, pass u of their total."""
    passed = 0.0
    for p in range(N_PLACES):
        passed += world.recent[p]
        if passed > u * total:
            return p
    return N_PLACES - 1


@kernel
def muster(world: Record) -> None:
    """Add up the force in every place: battalions, each by its readiness."""
    for p in range(N_PLACES):
        world.force[p] = 0.0
    for b in range(N_BATTALIONS):
        world.force[world.battalion_at[b]] += world.battalion_ready[b]


@kernel
def redeploy(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 2: battalions recover and shift, a seventh of them each day.

    A Pakistani battalion goes to a place of recent attacks or back to its garrison; a
    Taliban battalion stands at its post.
    """
    fade = exp(-1.0 / rules.recent_days)
    total = 0.0
    for p in range(N_PLACES):
        world.recent[p] = world.recent[p] * fade + world.recent_new[p] * (1.0 - fade)
        world.recent_new[p] = 0.0
        total += world.recent[p]
    luck = key(world.seed, REDEPLOY, world.day)
    for b in range(world.day % 7, N_BATTALIONS, 7):
        ready = float(world.battalion_ready[b])
        world.battalion_ready[b] = ready + rules.refit_share * (1.0 - ready)
        u = uniform(luck, 2 * b)
        if land.battalion_side[b] != PAKISTAN or u >= rules.redeploy_rate:
            continue
        there = land.battalion_home[b]
        if u < 0.5 * rules.redeploy_rate and total > 0.0:
            there = sought(world, uniform(luck, 2 * b + 1), total)
        world.battalion_at[b] = there
    muster(world)
