"""Rivalry for influence: India gains from the rift, Islamabad feels encircled.

India's ties to Kabul grow with the rift between Islamabad and Kabul (claim C20), and
are felt in Islamabad as a threat, the more so the more strategic depth in Afghanistan
means to it (C1). Threat makes it lean on Kabul: a patron's pressure for compliance, as
far as its client is not autonomous (C2; delegation: Popovic 2017, Carter 2012).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.doctrine.actors import KANDAHAR, PAK_ARMY
from simulator.doctrine.repertoire import action_number
from simulator.parameters import Claim, Constant, Dial

if TYPE_CHECKING:
    from simulator.world.columns import Record, Rows

OPEN_TO_INDIA = action_number("kandahar", "open_to_india")

DIALS = (
    Dial(
        name="strategic_depth",
        label="Stake in strategic depth",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.5,
        meaning="How much a friendly Kabul matters to the army as depth against India.",
        acts_on="How strongly India's ties to Kabul are felt as a threat, and "
        "how hard Islamabad leans on Kabul.",
        evidence="Central to accounts of Pakistan's Afghan policy; its weight "
        "today is disputed.",
        strength="contested",
        source="source article, claim C1",
        group="Pakistan",
    ),
    Dial(
        name="kandahar_autonomy",
        label="Autonomy of Kandahar",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.6,
        meaning="How little Kandahar depends on Pakistan.",
        acts_on="How far Pakistani pressure moves Kandahar to hold the TTP back.",
        evidence="Sponsored groups that are strong and have other friends defect "
        "from their sponsors more often.",
        strength="strong",
        source="Popovic 2017; source article, claim C2",
        group="Kabul",
    ),
    Dial(
        name="india_engagement",
        label="India's opening to Kabul",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.5,
        meaning="How far India is ready to engage the Taliban.",
        acts_on="How fast ties between India and Kabul grow with the rift.",
        evidence="India announced the upgrade of its Kabul mission in October 2025.",
        strength="contested",
        source="timeline of dated events; source article, claim C20",
        group="The powers around",
    ),
)
CONSTANTS = (
    Constant(
        name="rivalry",
        unit="share",
        default=1.0,
        low=0.0,
        high=1.0,
        meaning="The rivalry for influence as a whole; 0 switches this root off.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="india_floor",
        unit="ties",
        default=0.25,
        low=0.0,
        high=1.0,
        meaning="Ties that India would have with Kabul without any rift.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="india_rift",
        unit="ties for the whole rift",
        default=1.3,
        low=0.0,
        high=5.0,
        meaning="How much the rift opens the door to India.",
        strength="assumption",
        source="source article, claim C20",
    ),
    Constant(
        name="calm_rift",
        unit="share",
        default=0.35,
        low=0.0,
        high=1.0,
        meaning="A rift below this opens no door to India.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="india_courted",
        unit="times the usual",
        default=1.35,
        low=1.0,
        high=4.0,
        meaning="How much wider the door is when Kandahar opens it.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="tie_days",
        unit="days",
        default=150.0,
        low=20.0,
        high=1000.0,
        meaning="Days in which ties between states follow.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="threat_least",
        unit="threat",
        default=0.25,
        low=0.0,
        high=1.0,
        meaning="Threat from India that Islamabad feels whatever Kabul does.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="threat_plain",
        unit="threat for full ties",
        default=0.28,
        low=0.0,
        high=2.0,
        meaning="Threat felt from India's ties to Kabul in any case.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="threat_depth",
        unit="threat for full ties",
        default=0.84,
        low=0.0,
        high=4.0,
        meaning="Threat felt from them where strategic depth means all.",
        strength="assumption",
        source="source article, claim C1",
    ),
    Constant(
        name="threat_days",
        unit="days",
        default=30.0,
        low=5.0,
        high=200.0,
        meaning="Days in which the threat felt follows.",
        strength="assumption",
        source="assumption",
    ),
)
CLAIMS = (
    Claim(
        id="C21",
        text="The crisis has three roots: the TTP, the Durand Line, the "
        "rivalry for influence",
        off={
            "attack_rate": 0.0,
            "follow_on": 0.0,
            "fence_clash": 0.0,
            "fence_anger": 0.0,
            "incident_rate": 0.0,
            "rivalry": 0.0,
        },
    ),
    Claim(
        id="C1",
        text="Pakistan backed the Taliban for strategic depth against India",
        off={"strategic_depth": 0.0},
    ),
    Claim(
        id="C2",
        text="The Taliban were often aligned with Pakistan, but no puppet",
        off={"kandahar_autonomy": 0.0},
    ),
    Claim(
        id="C20",
        text="India gains from the rift",
        off={"india_engagement": 0.0},
    ),
)


@kernel
def rival(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 9: India's ties to Kabul, the threat felt, and the pressure it makes."""
    rift = 0.5 - 0.5 * float(world.trust[KANDAHAR, PAK_ARMY])
    door = rules.india_floor + rules.india_rift * max(0.0, rift - rules.calm_rift)
    if world.posture[KANDAHAR] == OPEN_TO_INDIA:
        door *= rules.india_courted
    world.india += (rules.india_engagement * door - world.india) / rules.tie_days
    weight = rules.threat_plain + rules.threat_depth * rules.strategic_depth
    felt = rules.threat_least + weight * world.india
    world.threat += (rules.rivalry * felt - world.threat) / rules.threat_days
    stake = rules.strategic_depth * world.threat
    world.lean = stake * (1.0 - rules.kandahar_autonomy) * (1.0 - world.backing)
