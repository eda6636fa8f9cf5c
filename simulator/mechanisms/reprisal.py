"""Reprisal: Islamabad answers attacks it blames on Kabul, Kabul answers strikes.

A ledger of unanswered blows, discharged by answering, gives reciprocity both ways that
dies out within weeks (Goldstein & Pevehouse 1997; Linke et al. 2012 for tit for tat).
Pressure by outside powers and a crisis mechanism act here: pressure makes force cost
more, a mechanism makes fewer incidents grow and takes the sting out of a blow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.deciding.beliefs import believe
from simulator.deciding.choice import ALL, choose, turn
from simulator.doctrine.actors import KABUL, KANDAHAR, PAK_ARMY, PAKISTAN
from simulator.doctrine.repertoire import action_number
from simulator.mechanisms.acts import (
    ARTILLERY_FIRE,
    CONTESTED_POST,
    DRONE_RAID,
    RETALIATION,
)
from simulator.mechanisms.border import ANYWHERE, blow, clash, fire, tire
from simulator.mechanisms.operations import raid
from simulator.parameters import Claim, Constant, Dial
from simulator.randomness import key, stream, uniform
from simulator.world.orders import order, ordered

if TYPE_CHECKING:
    from simulator.world.columns import Record, Rows

CHOICE = stream("reprisal.choice")
DELAY = stream("reprisal.delay")

ARTILLERY = action_number("pak_army", "artillery")
BORDER_STRIKE = action_number("pak_army", "strike")
HEARTLAND_STRIKE = action_number("pak_army", "strike_heartland")
GROUND_RAID = action_number("pak_army", "incursion")
RAID_AT_HOME = action_number("pak_army", "raid")
LEADER_STRIKE = action_number("pak_army", "leader_strike")
CONTEST = action_number("kandahar", "contest")
RETALIATE = action_number("kandahar", "retaliate")
DRONES = action_number("kandahar", "drones")
PROPOSE = action_number("kandahar", "propose")


RECOVERY_DAYS = 30.0  # for forces that struck to be fit again
BLAME_DAYS = 60.0  # memory of blamed attacks

DIALS = (
    Dial(
        name="regional_pressure",
        label="Pressure by the region's powers",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.3,
        meaning="How hard China, Saudi Arabia and others press both sides, with more "
        "than words.",
        acts_on="What force across the line costs both sides, and how readily they "
        "offer talks.",
        evidence="Coerced sides sometimes step back; how much outside pressure did in "
        "this dispute is contested.",
        strength="contested",
        source="Goldstein & Pevehouse 1997; assumption for this dispute",
        group="The powers around",
        headline=True,
    ),
    Dial(
        name="crisis_mechanism",
        label="Crisis mechanism",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.1,
        meaning="A hotline and a joint commission at the border.",
        acts_on="How many border incidents grow, how heavily a blow is felt, and how "
        "soon a crisis cools.",
        evidence="Hotlines and commissions elsewhere cut misreading; none has been "
        "tested here for long.",
        strength="assumption",
        source="assumption",
        group="Between the two",
        headline=True,
    ),
    Dial(
        name="strike_propensity",
        label="Readiness to strike",
        unit="log odds",
        low=-1.5,
        high=1.5,
        default=0.0,
        meaning="How readily Pakistan's army strikes across the border, beside "
        "all reasons.",
        acts_on="The army's choice of strikes and raids.",
        evidence="Strikes were reported in 2022, 2024 and 2025; the threshold is "
        "not known.",
        strength="assumption",
        source="timeline of dated events; source article, claim C9",
        group="Pakistan",
    ),
    Dial(
        name="retaliation",
        label="Readiness to retaliate",
        unit="times the usual",
        low=0.0,
        high=2.0,
        default=1.0,
        meaning="How much an unanswered blow weighs, on both sides.",
        acts_on="Reprisals by Islamabad and by Kabul.",
        evidence="Tit for tat was found in Bosnia and Iraq; about three in five "
        "strikes here were answered.",
        strength="strong",
        source="Goldstein & Pevehouse 1997; Linke et al. 2012; claim C10",
        group="Between the two",
    ),
    Dial(
        name="escalation_aversion",
        label="Fear of escalation",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.5,
        meaning="How much the risk of open war holds both sides back.",
        acts_on="The heaviest acts: raids, inland strikes, campaigns.",
        evidence="Neighbours with ready armies have kept below war since 2021.",
        strength="assumption",
        source="source article, claim C25",
        group="Between the two",
    ),
)
CLAIMS = (
    Claim(
        id="C9",
        text="Pakistan strikes across the border",
        off={"strike_harm": 0.0, "strike_calm": 0.0},
    ),
    Claim(
        id="C10",
        text="Blows are answered",
        off={"retaliation": 0.0},
    ),
    Claim(
        id="C17",
        text="Powers that only admonish leave Islamabad free to strike",
        off={"china_leverage": 0.0, "saudi_leverage": 0.0},
    ),
    Claim(
        id="C24",
        text="Without a way to manage crises they are long and costly",
        off={"crisis_mechanism": 0.0},
    ),
)
CONSTANTS = (
    Constant(
        name="outrage_fade",
        unit="a day",
        default=0.10,
        low=0.0,
        high=1.0,
        meaning="How fast outrage in Pakistan fades.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="rally_fade",
        unit="a day",
        default=0.035,
        low=0.0,
        high=1.0,
        meaning="How fast the rally in Afghanistan after a strike fades.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="owed_fade",
        unit="a day",
        default=0.07,
        low=0.0,
        high=1.0,
        meaning="How fast unanswered blows are forgotten.",
        strength="assumption",
        source="reciprocity dies out within weeks (Goldstein & Pevehouse 1997)",
    ),
    Constant(
        name="standing_fade",
        unit="a day",
        default=0.03,
        low=0.0,
        high=1.0,
        meaning="How fast Kandahar's standing as defender of the homeland fades.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="tire_artillery",
        unit="share",
        default=0.1,
        low=0.0,
        high=1.0,
        meaning="Readiness that artillery fire costs Pakistan's forces.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="tire_strike",
        unit="share",
        default=0.45,
        low=0.0,
        high=1.0,
        meaning="Readiness that a strike costs Pakistan's forces.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="tire_campaign",
        unit="share",
        default=0.5,
        low=0.0,
        high=1.0,
        meaning="Readiness that crossing the line costs Pakistan's forces.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="tire_retaliation",
        unit="share",
        default=0.25,
        low=0.0,
        high=1.0,
        meaning="Readiness that retaliation costs the Taliban's forces.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="tire_drones",
        unit="share",
        default=0.4,
        low=0.0,
        high=1.0,
        meaning="Readiness that a drone raid costs the Taliban's forces.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="pressure_fade",
        unit="a day",
        default=0.03,
        low=0.0,
        high=1.0,
        meaning="How fast outside pressure eases.",
        strength="assumption",
        source="assumption",
    ),
)


@kernel
def army_may(world: Record, rules: Record) -> int:
    """Say what Pakistan's army may do now, as bits."""
    allowed = ALL
    if ordered(world, PAK_ARMY) or world.campaign[PAKISTAN] > 0:
        allowed &= ~((1 << BORDER_STRIKE) | (1 << HEARTLAND_STRIKE))
        allowed &= ~(1 << LEADER_STRIKE)
    if world.standing < 3.0 or world.campaign[PAKISTAN] > 0:
        allowed &= ~(1 << GROUND_RAID)
    return allowed


