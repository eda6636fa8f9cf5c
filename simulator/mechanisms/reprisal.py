"""Reprisal: Islamabad answers attacks it blames on Kabul, Kabul answers strikes.

A ledger of unanswered blows, discharged by answering, gives reciprocity both ways that
dies out within weeks (Goldstein & Pevehouse 1997; Linke et al. 2012 for tit for tat).
Pressure by outside powers and a crisis mechanism act here: pressure makes force cost
more, a mechanism makes fewer incidents grow and takes the sting out of a blow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.doctrine.actors import KABUL, PAKISTAN
from simulator.doctrine.repertoire import action_number
from simulator.parameters import Claim, Constant, Dial

if TYPE_CHECKING:
    from simulator.world.columns import Record, Rows

BORDER_STRIKE = action_number("pak_army", "strike")

DIALS = (
    Dial(
        name="regional_pressure",
        label="Pressure by the region's powers",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.3,
        meaning="How hard China, Saudi Arabia and others press both sides, with more "
        "than words.",
        acts_on="What force across the line costs both sides, and how readily they "
        "offer talks.",
        evidence="Coerced sides sometimes step back; how much outside pressure did in "
        "this dispute is contested.",
        strength="contested",
        source="Goldstein & Pevehouse 1997; assumption for this dispute",
        group="The powers around",
        headline=True,
    ),
    Dial(
        name="crisis_mechanism",
        label="Crisis mechanism",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.1,
        meaning="A hotline and a joint commission at the border.",
        acts_on="How many border incidents grow, how heavily a blow is felt, and how "
        "soon a crisis cools.",
        evidence="Hotlines and commissions elsewhere cut misreading; none has been "
        "tested here for long.",
        strength="assumption",
        source="assumption",
        group="Between the two",
        headline=True,
    ),
    Dial(
        name="strike_propensity",
        label="Readiness to strike",
        unit="log odds",
        low=-1.5,
        high=1.5,
        default=0.0,
        meaning="How readily Pakistan's army strikes across the border, beside "
        "all reasons.",
        acts_on="The army's choice of strikes and raids.",
        evidence="Strikes were reported in 2022, 2024 and 2025; the threshold is "
        "not known.",
        strength="assumption",
        source="timeline of dated events; source article, claim C9",
        group="Pakistan",
    ),
    Dial(
        name="retaliation",
        label="Readiness to retaliate",
        unit="times the usual",
        low=0.0,
        high=2.0,
        default=1.0,
        meaning="How much an unanswered blow weighs, on both sides.",
        acts_on="Reprisals by Islamabad and by Kabul.",
        evidence="Tit for tat was found in Bosnia and Iraq; about three in five "
        "strikes here were answered.",
        strength="strong",
        source="Goldstein & Pevehouse 1997; Linke et al. 2012; claim C10",
        group="Between the two",
    ),
    Dial(
        name="escalation_aversion",
        label="Fear of escalation",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.5,
        meaning="How much the risk of open war holds both sides back.",
        acts_on="The heaviest acts: raids, inland strikes, campaigns.",
        evidence="Neighbours with ready armies have kept below war since 2021.",
        strength="assumption",
        source="source article, claim C25",
        group="Between the two",
    ),
)
CLAIMS = (
    Claim(
        id="C9",
        text="Pakistan strikes across the border",
        off={"strike_harm": 0.0, "strike_calm": 0.0},
    ),
    Claim(
        id="C10",
        text="Blows are answered",
        off={"retaliation": 0.0},
    ),
    Claim(
        id="C17",
        text="Powers that only admonish leave Islamabad free to strike",
        off={"china_leverage": 0.0, "saudi_leverage": 0.0},
    ),
    Claim(
        id="C24",
        text="Without a way to manage crises they are long and costly",
        off={"crisis_mechanism": 0.0},
    ),
)
CONSTANTS = (
    Constant(
        name="outrage_fade",
        unit="a day",
        default=0.10,
        low=0.0,
        high=1.0,
        meaning="How fast outrage in Pakistan fades.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="rally_fade",
        unit="a day",
        default=0.035,
        low=0.0,
        high=1.0,
        meaning="How fast the rally in Afghanistan after a strike fades.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="owed_fade",
        unit="a day",
        default=0.07,
        low=0.0,
        high=1.0,
        meaning="How fast unanswered blows are forgotten.",
        strength="assumption",
        source="reciprocity dies out within weeks (Goldstein & Pevehouse 1997)",
    ),
    Constant(
        name="standing_fade",
        unit="a day",
        default=0.03,
        low=0.0,
        high=1.0,
        meaning="How fast Kandahar's standing as defender of the homeland fades.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="pressure_fade",
        unit="a day",
        default=0.03,
        low=0.0,
        high=1.0,
        meaning="How fast outside pressure eases.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="recovery_days",
        unit="days",
        default=30.0,
        low=1.0,
        high=365.0,
        meaning="Days in which forces that struck are fit again.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="blame_days",
        unit="days",
        default=60.0,
        low=1.0,
        high=365.0,
        meaning="Days for which attacks laid at Kabul's door are remembered.",
        strength="assumption",
        source="assumption",
    ),
)


@kernel
def cool(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 12: ledgers, moods, alerts and outside pressure fade; forces recover."""
    for side in range(2):
        world.owed[side] *= 1.0 - rules.owed_fade
        sooner = (1.0 + world.arms[side]) / rules.recovery_days
        world.ready[side] += (1.0 - world.ready[side]) * sooner
        world.alert[side] = max(int(world.alert[side]) - 1, 0)
    world.mood[PAKISTAN] *= 1.0 - rules.outrage_fade
    world.mood[KABUL] *= 1.0 - rules.rally_fade
    world.pressure *= 1.0 - rules.pressure_fade
    world.blame += (world.blamed_today - world.blame) / rules.blame_days
    world.standing_home *= 1.0 - rules.standing_fade
    world.blamed_today = 0.0
    world.answering = 0
