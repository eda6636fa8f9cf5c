"""Trade and projects: what shut crossings cost, and what finds other roads.

Closure costs grow linearly with its days (about USD 3 million a day at Torkham, press
reports of 2023), then trade slowly diverts to Iran and Central Asia. CASA-1000 and TAPI
carry a risk that rises with violence along their routes and with the crisis (C18).
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine.actors import KANDAHAR
from simulator.doctrine.repertoire import action_number
from simulator.numerics import clip
from simulator.parameters import Claim, Constant, Dial
from simulator.world.columns import N_CROSSINGS, N_PLACES, Record, Rows

TRADE_ELSEWHERE = action_number("kandahar", "trade_elsewhere")
MOST_VIOLENCE = 5.0  # recent attacks beyond which trade suffers no more
SHUT = 0.1  # share of the trade shut out from which the rest looks for other roads
MOST_LOSS = 1.5

DIALS = (
    Dial(
        name="trade_dependence",
        label="Dependence on the crossings",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.5,
        meaning="How much both economies depend on trade through the crossings.",
        acts_on="How much a closure hurts, and so how ripe the sides are for talks.",
        evidence="Torkham shut for 23 days cost about USD 66 million.",
        strength="contested",
        source="press reports of 2023; source article, claim C18",
        group="The border",
    ),
)
CLAIMS = (
    Claim(
        id="C18",
        text="Trade routes, CASA-1000 and TAPI are at risk",
        off={"trade_hurt": 0.0},
    ),
)
CONSTANTS = (
    Constant(
        name="trade_hurt",
        unit="share",
        default=1.0,
        low=0.0,
        high=3.0,
        meaning="How much lost trade weighs with both sides.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="divert_days",
        unit="days",
        default=240.0,
        low=20.0,
        high=2000.0,
        meaning="Days in which half and more of the lost trade finds other roads.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="trade_violence",
        unit="share for each recent attack a day",
        default=0.06,
        low=0.0,
        high=0.5,
        meaning="Trade lost to violence while crossings are open.",
        strength="contested",
        source="Nitsch & Schumacher: twice the incidents, 4 in 100 less trade",
    ),
    Constant(
        name="divert_most",
        unit="share",
        default=0.6,
        low=0.0,
        high=1.0,
        meaning="The most of the lost trade that finds other roads.",
        strength="assumption",
        source="trade through Iran and Central Asia during closures",
    ),
    Constant(
        name="divert_policy",
        unit="times the usual days",
        default=0.5,
        low=0.05,
        high=1.0,
        meaning="How much sooner trade diverts when Kandahar shifts it.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="trade_smuggled",
        unit="share",
        default=0.4,
        low=0.0,
        high=1.0,
        meaning="Trade that passes a shut crossing where the border is wide open.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="trade_floor",
        unit="share",
        default=0.5,
        low=0.0,
        high=2.0,
        meaning="What lost trade weighs with sides that hardly depend on it.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="loss_days",
        unit="days",
        default=30.0,
        low=5.0,
        high=180.0,
        meaning="Days over which shut crossings come to hurt.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="risk_least",
        unit="share",
        default=0.15,
        low=0.0,
        high=1.0,
        meaning="Risk of the projects in calm.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="risk_crisis",
        unit="for each step of escalation felt",
        default=0.08,
        low=0.0,
        high=0.5,
        meaning="How much the crisis raises the risk of the projects.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="risk_violence",
        unit="for each recent attack a day on the route",
        default=0.4,
        low=0.0,
        high=2.0,
        meaning="How much violence along its route raises the risk of a project.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="risk_days",
        unit="days",
        default=60.0,
        low=10.0,
        high=400.0,
        meaning="Days in which the risk of the projects follows.",
        strength="assumption",
        source="assumption",
    ),
)


@kernel
def violence_now(world: Record, land: Record, project: int) -> float:
    """Recent attacks along a project's route, all of them for -1."""
    total = 0.0
    for p in range(N_PLACES):
        if project < 0 or land.route[project, p]:
            total += world.recent[p]
    return total


@kernel
def trade(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 6: the trade of the day, what closures cost, how it is felt."""
    shut = 0.0
    passed = 0.0
    usual = 0.0
    violence = clip(violence_now(world, land, -1), 0.0, MOST_VIOLENCE)
    slack = 1.0 - rules.trade_violence * violence
    for c in range(N_CROSSINGS):
        shut += land.crossing_share[c] * world.shut[c]
        usual += land.crossing_usd[c]
        if not world.shut[c]:
            passed += land.crossing_usd[c] * slack
    goal = rules.divert_most if shut > SHUT else 0.0
    days = rules.divert_days
    if world.posture[KANDAHAR] == TRADE_ELSEWHERE:
        days *= rules.divert_policy
    world.diverted += (goal - world.diverted) / days
    world.trade_usd_m = passed
    world.cost_usd_m = (usual - passed) * (1.0 - world.diverted)
    passable = rules.trade_smuggled * rules.border_openness
    lost = shut * (1.0 - passable) * (1.0 - world.diverted)
    hurt = rules.trade_hurt * lost * (rules.trade_floor + rules.trade_dependence)
    world.loss = clip(
        world.loss + (hurt - world.loss) / rules.loss_days, 0.0, MOST_LOSS
    )
    for project in range(2):
        along = violence_now(world, land, project)
        feared = rules.risk_least + rules.risk_crisis * world.standing
        goal = clip(feared + rules.risk_violence * along, 0.0, 1.0)
        world.risk[project] += (goal - world.risk[project]) / rules.risk_days
