"""Force that was ordered: air strikes some days later, ground raids for weeks."""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine.actors import KABUL, PAK_ARMY, PAKISTAN
from simulator.doctrine.repertoire import action_number
from simulator.mechanisms.acts import (
    AIR_STRIKE,
    GROUND_FIGHTING,
    HEARTLAND_AIR_STRIKE,
)
from simulator.mechanisms.border import blow, fire, pair_at, remember, tire
from simulator.mechanisms.leaders import hunt_leader
from simulator.parameters import Claim, Constant, Dial
from simulator.randomness import key, stream, subkey, uniform
from simulator.world.columns import N_ORDERS, N_PLACES, Record, Rows
from simulator.world.orders import FREE

EFFECT = stream("force.effect")
CAMPAIGN = stream("force.campaign")
BORDER_PULL = 0.005  # places that matter to the TTP
RALLY_MOST, HEARD_MOST = 1.5, 50.0
HEARTLAND_STRIKE = action_number("pak_army", "strike_heartland")
LEADER_STRIKE = action_number("pak_army", "leader_strike")

DIALS = (
    Dial(
        name="audience",
        label="Publics at home",
        unit="times the usual",
        low=0.0,
        high=2.0,
        default=1.0,
        meaning="How much a shock moves the public of each side.",
        acts_on="Outrage in Pakistan after mass attacks; the rally in "
        "Afghanistan after strikes.",
        evidence="Publics punish inaction and rally when attacked; sizes are "
        "from elsewhere.",
        strength="contested",
        source="Kertzer & Brutger; source article, claim C15",
        group="Between the two",
    ),
)
CLAIMS = (
    Claim(
        id="C15",
        text="Kabul frames force as defence of the homeland",
        off={"rally": 0.0},
    ),
)
CONSTANTS = (
    Constant(
        name="rally",
        unit="share",
        default=1.0,
        low=0.0,
        high=3.0,
        meaning="How much a strike rallies Afghans behind Kandahar.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="rally_standing",
        unit="standing for each rally",
        default=1.0,
        low=0.0,
        high=3.0,
        meaning="How much a rally raises Kandahar's standing at home.",
        strength="assumption",
        source="source article, claim C15",
    ),
    Constant(
        name="standing_face",
        unit="share",
        default=0.5,
        low=0.0,
        high=3.0,
        meaning="How much Kandahar's standing as defender of the homeland adds to "
        "what it would lose by giving way.",
        strength="assumption",
        source="source article, claim C15",
    ),
    Constant(
        name="standing_unity",
        unit="unity",
        default=0.2,
        low=0.0,
        high=1.0,
        meaning="How much Kandahar's standing unites the movement.",
        strength="assumption",
        source="source article, claim C15",
    ),
    Constant(
        name="rally_least",
        unit="rally",
        default=0.25,
        low=0.0,
        high=1.5,
        meaning="Rally over a strike of which no dead are heard.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="rally_death",
        unit="rally for each death",
        default=0.01,
        low=0.0,
        high=0.1,
        meaning="What each of the dead adds to the rally, as they are heard of.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="strike_relief",
        unit="share",
        default=0.65,
        low=0.0,
        high=1.0,
        meaning="Share of the outrage in Pakistan that a strike satisfies.",
        strength="assumption",
        source="Kertzer & Brutger: audiences punish inaction",
    ),
    Constant(
        name="strike_kabul",
        unit="share",
        default=0.7,
        low=0.0,
        high=1.0,
        meaning="Strikes on the heartland that fall on Kabul, the rest on Kandahar.",
        strength="assumption",
        source="strikes of October 2025",
    ),
    Constant(
        name="campaign_fights",
        unit="a day",
        default=0.6,
        low=0.0,
        high=1.0,
        meaning="Days with fighting while ground forces are across the line.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="campaign_tires",
        unit="readiness a day, by side",
        default=(0.05, 0.04),
        low=0.0,
        high=0.5,
        meaning="What a day of ground fighting costs each side's forces.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="strike_calm",
        unit="share",
        default=0.6,
        low=0.0,
        high=1.0,
        meaning="How many cells lie low after a strike, at first.",
        strength="contested",
        source="Johnston & Sarbahi 2016: no long-term effect",
    ),
    Constant(
        name="strike_harm",
        unit="for each civilian",
        default=0.038,
        low=0.0,
        high=0.5,
        meaning="Anger that each civilian killed by a strike leaves in the "
        "border districts.",
        strength="contested",
        source="Shah 2018 finds little; Mir & Moore 2019",
    ),
    Constant(
        name="grief_attacks",
        unit="share",
        default=2.0,
        low=0.0,
        high=3.0,
        meaning="How much recent civilian harm raises attacks of cells.",
        strength="contested",
        source="Shah 2018; contested",
    ),
)


