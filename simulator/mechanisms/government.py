"""What Islamabad's government decides: crossings, words, talks, deportation."""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.deciding.beliefs import believe
from simulator.deciding.choice import ALL, choose, reconsider, turn
from simulator.doctrine.actors import KANDAHAR, PAK_ARMY, PAK_GOV, PAKISTAN
from simulator.doctrine.repertoire import action_number
from simulator.numerics import nudge
from simulator.randomness import key, stream, uniform
from simulator.world.columns import (
    CLOSURE,
    DEPORTATION,
    N_CROSSINGS,
    REOPENING,
    STATEMENT,
    Record,
    Rows,
)
from simulator.world.log import note, note_level

CHOICE = stream("government.choice")
DEPORTING = stream("government.deporting")
DEPORT = action_number("pak_gov", "deport")
CLOSE = action_number("pak_gov", "close_crossings")
OPEN = action_number("pak_gov", "open_crossings")
PROPOSE = action_number("pak_gov", "propose")
PROTEST = action_number("pak_gov", "protest")
THREATEN = action_number("pak_gov", "threaten")
CONCILIATE = action_number("pak_gov", "conciliate")


@kernel
def shut_all(world: Record, log: Rows, shut: bool) -> None:
    """Shut or open every crossing."""
    for c in range(N_CROSSINGS):
        world.shut[c] = 1 if shut else 0
    note(world, log, CLOSURE if shut else REOPENING, PAK_GOV, KANDAHAR, -1)
    if shut:
        world.shut_by = world.happened


@kernel
def government_may(world: Record, rules: Record) -> int:
    """Say what Islamabad's government may do now, as bits."""
    allowed = ALL & ~(1 << CLOSE) if world.shut[0] > 0 else ALL & ~(1 << OPEN)
    if world.talks > 0 or world.talks_rest > 0 or world.truce > 0.0:
        allowed &= ~(1 << PROPOSE)
    return allowed


@kernel
def government_does(world: Record, rules: Record, log: Rows, acts: int) -> None:
    """Carry out what the government chose, or was ordered."""
    if (acts >> CLOSE) & 1:
        shut_all(world, log, True)
        world.act[PAKISTAN] = max(int(world.act[PAKISTAN]), 2)
    if (acts >> OPEN) & 1:
        shut_all(world, log, False)
    if (acts >> PROPOSE) & 1:
        world.proposed = PAKISTAN
    for level in (1, 2):
        said = PROTEST if level == 1 else THREATEN
        if (acts >> said) & 1:
            world.act[PAKISTAN] = max(int(world.act[PAKISTAN]), level)
            row = note(world, log, STATEMENT, PAK_GOV, KANDAHAR, -1)
            note_level(log, row, level)
    if (acts >> CONCILIATE) & 1:
        trust = float(world.trust[KANDAHAR, PAK_ARMY])
        world.trust[KANDAHAR, PAK_ARMY] = nudge(trust, 0.04)


@kernel
def government_acts(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 11: Islamabad decides about crossings and talks, if its day has come."""
    days = turn(world, rules, PAK_GOV, world.alert[PAKISTAN] > 0)
    if days == 0:
        return
    believe(world, rules, PAK_GOV, PAKISTAN)
    u = uniform(key(world.seed, CHOICE, world.day), PAK_GOV)
    allowed = government_may(world, rules)
    government_does(world, rules, log, choose(world, rules, PAK_GOV, allowed, days, u))


@kernel
def reconsider_deportation(
    world: Record, land: Record, rules: Record, log: Rows
) -> None:
    """Phase 11: Islamabad deports, or stops, held for weeks."""
    before = world.posture[PAK_GOV]
    believe(world, rules, PAK_GOV, PAKISTAN)
    luck = key(world.seed, DEPORTING, world.day)
    reconsider(world, rules, PAK_GOV, uniform(luck, 0))
    if world.posture[PAK_GOV] == DEPORT and before != DEPORT:
        world.act[PAKISTAN] = max(int(world.act[PAKISTAN]), 2)
        note(world, log, DEPORTATION, PAK_GOV, KANDAHAR, -1)
