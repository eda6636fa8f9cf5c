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
LOSS_DAYS = 30.0  # days over which closed crossings come to hurt
RISK_DAYS = 60.0
VIOLENCE_ELASTICITY = 0.06  # Nitsch & Schumacher: twice the incidents, 4 % less trade
USUAL_RECENT = 1.5  # recent attacks over all places, of the scale below

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
    slack = 1.0 - VIOLENCE_ELASTICITY * clip(violence_now(world, land, -1), 0.0, 5.0)
    for c in range(N_CROSSINGS):
        shut += land.crossing_share[c] * world.shut[c]
        usual += land.crossing_usd[c]
        if not world.shut[c]:
            passed += land.crossing_usd[c] * slack
    goal = 0.6 if shut > 0.1 else 0.0
    days = rules.divert_days
    if world.posture[KANDAHAR] == TRADE_ELSEWHERE:
        days *= 0.5
    world.diverted += (goal - world.diverted) / days
    world.trade_usd_m = passed
    world.cost_usd_m = (usual - passed) * (1.0 - world.diverted)
    lost = shut * (1.0 - 0.4 * rules.border_openness) * (1.0 - world.diverted)
    hurt = rules.trade_hurt * lost * (0.5 + rules.trade_dependence)
    world.loss = clip(world.loss + (hurt - world.loss) / LOSS_DAYS, 0.0, 1.5)
    for project in range(2):
        along = violence_now(world, land, project)
        goal = clip(0.15 + 0.08 * world.standing + 0.4 * along, 0.0, 1.0)
        world.risk[project] += (goal - world.risk[project]) / RISK_DAYS
