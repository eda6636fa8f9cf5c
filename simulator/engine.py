"""The order of the day, and the compiled loop over days.

A day runs in this order, and is coded in this order:

1. a new day begins
2. movement: cells infiltrate across the fence, battalions shift, fence work
3. insurgent attacks, state operations, border incidents, force that was ordered
4. losses and blame (within each of these, where they happen)
5. recruitment and attrition, banding, defection
6. crossings and trade
7. displacement and returns
8. commanders' opinions, unity of the Taliban
9. rivalry for influence, trust
10. talks and ceasefires
11. decisions: postures, Pakistan's army, Kandahar, Islamabad, the Haqqani network,
    armed movements, the powers; orders of people instead where a seat is played
12. the ladder of escalation; moods, ledgers and what was done fade
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.doctrine.actors import KANDAHAR, PAK_ARMY
from simulator.mechanisms.banding import band
from simulator.mechanisms.border import incident
from simulator.mechanisms.deeds import fade
from simulator.mechanisms.defection import defect
from simulator.mechanisms.displacement import displace
from simulator.mechanisms.escalation import climb, wake
from simulator.mechanisms.factions import sway, unite
from simulator.mechanisms.fence import build_fence
from simulator.mechanisms.force import carry_out
from simulator.mechanisms.infiltration import move_cells
from simulator.mechanisms.insurgency import attacks
from simulator.mechanisms.mediation import negotiate
from simulator.mechanisms.operations import operate, redeploy
from simulator.mechanisms.postures import hold_postures
from simulator.mechanisms.recruitment import recruit
from simulator.mechanisms.reprisal import cool
from simulator.mechanisms.rivalry import rival
from simulator.mechanisms.trade import trade
from simulator.mechanisms.trust import feel
from simulator.mechanisms.turns import (
    army_acts,
    engage,
    government_acts,
    haqqani_acts,
    kandahar_acts,
    movements_act,
)
from simulator.world.columns import N_CROSSINGS, N_TOPICS, Record, Rows

if TYPE_CHECKING:
    from collections.abc import Callable

REHEARSAL_DAY = date(2025, 10, 12)  # any day that the atlas knows will do

# Each phase: (name on screen, its kernel). ``live_day`` calls them in this order.
ORDER_OF_THE_DAY = (
    ("a new day", "wake"),
    ("movement of cells", "move_cells"),
    ("movement of battalions", "redeploy"),
    ("fence work", "build_fence"),
    ("attacks", "attacks"),
    ("operations", "operate"),
    ("border incidents", "incident"),
    ("force that was ordered", "carry_out"),
    ("recruitment", "recruit"),
    ("banding", "band"),
    ("defection to ISKP", "defect"),
    ("crossings and trade", "trade"),
    ("displacement and returns", "displace"),
    ("commanders", "sway"),
    ("unity of the Taliban", "unite"),
    ("rivalry for influence", "rival"),
    ("trust", "feel"),
    ("talks and ceasefires", "negotiate"),
    ("postures held for weeks", "hold_postures"),
    ("Pakistan's army decides", "army_acts"),
    ("Kandahar decides", "kandahar_acts"),
    ("Islamabad decides", "government_acts"),
    ("the Haqqani network decides", "haqqani_acts"),
    ("armed movements decide", "movements_act"),
    ("the powers decide", "engage"),
    ("the ladder of escalation", "climb"),
    ("moods fade", "cool"),
    ("what was done fades", "fade"),
)


@kernel
def live_day(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Live one day, phase by phase."""
    wake(world, land, rules, log)
    move_cells(world, land, rules, log)
    redeploy(world, land, rules, log)
    build_fence(world, land, rules, log)
    attacks(world, land, rules, log)
    operate(world, land, rules, log)
    incident(world, land, rules, log)
    carry_out(world, land, rules, log)
    recruit(world, land, rules, log)
    band(world, land, rules, log)
    defect(world, land, rules, log)
    trade(world, land, rules, log)
    displace(world, land, rules, log)
    sway(world, land, rules, log)
    unite(world, land, rules, log)
    rival(world, land, rules, log)
    feel(world, land, rules, log)
    negotiate(world, land, rules, log)
    hold_postures(world, land, rules, log)
    army_acts(world, land, rules, log)
    kandahar_acts(world, land, rules, log)
    government_acts(world, land, rules, log)
    haqqani_acts(world, land, rules, log)
    movements_act(world, land, rules, log)
    engage(world, land, rules, log)
    climb(world, land, rules, log)
    cool(world, land, rules, log)
    fade(world, land, rules, log)


@kernel
def observe(world: Record, series: Rows, row: int) -> None:
    """Write what is shown and measured of today; measuring draws nothing."""
    day = series[row]
    day.day = world.day
    day.act = max(int(world.act[0]), int(world.act[1]))
    day.rung = world.rung
    day.attacks = world.attacks[0] + world.attacks[1] + world.attacks[2]
    day.attacks_kp = world.attacks_region[0]
    day.attacks_balochistan = world.attacks_region[1]
    day.deaths = world.deaths
    day.border_clashes = world.clashes
    day.strikes = world.strikes
    day.civilians = world.civilians
    day.claimed = world.claimed
    day.standing_home = world.standing_home
    day.trust_pak_kab = world.trust[PAK_ARMY, KANDAHAR]
    day.trust_kab_pak = world.trust[KANDAHAR, PAK_ARMY]
    day.cohesion = world.cohesion
    day.ttp_fighters = world.teams_alive[0] * world.team_full
    shut = 0
    for c in range(N_CROSSINGS):
        shut += world.shut[c]
    day.crossings_open = N_CROSSINGS - shut
    day.trade_usd_m = world.trade_usd_m
    day.displaced = world.fled
    day.returned = world.returned
    day.casa_risk = world.risk[0]
    day.tapi_risk = world.risk[1]
    day.cost_usd_m = world.cost_usd_m
    day.india = world.india
    day.lean = world.lean
    day.restraint = world.restraint
    day.split = 1 if world.split_day >= 0 else 0
    day.talks = 1 if world.talks > 0 else 0
    day.ceasefire = 1 if world.truce > 0.0 else 0
    day.terms = 0
    for topic in range(N_TOPICS):
        if world.treaty[topic] > 0.0:
            day.terms |= 1 << topic


@kernel
def advance(
    worlds: Rows,
    land: Rows,
    rules: Rows,
    log: Rows,
    series: Rows,
    days: int,
) -> None:
    """Live so many days, each written to its row of ``series``.

    World, land and rules come as tables of one row, which is cheaper to hand to
    compiled code than a row.
    """
    world = worlds[0]
    for row in range(days):
        live_day(world, land[0], rules[0], log)
        observe(world, series, row)
        world.day += 1


def phase(name: str) -> Callable[[Record, Record, Record, Record], None]:
    """Return the kernel of a phase, compiled once the engine is prepared."""
    found: Callable[[Record, Record, Record, Record], None] = globals()[name]
    return found
