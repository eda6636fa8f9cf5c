"""Deeds: what each action does, effect by effect, as its row of the doctrine says.

One rule for all actors: an action is a list of effects with amounts, whoever does it
and whether the model chose it or a person ordered it. What lasts for weeks, months or a
year stands in columns of its own and fades here.
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine import effects as e
from simulator.doctrine.actors import (
    KABUL,
    KANDAHAR,
    NONE,
    PAK_ARMY,
    PAK_GOV,
    PAKISTAN,
)
from simulator.mechanisms.acts import (
    ARTILLERY_FIRE,
    CONTESTED_POST,
    DRONE_RAID,
    RETALIATION,
)
from simulator.mechanisms.border import ANYWHERE, blow, clash, fire, tire
from simulator.mechanisms.crossings import shut_all
from simulator.mechanisms.fence import work_on
from simulator.mechanisms.mediation import invited
from simulator.mechanisms.militancy import militant_deeds
from simulator.mechanisms.operations import raid
from simulator.mechanisms.powers import power_deeds
from simulator.numerics import clip, nudge
from simulator.parameters import Constant
from simulator.randomness import key, stream, subkey, uniform
from simulator.world.columns import (
    RELEASE,
    STATEMENT,
    Record,
    Rows,
)
from simulator.world.log import note, note_detail, note_level
from simulator.world.orders import order

DEED = stream("deeds.deed")
# The side of each actor, in their order; -1 for those of neither.
SIDE_OF = (0, 0, 1, 1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1)
PER_ACTOR = 32
POST_LEVEL = 3  # act level of a fight over a post
HEAVY_FIRE = (ARTILLERY_FIRE, RETALIATION)  # by side
TALKS_OFFER, TRUCE_OFFER = 0, 2  # added to the side that offers
MANDATE_DAYS = 28  # for which an offer speaks for a side that people play
DELAY, LENGTH, SEIZED = 0, 1, 2  # units of a deed's draws

CONSTANTS = (
    Constant(
        name="weeks_fade",
        unit="a day",
        default=0.04,
        low=0.0,
        high=1.0,
        meaning="How fast a drive of some weeks (operations, appeals) wears off.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="months_fade",
        unit="a day",
        default=0.011,
        low=0.0,
        high=1.0,
        meaning="How fast what lasts for months (monitors, a ruling) wears off.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="year_fade",
        unit="a day",
        default=0.003,
        low=0.0,
        high=1.0,
        meaning="How fast what lasts for a year (arms, friends abroad) wears off.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="release_worth",
        unit="share",
        default=0.5,
        low=0.0,
        high=1.0,
        meaning="Islamabad's unanswered blows that are settled when what was seized "
        "is given back.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="raid_days",
        unit="days",
        default=(8.0, 28.0),
        low=1.0,
        high=120.0,
        meaning="Days of ground fighting across the line: at least, and how many more.",
        strength="assumption",
        source="assumption",
    ),
)


@kernel
def fight(
    world: Record, land: Record, rules: Record, log: Rows, actor: int, action: int
) -> None:
    """Use force: fire at the line, strikes ordered, ground fighting, drones."""
    side = SIDE_OF[actor]
    luck = subkey(key(world.seed, DEED, world.day), actor * PER_ACTOR + action)
    level = int(rules.step[actor, action])
    if rules.does[actor, action, e.FIRE] > 0.0:
        act = CONTESTED_POST if level == POST_LEVEL else HEAVY_FIRE[side]
        blow(world, rules, side, act)
        clash(world, land, rules, log, side, act, ANYWHERE)
        if uniform(luck, SEIZED) < rules.does[actor, action, e.SEIZE]:
            world.captives += 1
    if rules.does[actor, action, e.STRIKES] > 0.0:
        order(world, actor, action, world.day + 1 + int(2.5 * uniform(luck, DELAY)))
    if rules.does[actor, action, e.GROUND] > 0.0:
        more = rules.raid_days[1] * uniform(luck, LENGTH)
        world.campaign_cause = world.answering
        world.campaign[side] = int(rules.raid_days[0] + more)
        world.truce = 0.0
    if rules.does[actor, action, e.DRONES] > 0.0:
        blow(world, rules, side, DRONE_RAID)
        fire(world, rules, log, side, DRONE_RAID, land.capital, luck)
        world.struck_home[side] = world.day
        world.strikes += 1
    spent = rules.does[actor, action, e.TIRES]
    if spent > 0.0:
        tire(world, side, spent)


@kernel
def speak(world: Record, rules: Record, log: Rows, actor: int, action: int) -> None:
    """Speak in public: words of the two sides count as acts between them."""
    level = int(rules.step[actor, action])
    side = SIDE_OF[actor]
    target = NONE
    if side >= 0:
        target = KANDAHAR if side == PAKISTAN else PAK_GOV
        world.act[side] = max(int(world.act[side]), level)
    row = note(world, log, STATEMENT, actor, target, NONE)
    note_level(log, row, level)
    note_detail(log, row, action)


@kernel
def deal(world: Record, rules: Record, log: Rows, actor: int, action: int) -> None:
    """Deal with the other side: offers, gestures, what is given back."""
    side = SIDE_OF[actor]
    me, other = (PAK_ARMY, KANDAHAR) if side == PAKISTAN else (KANDAHAR, PAK_ARMY)
    if rules.does[actor, action, e.PROPOSE] > 0.0:
        world.proposed = TALKS_OFFER + side
        world.mandate[side] = MANDATE_DAYS
    if rules.does[actor, action, e.CEASE] > 0.0:
        world.proposed = TRUCE_OFFER + side
        world.mandate[side] = MANDATE_DAYS
    earned = rules.does[actor, action, e.GOODWILL]
    if earned != 0.0:
        world.trust[other, me] = nudge(float(world.trust[other, me]), earned)
    eased = rules.does[actor, action, e.DEFUSE]
    if eased > 0.0:
        world.owed[PAKISTAN] *= 1.0 - eased
        world.owed[KABUL] *= 1.0 - eased
    if rules.does[actor, action, e.RELEASE] > 0.0:
        world.captives = 0
        world.owed[PAKISTAN] *= 1.0 - rules.release_worth
        note(world, log, RELEASE, actor, PAK_GOV, NONE)
    pledged = rules.does[actor, action, e.PLEDGE]
    if pledged > 0.0:
        world.promise = max(float(world.promise), pledged)


@kernel
def police(
    world: Record, land: Record, rules: Record, log: Rows, actor: int, action: int
) -> None:
    """Use the state's other means: gates, trade terms, operations, the fence."""
    gate = rules.does[actor, action, e.GATE]
    if gate != 0.0:
        shut_all(world, log, gate < 0.0)
        if gate < 0.0:
            level = int(rules.step[actor, action])
            world.act[PAKISTAN] = max(int(world.act[PAKISTAN]), level)
    world.loss *= 1.0 - rules.does[actor, action, e.RELIEF]
    sweep = world.sweep + rules.does[actor, action, e.SWEEP]
    world.sweep = min(1.5, sweep)
    if rules.does[actor, action, e.FENCE] > 0.0:
        luck = subkey(key(world.seed, DEED, world.day), actor)
        work_on(world, land, rules, log, luck)
    if rules.does[actor, action, e.RAID] > 0.0:
        raid(world, land, rules, log)
    world.appeal = min(1.0, world.appeal + rules.does[actor, action, e.APPEAL])


