"""Force that was ordered: air strikes some days later, ground raids for weeks."""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine.actors import KABUL, PAK_ARMY, PAKISTAN
from simulator.doctrine.repertoire import action_number
from simulator.mechanisms.border import blow, casualties, fire, pair_at, tire
from simulator.parameters import Constant
from simulator.randomness import key, stream, subkey, uniform
from simulator.world.columns import INCURSION, N_ORDERS, STRIKE, Record, Rows
from simulator.world.orders import FREE

EFFECT = stream("force.effect")
CAMPAIGN = stream("force.campaign")
HEARTLAND_STRIKE = action_number("pak_army", "strike_heartland")

CONSTANTS = (
    Constant(
        name="audience",
        unit="share",
        default=1.0,
        low=0.0,
        high=2.0,
        meaning="How much a shock moves the public of each side.",
        strength="assumption",
        source="assumption",
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
    world.strikes += 1
    rally = (0.25 + 0.01 * min(dead, 50)) * rules.audience
    world.mood[KABUL] = min(1.5, world.mood[KABUL] + rally)
    world.mood[PAKISTAN] *= 0.35


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
        fire(world, log, INCURSION, PAKISTAN, place, casualties(luck, 4.0, 60.0), 7)


@kernel
def carry_out(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 3: orders whose day has come, and ground fighting that goes on."""
    for slot in range(N_ORDERS):
        if world.order_actor[slot] == PAK_ARMY and world.order_due[slot] <= world.day:
            bomb(world, land, rules, log, world.order_action[slot])
            world.order_actor[slot] = FREE
    campaign(world, land, log)
