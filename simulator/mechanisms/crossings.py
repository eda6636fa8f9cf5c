"""Crossings: Islamabad shuts and opens them; trade is lost while they are shut."""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.deciding.beliefs import believe
from simulator.deciding.choice import ALL, choose_act
from simulator.deciding.clock import due
from simulator.doctrine.actors import KANDAHAR, PAK_GOV, PAKISTAN
from simulator.doctrine.repertoire import action_number
from simulator.numerics import clip
from simulator.randomness import key, stream, uniform
from simulator.world.columns import CLOSURE, N_CROSSINGS, REOPENING, Record, Rows
from simulator.world.log import note

CHOICE = stream("crossings.choice")
CLOSE = action_number("pak_gov", "close_crossings")
OPEN = action_number("pak_gov", "open_crossings")
PROPOSE = action_number("pak_gov", "propose")
LOSS_DAYS = 30.0  # days over which closed crossings come to hurt


@kernel
def shut_all(world: Record, log: Rows, shut: bool) -> None:
    """Shut or open every crossing."""
    for c in range(N_CROSSINGS):
        world.shut[c] = 1 if shut else 0
    note(world, log, CLOSURE if shut else REOPENING, PAK_GOV, KANDAHAR, -1)


@kernel
def government_acts(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 11: Islamabad decides about crossings and talks, if its day has come."""
    days = due(world, PAK_GOV, world.alert[PAKISTAN] > 0)
    if days == 0:
        return
    believe(world, rules, PAK_GOV, PAKISTAN)
    closed = world.shut[0] > 0
    allowed = ALL & ~(1 << CLOSE) if closed else ALL & ~(1 << OPEN)
    if world.talks > 0 or world.talks_rest > 0 or world.truce > 0.0:
        allowed &= ~(1 << PROPOSE)
    u = uniform(key(world.seed, CHOICE, world.day), PAK_GOV)
    action = choose_act(world, rules, PAK_GOV, allowed, days, u)
    if action in (CLOSE, OPEN):
        shut_all(world, log, action == CLOSE)
        if action == CLOSE:
            world.act[PAKISTAN] = max(int(world.act[PAKISTAN]), 2)
    elif action == PROPOSE:
        world.proposed = PAKISTAN


@kernel
def trade(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 6: the trade that shut crossings cost, felt over some weeks."""
    shut = 0.0
    for c in range(N_CROSSINGS):
        shut += land.crossing_share[c] * world.shut[c]
    lost = shut * (1.0 - 0.4 * rules.border_openness)
    world.loss = clip(world.loss + (lost - world.loss) / LOSS_DAYS, 0.0, 1.0)