@kernel
def rally(world: Record, rules: Record, told: float) -> None:
    """Rally Afghans behind Kandahar over a strike, by the dead they hear of."""
    stir = rules.rally_least + rules.rally_death * min(told, HEARD_MOST)
    stir *= rules.audience * rules.rally
    world.mood[KABUL] = min(RALLY_MOST, world.mood[KABUL] + stir)
    world.standing_home = min(1.0, world.standing_home + rules.rally_standing * stir)
    world.shocked_by[KABUL] = world.happened


@kernel
def grieve(world: Record, land: Record, rules: Record, civilians: int) -> None:
    """Let cells lie low for days, and then the harm done to civilians work on."""
    world.suppressed = max(float(world.suppressed), float(rules.strike_calm))
    for p in range(N_PLACES):
        if land.pakistani[p] and land.pull[0, p] >= BORDER_PULL:
            world.grief[p] = min(2.0, world.grief[p] + rules.strike_harm * civilians)


@kernel
def bomb(world: Record, land: Record, rules: Record, log: Rows, action: int) -> None:
    """Fly a strike that was ordered: on the border provinces, or on the heartland."""
    luck = subkey(key(world.seed, EFFECT, world.day), action)
    place = int(land.pair_afg[pair_at(world, land, rules, luck)])
    act = AIR_STRIKE
    if action == HEARTLAND_STRIKE:
        act = HEARTLAND_AIR_STRIKE
        capital = uniform(luck, 9) < rules.strike_kabul
        place = int(land.heartland[0] if capital else land.heartland[1])
        world.struck_home[PAKISTAN] = world.day
    blow(world, rules, PAKISTAN, act)
    fire(world, rules, log, PAKISTAN, act, place, luck)
    remember(world, land, place)
    world.strikes += 1


@kernel
def fly(world: Record, land: Record, rules: Record, log: Rows, action: int) -> None:
    """Carry out a strike of the army, and what follows from any of them."""
    told, civilians = world.heard[KABUL], world.civilians
    if action == LEADER_STRIKE:
        hunt_leader(world, land, rules, log)
    else:
        bomb(world, land, rules, log, action)
    rally(world, rules, world.heard[KABUL] - told)
    world.mood[PAKISTAN] *= 1.0 - rules.strike_relief
    grieve(world, land, rules, int(world.civilians - civilians))


@kernel
def campaign(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Go on with ground fighting that is under way: its days are costly."""
    if world.campaign[PAKISTAN] == 0:
        return
    world.campaign[PAKISTAN] -= 1
    if world.truce > 0.0:
        world.campaign[PAKISTAN] = 0
        return
    luck = key(world.seed, CAMPAIGN, world.day)
    for side in range(2):
        tire(world, side, rules.campaign_tires[side])
    if uniform(luck, 3) < rules.campaign_fights:
        place = int(land.pair_afg[pair_at(world, land, rules, luck)])
        blow(world, rules, PAKISTAN, GROUND_FIGHTING)
        world.answering = world.campaign_cause
        fire(world, rules, log, PAKISTAN, GROUND_FIGHTING, place, luck)
        world.answering = 0
        remember(world, land, place)


@kernel
def carry_out(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 3: orders whose day has come, and ground fighting that goes on."""
    for slot in range(N_ORDERS):
        if world.order_actor[slot] == PAK_ARMY and world.order_due[slot] <= world.day:
            world.answering = world.order_cause[slot]
            fly(world, land, rules, log, world.order_action[slot])
            world.answering = 0
            world.order_actor[slot] = FREE
    campaign(world, land, rules, log)
