"""Cells of the armed movements: rings of teams, listed by place.

A team is five fighters with an id for ever; a cell is a ring of teams in one place with
a leader. Joining two cells swaps two links, so every operation costs no more than the
cell is large. Fighters are conserved: they enter by ``found`` and ``refit`` and leave
by ``lose``, which keep the books.
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.randomness import U64, uniform
from simulator.world.columns import TEAM_SIZE, TEAM_SLOTS, Record

NOWHERE = -1


@kernel
def grain(world: Record) -> float:
    """Size of a team against the usual: how coarsely the movements are drawn.

    Rates of a cell go with it and what a cell can do against it, so that half as many
    teams of twice the strength make the same violence.
    """
    return float(world.team_full / TEAM_SIZE)


@kernel
def slots(world: Record, g: int) -> int:
    """Teams that a movement can have: fewer, the larger they are."""
    return int(min(TEAM_SLOTS[g], TEAM_SLOTS[g] * TEAM_SIZE // world.team_full))


@kernel
def enlist(world: Record, team: int, g: int, place: int) -> None:
    """Put a team at the head of its movement's list of the place."""
    first = world.cell_first[g, place]
    world.team_at[team] = place
    world.team_before[team] = NOWHERE
    world.team_next[team] = first
    if first >= 0:
        world.team_before[first] = team
    world.cell_first[g, place] = team


@kernel
def delist(world: Record, team: int, g: int) -> None:
    """Take a team off the list of its place."""
    before = world.team_before[team]
    after = world.team_next[team]
    if before >= 0:
        world.team_next[before] = after
    else:
        world.cell_first[g, world.team_at[team]] = after
    if after >= 0:
        world.team_before[after] = before
    world.team_at[team] = NOWHERE


@kernel
def found(world: Record, team: int, g: int, place: int) -> None:
    """Wake an empty slot as a full team, a cell of its own."""
    world.team_leader[team] = team
    world.team_ring[team] = team
    world.team_size[team] = 1
    world.team_men[team] = world.team_full
    enlist(world, team, g, place)
    world.cell_count[g, place] += 1
    world.teams_alive[g] += 1
    world.recruited += world.team_full


@kernel
def refit(world: Record, team: int) -> None:
    """Add one fighter to a team below strength."""
    world.team_men[team] += 1
    world.recruited += 1


@kernel
def lead(world: Record, member: int, leader: int) -> None:
    """Make ``leader`` the leader of the whole ring of ``member``."""
    team = member
    while True:
        world.team_leader[team] = leader
        team = world.team_ring[team]
        if team == member:
            break


@kernel
def merge(world: Record, one: int, other: int, g: int) -> None:
    """Join the cells of two teams of one place; the larger cell leads."""
    a = world.team_leader[one]
    b = world.team_leader[other]
    if world.team_size[a] < world.team_size[b]:
        a, b = b, a
    lead(world, b, a)
    link = world.team_ring[a]
    world.team_ring[a] = world.team_ring[b]
    world.team_ring[b] = link
    world.team_size[a] += world.team_size[b]
    world.team_size[b] = 0
    world.cell_count[g, world.team_at[a]] -= 1


@kernel
def scatter(world: Record, leader: int, g: int) -> None:
    """Break a cell into its single teams."""
    world.cell_count[g, world.team_at[leader]] += world.team_size[leader] - 1
    team = world.team_ring[leader]
    while team != leader:
        after = world.team_ring[team]
        world.team_ring[team] = team
        world.team_leader[team] = team
        world.team_size[team] = 1
        team = after
    world.team_ring[leader] = leader
    world.team_size[leader] = 1


@kernel
def fighters(world: Record, leader: int) -> int:
    """Count the fighters of a cell."""
    count = 0
    team = leader
    while True:
        count += int(world.team_men[team])
        team = world.team_ring[team]
        if team == leader:
            return count


@kernel
def walk(world: Record, leader: int, g: int, place: int) -> None:
    """Move a whole cell to another place."""
    world.cell_count[g, world.team_at[leader]] -= 1
    world.cell_count[g, place] += 1
    team = leader
    while True:
        delist(world, team, g)
        enlist(world, team, g, place)
        team = world.team_ring[team]
        if team == leader:
            break


@kernel
def leave_ring(world: Record, team: int, leader: int) -> int:
    """Take a dead team out of its ring; give the leader left, -1 for none."""
    after = world.team_ring[team]
    if after == team:
        world.team_size[team] = 0
        return NOWHERE
    last = after
    while world.team_ring[last] != team:
        last = world.team_ring[last]
    world.team_ring[last] = after
    size = world.team_size[leader] - 1
    if team == leader:
        leader = after
        lead(world, after, after)
        world.team_size[team] = 0
    world.team_size[leader] = size
    world.team_ring[team] = team
    world.team_leader[team] = team
    return int(leader)


@kernel
def lose(world: Record, leader: int, dead: int, g: int) -> int:
    """Take ``dead`` fighters from a cell; give its leader, -1 when none is left."""
    place = world.team_at[leader]
    team = leader
    while dead > 0 and leader >= 0:
        after = world.team_ring[team]
        hit = min(dead, int(world.team_men[team]))
        world.team_men[team] -= hit
        world.lost += hit
        dead -= hit
        if world.team_men[team] == 0:
            delist(world, team, g)
            world.teams_alive[g] -= 1
            leader = leave_ring(world, team, leader)
            if leader < 0:
                world.cell_count[g, place] -= 1
        team = after
    return int(leader)


@kernel
def pick(world: Record, key: U64, g: int, place: int, leaders: bool) -> int:
    """Pick a team of the place (or only a cell's leader) by lowest keyed draw.

    The lowest draw does not depend on the order of the list. Gives -1 when the place
    is empty.
    """
    best = 2.0
    chosen = NOWHERE
    team = world.cell_first[g, place]
    while team >= 0:
        if not leaders or world.team_leader[team] == team:
            u = uniform(key, team)
            if u < best:
                best = u
                chosen = team
        team = world.team_next[team]
    return int(chosen)
