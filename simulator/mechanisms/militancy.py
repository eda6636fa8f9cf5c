"""What the armed movements choose: tempo, place, truces, and whom to strike.

The TTP's truces of 2021 and 2022 were brokered by its hosts; attacks fell and came back
when they lapsed. Offensives, moves to other regions, attacks that shock Islamabad or
Beijing are rare acts; most violence needs no decision (`insurgency`). Violence against
civilians costs a movement support (Condra & Shapiro 2012; form assumed here).
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine import effects as e
from simulator.doctrine.actors import BALOCH, CHINA, PAK_ARMY, PAK_GOV, PAKISTAN, TTP
from simulator.doctrine.repertoire import action_number
from simulator.numerics import clip, nudge
from simulator.parameters import Constant
from simulator.randomness import key, stream, subkey, uniform
from simulator.world.cells import walk
from simulator.world.columns import (
    BALOCHISTAN,
    ELSEWHERE,
    FIRST_TEAM,
    N_PLACES,
    SHOCK,
    TEAM_SLOTS,
    Record,
    Rows,
)
from simulator.world.log import note, note_detail

MARCH = stream("militancy.march")
SURGE = action_number("ttp", "surge")
SAVE_STRENGTH = action_number("ttp", "save_strength")
TTP_ROW, BALOCH_ROW = 0, 1
TRIES = 40  # draws of a place before a cell stays where it is

CONSTANTS = (
    Constant(
        name="lull_tempo",
        unit="share",
        default=0.35,
        low=0.0,
        high=1.0,
        meaning="Tempo of the TTP's attacks in a truce of its own, of the usual.",
        strength="contested",
        source="attacks during the truces of 2021 and 2022 (PICSS)",
    ),
    Constant(
        name="surge_tempo",
        unit="share",
        default=0.25,
        low=0.0,
        high=1.0,
        meaning="How much more or less the TTP attacks when it raises or lowers its "
        "tempo.",
        strength="assumption",
        source="assumption",
    ),
)


@kernel
def chosen_tempo(world: Record, rules: Record) -> float:
    """Tempo that the TTP has chosen, against its usual."""
    pace = 1.0
    if world.posture[TTP] == SURGE:
        pace += rules.surge_tempo
    elif world.posture[TTP] == SAVE_STRENGTH:
        pace -= rules.surge_tempo
    return float(pace * rules.lull_tempo if world.lull > 0 else pace)


@kernel
def stronghold(world: Record, land: Record, g: int) -> int:
    """Find the Pakistani place with most cells of a movement; the first of equals."""
    best = 0
    most = -1
    for p in range(N_PLACES):
        if land.pakistani[p] and world.cell_count[g, p] > most:
            most = int(world.cell_count[g, p])
            best = p
    return best


@kernel
def send(world: Record, land: Record, g: int, cells: int, region: int) -> None:
    """Send cells of a movement from elsewhere in Pakistan to a region, by its pull."""
    luck = key(world.seed, MARCH, world.day)
    sent = 0
    for team in range(FIRST_TEAM[g], FIRST_TEAM[g] + TEAM_SLOTS[g]):
        p = world.team_at[team]
        if sent >= cells:
            break
        if p < 0 or world.team_leader[team] != team:
            continue
        if not land.pakistani[p] or land.region[p] == region:
            continue
        own = subkey(luck, team)
        for attempt in range(TRIES):
            u = uniform(own, attempt)
            q = 0
            while q < N_PLACES - 1 and land.birth[g, 0, q] < u:
                q += 1
            if land.region[q] == region:
                walk(world, team, g, q)
                sent += 1
                break


@kernel
def shock_deeds(world: Record, rules: Record, log: Rows, actor: int, x: int) -> None:
    """Attacks that are felt beyond their place: on civilians, on Chinese projects."""
    hated = world.revulsion + rules.does[actor, x, e.REVULSION]
    world.revulsion = min(1.0, hated)
    shaken = rules.does[actor, x, e.SHAKE]
    if shaken > 0.0:
        world.shaken = min(1.0, world.shaken + shaken)
        trust = float(world.trust[CHINA, PAK_ARMY])
        world.trust[CHINA, PAK_ARMY] = nudge(trust, -0.02)
    if rules.does[actor, x, e.OUTRAGE] > 0.0:
        world.alert[PAKISTAN] = max(int(world.alert[PAKISTAN]), 3)
        row = note(world, log, SHOCK, actor, PAK_GOV, -1)
        note_detail(log, row, x)
        world.shocked_by[PAKISTAN] = world.happened


@kernel
def militant_deeds(
    world: Record, land: Record, rules: Record, log: Rows, actor: int, x: int
) -> None:
    """Carry out what an armed movement does; the TTP's truce also as brokered."""
    lull = world.lull + rules.does[actor, x, e.LULL]
    world.lull = int(clip(lull, 0.0, 365.0))
    if actor not in (TTP, BALOCH):
        return
    g = TTP_ROW if actor == TTP else BALOCH_ROW
    wave = rules.does[actor, x, e.WAVE]
    if wave > 0.0:
        daily = wave * rules.follow_on[g] / rules.follow_on_days
        world.excited[g, stronghold(world, land, g)] += daily
    low = world.suppressed + rules.does[actor, x, e.LIE_LOW]
    world.suppressed = min(1.0, low)
    if rules.does[actor, x, e.EXPAND] > 0.0:
        send(world, land, g, int(rules.does[actor, x, e.EXPAND]), BALOCHISTAN)
    if rules.does[actor, x, e.SPREAD] > 0.0:
        send(world, land, g, int(rules.does[actor, x, e.SPREAD]), ELSEWHERE)
    shock_deeds(world, rules, log, actor, x)
