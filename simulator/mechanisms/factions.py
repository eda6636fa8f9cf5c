"""The Taliban's factions: commanders' opinions, unity, and ties to the ISI.

About a hundred commanders lean to Kandahar or to the Haqqani network and hold a stance
on Pakistan; they listen to each other and to their own conviction (Friedkin & Johnsen
1990). Unity falls when stances differ and when the factions are near balance (Tamm
2016: splits come at parity). The Haqqani network, as far as it has ties to the ISI,
brokers and curbs the TTP; else it shelters it (`postures`).
"""

from __future__ import annotations

import math

from simulator.compiled import kernel
from simulator.deciding.beliefs import USUAL_TIES
from simulator.doctrine.actors import HAQQANI, KABUL, KANDAHAR
from simulator.mechanisms.postures import BROKER, RESTRAIN, SHELTER
from simulator.numerics import clip, exp, ln
from simulator.parameters import Claim, Constant, Dial, assumed
from simulator.randomness import U64, key, stream, uniform
from simulator.world.columns import (
    N_COMMANDERS,
    SPLINTER,
    Record,
    Rows,
)
from simulator.world.log import note

LISTEN = stream("factions.listen")
SPLITS = stream("factions.split")
CONFIDENCE = 0.8  # commanders further apart than this do not listen
ONE_MOVEMENT = -1

DIALS = (
    Dial(
        name="isi_haqqani_ties",
        label="ISI ties to the Haqqani network",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.5,
        meaning="How well the army's intelligence service and the Haqqani network "
        "still work together.",
        acts_on="Whether the Haqqani network curbs the TTP or shelters it, and how "
        "far Taliban commanders differ about Pakistan.",
        evidence="The network brokered truces with the TTP in 2021 and 2022; what "
        "the ties are worth now is disputed.",
        strength="contested",
        source="UN monitoring team reports; truces of 2021-2022",
        group="Pakistan",
        headline=True,
    ),
    Dial(
        name="bonds_with_ttp",
        label="Bonds with the TTP",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.6,
        meaning="Ties of ideology, kinship and shared war between Taliban "
        "fighters and the TTP.",
        acts_on="How costly it is for Kandahar to act against the TTP, and how "
        "many defect when it does.",
        evidence="Oaths and shared war are documented; how binding they are is "
        "disputed.",
        strength="contested",
        source="UN monitoring team reports; source article, claim C8",
        group="Kabul",
    ),
    Dial(
        name="haqqani_power",
        label="Power of the Haqqani network",
        unit="times the usual",
        low=0.1,
        high=3.0,
        default=1.0,
        meaning="Strength of the Haqqani network against its usual share.",
        acts_on="The balance of the factions: near parity, unity falls and a "
        "split comes near.",
        evidence="Movements split when leader and rival come into balance.",
        strength="strong",
        source="Tamm 2016; source article, claim C12",
        group="Kabul",
    ),
)
CLAIMS = (
    Claim(
        id="C8",
        text="Ideology and kinship stop action against the TTP",
        off={"bonds_cost": 0.0, "defect_rate": 0.0},
    ),
    Claim(
        id="C12",
        text="Kandahar wants distance from the ISI, the Haqqanis keep ties",
        off={"ties_pull": 0.0, "incoherence": 0.0},
    ),
)
CONSTANTS = (
    assumed(
        "listening",
        "share a week",
        (0.3, 0.55, 0.15),
        0.0,
        1.0,
        "What makes a commander's stance: peers, his own of last week, conviction.",
    ),
    assumed(
        "rally_pull",
        "share",
        (0.35, 0.5),
        0.0,
        2.0,
        "How far a rally turns commanders from Pakistan, and towards Kandahar.",
    ),
    assumed(
        "ties_turn",
        "share",
        (0.5, 0.6),
        0.0,
        2.0,
        "How far ties to the ISI turn Haqqani commanders to Pakistan, from Kandahar.",
    ),
    assumed(
        "unity_level",
        "share",
        (0.97, 0.8, 0.35, 0.1),
        0.0,
        2.0,
        "Unity: at best, less for stances apart, for parity, and for lost trade.",
    ),
    assumed(
        "unity_discord",
        "share",
        (0.15, 0.1),
        0.0,
        1.0,
        "Unity lost where the Haqqanis shelter whom Kandahar restrains, or curb alone.",
    ),
    assumed(
        "unity_split",
        "share",
        0.3,
        0.0,
        1.0,
        "Unity lost in an open split.",
    ),
    assumed(
        "unity_days",
        "days",
        14.0,
        1.0,
        365.0,
        "Days in which unity follows.",
    ),
    assumed(
        "parity_width",
        "log ratio",
        0.55,
        0.1,
        3.0,
        "How near to parity the factions must be for a split to be likely.",
    ),
    Constant(
        name="bonds_cost",
        unit="share",
        default=1.0,
        low=0.0,
        high=3.0,
        meaning="How much bonds with the TTP weigh with Kandahar.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="ties_pull",
        unit="share",
        default=1.0,
        low=0.0,
        high=3.0,
        meaning="How much ties to the ISI pull Haqqani commanders.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="incoherence",
        unit="trust a day",
        default=0.0015,
        low=0.0,
        high=0.02,
        meaning="Trust a day that mixed signals of a divided movement cost.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="split_rate",
        unit="a week",
        default=0.004,
        low=0.0,
        high=0.1,
        meaning="Chance of an open split at parity of the factions and no unity.",
        strength="assumption",
        source="Tamm 2016 for the form",
    ),
)


