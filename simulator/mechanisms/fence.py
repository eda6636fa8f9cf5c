"""The fence: work on it, what it stops, and the clashes that work sparks.

Kabul has never recognised the Durand Line; every burst of work on a stretch (new
fence, forts, repairs) raises the hazard of a clash there (claim C11). What a fence
stops depends on the ground (Linebarger & Braithwaite 2020).
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine.actors import KANDAHAR, PAK_ARMY
from simulator.parameters import Claim, Constant, Dial
from simulator.randomness import U64, key, stream, uniform
from simulator.world.columns import FENCE_WORK, N_PAIRS, ON_LINE, Record, Rows
from simulator.world.log import note

WORK = stream("fence.work")

DIALS = (
    Dial(
        name="fence_pace",
        label="Pace of fence work",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.3,
        meaning="How hard Pakistan works on the fence: new stretches, forts, repairs.",
        acts_on="How much of the line is fenced, and how often work sparks a clash.",
        evidence="Fenced 83 in 100 by 2020, 98 by 2024, as Pakistan reports; "
        "clashes over posts are frequent.",
        strength="contested",
        source="ISPR statements; border clashes reported 2021-2024; claim C11",
        group="The border",
    ),
    Dial(
        name="durand_salience",
        label="Refusal of the Durand Line",
        unit="times the usual",
        low=0.0,
        high=2.0,
        default=1.0,
        meaning="How much the line, which Kabul has never recognised, matters to it.",
        acts_on="How readily fence work sparks clashes.",
        evidence="Every Afghan government since 1947 has refused the line.",
        strength="strong",
        source="source article, claims C11 and C21",
        group="The border",
    ),
)
CLAIMS = (
    Claim(
        id="C11",
        text="The Durand Line is refused; fences spark clashes",
        off={"fence_clash": 0.0, "fence_anger": 0.0, "terms_refusal": 0.0},
    ),
)
CONSTANTS = (
    Constant(
        name="fence_anger",
        unit="share",
        default=1.0,
        low=0.0,
        high=3.0,
        meaning="How much fence work moves Kandahar to contest posts.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="fence_rate",
        unit="a day",
        default=0.05,
        low=0.0,
        high=1.0,
        meaning="Bursts of fence work a day along the whole line at full pace.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="fence_clash",
        unit="a day",
        default=0.06,
        low=0.0,
        high=1.0,
        meaning="Hazard a day of a clash on a stretch with work under way.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="fence_closes",
        unit="share",
        default=0.2,
        low=0.0,
        high=1.0,
        meaning="Share of what is open of a stretch that a burst of work closes.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="fence_fade",
        unit="a day",
        default=0.07,
        low=0.0,
        high=1.0,
        meaning="How fast a burst of work ends; two weeks are usual.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="fence_stop",
        unit="share",
        default=0.6,
        low=0.0,
        high=1.0,
        meaning="Share of crossings that a whole and policed fence stops on "
        "flat ground.",
        strength="contested",
        source="Avdan & Gelpi 2017; Carter & Ying 2020 find little",
    ),
)
USUAL_FENCE = 0.9  # of the line; openness as it is includes it


@kernel
def work_on(world: Record, land: Record, rules: Record, log: Rows, luck: U64) -> None:
    """Begin a burst of work on a stretch of the line."""
    pair = int(uniform(luck, 1) * N_PAIRS)
    world.fence_work[pair] = 1.0
    world.fence[pair] += rules.fence_closes * (1.0 - world.fence[pair])
    note(world, log, FENCE_WORK, PAK_ARMY, KANDAHAR, land.pair_pak[pair])
    world.fenced = world.happened


@kernel
def build_fence(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 2: a burst of work may begin on a stretch; earlier work fades."""
    luck = key(world.seed, WORK, world.day)
    total = 0.0
    for pair in range(N_PAIRS):
        world.fence_work[pair] *= 1.0 - rules.fence_fade
        flat = 1.0 - land.pair_rugged[pair]
        total += (world.fence[pair] - USUAL_FENCE) * flat
    world.fence_mean = total / N_PAIRS
    if uniform(luck, 0) < rules.fence_rate * rules.fence_pace:
        work_on(world, land, rules, log, luck)


@kernel
def clash_over_fence(world: Record, rules: Record, pair: int) -> float:
    """Hazard of a clash today on one stretch, from the work on it."""
    refusal = rules.durand_salience * world.fence_work[pair]
    calm = 1.0 - rules.mechanism_calm * rules.crisis_mechanism
    calm *= 1.0 - rules.truce_calm * world.truce
    calm *= 1.0 - rules.terms_calm * world.treaty[ON_LINE]
    return float(rules.fence_clash * refusal * calm)
