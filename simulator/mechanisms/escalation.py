"""The ladder of escalation: act level of the day, rung, and how hot it feels.

*Act level* of a day: the highest act between Islamabad and Kabul on it, 0 to 8. *Rung*:
the highest act level of the last seven days. What the actors feel is the *standing*
escalation: the highest act, stepping down about one in forty days, sooner with a
ceasefire or a crisis mechanism.
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine.actors import KABUL, PAKISTAN
from simulator.parameters import Claim, Constant
from simulator.world.columns import (
    ACT_MEMORY,
    N_CROSSINGS,
    N_MOVEMENTS,
    N_PAIRS,
    WAR_DEATHS_DAYS,
    Record,
    Rows,
)

RUNG_DAYS = 7
COERCION = 2  # act level of a day on which most trade is shut out
MOST_OF_TRADE = 0.5
FIRING, FULL_SCALE_WAR = 3, 8
WAR_DAYS, WAR_STRETCHES = 10, 3
WAR_DEATHS = 1000
HEARTLAND_DAYS = 60  # for which a strike on the heartland counts
CLAIMS = (
    Claim(
        id="C25",
        text="There is a risk of full-scale war between neighbours",
        off={"ladder": 0.0},
    ),
)
CONSTANTS = (
    Constant(
        name="pause_calm",
        unit="days",
        default=7.0,
        low=1.0,
        high=7.0,
        meaning="Days between decisions of an actor in calm.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="pause_tense",
        unit="days",
        default=3.0,
        low=1.0,
        high=7.0,
        meaning="Days between decisions when tension is felt.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="pause_hot",
        unit="days",
        default=1.0,
        low=1.0,
        high=7.0,
        meaning="Days between decisions in a hot crisis or after a shock.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="pause_far",
        unit="days",
        default=3.0,
        low=1.0,
        high=7.0,
        meaning="Days between decisions of the powers around, at least.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="ladder",
        unit="share",
        default=1.0,
        low=0.0,
        high=3.0,
        meaning="How much the escalation under way carries the actors along.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="step_down",
        unit="steps a day",
        default=0.025,
        low=0.0,
        high=0.5,
        meaning="How fast a crisis that is left alone comes to feel less hot.",
        strength="assumption",
        source="fixed beforehand: a step in forty days",
    ),
    Constant(
        name="step_mechanism",
        unit="times the usual",
        default=1.0,
        low=0.0,
        high=5.0,
        meaning="How much sooner a crisis cools with a full crisis mechanism.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="step_truce",
        unit="times the usual",
        default=1.0,
        low=0.0,
        high=5.0,
        meaning="How much sooner a crisis cools under a ceasefire.",
        strength="assumption",
        source="assumption",
    ),
)


@kernel
def wake(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 1: a new day begins; the counts of yesterday are cleared."""
    world.act[PAKISTAN] = 0
    world.act[KABUL] = 0
    for g in range(N_MOVEMENTS):
        world.attacks[g] = 0
        world.attacks_region[g] = 0
    world.deaths = 0
    world.civilians = 0
    world.claimed = 0
    for side in range(2):
        world.heard[side] = 0.0
    oldest = world.day % WAR_DEATHS_DAYS
    world.battle_year -= world.battle_deaths[oldest]
    world.battle_deaths[oldest] = 0
    world.clashes = 0
    world.strikes = 0


@kernel
def at_war(world: Record) -> bool:
    """Whether the fighting has become a full-scale war.

    Fighting on 10 of the last 14 days, on 3 stretches, each side having struck the
    other's heartland; or 1,000 battle deaths within 12 months.
    """
    if world.battle_year >= WAR_DEATHS:
        return True
    days = 0
    for back in range(ACT_MEMORY):
        if world.acts[back] >= FIRING:
            days += 1
    stretches = 0
    for pair in range(N_PAIRS):
        if world.day - world.fought[pair] < ACT_MEMORY:
            stretches += 1
    oldest = world.day - HEARTLAND_DAYS
    struck = world.struck_home[PAKISTAN] > oldest and world.struck_home[KABUL] > oldest
    return bool(days >= WAR_DAYS and stretches >= WAR_STRETCHES and struck)


@kernel
def climb(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 12: the act level of the day, the rung, and the escalation felt."""
    shut = 0.0
    for c in range(N_CROSSINGS):
        shut += land.crossing_share[c] * world.shut[c]
    if shut > MOST_OF_TRADE:
        world.act[PAKISTAN] = max(int(world.act[PAKISTAN]), COERCION)
    today = max(int(world.act[PAKISTAN]), int(world.act[KABUL]))
    world.acts[world.day % ACT_MEMORY] = today
    if today >= FIRING and at_war(world):
        today = FULL_SCALE_WAR
        world.act[PAKISTAN] = today
        world.acts[world.day % ACT_MEMORY] = today
    rung = 0
    for back in range(RUNG_DAYS):
        rung = max(rung, int(world.acts[(world.day - back) % ACT_MEMORY]))
    world.rung = rung
    ease = 1.0 + rules.step_mechanism * rules.crisis_mechanism
    if world.truce > 0.0:
        ease += rules.step_truce
    world.standing = max(float(today), float(world.standing) - rules.step_down * ease)