@kernel
def heard(world: Record, commander: int, luck: U64) -> float:
    """Mean stance of those a commander listens to: three peers, if near enough."""
    own = world.commander_stance[commander]
    total = own
    voices = 1.0
    for peer in range(3):
        other = int(uniform(luck, commander * 4 + peer) * N_COMMANDERS)
        stance = world.commander_stance[other]
        if abs(stance - own) < CONFIDENCE:
            total += stance
            voices += 1.0
    return float(total / voices)


@kernel
def sway(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 8: commanders listen, each once a week; loyalty follows war and ties."""
    luck = key(world.seed, LISTEN, world.day)
    rally = min(1.0, float(world.mood[KABUL]))
    for c in range(world.day % 7, N_COMMANDERS, 7):
        leaning = world.commander_loyalty0[c]
        # Ties pull Haqqani commanders towards Pakistan and away from Kandahar.
        drawn = rules.ties_pull * (world.tie - USUAL_TIES) if leaning < 0.0 else 0.0
        turned = rules.ties_turn[0] * drawn - rules.rally_pull[0] * rally
        conviction = world.commander_stance0[c] + turned
        stance = rules.listening[0] * heard(world, c, luck)
        stance += rules.listening[1] * world.commander_stance[c]
        stance += rules.listening[2] * conviction
        world.commander_stance[c] = clip(stance, -1.0, 1.0)
        pull = leaning + rules.rally_pull[1] * rally - rules.ties_turn[1] * drawn
        loyalty = world.commander_loyalty[c]
        world.commander_loyalty[c] = clip(loyalty + 0.1 * (pull - loyalty), -1.0, 1.0)


@kernel
def spread(world: Record) -> float:
    """Give the standard deviation of commanders' stances on Pakistan."""
    mean = 0.0
    for c in range(N_COMMANDERS):
        mean += world.commander_stance[c]
    mean /= N_COMMANDERS
    total = 0.0
    for c in range(N_COMMANDERS):
        gap = world.commander_stance[c] - mean
        total += gap * gap
    return math.sqrt(total / N_COMMANDERS)


@kernel
def balance(world: Record, rules: Record) -> float:
    """Power of the Haqqani network against Kandahar's: loyalties summed, a ratio."""
    kandahar = 1e-6
    haqqani = 1e-6
    for c in range(N_COMMANDERS):
        loyalty = world.commander_loyalty[c]
        if loyalty > 0.0:
            kandahar += loyalty
        else:
            haqqani -= loyalty
    return float(rules.haqqani_power * haqqani / kandahar)


@kernel
def discord(world: Record, rules: Record) -> float:
    """Unity lost while the two factions pull the TTP two ways: no single policy."""
    restrains = world.posture[KANDAHAR] == RESTRAIN
    if restrains and world.posture[HAQQANI] == SHELTER:
        return float(rules.unity_discord[0])
    if not restrains and world.posture[HAQQANI] == BROKER:
        return float(rules.unity_discord[1])
    return 0.0


@kernel
def unite(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 8: unity of the movement, and once a week the chance of a split."""
    ratio = balance(world, rules)
    parity = min(ratio, 1.0 / ratio)
    level = rules.unity_level[0] - rules.unity_level[1] * spread(world)
    level -= rules.unity_level[2] * parity + rules.unity_level[3] * world.loss
    level += rules.standing_unity * world.standing_home
    level -= discord(world, rules)
    if world.split_day != ONE_MOVEMENT:
        level -= rules.unity_split
    gain = (level - world.cohesion) / rules.unity_days
    world.cohesion = clip(world.cohesion + gain, 0.0, 1.0)
    if world.day % 7 != 0 or world.split_day != ONE_MOVEMENT:
        return
    distance = ln(ratio) / rules.parity_width
    rift = (1.0 - world.cohesion) * (1.0 - world.cohesion)
    hazard = rules.split_rate * exp(-0.5 * distance * distance) * rift
    if uniform(key(world.seed, SPLITS, world.day), 0) < hazard:
        world.split_day = world.day
        note(world, log, SPLINTER, HAQQANI, KANDAHAR, -1)
