"""Insurgent attacks: cells strike, attacks draw follow-on attacks nearby.

Attacks are drawn per place and day, not per cell and day: a Poisson count by inversion
of one keyed draw, with rate ``attack_rate * cells * tempo + excited``. An attack adds
``follow_on * n / (n + half)`` expected attacks, spread over some days (self-exciting
violence: Lewis et al. 2012; White, Porter & Mazerolle 2013), n being the cells there.
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine.actors import MOVEMENTS, PAK_ARMY
from simulator.mechanisms.militancy import chosen_tempo
from simulator.mechanisms.news import (
    ATTRIBUTION,
    CLAIM,
    claim,
    heard,
    lay_blame,
)
from simulator.numerics import exp
from simulator.parameters import Claim, Constant
from simulator.randomness import key, part_of, poisson, stream, subkey, toll, uniform
from simulator.world.cells import fighters, grain, lose, pick
from simulator.world.columns import (
    ATTACK,
    HIT,
    MISS,
    N_MOVEMENTS,
    N_PLACES,
    UNSIGNED,
    Record,
    Rows,
)
from simulator.world.log import mark, note, note_dead, note_news, note_unit

ATTACKS = stream("insurgency.attack")
WHO = stream("insurgency.who")
TOLL = stream("insurgency.toll")
TTP_ROW = 0
PER_PLACE = 64  # most attacks of a movement in one place on one day with own luck

CLAIMS = (
    Claim(
        id="C4",
        text="TTP attacks rose, above all in Khyber Pakhtunkhwa and Balochistan",
        off={"attack_rate": 0.0, "follow_on": 0.0},
    ),
)
CONSTANTS = (
    Constant(
        name="attack_rate",
        unit="attacks a day for each cell",
        default=(0.0023, 0.0016, 0.0012),
        low=0.0,
        high=0.02,
        meaning="Attacks that a cell makes of its own accord.",
        strength="assumption",
        source="level of attacks a month 2022-2023 (PICSS)",
    ),
    Constant(
        name="follow_on",
        unit="attacks",
        default=(0.89, 0.74, 0.30),
        low=0.0,
        high=0.98,
        meaning="Further attacks that one attack draws where cells are many.",
        strength="strong",
        source="Lewis et al. 2012; White, Porter & Mazerolle 2013",
    ),
    Constant(
        name="follow_on_half",
        unit="cells",
        default=(9.0, 8.0, 4.0),
        low=0.1,
        high=50.0,
        meaning="Cells in a place at which follow-on attacks are half of the most.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="follow_on_days",
        unit="days",
        default=5.0,
        low=1.0,
        high=30.0,
        meaning="Mean delay of a follow-on attack.",
        strength="strong",
        source="space-time clustering of attacks in Pakistan 2007-2017 (UCDP GED)",
    ),
    Constant(
        name="attack_kill",
        unit="deaths for each fighter of the cell",
        default=(0.14, 0.14, 0.60),
        low=0.0,
        high=3.0,
        meaning="Mean deaths that an attack causes.",
        strength="assumption",
        source="sizes of attacks in Pakistan 2007-2017 (UCDP GED)",
    ),
    Constant(
        name="attack_loss",
        unit="deaths for each fighter of the cell",
        default=0.10,
        low=0.0,
        high=1.0,
        meaning="Mean own losses in an attack.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="attack_spread",
        unit="log deviation",
        default=0.75,
        low=0.0,
        high=2.0,
        meaning="How much the toll of like attacks differs.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="foiled",
        unit="share",
        default=0.30,
        low=0.0,
        high=1.0,
        meaning="Share of attacks and operations that hurt nobody.",
        strength="assumption",
        source="deaths per attack 2022-2023 (PICSS)",
    ),
    Constant(
        name="attack_civilians",
        unit="share",
        default=(0.35, 0.45, 0.75),
        low=0.0,
        high=1.0,
        meaning="Civilians among those whom attacks kill.",
        strength="assumption",
        source="one-sided against state-based deaths 2018-2021 (UCDP GED), rounded",
    ),
    Constant(
        name="calm_tempo",
        unit="share",
        default=0.5,
        low=0.0,
        high=1.0,
        meaning="How much cells that all lie low slow the TTP's attacks.",
        strength="contested",
        source="Johnston & Sarbahi 2016 for the sign",
    ),
)


@kernel
def tempo(world: Record, rules: Record, g: int) -> float:
    """How fast a movement strikes: hosts who hold the TTP back slow it."""
    if g != TTP_ROW:
        return 1.0
    free = 1.0 - rules.restraint_tempo * world.restraint
    driven = 1.0 + rules.leader_agency * world.leaderless
    driven *= chosen_tempo(world, rules)
    return float(free * driven * (1.0 - rules.calm_tempo * world.suppressed))


@kernel
def report(
    world: Record, rules: Record, log: Rows, g: int, row: int, dead: int, unit: int
) -> None:
    """Let the news of the last attack go round: a claim, and somebody to blame."""
    luck = subkey(key(world.seed, CLAIM, world.day), unit)
    claimed = claim(rules, luck, dead)
    verdict = uniform(key(world.seed, ATTRIBUTION, world.day), unit)
    at = lay_blame(world, rules, g, heard(rules, dead, claimed), verdict)
    note_news(world, log, row, claimed, at)


@kernel
def strike_once(
    world: Record, land: Record, rules: Record, log: Rows, g: int, p: int, event: int
) -> bool:
    """Make one attack of a movement in a place; False when no cell is there."""
    unit = (g * 1024 + p) * PER_PLACE + event
    leader = pick(world, subkey(key(world.seed, WHO, world.day), unit), g, p, True)
    if leader < 0:
        return False
    luck = subkey(key(world.seed, TOLL, world.day), unit)
    present = fighters(world, leader)
    men = present / grain(world)
    dead = toll(luck, rules.foiled, rules.attack_kill[g] * men, rules.attack_spread)
    civilians = part_of(luck, dead, rules.attack_civilians[g])
    own = toll(subkey(luck, 7), rules.foiled, rules.attack_loss * men, 0.0)
    own = min(own, present)
    if own > 0:
        lose(world, leader, own, g)
    row = note(world, log, ATTACK, MOVEMENTS[g], PAK_ARMY, p)
    note_unit(log, row, MOVEMENTS[g], leader)
    note_dead(world, log, row, (own, dead - civilians, civilians))
    mark(log, row, HIT if dead > 0 else MISS, UNSIGNED)
    report(world, rules, log, g, row, dead, unit)
    world.attacked[p] = world.happened
    world.attacks[g] += 1
    world.attacks_region[land.region[p]] += 1
    world.recent_new[p] += 1.0
    return True


@kernel
def attacks(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 3: attacks of the day, place by place."""
    luck = key(world.seed, ATTACKS, world.day)
    decay = exp(-1.0 / rules.follow_on_days)
    size = grain(world)
    world.leaderless -= world.leaderless / rules.leader_days
    for g in range(N_MOVEMENTS):
        pace = tempo(world, rules, g)
        for p in range(N_PLACES):
            cells = world.cell_count[g, p] * size
            if cells > 0.0 and land.pakistani[p]:
                anger = 1.0 + rules.grief_attacks * world.grief[p]
                rate = pace * (
                    rules.attack_rate[g] * anger * cells + world.excited[g, p]
                )
                for event in range(poisson(luck, g * 1024 + p, rate)):
                    if not strike_once(world, land, rules, log, g, p, event):
                        break
                    draws = cells / (cells + rules.follow_on_half[g])
                    follow = rules.follow_on[g] * draws * (1.0 - decay)
                    world.excited_new[g, p] += follow
            world.excited[g, p] = world.excited[g, p] * decay + world.excited_new[g, p]
            world.excited_new[g, p] = 0.0