@kernel
def army_does(world: Record, land: Record, rules: Record, log: Rows, acts: int) -> None:
    """Carry out what the army chose, or was ordered."""
    luck = key(world.seed, DELAY, world.day)
    if (acts >> ARTILLERY) & 1:
        blow(world, rules, PAKISTAN, ARTILLERY_FIRE)
        tire(world, PAKISTAN, rules.tire_artillery)
        clash(world, land, rules, log, PAKISTAN, ARTILLERY_FIRE, ANYWHERE)
    for action in (BORDER_STRIKE, HEARTLAND_STRIKE, LEADER_STRIKE):
        if (acts >> action) & 1:
            order(world, PAK_ARMY, action, world.day + 1 + int(2.5 * uniform(luck, 0)))
            tire(world, PAKISTAN, rules.tire_strike)
    if (acts >> RAID_AT_HOME) & 1:
        raid(world, land, rules, log)
    if (acts >> GROUND_RAID) & 1:
        world.campaign_cause = world.answering
        world.campaign[PAKISTAN] = 8 + int(28.0 * uniform(luck, 1))
        world.truce = 0.0
        tire(world, PAKISTAN, rules.tire_campaign)


@kernel
def army_acts(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 11: Pakistan's army decides, if its day has come, and acts."""
    days = turn(world, rules, PAK_ARMY, world.alert[PAKISTAN] > 0)
    if days == 0:
        return
    believe(world, rules, PAK_ARMY, PAKISTAN)
    u = uniform(key(world.seed, CHOICE, world.day), PAK_ARMY)
    acts = choose(world, rules, PAK_ARMY, army_may(world, rules), days, u)
    army_does(world, land, rules, log, acts)


@kernel
def kandahar_may(world: Record, rules: Record) -> int:
    """Say what Kandahar may do now, as bits."""
    allowed = ALL if world.standing >= 4.0 else ALL & ~(1 << DRONES)
    if world.talks > 0 or world.talks_rest > 0 or world.truce > 0.0:
        allowed &= ~(1 << PROPOSE)
    return allowed


@kernel
def kandahar_does(
    world: Record, land: Record, rules: Record, log: Rows, acts: int
) -> None:
    """Carry out what Kandahar chose, or was ordered."""
    if (acts >> CONTEST) & 1:
        blow(world, rules, KABUL, CONTESTED_POST)
        clash(world, land, rules, log, KABUL, CONTESTED_POST, ANYWHERE)
    if (acts >> RETALIATE) & 1:
        blow(world, rules, KABUL, RETALIATION)
        tire(world, KABUL, rules.tire_retaliation)
        clash(world, land, rules, log, KABUL, RETALIATION, ANYWHERE)
    if (acts >> DRONES) & 1:
        blow(world, rules, KABUL, DRONE_RAID)
        tire(world, KABUL, rules.tire_drones)
        luck = key(world.seed, DELAY, world.day)
        fire(world, rules, log, KABUL, DRONE_RAID, land.capital, luck)
        world.struck_home[KABUL] = world.day
        world.strikes += 1
    if (acts >> PROPOSE) & 1:
        world.proposed = KABUL


@kernel
def kandahar_acts(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 11: Kandahar decides about force and talks, if its day has come."""
    days = turn(world, rules, KANDAHAR, world.alert[KABUL] > 0)
    if days == 0:
        return
    believe(world, rules, KANDAHAR, KABUL)
    u = uniform(key(world.seed, CHOICE, world.day), KANDAHAR)
    acts = choose(world, rules, KANDAHAR, kandahar_may(world, rules), days, u)
    kandahar_does(world, land, rules, log, acts)


@kernel
def cool(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 12: ledgers, moods, alerts and outside pressure fade; forces recover."""
    for side in range(2):
        world.owed[side] *= 1.0 - rules.owed_fade
        world.ready[side] += (1.0 - world.ready[side]) / RECOVERY_DAYS
        world.alert[side] = max(int(world.alert[side]) - 1, 0)
    world.mood[PAKISTAN] *= 1.0 - rules.outrage_fade
    world.mood[KABUL] *= 1.0 - rules.rally_fade
    world.pressure *= 1.0 - rules.pressure_fade
    world.blame += (world.blamed_today - world.blame) / BLAME_DAYS
    world.standing_home *= 1.0 - rules.standing_fade
    world.blamed_today = 0.0
    world.answering = 0
