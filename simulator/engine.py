"""The order of the day, and the compiled loop over days.

A day runs in this order, and is coded in this order:

1. a new day begins
2. movement: cells infiltrate across the fence, battalions shift
3. insurgent attacks, state operations, border incidents, force that was ordered
4. losses and blame (within each of these, where they happen)
5. recruitment and attrition, banding
6. crossings and trade
7. (displacement and returns: not yet in the model)
8. commanders' opinions, unity of the Taliban
9. trust
10. talks and ceasefires
11. decisions: postures, Pakistan's army, Kandahar, Islamabad, the powers
12. the ladder of escalation; moods and ledgers fade
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from simulator.compiled import kernel, wrapping
from simulator.doctrine.actors import KANDAHAR, PAK_ARMY
from simulator.mechanisms.banding import band
from simulator.mechanisms.border import incident
from simulator.mechanisms.crossings import government_acts, trade
from simulator.mechanisms.escalation import climb, wake
from simulator.mechanisms.factions import hold_postures, sway, unite
from simulator.mechanisms.force import carry_out
from simulator.mechanisms.infiltration import move_cells
from simulator.mechanisms.insurgency import attacks
from simulator.mechanisms.mediation import negotiate
from simulator.mechanisms.operations import operate, redeploy
from simulator.mechanisms.powers import engage
from simulator.mechanisms.recruitment import recruit
from simulator.mechanisms.reprisal import army_acts, cool, kandahar_acts
from simulator.mechanisms.trust import feel
from simulator.rules import make_rules
from simulator.situation import StartState
from simulator.world.columns import DAY, EVENT, N_CROSSINGS, TEAM_SIZE, Record
from simulator.start import begin, lie_of_the_land

if TYPE_CHECKING:
    from collections.abc import Callable

REHEARSAL_DAY = date(2025, 10, 12)  # any day that the atlas knows will do

# Each phase: (name on screen, its kernel). ``live_day`` calls them in this order.
ORDER_OF_THE_DAY = (
    ("a new day", "wake"),
    ("movement of cells", "move_cells"),
    ("movement of battalions", "redeploy"),
    ("attacks", "attacks"),
    ("operations", "operate"),
    ("border incidents", "incident"),
    ("force that was ordered", "carry_out"),
    ("recruitment", "recruit"),
    ("banding", "band"),
    ("crossings and trade", "trade"),
    ("commanders", "sway"),
    ("unity of the Taliban", "unite"),
    ("trust", "feel"),
    ("talks and ceasefires", "negotiate"),
    ("how the TTP is treated", "hold_postures"),
    ("Pakistan's army decides", "army_acts"),
    ("Kandahar decides", "kandahar_acts"),
    ("Islamabad decides", "government_acts"),
    ("the powers decide", "engage"),
    ("the ladder of escalation", "climb"),
    ("moods fade", "cool"),
)


@kernel
def live_day(world: Record, land: Record, rules: Record, log: Record) -> None:
    """Live one day, phase by phase."""
    wake(world, land, rules, log)
    move_cells(world, land, rules, log)
    redeploy(world, land, rules, log)
    attacks(world, land, rules, log)
    operate(world, land, rules, log)
    incident(world, land, rules, log)
    carry_out(world, land, rules, log)
    recruit(world, land, rules, log)
    band(world, land, rules, log)
    trade(world, land, rules, log)
    sway(world, land, rules, log)
    unite(world, land, rules, log)
    feel(world, land, rules, log)
    negotiate(world, land, rules, log)
    hold_postures(world, land, rules, log)
    army_acts(world, land, rules, log)
    kandahar_acts(world, land, rules, log)
    government_acts(world, land, rules, log)
    engage(world, land, rules, log)
    climb(world, land, rules, log)
    cool(world, land, rules, log)


@kernel
def observe(world: Record, series: Record, row: int) -> None:
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
    day.trust_pak_kab = world.trust[PAK_ARMY, KANDAHAR]
    day.trust_kab_pak = world.trust[KANDAHAR, PAK_ARMY]
    day.cohesion = world.cohesion
    day.ttp_fighters = world.teams_alive[0] * TEAM_SIZE
    shut = 0
    for c in range(N_CROSSINGS):
        shut += world.shut[c]
    day.crossings_open = N_CROSSINGS - shut
    day.talks = 1 if world.talks > 0 else 0
    day.ceasefire = 1 if world.truce > 0.0 else 0


@kernel
def advance(
    world: Record, land: Record, rules: Record, log: Record, series: Record, days: int
) -> None:
    """Live so many days, each written to its row of ``series``."""
    for row in range(days):
        live_day(world, land, rules, log)
        observe(world, series, row)
        world.day += 1


def phase(name: str) -> Callable[[Record, Record, Record, Record], None]:
    """Return the kernel of a phase, compiled once the engine is prepared."""
    found: Callable[[Record, Record, Record, Record], None] = globals()[name]
    return found


def no_log(rows: int = 0) -> Record:
    """Make a log of so many rows; of none when events are not wanted."""
    return np.zeros(rows, EVENT).view(np.recarray)


def no_series(days: int) -> Record:
    """Make the table that takes one row a day."""
    return np.zeros(days, DAY).view(np.recarray)


def rehearsal() -> list[tuple[str, Callable[[], None]]]:
    """Return every phase as a step that runs it once on a scratch world."""
    start = StartState()
    land, rules = lie_of_the_land(REHEARSAL_DAY), make_rules({})
    world = begin(start, land, rules, seed=1)
    log = no_log(256)

    def run(name: str) -> None:
        with wrapping():
            phase(name)(world, land, rules, log)

    def whole() -> None:
        with wrapping():
            advance(world, land, rules, log, no_series(2), 2)

    steps: list[tuple[str, Callable[[], None]]] = [
        (shown, partial(run, name)) for shown, name in ORDER_OF_THE_DAY
    ]
    return [*steps, ("the whole day", whole)]