@kernel
def work_within(world: Record, rules: Record, actor: int, action: int) -> None:
    """Work within the Taliban: channels, rulings, offices, fighters moved away."""
    tie = world.tie + rules.does[actor, action, e.CHANNEL]
    world.tie = clip(tie, 0.0, 1.0)
    world.ruling = min(1.0, world.ruling + rules.does[actor, action, e.RULING])
    moved = world.relocated + rules.does[actor, action, e.RELOCATE]
    world.relocated = min(1.0, moved)
    world.quiet = min(1.0, world.quiet + rules.does[actor, action, e.QUIET])
    unity = world.cohesion + rules.does[actor, action, e.UNITY]
    world.cohesion = clip(unity, 0.0, 1.0)
    standing = world.standing_home + rules.does[actor, action, e.STANDING]
    world.standing_home = min(1.0, standing)
    mood = world.mood[PAKISTAN] + rules.does[actor, action, e.OUTRAGE]
    world.mood[PAKISTAN] = clip(mood, 0.0, 1.5)


@kernel
def do(
    world: Record, land: Record, rules: Record, log: Rows, actor: int, action: int
) -> None:
    """Carry out an action, chosen or ordered: every effect of its row."""
    if rules.does[actor, action, e.SAY] > 0.0:
        speak(world, rules, log, actor, action)
    if SIDE_OF[actor] >= 0:
        fight(world, land, rules, log, actor, action)
        deal(world, rules, log, actor, action)
        police(world, land, rules, log, actor, action)
    else:
        power_deeds(world, rules, actor, action)
    work_within(world, rules, actor, action)
    militant_deeds(world, land, rules, log, actor, action)
    if rules.does[actor, action, e.MEDIATE] > 0.0:
        invited(world, rules, log, rules.style[actor, action], actor)


@kernel
def fade(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 12: what was done for weeks, months or a year wears off."""
    weeks, months = 1.0 - rules.weeks_fade, 1.0 - rules.months_fade
    year = 1.0 - rules.year_fade
    world.sweep *= weeks
    world.appeal *= weeks
    world.quiet *= weeks
    world.ruling *= months
    world.guard *= months
    world.shaken *= months
    world.revulsion *= months
    world.relocated *= year
    world.backing *= year
    world.arms[PAKISTAN] *= year
    world.arms[KABUL] *= year
    world.lull = max(int(world.lull) - 1, 0)
