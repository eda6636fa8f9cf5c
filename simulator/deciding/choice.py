"""How an actor chooses: softmax over what it may do, on a clock that does not matter.

U(x) is the sum over features of weight times belief; P(x) = softmax(U) is the chance
in an ordinary week (McKelvey & Palfrey 1995). Deciding more often is a change of clock,
not of propensity: the chance to hold for d days is P(hold) ** (d / 7), and the rest is
shared among the other acts in proportion. Beliefs and chances stay in the world, so
every choice can be explained exactly, feature by feature.
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.deciding.clock import due
from simulator.deciding.grounds import answered
from simulator.doctrine.repertoire import ACT, MAX_ACTIONS, POSTURE
from simulator.numerics import exp, power
from simulator.world.columns import N_CHOICES, N_FEATURES, Record

HOLD = 0  # every repertoire of acts begins with holding
ALL = (1 << MAX_ACTIONS) - 1  # the mask that allows every action
WEEK = 7.0
NEVER = -1e9
INERTIA = 1.8  # a posture held is kept unless much speaks against it
DWELL = 28  # days before it is reconsidered


@kernel
def utility(world: Record, rules: Record, actor: int, action: int) -> float:
    """Sum the considerations for one action: weight times belief."""
    total = 0.0
    for f in range(N_FEATURES):
        total += rules.weight[actor, action, f] * world.belief[actor, f]
    return total


@kernel
def weigh(
    world: Record, rules: Record, actor: int, slot: int, allowed: int, bonus: float
) -> None:
    """Write the softmax chances of one slot's actions into ``world.chance``.

    ``allowed`` is a bit mask of actions; ``bonus`` favours the posture now held.
    """
    top = NEVER
    for x in range(MAX_ACTIONS):
        if rules.slot[actor, x] == slot:
            u = NEVER
            if (allowed >> x) & 1:
                u = utility(world, rules, actor, x)
                if slot == POSTURE and world.posture[actor] == x:
                    u += bonus
            world.chance[actor, x] = u
            top = max(top, u)
    total = 0.0
    for x in range(MAX_ACTIONS):
        if rules.slot[actor, x] == slot:
            u = world.chance[actor, x]
            p = exp(u - top) if u > NEVER else 0.0
            world.chance[actor, x] = p
            total += p
    for x in range(MAX_ACTIONS):
        if rules.slot[actor, x] == slot:
            world.chance[actor, x] /= total


@kernel
def drawn(world: Record, rules: Record, actor: int, slot: int, u: float) -> int:
    """Turn one uniform number into an action by the slot's chances."""
    passed = 0.0
    last = HOLD
    for x in range(MAX_ACTIONS):
        if rules.slot[actor, x] == slot and world.chance[actor, x] > 0.0:
            passed += world.chance[actor, x]
            last = x
            if u < passed:
                return x
    return last


@kernel
def keep(
    world: Record,
    rules: Record,
    actor: int,
    slot: int,
    action: int,
    days: float,
    u: float,
) -> None:
    """Keep a choice, its grounds and its luck until the next day on which one is made.

    Of a choice that a person made, the chances say what the model would have done.
    """
    world.answering = answered(world, rules, actor, action)
    if world.choice_day != world.day:
        world.choice_day = world.day
        world.choices = 0
    row = world.choices
    if row >= N_CHOICES:
        world.overflow += 1
        return
    world.choices += 1
    world.choice_actor[row] = actor
    world.choice_action[row] = action
    world.choice_held[row] = world.posture[actor] if slot == POSTURE else -1
    world.choice_ordered[row] = world.played[actor]
    world.choice_days[row] = days
    world.choice_luck[row] = u
    for f in range(N_FEATURES):
        world.choice_belief[row, f] = world.belief[actor, f]
    for x in range(MAX_ACTIONS):
        mine = rules.slot[actor, x] == slot
        world.choice_chance[row, x] = world.chance[actor, x] if mine else 0.0


@kernel
def weigh_acts(
    world: Record, rules: Record, actor: int, allowed: int, days: float
) -> None:
    """Write the chances of an actor's acts for a decision that covers so many days."""
    weigh(world, rules, actor, ACT, allowed | (1 << HOLD), 0.0)
    week = world.chance[actor, HOLD]
    hold = power(week, days / WEEK)
    others = (1.0 - hold) / (1.0 - week) if week < 1.0 else 0.0
    for x in range(MAX_ACTIONS):
        if rules.slot[actor, x] == ACT:
            world.chance[actor, x] *= others
    world.chance[actor, HOLD] = hold


@kernel
def choose(
    world: Record, rules: Record, actor: int, allowed: int, days: float, u: float
) -> int:
    """Choose what to do: the acts as bits, one by the model's own choice.

    A person's orders stand in its place where a seat is played, and those of them
    that may be done today are.
    """
    weigh_acts(world, rules, actor, allowed, days)
    if world.played[actor] == 0:
        action = drawn(world, rules, actor, ACT, u)
        keep(world, rules, actor, ACT, action, days, u)
        return 1 << action
    acts = ordered_of(world, rules, actor, ACT) & (allowed | (1 << HOLD))
    for x in range(MAX_ACTIONS):
        if (acts >> x) & 1:
            keep(world, rules, actor, ACT, x, days, u)
    return acts


@kernel
def ordered_of(world: Record, rules: Record, actor: int, slot: int) -> int:
    """Take a person's orders for one slot off the table, and give them as bits."""
    wanted = int(world.wanted[actor])
    mine = 0
    for x in range(MAX_ACTIONS):
        if rules.slot[actor, x] == slot:
            mine |= wanted & (1 << x)
    world.wanted[actor] = wanted & ~mine
    return mine


@kernel
def turn(world: Record, rules: Record, actor: int, alert: bool, slowest: float) -> int:
    """Days that a decision of today covers, 0 when none is due.

    A played actor decides on the day on which a person has ordered something.
    """
    if world.played[actor] == 0:
        return due(world, rules, actor, alert, slowest)
    world.decided[actor] = world.day
    return 1 if world.wanted[actor] != 0 else 0


@kernel
def choose_posture(
    world: Record, rules: Record, actor: int, bonus: float, u: float
) -> int:
    """Choose which posture to hold, with ``bonus`` for the one held now."""
    weigh(world, rules, actor, POSTURE, ALL, bonus)
    action = drawn(world, rules, actor, POSTURE, u)
    keep(world, rules, actor, POSTURE, action, WEEK, u)
    return action


@kernel
def take_up(world: Record, rules: Record, actor: int, u: float) -> None:
    """Let a played actor take up the posture that a person ordered."""
    wanted = ordered_of(world, rules, actor, POSTURE)
    if wanted == 0:
        return
    weigh(world, rules, actor, POSTURE, ALL, INERTIA)
    for x in range(MAX_ACTIONS):
        if (wanted >> x) & 1:
            keep(world, rules, actor, POSTURE, x, WEEK, u)
            world.posture[actor] = x
    world.dwell[actor] = DWELL


@kernel
def reconsider(world: Record, rules: Record, actor: int, u: float) -> None:
    """Let an actor reconsider its posture once it has held it long enough."""
    if world.played[actor] != 0:
        take_up(world, rules, actor, u)
        return
    if world.dwell[actor] > 0:
        world.dwell[actor] -= 1
        return
    world.posture[actor] = choose_posture(world, rules, actor, INERTIA, u)
    world.dwell[actor] = DWELL
