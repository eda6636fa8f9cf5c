"""Reprisal: Islamabad answers attacks it blames on Kabul, Kabul answers strikes.

A ledger of unanswered blows, discharged by answering, gives reciprocity both ways that
dies out within weeks (Goldstein & Pevehouse 1997; Linke et al. 2012 for tit for tat).
Pressure by outside powers and a crisis mechanism act here: pressure makes force cost
more, a mechanism makes fewer incidents grow and takes the sting out of a blow.
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.deciding.beliefs import believe
from simulator.deciding.choice import ALL, choose, turn
from simulator.doctrine.actors import KABUL, KANDAHAR, PAK_ARMY, PAKISTAN
from simulator.doctrine.repertoire import action_number
from simulator.mechanisms.border import ANYWHERE, blow, clash, fire, tire
from simulator.parameters import Claim, Constant, Dial
from simulator.randomness import key, stream, uniform
from simulator.world.columns import STRIKE, Record, Rows
from simulator.world.orders import order, ordered

CHOICE = stream("reprisal.choice")
DELAY = stream("reprisal.delay")

ARTILLERY = action_number("pak_army", "artillery")
BORDER_STRIKE = action_number("pak_army", "strike")
HEARTLAND_STRIKE = action_number("pak_army", "strike_heartland")
GROUND_RAID = action_number("pak_army", "incursion")
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
    if world.standing < 3.0 or world.campaign[PAKISTAN] > 0:
        allowed &= ~(1 << GROUND_RAID)
    return allowed


@kernel
def army_does(world: Record, land: Record, rules: Record, log: Rows, acts: int) -> None:
    """Carry out what the army chose, or was ordered."""
    luck = key(world.seed, DELAY, world.day)
    if (acts >> ARTILLERY) & 1:
        blow(world, PAKISTAN, 4, 0.5, 0.4)
        tire(world, PAKISTAN, 0.1)
        clash(world, land, log, PAKISTAN, 4, ANYWHERE)
    for action in (BORDER_STRIKE, HEARTLAND_STRIKE):
        if (acts >> action) & 1:
            order(world, PAK_ARMY, action, world.day + 1 + int(2.5 * uniform(luck, 0)))
            tire(world, PAKISTAN, 0.45)
    if (acts >> GROUND_RAID) & 1:
        world.campaign[PAKISTAN] = 8 + int(28.0 * uniform(luck, 1))
        world.truce = 0.0
        tire(world, PAKISTAN, 0.5)


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
        blow(world, KABUL, 3, 0.4, 0.3)
        clash(world, land, log, KABUL, 3, ANYWHERE)
    if (acts >> RETALIATE) & 1:
        blow(world, KABUL, 4, 0.7, 0.55)
        tire(world, KABUL, 0.25)
        clash(world, land, log, KABUL, 4, ANYWHERE)
    if (acts >> DRONES) & 1:
        blow(world, KABUL, 6, 1.0, 0.6)
        tire(world, KABUL, 0.4)
        fire(world, log, STRIKE, KABUL, land.capital, 2, 6)
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
    world.standing_home *= 0.97
    world.blamed_today = 0.0
