"""Force that was ordered: air strikes some days later, ground raids for weeks."""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine.actors import KABUL, PAK_ARMY, PAKISTAN
from simulator.doctrine.repertoire import action_number
from simulator.mechanisms.border import blow, casualties, fire, pair_at, remember, tire
from simulator.parameters import Claim, Constant, Dial
from simulator.randomness import key, stream, subkey, uniform
from simulator.world.columns import INCURSION, N_ORDERS, N_PLACES, STRIKE, Record, Rows
from simulator.world.orders import FREE

EFFECT = stream("force.effect")
CAMPAIGN = stream("force.campaign")
BORDER_PULL = 0.005  # places that matter to the TTP
HEARTLAND_STRIKE = action_number("pak_army", "strike_heartland")

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
        default=0.02,
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
def bomb(world: Record, land: Record, rules: Record, log: Rows, action: int) -> None:
    """Fly a strike that was ordered: on the border provinces, or on the heartland."""
    luck = subkey(key(world.seed, EFFECT, world.day), action)
    heartland = action == HEARTLAND_STRIKE
    place = land.pair_afg[pair_at(world, land, luck)]
    level, weight, dead = 5, 1.0, casualties(luck, 2.0, 26.0)
    if heartland:
        level, weight, dead = 6, 1.5, casualties(luck, 3.0, 50.0)
        place = land.heartland[0] if uniform(luck, 9) < 0.7 else land.heartland[1]
    blow(world, PAKISTAN, level, weight, 0.55)
    fire(world, log, STRIKE, PAKISTAN, place, dead, level)
    remember(world, land, place, dead)
    if heartland:
        world.struck_home[PAKISTAN] = world.day
    world.strikes += 1
    rally = (0.25 + 0.01 * min(dead, 50)) * rules.audience * rules.rally
    world.mood[KABUL] = min(1.5, world.mood[KABUL] + rally)
    world.standing_home = min(1.0, world.standing_home + 0.3 * rally)
    world.mood[PAKISTAN] *= 0.35
    # A brief calm first, as cells lie low; then the harm done works on.
    world.suppressed = max(float(world.suppressed), float(rules.strike_calm))
    for p in range(N_PLACES):
        if land.pakistani[p] and land.pull[0, p] >= BORDER_PULL:
            world.grief[p] = min(2.0, world.grief[p] + rules.strike_harm * dead)


@kernel
def campaign(world: Record, land: Record, log: Rows) -> None:
    """Go on with ground fighting that is under way: its days are costly."""
    if world.campaign[PAKISTAN] == 0:
        return
    world.campaign[PAKISTAN] -= 1
    if world.truce > 0.0:
        world.campaign[PAKISTAN] = 0
        return
    luck = key(world.seed, CAMPAIGN, world.day)
    tire(world, PAKISTAN, 0.05)
    tire(world, KABUL, 0.04)
    if uniform(luck, 3) < 0.6:
        place = land.pair_afg[pair_at(world, land, luck)]
        blow(world, PAKISTAN, 7, 0.35, 0.1)
        dead = casualties(luck, 4.0, 60.0)
        fire(world, log, INCURSION, PAKISTAN, place, dead, 7)
        remember(world, land, place, dead)


@kernel
def carry_out(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 3: orders whose day has come, and ground fighting that goes on."""
    for slot in range(N_ORDERS):
        if world.order_actor[slot] == PAK_ARMY and world.order_due[slot] <= world.day:
            bomb(world, land, rules, log, world.order_action[slot])
            world.order_actor[slot] = FREE
    campaign(world, land, log)
